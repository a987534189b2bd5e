package custody_test

import (
	"strings"
	"testing"
	"unicode"

	"dossier/internal/custody"

	"pgregory.net/rapid"
)

// TestSplitLeavesNothingOut holds that lines and their endings are the capture,
// and that the text of each is what a reader sees of it.
func TestSplitLeavesNothingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SampledFrom([]string{"\n", "\r\n", "\r", " ", "\t", "\u00a0", "\u0085", "\u00ad", "\u200b", "\ufeff", "é", "mot", "«", "\u2028"})
		raw := strings.Join(rapid.SliceOfN(parts, 0, 40).Draw(t, "parts"), "")
		at := 0
		for i, l := range custody.Split([]byte(raw)) {
			shown := strings.TrimFunc(strings.NewReplacer("\u00ad", "", "\u200b", "", "\ufeff", "").Replace(raw[l.Start:l.End]), unicode.IsSpace)
			ending := raw[l.End:l.Next]
			if l.Start != at || l.Number != i+1 || strings.ContainsAny(raw[l.Start:l.End], "\r\n") || ending != "\n" && ending != "\r\n" && ending != "\r" && (ending != "" || l.Next != len(raw)) {
				t.Fatalf("line %d of %q: %+v", i+1, raw, l)
			}
			if l.Text != shown {
				t.Fatalf("line %d of %q is shown as %q, want %q", i+1, raw, l.Text, shown)
			}
			at = l.Next
		}
		if at != len(raw) {
			t.Fatalf("%q is read up to byte %d", raw, at)
		}
	})
}
