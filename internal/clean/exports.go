package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
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

// fieldNames are the names of fields, in small letters.
var fieldNames = func() map[string]field {
	names := map[string]field{}
	for kind, list := range map[field]string{
		titleField:   `title|subject|full title|headline|hd`,
		authorField:  `author|authors|byline|by|creator`,
		dateField:    `date|published|published time|publication date|sent|pd|posted`,
		outletField:  `outlet|publication|sitename|site|sn`,
		addressField: `url|url source|source url|link|original url|address`,
		textField:    `lp|td`,
		otherField: `from|to|cc|bcc|reply-to|sender|content-type|content-transfer-encoding|mime-version|message-id|x-mailer|markdown content|hostname|
			description|categories|tags|category|document note|document tags|summary|fingerprint|license|image|pagetype|id|language|section|length|body|
			classification|publication-type|journal code|load-date|industry|geographic|person|company|organization|ticker|dateline|highlight|graphic|
			correction-date|end of document|keywords|source|saved|type|excerpt|metadata|full document|search summary|
			wc|sc|pg|la|cy|ns|re|an|co|in|ipc|ipd|pub|et|se|cr|ct|vol|ed|art|clm|rf|text|importance|priority`,
	} {
		for name := range strings.SplitSeq(list, "|") {
			names[strings.TrimSpace(name)] = kind
		}
	}
	return names
}()

var (
	namedField = text.Pattern(`^(?:[-*] )?(\pL[\pL -]{1,28}?)[ \t]*:(?:[ \t]+(.*))?$`)
	codedField = text.Pattern(`^([A-Z]{2,3})\t(.*)$`)
	rule3      = regexp.MustCompile(`^(?:-{3,}|={3,}|\*{3,}|_{3,}|-{3,}.*-{3,}|#{1,6} (?:Metadata|Full Document|Highlights))$`)
)

// readField reads a line as a field. Coded says that its name stands before a tab.
func readField(line string) (kind field, value string, coded, is bool) {
	if !strings.ContainsAny(line, ":\t") {
		return 0, "", false, false // nearly every line
	}
	if m := codedField().FindStringSubmatch(line); m != nil {
		kind, is = fieldNames[strings.ToLower(m[1])]
		return kind, strings.TrimSpace(m[2]), true, is
	}
	if m := namedField().FindStringSubmatch(line); m != nil {
		kind, is = fieldNames[strings.ToLower(m[1])]
		return kind, strings.TrimSpace(m[2]), false, is && kind != textField
	}
	return 0, "", false, false
}

// export is what is known of the fields around a text.
type export struct {
	fields map[int]bool // lines that are fields
	next   int          // line at which another article begins, 0 if none does
}

// fieldsTogether is how many fields must stand within a few lines to be taken for some,
// and how few lines that is.
const fieldsTogether, fewLines = 3, 8

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
		if is[k] = field && !(kind == otherField && text.EndsSentence(lines[i].Text)); is[k] && kind == titleField && coded {
			if headlines++; headlines == 2 {
				e.next = lines[i].Number
			}
		}
	}
	for k := range at {
		if !is[k] {
			continue
		}
		together := 0
		for n := max(0, k-fewLines); n < min(len(at), k+fewLines+1); n++ {
			if is[n] {
				together++
			}
		}
		if together < fieldsTogether {
			continue
		}
		e.fields[lines[at[k]].Number] = true
	}
	if len(e.fields) == 0 {
		e.next = 0
		return e
	}
	for k, i := range at { // rules and headings beside fields
		if rule3.MatchString(lines[i].Text) && (k > 0 && e.fields[lines[at[k-1]].Number] || k+1 < len(at) && e.fields[lines[at[k+1]].Number]) {
			e.fields[lines[i].Number] = true
		}
	}
	return e
}

// unquoted is a line without the marks of a forwarded message.
func unquoted(line string) string { return line[len(custody.QuoteMark(line)):] }

// exportField finds the fields around a text.
func exportField(p *page, i int) float64 {
	if i < 3 && wireCode().MatchString(p.units[i].text) {
		return 0.9
	}
	if u := &p.units[i]; u.first == u.last && p.export.fields[u.first] && p.marks[u.first].Rule != custody.FieldRule {
		return 0.9
	}
	return 0
}

// wireCode matches the first line of a wire, which is for machines.
var wireCode = text.Pattern(`^[A-Z]{2,4}\d{3,5} [\dA-Z]+(?: [\dA-Z/-]+)+$`)

// nextArticle drops what stands behind the article in the same file.
func nextArticle(p *page, i int) float64 {
	if p.export.next > 0 && p.units[i].first >= p.export.next {
		return 0.9
	}
	return 0
}

// fields calls yield with the fields of the article and what they hold.
func (p *page) fieldValues(yield func(kind field, value string)) {
	for i := range p.units {
		if u := &p.units[i]; u.rule == "export-field" {
			if kind, value, _, is := readField(u.text); is && value != "" {
				yield(kind, value)
			}
		}
	}
}

// exportedAuthors are the people that fields name.
func (p *page) exportedAuthors() (authors []string) {
	p.fieldValues(func(kind field, value string) {
		value = strings.Trim(value, `[]"' `)
		value = strings.TrimPrefix(strings.TrimPrefix(value, "By "), "by ")
		if kind == authorField && personName(value) && !slices.Contains(authors, value) {
			authors = append(authors, value)
		}
	})
	return authors
}

// exportedOutlet is the outlet that a field names, "" if none does.
func (p *page) exportedOutlet() (name string) {
	p.fieldValues(func(kind field, value string) {
		if kind == outletField && name == "" && len(strings.Fields(value)) <= longestOutlet {
			name = value
		}
	})
	return name
}

// longestOutlet is the most words that the name of an outlet has.
const longestOutlet = 8

// manyQuoted is the part of the lines of a message that are marked as quoted from which
// on the marks are cut.
const manyQuoted = 0.6

// marksOf finds the marks that are to be cut out of the lines of a text, and the lines
// that are nothing but marks.
func marksOf(lines []custody.Line, e export) (cuts map[int]custody.Cut, empty map[int]bool) {
	cuts, empty = map[int]custody.Cut{}, map[int]bool{}
	quoted, all, edits, parted := 0, 0, 0, 0
	for _, l := range lines {
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
		case field && e.fields[l.Number] && (kind == titleField || kind == textField):
			cut(l, custody.FieldMark(l.Text), custody.FieldRule)
		case quoted > 3 && float64(quoted) >= manyQuoted*float64(all) && custody.QuoteMark(l.Text) != "":
			if empty[l.Number] = custody.QuoteMark(l.Text) == l.Text || custody.QuoteMark(l.Text) == l.Text+" "; !empty[l.Number] {
				cut(l, custody.QuoteMark(l.Text), custody.QuoteRule)
			}
		case len(e.fields) > 0 && custody.HeadingMark(l.Text) != "" && !e.fields[l.Number]:
			cut(l, custody.HeadingMark(l.Text), custody.HeadRule)
		case edits >= 2 && custody.EditMark(l.Text) != "" && len(text.PlainWords(l.Text)) <= 8:
			cut(l, custody.EditMark(l.Text), custody.EditRule)
		case parted >= manyParted && i+1 < len(lines) && partedWord(l.Text, lines[i+1].Text):
			cut(l, custody.LineHyphen(l.Text), custody.LineEndRule)
		}
	}
	return cuts, empty
}

// manyParted is from how many lines on that end in a hyphen words are taken to be parted
// at the ends of lines.
const manyParted = 4

// partedWord reports a line that ends in the middle of a word which goes on in the next.
func partedWord(line, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return custody.LineHyphen(line) != "" && unicode.IsLower(first)
}
