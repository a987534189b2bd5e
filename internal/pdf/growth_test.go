//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package pdf

import (
	"testing"

	"dossier/internal/fixture"
)

// TestLayOut_growsWithItsLetters holds that a line of many cells, lines of many marks, pieces of lines in
// disorder and a paragraph of many divided words take no more than their length: four times as much takes not sixteen times as long.
func TestLayOut_growsWithItsLetters(t *testing.T) {
	at := func(text string, left, bottom float64) letter {
		return letter{text: text, left: left, right: left + 1, top: bottom + 1, bottom: bottom, size: 1}
	}
	shapes := map[string]func(n int) []letter{
		"cells": func(n int) []letter {
			var all []letter
			for i := range n {
				all = append(all, at("a", float64(10*i), 0))
			}
			return all
		},
		"words from the right with marks": func(n int) []letter {
			var all []letter
			for i := range n / 2 {
				for _, l := range []letter{at("ب", float64(-i), 0), at("\u0651", float64(-i), 1)} {
					l.origin, l.start, l.end = l.left, l.left, l.right
					all = append(all, l)
				}
			}
			return all
		},
		"marks without letters in a line from the left": func(n int) []letter {
			all := []letter{at("a", -3, 0), at("ب", -2, 0), at("a", -1, 0)}
			for i := range n {
				l := at("\u0651", float64(10*i), 0)
				l.origin = l.left
				all = append(all, l)
			}
			return all
		},
		"pieces at many heights": func(n int) []letter {
			var all []letter
			for i := range n {
				l := at("ب", float64(i%7), float64(i%5*40))
				l.origin, l.foot = l.left, l.bottom
				all = append(all, l)
			}
			return all
		},
		"divided words": func(n int) []letter {
			var all []letter
			for i := range n {
				all = append(all, at("a", 0, float64(-i)), at("b", 1, float64(-i)), at("-", 2, float64(-i)))
			}
			return all
		},
	}
	for name, letters := range shapes {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 20_000, func(n int) func() {
				page := sheet{placed: true, height: 1, letters: letters(n)}
				return func() {
					if refusal := (&Document{}).layOut([]sheet{page}); refusal != nil {
						t.Fatal(refusal.Reason)
					}
				}
			})
		})
	}
}
