package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/copies"
	"dossier/internal/custody"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Origins groups citations by where their passages come from. Passages have one
// origin if their articles are copies and they credit nobody, if they credit the
// same source, if they are the same words of two versions of an article, or if they share
// a run of words.
func Origins(d *model.Dossier, cited []*model.Cited) []model.Origin {
	groups := copies.NewUnion(len(cited))
	credited := make([][]string, len(cited))
	first := map[string]int{} // by what joins: the first citation
	join := func(i int, by string) {
		if j, ok := first[by]; ok {
			groups.Join(i, j)
		} else {
			first[by] = i
		}
	}
	for i, c := range cited {
		credited[i] = Credits(c)
		for _, name := range credited[i] {
			join(i, "source:"+name)
		}
		if len(credited[i]) == 0 {
			join(i, "family:"+firstCopy(d, c.Article).Key)
		}
		if v := d.Versions[c.Article]; v != nil && c.Item.Quote != "" { // whoever is credited: it is one sentence
			join(i, "version:"+v.Key+":"+found.Fold(c.Item.Quote))
		}
	}
	for i, c := range cited {
		if o := c.Article.Outlet; o != nil && len(credited[i]) == 0 {
			if j, ok := first["source:"+o.Key]; ok {
				groups.Join(i, j) // the one whom the others credit
			}
		}
	}
	shared := sharedRuns(d, cited)
	for _, s := range shared {
		groups.Join(s.A, s.B)
	}

	var origins []model.Origin
	place := map[int]int{}
	for i, c := range cited {
		root := groups.Find(i)
		n, ok := place[root]
		if !ok {
			n = len(origins)
			place[root] = n
			origins = append(origins, model.Origin{})
		}
		o := &origins[n]
		o.Cited = append(o.Cited, c)
		if !slices.Contains(o.Articles, c.Article) {
			o.Articles = append(o.Articles, c.Article)
		}
		o.Names = append(o.Names, credited[i]...)
	}
	for i := range origins {
		slices.Sort(origins[i].Names)
		origins[i].Names = slices.Compact(origins[i].Names)
	}
	for _, s := range shared {
		o := &origins[place[groups.Find(s.A)]]
		if !slices.Contains(o.Shared, s.Words) {
			o.Shared = append(o.Shared, s.Words)
		}
	}
	return origins
}

// sharedRuns finds the runs of words that passages of different articles share.
// A and B are places in the list of citations.
func sharedRuns(d *model.Dossier, cited []*model.Cited) []copies.Shared {
	var passages []copies.Passage
	var at []int // place of the first citation of each
	seen := map[*model.Passage]bool{}
	for i, c := range cited {
		if c.Passage == nil || seen[c.Passage] {
			continue
		}
		seen[c.Passage] = true
		passages = append(passages, copies.ReadPassage(text.Read(c.Passage.Text), curatedNames(d, c.Passage)))
		at = append(at, i)
	}
	if len(passages) < 2 {
		return nil
	}
	var between []copies.Shared
	for _, s := range copies.SharedRuns(passages) {
		s.A, s.B = at[s.A], at[s.B]
		if cited[s.A].Article != cited[s.B].Article {
			between = append(between, s)
		}
	}
	return between
}

// Credits lists the sources that answer for the cited words: those that the
// article names in the same clause, or in the same lines where its record puts
// one that the text does not show.
func Credits(c *model.Cited) []string {
	a := c.Article
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if c.Passage == nil { // the article as a whole
		for _, u := range a.Upstream {
			add(u.Name)
		}
		return names
	}
	p := c.Passage
	words := text.Range{To: len(p.Text)}
	if len(c.Words) > 0 {
		words = c.Words.Extent()
	}
	shown := map[string]bool{} // in the text of the passage
	for _, credit := range attribution.Find(p.Text) {
		shown[credit.Source] = true
		listed := slices.ContainsFunc(a.Upstream, func(u attribution.Credit) bool { return u.Name == credit.Source })
		if listed && words.Overlaps(credit.Range) {
			add(credit.Source)
		}
	}
	for _, u := range a.Upstream {
		if u.Line == 0 || !shown[u.Name] && p.Line <= u.Line && u.Line <= p.Last || answersForAll(a, u) {
			add(u.Name)
		}
	}
	return names
}

// answersForAll reports a source that is named around the text and not in it: in a line that is no passage, in the
// dateline of its first paragraph, or behind the last sentence.
func answersForAll(a *model.Article, u attribution.Credit) bool {
	var first, last, within *model.Passage
	for _, p := range a.Passages {
		if p.Line <= u.Line && u.Line <= p.Last {
			within = p
		}
		if p.Kind == custody.Paragraph {
			first, last = cmp.Or(first, p), p
		}
	}
	return within == nil || within == first && slices.Contains(attribution.Opening(first.Text), u.Name) ||
		within == last && slices.Contains(attribution.Closing(last.Text), u.Name)
}

// firstCopy returns the first of the articles that are copies of each other.
func firstCopy(d *model.Dossier, a *model.Article) *model.Article {
	if family := d.Copies[a]; len(family) > 0 {
		return family[0]
	}
	return a
}

// curatedNames returns where curated names of people, bodies, documents and things
// stand in a passage: byte ranges of its text. States and places are not among
// them, for who did what to whom is what a sentence says.
func curatedNames(d *model.Dossier, p *model.Passage) []text.Range {
	var ranges []text.Range
	for _, h := range d.NamedIn(p) {
		if o := d.Owners[h.Name]; o.Place == nil && (o.Entity == nil || o.Entity.Kind != model.State) {
			ranges = append(ranges, h.Range)
		}
	}
	return ranges
}

// Dependence is an origin without which statements lose all their support.
type Dependence struct {
	Origin model.Origin
	Lost   []*model.Statement
}

// Dependences says, for each origin of a note's judgments, which of them rest
// on it alone. Of counts the judgments that rest on anything.
func (f *Findings) Dependences(d *model.Dossier, n *model.Note) (list []Dependence, of int) {
	var all []*model.Cited
	var judgments []*model.Statement
	for _, s := range f.Statements(n) {
		if support := s.Support(); s.Callout.Kind == markdown.Judgment && len(support) > 0 {
			judgments = append(judgments, s)
			all = append(all, support...)
		}
	}
	for _, o := range Origins(d, all) {
		held := map[*model.Cited]bool{}
		for _, c := range o.Cited {
			held[c] = true
		}
		dep := Dependence{Origin: o}
		for _, s := range judgments {
			alone := true
			for _, c := range s.Support() {
				alone = alone && held[c]
			}
			if alone {
				dep.Lost = append(dep.Lost, s)
			}
		}
		if len(dep.Lost) > 0 {
			list = append(list, dep)
		}
	}
	return list, len(judgments)
}

// describe names an origin in messages.
func describe(o model.Origin) string {
	var keys []string
	for _, a := range o.Articles {
		keys = append(keys, "@"+a.Key)
	}
	who := "undetermined"
	if o.Identified() {
		who = strings.Join(o.Names, ", ")
	}
	return fmt.Sprintf("%s (%s)", who, strings.Join(keys, ", "))
}
