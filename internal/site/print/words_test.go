package print

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/language"

	"golang.org/x/text/feature/plural"
)

// TestWords_DateBasis: whatever cleaning says of it, pages say it in their
// own language, and what a person wrote as it was written.
func TestWords_DateBasis(t *testing.T) {
	theme, _, err := LoadTheme(fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range language.Codes() {
		for _, basis := range []string{"the dateline", "JSON-LD of the page"} {
			if said, ours := theme.Words(lang).DateBasis(basis); !ours || said == "" || lang != "en" && said == basis {
				t.Errorf("%s: %q becomes %q", lang, basis, said)
			}
		}
		if said, ours := theme.Words(lang).DateBasis("écrit la veille"); ours || said != "écrit la veille" {
			t.Errorf("%s: what a person wrote becomes %q", lang, said)
		}
	}
}

// TestWords_haveThePluralFormsOfTheirLanguage: each phrase that counts has a text
// for every form that CLDR asks for in its language, and none that nothing asks for.
func TestWords_haveThePluralFormsOfTheirLanguage(t *testing.T) {
	theme, _, err := LoadTheme(fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range language.Codes() {
		w := theme.Words(lang)
		asked := map[plural.Form]bool{plural.Other: true}
		for n := range 1000 {
			asked[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)] = true
		}
		for key, forms := range w.forms {
			for name, form := range categories {
				if _, has := forms[form]; has != asked[form] {
					t.Errorf("%s: that %q has the form %s is %v, and should be %v", lang, key, name, has, asked[form])
				}
			}
		}
		if len(w.forms) == 0 {
			t.Errorf("%s has no phrase that counts", lang)
		}
	}
}

func TestWords_count(t *testing.T) {
	for _, c := range []struct {
		lang, forms string
		want        map[int]string
	}{
		{"fr", `{"one": "%d mot", "other": "%d mots"}`, map[int]string{0: "0 mot", 1: "1 mot", 2: "2 mots", 9999: "9999 mots", 10000: "10\u202f000 mots", 1234567: "1\u202f234\u202f567 mots"}},
		{"en", `{"one": "%d word", "other": "%d words"}`, map[int]string{0: "0 words", 1: "1 word", 2: "2 words", 9999: "9999 words", 10000: "10,000 words"}},
		{"ru", `{"one": "%d слово", "few": "%d слова", "many": "%d слов", "other": "%d слова"}`, map[int]string{1: "1 слово", 2: "2 слова", 5: "5 слов", 11: "11 слов", 21: "21 слово"}},
		{"ar", `{"zero": "z %d", "one": "o %d", "two": "t %d", "few": "f %d", "many": "m %d", "other": "x %d"}`, map[int]string{0: "z ٠", 1: "o ١", 2: "t ٢", 3: "f ٣", 11: "m ١١", 100: "x ١٠٠"}},
	} {
		w, err := parseWords(c.lang, []byte(`{"words": `+c.forms+`}`))
		if err != nil {
			t.Fatal(err)
		}
		for n, want := range c.want {
			if got, err := w.N("words", n); err != nil || got != want {
				t.Errorf("%s: %d is %q, not %q (%v)", c.lang, n, got, want, err)
			}
		}
	}
}

func TestWords_refuseWhatIsNoPluralForm(t *testing.T) {
	for _, forms := range []string{`{"one": "a"}`, `{"other": "a", "some": "b"}`, `["a"]`, `1`} {
		if _, err := parseWords("en", []byte(`{"words": `+forms+`}`)); err == nil {
			t.Errorf("%s was taken for plural forms", forms)
		}
	}
}

func TestWords_decimals(t *testing.T) {
	for lang, want := range map[string]string{"fr": "35,6892 1234,5 0 -3,25", "en": "35.6892 1234.5 0 -3.25", "de": "35,6892 1234,5 0 -3,25"} {
		w, err := parseWords(lang, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, x := range []float64{35.6892, 1234.5, 0, -3.25} {
			got = append(got, w.Decimal(x))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestWords_fromLanguage(t *testing.T) {
	for _, c := range []struct{ lang, from, want string }{
		{"fr", "vi", "du vietnamien"}, {"fr", "es", "de l’espagnol"}, {"fr", "he", "de l’hébreu"}, {"fr", "hu", "du hongrois"}, {"en", "es", "from Spanish"},
	} {
		w, err := parseWords(c.lang, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.FromLanguage(c.from); got != c.want {
			t.Errorf("%s: %q, not %q", c.lang, got, c.want)
		}
	}
}

// TestWords_Leading: a blank stands behind what leads to something, but where a full-width mark
// has room of its own.
func TestWords_Leading(t *testing.T) {
	for _, l := range language.With(language.Interface) {
		w, err := parseWords(l.Code, l.File("interface.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"by", "colon", "question_asked"} {
			got, err := w.Leading(key)
			if err != nil {
				t.Fatal(err)
			}
			if blank := strings.HasSuffix(got, " "); blank == (l.Code == "zh") {
				t.Errorf("%s: %s is %q", l.Code, key, got)
			}
		}
	}
}

// TestWords_Quoted: whoever quotes words that hold quotation marks can tell theirs from those
// of the words, in every language; the words themselves stay as they are.
func TestWords_Quoted(t *testing.T) {
	theme, _, err := LoadTheme(fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range language.Codes() {
		w := theme.Words(lang)
		inner := w.Quoted("x")
		outer := w.Quoted(inner)
		if !strings.Contains(outer, inner) || w.Opening("x") == w.Opening(inner) || w.Closing("x") == w.Closing(inner) || inner == "x" || outer == inner {
			t.Errorf("%s: one quotation in another is %s", lang, outer)
		}
	}
	for _, c := range []struct{ lang, words, want string }{
		{"fr", "l’accord", "«\u00a0l’accord\u00a0»"},
		{"fr", "dit « oui »", "“dit « oui »”"},
		{"en", "the council’s vote", "“the council’s vote”"},
		{"en", "said “yes”", "‘said “yes”’"},
	} {
		if got := theme.Words(c.lang).Quoted(c.words); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}
