package webpage

import (
	"strings"

	"dossier/internal/css"
)

// selector is what a rule of a style sheet is about: an element, and what stands around
// it, the element first.
type selector []compound

// compound is what a selector asks of one element.
type compound struct {
	name    string // "" for any
	ids     []string
	classes []string
	tests   []attributeTest
	places  []placeTest
	none    []relative   // :not()
	some    [][]relative // :is() and :where(): one of each list
	inside  [][]relative // :has()
	joint   byte         // how this one stands to the next: ' ' inside of it, '>' right inside, '+' right behind, '~' behind
}

// relative is a selector in another one.
type relative struct {
	parts selector
	child bool // it is about what stands right inside, in :has()
}

type attributeTest struct {
	key, value string
	how        byte // '=' for the whole value, '~', '|', '^', '$', '*', 0 if it need only be there
	fold       bool
}

// placeTest asks which of its siblings an element is: each a-th from the b-th on.
type placeTest struct {
	a, b           int
	alike, fromEnd bool // among those of its name; counted from the last
	root, empty    bool
	lang           string
}

// nested writes the selectors of a block out that stands in another one.
func (r *sheetReader) nested(outer []string, selectors string) []string {
	var all []string
	if selectors == "&" {
		if r.room -= sizeOfRule * len(outer); r.room < 0 {
			r.short = true
			return nil
		}
		return outer
	}
	for _, s := range splitSelectors(selectors) {
		if len(outer) == 0 {
			all = append(all, s)
			continue
		}
		for _, o := range outer {
			if !strings.Contains(s, "&") {
				s = "& " + s
			}
			size := len(s) + strings.Count(s, "&")*len(o)
			if r.room -= size; r.room < 0 || len(all) == mostSelectors || size > longestSaid {
				r.short = true
				return all
			}
			all = append(all, strings.ReplaceAll(s, "&", o))
		}
	}
	return all
}

// splitSelectors parts a list of selectors at its commas.
func splitSelectors(s string) (parts []string) {
	depth, from := 0, 0
	for i, c := range css.Marks(s) {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(s[from:i]))
				from = i + 1
			}
		}
	}
	return append(parts, strings.TrimSpace(s[min(from, len(s)):]))
}
