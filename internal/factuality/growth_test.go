package factuality

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/text"
)

// TestAround_growsWithThePassage holds that what is looked at takes time in
// proportion, however a passage is written.
func TestAround_growsWithThePassage(t *testing.T) {
	for name, piece := range map[string]string{
		"denials":           "he did not deny that it is false, and if ",
		"one sentence":      "the claim that the rumour, which nobody denied, ",
		"many sentences":    "It is not true that he left. Officials denied it. ",
		"stops":             ". . . ",
		"one word":          "a",
		"beginnings of one": "there is no ",
		"Arabic":            "نفى الوزير أن ",
	} {
		took := func(n int) time.Duration {
			passage := strings.Repeat(piece, n) + "the port was sold to the bank" + strings.Repeat(" and "+piece, n)
			from := len(piece) * n
			fastest := time.Hour
			for range 3 {
				start := time.Now()
				Around(passage, text.Range{From: from, To: from + 29}, "en")
				Skipped(passage, text.Range{To: from}, "en")
				fastest = min(fastest, time.Since(start))
			}
			return fastest
		}
		few, many := took(1000), took(4000)
		if many > 10*few+20*time.Millisecond {
			t.Errorf("%s: 1000 take %v, 4000 take %v", name, few, many)
		}
	}
}
