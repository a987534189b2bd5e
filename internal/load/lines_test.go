package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/load"
)

// TestLoad_readsNoCaptureWhoseNameIsTwoLines: the list of what a site was made of has a line for
// each, and would name no file that is there.
func TestLoad_readsNoCaptureWhoseNameIsTwoLines(t *testing.T) {
	for name, want := range map[string]int{"a\nb.txt": 1, "a\rb.html": 1, "a\nb/c.txt": 1, `a\nb.txt`: 0} {
		_, diags, err := load.Load(t.Context(), fstest.MapFS{
			"dossier.yaml": {Data: []byte("title: Pools\n")}, "content/captures/" + name: {Data: []byte("The pool of the town opens in June.\n")},
		}, load.Options{})
		told := 0
		for _, d := range diags {
			if d.Code == diag.NotRead && strings.Contains(d.Message, "more than one line") {
				told++
			}
		}
		if err != nil || told != want {
			t.Errorf("%q: %v, %v", name, diags, err)
		}
	}
}
