package site

import (
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// Section is a block of a note with the evidence for it.
type Section struct {
	print.Block
	ID    string // under which the search leads to the block
	Cards []Card
	Terms []TermNote // of the glossary, used here for the first time
}

// Signals counts the cards by what they do, in the order in which that is first done.
func (s Section) Signals() []SignalCount {
	var list []SignalCount
	for _, c := range s.Cards {
		i := slices.IndexFunc(list, func(n SignalCount) bool { return n.Signal == c.Signal })
		if i < 0 {
			i = len(list)
			list = append(list, SignalCount{Signal: c.Signal})
		}
		list[i].Count++
	}
	return list
}

// SignalCount is how many passages do the same.
type SignalCount struct {
	Signal string
	Count  int
}

// Card is the evidence behind one number in a block of a note: for the first block that
// has the number all that the note quotes of the sentence, for later ones the words and
// the way to the first.
type Card struct {
	Number       int
	ID           string
	Also         []string   // further ids, of citations that the card stands for
	First        print.Link // to the first card of the number; zero on that
	Back         print.Link // to the number in the text
	Signal       string
	Source       ArticleName
	Labels       []string // what the text says that it is
	Published    date.Date
	Name         string // ¶8
	Passage      print.Link
	Line         int
	Raw          print.Link
	Sheet        print.Link // to the page of the file on which the words stand, zero if it has no picture
	Lang         string     // of the words, "" if it is the page's own
	Segments     print.Segments
	Around       []string         // what the words around the quoted ones do to them
	Days         []print.OtherDay // of other calendars, that the sentence names
	Since        *SinceView       // what became of them in a later version; nil if they still stand
	Translations []string
	Translated   *TranslationView // the sentence in the language of the page, if the dossier has it
	Grades       []int
}

// Piece is an exhibit in the list of all that a note shows, with the whole sentence.
type Piece struct {
	Number   int
	ID       string
	Card     print.Link
	Signals  []string // what it does where it is cited, each once
	Source   ArticleName
	Labels   []string
	Date     date.Date
	Name     string // ¶8
	Passage  print.Link
	Line     int
	Raw      print.Link
	SHA256   string // of the capture
	Lang     string // of the words, "" if it is the page's own
	Segments print.Segments
	Around   []string
	Days     []print.OtherDay
	Onward   print.Onward // to the words, where they were published
	Since    *SinceView
	Uses     []print.NumberLink // the places in the text, counted
}

// CitedArticle is an article in the list at the end of the brief.
type CitedArticle struct {
	ArticleEntry
	Numbers []print.NumberLink
}

// Hash is what of the hash of the capture is shown.
func (p Piece) Hash() string { return shortHash(p.SHA256) }

// blocks prints a note and puts the evidence beside each block.
func (p *planner) blocks(n *model.Note, path string) []Section {
	wraps, terms := p.firstUses(n, path)
	cited, anchors := p.findings.Cited(n), p.anchors(n)
	sections := make([]Section, len(n.Doc.Blocks))
	marks := make(map[*markdown.Item]print.Mark, len(cited))
	for i, block := range n.Doc.Blocks {
		s := &sections[i]
		s.ID, s.Terms = print.BlockID(i), terms[block]
		for _, of := range block.Citations {
			for _, item := range of.Items {
				c := cited[item.Number-1]
				marks[item] = print.Mark{Number: c.Exhibit.Number, Card: s.addCard(c, func() Card { return p.card(c, anchors[c.Exhibit.Number-1], path) })}
			}
		}
	}
	printed := print.Note{
		Words: p.theme.Words(n.Lang), Doc: n.Doc, Callouts: p.callouts(n), Figures: p.figures(n, path), Images: p.images(n, path), Terms: wraps, Marks: marks,
		Target: func(l *markdown.Link) print.Target { return p.target(p.findings.Target(n, l), path) },
	}.Blocks()
	for i := range sections {
		sections[i].Block = printed[i]
	}
	return sections
}

// anchors are the ids of the exhibits of a note, by number. They name article and line, so
// they lead to the same words after the next edit.
func (p *planner) anchors(n *model.Note) []string {
	taken := map[string]bool{}
	for _, h := range n.Doc.Headings {
		taken[h.ID] = true
	}
	for _, c := range n.Doc.Callouts {
		taken[c.ID] = true
	}
	var list []string
	for _, e := range p.findings.Exhibits(n) {
		line := 0
		if e.Passage != nil {
			line = e.Passage.Line
		}
		id := print.ExhibitID(e.Article.Key, line, e.Sentence)
		for taken[id] {
			id += "_"
		}
		taken[id] = true
		list = append(list, id)
	}
	return list
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
		return to(p.articleFrom(path, t.Article), "raw_"+strings.TrimPrefix(t.Fragment, "l"))
	case t.Article != nil && t.Captured:
		return to(p.articleFrom(path, t.Article), print.CapturedID)
	case t.Article != nil:
		return to(p.articleFrom(path, t.Article), t.Fragment)
	case t.Note != nil:
		return to(p.notePath(t.Note), t.Fragment)
	default:
		return print.Target{Link: p.recordLink(t.Records, t.Fragment, p.editionOf(path), path)}
	}
}

// addCard adds a citation to the cards of a block and returns the id of its card. What
// does the same with the same sentence is one card.
func (s *Section) addCard(c *model.Cited, made func() Card) string {
	id := print.CardID(c.Item.Number)
	i := slices.IndexFunc(s.Cards, func(other Card) bool {
		return other.Number == c.Exhibit.Number && other.Signal == string(c.Item.Signal)
	})
	if i < 0 {
		i = len(s.Cards)
		s.Cards = append(s.Cards, made())
	}
	card := &s.Cards[i]
	if card.ID != id {
		card.Also = append(card.Also, id)
	}
	if t := c.Item.Translation; t != "" && !slices.Contains(card.Translations, t) {
		card.Translations = append(card.Translations, t)
	}
	if g := c.Item.Grade; g > 0 && !slices.Contains(card.Grades, g) {
		card.Grades = append(card.Grades, g)
	}
	return card.ID
}

// around is how many words a card shows on each side of what is quoted; the rest of the
// sentence is there for whoever follows the number, on wide screens and on paper.
const around = 6

// card makes the card of a citation in the first block that has its number and signal.
func (p *planner) card(c *model.Cited, anchor, path string) Card {
	a, e, lang := c.Article, c.Exhibit, c.Note.Lang
	w := p.theme.Words(lang)
	card := Card{
		Number: e.Number, ID: anchor, Signal: string(c.Item.Signal), Back: print.Here(path, print.CitationID(c.Item.Number)),
		Source: p.articleName(a, lang, path), Labels: p.labelsOf(a), Published: a.Published, Passage: print.Link{From: path, To: p.articleFrom(path, a)},
		Lang: languageUnless(lang, c.Lang()),
	}
	first := c == e.Cited[0]
	if !first {
		card.ID, card.First = print.CardID(c.Item.Number), print.Here(path, anchor)
	}
	if c.Passage == nil {
		return card
	}
	card.Name, card.Line = passageName(w, c.Passage), c.Passage.Line
	card.Sheet = p.sheetOf(c, path)
	card.Raw = print.Link{From: path, To: p.articleFrom(path, a), Fragment: print.LineID(c.Passage.Line)}
	card.Passage = p.passageLink(c.Passage, lang, path)
	if first {
		card.Around, card.Since = exhibitSurroundings(w, e), p.sinceOf(e.Cited, lang, path)
		card.Days = otherDays(w, e.Context.Of(c.Passage.Text), c.Lang())
	}
	if c.Words == nil {
		return card
	}
	if first {
		card.Segments = far(trimmed(segments(w, c.Passage, quotedIn(e), []text.Range{e.Context})), around)
		card.Translated = p.translatedContext(c.Passage, e.Context, lang)
	} else {
		card.Segments = trimmed(segments(w, c.Passage, c.Words, c.Words))
	}
	return card
}

// quotedIn are the words that a note quotes of an exhibit, in all its citations.
func quotedIn(e *model.Exhibit) []text.Range {
	var list []text.Range
	for _, c := range e.Cited {
		list = append(list, c.Words...)
	}
	return list
}

// exhibitSurroundings says what the words around all that a note quotes of an exhibit do
// to them.
func exhibitSurroundings(w *print.Words, e *model.Exhibit) []string {
	var list []string
	for _, c := range e.Cited {
		for _, said := range surroundings(w, c) {
			if !slices.Contains(list, said) {
				list = append(list, said)
			}
		}
	}
	return list
}

// trimmed leaves out the gaps at the two ends, but for those where words were cut out.
func trimmed(list print.Segments) print.Segments {
	for len(list) > 0 && list[0].Gap && !list[0].Cut {
		list = list[1:]
	}
	for n := len(list); n > 0 && list[n-1].Gap && !list[n-1].Cut; n-- {
		list = list[:n-1]
	}
	return list
}

// far marks what is more than some words away from what is quoted.
func far(list print.Segments, words int) print.Segments {
	var out print.Segments
	for i, s := range list {
		if s.Quoted || s.Gap || s.Damage != "" {
			out = append(out, s)
			continue
		}
		behind := i > 0 && slices.ContainsFunc(list[:i], func(s print.Segment) bool { return s.Quoted })
		before := slices.ContainsFunc(list[i+1:], func(s print.Segment) bool { return s.Quoted })
		head, middle, tail := partWords(s.Text, words, behind, before)
		for _, part := range []print.Segment{{Text: head}, {Text: middle, Far: true}, {Text: tail}} {
			if part.Text != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// partWords parts a text into its first words, if it has to keep them, its last words,
// if it has to keep those, and what is between.
func partWords(s string, words int, first, last bool) (head, middle, tail string) {
	fields := text.Fields(s)
	from, to := 0, len(s)
	if first {
		from = len(s)
		if len(fields) > words {
			from = fields[words].At
		}
	}
	if last {
		to = 0
		if n := len(fields) - words; n > 0 {
			to = fields[n].At
		}
	}
	if from >= to {
		return s, "", ""
	}
	return s[:from], s[from:to], s[to:]
}

// pieces lists the exhibits of a note, of which its blocks have the cards.
func (p *planner) pieces(n *model.Note, sections []Section, path string) []Piece {
	w, firstCards := p.theme.Words(n.Lang), map[int]Card{}
	for _, s := range sections {
		for _, c := range s.Cards {
			if c.First == (print.Link{}) {
				firstCards[c.Number] = c
			}
		}
	}
	var list []Piece
	for _, e := range p.findings.Exhibits(n) {
		first := firstCards[e.Number]
		piece := Piece{
			Number: e.Number, ID: print.PieceID(e.Number), Card: print.Here(path, first.ID), Source: first.Source, Labels: first.Labels,
			Date: first.Published, Name: first.Name,
			Passage: first.Passage, Line: first.Line, Raw: first.Raw, SHA256: e.Article.Capture.SHA256, Lang: first.Lang, Around: first.Around, Days: first.Days,
			Onward: p.onward(e.Article), Since: first.Since,
		}
		if quoted := quotedIn(e); len(quoted) > 0 {
			piece.Segments = trimmed(segments(w, e.Passage, quoted, []text.Range{e.Context}))
			if piece.Onward.Address != "" {
				piece.Onward.First, piece.Onward.Last = wordsThere(e.Passage, e.Context)
			}
		}
		for i, c := range e.Cited {
			if signal := string(c.Item.Signal); !slices.Contains(piece.Signals, signal) {
				piece.Signals = append(piece.Signals, signal)
			}
			piece.Uses = append(piece.Uses, print.NumberLink{Number: i + 1, Link: print.Here(path, print.CitationID(c.Item.Number))})
		}
		list = append(list, piece)
	}
	return list
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
		list[i].Numbers = addNumber(list[i].Numbers, c, path, path)
	}
	return list
}

// addNumber adds the number of a citation, with the way to its place in the text of its
// note, unless the list has the number already.
func addNumber(list []print.NumberLink, c *model.Cited, from, page string) []print.NumberLink {
	number := c.Exhibit.Number
	if slices.ContainsFunc(list, func(n print.NumberLink) bool { return n.Number == number }) {
		return list
	}
	return append(list, print.NumberLink{Number: number, Link: print.Link{From: from, To: page, Fragment: print.CitationID(c.Item.Number)}})
}
