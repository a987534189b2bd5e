package site

import (
	"dossier/internal/board"
	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// boardFile is the name of the page of what waits for the desk, and of its template.
const boardFile = "board.html"

// BoardModel is the model of board.html, a page for the desk alone: what waits.
type BoardModel struct {
	print.Frame
	Reviews    []NoteEntry // with the day by which each is to be read again
	Stale      []StaleView
	Unsigned   []UnsignedView
	OneOrigin  []WaitingStatement
	Unopposed  []WaitingStatement
	Gaps       []WaitingStatement
	Indicators []WaitingStatement
}

// Empty reports whether nothing waits.
func (m BoardModel) Empty() bool {
	return len(m.Reviews)+len(m.Stale)+len(m.Unsigned)+len(m.OneOrigin)+len(m.Unopposed)+len(m.Gaps)+len(m.Indicators) == 0
}

// StaleView is a note that is not as it was when somebody looked, or rests on what is not.
type StaleView struct {
	Note   NoteEntry
	Lapsed []LapsedView
	Why    []StaleReason
}

// StaleReason is why a note is stale.
type StaleReason struct {
	Kind     string        // retracted | corrected | since | passages | review
	Read     date.Date     // of a review: when it was read
	Changed  date.Date     // and when it was changed
	Articles []ArticleName // of the other kinds
}

// LapsedView is a sign-off that holds no more, in words of the page.
type LapsedView struct {
	By    string
	Role  string
	On    date.Date
	Parts []string // what has changed since
}

// UnsignedView is a brief that lacks sign-offs.
type UnsignedView struct {
	Note  NoteEntry
	Roles []string // in words of the page
}

// WaitingStatement is a statement that leaves something open.
type WaitingStatement struct {
	Text    string
	Lang    string // "" if it is the page's own
	Link    print.Link
	Note    string // title of the note, in the language of the statement
	Origins string // what a judgment rests on, in words of the page; "" where that is not asked
}

func (p *planner) board(lang string) BoardModel {
	m := BoardModel{Frame: p.theme.AtDesk(p.listFrame(lang, boardFile))}
	b := board.New(p.dossier, p.findings, lang, func(n *model.Note) bool { return n.Shown(p.options.Drafts) })
	for _, brief := range b.Reviews {
		e := p.noteEntry(&brief.Note, lang, m.Path)
		e.Date = brief.ReviewBy
		m.Reviews = append(m.Reviews, e)
	}
	for _, s := range b.Stale {
		v := StaleView{Note: p.waitingNote(s.Note, lang, m.Path)}
		for _, r := range s.Why {
			if r.Kind == board.Signature {
				v.Lapsed = append(v.Lapsed, lapsed(m.Words, r.Lapsed))
			} else {
				v.Why = append(v.Why, p.staleReason(r, lang, m.Path))
			}
		}
		m.Stale = append(m.Stale, v)
	}
	for _, u := range b.Unsigned {
		v := UnsignedView{Note: p.waitingNote(u.Note, lang, m.Path)}
		for _, role := range u.Roles {
			v.Roles = append(v.Roles, m.Phrase("role_"+string(role)))
		}
		m.Unsigned = append(m.Unsigned, v)
	}
	m.OneOrigin, m.Unopposed = p.waiting(b.OneOrigin, lang, m.Path), p.waiting(b.Unopposed, lang, m.Path)
	m.Gaps, m.Indicators = p.waiting(b.Gaps, lang, m.Path), p.waiting(b.Indicators, lang, m.Path)
	for i, s := range b.OneOrigin {
		m.OneOrigin[i].Origins = p.originCount(m.Words, s.Origins)
	}
	return m
}

// waitingNote is a note in a list, under the title that it has everywhere.
func (p *planner) waitingNote(n *model.Note, lang, from string) NoteEntry {
	e := p.noteEntry(n, lang, from)
	e.Title = p.noteTitle(n, n.Lang)
	return e
}

func lapsed(w *print.Words, l check.Lapsed) LapsedView {
	v := LapsedView{By: l.By, Role: w.Phrase("role_" + string(l.Role)), On: dayOf(l.On)}
	for _, part := range l.Changed {
		v.Parts = append(v.Parts, w.Phrase("part_"+string(part)))
	}
	return v
}

func (p *planner) staleReason(r board.Reason, lang, from string) StaleReason {
	v := StaleReason{Kind: string(r.Kind), Read: r.Read, Changed: r.Changed}
	for _, a := range r.Articles {
		v.Articles = append(v.Articles, p.articleName(a, lang, from))
	}
	return v
}

func (p *planner) waiting(list []*model.Statement, lang, from string) []WaitingStatement {
	var views []WaitingStatement
	for _, s := range list {
		views = append(views, WaitingStatement{
			Text: check.Wording(s), Lang: languageUnless(lang, s.Note.Lang), Note: p.noteTitle(s.Note, s.Note.Lang),
			Link: print.Link{From: from, To: p.notePath(s.Note), Fragment: s.Callout.ID},
		})
	}
	return views
}
