package export

import (
	"bytes"
	"iter"
	"strings"
	"unicode"

	"dossier/internal/language"
)

// BibTeX writes references for BibTeX and biblatex: UTF-8, with the fields of
// both. Titles are in double braces, so that no style changes their capitals.
func BibTeX(references iter.Seq[Reference]) []byte {
	var b bytes.Buffer
	for r := range references {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		bibTeXEntry(&b, r)
	}
	return b.Bytes()
}

func bibTeXEntry(b *bytes.Buffer, r Reference) {
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	entry := "article"
	if r.Kind == Report {
		entry = "techreport"
	}
	b.WriteString("@" + entry + "{" + r.Key + ",\n")
	var authors []string
	for _, a := range r.Authors {
		authors = append(authors, "{"+texText(a)+"}")
	}
	field("author", strings.Join(authors, " and "))
	field("title", "{"+texText(r.Title)+"}")
	if r.Kind == Report {
		field("institution", texText(r.Container))
	} else {
		field("entrysubtype", "newspaper")
		field("journal", texText(r.Container))
	}
	field("date", r.Issued.String())
	if from := r.Issued.From; from.Year > 0 {
		field("year", from.String()[:4])
		if from.Month > 0 && !from.About {
			b.WriteString("  month = " + months[from.Month-1] + ",\n")
		}
	}
	field("url", texAddress(r.URL))
	field("langid", string(language.Get(r.Lang).About().Bibliography))
	field("note", texText(r.Note))
	b.WriteString("}\n")
}

// months are the macros that every style of BibTeX knows.
var months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

var texSpecial = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '~': `\textasciitilde{}`, '^': `\textasciicircum{}`,
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`, '<': `\textless{}`, '>': `\textgreater{}`,
	'\u00a0': "~",
}

// texText writes text that LaTeX prints as it is. BibTeX counts braces, escaped
// ones too; where they are not in pairs they are written by name.
func texText(s string) string {
	var b strings.Builder
	paired := pairedBraces(s)
	for _, r := range s {
		special, ok := texSpecial[r]
		switch {
		case r == '{' && !paired:
			b.WriteString(`\textbraceleft{}`)
		case r == '}' && !paired:
			b.WriteString(`\textbraceright{}`)
		case ok:
			b.WriteString(special)
		case unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func pairedBraces(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

var encodedInTeX = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20")

// texAddress writes a web address for a field that LaTeX takes as it stands. What
// could end the field is percent-encoded.
func texAddress(s string) string {
	return encodedInTeX.Replace(s)
}
