package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// vicinity is what stands around the texts of a note: the cells of each row, the titles of
// each column, and the headings.
type vicinity struct {
	row    map[markdown.Scope][]*markdown.Prose
	titles map[markdown.Scope][]*markdown.Prose // of the columns, by row
	above  map[*markdown.Prose]*markdown.Prose  // the heading right above a text
}

func vicinityOf(n *model.Note) *vicinity {
	b := &vicinity{map[markdown.Scope][]*markdown.Prose{}, map[markdown.Scope][]*markdown.Prose{}, map[*markdown.Prose]*markdown.Prose{}}
	var heading *markdown.Prose
	for _, block := range n.Doc.Blocks {
		if len(block.Prose) == 0 {
			continue
		}
		first := block.Prose[0]
		if b.above[first] = heading; block.Heading != nil {
			heading = first
			continue
		}
		heading = nil
		for _, p := range block.Prose {
			if p.Cell {
				b.row[p.Scope] = append(b.row[p.Scope], p)
				b.titles[p.Scope] = b.row[first.Scope]
			}
		}
	}
	return b
}

// speakerBeside returns whom a reader takes for the speaker of words that a sentence only
// quotes: whom a cell of its row names, the heading right above it, or the sentence before
// or behind that says of somebody that they speak.
func (v *checker) speakerBeside(n *model.Note, around *vicinity, p *markdown.Prose, s sentence, lang string) (string, diag.Span) {
	switch {
	case !onlyQuotes(p, s.Range):
		return "", diag.Span{}
	case p.Cell:
		return v.speakerInRow(n, around, p)
	}
	for _, beside := range []text.Range{s.before, s.behind} {
		// What is quoted there has a speaker of its own.
		if !beside.Empty() && len(quotedWithin(p, beside)) == 0 {
			if name, at := v.speakerOf(p, beside, lang, beside == s.behind); len(subjects(name, lang)) > 0 {
				return name, at
			}
		}
	}
	if head := around.above[p]; head != nil && s.before.Empty() && v.isCalled(head.Text) {
		return head.Text, head.At(0, len(head.Text))
	}
	return "", diag.Span{}
}

// onlyQuotes reports whether a sentence consists of quoted words and next to nothing else.
func onlyQuotes(p *markdown.Prose, s text.Range) bool {
	const fewest = 2 // words of its own, with which it might say whose words they are
	return len(quotedWithin(p, s)) > 0 && found.Words(withoutQuoted(p, s)) < fewest
}

// speakerInRow returns the cell of a row that says who speaks in another: it stands below
// a word such as "who", or is the name of somebody whom the records know.
func (v *checker) speakerInRow(n *model.Note, around *vicinity, p *markdown.Prose) (string, diag.Span) {
	titles := around.titles[p.Scope]
	for i, cell := range around.row[p.Scope] {
		if cell == p || len(cell.Quoted) > 0 || len(cell.Marks) > 0 {
			continue
		}
		if i < len(titles) && saysWho(titles[i].Text, n.Lang) || v.isCalled(cell.Text) {
			return cell.Text, cell.At(0, len(cell.Text))
		}
	}
	return "", diag.Span{}
}

// saysWho reports whether the title of a column says that people stand below it.
func saysWho(title, lang string) bool {
	words := language.Get(lang).Speech().Who
	return slices.ContainsFunc(strings.FieldsFunc(text.Plain(title), notLetter), func(w string) bool { return slices.Contains(words, w) })
}

// isCalled reports whether a text is a name of somebody whom the records know.
func (v *checker) isCalled(s string) bool {
	words := subjects(s, "")
	return len(words) > 0 && slices.ContainsFunc(v.called(), func(c called) bool {
		return slices.ContainsFunc(c.names, func(name []string) bool { return slices.Equal(name, words) })
	})
}

// quotedWithin returns what a text quotes within a stretch of it.
func quotedWithin(p *markdown.Prose, r text.Range) []text.Range {
	first, _ := slices.BinarySearchFunc(p.Quoted, r.From, func(q text.Range, at int) int {
		if q.To <= at {
			return -1
		}
		return 1
	})
	end := first
	for end < len(p.Quoted) && p.Quoted[end].From < r.To {
		end++
	}
	return p.Quoted[first:end]
}
