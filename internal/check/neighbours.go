package check

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// maxBetween is how many words may stand between two quotations that a reader takes
// for parts of one.
const maxBetween = 2

// shortQuotation is a quotation of few words, with what stands between it and the
// one before.
type shortQuotation struct {
	words string
	at    diag.Span
	scope markdown.Scope
}

// neighbours checks quotations that are too short to be looked for alone and stand
// side by side: in one text, in cells or in items that follow each other. If nothing
// but marks parts them they are one quotation; with a word or two in between, or in
// cells and items of their own, each must stand in a passage that its block cites.
func (v *checker) neighbours(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	var run, joined []shortQuotation
	settle := func() {
		diags = append(diags, v.sideBySide(n, joined, true)...)
		if len(run) > len(joined) {
			diags = append(diags, v.sideBySide(n, run, false)...)
		}
		run, joined = nil, nil
	}
	between := maxBetween + 1 // words since the last quotation
	for _, p := range n.Doc.Prose {
		at := 0
		for _, q := range p.Quoted {
			gap := text.CountParted(p.Text[at:q.From])
			between += gap
			words := markdown.QuotedWords(q.Of(p.Text))
			if quote.IsLong(words) || between > maxBetween {
				settle()
			}
			if !quote.IsLong(words) {
				short := shortQuotation{words, p.At(q.From, q.To), p.Scope}
				if len(run) == 0 || between > 0 || at == 0 {
					diags = append(diags, v.sideBySide(n, joined, true)...)
					joined = nil
				}
				run, joined = append(run, short), append(joined, short)
			}
			at, between = q.To, 0
		}
		between += text.CountParted(p.Text[at:])
	}
	settle()
	return diags
}

// sideBySide checks a run of short quotations, as one or each by itself.
func (v *checker) sideBySide(n *model.Note, run []shortQuotation, asOne bool) []diag.Diagnostic {
	if len(run) < 2 {
		return nil
	}
	var all []string
	missing := -1
	for i, q := range run {
		all = append(all, q.words)
		if missing < 0 && !standsIn(q.words, v.findings.passagesBeside(n, q.scope)) {
			missing = i
		}
	}
	whole := strings.Join(all, " ")
	if !quote.IsLong(whole) || missing < 0 && !asOne || standsIn(whole, v.findings.passagesBeside(n, run[0].scope)) {
		return nil
	}
	at := run[max(missing, 0)].at
	const message = "short quotations side by side read as one, and “%s” is in no passage that is cited beside them"
	return []diag.Diagnostic{diag.New(diag.ProseQuoteNotFound, at, message, quote.Shorten(whole)).
		WithHelp("quote the words as they stand in one passage, in one pair of marks, or take the marks away")}
}

// standsIn reports whether words stand in one of some passages.
func standsIn(words string, passages []*model.Passage) bool {
	wanted := found.NewQuote(words)
	for _, p := range passages {
		if match, _ := quote.In(wanted, p); match != nil {
			return true
		}
	}
	return false
}
