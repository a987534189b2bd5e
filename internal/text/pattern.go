package text

import (
	"regexp"
	"strings"
	"sync"
)

// AnyOf is a pattern for any of the words, as they are spelled.
func AnyOf(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(quoted, "|")
}

// Pattern is a regular expression that is compiled when it is asked for the first time.
// Those of cleaning would take a third of the time in which the program starts, and most
// commands clean nothing. It stands here, though it reads no text, because those who look for
// patterns in texts have this package at hand, and none of them anything else in common.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
