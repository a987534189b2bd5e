//go:build !race

// Whole sites are compared: make test runs this without the detector, which sees others printed.

package site_test

import (
	"bytes"
	"runtime"
	"testing"
)

// TestSite_Render_sameBytes builds with one processor and with eight.
func TestSite_Render_sameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := printed(t, repository(t))
	runtime.GOMAXPROCS(8)
	for range 3 {
		eight := printed(t, repository(t))
		for name := range eight {
			if !bytes.Equal(one[name], eight[name]) {
				t.Errorf("%s differs", name)
			}
		}
		if len(one) != len(eight) {
			t.Errorf("%d files with one processor, %d with eight", len(one), len(eight))
		}
	}
}
