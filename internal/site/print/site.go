package print

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"
	"sync"

	"dossier/internal/memo"
	"dossier/internal/search"
)

// Site is the pages of a dossier, planned and not yet printed.
type Site struct {
	Theme  *Theme
	Pages  []Page
	Index  Index
	Memory *memo.Memory // of what earlier builds of the same dossier printed; may be nil
}

// Index makes the pages that hold what all others say.
type Index struct {
	Names *search.Names // with which the words of the pages are read

	// Pages makes them of what the others say, and returns the editions of the index
	// besides, unless Said.Out took their files. Nothing it returns is of use once the context has ended.
	Pages func(context.Context, Said) ([]Page, []search.Edition, error)
}

// Said is what the pages of a site say.
type Said struct {
	Documents []search.Document
	Facts     []*search.Facts // that were read in the documents, in the same order
	Memory    *memo.Memory    // of earlier builds; may be nil

	// Out takes files of the index that need not be kept until all are made, several at a
	// time. If it is nil, all are among the pages.
	Out func(path string, data []byte) error
}

// Order says how Render goes about it.
type Order struct {
	// First names pages that a reader has open or has asked for. They are printed
	// before all others and handed to Early, together with the files that need no
	// printing.
	First []string
	Early func(map[string][]byte)

	// Search gets the editions of the index of the search, unless it is nil or Out takes their
	// files and there is no Memory.
	Search *[]search.Edition

	// State gets a number that stays the same as long as the theme and what the templates show do,
	// if the site has a Memory; it may be nil.
	State *uint64

	// Out takes each file as soon as it is printed, several at a time, unless it is nil.
	// Then Render returns none, and without a Memory the bytes are let go of.
	Out func(path string, data []byte) error

	// OnDemand has all pages but those of First wait until somebody asks [Site.File] for them:
	// Render returns what has to be at hand, and has found what is wrong with the others.
	OnDemand bool

	// Shelf takes the texts of pages that are handed to Out, without a Memory; it may be nil.
	Shelf *search.Shelf
}

// Render makes the models of the pages and prints them, several at a time. It
// returns the files of the site by path. What it has printed when ctx ends, the
// next Render with the same Memory does not print again. A mistake in a template
// is a [TemplateError].
func (s *Site) Render(ctx context.Context, o Order) (map[string][]byte, error) {
	if err := s.Clash(); err != nil {
		return nil, err
	}
	r := &rendering{site: s, memory: s.remember(), out: o.Out, shelf: o.Shelf, pages: s.Pages, done: make([]printed, len(s.Pages))}
	err := r.all(ctx, o)
	r.keep(err == nil)
	if err != nil || o.Out != nil {
		return nil, err
	}
	if o.State != nil {
		*o.State = r.state()
	}
	tree := make(map[string][]byte, len(r.pages))
	for i, p := range r.pages {
		if data := r.done[i].data; data != nil {
			tree[p.Path()] = data
		}
	}
	return tree, nil
}

// state is the number of Order.State.
func (r *rendering) state() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	maphash.WriteComparable(&h, r.site.Theme)
	for _, p := range r.done {
		maphash.WriteComparable(&h, p.model)
	}
	return h.Sum64()
}

// File prints one of the pages, whatever has been printed of the others, as Render with no
// Memory does. It is nil if there is none of this path.
func (s *Site) File(ctx context.Context, path string) ([]byte, error) {
	i := slices.IndexFunc(s.Pages, func(p Page) bool { return p.Path() == path })
	if i < 0 {
		return nil, nil
	}
	page, err := s.Pages[i].print(ctx, &printer{site: s})
	return atHand(page.data), err
}

// atHand returns the bytes of a file, which may be empty: none at all is a file that is printed on
// demand.
func atHand(data []byte) []byte {
	if data == nil {
		return []byte{}
	}
	return data
}

// Clash is an error if two pages want the same path.
func (s *Site) Clash() error {
	paths := make(map[string]bool, len(s.Pages))
	for _, p := range s.Pages {
		if paths[p.Path()] {
			return fmt.Errorf("two pages want the path %s", p.Path())
		}
		paths[p.Path()] = true
	}
	return nil
}

// rendering is one run of Render.
type rendering struct {
	site   *Site
	memory *memory                    // may be nil
	out    func(string, []byte) error // may be nil
	shelf  *search.Shelf              // may be nil
	pages  []Page
	done   []printed // by index of the page
}

// printed is a page with the digest of the model it was printed from, and what
// the search finds on it.
type printed struct {
	model    uint64
	data     []byte
	document *search.Document // nil if the page is not searched
	facts    *search.Facts
}

// printer is what a page is printed with. One page at a time uses it.
type printer struct {
	site   *Site
	memory *memory        // may be nil
	reader *search.Reader // nil if nobody searches what is printed

	// late is set where the bytes of a page are printed when somebody asks for them: until then as
	// much is done as the rest of the site needs, and what may be wrong.
	late bool
}

// all prints the pages, first those of Order.First, at last those that the index
// makes of what the others say.
func (r *rendering) all(ctx context.Context, o Order) error {
	var first, others, leaves []int
	for i, p := range r.pages {
		_, atHand := p.(Bytes)
		if o.Early != nil && (atHand || slices.Contains(o.First, p.Path())) {
			first = append(first, i)
		} else if leafOf(p) != nil {
			leaves = append(leaves, i)
		} else {
			others = append(others, i)
		}
	}
	if o.Early != nil {
		if err := r.print(ctx, first, false); err != nil {
			return err
		}
		early := make(map[string][]byte, len(first))
		for _, i := range first {
			early[r.pages[i].Path()] = r.done[i].data
		}
		o.Early(early)
	}
	if r.memory != nil { // nothing is let go of, so that none has to wait for others
		others, leaves = append(others, leaves...), nil
	}
	if err := r.print(ctx, others, o.OnDemand); err != nil {
		return err
	}
	if err := r.print(ctx, leaves, o.OnDemand); err != nil {
		return err
	}
	last, err := r.index(ctx, o)
	if err != nil {
		return err
	}
	return r.print(ctx, last, false)
}

// index adds the pages that are made of what the printed ones say, and returns
// their numbers.
func (r *rendering) index(ctx context.Context, o Order) ([]int, error) {
	said := Said{Memory: r.site.Memory}
	if said.Memory == nil {
		said.Out = r.out
	}
	for i, p := range r.done {
		if p.document != nil {
			said.Documents, said.Facts = append(said.Documents, *p.document), append(said.Facts, p.facts)
		}
		if said.Memory == nil { // the next build will not ask for them
			r.done[i].document, r.done[i].facts = nil, nil
		}
	}
	pages, editions, err := r.site.Index.Pages(ctx, said)
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return nil, err
	}
	if o.Search != nil {
		*o.Search = editions
	}
	var list []int
	for _, p := range pages {
		list = append(list, len(r.pages))
		r.pages, r.done = append(r.pages, p), append(r.done, printed{})
	}
	return list, nil
}

// print prints the pages of a list on all processors, until one fails. Of
// several that fail the first of the list is reported, whichever failed first,
// so that the same mistake is reported each time.
func (r *rendering) print(ctx context.Context, list []int, late bool) error {
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
			p := &printer{r.site, r.memory, search.NewReader(r.site.Index.Names), late}
			for i, ok := next(); ok; i, ok = next() {
				if err := r.one(ctx, list[i], p); err != nil {
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

// one prints a page, and hands it to Order.Out if there is one.
func (r *rendering) one(ctx context.Context, i int, p *printer) (err error) {
	done := &r.done[i]
	if *done, err = r.pages[i].print(ctx, p); err != nil {
		return err
	}
	if !p.late {
		done.data = atHand(done.data)
	}
	if r.out != nil {
		err = r.out(r.pages[i].Path(), done.data)
	}
	if p.memory != nil || err != nil {
		return err
	}
	if r.out != nil {
		done.data = nil
		if done.document != nil && r.shelf != nil {
			r.shelf.Put(done.document)
		}
	}
	leafOf(r.pages[i]).printed()
	return nil
}
