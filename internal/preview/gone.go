package preview

import (
	"maps"
	"path"
	"time"
)

// lasting is how long a script or a style that has gone can be had, at least.
const lasting = time.Minute

// gone is a file that the site has no more, and that somebody may still ask for
// who was served before the last build: a page its style, the script of the
// search the files of its index. All of them are named by what they hold.
type gone struct {
	data  []byte
	since time.Time
}

// partLocked keeps the scripts and styles that the next site has no more, and forgets those
// that have been gone for long.
func (s *Server) partLocked(next map[string][]byte) {
	now := s.Now()
	maps.DeleteFunc(s.gone, func(_ string, g gone) bool { return now.Sub(g.since) > lasting })
	if s.gone == nil {
		s.gone = map[string]gone{}
	}
	for name, data := range s.tree {
		if (path.Ext(name) == ".js" || path.Ext(name) == ".css") && next[name] == nil {
			s.gone[name] = gone{data, now}
		}
	}
}
