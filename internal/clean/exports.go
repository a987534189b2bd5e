package clean

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/charset"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Programs that export, forward or convert articles write fields around them: who sent
// what, when, under which headline. They are read as what they are, whatever program it
// was: a name and a colon, or two capitals and a tab, several of them together.

// field is what the value of a field is.
type field int8

const (
	otherField field = iota
	titleField
	authorField
	dateField
	addressField
	outletField
	textField // the text begins with its value
)

// fieldKinds are what fields hold, as the data of languages name it.
var fieldKinds = map[string]field{
	"title": titleField, "author": authorField, "date": dateField, "address": addressField, "outlet": outletField, "text": textField, "other": otherField,
}

// fieldNames are the names of fields in all languages, in small letters, and the codes that
// databases of newspapers have for them.
var fieldNames = sync.OnceValue(func() map[string]field {
	names := map[string]field{
		"hd": titleField, "by": authorField, "pd": dateField, "sn": outletField, "lp": textField, "td": textField,
	}
	for code := range strings.FieldsSeq(`wc sc pg la cy ns re an co in ipc ipd pub et se cr ct vol ed art clm rf text importance priority`) {
		names[code] = otherField
	}
	for _, l := range language.With(language.Cleaning) {
		for name, kind := range l.Cleaning().Fields {
			names[strings.ToLower(name)] = fieldKinds[kind]
		}
	}
	return names
})

var (
	namedField = text.Pattern(`^(?:[-*] )?(\pL[\pL\pM\x{200c} _-]{0,28}?)[ \t]*(?:[:：]|:[ \t]+(.*)|：\s*(.*))$`)
	// tabbedField matches a row of two cells, as a sheet that was saved as text has for each of its fields.
	tabbedField = text.Pattern(`^(\pL[\pL\pM\x{200c} _-]{0,28}?)[ ]*\t[ \t]*([^\t]+)$`)
	codedField  = text.Pattern(`^([A-Z]{2,3})\t(.*)$`)
	rule3       = regexp.MustCompile(`^(?:-{3,}|={3,}|\*{3,}|_{3,}|-{3,}.*-{3,}|#{1,6} (?:Metadata|Full Document|Highlights))$`)
)

// readField reads a line as a field. Coded says that its name stands before a tab.
func readField(line string) (kind field, value string, coded, is bool) {
	if strings.IndexByte(line, ':') < 0 && strings.IndexByte(line, '\t') < 0 && !strings.Contains(line, "：") {
		return 0, "", false, false // nearly every line
	}
	if m := codedField().FindStringSubmatch(line); m != nil {
		kind, is = fieldNames()[strings.ToLower(m[1])]
		return kind, strings.TrimSpace(m[2]), true, is
	}
	if m := namedField().FindStringSubmatch(line); m != nil {
		kind, is = fieldNames()[strings.ToLower(strings.ReplaceAll(m[1], "_", " "))]
		return kind, strings.TrimSpace(m[2] + m[3]), false, is && (kind != textField || len(m[1]) > codeLength)
	}
	if m := tabbedField().FindStringSubmatch(line); m != nil {
		kind, is = fieldNames()[strings.ToLower(m[1])]
		return kind, strings.TrimSpace(m[2]), false, is && len(m[1]) > codeLength
	}
	return 0, "", false, false
}

// codeLength is how many letters a code has at most: before a colon it is none.
const codeLength = 3

// export is what is known of the fields around a text.
type export struct {
	fields map[int]bool // lines that are fields
	next   int          // line at which another article begins, 0 if none does
	title  int          // line of the headline below the name of its field, 0 if there is none
	spelt  string       // the headline that a field holds in encoded words, as no line has it
}

// fieldsTogether is how many fields must stand within a few lines to be taken for some,
// and how few lines that is; fieldsElsewhere is how many where the text has others.
const fieldsTogether, fewLines, fieldsElsewhere = 3, 8, 2

// readExport finds the fields around a text: runs of them, with what stands between.
func readExport(lines []custody.Line) export {
	e := export{fields: map[int]bool{}}
	var at []int // indices of lines with words
	for i, l := range lines {
		if l.Text != "" {
			at = append(at, i)
		}
	}
	is := make([]bool, len(at))
	headlines := 0
	for k, i := range at {
		kind, _, coded, field := readField(unquoted(lines[i].Text))
		if is[k] = field && !(kind == otherField && subject().MatchString(lines[i].Text) && isSaid(lines[i].Text)); is[k] && kind == titleField && coded {
			if headlines++; headlines == 2 {
				e.next = lines[i].Number
			}
		}
	}
	for _, least := range []int{fieldsTogether, fieldsElsewhere} {
		if least < fieldsTogether && len(e.fields) == 0 {
			break
		}
		for k := range at {
			together := 0
			for n := max(0, k-fewLines); is[k] && n < min(len(at), k+fewLines+1); n++ {
				if is[n] {
					together++
				}
			}
			if together >= least {
				e.fields[lines[at[k]].Number] = true
			}
		}
	}
	e.leaveText(lines, at)
	e.below(lines, at)
	if len(e.fields) == 0 {
		e.next = 0
		return e
	}
	e.goOn(lines, at)
	e.frontMatter(lines, at)
	e.encodedWords(lines, at)
	for k, i := range at { // rules and headings beside fields
		if rule3.MatchString(lines[i].Text) && (k > 0 && e.fields[lines[at[k-1]].Number] || k+1 < len(at) && e.fields[lines[at[k+1]].Number]) {
			e.fields[lines[i].Number] = true
		}
	}
	return e
}

// encodedWords reads a headline whose letters a program of mail has written as encoded words, over several lines.
func (e *export) encodedWords(lines []custody.Line, at []int) {
	for k := 0; k < len(at) && e.spelt == ""; k++ {
		kind, value, _, is := readField(lines[at[k]].Text)
		if !is || kind != titleField || !e.fields[lines[at[k]].Number] || !charset.HasEncodedWord(value) {
			continue
		}
		for k+1 < len(at) && at[k+1] == at[k]+1 && strings.HasPrefix(lines[at[k+1]].Text, "=?") {
			k++
			value += " " + lines[at[k]].Text
			e.fields[lines[at[k]].Number] = true
		}
		e.spelt = strings.Join(strings.Fields(charset.DecodedWords(value)), " ")
	}
}

// leaveText takes back what has the form of fields amid the text, where no field stands
// above it: a box with the data of what is written about. None of them says what only the
// headline or the author of a text is, unless they are rows of a table.
func (e *export) leaveText(lines []custody.Line, at []int) {
	said := func(k int) bool { return !e.fields[lines[at[k]].Number] && isSaid(lines[at[k]].Text) }
	above := 0
	for above < len(at) && !said(above) {
		if e.fields[lines[at[above]].Number] {
			return
		}
		above++
	}
	below := len(at) - 1
	for below > above && !said(below) {
		below--
	}
	var amid []int
	for k := above; k < below; k++ {
		n := lines[at[k]]
		if !e.fields[n.Number] {
			continue
		}
		kind, _, coded, _ := readField(unquoted(n.Text))
		row := !coded && !namedField().MatchString(unquoted(n.Text))
		if !row && (coded || kind != otherField && kind != dateField) {
			return
		}
		amid = append(amid, n.Number)
	}
	for _, n := range amid {
		delete(e.fields, n)
	}
}

// subject matches a word before a colon, of which the sentence behind it may speak. Names of
// several words are those of fields alone.
var subject = text.Pattern(`^[^ :：]+ ?[:：]`)

// isSaid reports a line that is a sentence of some words, whatever stands before its colon.
func isSaid(line string) bool {
	const fewest = 9 // words
	return text.EndsSentence(line) && len(strings.Fields(line)) >= fewest
}

// longestField is the most words of what a field holds whose name is not known.
const longestField = 20

// goOn takes lines between fields for fields that have the form of one, whatever their
// name is, and the number of the text among all above the first or below it. Above the
// first field a headline may have that form, unless a field holds it, and behind the last
// one the text may, unless it stands above.
func (e *export) goOn(lines []custody.Line, at []int) {
	titled, text := false, false
	for _, i := range at {
		kind, _, _, _ := readField(unquoted(lines[i].Text))
		titled = titled || e.fields[lines[i].Number] && kind == titleField
	}
	form := func(k int) bool {
		t := unquoted(lines[at[k]].Text)
		_, _, _, known := readField(t)
		return (namedField().MatchString(t) || tabbedField().MatchString(t)) && (known || !isSaid(t)) && len(strings.Fields(t)) <= longestField
	}
	is := func(k int) bool { return k >= 0 && k < len(at) && e.fields[lines[at[k]].Number] }
	for k := 0; k < len(at); {
		if is(k) || !form(k) {
			if n := lines[at[k]]; !is(k) && k < fewLines && oneOfAll().MatchString(n.Text) {
				e.fields[n.Number] = true
				if starts := numberedArticles(lines); len(starts) > 1 && starts[0] == n.Number {
					e.next = starts[1]
				}
			} else if !is(k) && !rule3.MatchString(n.Text) {
				text = true
			}
			k++
			continue
		}
		end := k
		for end < len(at) && !is(end) && form(end) {
			end++
		}
		last := end == len(at) || rule3.MatchString(lines[at[end]].Text)
		if is(k-1) && (is(end) || last && text) || k == 0 && is(end) && titled {
			for n := k; n < end; n++ {
				e.fields[lines[at[n]].Number] = true
			}
		}
		k = max(end, k+1)
	}
}

// frontMatter takes what stands between the two rules with which a note begins for
// fields, if it begins like one and some of it is: lists of values have lines of their own.
func (e *export) frontMatter(lines []custody.Line, at []int) {
	const rule, longest = "---", 40 // lines
	if len(at) == 0 || lines[at[0]].Text != rule {
		return
	}
	some := namedField().MatchString(lines[at[min(1, len(at)-1)]].Text)
	for k := 1; some && k < min(len(at), longest); k++ {
		if lines[at[k]].Text != rule {
			continue
		}
		some = slices.ContainsFunc(at[1:k], func(i int) bool { return e.fields[lines[i].Number] })
		for n := 0; some && n <= k; n++ {
			e.fields[lines[at[n]].Number] = true
			if kind, value, _, _ := readField(lines[at[n]].Text); kind == titleField && e.title == 0 && isBlockMark(value) && n+1 < k {
				e.title = lines[at[n+1]].Number
			}
		}
		delete(e.fields, e.title)
		return
	}
}

// isBlockMark reports the mark behind the name of a field whose value stands in the lines below: title: |
func isBlockMark(value string) bool {
	return value != "" && strings.Trim(value, "|>+-") == ""
}

// unquoted is a line without the marks of a forwarded message.
func unquoted(line string) string { return line[len(custody.QuoteMark(line)):] }

// exportField finds the fields around a text.
func exportField(p *page, i int) float64 {
	line := p.units[i].text
	switch {
	case (i < 3 || i < p.from) && wireCode().MatchString(line), i < 3 && answers().MatchString(line):
		return 0.9
	case p.notes > 0 && i >= p.notes:
		return 0.85
	case i < 3 && citedPage().MatchString(line), i < p.from && (i < 3 && p.isReference(i) || wordsCounted().MatchString(line)) && dateLine(p, i) == 0:
		return 0.85
	}
	if u := &p.units[i]; u.first == u.last && p.export.fields[u.first] && p.marks[u.first].Rule != custody.FieldRule {
		return 0.9
	}
	return 0
}

// nextArticle drops what stands behind the article in the same file.
func nextArticle(p *page, i int) float64 {
	if p.export.next > 0 && p.units[i].first >= p.export.next {
		return 0.9
	}
	return 0
}

// manyQuoted is the part of the lines of a message that are marked as quoted from which
// on the marks are cut.
const manyQuoted = 0.6

// marksOf finds the marks that are to be cut out of the lines of a text, and the lines
// that are nothing but marks.
func marksOf(lines []custody.Line, e export) (cuts map[int]custody.Cut, empty map[int]bool) {
	cuts, empty = map[int]custody.Cut{}, map[int]bool{}
	quoted, all, edits, parted := 0, 0, 0, 0
	titled := false // a field above holds the headline
	headed := false // the text begins with a heading of Markdown
	wire := 0       // line of the code with which the wire of an agency begins
	said := 0       // the last line that is a sentence: no headline stands below it
	for _, l := range lines {
		if len(e.fields) > 0 && !e.fields[l.Number] && isSaid(l.Text) {
			said = l.Number
		}
		if l.Text != "" && all+quoted == 0 {
			headed = strings.HasPrefix(l.Text, "# ")
			if wireCode().MatchString(l.Text) {
				wire = l.Number
			}
		}
		switch {
		case l.Text == "" || e.fields[l.Number] || rule3.MatchString(l.Text):
			continue
		case custody.QuoteMark(l.Text) != "":
			quoted++
		case custody.EditMark(l.Text) != "" && len(text.PlainWords(l.Text)) <= 8:
			edits++
		}
		if custody.LineHyphen(l.Text) != "" {
			parted++
		}
		all++
	}
	cut := func(l custody.Line, words, rule string) {
		if words != "" {
			cuts[l.Number] = custody.Cut{Line: l.Number, Words: words, Rule: rule}
		}
	}
	for i, l := range lines {
		switch kind, _, _, field := readField(l.Text); {
		case l.Text == "":
		case field && e.fields[l.Number] && (kind == titleField && !titled && e.spelt == "" && e.title == 0 && (l.Number < said || said == 0) || kind == textField):
			mark := custody.FieldMark(l.Text)
			if mark == l.Text {
				mark = "" // what it holds stands below
			}
			titled = titled || kind == titleField && mark != ""
			cut(l, mark, custody.FieldRule)
		case quoted > 3 && float64(quoted) >= manyQuoted*float64(all) && custody.QuoteMark(l.Text) != "":
			if empty[l.Number] = custody.QuoteMark(l.Text) == l.Text || custody.QuoteMark(l.Text) == l.Text+" "; !empty[l.Number] {
				cut(l, custody.QuoteMark(l.Text), custody.QuoteRule)
			}
		case (len(e.fields) > 0 || headed) && custody.HeadingMark(l.Text) != "" && !e.fields[l.Number]:
			cut(l, custody.HeadingMark(l.Text), custody.HeadRule)
		case wire > 0 && l.Number <= wire+fewLines && custody.WireMark(l.Text) != "":
			cut(l, custody.WireMark(l.Text), custody.WireRule)
		case edits >= 2 && custody.EditMark(l.Text) != "" && len(text.PlainWords(l.Text)) <= 8:
			cut(l, custody.EditMark(l.Text), custody.EditRule)
		case (parted >= manyParted || parted > 1 && parted*oftenParted >= all) && i+1 < len(lines) && partedWord(l.Text, lines[i+1].Text):
			cut(l, custody.LineHyphen(l.Text), custody.LineEndRule)
		}
	}
	return cuts, empty
}

// withEnd is a cut, and the one that belongs to it at the end of its line.
func withEnd(c custody.Cut, line string) []custody.Cut {
	if end := custody.FieldEnd(line); c.Rule == custody.FieldRule && end != "" {
		return []custody.Cut{c, {Line: c.Line, Words: end, Nth: strings.Count(line, end), Rule: custody.FieldEndRule}}
	}
	return []custody.Cut{c}
}

// manyParted is from how many lines on that end in a hyphen words are taken to be parted
// at the ends of lines, and oftenParted the part of all lines of which two are enough.
const manyParted, oftenParted = 4, 5
