package preview

import (
	"maps"
	"path"
	"time"
)

// leftoverTime is how long a script or a style that the site no longer has can be had,
// at least.
const leftoverTime = time.Minute

// leftover is a file that the site no longer has, and that a page which was served
// before the last build may still ask for: its style, or the files of the index of its
// search. All of them are named by their contents.
type leftover struct {
	data  []byte
	since time.Time
}

// keepLeftoversLocked keeps the scripts and styles that the next site has no more, and
// forgets those that were kept for long.
func (s *Server) keepLeftoversLocked(next map[string][]byte) {
	now := s.Now()
	maps.DeleteFunc(s.leftovers, func(_ string, l leftover) bool { return now.Sub(l.since) > leftoverTime })
	if s.leftovers == nil {
		s.leftovers = map[string]leftover{}
	}
	for name, data := range s.tree {
		if (path.Ext(name) == ".js" || path.Ext(name) == ".css") && next[name] == nil {
			s.leftovers[name] = leftover{data, now}
		}
	}
}
