package site

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// Section is a block of the brief with the evidence for it.
type Section struct {
	print.Block
	ID    string // under which the search leads to the block
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
	Back        print.Link // to the number in the text
	Signal      string
	Outlet      string // "" if unknown
	Title       string
	Published   date.Date
	Name        string // ¶8
	Passage     print.Link
	Line        int
	Raw         print.Link
	Lang        string // of the words, "" if it is the page's own
	Segments    print.Segments
	Around      []string // what the words around the quoted ones do to them
	Translation string
	Grade       int
}

// CitedArticle is an article in the list at the end of the brief.
type CitedArticle struct {
	ArticleEntry
	Numbers []print.NumberLink
}

// blocks prints a note and puts the evidence beside each block.
func (p *planner) blocks(n *model.Note, path string) []Section {
	wraps, terms := p.firstUses(n, path)
	printed := print.Note{
		Words: p.theme.Words(n.Lang), Doc: n.Doc, Callouts: p.callouts(n), Figures: p.figures(n, path), Terms: wraps,
		Target: func(l *markdown.Link) print.Target { return p.target(p.findings.Target(n, l), path) },
	}.Blocks()
	var sections []Section
	for i, block := range n.Doc.Blocks {
		s := Section{Block: printed[i], ID: print.BlockID(i), Terms: terms[block]}
		for _, c := range block.Citations {
			for _, item := range c.Items {
				s.Cards = append(s.Cards, p.card(n, p.findings.Cited(n)[item.Number-1], path))
			}
		}
		s.Wide = block.Callout != nil || !fitsBeside(block.Runes, s.Cards)
		sections = append(sections, s)
	}
	return sections
}

// target says where a link of a note leads.
func (p *planner) target(t *model.Target, path string) print.Target {
	to := func(file, fragment string) print.Target {
		return print.Target{Link: print.Link{From: path, To: file, Fragment: fragment}}
	}
	switch {
	case t == nil:
		return print.Target{}
	case t.External != "":
		return print.Target{External: t.External}
	case t.Article != nil && t.Captured && t.Fragment != "":
		return to(articlePath(t.Article), "raw_"+strings.TrimPrefix(t.Fragment, "l"))
	case t.Article != nil && t.Captured:
		return to(articlePath(t.Article), print.CapturedID)
	case t.Article != nil:
		return to(articlePath(t.Article), t.Fragment)
	case t.Note != nil:
		return to(p.notePath(t.Note), t.Fragment)
	default:
		return print.Target{Link: p.recordLink(t.Records, t.Fragment, p.editionOf(path), path)}
	}
}

// fitsBeside decides whether the evidence fits beside its block on a wide screen:
// cards much taller than the prose would tear holes into the text. The measures
// are those of the style: runes a line, and heights in prose lines.
func fitsBeside(prose int, cards []Card) bool {
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
		for _, s := range c.Around {
			runes += max(cardLine, utf8.RuneCountInString(s))
		}
		height += (float64(runes)/cardLine + cardFrame) * cardHeight
	}
	return height <= float64(prose)/proseLine+slack
}

func (p *planner) card(b *model.Note, c *model.Cited, path string) Card {
	a, w := c.Article, p.theme.Words(b.Lang)
	card := Card{
		Number: c.Item.Number, ID: print.CardID(c.Item.Number), Signal: string(c.Item.Signal),
		Back:  print.Here(path, print.CitationID(c.Item.Number)),
		Title: reveal(a.Title), Published: a.Published, Translation: c.Item.Translation, Grade: c.Item.Grade,
		Passage: print.Link{From: path, To: articlePath(a)}, Lang: languageUnless(b.Lang, a.Lang),
	}
	if a.Outlet != nil {
		card.Outlet = reveal(a.Outlet.Name)
	}
	if c.Passage == nil {
		return card
	}
	card.Name, card.Line = passageName(w, c.Passage), c.Passage.Line
	card.Raw = print.Link{From: path, To: articlePath(a), Fragment: print.LineID(c.Passage.Line)}
	if c.Passage.Kind.HasAnchor() {
		card.Passage.Fragment = print.PassageID(c.Passage.Line)
	}
	card.Around = surroundings(w, c)
	if c.Words != nil {
		card.Segments = segments(w, c.Passage, c.Words, []text.Range{c.Context})
		for len(card.Segments) > 0 && card.Segments[0].Gap {
			card.Segments = card.Segments[1:]
		}
		for n := len(card.Segments); n > 0 && card.Segments[n-1].Gap; n-- {
			card.Segments = card.Segments[:n-1]
		}
	}
	return card
}

// citedArticles lists the articles of citations, in the order of their first number.
func (p *planner) citedArticles(cited []*model.Cited, lang, path string) []CitedArticle {
	var list []CitedArticle
	place := map[*model.Article]int{}
	for _, c := range cited {
		i, ok := place[c.Article]
		if !ok {
			i = len(list)
			place[c.Article] = i
			list = append(list, CitedArticle{ArticleEntry: p.articleEntry(c.Article, lang, path)})
		}
		list[i].Numbers = append(list[i].Numbers, print.NumberLink{Number: c.Item.Number, Link: print.Here(path, print.CitationID(c.Item.Number))})
	}
	return list
}
