package search

import (
	"bytes"
	"cmp"
	"compress/flate"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Edition is the index of the pages in one language of the site.
type Edition struct {
	Lang   string
	Index  *Index
	Labels map[string]string // words of the interface
}

// call is the function of the page that each file calls with a name and data.
const call = "dossierSearch"

// Memo keeps what was packed from one build to the next. The zero Memo is empty.
// It changes no result, only how long it takes.
type Memo struct {
	packed map[[32]byte]string // chunks by hash
}

// start is the data of the first file: where everything else is.
type start struct {
	Documents int         `json:"n"`
	Shards    list        `json:"shards"`
	Cards     list        `json:"cards"`
	Outlets   [][2]string `json:"outlets"` // key and name, by name
	Kinds     []string    `json:"kinds"`
	Years     []string    `json:"years"`
	Labels    any         `json:"labels"`
}

// list says in which chunk something is: the one whose first key is the last
// that is not greater. A long list is cut, and then its chunks are lists.
type list struct {
	First  []any    `json:"first"` // forms, or numbers of documents
	Chunks []string `json:"chunks"`
	Deep   bool     `json:"deep,omitempty"`
}

// fanout is how many chunks one list names.
const fanout = 256

// card is what is shown of a document.
type card struct {
	Path     string   `json:"p"`
	Kind     string   `json:"k"`
	Lang     string   `json:"l"`
	Title    string   `json:"t"`
	Source   string   `json:"s,omitempty"`
	Dates    []string `json:"d,omitempty"`
	Passages [][]any  `json:"x"` // anchor, name, text, and 1 for cited plus 2 for disputed
}

// chunks are named pieces of data.
type chunks struct {
	names []string            // of one edition, in the order in which they were made
	data  map[string][]byte   // by name
	sums  map[string][32]byte // by name
}

// Files returns the files of the index by name: script files, each a call of one
// function for each chunk it holds. A page loads first the file named after its
// language, fr.js, whose name never changes: pages name it, and must not change
// when it does. All others are named by what they hold, and editions share them.
func Files(m *Memo, editions []Edition) map[string][]byte {
	c := &chunks{data: map[string][]byte{}, sums: map[string][32]byte{}}
	starts := make([][]byte, len(editions))
	names := make([][]string, len(editions))
	for i, e := range editions {
		s := start{Documents: len(e.Index.docs), Labels: e.Labels}
		c.names = nil
		s.Cards = c.list(e.Index.cards(c))
		s.Shards = c.list(e.Index.packShards(c))
		e.Index.choices(&s)
		data, err := json.Marshal(s)
		if err != nil {
			panic(fmt.Sprintf("write the index: %v", err)) // texts and numbers can be written
		}
		starts[i], names[i] = data, c.names
	}
	packed := c.pack(m)
	files := map[string][]byte{}
	for i, e := range editions {
		var out bytes.Buffer
		fmt.Fprintf(&out, "%s(%q,%s)\n", call, e.Lang, starts[i])
		for _, name := range names[i] {
			line := call + `("` + name + `","` + packed[name] + "\")\n"
			if e.Index.small {
				out.WriteString(line)
			} else {
				files[name+".js"] = []byte(line)
			}
		}
		files[e.Lang+".js"] = out.Bytes()
	}
	return files
}

// Inline returns what the files of an index hold as one JSON object, for a page
// that holds it all.
func Inline(files map[string][]byte) []byte {
	var parts []string
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for line := range strings.Lines(string(files[name])) {
			chunk, data, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(line, call+"("), ")\n"), ",")
			if ok && !seen[chunk] {
				seen[chunk] = true
				parts = append(parts, chunk+":"+data)
			}
		}
	}
	return []byte("{" + strings.Join(parts, ",\n") + "}")
}

// choices lists what results can be narrowed to.
func (x *Index) choices(s *start) {
	outlets := map[[2]string]bool{}
	kinds, years := map[string]bool{}, map[string]bool{}
	for _, d := range x.docs {
		if d.Outlet != "" {
			outlets[[2]string{d.Outlet, d.Source}] = true
		}
		kinds[d.Kind] = true
		for _, day := range d.Dates {
			years[day[:min(4, len(day))]] = true
		}
	}
	s.Outlets, s.Kinds, s.Years = [][2]string{}, sorted(kinds), sorted(years)
	for o := range outlets {
		s.Outlets = append(s.Outlets, o)
	}
	slices.SortFunc(s.Outlets, func(a, b [2]string) int {
		return cmp.Or(compare(Fold(a[1]), Fold(b[1])), strings.Compare(a[0], b[0]))
	})
	slices.Reverse(s.Years)
}

func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for s := range set {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// add takes a chunk and returns its name, which file systems that do not tell
// capitals from small letters can keep.
func (c *chunks) add(data []byte) string {
	sum := sha256.Sum256(data)
	name := strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
	n := 8
	for c.data[name[:n]] != nil && c.sums[name[:n]] != sum {
		n++
	}
	c.names = append(c.names, name[:n])
	c.data[name[:n]], c.sums[name[:n]] = data, sum
	return name[:n]
}

// pack packs all chunks, several at a time, but for those that an earlier build
// has packed.
func (c *chunks) pack(m *Memo) map[string]string {
	names := slices.Sorted(maps.Keys(c.data))
	packed := make([]string, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(len(names), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				packed[i] = pack(c.data[names[i]])
			}
		})
	}
	for i, name := range names {
		if old, ok := m.packed[c.sums[name]]; ok {
			packed[i] = old
		} else {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	m.packed = make(map[[32]byte]string, len(names))
	byName := make(map[string]string, len(names))
	for i, name := range names {
		m.packed[c.sums[name]] = packed[i]
		byName[name] = packed[i]
	}
	return byName
}

// pack deflates data and writes it in letters that a script can hold.
func pack(data []byte) string {
	var out bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	_, err := w.Write(data)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("deflate: %v", err)) // memory can be written to
	}
	return base64.StdEncoding.EncodeToString(out.Bytes())
}

// deflaters are used again, for each has tables of a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, 4) // a fifth level would take half as long again for four bytes in a hundred less
	if err != nil {
		panic(fmt.Sprintf("deflate: %v", err)) // the level is one that there is
	}
	return w
}}

// list cuts a long list into lists of lists.
func (c *chunks) list(first []any, names []string) list {
	if len(names) <= fanout {
		return list{First: append([]any{}, first...), Chunks: append([]string{}, names...)}
	}
	l := list{Deep: true}
	for i := 0; i < len(names); i += fanout {
		end := min(i+fanout, len(names))
		data, err := json.Marshal(list{First: first[i:end], Chunks: names[i:end]})
		if err != nil {
			panic(fmt.Sprintf("write the index: %v", err))
		}
		l.First = append(l.First, first[i])
		l.Chunks = append(l.Chunks, c.add(data))
	}
	return l
}

// cards packs what is shown of documents, a few at a time.
func (x *Index) cards(c *chunks) (first []any, names []string) {
	for i := 0; i < len(x.docs); {
		from, size := i, 0
		var cards []card
		for ; i < len(x.docs) && (size < cardsSize || x.small); i++ {
			d := x.docs[i]
			k := card{Path: d.Path, Kind: d.Kind, Lang: d.Lang, Title: d.Title, Source: d.Source, Dates: d.Dates, Passages: [][]any{}}
			for _, p := range d.Passages {
				size += len(p.Text)
				state := 0
				if p.Cited {
					state |= 1
				}
				if p.Disputed {
					state |= 2
				}
				k.Passages = append(k.Passages, []any{p.Anchor, p.Name, p.Text, state})
			}
			cards = append(cards, k)
		}
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		if err := e.Encode(cards); err != nil {
			panic(fmt.Sprintf("write the index: %v", err))
		}
		first = append(first, from)
		names = append(names, c.add(out.Bytes()))
	}
	return first, names
}

// packShards writes the shards. All numbers are varints. A shard is
//
//	forms, and of each: bytes shared with the last, length and bytes of the rest,
//	  how many terms, and of each its number
//	terms, and of each: the number of a form, how many bytes of that are its text
//	  and, if that is 0, length and bytes of the text; rarity, documents, the
//	  impact of the documents that are not among the postings and, if that is not
//	  0, length and bytes of the name of the chunk that holds a bit for each
//	  document; then of each posting: the step from the last document, impact, and
//	  its passages, each the step from the last, counted from 1, doubled, odd if
//	  one more follows; 0 for none
func (x *Index) packShards(c *chunks) (first []any, names []string) {
	for _, s := range x.shards {
		var b []byte
		number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
		text := func(s string) {
			number(len(s))
			b = append(b, s...)
		}
		number(len(s.forms))
		last := ""
		shortest := make([]int, len(s.terms)) // a form of each term, one that begins with it if any does
		for i, f := range s.forms {
			shared := 0
			for shared < min(len(last), len(f.text)) && last[shared] == f.text[shared] {
				shared++
			}
			number(shared)
			text(f.text[shared:])
			last = f.text
			number(len(f.terms))
			for _, t := range f.terms {
				number(t)
				if strings.HasPrefix(f.text, s.terms[t].text) {
					shortest[t] = i
				}
			}
		}
		number(len(s.terms))
		for i, t := range s.terms {
			postings, rest := t.head()
			number(shortest[i])
			if f := s.forms[shortest[i]].text; strings.HasPrefix(f, t.text) {
				number(len(t.text))
			} else {
				number(0)
				text(t.text)
			}
			number(t.rarity)
			number(len(t.postings))
			number(rest)
			if rest > 0 {
				text(c.add(t.bitmap(len(x.docs))))
			}
			last := 0
			for _, p := range postings {
				number(p.doc - last)
				last = p.doc
				number(p.impact)
				at := -1
				for i, passage := range p.passages {
					more := 1
					if i == len(p.passages)-1 {
						more = 0
					}
					number((passage-at)<<1 | more)
					at = passage
				}
				if len(p.passages) == 0 {
					number(0)
				}
			}
		}
		first = append(first, s.first)
		names = append(names, c.add(b))
	}
	return first, names
}

// head returns the postings that stay in the shard and, for a heavy term, the
// impact that all others are taken to have: the least of those that stay.
func (t *term) head() (postings []posting, rest int) {
	if len(t.postings) <= heavy {
		return t.postings, 0
	}
	best := slices.Clone(t.postings)
	slices.SortStableFunc(best, func(a, b posting) int { return cmp.Compare(b.impact, a.impact) })
	best = best[:head]
	rest = best[head-1].impact
	slices.SortFunc(best, func(a, b posting) int { return cmp.Compare(a.doc, b.doc) })
	return best, rest
}

// bitmap has a bit for each document the term stands in, the lowest first.
func (t *term) bitmap(docs int) []byte {
	b := make([]byte, (docs+7)/8)
	for _, p := range t.postings {
		b[p.doc/8] |= 1 << (p.doc % 8)
	}
	return b
}
