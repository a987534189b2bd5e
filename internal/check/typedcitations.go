package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// bracketed is what stands in brackets.
var bracketed = regexp.MustCompile(`[(（\[［]([^()（）\[\]［］]{2,120})[)）\]］]`)

// typedCitations reports brackets that read as a citation and are none, (The Courier, paragraph 2)
// or (source: The Courier): the name of an outlet of the dossier with a number or a word for
// sources and little else, in a sentence that cites nothing.
func (v *checker) typedCitations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, p := range n.Doc.Prose {
		if !strings.ContainsAny(p.Text, "(（[［") {
			continue
		}
		cited := sentencesWithCitations(p, n.Lang)
		for _, m := range bracketed.FindAllStringSubmatchIndex(p.Text, -1) {
			at := text.Range{From: m[0], To: m[1]}
			holds := func(s sentence) bool { return s.Range.Contains(at) }
			if slices.ContainsFunc(cited, holds) || slices.ContainsFunc(p.Code, at.Overlaps) || !v.readsAsCitation(p.Text[m[2]:m[3]], n.Lang) {
				continue
			}
			diags = append(diags, diag.New(diag.ImitatedSign, p.At(at.From, at.To), "this reads as a citation, and nothing is cited").
				WithHelp("cite the passage, with its words: [@key, ¶1: «words»]; else say it in the sentence, without brackets"))
		}
	}
	return diags
}

// readsAsCitation reports whether words in brackets name an outlet and a place in it, or call it
// the source.
func (v *checker) readsAsCitation(s, lang string) bool {
	const most = 3 // words beside the name
	words := text.PlainWords(s)
	for _, o := range v.dossier.Outlets {
		name := text.PlainWords(o.Name)
		at := indexOf(words, name)
		if at < 0 || len(name) == 0 || len(words) > len(name)+most {
			continue
		}
		others := slices.Concat(words[:at], words[at+len(name):])
		isPlace := func(w string) bool {
			return strings.ContainsFunc(w, unicode.IsDigit) || slices.ContainsFunc(language.Get(lang).Cleaning().SourceLabels, func(l string) bool {
				return slices.Contains(strings.Fields(text.Plain(l)), text.Plain(w))
			})
		}
		if slices.ContainsFunc(others, isPlace) {
			return true
		}
	}
	return false
}

// indexOf returns where a list of words stands in another, -1 if nowhere.
func indexOf(words, wanted []string) int {
	for i := 0; i+len(wanted) <= len(words); i++ {
		if slices.Equal(words[i:i+len(wanted)], wanted) {
			return i
		}
	}
	return -1
}
