package text

import "slices"

// WordRuns are runs of plain words ([PlainWords] of what [Fold] gives), by the first of each, the
// longest first.
type WordRuns map[string][][]string

// Add adds the words of an entry.
func (r WordRuns) Add(entry string) {
	words := PlainWords(Fold(entry))
	if len(words) == 0 {
		return
	}
	r[words[0]] = append(r[words[0]], words)
	slices.SortStableFunc(r[words[0]], func(a, b []string) int { return len(b) - len(a) })
}

// At is how many of the words from i on are an entry, 0 if they are none.
func (r WordRuns) At(words []string, i int) int {
	for _, entry := range r[words[i]] {
		if len(entry) <= len(words)-i && slices.Equal(entry, words[i:i+len(entry)]) {
			return len(entry)
		}
	}
	return 0
}

// In reports whether an entry stands anywhere among words.
func (r WordRuns) In(words []string) bool {
	for i := range words {
		if r.At(words, i) > 0 {
			return true
		}
	}
	return false
}

// Count is how many of the words belong to entries.
func (r WordRuns) Count(words []string) (n int) {
	for i := 0; i < len(words); {
		run := r.At(words, i)
		n += run
		i += max(run, 1)
	}
	return n
}
