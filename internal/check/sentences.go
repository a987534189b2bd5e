package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sentence is a sentence of a note with what is cited in it or right behind it.
type sentence struct {
	text.Range                // of the prose
	before, behind text.Range // the sentences beside it, empty where there is none
	cited          []*model.Cited
	last           int // byte of the prose at which its last citation stands, -1 if it has none
}

// sentences cuts a text of a note into its sentences and gives each what it cites. A citation
// behind the full stop belongs to the sentence before it.
func (v *checker) sentences(n *model.Note, p *markdown.Prose) []sentence {
	ranges := text.Sentences(p.Text, n.Lang)
	list := make([]sentence, len(ranges))
	for k, r := range ranges {
		list[k].Range, list[k].last = r, -1
		if k > 0 {
			list[k].before, list[k-1].behind = ranges[k-1], r
		}
	}
	i := 0
	for _, m := range p.Marks {
		for i+1 < len(list) && list[i+1].From < m.At {
			i++
		}
		if i < len(list) {
			list[i].cited, list[i].last = append(list[i].cited, v.findings.citedWith(n, m.Citation)...), m.At
		}
	}
	return list
}

// isUnresolved reports whether nobody knows what a citation cites, which is an error of its own.
func isUnresolved(c *model.Cited) bool {
	return c.Article == nil || c.Item.Quote != "" && c.Passage == nil
}

// asks reports whether a text has the mark of a question.
func asks(s string) bool { return strings.ContainsAny(s, "?؟？") }

// citing returns the sentences of a text of a note that have a citation.
func (v *checker) citing(n *model.Note, p *markdown.Prose) []sentence {
	if len(p.Marks) == 0 {
		return nil
	}
	return slices.DeleteFunc(v.sentences(n, p), func(s sentence) bool { return s.last < 0 })
}

// statedWith is a sentence, a heading or a title with what is cited for it.
type statedWith struct {
	words string          // without what they quote
	whole string          // with it
	prose *markdown.Prose // nil in the front matter
	at    diag.Span
	cited []*model.Cited
}

// statementsWithEvidence yields the sentences of a note that cite something; cells of a
// row that cites, with all that it cites; headings with what is cited below them, up to
// the next; and the texts of the front matter with all that the note cites.
func (v *checker) statementsWithEvidence(n *model.Note) func(yield func(statedWith) bool) {
	return func(yield func(statedWith) bool) {
		for _, p := range n.Doc.Prose {
			for _, said := range v.stated(n, p) {
				if !yield(said) {
					return
				}
			}
		}
		for p, cited := range v.belowHeadings(n) {
			if len(cited) > 0 && !yield(statedWith{withoutQuoted(p, text.Range{To: len(p.Text)}), p.Text, p, p.At(0, len(p.Text)), cited}) {
				return
			}
		}
		for _, field := range v.printed(n) {
			if all := v.findings.Cited(n); len(all) > 0 && !isTags(n, field.Text) && !yield(statedWith{words: field.Text, whole: field.Text, at: field.At, cited: all}) {
				return
			}
		}
	}
}

// belowHeadings yields each heading of a note with what is cited below it, up to the next.
func (v *checker) belowHeadings(n *model.Note) func(yield func(*markdown.Prose, []*model.Cited) bool) {
	return func(yield func(*markdown.Prose, []*model.Cited) bool) {
		for i, b := range n.Doc.Blocks {
			if b.Heading == nil || len(b.Prose) == 0 {
				continue
			}
			var cited []*model.Cited
			for _, below := range n.Doc.Blocks[i+1:] {
				if below.Heading != nil && below.Heading.Level <= b.Heading.Level {
					break
				}
				for _, c := range below.Citations {
					cited = append(cited, v.findings.citedWith(n, c)...)
				}
			}
			if !yield(b.Prose[0], cited) {
				return
			}
		}
	}
}

// stated returns what a text of a note states: its sentences that cite, or all of a cell in
// a row that does.
func (v *checker) stated(n *model.Note, p *markdown.Prose) []statedWith {
	if beside := v.findings.citedBeside(n, p.Scope); p.Cell && len(p.Marks) == 0 && len(beside) > 0 {
		return []statedWith{{withoutQuoted(p, text.Range{To: len(p.Text)}), p.Text, p, p.At(0, len(p.Text)), beside}}
	}
	var list []statedWith
	for _, s := range v.citing(n, p) {
		list = append(list, statedWith{withoutQuoted(p, s.Range), s.Of(p.Text), p, p.At(s.From, s.To), s.cited})
	}
	return list
}

// isTags reports whether a text of the front matter is the list of tags.
func isTags(n *model.Note, s string) bool {
	var tags []string
	switch own := n.Own.(type) {
	case *model.Brief:
		tags = own.Tags
	case *model.Question:
		tags = own.Tags
	}
	return s == strings.Join(tags, "; ")
}

// sameLanguage reports whether the words of a note and of what it cites can be compared one
// by one.
func sameLanguage(n *model.Note, c *model.Cited) bool {
	of := language.Get(n.Lang)
	return of.Code != "" && of == language.Get(c.Lang()) && factuality.Known(of.Code)
}

// compared returns quoted words in the language of a note, and the sentence that they are
// part of: as they stand, or else in the analyst's own translation.
func compared(n *model.Note, c *model.Cited) (quoted, sentence string) {
	if !sameLanguage(n, c) {
		return c.Item.Translation, c.Item.Translation
	}
	return c.Words.Extent().Of(c.Passage.Text), c.Context.Of(c.Passage.Text)
}

// withoutQuoted is a sentence of a note without the words that it quotes.
func withoutQuoted(p *markdown.Prose, sentence text.Range) string {
	var b strings.Builder
	at := sentence.From
	for _, q := range quotedWithin(p, sentence) {
		b.WriteString(p.Text[at:max(at, q.From)])
		at = min(max(at, q.To), sentence.To)
	}
	b.WriteString(p.Text[at:sentence.To])
	return b.String()
}
