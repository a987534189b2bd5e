package estimate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestTheScaleIsWhole holds what the directive demands of every lexicon: seven
// degrees that meet, two rows, three levels of confidence, no term twice.
func TestTheScaleIsWhole(t *testing.T) {
	english := In("en")
	for _, known := range language.With(language.Estimates) {
		lang, l := known.Code, In(known.Code)
		if l == nil || len(l.Likelihoods) != 7 || len(l.Confidences) != 3 || len(l.Hedges) < 15 {
			t.Fatalf("%s: %+v", lang, l)
		}
		seen := map[string]bool{}
		for i, d := range l.Likelihoods {
			if i > 0 && d.From != l.Likelihoods[i-1].To {
				t.Errorf("%s: %v does not begin where the degree before it ends", lang, d)
			}
			if e := english.Likelihoods[i]; d.From != e.From || d.To != e.To {
				t.Errorf("%s: %v has another range than the English %v", lang, d, e)
			}
			for row, name := range d.Terms {
				if name == "" || seen[name] {
					t.Errorf("%s: the term %q is empty or there twice", lang, name)
				}
				seen[name] = true
				if got, gotRow, ok := l.Likelihood(name); !ok || got.Index != i || gotRow != row {
					t.Errorf("%s: %q is read as %v of row %d", lang, name, got, gotRow)
				}
				if meant := english.Meant(name); lang != "en" && meant != english.Likelihoods[i].Terms[row] {
					t.Errorf("%s: %q means %q in English", lang, name, meant)
				}
			}
		}
		if l.Likelihoods[0].From != 1 || l.Likelihoods[6].To != 99 {
			t.Errorf("%s: nothing is impossible or certain", lang)
		}
	}
}

func TestTermsAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		lang, term string
		from       int
	}{
		{"fr", "Très probable", 80}, {"fr", "très\u00a0probable", 80}, {"fr", "presque certaine", 95}, {"en", "VERY  LIKELY", 80},
		{"fr", "plausible", 0}, {"fr", "very likely", 0}, {"en", "quite likely", 0}, {"en", "", 0},
	} {
		d, _, ok := In(c.lang).Likelihood(c.term)
		if ok != (c.from > 0) || d.From != c.from {
			t.Errorf("%s %q is read as %+v", c.lang, c.term, d)
		}
	}
}

func TestHedges(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "L’accord pourrait lier les deux pays.", "pourrait"},
		{"fr", "Il n’est pas exclu que l’accord les lie.", "Il n’est pas exclu"},
		{"fr", "Peut-être signeront-ils.", "Peut-être"},
		{"fr", "Il peut être signé.", ""},
		{"fr", "L’accord lie les deux pays.", ""},
		{"en", "The treaty might bind them.", "might"},
		{"en", "It is possible that they sign.", "It is possible"},
		{"en", "They sign in May.", ""},
		{"en", "The mighty sign.", ""},
	} {
		got := ""
		if found := In(c.lang).FindHedges(c.text); len(found) > 0 {
			got = c.text[found[0].From:found[0].To]
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestTheFormatShowsTheScale holds docs/format.md to the data files.
func TestTheFormatShowsTheScale(t *testing.T) {
	doc, err := os.ReadFile("../../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	english, french := In("en"), In("fr")
	for i, d := range english.Likelihoods {
		row := fmt.Sprintf("| %d–%d | %s | %s | %s | %s |", d.From, d.To, d.Terms[0], d.Terms[1], french.Likelihoods[i].Terms[0], french.Likelihoods[i].Terms[1])
		if !strings.Contains(string(doc), row) {
			t.Errorf("docs/format.md has no row %s", row)
		}
	}
}
