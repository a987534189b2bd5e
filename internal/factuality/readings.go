package factuality

import (
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

// reading is a whole text as one language reads it: its words, but for those that mean no harm.
// It does not change.
type reading struct {
	*lexicon
	sight

	// denials returns the words with which the text denies. Those before what is denied come
	// first, then those behind it, each in the order of the text.
	denials func() []text.Range
}

func (x *lexicon) reading(passage string) *reading {
	list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
	r := &reading{lexicon: x, sight: without(list, x.innocent)}
	r.denials = sync.OnceValue(func() []text.Range {
		estimates := x.estimates(r.sight)
		var denials []text.Range
		for _, m := range []*automaton{x.denial, x.denialBehind} {
			for _, one := range m.find(r.sight) {
				if !estimates.holds(one) {
					denials = append(denials, wordsOf(list, one))
				}
			}
		}
		return denials
	})
	return r
}

// first returns the first words of the first of some sections that the text has any of.
func (r *reading) first(sections ...*automaton) text.Range {
	for _, m := range sections {
		if found := m.find(r.sight); len(found) > 0 {
			return wordsOf(r.list, found[0])
		}
	}
	return text.Range{}
}

// Readings answers what single texts say: whether they deny, doubt, accuse. It remembers the
// short ones that it has read last, for each rule on notes asks something else of the same
// sentences. A zero one has read none; several goroutines may ask it.
type Readings struct {
	mu          sync.Mutex
	now, before map[textIn][]*reading
}

// textIn is what is read: a text in the language that it is said to be in, and
// whether in that alone.
type textIn struct {
	passage, lang string
	alone         bool
}

// inAll returns a text as each language reads it that it may be in.
func (rs *Readings) inAll(passage, lang string) []*reading {
	return rs.get(textIn{passage, lang, false}, func(passage string) []*reading {
		var list []*reading
		for _, x := range lexicaOf(passage, lang) {
			list = append(list, rs.in(passage, x.code))
		}
		return list
	})
}

// in returns a text as a language reads it that is known.
func (rs *Readings) in(passage, lang string) *reading {
	code := language.Get(lang).Code
	return rs.get(textIn{passage, code, true}, func(passage string) []*reading {
		return []*reading{lexiconOf(code).reading(passage)}
	})[0]
}

// get returns what was read of a text, or reads it.
func (rs *Readings) get(of textIn, read func(passage string) []*reading) []*reading {
	const (
		longest = 1 << 10 // bytes of a text that is remembered
		most    = 1 << 8  // texts
	)
	if len(of.passage) > longest {
		return read(of.passage)
	}
	rs.mu.Lock()
	list, ok := rs.now[of]
	if !ok {
		list, ok = rs.before[of]
	}
	rs.mu.Unlock()
	if ok {
		return list
	}
	of.passage = strings.Clone(of.passage) // a sentence does not keep its file
	list = read(of.passage)
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.now == nil || len(rs.now) == most {
		rs.now, rs.before = make(map[textIn][]*reading, most), rs.now
	}
	rs.now[of] = list
	return list
}
