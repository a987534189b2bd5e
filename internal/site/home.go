package site

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/export"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// HomeModel is the model of home.html.
type HomeModel struct {
	print.Frame
	Line       string     // the sentence that answers; "" if there is none in the language
	LineLink   print.Link // to the judgment it gives in short
	LineFallen string     // what has become of all that this rests on, as Fallen of judgments
	Intro      string
	State      date.Date // the day of the newest note
	Judgments  []JudgmentEntry
	More       []JudgmentEntry // those behind the first ones
	Disputes   []DisputeEntry
	Sources    []ArticleName // of the letters of the disputes, in their order; none if they are too many
	Latest     *ReleaseView  // what the last release changed; nil if there is none, or only one
	Changed    []NoteEntry   // notes that were changed after they were published, newest first
	Briefs     []BriefEntry
	Timeline   print.Link // zero if there is none
	Strip      drawing.Lane
	Axis       drawing.Axis
	Events     int
	Disputed   int // of the events
	Articles   []ArticleEntry
	AllSources print.Link // to all articles; zero if the page lists them
	Verified   int        // quotations of this edition's notes
	Lines      LineCounts // of all articles
}

// DisputeEntry is a question with what each source supports.
type DisputeEntry struct {
	NoteEntry
	Answers []LetteredAnswer
	Stances []string // of each source: letters of the answers that it is cited in support of, "" if it is for none
}

// LetteredAnswer is an answer to a question, with the letter that stands for it.
type LetteredAnswer struct{ Letter, Text string }

// BriefEntry is a brief in a list.
type BriefEntry struct {
	NoteEntry
	Question string
	Number   int // place in the order of reading, from 1; 0 if it has none
}

const (
	firstJudgments = 6  // on the home page, where the settings name none that lead
	mostSources    = 8  // whose letters are told apart
	mostChanged    = 3  // notes that are said to have changed
	mostListed     = 12 // articles on the home page; there is a page of all
)

func (p *planner) home(lang string) HomeModel {
	file := p.inLanguage(lang, homeFile)
	m := HomeModel{Frame: p.frame(lang, file, "", p.siteDescription(lang)), Intro: p.siteDescription(lang)}
	m.At = "home"
	p.otherEditions(&m.Frame, lang, homeFile)
	m.Line = p.dossier.Settings.BottomLine.Text[lang]
	first := map[string]JudgmentEntry{}
	for _, b := range p.inEdition(lang) {
		e := p.briefEntry(b, lang, file)
		e.Number = slices.Index(p.readingOrder[lang], b) + 1
		m.Briefs = append(m.Briefs, e)
		m.State = latest(m.State, changedOn(&b.Note))
		if b.Status == model.Withdrawn {
			continue
		}
		for _, j := range p.judgments(&b.Note, file) {
			j.Lang = languageUnless(lang, b.Lang)
			key := b.ID + "/" + j.Link.Fragment
			if key == p.dossier.Settings.BottomLine.Judgment.ID {
				m.LineLink, m.LineFallen = j.Link, j.Fallen
			}
			if slices.ContainsFunc(p.dossier.Settings.Lead, func(s model.ReadingStep) bool { return s.ID == key }) {
				first[key] = j
			} else {
				m.More = append(m.More, j)
			}
		}
		if !b.LastMod.IsZero() {
			m.Changed = append(m.Changed, e.NoteEntry)
			m.Changed[len(m.Changed)-1].Date = b.LastMod
		}
	}
	for _, s := range p.dossier.Settings.Lead {
		if j, ok := first[s.ID]; ok {
			m.Judgments = append(m.Judgments, j)
		}
	}
	if len(m.Judgments) == 0 {
		n := min(firstJudgments, len(m.More))
		m.Judgments, m.More = m.More[:n], m.More[n:]
	}
	slices.SortStableFunc(m.Changed, func(a, b NoteEntry) int { return b.Date.Compare(a.Date) })
	m.Changed = m.Changed[:min(len(m.Changed), mostChanged)]
	m.Articles, _ = p.articleEntries(lang, file)
	for _, a := range m.Articles {
		m.Lines.add(a.LineCounts)
	}
	if len(m.Articles) > mostListed {
		m.AllSources = print.Link{From: file, To: p.inLanguage(lang, sourcesFile)}
	}
	if m.Latest = p.latestRelease(lang, file); m.Latest != nil {
		m.Frame, m.Changed = p.theme.Revised(m.Frame), nil
		m.State = latest(m.State, m.Latest.On)
	}
	p.disputes(&m, lang, file)
	p.strip(&m, lang, file)
	m.Verified = p.verifiedIn(lang)
	p.present(&m.Frame, export.Linked{Type: "WebSite"}, p.homeCard(lang))
	return m
}

// Listed are the articles that the home page lists: of many those that most rests on.
func (m HomeModel) Listed() []ArticleEntry {
	if len(m.Articles) <= mostListed {
		return m.Articles
	}
	order := make([]int, len(m.Articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return m.Articles[b].Times - m.Articles[a].Times })
	order = order[:mostListed]
	slices.Sort(order)
	list := make([]ArticleEntry, mostListed)
	for i, at := range order {
		list[i] = m.Articles[at]
	}
	return list
}

// disputes lists the questions with what each article supports, if the articles are
// few enough to be told apart by their place.
func (p *planner) disputes(m *HomeModel, lang, file string) {
	articles := slices.Clone(p.dossier.Articles)
	slices.SortStableFunc(articles, func(a, b *model.Article) int { return a.Published.Compare(b.Published) })
	if len(articles) > mostSources {
		articles = nil
	}
	for _, a := range articles {
		m.Sources = append(m.Sources, p.articleName(a, lang, file))
	}
	for _, q := range p.shownQuestions(lang) {
		e := DisputeEntry{NoteEntry: p.noteEntry(&q.Note, lang, file)}
		m.State = latest(m.State, changedOn(&q.Note))
		if q.Status != model.Withdrawn {
			for i, position := range q.Positions {
				e.Answers = append(e.Answers, LetteredAnswer{answerLetter(i), position.Answer})
			}
			for _, a := range articles {
				e.Stances = append(e.Stances, p.stance(q, a))
			}
		}
		m.Disputes = append(m.Disputes, e)
	}
}

// stance is the letters of the answers to a question that passages of an article support.
func (p *planner) stance(q *model.Question, a *model.Article) string {
	letters := ""
	for i, position := range q.Positions {
		supports := func(c *model.Cited) bool { return c.Article == a && c.Item.Signal == markdown.Supports }
		if slices.ContainsFunc(p.findings.CitedIn(&q.Note, position.Section), supports) {
			letters += answerLetter(i)
		}
	}
	return letters
}

// strip draws the events of the timeline on one lane, in rows where they overlap.
func (p *planner) strip(m *HomeModel, lang, file string) {
	t := p.timelineIn(lang)
	if t == nil {
		return
	}
	m.Frame = p.theme.Drawn(m.Frame)
	m.Timeline, m.Events = print.Link{From: file, To: p.notePath(&t.Note)}, len(t.Events)
	lanes, axis := p.eventLanes(m.Words, t.Events)
	m.Axis = axis
	for i, lane := range lanes {
		marks := append(m.Strip.Marks, lane.Marks...)
		m.Strip = lane
		m.Strip.Marks = marks
		if p.disputed(t.Events[i]) {
			m.Disputed++
		}
	}
	m.Strip.Pack()
}

// inEdition returns each brief once, in the language of the edition if it
// exists in it, in the order in which they are to be read.
func (p *planner) inEdition(lang string) []*model.Brief {
	var list []*model.Brief
	for _, b := range p.briefs {
		if &b.Note == p.version(&b.Note, lang) {
			list = append(list, b)
		}
	}
	p.byReadingOrder(list)
	return list
}

func (p *planner) briefEntry(b *model.Brief, lang, from string) BriefEntry {
	e := BriefEntry{NoteEntry: p.noteEntry(&b.Note, lang, from)}
	e.Date = b.Date
	if b.Status != model.Withdrawn {
		e.Question = b.Question
	}
	return e
}
