package check

import (
	"sync"

	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// index is what checks look up in all that is no note. What is a function is made when it is first
// asked for.
type index struct {
	byKey    map[string]*model.Article
	articles map[string]*model.Article  // by path
	captures map[string]*model.Capture  // by path
	paths    []string                   // of both
	near     func() *text.Candidates    // keys of articles, for suggestions
	ofOutlet func() map[string][]string // see [firstOfOutlets]
	called   func() []called            // whom the records know
	theirs   func() *knownOutlets
	labels   map[*model.Article][]model.Labelled // see [Findings.Labels]
}

func newIndex(d *model.Dossier, m *memo.Memory) *index {
	x := &index{
		byKey: make(map[string]*model.Article, len(d.Articles)), articles: make(map[string]*model.Article, len(d.Articles)),
		captures: make(map[string]*model.Capture, len(d.Captures)), paths: make([]string, 0, len(d.Articles)+len(d.Captures)),
		ofOutlet: sync.OnceValue(func() map[string][]string { return firstOfOutlets(d.Articles) }),
		called:   sync.OnceValue(func() []called { return calledSo(d.Entities) }),
		theirs:   sync.OnceValue(func() *knownOutlets { return newKnownOutlets(d) }),
		labels:   labelsOf(d, m),
	}
	keys := make([]string, 0, len(d.Articles))
	for _, a := range d.Articles {
		x.byKey[a.Key], x.articles[a.Path] = a, a
		keys, x.paths = append(keys, a.Key), append(x.paths, a.Path)
	}
	for _, c := range d.Captures {
		x.captures[c.Path] = c
		x.paths = append(x.paths, c.Path)
	}
	x.near = candidates(keys)
	return x
}
