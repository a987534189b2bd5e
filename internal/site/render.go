package site

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"dossier/internal/memo"
	"dossier/internal/search"
)

// printed keeps what was printed, so that the next Render prints again only the
// pages whose model, or whose theme, has changed. Nothing else can change a page.
type printed struct {
	theme *Theme
	pages map[string]sheet // by path
	names *search.Names    // with which their words were read
}

var prints memo.Slot[printed]

// What a printed page depends on, and what the search reads in it.
var (
	modelOfPage = memo.NewPart("a page: its model")
	themeOfPage = memo.NewPart("a page: the theme")
	namesOfPage = memo.NewPart("what the search reads in a page: the names of the records")
)

// sheet is a printed page with the digest of the model it was printed from, and
// what the search finds on it.
type sheet struct {
	model    uint64
	data     []byte
	document *search.Document // nil if the page is not searched
	facts    *search.Facts
}

// Order says how Render goes about it.
type Order struct {
	Memory *memo.Memory // what earlier Renders printed; may be nil

	// First names pages that somebody waits for. They are printed before all
	// others and handed to Early, together with the files that need no printing.
	First []string
	Early func(map[string][]byte)

	// Search gets the editions of the index of the search, unless it is nil.
	Search *[]search.Edition

	// Out takes each file as soon as it is printed, several at a time, unless it is nil.
	// Then Render returns none, and without a Memory nobody keeps them.
	Out func(path string, data []byte) error
}

// Render makes the models of the pages and prints them, several at a time. What it
// has printed when ctx ends is not printed again by the next Render.
func Render(ctx context.Context, theme *Theme, pages []Page, o Order) (map[string][]byte, error) {
	paths := make(map[string]bool, len(pages))
	for _, p := range pages {
		if paths[p.Path] {
			return nil, fmt.Errorf("two pages want the path %s", p.Path)
		}
		paths[p.Path] = true
	}
	before := prints.In(o.Memory)
	r := &rendering{theme: theme, memo: o.Memory, memory: before, out: o.Out, pages: pages, sheets: make([]sheet, len(pages))}
	if before != nil && !o.Memory.Same(themeOfPage, before.theme == theme) {
		before.theme, before.pages = theme, nil
	}
	err := r.all(ctx, o)
	if before != nil {
		before.keep(r, err == nil)
	}
	if err != nil || o.Out != nil {
		return nil, err
	}
	tree := make(map[string][]byte, len(r.pages))
	for i, p := range r.pages {
		if p.index == nil {
			tree[p.Path] = r.sheets[i].data
		}
	}
	return tree, nil
}

// all prints the pages, first those that somebody waits for, at last those that are
// made of what the others say.
func (r *rendering) all(ctx context.Context, o Order) error {
	var first, others []int
	var index *indexing
	for i, p := range r.pages {
		if p.index != nil {
			index, r.names = p.index, p.index.names
			if r.memory != nil && !r.memo.Same(namesOfPage, r.memory.names.Equal(r.names)) {
				r.memory.names, r.memory.pages = r.names, nil
			}
			continue
		}
		needsNone := p.Template == "" && p.make == nil && p.write == nil
		if o.Early != nil && (needsNone || slices.Contains(o.First, p.Path)) {
			first = append(first, i)
		} else {
			others = append(others, i)
		}
	}
	if o.Early != nil {
		if err := r.print(ctx, first); err != nil {
			return err
		}
		early := make(map[string][]byte, len(first))
		for _, i := range first {
			early[r.pages[i].Path] = r.sheets[i].data
		}
		o.Early(early)
	}
	if err := r.print(ctx, others); err != nil || index == nil {
		return err
	}
	last, err := r.index(ctx, index, o)
	if err != nil {
		return err
	}
	return r.print(ctx, last)
}

// keep keeps what was printed: instead of what it knew if that is the whole site,
// besides it if not.
func (m *printed) keep(r *rendering, whole bool) {
	if whole {
		printedTexts.Turn(r.memo)
		lineCounts.Turn(r.memo)
		m.pages = nil
	}
	if m.pages == nil {
		m.pages = make(map[string]sheet, len(r.pages))
	}
	for i, s := range r.sheets {
		if s.data != nil {
			m.pages[r.pages[i].Path] = s
		}
	}
}

// index adds the pages that are made of what the printed ones say, and returns
// their numbers.
func (r *rendering) index(ctx context.Context, x *indexing, o Order) ([]int, error) {
	var docs []search.Document
	var facts []*search.Facts
	for i, s := range r.sheets {
		if s.document != nil {
			docs, facts = append(docs, *s.document), append(facts, s.facts)
		}
		if o.Memory == nil { // once they are joined nobody needs them
			r.sheets[i].document, r.sheets[i].facts = nil, nil
		}
	}
	pages, editions := x.pages(ctx, docs, facts, o.Memory)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if o.Search != nil {
		*o.Search = editions
	}
	var list []int
	for _, p := range pages {
		list = append(list, len(r.pages))
		r.pages, r.sheets = append(r.pages, p), append(r.sheets, sheet{})
	}
	return list, nil
}

// rendering is one run of Render.
type rendering struct {
	theme  *Theme
	memo   *memo.Memory               // may be nil
	memory *printed                   // what Render keeps in memo
	out    func(string, []byte) error // may be nil
	pages  []Page
	sheets []sheet
	names  *search.Names
}

// print prints the pages of a list on all processors, until one fails. Of
// several that fail the first of the list is reported, whoever was faster.
func (r *rendering) print(ctx context.Context, list []int) error {
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		at     int
		failed error
		where  = len(list)
	)
	next := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		at++
		return at - 1, failed == nil && ctx.Err() == nil && at <= len(list)
	}
	for range min(len(list), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			reader := search.NewReader(r.names)
			for i, ok := next(); ok; i, ok = next() {
				err := r.one(ctx, list[i], reader)
				if err == nil && r.out != nil {
					err = r.hand(list[i])
				}
				if err != nil {
					mu.Lock()
					if i < where {
						failed, where = err, i
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return cmp.Or(ctx.Err(), failed)
}

// hand hands out a file that is printed.
func (r *rendering) hand(i int) error {
	err := r.out(r.pages[i].Path, r.sheets[i].data)
	if r.memory == nil {
		r.sheets[i].data = nil
	}
	return err
}

func (r *rendering) one(ctx context.Context, i int, reader *search.Reader) error {
	p := r.pages[i].whole()
	switch {
	case p.write != nil:
		data := p.write(ctx)
		if ctx.Err() == nil {
			r.sheets[i].data = data
		}
		return ctx.Err()
	case p.Template == "":
		r.sheets[i].data = p.Bytes
		return nil
	}
	if r.memory != nil {
		model, err := digest(p)
		if err != nil {
			return err
		}
		if old, ok := r.memory.pages[p.Path]; ok && r.memo.Same(modelOfPage, old.model == model) {
			r.sheets[i] = old
			return nil
		}
		r.sheets[i].model = model
	}
	if m, ok := p.Model.(searchable); ok {
		d := m.document()
		d.Path = p.Path
		r.sheets[i].document, r.sheets[i].facts = &d, reader.Read(d)
	}
	data, err := r.theme.print(ctx, p)
	r.sheets[i].data = data
	return err
}
