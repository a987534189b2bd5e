package site_test

import (
	"bytes"
	"testing"
)

// TestExcerpt_marksWhatIsLeftOut: […] stands where words are left out, and nowhere else, such as between two sentences that
// follow each other.
func TestExcerpt_marksWhatIsLeftOut(t *testing.T) {
	const gap = "[…]"
	for _, c := range []struct {
		cited string
		gaps  bool
	}{
		{"[@port, ¶1: «La digue a tenu toute la nuit»]", true},
		{"[@port, ¶1: «La digue a tenu toute la nuit»] [@port, ¶1: «Les grues seront livrées en mai»]", false},
	} {
		fsys := small(t, "testdata/rights.txtar")
		brief := fsys["briefs/note.md"]
		brief.Data = bytes.Replace(brief.Data, []byte("[@port, ¶1: «La digue a tenu toute la nuit»]"), []byte(c.cited), 1)
		page := build(t, fsys)["articles/port.html"]
		if !bytes.Contains(page, []byte("La digue a tenu")) {
			t.Fatal("the page does not show what is cited")
		}
		if got := bytes.Contains(page, []byte(gap)); got != c.gaps {
			t.Errorf("%s: the article has %s: %t", c.cited, gap, got)
		}
	}
}
