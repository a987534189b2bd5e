package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Document is a page as the search sees it: only what the page shows.
type Document struct {
	Path     string // of the page on the site
	Kind     string // such as article or brief
	Lang     string // BCP 47
	Title    string
	Outlet   string   // key of who published it, "" if nobody is known
	Source   string   // its name
	Dates    []string // first and last day as 2025-01-17, 2025-01 or 2025; none if unknown
	Passages []Passage
}

// Passage is a part of a page that a result leads to.
type Passage struct {
	Anchor   string // id on the page, "" for the page itself
	Name     string // how people call it: ¶8
	Text     string
	Field    Field
	Cited    bool // a brief rests on it
	Disputed bool // a brief or a question holds it against another
}

// Field says how much a word in a passage tells of what the page is about.
type Field int

// Weights of fields, doubled, so that they are whole: a word in a title counts
// four times as much as one in the body.
const (
	Body    Field = 2
	Note    Field = 3
	Summary Field = 4
	Title   Field = 8
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

// nameTerm is the term of all spellings of a name. No stem begins so.
func nameTerm(key string) string { return "@" + key }

// NewNames prepares spellings for being found.
func NewNames(list []Name) *Names {
	n := &Names{list: list, first: map[string][]spelling{}}
	for _, name := range list {
		for _, s := range name.Spellings {
			if w := plainWords(s); len(w) > 0 {
				n.first[w[0]] = append(n.first[w[0]], spelling{w, nameTerm(name.Key)})
			}
		}
	}
	for _, list := range n.first {
		slices.SortStableFunc(list, func(a, b spelling) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return n
}

// Equal reports whether two sets of names find the same.
func (n *Names) Equal(other *Names) bool {
	return n != nil && other != nil && slices.EqualFunc(n.list, other.list, func(a, b Name) bool {
		return a.Key == b.Key && slices.Equal(a.Spellings, b.Spellings)
	})
}

// plainWords returns the words of a text, without what hyphens make of them.
func plainWords(text string) []string {
	var list []string
	for _, w := range Words(text) {
		if !w.Whole {
			list = append(list, w.Text)
		}
	}
	return list
}

// Facts are what the index needs of one document.
type Facts struct {
	length   int    // words
	terms    []fact // by term
	forms    []pair // by form, then term
	proper   []proper
	subjects []pair // words of titles and tags with their terms
}

// fact says how often and where a term stands in a document.
type fact struct {
	term     string
	weight   int   // occurrences by field
	passages []int // ascending
}

// pair leads from a form to a term; the term "" is that of stop words.
type pair struct{ form, term string }

// Reader reads one document after another and remembers terms of words. One
// goroutine at a time may use it.
type Reader struct {
	names    *Names
	stemmers map[string]*stemmer // by language
}

// NewReader returns a reader that knows names; there may be none.
func NewReader(names *Names) *Reader { return &Reader{names, map[string]*stemmer{}} }

// Read makes the facts of a document. They depend on the document's language,
// on its passages' texts and fields, and on the names; on nothing else.
func (r *Reader) Read(d Document) *Facts {
	f := &Facts{}
	s := r.stemmers[d.Lang]
	if s == nil {
		s = newStemmer(d.Lang)
		r.stemmers[d.Lang] = s
	}
	terms := map[string]*fact{}
	forms := map[pair]bool{}
	note := func(term string, passage int, field Field) {
		t := terms[term]
		if t == nil {
			t = &fact{term: term}
			terms[term] = t
		}
		t.weight += int(field)
		if n := len(t.passages); n == 0 || t.passages[n-1] != passage {
			t.passages = append(t.passages, passage)
		}
	}
	for i, p := range d.Passages {
		words := Words(p.Text)
		simple := words
		if slices.ContainsFunc(words, func(w Word) bool { return w.Whole }) {
			simple = slices.DeleteFunc(slices.Clone(words), func(w Word) bool { return w.Whole })
		}
		f.proper = append(f.proper, properNames(p.Text, words, simple, i, s.stop)...)
		for _, w := range words {
			term := s.term(w)
			forms[pair{w.Text, term}] = true
			if term == "" {
				continue
			}
			note(term, i, p.Field)
			if !w.Whole {
				f.length++
			}
			if p.Field >= Title && !w.Whole && utf8.RuneCountInString(w.Form) >= shortSubject {
				f.subjects = append(f.subjects, pair{w.Form, term})
			}
		}
		r.names.find(simple, func(term string) { note(term, i, p.Field) })
	}
	for _, t := range terms {
		f.terms = append(f.terms, *t)
	}
	slices.SortFunc(f.terms, func(a, b fact) int { return strings.Compare(a.term, b.term) })
	for p := range forms {
		f.forms = append(f.forms, p)
	}
	slices.SortFunc(f.forms, func(a, b pair) int {
		return cmp.Or(strings.Compare(a.form, b.form), strings.Compare(a.term, b.term))
	})
	return f
}

// shortSubject is the least number of letters of a subject in the register.
const shortSubject = 5

// find reports the names in a text, the longest spelling at each place. words are
// all words but the wholes.
func (n *Names) find(words []Word, found func(term string)) {
	if n == nil || len(n.first) == 0 {
		return
	}
	for i := 0; i < len(words); {
		step := 1
	spellings:
		for _, s := range n.first[words[i].Text] {
			if i+len(s.words) > len(words) {
				continue
			}
			for j, w := range s.words {
				if words[i+j].Text != w {
					continue spellings
				}
			}
			found(s.term)
			step = len(s.words)
			break
		}
		i += step
	}
}
