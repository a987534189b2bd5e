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
		data, ok := s.early[name]
		progress := s.progress
		s.mu.Unlock()
		if ok {
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
	s.mu.Lock()
	defer s.mu.Unlock()
	switch data, ok := s.tree[name]; {
	case s.tree == nil:
		return []byte(placeholder), http.StatusServiceUnavailable
	case ok:
		return data, http.StatusOK
	case s.leftovers[name].data != nil:
		return s.leftovers[name].data, http.StatusOK
	default:
		return s.tree["404.html"], http.StatusNotFound
	}
}

// isFolder reports whether the last good site has a folder of this name with a page of its
// own.
func (s *Server) isFolder(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tree[name+"/index.html"] != nil
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
