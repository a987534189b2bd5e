package preview

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Rest is the pages of a site that are printed when somebody asks for them.
type Rest interface {
	Has(path string) bool
	File(ctx context.Context, path string) ([]byte, error)
}

// Open returns the paths of the pages that are open in browsers, or for which a request
// waits.
func (s *Server) Open() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := map[string]bool{}
	for c := range s.clients {
		open[c.page] = true
	}
	for page := range s.waiting {
		open[page] = true
	}
	return slices.Sorted(maps.Keys(open))
}

// page returns a page of the site. If the site is being printed it waits for it.
func (s *Server) page(ctx context.Context, name string) ([]byte, int) {
	timer := time.NewTimer(buildTime)
	defer timer.Stop()
	for waits := true; waits; {
		s.mu.Lock()
		progress := s.progress
		s.mu.Unlock()
		if data, ok := s.soon(ctx, name); ok {
			return data, http.StatusOK
		}
		if progress == nil {
			break
		}
		s.addWaiting(name, 1)
		select {
		case <-progress:
		case <-timer.C:
			waits = false
		case <-ctx.Done():
			waits = false
		}
		s.addWaiting(name, -1)
	}
	return s.last(ctx, name)
}

// soon returns a page of the site that is being built, if it can be had.
func (s *Server) soon(ctx context.Context, name string) (data []byte, ok bool) {
	s.mu.Lock()
	data, rest := s.early[name], s.earlyRest
	s.mu.Unlock()
	return fromEither(ctx, data, rest, name)
}

// last returns a page of the last good site, or the one that says that it has none.
func (s *Server) last(ctx context.Context, name string) (data []byte, code int) {
	s.mu.Lock()
	tree, rest, left := s.tree, s.rest, s.leftovers[name].data
	s.mu.Unlock()
	if tree == nil {
		return []byte(placeholder), http.StatusServiceUnavailable
	}
	if data, ok := fromEither(ctx, tree[name], rest, name); ok {
		return data, http.StatusOK
	}
	if left != nil {
		return left, http.StatusOK
	}
	data, _ = fromEither(ctx, tree[notFound], rest, notFound)
	return data, http.StatusNotFound
}

// notFound is the page for whoever asks for one that there is not.
const notFound = "404.html"

// fromEither returns what is at hand of a page, or has it printed.
func fromEither(ctx context.Context, data []byte, rest Rest, name string) ([]byte, bool) {
	if data != nil || rest == nil || !rest.Has(name) {
		return data, data != nil
	}
	data, err := rest.File(ctx, name)
	return data, err == nil
}

// isFolder reports whether the last good site has a folder of this name with a page of its
// own.
func (s *Server) isFolder(name string) bool {
	s.mu.Lock()
	tree, rest := s.tree, s.rest
	s.mu.Unlock()
	name += "/index.html"
	return tree[name] != nil || rest != nil && rest.Has(name)
}

// addWaiting notes that so many more requests wait for a page.
func (s *Server) addWaiting(page string, more int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting == nil {
		s.waiting = map[string]int{}
	}
	if s.waiting[page] += more; s.waiting[page] == 0 {
		delete(s.waiting, page)
	}
}

// pathOf is the path that is asked for. A slash that is written in code parts no folders: hosts
// have no file of such a name, and from there no link of the page would lead anywhere.
func pathOf(u *url.URL) string {
	if coded := u.EscapedPath(); strings.Contains(strings.ToLower(coded), "%2f") {
		return coded
	}
	return u.Path
}
