package quote

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/found"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// index lists the passages that hold a word, in the order of their articles, by its key.
type index map[string][]*model.Passage

// common is in how many passages a word may stand: one that stands in more does not help
// to find one, and only the first of them are listed.
const common = 2000

// newIndex reads all articles once. It lists the words whose keys are wanted.
func newIndex(articles []*model.Article, wanted func(key string) bool) index {
	x := index{}
	for _, a := range articles {
		x.add(a.Passages, wanted)
	}
	return x
}

func (x index) add(passages []*model.Passage, wanted func(key string) bool) {
	for _, p := range passages {
		for word := range strings.SplitSeq(p.Folded(), " ") {
			key := keyOf(word)
			if !wanted(key) {
				continue
			}
			if list := x[key]; len(list) <= common && (len(list) == 0 || list[len(list)-1] != p) {
				x[key] = append(list, p)
			}
		}
	}
}

func everyWord(string) bool { return true }

// indexed are articles whose words are all listed. Who writes makes the same mistake until
// it is mended, and articles change less often than notes.
type indexed struct {
	articles []*model.Article
	index    index
}

var lastIndexed memo.Slot[indexed]

var articlesIndexed = memo.NewPart("the words of all articles: the articles")

// indexOfAll lists all words of articles, or gives the list that it made of them before.
func indexOfAll(articles []*model.Article, m *memo.Memory) index {
	last := lastIndexed.In(m)
	if last == nil {
		last = &indexed{}
	}
	if last.index == nil || !m.Same(articlesIndexed, slices.Equal(last.articles, articles)) {
		last.articles, last.index = articles, newIndex(articles, everyWord)
	}
	return last.index
}

// few is how many passages are looked at one by one: of more the words are listed first, so that
// as many citations of a long article do not each read it from end to end.
const few = 200

// stretches are passages among which something is looked for, again and again.
type stretches struct {
	all   []*model.Passage
	index func() index // nil if they are few
}

func newStretches(all []*model.Passage) *stretches {
	s := &stretches{all: all}
	if len(all) > few {
		s.index = sync.OnceValue(func() index {
			x := index{}
			x.add(all, everyWord)
			return x
		})
	}
	return s
}

// having are passages among which all stand that have a quotation.
func (s *stretches) having(q found.Quote) []*model.Passage {
	if s.index != nil {
		if list, ok := s.index().among(q); ok {
			return list
		}
	}
	return s.all
}

// near are passages that may come near to words.
func (s *stretches) near(wanted []token) []*model.Passage {
	if s.index == nil {
		return s.all
	}
	return s.index().ranked(wanted)
}

// keyOf is a folded word in lower case, without the punctuation around it.
func keyOf(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !found.IsWord(r) }))
}

// of returns the passages that hold a word; ok is false if they are too many.
func (x index) of(key string) (list []*model.Passage, ok bool) {
	list = x[key]
	return list, len(list) <= common
}

// among returns passages among which all stand that have a quotation; ok is false if any
// passage may have it.
func (x index) among(q found.Quote) (list []*model.Passage, ok bool) {
	for _, word := range q.Whole() {
		key := keyOf(word)
		if key == "" {
			continue
		}
		if holding, few := x.of(key); few && (!ok || len(holding) < len(list)) {
			list, ok = holding, true
		}
	}
	return list, ok
}

// Anywhere returns those of several quotations that stand in a passage of an article. The
// articles are read once for all of them.
func Anywhere(articles []*model.Article, quotations []string) map[string]bool {
	stand := map[string]bool{}
	if len(quotations) == 0 {
		return stand
	}
	quotes, wanted := make([]found.Quote, len(quotations)), map[string]bool{}
	for i, words := range quotations {
		quotes[i] = found.NewQuote(words)
		for _, word := range quotes[i].Whole() {
			wanted[keyOf(word)] = true
		}
	}
	x := newIndex(articles, func(key string) bool { return wanted[key] })
	for i, words := range quotations {
		if !stand[words] && len(x.having(quotes[i], articles, 1)) > 0 {
			stand[words] = true
		}
	}
	return stand
}

// Having returns the first passage of each article that has quoted words.
func (s *Searcher) Having(words string) []*model.Passage {
	return s.index().having(found.NewQuote(words), s.articles, len(s.articles))
}

// having returns the first passage of each article that has a quotation, of so many
// articles at most.
func (x index) having(q found.Quote, articles []*model.Article, most int) []*model.Passage {
	var list []*model.Passage
	look := func(passages []*model.Passage) {
		for _, p := range passages {
			if len(list) == most {
				return
			}
			if len(list) > 0 && list[len(list)-1].Article == p.Article {
				continue
			}
			if match, _ := In(q, p); match != nil {
				list = append(list, p)
			}
		}
	}
	if few, ok := x.among(q); ok {
		look(few)
		return list
	}
	for _, a := range articles {
		look(a.Passages)
	}
	return list
}
