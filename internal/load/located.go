package load

import (
	"slices"

	"dossier/internal/custody"
)

// located returns what tells where in the file as received a line stands: the text of
// the nearest line before it that says so, "" if there is none.
func (f *articleFile) located() func(line int) string {
	if f.Received == nil {
		return func(int) string { return "" }
	}
	var marks []int // lines, in their order
	for _, d := range f.Record.Decisions {
		if custody.Locates(d.Rule) {
			for n := d.First; n <= d.Last; n++ {
				marks = append(marks, n)
			}
		}
	}
	return func(line int) string {
		i, _ := slices.BinarySearch(marks, line)
		if i == 0 {
			return ""
		}
		return f.Capture.Lines[marks[i-1]-1].Text
	}
}
