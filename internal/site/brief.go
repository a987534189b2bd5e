package site

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// BriefModel is the model of brief.html.
type BriefModel struct {
	Frame
	Question string
	Summary  string
	Status   string // "" if published
	Authors  []string
	Date     date.Date
	LastMod  date.Date
	Reviewer string
	Reviewed date.Date
	ReviewBy date.Date
	Tags     []string
	Flags    []Flag
	Contents []ContentsEntry
	Sections []Section
	Cited    []CitedArticle
	Quotes   int
	Reading  *Reading // nil if the brief has no place in an order
	Rests    []DependenceEntry
	Cite     *CiteView
}

// ContentsEntry is a heading in the table of contents.
type ContentsEntry struct {
	Text string
	Link Link
}

// Section is a block of the brief with the evidence for it.
type Section struct {
	ID    string // under which the search leads to the block
	HTML  template.HTML
	Cards []Card
	Terms []TermNote // of the glossary, used here for the first time
	Wide  bool       // the cards go below the block, not beside it
}

// Numbers names the citations of the section: "4" or "4–6".
func (s Section) Numbers() string {
	first, last := s.Cards[0].Number, s.Cards[len(s.Cards)-1].Number
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// Card is the evidence behind one number of the text.
type Card struct {
	Number      int
	ID          string
	Back        Link // to the number in the text
	Signal      string
	Outlet      string // "" if unknown
	Title       string
	Published   date.Date
	Name        string // ¶8
	Passage     Link
	Line        int
	Raw         Link
	Lang        string // of the words, "" if it is the page's own
	Segments    []Segment
	Translation string
	Grade       int
}

// CitedArticle is an article in the list at the end of the brief.
type CitedArticle struct {
	ArticleEntry
	Numbers []NumberLink
}

// NumberLink leads to a number in the text.
type NumberLink struct {
	Number int
	Link   Link
}

func markID(n int) string { return "r_" + strconv.Itoa(n) }
func cardID(n int) string { return "e_" + strconv.Itoa(n) }

func blockID(i int) string { return "b_" + strconv.Itoa(i+1) }

// beside decides whether the evidence fits beside its block on a wide screen:
// cards much taller than the prose would tear holes into the text. The measures
// are those of the style: runes a line, and heights in prose lines.
func beside(prose int, cards []Card) bool {
	const (
		proseLine  = 78
		cardLine   = 50
		cardHeight = 0.75 // of a line in a card
		cardFrame  = 3    // lines of head, foot and rule
		slack      = 2.5
	)
	height := 0.0
	for _, c := range cards {
		runes := utf8.RuneCountInString(c.Translation)
		for _, s := range c.Segments {
			runes += utf8.RuneCountInString(s.Text)
		}
		height += (float64(runes)/cardLine + cardFrame) * cardHeight
	}
	return height <= float64(prose)/proseLine+slack
}

func (p *planner) brief(b *model.Brief) Page {
	path := p.notePath(&b.Note)
	m := BriefModel{Frame: p.frame(b.Lang, path, visible(b.Title), b.Summary)}
	p.noteEditions(&m.Frame, &b.Note)
	if b.Status != model.Published {
		m.Status = string(b.Status)
	}
	m.Date, m.LastMod = b.Date, b.LastMod
	page := Page{Path: path, Template: "brief.html"}
	if b.Status == model.Withdrawn {
		m.Description = ""
		page.Model = m
		return page
	}
	m.Question, m.Summary, m.Authors, m.Tags = b.Question, b.Summary, b.Authors, b.Tags
	m.Reviewer, m.Reviewed, m.ReviewBy = b.Reviewed.By, b.Reviewed.On, b.ReviewBy
	for _, h := range b.Doc.Headings {
		if h.Level <= 2 {
			m.Contents = append(m.Contents, ContentsEntry{h.Text, Link{From: path, To: path, Fragment: h.ID}})
		}
	}
	m.Sections = p.blocks(&b.Note, path)
	m.Rests = p.dependences(&b.Note, path)
	m.Cited = p.citedArticles(&b.Note, path)
	m.Flags = p.flags(&b.Note, path)
	m.Reading = p.reading(b, path)
	m.Quotes = quotes(b.Cited)
	m.Cite, m.Meta = p.citing(p.references().Brief(b, path), path)
	m.Cite.Files = bibliographies(path, path)
	page.Model = m
	return page
}

// blocks prints the note and puts the evidence beside each block.
func (p *planner) blocks(b *model.Note, path string) []Section {
	w := p.theme.words[b.Lang]
	statements := p.statements(b)
	wraps, terms := p.firstUses(b, path)
	printed, err := b.Doc.HTML(markdown.Printer{
		Wraps: wraps,
		Link:  func(l *markdown.Link) (string, bool, bool) { return p.href(b.Links[l], path) },
		Citation: func(c *markdown.Citation) string {
			var marks []string
			for _, it := range c.Items {
				marks = append(marks, citationMark(w, it))
			}
			return `<span class="cites">` + strings.Join(marks, "") + `</span>`
		},
		CalloutTitle: statements.title,
		CalloutFoot:  statements.foot,
		CalloutField: func(field string) string {
			return `<strong class="field">` + html.EscapeString(w.must("field_"+field)+w.must("colon")) + `</strong> `
		},
		CodeLabel: w.must("code"),
	})
	if err != nil {
		// The printer writes into memory and knows every node the parser makes.
		panic(fmt.Sprintf("print %s: %v", b.Path, err))
	}
	var sections []Section
	for i, block := range b.Doc.Blocks {
		s := Section{ID: blockID(i), HTML: trusted(printed[i]), Terms: terms[block]}
		for _, c := range block.Citations {
			for _, it := range c.Items {
				s.Cards = append(s.Cards, p.card(b, b.Cited[it.Number-1], path))
			}
		}
		s.Wide = block.Callout != nil || !beside(block.Runes, s.Cards)
		sections = append(sections, s)
	}
	return sections
}

// citationMark is the number that stands for a citation in the text.
func citationMark(w *Words, it *markdown.Item) string {
	signal := w.must(string(it.Signal))
	sign := ""
	switch it.Signal {
	case markdown.Contradicts:
		sign = "≠"
	case markdown.Context:
		sign = "cf."
	case markdown.Relays:
		sign = "="
	case markdown.Supports:
	}
	text := sign + strconv.Itoa(it.Number)
	label := text + ", " + w.must("source_number", it.Number) + ", " + signal // what is seen comes first, for those who speak to the page
	return fmt.Sprintf(`<a class="cite cite-%s" id="%s" href="#%s" aria-label="%s">%s</a>`,
		it.Signal, markID(it.Number), cardID(it.Number), html.EscapeString(label), text)
}

// href prints the target of a link of a note.
func (p *planner) href(t *model.Target, path string) (href string, external, ok bool) {
	switch {
	case t == nil:
		return "", false, false
	case t.External != "":
		return t.External, true, true
	case t.Article != nil && t.Captured && t.Fragment != "":
		return Link{From: path, To: articlePath(t.Article), Fragment: "raw_" + strings.TrimPrefix(t.Fragment, "l")}.String(), false, true
	case t.Article != nil && t.Captured:
		return Link{From: path, To: articlePath(t.Article), Fragment: capturedID}.String(), false, true
	case t.Article != nil:
		return Link{From: path, To: articlePath(t.Article), Fragment: t.Fragment}.String(), false, true
	case t.Note != nil:
		return Link{From: path, To: p.notePath(t.Note), Fragment: t.Fragment}.String(), false, true
	default:
		return p.recordLink(t.Records, t.Fragment, p.editionOf(path), path).String(), false, true
	}
}

func (p *planner) card(b *model.Note, c *model.Cited, path string) Card {
	a := c.Article
	card := Card{
		Number: c.Item.Number, ID: cardID(c.Item.Number), Signal: string(c.Item.Signal),
		Back:  Link{From: path, To: path, Fragment: markID(c.Item.Number)},
		Title: visible(a.Title), Published: a.Published, Translation: c.Item.Translation, Grade: c.Item.Grade,
		Passage: Link{From: path, To: articlePath(a)},
	}
	if a.Outlet != nil {
		card.Outlet = visible(a.Outlet.Name)
	}
	if a.Lang != b.Lang {
		card.Lang = a.Lang
	}
	if c.Passage == nil {
		return card
	}
	card.Name, card.Line = p.passageName(c.Passage, b.Lang), c.Passage.Line
	card.Raw = Link{From: path, To: articlePath(a), Fragment: rawAnchor(c.Passage.Line)}
	if c.Passage.Kind.HasAnchor() {
		card.Passage.Fragment = lineAnchor(c.Passage.Line)
	}
	switch {
	case c.Words == nil:
	case a.Rights == model.Link:
		card.Segments = p.theme.words[b.Lang].segments(c.Passage, c.Words, c.Words)
	default:
		card.Segments = p.theme.words[b.Lang].segments(c.Passage, c.Words, [][2]int{c.Context})
		for len(card.Segments) > 0 && card.Segments[0].Gap {
			card.Segments = card.Segments[1:]
		}
		for n := len(card.Segments); n > 0 && card.Segments[n-1].Gap; n-- {
			card.Segments = card.Segments[:n-1]
		}
	}
	return card
}

// citedArticles lists the articles the brief cites, in the order of their
// first number.
func (p *planner) citedArticles(b *model.Note, path string) []CitedArticle {
	var list []CitedArticle
	place := map[*model.Article]int{}
	for _, c := range b.Cited {
		i, ok := place[c.Article]
		if !ok {
			i = len(list)
			place[c.Article] = i
			list = append(list, CitedArticle{ArticleEntry: p.articleEntry(c.Article, b.Lang, path)})
		}
		list[i].Numbers = append(list[i].Numbers, NumberLink{c.Item.Number, Link{From: path, To: path, Fragment: markID(c.Item.Number)}})
	}
	return list
}
