package site

import (
	"cmp"
	"slices"

	"dossier/internal/drawing"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// mostColumns is how many sources a table can have beside each other.
const mostColumns = 12

// Sources are the columns of a table that crosses something with the articles: those
// that have most to do with it, the earliest first.
type Sources struct {
	Columns []ArticleName
	Left    int // articles for which there is no column
}

// columnOf says which column an article has, if it has one.
type columnOf map[*model.Article]int

// sourceColumns chooses the columns by how much each article has to do with the rows.
func (p *planner) sourceColumns(weight map[*model.Article]int, lang, from string) (Sources, columnOf) {
	var list []*model.Article
	for _, a := range p.dossier.Articles {
		if weight[a] > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Article) int { return cmp.Compare(weight[b], weight[a]) })
	s, columns := Sources{Left: max(0, len(list)-mostColumns)}, columnOf{}
	list = list[:len(list)-s.Left]
	slices.SortStableFunc(list, func(a, b *model.Article) int { return a.Published.Compare(b.Published) })
	for i, a := range list {
		columns[a] = i
		s.Columns = append(s.Columns, p.articleName(a, lang, from))
	}
	return s, columns
}

// Answers are the letters of the answers that an article supports; "" if it supports
// none.
type Answers string

// answers says which answers to a question each column supports.
func (p *planner) answers(q *model.Question, columns columnOf) []Answers {
	cells := make([]Answers, len(columns))
	for i, position := range q.Positions {
		seen := map[int]bool{}
		for _, c := range p.findings.CitedIn(&q.Note, position.Section) {
			column, ok := columns[c.Article]
			if !ok || seen[column] || c.Item.Signal != markdown.Supports {
				continue
			}
			seen[column] = true
			cells[column] += Answers(answerLetter(i))
		}
	}
	return cells
}

// answerLetter is the letter of an answer, 0-based.
func answerLetter(i int) string { return string(rune('A' + i%26)) }

// MentionCell is how often a source names something.
type MentionCell struct {
	Times int
	drawing.Size
}

// mentionCells counts the mentions in each column.
func mentionCells(mentions []model.Mention, columns columnOf, most int) []MentionCell {
	cells := make([]MentionCell, len(columns))
	for _, m := range mentions {
		if column, ok := columns[m.Passage.Article]; ok {
			cells[column].Times++
		}
	}
	for i := range cells {
		cells[i].Share = float64(cells[i].Times) / float64(max(1, most))
	}
	return cells
}

// mostMentions is the highest count of mentions of one name in one article.
func mostMentions(d *model.Dossier) int {
	most := 0
	for _, e := range d.Entities {
		count := map[*model.Article]int{}
		for _, m := range e.Mentions {
			count[m.Passage.Article]++
			most = max(most, count[m.Passage.Article])
		}
	}
	return most
}

// Companion is a name that stands in the same passages as another.
type Companion struct {
	Name     RecordText
	Link     print.Link
	Passages int // that name both
	Lane     drawing.Lane
}

// mostCompanions is how many are listed.
const mostCompanions = 8

// companions are the entities most often named in the passages that mention another,
// with their ties drawn.
func (p *planner) companions(m *EntityModel, own *model.Entity, lang string) {
	together := map[*model.Entity]int{}
	var last *model.Passage
	for _, mention := range own.Mentions {
		if mention.Passage == last {
			continue
		}
		last = mention.Passage
		seen := map[*model.Entity]bool{own: true}
		for _, hit := range p.dossier.NamedIn(last) {
			if e := p.dossier.Owners[hit.Name].Entity; e != nil && !seen[e] {
				seen[e] = true
				together[e]++
			}
		}
	}
	var list []*model.Entity
	for _, e := range p.dossier.Entities {
		if together[e] > 0 {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Entity) int { return cmp.Compare(together[b], together[a]) })
	list = list[:min(len(list), mostCompanions)]
	for _, e := range list {
		share := float64(together[e]) / float64(together[list[0]])
		c := Companion{Name: p.localized(e.Name, lang), Link: p.recordLink(model.EntityRecords, e.Key, lang, m.Path), Passages: together[e]}
		c.Lane = drawing.Lane{Marks: []drawing.Mark{{Form: drawing.Bar, To: share}}, Mirrored: m.RightToLeft()}
		m.Companions = append(m.Companions, c)
		m.Network.Nodes = append(m.Network.Nodes, drawing.Node{Name: c.Name.Text, Tie: share})
	}
	m.Network.Middle = m.PageTitle
	m.Network.Title = drawing.Title{ID: "network_", Text: m.Phrase("companions"), Description: m.Phrase("companions_text")}
}

// strip shows which paragraphs of an article name something.
func strip(a *model.Article, passages []*model.Passage, mirrored bool) drawing.Lane {
	lane := drawing.Lane{Mirrored: mirrored, Marks: []drawing.Mark{{Form: drawing.Rest, To: 1}}}
	for i, p := range a.Passages {
		if slices.Contains(passages, p) {
			n := float64(len(a.Passages))
			lane.Marks = append(lane.Marks, drawing.Mark{Form: drawing.Bar, From: float64(i) / n, To: (float64(i) + 1) / n})
		}
	}
	return lane
}
