package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/clean"
)

const (
	opening = "The kitchen of the school says what it cooks in the week to come, and where the milk, the bread and the apples are from."
	fish    = "Fish of the harbour with rice from the mainland"
	paid    = "Whoever eats at the school pays two francs, or brings what the garden at home has too much of on that day."
)

// timesKept returns how often the article of a page has a paragraph.
func timesKept(text, paragraph string) int {
	a, _ := clean.Clean([]byte(text), clean.Options{Extracted: true})
	n := 0
	for _, b := range a.Body() {
		if b.Text == paragraph {
			n++
		}
	}
	return n
}

func TestRepeats_entriesOfOneFormStay(t *testing.T) {
	plan := "What the school cooks\n\n" + opening + "\n\n"
	for day := range 6 {
		plan += fmt.Sprintf("Day %d of the plan\n\n%s\n\n• One apple, one slice of bread\n\nThe soup of that day is number %d of the list.\n\n", day, fish, day)
	}
	if n := timesKept(plan+paid+"\n", fish); n != 6 {
		t.Errorf("of six days %d have their dish", n)
	}
}

func TestRepeats_whatIsPrintedTwiceIsSaidOnce(t *testing.T) {
	page := strings.Join([]string{"What the school cooks", opening, paid, fish, paid, opening}, "\n\n") + "\n"
	if n := timesKept(page, paid); n != 1 {
		t.Errorf("a paragraph that is printed twice stands there %d times", n)
	}
}
