package search

import (
	"cmp"
	"slices"
)

// Name is something that is known by several spellings.
type Name struct {
	Key       string
	Spellings []string
}

// Names finds spellings in texts.
type Names struct {
	list  []Name
	first map[string][]spelling // by first word, longest first
}

type spelling struct {
	words []string
	term  string
}

// NameTerm is the term of all spellings of a name. No stem begins with its sign.
func NameTerm(key string) string { return "@" + key }

// NewNames prepares spellings for being found.
func NewNames(list []Name) *Names {
	n := &Names{list: list, first: map[string][]spelling{}}
	for _, name := range list {
		for _, s := range name.Spellings {
			if w := texts(wholes(Words(s))); len(w) > 0 {
				n.first[w[0]] = append(n.first[w[0]], spelling{w, NameTerm(name.Key)})
			}
		}
	}
	for _, list := range n.first {
		slices.SortStableFunc(list, func(a, b spelling) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return n
}

// List returns all names. They must not be changed.
func (n *Names) List() []Name {
	if n == nil {
		return nil
	}
	return n.list
}

// Equal reports whether two sets of names find the same.
func (n *Names) Equal(other *Names) bool {
	return n != nil && other != nil && slices.EqualFunc(n.list, other.list, func(a, b Name) bool {
		return a.Key == b.Key && slices.Equal(a.Spellings, b.Spellings)
	})
}

// find counts the names in a passage, the longest spelling at each place. A code
// such as S-400 is one word of a name: 400 alone is not its name.
func (r *Reader) find(passage int, field Field) {
	words := r.plain[:0] // nobody needs them any more
	for _, t := range r.tokens {
		for t.whole && len(words) > 0 && words[len(words)-1].start >= t.start {
			words = words[:len(words)-1]
		}
		words = append(words, t)
	}
	for i := 0; i < len(words); {
		step := 1
	spellings:
		for _, s := range words[i].names {
			if i+len(s.words) > len(words) {
				continue
			}
			for j, w := range s.words {
				if words[i+j].text != w {
					continue spellings
				}
			}
			t := r.named[s.term]
			if t == nil {
				t = r.lexicon.term(s.term)
				r.named[s.term] = t
			}
			r.note(t, passage, field)
			step = len(s.words)
			break
		}
		i += step
	}
}
