package inbox

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/calendar"
	"dossier/internal/check"
	"dossier/internal/figures"
	"dossier/internal/model"
	"dossier/internal/text"
)

// mostHolding is how many cited sentences may have a word that tells some from the others.
const mostHolding = 40

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
	Differs Kind = "differs" // they have numbers, and none in common
	Agrees  Kind = "agrees"  // they have a number in common
	Speaks  Kind = "speaks"  // one of them has none
)

var kinds = []Kind{Differs, Agrees, Speaks}

// Sentence is a stretch of a passage with what the other one has too.
type Sentence struct {
	Mention
	Numbers []text.Range // bytes of the passage: those that agree, or else all
	Words   []text.Range // bytes of the passage: what it is about as the other is
}

// points are the sentences that notes cite, found by their words.
type points struct {
	dossier *model.Dossier
	all     []point
	byWord  map[string][]int
	byName  map[*model.Entity][]int
	events  map[[3]int][]*model.Event
}

// point is a sentence that a note cites.
type point struct {
	of      Subject
	at      Mention
	figures []figures.Figure // bytes of the sentence
	about   []term
}

func pointsOf(d *model.Dossier, f *check.Findings) *points {
	p := &points{dossier: d, byWord: map[string][]int{}, byName: map[*model.Entity][]int{}, events: map[[3]int][]*model.Event{}}
	type sentence struct {
		of      string
		passage *model.Passage
		at      text.Range
	}
	seen := map[sentence]bool{} // a translation of a note cites nothing more
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
			if key := (sentence{of.Name(), c.Passage, c.Context}); !seen[key] {
				seen[key] = true
				p.add(of, Mention{c.Passage, c.Context})
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

func (p *points) add(of Subject, at Mention) {
	i, lang := len(p.all), at.Passage.Article.Lang
	added := point{of, at, counted(at.Text(), lang), about(at.Passage.Text, at.At, lang)}
	p.all = append(p.all, added)
	for _, t := range added.about {
		p.byWord[t.plain] = append(p.byWord[t.plain], i)
	}
	for _, m := range p.named(at.Passage, at.At) {
		p.byName[m.Entity] = append(p.byName[m.Entity], i)
	}
}

// named are the entities that a stretch of a passage names, each where it does so first.
func (p *points) named(passage *model.Passage, r text.Range) []Named {
	i := slices.Index(passage.Article.Passages, passage)
	all := p.dossier.Named[passage.Article]
	if i < 0 || i >= len(all) {
		return nil
	}
	var list []Named
	for _, h := range all[i] {
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

// touched says which points the sentences of a newcomer are about: of each subject the most
// telling, and what is said of several subjects once.
func (p *points) touched(a *model.Article) []Touch {
	best := map[string]Touch{}
	for _, passage := range a.Passages {
		for _, r := range text.Sentences(passage.Text, a.Lang) {
			for _, t := range p.touches(Mention{passage, r}) {
				name := t.Of[0].Name()
				if was, ok := best[name]; !ok || t.order(was) < 0 {
					best[name] = t
				}
			}
		}
	}
	var list []Touch
	for _, t := range slices.SortedFunc(maps.Values(best), Touch.order) {
		i := slices.IndexFunc(list, func(u Touch) bool { return t.Here.Mention == u.Here.Mention && t.There.Mention == u.There.Mention })
		switch {
		case i >= 0:
			list[i].Of = append(list[i].Of, t.Of...)
		case len(list) < mostLines:
			list = append(list, t)
		}
	}
	return list
}

// touches are the points that a sentence of a newcomer is about.
func (p *points) touches(here Mention) []Touch {
	shared := map[int][]term{}
	for _, t := range about(here.Passage.Text, here.At, here.Passage.Article.Lang) {
		if holding := p.byWord[t.plain]; len(holding) <= mostHolding {
			for _, i := range holding {
				shared[i] = append(shared[i], t)
			}
		}
	}
	var list []Touch
	var numbers []figures.Figure
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		if weight(shared[i]) < fewestShared || p.all[i].at.Passage.Article == here.Passage.Article {
			continue
		}
		if list == nil {
			numbers = counted(here.Text(), here.Passage.Article.Lang)
		}
		list = append(list, compare(p.all[i], here, numbers, shared[i]))
	}
	return list
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
		strings.Compare(t.Of[0].Name(), u.Of[0].Name()), cmp.Compare(t.Here.Passage.Line, u.Here.Passage.Line), cmp.Compare(t.Here.At.From, u.Here.At.From),
		strings.Compare(t.There.Passage.Article.Key, u.There.Passage.Article.Key), cmp.Compare(t.There.Passage.Line, u.There.Passage.Line))
}

// compare says how a sentence of a newcomer and a point that is about the same differ.
func compare(of point, here Mention, numbers []figures.Figure, shared []term) Touch {
	t := Touch{Kind: Differs, Here: Sentence{Mention: here}, There: Sentence{Mention: of.at}, Of: []Subject{of.of}, shared: weight(shared)}
	both := map[string]bool{}
	for _, s := range shared {
		both[s.plain] = true
		t.Here.Words = joined(t.Here.Words, s.at)
	}
	for _, there := range of.about {
		if both[there.plain] {
			t.There.Words = joined(t.There.Words, there.at)
		}
	}
	theirs := of.figures
	if len(numbers) == 0 || len(theirs) == 0 {
		t.Kind = Speaks
		return t
	}
	if i, j := common(numbers, theirs); i >= 0 {
		t.Kind, numbers, theirs = Agrees, numbers[i:i+1], theirs[j:j+1]
	}
	t.Here.Numbers, t.There.Numbers = places(numbers, here.At.From), places(theirs, of.at.At.From)
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

// common is the place in both lists of the first number that both have, -1 if there is none.
func common(a, b []figures.Figure) (i, j int) {
	for i, x := range a {
		for j, y := range b {
			if slices.ContainsFunc(x.Values, func(v float64) bool { return slices.Contains(y.Values, v) }) {
				return i, j
			}
		}
	}
	return -1, -1
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
			if holding := len(p.byName[n.Entity]); holding > 0 && holding <= mostHolding && !seen[n.Entity] {
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
		list[i].Subjects = p.subjects(p.byName[list[i].Entity])
	}
	return list
}

// subjects are what some points are cited for, each once, by name.
func (p *points) subjects(points []int) []Subject {
	var list []Subject
	for _, i := range points {
		list = append(list, p.all[i].of)
	}
	byName := func(a, b Subject) int { return strings.Compare(a.Name(), b.Name()) }
	slices.SortStableFunc(list, byName)
	return slices.CompactFunc(list, func(a, b Subject) bool { return byName(a, b) == 0 })
}

// days says which days of the timeline a newcomer names.
func (p *points) days(a *model.Article) []Day {
	if len(p.events) == 0 {
		return nil
	}
	var list []Day
	seen := map[[3]int]bool{}
	for _, passage := range a.Passages {
		for _, m := range calendar.Find(passage.Text, a.Lang) {
			at := [3]int{m.Year, m.Month, m.Day}
			if events := p.events[at]; len(events) > 0 && !seen[at] && len(list) < mostLines {
				seen[at] = true
				list = append(list, Day{Mention{passage, m.Range}, fmt.Sprintf("%04d-%02d-%02d", at[0], at[1], at[2]), events})
			}
		}
	}
	return list
}
