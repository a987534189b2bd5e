package text

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestLastFields_areTheLast holds the short way of cutting at blank space against
// the long one.
func TestLastFields_areTheLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.SampledFrom([]string{"a", "B", "œuvre", "É", "…", " ", "\u00a0", "\u202f", "\u2001", "\u00ad", "\xff"})
		s := strings.Join(rapid.SliceOfN(letter, 0, 6).Draw(t, "letters"), "")
		all := Fields(s)
		for n := range 4 {
			if last := LastFields(s, n); !slices.Equal(last, all[max(0, len(all)-n):]) {
				t.Errorf("the last %d fields of %q are %v", n, s, last)
			}
		}
		for _, f := range all {
			if s[f.At:f.At+len(f.Text)] != f.Text {
				t.Errorf("%q has no field %q at byte %d", s, f.Text, f.At)
			}
		}
	})
}

func TestEndsSentence_cases(t *testing.T) {
	for line, want := range map[string]bool{
		"Il part.": true, "« Il part. »": true, "(Il part !)": true, "Il part…": true, "Il part": false, "": false, "»": false, "Il part :": false,
		"Il part.[12]": true, "Il part.[1][2]": true, "Il part.¹²": true, "Il part.12": true, "« Il part. »3": true, "Il part [12]": false, "Il part¹": false,
		"Version 2.1": false, "le 12": false, "Il part. 12": false, "[12]": false, "U.S.1": true,
		"Il part.[a]": true, "Il part.[ab]": false, "Er geht.¹⁾": true, "Il part.*": true, "Il part*": false, "彼は行った。［1］": true, "彼は行った［1］": false,
		"他走了。": true, "「他走了。」": true, "वह गया।": true, "او رفت؟": true, "他走了，": false,
		"12.02.2024 · Lesezeit: 3 Min.": false, "Er lief 3 Min.": true, "• Il a 12 ans.": true, "Sie kam an · er lief, und das 3 Stunden lang.": true,
	} {
		if got := EndsSentence(line); got != want {
			t.Errorf("%q ends like a sentence: %v", line, got)
		}
	}
}
