package pdf

import (
	"slices"
	"strings"
)

// turnBrackets makes a bracket with a blank before it alone one that opens, and one with a blank
// behind it alone one that closes: seen from the right each has the form of the other, and
// programs do not agree on which they write. Of brackets side by side the blank counts that stands
// beside them all. Those among words that are read from left to right stay.
func turnBrackets(line []letter) {
	blank := func(i, step int) bool {
		for range mostBrackets {
			i += step
			switch {
			case i < 0 || i >= len(line):
				return true
			case line[i].text == "\n": // which is nothing
			case bracketOf(line[i].text) == nil:
				return line[i].generated || step > 0 && strings.Contains(".,;:!?،؛؟۔", line[i].text)
			}
		}
		return false
	}
	for i := range line {
		l := &line[i]
		if l.generated || l.within {
			continue
		}
		if pair := bracketOf(l.text); pair != nil {
			switch before, behind := blank(i, -1), blank(i, 1); {
			case before && !behind:
				l.text = pair[0]
			case behind && !before:
				l.text = pair[1]
			}
		}
	}
}

// mostBrackets is how many brackets stand side by side, at most.
const mostBrackets = 4

var brackets = [][]string{{"(", ")"}, {"[", "]"}, {"{", "}"}, {"«", "»"}, {"‹", "›"}}

// bracketOf returns the pair to which a bracket belongs, nil if it is none.
func bracketOf(text string) []string {
	for _, pair := range brackets {
		if slices.Contains(pair, text) {
			return pair
		}
	}
	return nil
}
