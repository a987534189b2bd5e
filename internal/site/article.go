package site

import (
	"slices"
	"strconv"

	"dossier/internal/clean"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
)

// ArticleModel is the model of article.html.
type ArticleModel struct {
	Frame
	Article    ArticleEntry
	ArticleTag string // language of the article's words, "" if it is the page's own
	TitleBasis string // "" if the title is a line of the capture
	Status     string // "" if the article stands as it was
	Rights     string
	Original   string // web address
	SHA256     string
	Size       int // bytes of the capture
	Damage     []DamageView
	CitedIn    []UseView // each brief once
	Passages   []PassageView
	Lines      []LineView
	Captured   Link
	Top        Link
	Cite       *CiteView
	File       Link // the file as received; zero if the rights do not allow it
}

// DamageView is a damaged place, in words.
type DamageView struct {
	Name  string // of the passage
	Link  Link
	Words string
	Kind  string
}

// PassageView is a part of the article's text.
type PassageView struct {
	Kind       string // paragraph, subhead or caption
	Anchor     string // id: l and the raw line
	Name       string // ¶8
	Standfirst bool
	Segments   []Segment
	Plain      string // the words, if nothing in them is marked and all are shown
	Hidden     bool   // the rights do not allow it to be shown
	Credit     string
	Line       int
	Raw        Link // the line of the capture
	Self       Link
	Uses       []UseView
	Disputed   bool // a citation holds the passage against another
}

// UseView is a brief that cites a passage, with the numbers under which it does.
type UseView struct {
	Name    string // id of the brief
	Title   string
	Lang    string // "" if it is the page's own
	Link    Link
	Numbers []NumberLink
}

// LineView is a line of the capture.
type LineView struct {
	Number   int
	Anchor   string
	Class    string // title, subhead, paragraph, caption, meta, dropped
	Rule     string
	Why      string // the reason, if a person decided
	Segments []Segment
	Plain    string // the words, if nothing in them is marked and the line was kept
	Hidden   bool
	Passage  Link // zero if the line is not in the article
	Name     string
}

func (p *planner) article(a *dossier.Article) Page {
	path, lang := articlePath(a), p.Settings.Language
	m := ArticleModel{Frame: p.frame(lang, path, visible(a.Title), ""), Rights: string(a.Rights), Original: a.OriginalURL}
	m.Article = p.articleEntry(a, lang, path)
	m.Cite, m.Meta = p.citing(p.references().Article(a, path), path)
	if a.Lang != lang {
		m.ArticleTag, m.Cite.Lang = a.Lang, a.Lang
	}
	if a.TitleBasis != "line" {
		m.TitleBasis = a.TitleBasis
	}
	if a.Status != dossier.Current {
		m.Status = string(a.Status)
	}
	if a.Unsaved {
		m.Status = "unsaved"
	}
	m.SHA256, m.Size = a.Capture.SHA256, len(a.Capture.Source.Text)
	m.Captured = Link{From: path, To: path, Fragment: capturedID}
	m.Top = Link{From: path, To: path, Fragment: "article"}
	paragraphs := 0
	for _, passage := range a.Passages {
		if passage.Kind == clean.Title {
			continue
		}
		v := p.passage(passage, path)
		if passage.Kind == clean.Paragraph {
			paragraphs++
			v.Standfirst = paragraphs <= a.Standfirst
		}
		if a.Rights == dossier.Full {
			for _, d := range damageIn(passage) {
				m.Damage = append(m.Damage, DamageView{v.Name, v.Self, passage.Text[d.at[0]:d.at[1]], d.kind})
			}
		}
		for _, use := range v.Uses {
			if !slices.ContainsFunc(m.CitedIn, func(u UseView) bool { return u.Link == use.Link }) {
				m.CitedIn = append(m.CitedIn, use)
			}
		}
		m.Passages = append(m.Passages, v)
	}
	for _, l := range p.editions[1:] {
		w := p.theme.words[l]
		m.Editions = append(m.Editions, Edition{Lang: l, Label: w.must("language"), Link: Link{From: path, To: p.inLanguage(l, "index.html")}})
	}
	if a.Rights == dossier.Full {
		m.File = Link{From: path, To: capturePath(a)}
	}
	for _, l := range capturedLines(a) {
		if l.Text != "" {
			m.Lines = append(m.Lines, p.line(a, l, path))
		}
	}
	return Page{Path: path, Template: "article.html", Model: m}
}

// Ids that no heading or judgment of a note can have: those have no underscore.
const capturedID = "captured_"

func rawAnchor(line int) string  { return "raw_" + strconv.Itoa(line) }
func lineAnchor(line int) string { return "l" + strconv.Itoa(line) }

func (p *planner) passage(passage *dossier.Passage, path string) PassageView {
	v := PassageView{
		Kind: string(passage.Kind), Name: p.passageName(passage, p.Settings.Language), Anchor: lineAnchor(passage.Line), Line: passage.Line,
		Raw:  Link{From: path, To: path, Fragment: rawAnchor(passage.Line)},
		Self: Link{From: path, To: path, Fragment: lineAnchor(passage.Line)},
	}
	if passage.Kind == clean.Caption {
		for _, c := range passage.Article.Record.Captions {
			if c.Line == passage.Line {
				v.Credit = c.Credit
			}
		}
	}
	v.Uses = p.usesOf(passage, path)
	v.Disputed = slices.ContainsFunc(p.Uses[passage], func(c *dossier.Cited) bool { return c.Item.Signal == markdown.Contradicts })
	v.Segments, v.Hidden = p.shownSegments(passage)
	v.Plain = plain(v.Segments)
	return v
}

// usesOf groups the citations of a passage by brief, those in the language of
// the page first.
func (p *planner) usesOf(passage *dossier.Passage, path string) []UseView {
	var own, others []UseView
	var last *dossier.Note
	for _, c := range p.Uses[passage] {
		list := &own
		use := UseView{Name: c.Note.ID, Title: p.noteTitle(c.Note, p.Settings.Language), Link: Link{From: path, To: p.notePath(c.Note)}}
		if c.Note.Lang != p.Settings.Language {
			list, use.Lang = &others, c.Note.Lang
		}
		if c.Note != last { // uses come note by note
			*list = append(*list, use)
			last = c.Note
		}
		numbers := &(*list)[len(*list)-1].Numbers
		*numbers = append(*numbers, NumberLink{c.Item.Number, Link{From: path, To: p.notePath(c.Note), Fragment: markID(c.Item.Number)}})
	}
	return append(own, others...)
}

// shownSegments returns what the rights of the article allow to be shown of a
// passage.
func (p *planner) shownSegments(passage *dossier.Passage) (segs []Segment, hidden bool) {
	w := p.theme.words[p.Settings.Language]
	var quoted [][2]int
	for _, c := range p.Uses[passage] {
		quoted = append(quoted, c.Words...)
	}
	stretches, whole := p.Shown(passage)
	if !whole && len(stretches) == 0 {
		return nil, true
	}
	return w.segments(passage, quoted, stretches), false
}

// passageName is ¶8, intertitre 1, titre …
func (p *planner) passageName(passage *dossier.Passage, lang string) string {
	w := p.theme.words[lang]
	if passage.Kind == clean.Title {
		return w.must("title")
	}
	return w.must(string(passage.Kind), passage.Number)
}

func (p *planner) line(a *dossier.Article, l capturedLine, path string) LineView {
	v := LineView{Number: l.Number, Anchor: rawAnchor(l.Number), Class: string(l.class)}
	if l.decision != nil {
		v.Rule, v.Why = l.decision.Rule, l.decision.Why
	}
	if l.passage != nil && l.class != clean.Title {
		v.Passage = Link{From: path, To: path, Fragment: lineAnchor(l.Number)}
		v.Name = p.passageName(l.passage, p.Settings.Language)
	}
	switch {
	case a.Rights == dossier.Full && l.passage != nil && l.passage.Text == l.Text:
		v.Segments, _ = p.shownSegments(l.passage)
	case a.Rights == dossier.Full || l.class == clean.Title:
		v.Segments = rawSegments(l.Text, l.Number, a.Record.Cuts)
	case l.passage != nil:
		v.Segments, v.Hidden = p.shownSegments(l.passage)
	default:
		v.Hidden = true
	}
	if !v.Hidden && l.class != clean.Dropped {
		v.Plain = plain(v.Segments)
	}
	return v
}

// plain returns the words of a text of which nothing is marked, "" otherwise:
// almost all texts are, and need no template of their own.
func plain(segments []Segment) string {
	if len(segments) != 1 {
		return ""
	}
	if s := segments[0]; s == (Segment{Text: s.Text}) {
		return s.Text
	}
	return ""
}
