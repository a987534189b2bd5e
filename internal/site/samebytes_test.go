//go:build !race

// Whole sites are compared: make test runs this without the detector, which sees others printed.

package site_test

import (
	"bytes"
	"runtime"
	"testing"
)

// TestSite_Render_sameBytes prints the site with one processor and with eight, and holds both
// against the one that other tests look at.
func TestSite_Render_sameBytes(t *testing.T) {
	want := build(t, nil)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 8} {
		runtime.GOMAXPROCS(processors)
		got := printed(t, repository(t))
		for name := range want {
			if !bytes.Equal(got[name], want[name]) {
				t.Errorf("%s differs with %d processors", name, processors)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d files, and %d with %d processors", len(want), len(got), processors)
		}
	}
}
