package text_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/internal/text"
)

// TestRecent_asksOnce holds that what is asked of a long text again and again is found out once,
// that each question has its own answer, and that of short texts nothing is kept.
func TestRecent_asksOnce(t *testing.T) {
	var r text.Recent[string, int]
	words := strings.Repeat("word ", 1000)
	for _, c := range []struct {
		text string
		want int // times that it is looked at, of three
	}{{words, 1}, {words[5:], 1}, {words[:len(words)-1], 1}, {"word", 3}} {
		for _, question := range []string{"en", "fr"} {
			looked := 0
			for range 3 {
				if got := r.Of(c.text, question, func() int { looked++; return len(c.text) + len(question) }); got != len(c.text)+len(question) {
					t.Errorf("of a text of %d bytes is said %d", len(c.text), got)
				}
			}
			if looked != c.want {
				t.Errorf("a text of %d bytes is looked at %d times, want %d", len(c.text), looked, c.want)
			}
		}
	}
}

// TestSentences_areThoseOfEachText holds that what is kept of one text is told of no other, whoever asks at the same time.
func TestSentences_areThoseOfEachText(t *testing.T) {
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			words := strings.Repeat(fmt.Sprintf("Quay %d is open. ", i%20), 300-i)
			for range 3 {
				list := text.Sentences(words, "en")
				if len(list) != 300-i || !slices.IsSortedFunc(list, func(a, b text.Range) int { return a.From - b.From }) || list[len(list)-1].To != len(words)-1 {
					t.Errorf("%d sentences, want %d", len(list), 300-i)
				}
			}
		})
	}
	all.Wait()
}
