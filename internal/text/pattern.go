package text

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is asked for the first time.
// Those of cleaning would take a third of the time in which the program starts, and most
// commands clean nothing.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
