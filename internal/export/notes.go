package export

import (
	"iter"

	"dossier/internal/check"
	"dossier/internal/model"
)

// kinds say, for each kind of notes, what only notes of this kind have. A new kind
// is a row, unless its notes have no more than any note.
var kinds = []func(*model.Dossier, *check.Findings, addition){briefs, questions, timelines}

// addition takes what adds to the data of a note.
type addition func(*model.Note, func(*dataNote))

func briefs(d *model.Dossier, _ *check.Findings, add addition) {
	for _, b := range d.Briefs {
		add(&b.Note, func(n *dataNote) {
			n.Question, n.Summary, n.Authors, n.Date, n.LastMod = b.Question, b.Summary, b.Authors, b.Date.String(), b.LastMod.String()
		})
	}
}

func questions(d *model.Dossier, f *check.Findings, add addition) {
	for _, q := range d.Questions {
		add(&q.Note, func(n *dataNote) {
			n.Summary, n.Date, n.LastMod = q.Summary, q.Date.String(), q.LastMod.String()
			for _, p := range q.Positions {
				n.Positions = append(n.Positions, dataPosition{p.ID, p.Answer, numbersOf(f.CitedIn(&q.Note, p.Section))})
			}
		})
	}
}

func timelines(d *model.Dossier, f *check.Findings, add addition) {
	for _, t := range d.Timelines {
		add(&t.Note, func(n *dataNote) {
			n.Summary = t.Summary
			for _, e := range t.Events {
				event := dataEvent{ID: e.ID, Date: e.Date.String(), Title: e.Title, Citations: numbersOf(f.CitedIn(&t.Note, e.Section))}
				for _, q := range f.Disputes(e) {
					event.Questions = append(event.Questions, q.ID)
				}
				n.Events = append(n.Events, event)
			}
		})
	}
}

func noteItems(d *model.Dossier, f *check.Findings, notes []*model.Note, pages Pages) iter.Seq[any] {
	ofKind := map[*model.Note]func(*dataNote){}
	for _, kind := range kinds {
		kind(d, f, func(n *model.Note, more func(*dataNote)) { ofKind[n] = more })
	}
	return func(yield func(any) bool) {
		for _, n := range notes {
			note := dataNote{Kind: string(n.Kind), ID: n.ID, Lang: n.Lang, Page: pages.Note(n), Title: n.Title, Status: string(n.Status)}
			if n.Status != model.Withdrawn { // of which nothing but the title is published
				if more := ofKind[n]; more != nil {
					more(&note)
				}
				noteData(d, f, &note, n)
			}
			if !yield(note) {
				return
			}
		}
	}
}

func noteData(d *model.Dossier, f *check.Findings, x *dataNote, n *model.Note) {
	for _, c := range f.Cited(n) {
		citation := dataCitation{
			Number: c.Item.Number, Signal: string(c.Item.Signal), Article: c.Key(), Quotation: c.Item.Quote,
			Translation: c.Item.Translation, Credibility: c.Item.Grade,
		}
		if c.Passage != nil {
			citation.Passage = passageID(c.Passage)
		}
		x.Citations = append(x.Citations, citation)
	}
	for _, s := range f.Statements(n) {
		chain := Follow(d, s)
		origins := []dataOrigin{}
		for _, o := range chain.Origins {
			origins = append(origins, dataOrigin{append([]string{}, o.Names...), o.Articles})
		}
		x.Statements = append(x.Statements, dataStatement{
			ID: s.Callout.ID, Kind: chain.Kind, Text: chain.Text, Likelihood: chain.Likelihood, Confidence: chain.Confidence,
			ChangeIf: s.Callout.Field("change_if"), Against: s.Callout.Field("against"), Citations: numbersOf(s.Cited), Origins: origins,
		})
	}
}

func numbersOf(cited []*model.Cited) []int {
	list := []int{}
	for _, c := range cited {
		list = append(list, c.Item.Number)
	}
	return list
}
