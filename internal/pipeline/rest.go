package pipeline

import (
	"context"
	"slices"
	"sync"

	"dossier/internal/site"
)

// Rest is the pages of a site that are printed when somebody asks for them. They are what they
// were when the site was planned, whatever has been built since. Several may ask at a time.
type Rest struct {
	plan  func() *site.Site
	paths func() map[string]bool

	mu     sync.Mutex
	recent []recentPage // those asked for lately, the last one first
}

type recentPage struct {
	path string
	data []byte
}

// recentPages is how many pages a Rest keeps: a browser asks for a page and then what it is now.
const recentPages = 16

// newRest returns the pages of a planned site. To print them it plans them anew, without the
// memory: the next build needs that for itself.
func newRest(v *verified, planned *site.Site) *Rest {
	return &Rest{
		plan: sync.OnceValue(func() *site.Site { return site.Plan(v.dossier, v.findings, v.theme, v.options, nil) }),
		paths: sync.OnceValue(func() map[string]bool {
			paths := map[string]bool{}
			for _, p := range planned.Pages() {
				paths[p.Path()] = true
			}
			return paths
		}),
	}
}

// Has reports whether there is a page of this path. A nil Rest has none.
func (r *Rest) Has(path string) bool { return r != nil && r.paths()[path] }

// File prints a page. It is nil if there is none of this path.
func (r *Rest) File(ctx context.Context, path string) ([]byte, error) {
	if !r.Has(path) {
		return nil, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	var page recentPage
	if i := slices.IndexFunc(r.recent, func(p recentPage) bool { return p.path == path }); i >= 0 {
		page = r.recent[i]
		r.recent = slices.Delete(r.recent, i, i+1)
	} else {
		data, err := r.plan().File(ctx, path)
		if err != nil {
			return nil, err
		}
		page = recentPage{path, data}
	}
	r.recent = slices.Insert(r.recent[:min(len(r.recent), recentPages-1)], 0, page)
	return page.data, nil
}
