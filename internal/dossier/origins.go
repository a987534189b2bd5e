package dossier

import (
	"slices"

	"dossier/internal/clean"
	"dossier/internal/copies"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/text"
)

// Origin is where passages come from, as far as their articles tell. Passages
// of one origin say a thing once, however many articles print it.
type Origin struct {
	// Names are the ids of the sources that the passages credit, sorted. Without
	// any, the origin is undetermined: nothing shows that it is independent.
	Names    []string
	Articles []*Article // in the order of their first citation
	Cited    []*Cited
	Shared   []string // the runs of words that joined passages of different articles
}

// Identified reports whether the passages say where they come from.
func (o Origin) Identified() bool { return len(o.Names) > 0 }

// Origins groups citations by where their passages come from. Passages have one
// origin if their articles are copies and they credit nobody, if they credit the
// same source, or if they share a run of words.
func (d *Dossier) Origins(cited []*Cited) []Origin {
	groups := copies.NewUnion(len(cited))
	credits := make([][]string, len(cited))
	first := map[string]int{} // by what joins: the first citation
	join := func(i int, by string) {
		if j, ok := first[by]; ok {
			groups.Join(i, j)
		} else {
			first[by] = i
		}
	}
	for i, c := range cited {
		credits[i] = c.credits()
		for _, name := range credits[i] {
			join(i, "source:"+name)
		}
		if len(credits[i]) == 0 {
			join(i, "family:"+d.family(c.Article).Key)
		}
	}
	for i, c := range cited {
		if o := c.Article.Outlet; o != nil && len(credits[i]) == 0 {
			if j, ok := first["source:"+o.Key]; ok {
				groups.Join(i, j) // the one whom the others credit
			}
		}
	}
	shared := d.sharedRuns(cited)
	for _, s := range shared {
		groups.Join(s.A, s.B)
	}

	var origins []Origin
	place := map[int]int{}
	for i, c := range cited {
		root := groups.Find(i)
		n, ok := place[root]
		if !ok {
			n = len(origins)
			place[root] = n
			origins = append(origins, Origin{})
		}
		o := &origins[n]
		o.Cited = append(o.Cited, c)
		if !slices.Contains(o.Articles, c.Article) {
			o.Articles = append(o.Articles, c.Article)
		}
		o.Names = append(o.Names, credits[i]...)
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
func (d *Dossier) sharedRuns(cited []*Cited) []copies.Shared {
	var passages []copies.Passage
	var at []int // place of the first citation of each
	seen := map[*Passage]bool{}
	for i, c := range cited {
		if c.Passage == nil || seen[c.Passage] {
			continue
		}
		seen[c.Passage] = true
		passages = append(passages, copies.ReadPassage(text.Read(c.Passage.Text), d.namesIn(c.Passage)))
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

// credits lists the sources that answer for the cited words: those that the
// article names in the same clause, or in the same lines where its record puts
// one that the text does not show.
func (c *Cited) credits() []string {
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
	from, to := 0, len(p.Text)
	if len(c.Words) > 0 {
		from, to = c.Words[0][0], c.Words[len(c.Words)-1][1]
	}
	shown := map[string]bool{} // in the text of the passage
	for _, credit := range clean.CreditsIn(p.Text) {
		shown[credit.Name] = true
		listed := slices.ContainsFunc(a.Upstream, func(u clean.Credit) bool { return u.Name == credit.Name })
		if listed && credit.From < to && from < credit.To {
			add(credit.Name)
		}
	}
	for _, u := range a.Upstream {
		if u.Line == 0 || !shown[u.Name] && p.Line <= u.Line && u.Line <= p.Last {
			add(u.Name)
		}
	}
	return names
}

// family returns the first of the articles that are copies of each other.
func (d *Dossier) family(a *Article) *Article {
	if list := d.Copies[a]; len(list) > 0 && list[0].Key < a.Key {
		return list[0]
	}
	return a
}

// wordsOf keeps what comparing needs of the body of an article.
func wordsOf(blocks []markdown.ArticleBlock) copies.Text {
	var paragraphs []string
	for _, b := range blocks {
		if !b.Subhead {
			paragraphs = append(paragraphs, b.Text)
		}
	}
	return copies.Read(paragraphs)
}

// joinCopies finds the articles that are copies of each other: they have the
// same address, or share their words.
func (d *Dossier) joinCopies(m *memo.Memory) {
	texts := make([]copies.Text, len(d.Articles))
	for i, a := range d.Articles {
		texts[i] = a.words
		if m == nil {
			a.words = copies.Text{} // nobody will compare them again
		}
	}
	groups := copies.NewUnion(len(d.Articles))
	for i, root := range copies.Families(m, texts) {
		groups.Join(i, root)
	}
	byAddress := map[string]int{}
	for i, a := range d.Articles {
		if a.OriginalURL == "" {
			continue
		}
		if j, ok := byAddress[a.OriginalURL]; ok {
			groups.Join(i, j)
		} else {
			byAddress[a.OriginalURL] = i
		}
	}
	members := map[int][]*Article{}
	for i, root := range groups.Roots() {
		members[root] = append(members[root], d.Articles[i])
	}
	d.Copies = map[*Article][]*Article{}
	for _, family := range members {
		for i, a := range family {
			if len(family) > 1 {
				d.Copies[a] = slices.Concat(family[:i], family[i+1:])
			}
		}
	}
}

// namesIn returns where curated names of people, bodies, documents and things
// stand in a passage: byte ranges of its text. States and places are not among
// them, for who did what to whom is what a sentence says.
func (d *Dossier) namesIn(p *Passage) []text.Range {
	all := d.named[p.Article]
	i := slices.Index(p.Article.Passages, p)
	if i < 0 || i >= len(all) {
		return nil
	}
	var ranges []text.Range
	for _, h := range all[i].hits {
		if o := d.owners[h.Name]; o.place == nil && (o.entity == nil || o.entity.Kind != State) {
			ranges = append(ranges, h.Range)
		}
	}
	return ranges
}
