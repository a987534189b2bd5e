package pdf

import (
	"strings"
	"testing"
)

// TestMarkCells_boundsEmptyCells holds that rows of gaps one over the other, which no table has,
// do not swell.
func TestMarkCells_boundsEmptyCells(t *testing.T) {
	const gaps = 1000
	row := line{size: 10, right: 20 * gaps, text: strings.Repeat("a b c ", gaps)}
	for i := range gaps {
		row.gaps = append(row.gaps, gap{0, float64(20 * i), 6 * i})
	}
	lines := []line{row, row}
	markCells(lines)
	if got, want := len(lines[1].text), len(row.text)+gaps*len("| "); got != want {
		t.Errorf("a row of %d bytes has %d with its bars, want %d", len(row.text), got, want)
	}
}
