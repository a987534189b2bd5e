package inbox

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"dossier/internal/calendar"
	"dossier/internal/check"
	"dossier/internal/figures"
	"dossier/internal/model"
	"dossier/internal/text"
)

// How many cited sentences may have what tells some from the others.
const (
	mostHolding = 40 // a word
	mostNaming  = 12 // a name: what names everything about a dossier says nothing of a newcomer
)

// Touch is a sentence of a newcomer about the same as a sentence that a note cites.
type Touch struct {
	Kind   Kind
	Here   Sentence
	There  Sentence
	Of     []Subject // that rest on that sentence, by name
	shared int
}

// Kind says how the two sentences compare.
type Kind string

// The kinds, the most telling first.
const (
	Differs Kind = "differs" // each has a number that the other has not
	Agrees  Kind = "agrees"  // all numbers of one are in the other
	Speaks  Kind = "speaks"  // one of them has none
)

var kinds = []Kind{Differs, Agrees, Speaks}

// Sentence is a stretch of a passage with what the other one has too.
type Sentence struct {
	Mention
	Numbers []text.Range // bytes of the passage: those that differ, or else those that agree
	Others  []text.Range // the other numbers: those that agree although some differ, or that are in this one alone
	Words   []text.Range // bytes of the passage: what it is about as the other is
}

// points are the sentences that notes cite, found by their words.
type points struct {
	dossier *model.Dossier
	byWord  map[string][]*point
	byName  map[*model.Entity][]*point
	events  map[[3]int][]*model.Event
}

// point is a sentence that notes cite.
type point struct {
	of      []Subject
	at      Mention
	figures []figures.Figure // bytes of the sentence
	about   map[string]term
}

func pointsOf(d *model.Dossier, f *check.Findings) *points {
	p := &points{dossier: d, byWord: map[string][]*point{}, byName: map[*model.Entity][]*point{}, events: map[[3]int][]*model.Event{}}
	known := map[Mention]*point{}
	for _, n := range d.Notes {
		if n.Status == model.Withdrawn {
			continue
		}
		subjects := subjectsOf(f, n)
		for _, c := range f.Cited(n) {
			if c.Passage == nil || c.Words == nil {
				continue
			}
			of, ok := subjects[c]
			if !ok {
				of = Subject{Note: n}
			}
			at := Mention{c.Passage, c.Context}
			if known[at] == nil {
				known[at] = p.add(at)
			}
			own := known[at]
			if !slices.ContainsFunc(own.of, of.same) {
				own.of = append(own.of, of)
			}
		}
	}
	dated := map[string]bool{} // by the id of an event, which its translations have too
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			if day := e.Date.From; e.Date.From == e.Date.To && day.Day > 0 && !dated[e.ID] {
				dated[e.ID] = true
				at := [3]int{day.Year, day.Month, day.Day}
				p.events[at] = append(p.events[at], e)
			}
		}
	}
	return p
}

func (p *points) add(at Mention) *point {
	lang := at.Passage.Lang()
	added := &point{at: at, figures: counted(at.Text(), lang), about: map[string]term{}}
	for _, t := range about(at.Passage.Text, at.At, lang) {
		added.about[t.plain] = t
		p.byWord[t.plain] = append(p.byWord[t.plain], added)
	}
	for _, m := range p.named(at.Passage, at.At) {
		p.byName[m.Entity] = append(p.byName[m.Entity], added)
	}
	return added
}

// named are the entities that a stretch of a passage names, each where it does so first.
func (p *points) named(passage *model.Passage, r text.Range) []Named {
	var list []Named
	for _, h := range p.dossier.NamedIn(passage) {
		e := p.dossier.Owners[h.Name].Entity
		if e != nil && r.Contains(h.Range) && !slices.ContainsFunc(list, func(n Named) bool { return n.Entity == e }) {
			list = append(list, Named{Mention: Mention{passage, h.Range}, Entity: e})
		}
	}
	return list
}

// counted are the numbers of a sentence that count something: no ordinals, and no parts of
// dates.
func counted(sentence, lang string) []figures.Figure {
	days := calendar.Find(sentence, lang)
	return slices.DeleteFunc(figures.In(sentence, lang), func(f figures.Figure) bool {
		year := len(f.Values) == 1 && f.Values[0] >= 1800 && f.Values[0] <= 2100 && f.Len() == 4
		return f.Ordinal || f.Spelled && f.Values[0] < 3 || year ||
			slices.ContainsFunc(days, func(m calendar.Mention) bool { return m.Range.Overlaps(f.Range) })
	})
}

// touched says which points the sentences of a newcomer are about: the most telling, and each
// subject once.
func (p *points) touched(a *model.Article) []Touch {
	best := map[*point]Touch{}
	for _, passage := range a.Passages {
		for _, r := range text.Sentences(passage.Text, passage.Lang()) {
			p.touches(Mention{passage, r}, best)
		}
	}
	var list []Touch
	var listed []Subject
	for _, t := range slices.SortedFunc(maps.Values(best), Touch.order) {
		t.Of = slices.DeleteFunc(slices.Clone(t.Of), func(s Subject) bool { return slices.ContainsFunc(listed, s.same) })
		if len(t.Of) > 0 && len(list) < mostLines {
			slices.SortFunc(t.Of, Subject.compare)
			list, listed = append(list, t), append(listed, t.Of...)
		}
	}
	return list
}

// touches finds the points that a sentence of a newcomer is about, by the words that few of
// them have, and keeps of each the most telling touch.
func (p *points) touches(here Mention, best map[*point]Touch) {
	said := about(here.Passage.Text, here.At, here.Passage.Lang())
	var near []*point
	for _, t := range said {
		if holding := p.byWord[t.plain]; len(holding) <= mostHolding {
			near = append(near, holding...)
		}
	}
	numbers := sync.OnceValue(func() []figures.Figure { return counted(here.Text(), here.Passage.Lang()) })
	seen := map[*point]bool{}
	shared := make([]term, 0, len(said))
	for _, of := range near {
		if seen[of] || of.at.Passage.Article == here.Passage.Article {
			continue
		}
		seen[of] = true
		shared = shared[:0]
		for _, t := range said {
			if of.about[t.plain].plain != "" {
				shared = append(shared, t)
			}
		}
		if weight(shared) < fewestShared {
			continue
		}
		t := compare(of, here, numbers(), shared)
		if was, ok := best[of]; !ok || t.order(was) < 0 {
			best[of] = t
		}
	}
}

func weight(list []term) int {
	n := 0
	for _, t := range list {
		n += t.weight
	}
	return n
}

// order puts what tells more before what tells less.
func (t Touch) order(u Touch) int {
	return cmp.Or(cmp.Compare(slices.Index(kinds, t.Kind), slices.Index(kinds, u.Kind)), cmp.Compare(u.shared, t.shared),
		t.Here.compare(u.Here.Mention), t.There.compare(u.There.Mention))
}

// compare orders places by their article and within it.
func (m Mention) compare(o Mention) int {
	return cmp.Or(strings.Compare(m.Passage.Article.Key, o.Passage.Article.Key), cmp.Compare(m.Passage.Line, o.Passage.Line),
		cmp.Compare(m.At.From, o.At.From), cmp.Compare(m.At.To, o.At.To))
}

// compare says how a sentence of a newcomer and a point that is about the same differ.
func compare(of *point, here Mention, numbers []figures.Figure, shared []term) Touch {
	t := Touch{Kind: Differs, Here: Sentence{Mention: here}, There: Sentence{Mention: of.at}, Of: of.of, shared: weight(shared)}
	var there []text.Range
	for _, s := range shared {
		t.Here.Words = joined(t.Here.Words, s.at)
		there = append(there, of.about[s.plain].at)
	}
	slices.SortFunc(there, func(a, b text.Range) int { return cmp.Compare(a.From, b.From) })
	for _, r := range there {
		t.There.Words = joined(t.There.Words, r)
	}
	theirs := of.figures
	if len(numbers) == 0 || len(theirs) == 0 {
		t.Kind = Speaks
		return t
	}
	ours, agree := parted(numbers, theirs)
	others, agreeThere := parted(theirs, numbers)
	if len(ours) == 0 || len(others) == 0 {
		t.Kind = Agrees
		ours, agree, others, agreeThere = agree, ours, agreeThere, others
	}
	t.Here.Numbers, t.There.Numbers = places(ours, here.At.From), places(others, of.at.At.From)
	t.Here.Others, t.There.Others = places(agree, here.At.From), places(agreeThere, of.at.At.From)
	return t
}

// joined adds a stretch to others in their order: what overlaps is one.
func joined(list []text.Range, r text.Range) []text.Range {
	if n := len(list) - 1; n >= 0 && r.From < list[n].To {
		list[n].To = r.To
		return list
	}
	return append(list, r)
}

// parted parts the numbers of a sentence into those that another has not, and those that it has.
func parted(list, other []figures.Figure) (alone, shared []figures.Figure) {
	for _, x := range list {
		if slices.ContainsFunc(other, func(y figures.Figure) bool {
			return slices.ContainsFunc(x.Values, func(v float64) bool { return slices.Contains(y.Values, v) })
		}) {
			shared = append(shared, x)
		} else {
			alone = append(alone, x)
		}
	}
	return alone, shared
}

// places are where numbers of a sentence stand in its passage.
func places(list []figures.Figure, from int) []text.Range {
	at := make([]text.Range, len(list))
	for i, f := range list {
		at[i] = text.Range{From: from + f.From, To: from + f.To}
	}
	return at
}

// shared says which names of a newcomer cited sentences have, the rarest first.
func (p *points) shared(a *model.Article) []Named {
	var list []Named
	seen := map[*model.Entity]bool{}
	for _, passage := range a.Passages {
		for _, n := range p.named(passage, text.Range{To: len(passage.Text)}) {
			if holding := len(p.byName[n.Entity]); holding > 0 && holding <= mostNaming && !seen[n.Entity] {
				seen[n.Entity] = true
				list = append(list, n)
			}
		}
	}
	slices.SortFunc(list, func(a, b Named) int {
		return cmp.Or(cmp.Compare(len(p.byName[a.Entity]), len(p.byName[b.Entity])), strings.Compare(a.Entity.Key, b.Entity.Key))
	})
	list = list[:min(len(list), mostLines)]
	for i := range list {
		list[i].Subjects = subjectsOfAll(p.byName[list[i].Entity])
	}
	return list
}

// subjectsOfAll are what some points are cited for, each once.
func subjectsOfAll(points []*point) []Subject {
	var list []Subject
	for _, p := range points {
		for _, s := range p.of {
			if !slices.ContainsFunc(list, s.same) {
				list = append(list, s)
			}
		}
	}
	slices.SortFunc(list, Subject.compare)
	return list
}

// days says which days of the timeline a newcomer names.
func (p *points) days(a *model.Article) []Day {
	if len(p.events) == 0 {
		return nil
	}
	var list []Day
	seen := map[[3]int]bool{}
	for _, passage := range a.Passages {
		for _, m := range calendar.Find(passage.Text, passage.Lang()) {
			at := [3]int{m.Year, m.Month, m.Day}
			if events := p.events[at]; len(events) > 0 && !seen[at] && len(list) < mostLines {
				seen[at] = true
				list = append(list, Day{Mention{passage, m.Range}, fmt.Sprintf("%04d-%02d-%02d", at[0], at[1], at[2]), events})
			}
		}
	}
	return list
}
