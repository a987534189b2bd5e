package language

import (
	"cmp"
	"strconv"
	"strings"
)

// Words are words parted by blanks, over any number of lines.
type Words []string

func (w *Words) fill(lines []line) error {
	for _, l := range lines {
		*w = append(*w, strings.Fields(l.text)...)
	}
	return nil
}

// Lines are one entry each, of one word or of several.
type Lines []string

func (l *Lines) fill(lines []line) error {
	for _, one := range lines {
		*l = append(*l, one.text)
	}
	return nil
}

// Names are forms of the same name, a line for each month or day of the week. A
// hyphen in a form is also a blank, or a zero-width non-joiner, or nothing.
type Names [][]string

func (n *Names) fill(lines []line) error {
	for _, l := range lines {
		*n = append(*n, strings.Fields(l.text))
	}
	return nil
}

// Value is a single line.
type Value string

func (v *Value) fill(lines []line) error {
	for _, l := range lines {
		if *v != "" {
			return mistake(l, "this section has one line only")
		}
		*v = Value(l.text)
	}
	return nil
}

// Flag is a section that says yes, and no if it is left out.
type Flag bool

func (f *Flag) fill(lines []line) error {
	for _, l := range lines {
		if l.text != "yes" {
			return mistake(l, `write "yes", or leave the section out`)
		}
		*f = true
	}
	return nil
}

// Mark is a character that cannot be seen, as its number in Unicode: U+202F.
type Mark string

func (m *Mark) fill(lines []line) error {
	for _, l := range lines {
		code, err := strconv.ParseUint(strings.TrimPrefix(l.text, "U+"), 16, 21)
		if err != nil {
			return mistake(l, "%q is no character; write its number in Unicode, such as U+202F", l.text)
		}
		*m = Mark(rune(code))
	}
	return nil
}

// Percent is a number of per cent, on a single line.
type Percent int

func (p *Percent) fill(lines []line) error {
	for _, l := range lines {
		n, err := strconv.Atoi(l.text)
		if err != nil || n < 1 || n > 99 || *p != 0 {
			return mistake(l, "%q is no number of per cent, or the second one", l.text)
		}
		*p = Percent(n)
	}
	return nil
}

// Count is a whole number, on a single line.
type Count int

func (c *Count) fill(lines []line) error {
	for _, l := range lines {
		n, err := strconv.Atoi(l.text)
		if err != nil || n < 1 || *c != 0 {
			return mistake(l, "%q is no whole number, or the second one", l.text)
		}
		*c = Count(n)
	}
	return nil
}

// Pairs are "name = what it stands for", each name once.
type Pairs map[string]string

func (p *Pairs) fill(lines []line) error {
	*p = Pairs{}
	for _, l := range lines {
		name, value, err := cut(l, "=")
		if err != nil {
			return err
		}
		if _, double := (*p)[name]; double {
			return mistake(l, "%q stands here twice", name)
		}
		(*p)[name] = value
	}
	return nil
}

// Figures are "name = number", each name once.
type Figures map[string]float64

func (f *Figures) fill(lines []line) error {
	*f = Figures{}
	for _, l := range lines {
		name, text, err := cut(l, "=")
		if err != nil {
			return err
		}
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return mistake(l, "%q is no number", text)
		}
		if _, double := (*f)[name]; double {
			return mistake(l, "%q stands here twice", name)
		}
		(*f)[name] = value
	}
	return nil
}

// Lists are "key: entry, entry", in their order. The program knows the keys, in
// English; the entries are what the language has for each.
type Lists []List

// List is one line of Lists.
type List struct {
	Key     string
	Entries []string
}

func (ls *Lists) fill(lines []line) error {
	for _, l := range lines {
		key, entries, err := cut(l, ":")
		if err != nil {
			return err
		}
		list := List{Key: key}
		for entry := range strings.SplitSeq(entries, ",") {
			list.Entries = append(list.Entries, strings.TrimSpace(entry))
		}
		*ls = append(*ls, list)
	}
	return nil
}

// Of returns the entries of a key.
func (ls Lists) Of(key string) []string {
	for _, l := range ls {
		if l.Key == key {
			return l.Entries
		}
	}
	return nil
}

// First returns the first entry of a key, which is the one to show.
func (ls Lists) First(key string) string {
	entries := append(ls.Of(key), "")
	return entries[0]
}

// Meanings returns the key of each entry.
func (ls Lists) Meanings() map[string]string {
	meanings := map[string]string{}
	for _, l := range ls {
		for _, entry := range l.Entries {
			meanings[entry] = l.Key
		}
	}
	return meanings
}

// Degrees are the degrees of likelihood, from the least likely: "from–to", in
// per cent, and two rows of terms, "1–5 | remote | almost no chance = slight
// chance". Behind = stand other forms of the same term.
type Degrees []Degree

// Degree is one degree of likelihood.
type Degree struct {
	From, To int         // per cent
	Terms    [2][]string // of each row: the term, then its other forms
}

func (d *Degrees) fill(lines []line) error {
	for _, l := range lines {
		parts := strings.Split(l.text, " | ")
		from, to, ok := strings.Cut(parts[0], "–")
		if !ok || len(parts) != 3 {
			return mistake(l, "%q is no degree; write 1–5 | term | term of the other row", l.text)
		}
		var degree Degree
		var err1, err2 error
		degree.From, err1 = strconv.Atoi(from)
		degree.To, err2 = strconv.Atoi(to)
		if err := cmp.Or(err1, err2); err != nil || degree.From >= degree.To {
			return mistake(l, "%q is no range of per cent", parts[0])
		}
		for row, forms := range parts[1:] {
			degree.Terms[row] = strings.Split(forms, " = ")
		}
		*d = append(*d, degree)
	}
	return nil
}

// cut parts a line at its first separator.
func cut(l line, separator string) (before, after string, err error) {
	before, after, ok := strings.Cut(l.text, separator)
	if before = strings.TrimSpace(before); !ok || before == "" {
		return "", "", mistake(l, "there is no %q behind a word in %q", separator, l.text)
	}
	return before, strings.TrimSpace(after), nil
}

// Alternatives writes an entry with brackets out: "(a|b) c" is "a c" and "b c".
func Alternatives(entry string) []string {
	return spellOut(entry, func(string) bool { return false })
}

// Beginnings spells out no more of the brackets of an entry than its first word takes:
// "(the|) map is (old|new)" gives "the map is (old|new)" and " map is (old|new)".
func Beginnings(entry string) []string {
	return spellOut(entry, func(before string) bool { return strings.Contains(strings.TrimLeft(before, " "), " ") })
}

// spellOut spells out the brackets of an entry, from the left, until what stands before the
// next one is enough.
func spellOut(entry string, enough func(before string) bool) []string {
	open := strings.IndexByte(entry, '(')
	if open < 0 || enough(entry[:open]) {
		return []string{entry}
	}
	var choices []string
	depth, from := 0, open+1
	for i := open; i < len(entry); i++ {
		switch c := entry[i]; {
		case c == '(':
			depth++
		case c == '|' && depth == 1:
			choices = append(choices, entry[from:i])
			from = i + 1
		case c == ')' && depth == 1:
			choices = append(choices, entry[from:i])
			var all []string
			for _, choice := range choices {
				all = append(all, spellOut(entry[:open]+choice+entry[i+1:], enough)...)
			}
			return all
		case c == ')':
			depth--
		}
	}
	return nil // a bracket that is not closed
}
