package search

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/internal/memo"
	"dossier/internal/text"
)

// Edition is the index of the pages in one language of the site.
type Edition struct {
	Lang   string
	Index  *Index
	Labels map[string]any // words of the interface: texts, or those of a phrase that counts
}

// call is the function of the page that each file calls with a name and data.
const call = "dossierSearch"

// packings is what was packed from one build to the next.
var packings memo.Slot[map[chunkKey]packed]

// packed is a chunk as a line of a script.
type packed struct {
	name string
	line []byte
}

// chunkKey is all that a packed chunk depends on.
type chunkKey struct{ Hash [32]byte }

var packedKey = memo.NewKey[chunkKey]("a packed part of the search")

// root is the data of the first file: where everything else is.
type root struct {
	Documents int         `json:"n"`
	Shards    list        `json:"shards"`
	Cards     list        `json:"cards"`
	Affixes   *affixes    `json:"affixes,omitempty"`
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
	Mark     string   `json:"m,omitempty"`
	Dates    []string `json:"d,omitempty"`
	Passages [][]any  `json:"x"` // anchor, name, text, and 1 for cited plus 2 for disputed; no text if it is the title or stands on the page
}

// Files returns the files of the index by name: script files, each a call of one
// function for each chunk it holds. A page loads first the file named after its
// language, fr.js, whose name never changes: pages name it, and must not change
// when it does. All others are named by what they hold, and editions share them.
//
// m is what earlier calls have packed; it may be nil. Once ctx has ended Files is soon
// done, and what it returns is of no use; m is as it was.
//
// The documents of the indexes must have their texts at hand.
func Files(ctx context.Context, m *memo.Memory, editions []Edition) map[string][]byte {
	files, _ := files(ctx, m, editions)
	return files
}

// files is Files for documents whose texts may be on a shelf. The error is that of reading them.
func files(ctx context.Context, m *memo.Memory, editions []Edition) (map[string][]byte, error) {
	c, before := newChunks(ctx, line), packings.In(m)
	if before == nil {
		before = new(map[chunkKey]packed)
	}
	c.known = func(name string, sum [32]byte) []byte {
		// The name is a beginning of the sum, longer if another chunk has that name.
		if old := (*before)[packedKey.In(m, chunkKey{sum})]; len(old.name) == len(name) {
			return old.line
		}
		return nil
	}
	starts := make([][]byte, len(editions))
	names := make([][]string, len(editions))
	for i, e := range editions {
		starts[i], names[i] = c.edition(e, e.Index.part, func(string, Passage) bool { return false })
	}
	lines := c.done()
	if c.failed != nil || ctx.Err() != nil {
		return nil, c.failed
	}
	*before = make(map[chunkKey]packed, len(lines))
	for name, line := range lines {
		(*before)[packedKey.In(m, chunkKey{c.sums[name]})] = packed{name, line}
	}
	files := map[string][]byte{}
	for i, e := range editions {
		out := bytes.NewBuffer(startOf(e, starts[i]))
		for _, name := range names[i] {
			if e.Index.small {
				out.Write(lines[name])
			} else {
				files[name+".js"] = lines[name]
			}
		}
		files[e.Lang+".js"] = out.Bytes()
	}
	return files, nil
}

// Write hands over the files that Files returns, several at a time and each as soon as it is
// made: those of a large index take much memory together. The indexes are used up, and nothing
// can be found in them any more. The error is one of put, or of a shelf. Once ctx has ended Write is soon done,
// and what it has handed over is of no use.
func Write(ctx context.Context, editions []Edition, put func(name string, data []byte) error) error {
	if slices.ContainsFunc(editions, func(e Edition) bool { return e.Index.small }) {
		files, err := files(ctx, nil, editions)
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := put(name, files[name]); err != nil {
				return err
			}
		}
		return nil
	}
	c := newChunks(ctx, line)
	c.put = func(name string, line []byte) error { return put(name+".js", line) }
	starts := make([][]byte, len(editions))
	for i, e := range editions {
		starts[i], _ = c.edition(e, e.Index.part, func(string, Passage) bool { return false })
	}
	if err := cmp.Or(c.group.Wait(), c.failed); err != nil || ctx.Err() != nil {
		return err
	}
	for i, e := range editions {
		if err := put(e.Lang+".js", startOf(e, starts[i])); err != nil {
			return err
		}
	}
	return nil
}

// startOf is the call with which the first file of an edition begins.
func startOf(e Edition, start []byte) []byte {
	return fmt.Appendf(nil, "%s(%q,%s)\n", call, e.Lang, start)
}

// Inline returns the index as one JSON object, for a page that holds the whole
// site. onPage reports whether the search can read the text of a passage on its
// page, at its anchor: then it is left out.
func Inline(editions []Edition, onPage func(path string, p Passage) bool) []byte {
	c := newChunks(context.Background(), func(_ string, data []byte) []byte { return deflate(data, flate.BestCompression) })
	all := map[string]any{}
	for _, e := range editions {
		start, _ := c.edition(e, inlineCardsSize, onPage)
		all[e.Lang] = json.RawMessage(start)
	}
	for name, packed := range c.done() {
		all[name] = packed // JSON has bytes in base64
	}
	return written(all)
}

// edition adds the chunks of an edition and returns the data that it begins with.
func (c *chunks) edition(e Edition, cardsSize int, onPage func(string, Passage) bool) (start []byte, names []string) {
	s := root{Documents: len(e.Index.docs), Labels: e.Labels, Affixes: e.Index.affixes}
	c.names = nil
	s.Cards = c.list(e.Index.cards(c, cardsSize, onPage))
	s.Shards = c.list(e.Index.packShards(c))
	e.Index.choices(&s)
	return written(s), c.names
}

// written is a value as JSON. Texts, numbers and lists can always be written.
func written(value any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(fmt.Sprintf("write the index: %v", err))
	}
	return out.Bytes()[:out.Len()-1] // the encoder ends a line
}

// choices lists what results can be narrowed to.
func (x *Index) choices(s *root) {
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
		return cmp.Or(compare(text.Fold(a[1]), text.Fold(b[1])), strings.Compare(a[0], b[0]))
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

// list cuts a long list into lists of lists.
func (c *chunks) list(first []any, names []string) list {
	if len(names) <= fanout {
		return list{First: append([]any{}, first...), Chunks: append([]string{}, names...)}
	}
	l := list{Deep: true}
	for i := 0; i < len(names); i += fanout {
		end := min(i+fanout, len(names))
		l.First = append(l.First, first[i])
		l.Chunks = append(l.Chunks, c.add(written(list{First: first[i:end], Chunks: names[i:end]})))
	}
	return l
}

// cards packs what is shown of documents, a few at a time: about as many as have
// limit bytes of text, those that stand elsewhere not counted.
func (x *Index) cards(c *chunks, limit int, onPage func(string, Passage) bool) (first []any, names []string) {
	for i := 0; i < len(x.docs) && c.ctx.Err() == nil; {
		from, size := i, 0
		var cards []card
		for ; i < len(x.docs) && (size < limit || x.small); i++ {
			d := x.docs[i]
			k := card{Path: d.Path, Kind: d.Kind, Lang: d.Lang, Title: d.Title, Source: d.Source, Mark: d.Mark, Dates: d.Dates, Passages: [][]any{}}
			passages, err := d.whole()
			if err != nil {
				c.failed = cmp.Or(c.failed, err)
				return first, names
			}
			for _, p := range passages {
				state := 0
				if p.Cited {
					state |= 1
				}
				if p.Disputed {
					state |= 2
				}
				if p.Anchor == "" && p.Text == d.Title || p.Anchor != "" && onPage(d.Path, p) {
					k.Passages = append(k.Passages, []any{p.Anchor, p.Name, nil, state})
					continue
				}
				size += len(p.Text)
				k.Passages = append(k.Passages, []any{p.Anchor, p.Name, p.Text, state})
			}
			size += 40 * len(passages)
			cards = append(cards, k)
		}
		first = append(first, from)
		names = append(names, c.add(written(cards)))
		for n := from; n < i && c.put != nil; n++ { // see Write
			x.docs[n].Passages, x.docs[n].shelved = nil, nil
		}
	}
	return first, names
}
