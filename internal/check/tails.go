package check

import (
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// longTail is how many words behind the last citation of a sentence are more than what
// ends it.
const longTail = 5

// tails reports sentences that go on behind their last citation: a reader takes the number
// for what is said before and behind it. What follows a semicolon is a sentence of its own.
func (v *checker) tails(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, p := range n.Doc.Prose {
		for _, s := range v.citing(n, p) {
			if tail := tailOf(p, s); found.Words(tail.Of(p.Text)) >= longTail && !strings.ContainsRune(";؛；", text.FirstRune(tail.Of(p.Text))) {
				diags = append(diags, diag.New(diag.UncitedTail, p.At(tail.From, tail.To), "the sentence goes on behind its last citation, and nothing is cited for that").
					WithHelp("cite what it rests on, or make it a sentence of its own"))
			}
		}
	}
	return diags
}

// tailOf returns what stands in a sentence behind its last citation.
func tailOf(p *markdown.Prose, s sentence) text.Range {
	tail := text.Range{From: min(max(s.last, s.From), s.To), To: s.To}
	rest := tail.Of(p.Text)
	tail.From += len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return tail
}
