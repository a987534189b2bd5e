package clean

import (
	"slices"
	"strings"

	"dossier/internal/custody"
)

// A list of contents says what stands in the headings of the text below it.

// leastContents is how many entries a list of contents has at least.
const leastContents = 3

// longRefrain is how many lines that all stand once more are gone through again from each of them.
const longRefrain = 64

// findContents finds the list of contents above most of the text: lines in a row of which
// nearly all stand once more below, in the same order, each as a line of its own. A short line
// right above is its heading, and numbered ones below it are of what stands behind the text.
func (p *page) findContents() {
	headings := map[string][]int{} // by what a line says without its number
	for i := range p.units {
		if p.isHeading(i) {
			key := unnumbered(&p.units[i])
			headings[key] = append(headings[key], i)
		}
	}
	// again is where a line stands once more below a unit, −1 if it does not.
	again := func(i, below int) int {
		if !p.isHeading(i) {
			return -1
		}
		at := headings[unnumbered(&p.units[i])]
		k, _ := slices.BinarySearch(at, below+1)
		if k >= len(at) {
			return -1
		}
		return at[k]
	}
	for first := 1; first < len(p.units); first++ {
		said := again(first, first)
		if said < 0 {
			continue
		}
		last, entries, apart, below := first, 1, 0, said
		for k := first + 1; k < said && p.isHeading(k); k++ {
			next := again(k, below)
			if next < 0 {
				break
			}
			if next > below+1 {
				apart++ // text stands between the headings, and nothing between the lines of a refrain
			}
			below, last = next, k
			entries++
		}
		if entries < leastContents || apart*2 < entries-1 {
			if entries > longRefrain {
				first = last // each line of a long one begins another, which is none either
			}
			continue
		}
		for last+1 < said && p.isHeading(last+1) && isNumber(p.units[last+1].words[0]) {
			last++
		}
		if above := &p.units[first-1]; first > 1 && above.is == "" && !above.ends && len(above.words) <= 2 {
			first--
		}
		p.contents = [2]int{first, last + 1}
		return
	}
}

// isHeading reports a line that can be a heading, or the entry of one in a list of contents.
func (p *page) isHeading(i int) bool {
	u := &p.units[i]
	return !u.ends && len(u.words) > 0 && len(u.words) <= longestFurniture && (u.is == "" || u.is == custody.Dropped)
}

// unnumbered is what a heading says without its number and without the button behind it.
func unnumbered(u *unit) string {
	words := u.words
	for len(words) > 1 && isNumber(words[0]) {
		words = words[1:]
	}
	if custody.EditMark(u.text) != "" && len(words) > 1 {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// contentsList drops the entries of a list of contents.
func contentsList(p *page, i int) float64 {
	if p.contents[0] <= i && i < p.contents[1] {
		return 0.85
	}
	return 0
}
