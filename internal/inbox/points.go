package inbox

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/check"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

const (
	fewestLetters = 4  // of a word that says what a sentence is about
	fewestShared  = 3  // such words that two sentences about the same have in common
	mostHolding   = 40 // cited sentences; a word that more of them have tells none from the others
)

// points are the sentences that notes cite, found by their words.
type points struct {
	dossier *model.Dossier
	all     []point
	byWord  map[string][]int
	byName  map[string][]int // by the key of the entity
	events  map[[3]int][]string
}

// point is a sentence that a note cites.
type point struct {
	label   string // of the statement, or of the note
	cited   *model.Cited
	figures []figures.Figure
	text    string
}

func pointsOf(d *model.Dossier, f *check.Findings) *points {
	p := &points{dossier: d, byWord: map[string][]int{}, byName: map[string][]int{}, events: map[[3]int][]string{}}
	seen := map[string]bool{} // a translation of a note cites nothing more
	for _, n := range d.Notes {
		if n.Status == model.Withdrawn {
			continue
		}
		label := map[*model.Cited]string{}
		for _, s := range f.Statements(n) {
			for _, c := range s.Cited {
				label[c] = cmp.Or(s.Key(), label[c])
			}
		}
		for _, c := range f.Cited(n) {
			if c.Passage == nil || c.Words == nil {
				continue
			}
			of := cmp.Or(label[c], strings.TrimSuffix(n.Path, ".md"))
			key := fmt.Sprint(of, c.Passage.Article.Key, c.Passage.Line, c.Context)
			if !seen[key] {
				seen[key] = true
				p.add(of, c)
			}
		}
	}
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			if day := e.Date.From; e.Date.From == e.Date.To && day.Day > 0 {
				at := [3]int{day.Year, day.Month, day.Day}
				if !slices.Contains(p.events[at], e.ID) {
					p.events[at] = append(p.events[at], e.ID)
				}
			}
		}
	}
	return p
}

func (p *points) add(label string, c *model.Cited) {
	i, sentence := len(p.all), c.Context.Of(c.Passage.Text)
	p.all = append(p.all, point{label, c, counted(sentence, c.Article.Lang), sentence})
	for _, w := range about(sentence, c.Article.Lang) {
		p.byWord[w] = append(p.byWord[w], i)
	}
	for _, name := range p.named(c.Passage, c.Context) {
		if list := p.byName[name]; len(list) == 0 || list[len(list)-1] != i {
			p.byName[name] = append(list, i)
		}
	}
}

// named are the keys of the entities that a stretch of a passage names.
func (p *points) named(passage *model.Passage, r text.Range) []string {
	i := slices.Index(passage.Article.Passages, passage)
	all := p.dossier.Named[passage.Article]
	if i < 0 || i >= len(all) {
		return nil
	}
	var keys []string
	for _, h := range all[i] {
		if e := p.dossier.Owners[h.Name].Entity; e != nil && r.Contains(h.Range) && !slices.Contains(keys, e.Key) {
			keys = append(keys, e.Key)
		}
	}
	return keys
}

// about are the words of a sentence that say what it is about, each once.
func about(sentence, lang string) []string {
	little := language.Get(lang).Search().StopWords
	var list []string
	for _, w := range text.PlainWords(text.Plain(sentence)) {
		digits := strings.ContainsFunc(w, unicode.IsDigit)
		if utf8.RuneCountInString(w) >= fewestLetters && !digits && !slices.Contains(little, w) && !slices.Contains(list, w) {
			list = append(list, w)
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

// touch is a sentence of a newcomer about the same as a point.
type touch struct {
	line   Line
	label  string
	shared int
}

// touched says which points the sentences of a newcomer are about: of each statement or note
// the most telling.
func (p *points) touched(a *model.Article) []Line {
	best := map[string]touch{}
	for _, passage := range a.Passages {
		for _, r := range sentencesOf(passage) {
			for _, t := range p.touches(passage, r.Of(passage.Text)) {
				if was, ok := best[t.label]; !ok || t.order(was) < 0 {
					best[t.label] = t
				}
			}
		}
	}
	list := slices.SortedFunc(maps.Values(best), touch.order)
	var lines []Line
	for _, t := range list[:min(len(list), mostLines)] {
		lines = append(lines, t.line)
	}
	return append(lines, p.sharedNames(a)...)
}

// touches are the points that a sentence of a newcomer is about.
func (p *points) touches(passage *model.Passage, sentence string) []touch {
	shared := map[int][]string{}
	for _, w := range about(sentence, passage.Article.Lang) {
		if holding := p.byWord[w]; len(holding) <= mostHolding {
			for _, i := range holding {
				shared[i] = append(shared[i], w)
			}
		}
	}
	var list []touch
	var numbers []figures.Figure
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		if len(shared[i]) < fewestShared || p.all[i].cited.Article == passage.Article {
			continue
		}
		if list == nil {
			numbers = counted(sentence, passage.Article.Lang)
		}
		list = append(list, p.compare(p.all[i], passage, sentence, numbers, shared[i]))
	}
	return list
}

// order puts what tells more before what tells less.
func (t touch) order(u touch) int {
	return cmp.Or(cmp.Compare(rank(t.line.Kind), rank(u.line.Kind)), cmp.Compare(u.shared, t.shared),
		cmp.Compare(t.label, u.label), cmp.Compare(t.line.Said, u.line.Said))
}

func rank(k Kind) int { return slices.Index([]Kind{Differs, Agrees, Speaks}, k) }

// compare says how a sentence of a newcomer and a point that is about the same differ.
func (p *points) compare(of point, passage *model.Passage, sentence string, numbers []figures.Figure, words []string) touch {
	t := touch{label: of.label, shared: len(words)}
	here, there := passage.Name(), where(of.cited.Passage)
	switch {
	case len(numbers) == 0 || len(of.figures) == 0:
		t.line = Line{Speaks, fmt.Sprintf("speaks of %s (%s), as the passages of %s do (%s)", listed(words), here, of.label, there)}
	case common(numbers, of.figures) >= 0:
		f := numbers[common(numbers, of.figures)]
		t.line = Line{Agrees, fmt.Sprintf("says %s (%s), as the passages of %s do (%s)", f.Of(sentence), here, of.label, there)}
	default:
		t.line = Line{Differs, fmt.Sprintf("says %s (%s); the passages of %s say %s (%s)",
			said(numbers, sentence), here, of.label, said(of.figures, of.text), there)}
	}
	return t
}

// common is the place of the first number that both lists have, -1 if there is none.
func common(a, b []figures.Figure) int {
	return slices.IndexFunc(a, func(x figures.Figure) bool {
		return slices.ContainsFunc(b, func(y figures.Figure) bool {
			return slices.ContainsFunc(x.Values, func(v float64) bool { return slices.Contains(y.Values, v) })
		})
	})
}

func said(list []figures.Figure, sentence string) string {
	var words []string
	for _, f := range list {
		words = append(words, f.Of(sentence))
	}
	return listed(words)
}

// sharedNames says which names of a newcomer cited sentences have, the rarest first.
func (p *points) sharedNames(a *model.Article) []Line {
	type name struct {
		key   string
		first *model.Passage
	}
	var list []name
	for _, passage := range a.Passages {
		for _, key := range p.named(passage, text.Range{To: len(passage.Text)}) {
			if n := len(p.byName[key]); n > 0 && n <= mostHolding && !slices.ContainsFunc(list, func(n name) bool { return n.key == key }) {
				list = append(list, name{key, passage})
			}
		}
	}
	slices.SortFunc(list, func(a, b name) int {
		return cmp.Or(cmp.Compare(len(p.byName[a.key]), len(p.byName[b.key])), cmp.Compare(a.key, b.key))
	})
	var lines []Line
	for _, n := range list[:min(len(list), mostLines)] {
		var labels []string
		for _, i := range p.byName[n.key] {
			if l := p.all[i].label; !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
		slices.Sort(labels)
		lines = append(lines, Line{Names, fmt.Sprintf("names %s (%s), as do the passages of %s", n.key, n.first.Name(), listed(labels))})
	}
	return lines
}

// days says which days of the timeline a newcomer names.
func (p *points) days(a *model.Article) []Line {
	var lines []Line
	seen := map[[3]int]bool{}
	for _, passage := range a.Passages {
		if len(p.events) == 0 {
			return nil
		}
		for _, m := range calendar.Find(passage.Text, a.Lang) {
			at := [3]int{m.Year, m.Month, m.Day}
			if events := p.events[at]; len(events) > 0 && !seen[at] && len(lines) < mostLines {
				seen[at] = true
				day := fmt.Sprintf("%04d-%02d-%02d", at[0], at[1], at[2])
				lines = append(lines, Line{Day, fmt.Sprintf("names %s (%s), the day of %s in the timeline", day, passage.Name(), listed(events))})
			}
		}
	}
	return lines
}
