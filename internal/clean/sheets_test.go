package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
)

// TestSheetMargins_needANumberBesideThem cleans a text whose days begin with the same
// words, which are no headers of sheets.
func TestSheetMargins_needANumberBesideThem(t *testing.T) {
	var text strings.Builder
	for _, day := range []string{"Monday", "Tuesday", "Wednesday"} {
		text.WriteString("Report from the tower\n\nThe bell of the chapel was rung at eight on " + day + ", and nobody asked why it had to be that hour of all hours.\n\n")
	}
	a, _ := clean.Clean([]byte(text.String()), clean.Options{})
	for _, d := range a.Decisions {
		if d.Rule == "sheet-margin" {
			t.Errorf("line %d is left out as the margin of a sheet", d.First)
		}
	}
}
