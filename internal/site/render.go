package site

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
)

// Memory keeps what was printed, so that the next Render prints again only the
// pages whose model, or whose theme, has changed. Nothing else can change a
// page. One Render at a time may use it; the zero Memory is empty.
type Memory struct {
	theme *Theme
	pages map[string]sheet // by path
}

// sheet is a printed page with the digest of the model it was printed from.
type sheet struct {
	model uint64
	data  []byte
}

// Order says how Render goes about it.
type Order struct {
	Memory *Memory // what earlier Renders printed; may be nil

	// First names pages that somebody waits for. They are printed before all
	// others and handed to Early, together with the files that need no printing.
	First []string
	Early func(map[string][]byte)
}

// Render makes the models of the pages and prints them, several at a time.
func Render(ctx context.Context, theme *Theme, pages []Page, o Order) (map[string][]byte, error) {
	paths := make(map[string]bool, len(pages))
	for _, p := range pages {
		if paths[p.Path] {
			return nil, fmt.Errorf("two pages want the path %s", p.Path)
		}
		paths[p.Path] = true
	}
	r := &rendering{theme: theme, memory: o.Memory, pages: pages, sheets: make([]sheet, len(pages))}
	if o.Memory != nil && o.Memory.theme != theme {
		o.Memory.theme, o.Memory.pages = theme, nil
	}
	var first, others []int
	for i, p := range pages {
		if o.Early != nil && (p.Template == "" && p.make == nil || slices.Contains(o.First, p.Path)) {
			first = append(first, i)
		} else {
			others = append(others, i)
		}
	}
	if o.Early != nil {
		if err := r.print(ctx, first); err != nil {
			return nil, err
		}
		o.Early(r.tree(first))
	}
	if err := r.print(ctx, others); err != nil {
		return nil, err
	}
	if o.Memory != nil {
		o.Memory.pages = make(map[string]sheet, len(pages))
		for i, p := range pages {
			o.Memory.pages[p.Path] = r.sheets[i]
		}
	}
	return r.tree(append(first, others...)), nil
}

// rendering is one run of Render.
type rendering struct {
	theme  *Theme
	memory *Memory
	pages  []Page
	sheets []sheet
}

func (r *rendering) tree(list []int) map[string][]byte {
	tree := make(map[string][]byte, len(list))
	for _, i := range list {
		tree[r.pages[i].Path] = r.sheets[i].data
	}
	return tree
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
			for i, ok := next(); ok; i, ok = next() {
				if err := r.one(list[i]); err != nil {
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

func (r *rendering) one(i int) error {
	p := r.pages[i].whole()
	if p.Template == "" {
		r.sheets[i].data = p.Bytes
		return nil
	}
	if r.memory != nil {
		model, err := digest(p)
		if err != nil {
			return err
		}
		if old, ok := r.memory.pages[p.Path]; ok && old.model == model {
			r.sheets[i] = old
			return nil
		}
		r.sheets[i].model = model
	}
	data, err := r.theme.print(p)
	r.sheets[i].data = data
	return err
}
