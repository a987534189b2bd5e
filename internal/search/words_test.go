package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/text"
)

// TestWords holds the rules of cutting by examples, which the browser is held
// to as well (e2e).
func TestWords(t *testing.T) {
	data, err := os.ReadFile("testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]string
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for text, want := range cases {
		var got []string
		for _, w := range Words(text) {
			got = append(got, w.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

// TestWordsStandInTheText: whatever the text, words come in order, inside it,
// and folding them once more changes nothing.
func TestWordsStandInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		for _, w := range Words(s) {
			if w.Start < 0 || w.End > len(s) || w.Start >= w.End {
				t.Fatalf("%q: word %q at %d–%d", s, w.Text, w.Start, w.End)
			}
			if text.Fold(w.Text) != w.Text {
				t.Fatalf("%q folds once more to %q", w.Text, text.Fold(w.Text))
			}
		}
	})
}

// TestTerms: inflected forms and forms that lost their accents meet in a term.
func TestTerms(t *testing.T) {
	for _, c := range []struct{ lang, words string }{
		{"fr", "coopération coopérations"},
		{"fr", "militaire militaires"},
		{"fr", "accord accords"},
		{"fr", "signé signée signer signait"},
		{"en", "agreement agreements"},
		{"en", "signed signs signing"},
	} {
		var terms []string
		for _, t := range Terms(c.words, c.lang) {
			terms = append(terms, t.Term)
		}
		if len(slices.Compact(terms)) != 1 {
			t.Errorf("%s: %s give the terms %v", c.lang, c.words, terms)
		}
	}
	if got := Terms("abaissée", "fr")[0].Term; got != "abaiss" {
		t.Errorf("abaissée has the term %q: it was folded before it was stemmed", got)
	}
}
