package search

import "slices"

// Name is something that is known by several spellings.
type Name struct {
	Key       string
	Spellings []string
}

// Names finds spellings in texts.
type Names struct {
	list  []Name
	first map[string]*spelling // by first word
}

// spelling is the beginning of one spelling or of several, word by word.
type spelling struct {
	term string               // of the name that it is, "" if it is only the beginning of some
	next map[string]*spelling // by the word behind it
}

// NameTerm is the term of all spellings of a name. No stem begins with its sign.
func NameTerm(key string) string { return "@" + key }

// NewNames prepares spellings for being found.
func NewNames(list []Name) *Names {
	n := &Names{list: list, first: map[string]*spelling{}}
	for _, name := range list {
		for _, s := range name.Spellings {
			at, next := (*spelling)(nil), n.first
			for _, word := range texts(wholes(Words(s))) {
				if at = next[word]; at == nil {
					at = &spelling{next: map[string]*spelling{}}
					next[word] = at
				}
				next = at.next
			}
			if at != nil && at.term == "" {
				at.term = NameTerm(name.Key)
			}
		}
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
		step, term := 1, ""
		for s, j := words[i].names, i+1; s != nil; j++ {
			if s.term != "" {
				step, term = j-i, s.term
			}
			if j == len(words) {
				break
			}
			s = s.next[words[j].text]
		}
		if term != "" {
			t := r.named[term]
			if t == nil {
				t = r.lexicon.term(term)
				r.named[term] = t
			}
			r.note(t, passage, field)
		}
		i += step
	}
}
