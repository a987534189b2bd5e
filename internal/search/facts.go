package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"slices"

	"dossier/internal/text"
)

// Document is a page as the search sees it: only what the page shows.
type Document struct {
	Path     string // of the page on the site
	Kind     string // such as article or brief
	Lang     string // BCP 47
	Title    string
	Outlet   string   // key of who published it, "" if nobody is known
	Source   string   // its name
	Mark     string   // what a reader must know of it, in words: retracted; "" if nothing
	Dates    []string // first and last day as 2025-01-17, 2025-01 or 2025; none if unknown
	Passages []Passage

	shelved *shelved // the passages, if their texts are on a shelf
}

// Passage is a part of a page that a result leads to.
type Passage struct {
	Anchor   string // id on the page, "" for the page itself
	Name     string // how people call it: ¶8
	Text     string
	Lang     string // "" if it is that of the document
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

// plainWords returns the words of a text, without what hyphens make of them.
func plainWords(s string) []string {
	return texts(slices.DeleteFunc(Words(s), func(w Word) bool { return w.Whole }))
}

func texts(words []Word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.Text
	}
	return list
}

// Facts are what the index needs of one document. Terms and forms have the
// numbers that the Reader gave them.
type Facts struct {
	lexicon  *lexicon // in which the numbers are
	length   int      // words
	terms    []byte   // each once, packed
	forms    []byte   // each once, as varints
	proper   []ProperName
	subjects []Subject
}

// ProperNames are the names and codes of a document, passage by passage. Facts
// that are remembered share them: they must not be changed.
func (f *Facts) ProperNames() []ProperName { return f.proper }

// Subjects are the words of a document's title and tags that may be nouns. Like
// proper names they must not be changed.
func (f *Facts) Subjects() []Subject { return f.subjects }

// lexicon gives terms and forms their numbers. It only grows.
type lexicon struct {
	terms []string
	forms []pair
}

// pair leads from a form to a term; the term "" is that of stop words.
type pair struct {
	form, term string
	made       bool // the form is a stem and no word of the text: where it is a word of another, it is that one
}

// Reader reads one document after another and remembers words. One goroutine at a
// time may use it.
type Reader struct {
	names        *Names
	lexicon      *lexicon
	vocabularies map[string]*vocabulary // by language
	named        map[string]*tally      // terms of names
	proper       map[string]ProperName  // by their texts

	// Of the document that is read.
	document      int
	reading       text.Reading // of the passage that is read
	tokens, plain []token
	terms         []tallied
	forms         []byte
	occurrences   []occurrence
	passages      []int
	packed        []byte
}

// tallied is a term of the document that is read.
type tallied struct {
	number   uint32
	weight   int // occurrences by field
	passages int // in how many it stands; then where they end among those of all
}

// occurrence says that a term stands in a passage.
type occurrence struct{ term, passage int }

// NewReader returns a reader that knows names; there may be none.
func NewReader(names *Names) *Reader {
	return &Reader{names: names, lexicon: &lexicon{}, vocabularies: map[string]*vocabulary{}, named: map[string]*tally{}, proper: map[string]ProperName{}}
}

// Read makes the facts of a document. They depend on the document's language,
// on its passages' texts, languages and fields, and on the names; on nothing else.
func (r *Reader) Read(d Document) *Facts {
	f := &Facts{lexicon: r.lexicon}
	r.document++
	r.terms, r.forms, r.occurrences = r.terms[:0], r.forms[:0], r.occurrences[:0]
	for i, p := range d.Passages {
		lang := cmp.Or(p.Lang, d.Lang)
		v := r.vocabulary(lang)
		r.reading.Read(p.Text)
		r.tokens, r.plain = cut(r.tokens[:0], &r.reading, v.look), r.plain[:0]
		for _, t := range r.tokens {
			if !t.whole {
				r.plain = append(r.plain, t)
			}
			if t.leads.document != r.document {
				t.leads.document = r.document
				r.forms = binary.AppendUvarint(r.forms, uint64(t.leads.number))
				for _, other := range t.others {
					if other.document != r.document {
						other.document = r.document
						r.forms = binary.AppendUvarint(r.forms, uint64(other.number))
					}
				}
			}
			if t.term == nil {
				continue
			}
			r.note(t.term, i, p.Field)
			if !t.whole {
				f.length++
			}
		}
		if p.Field >= Title {
			f.subjects = r.subjects(f.subjects, p.Text, lang, p.Text != d.Title)
		}
		f.proper = r.properNames(f.proper, p.Text, lang, i)
		r.find(i, p.Field)
	}
	f.terms, f.forms = r.pack(), slices.Clone(r.forms)
	return f
}

func (r *Reader) vocabulary(lang string) *vocabulary {
	v := r.vocabularies[lang]
	if v == nil {
		v = newVocabulary(lang, r.names, r.lexicon)
		r.vocabularies[lang] = v
	}
	return v
}

// note counts a term.
func (r *Reader) note(t *tally, passage int, field Field) {
	if t.document != r.document {
		t.document, t.at, t.passage = r.document, len(r.terms), -1
		r.terms = append(r.terms, tallied{number: t.number})
	}
	r.terms[t.at].weight += int(field)
	if t.passage != passage {
		t.passage = passage
		r.terms[t.at].passages++
		r.occurrences = append(r.occurrences, occurrence{t.at, passage})
	}
}

// pack writes the terms of the document: of each as varints its number, its
// weight and its passages. There are millions of them in a large dossier.
func (r *Reader) pack() []byte {
	end := 0
	for i := range r.terms {
		end, r.terms[i].passages = end+r.terms[i].passages, end
	}
	r.passages = slices.Grow(r.passages[:0], end)[:end]
	for _, s := range r.occurrences { // passage by passage, so those of a term come to lie in order
		t := &r.terms[s.term]
		r.passages[t.passages] = s.passage
		t.passages++
	}
	r.packed = r.packed[:0]
	start := 0
	for _, t := range r.terms {
		r.packed = binary.AppendUvarint(r.packed, uint64(t.number))
		r.packed = binary.AppendUvarint(r.packed, uint64(t.weight))
		r.packed = appendPassages(r.packed, r.passages[start:t.passages])
		start = t.passages
	}
	return slices.Clone(r.packed)
}

// fact says how often and where a term stands in a document.
type fact struct {
	term     uint32 // number
	weight   int    // occurrences by field
	passages []byte // packed
}

// all are the terms of a document.
func (f *Facts) all() iter.Seq[fact] {
	return func(yield func(fact) bool) {
		for b := f.terms; len(b) > 0; {
			term, n := binary.Uvarint(b)
			weight, m := binary.Uvarint(b[n:])
			b = b[n+m:]
			size, _ := measure(b)
			if !yield(fact{uint32(term), int(weight), b[:size]}) {
				return
			}
			b = b[size:]
		}
	}
}

// Place is a passage of a document, by their numbers.
type Place struct{ Document, Passage int }

// Occurrences are the places of chosen terms, document by document, and in each
// document term by term. choose returns what stands for a term, nil for a term
// that is not looked for; it is asked about each term once for every reader that
// met it, because there are many places and few terms. Once ctx has ended no
// further document is looked at.
func Occurrences[T any](ctx context.Context, facts []*Facts, choose func(term string) *T) iter.Seq2[*T, Place] {
	return func(yield func(*T, Place) bool) {
		chosen := map[*lexicon][]*T{} // by the number of the term
		for document, f := range facts {
			if ctx.Err() != nil {
				return
			}
			terms, ok := chosen[f.lexicon]
			if !ok {
				for _, term := range f.lexicon.terms {
					terms = append(terms, choose(term))
				}
				chosen[f.lexicon] = terms
			}
			if !occurrences(f, document, terms, yield) {
				return
			}
		}
	}
}

// occurrences are those of one document. It reports whether more are wanted.
func occurrences[T any](f *Facts, document int, chosen []*T, yield func(*T, Place) bool) bool {
	for fact := range f.all() {
		if chosen[fact.term] == nil {
			continue
		}
		for _, passage := range unpacked(fact.passages) {
			if !yield(chosen[fact.term], Place{document, passage}) {
				return false
			}
		}
	}
	return true
}
