package preview

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"time"
)

// Open returns the pages that are open in browsers, or that are being opened and
// are waited for.
func (s *Server) Open() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := map[string]bool{}
	for c := range s.clients {
		open[c.page] = true
	}
	for page := range s.asked {
		open[page] = true
	}
	return slices.Sorted(maps.Keys(open))
}

// page returns a page of the site. If the site is being printed it waits for it.
func (s *Server) page(ctx context.Context, name string) ([]byte, int) {
	timer := time.NewTimer(building)
	defer timer.Stop()
	for waits := true; waits; {
		s.mu.Lock()
		data, ok := s.early[name]
		news := s.news
		s.mu.Unlock()
		if ok {
			return data, http.StatusOK
		}
		if news == nil {
			break
		}
		s.asks(name, 1)
		select {
		case <-news:
		case <-timer.C:
			waits = false
		case <-ctx.Done():
			waits = false
		}
		s.asks(name, -1)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch data, ok := s.tree[name]; {
	case s.tree == nil:
		return []byte(nothing), http.StatusServiceUnavailable
	case ok:
		return data, http.StatusOK
	case s.gone[name].data != nil:
		return s.gone[name].data, http.StatusOK
	default:
		return s.tree["404.html"], http.StatusNotFound
	}
}

// asks notes that so many more requests wait for a page.
func (s *Server) asks(page string, more int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked == nil {
		s.asked = map[string]int{}
	}
	if s.asked[page] += more; s.asked[page] == 0 {
		delete(s.asked, page)
	}
}
