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
		cited, code := v.citing(n, p), p.Code // from the brackets on
		for _, m := range bracketed.FindAllStringSubmatchIndex(p.Text, -1) {
			at := text.Range{From: m[0], To: m[1]}
			for len(cited) > 0 && cited[0].To <= at.From {
				cited = cited[1:]
			}
			for len(code) > 0 && code[0].To <= at.From {
				code = code[1:]
			}
			if len(cited) > 0 && cited[0].Contains(at) || len(code) > 0 && code[0].Overlaps(at) || !v.readsAsCitation(p.Text[m[2]:m[3]], n.Lang) {
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
	isPlace := func(w string) bool {
		return strings.ContainsFunc(w, unicode.IsDigit) || slices.ContainsFunc(language.Get(lang).Cleaning().SourceLabels, func(l string) bool {
			return slices.Contains(strings.Fields(text.Plain(l)), text.Plain(w))
		})
	}
	words := text.PlainWords(s)
	for from := range min(most+1, len(words)) {
		for to := max(from+1, len(words)+from-most); to <= len(words); to++ {
			if v.theirs().names[strings.Join(words[from:to], " ")] && slices.ContainsFunc(slices.Concat(words[:from], words[to:]), isPlace) {
				return true
			}
		}
	}
	return false
}
