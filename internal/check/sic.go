package check

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// beforeSic is a word with the mark behind it by which a note says that the source has it so.
var beforeSic = regexp.MustCompile(`(?i)(\S+)\s*[\[(]\s*(?:sic\s*!?|!)\s*[\])]`)

// sic reports words that a note marks as a mistake of the source where the record of its
// article knows of no damage: the mark is the analyst's, and derides a source that has none.
func (v *checker) sic(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	report := func(words string, at diag.Span, cited []*model.Cited) {
		for _, m := range beforeSic.FindAllStringSubmatch(words, -1) {
			word := strings.TrimFunc(m[1], notLetter)
			if !damagedIn(word, cited) {
				diags = append(diags, diag.New(diag.SicUnfounded, at, "« %s » is marked [sic], and the record of the article knows of no damage there", word).
					WithHelp("take [sic] away, or record what is wrong under damage in the front matter of the article, by: hand"))
				return
			}
		}
	}
	for _, c := range v.findings.Cited(n) {
		if c.Passage != nil {
			report(c.Item.Quote, c.Item.QuoteAt, []*model.Cited{c})
		}
	}
	beside := func(scope markdown.Scope) []*model.Cited {
		return slices.DeleteFunc(slices.Clone(v.findings.citedBeside(n, scope)), func(c *model.Cited) bool { return c.Passage == nil })
	}
	for _, q := range n.Doc.Quotations {
		if cited := beside(q.Scope); len(cited) > 0 {
			report(q.Words, q.At, cited)
		}
	}
	for _, p := range n.Doc.Prose {
		if cited := beside(p.Scope); len(cited) > 0 {
			report(withoutQuoted(p, text.Range{To: len(p.Text)}), p.At(0, len(p.Text)), cited)
		}
	}
	return diags
}

// damagedIn reports whether the record of a cited passage has a word as part of damage, or
// its text has the mark itself behind it.
func damagedIn(word string, cited []*model.Cited) bool {
	word = found.Fold(word)
	for _, c := range cited {
		for _, m := range beforeSic.FindAllStringSubmatch(c.Passage.Text, -1) {
			if found.Fold(strings.TrimFunc(m[1], notLetter)) == word {
				return true
			}
		}
		if slices.ContainsFunc(c.Passage.Damaged(), func(d model.Damaged) bool { return strings.Contains(found.Fold(d.Of(c.Passage.Text)), word) }) {
			return true
		}
	}
	return false
}
