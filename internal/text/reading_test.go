package text

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestRead_words runs testdata/words.json: texts with the words that are read in
// them and what they quote.
func TestRead_words(t *testing.T) {
	var cases []struct {
		Text   string
		Words  []string // a word attached to the one before begins with +
		Quoted []string
	}
	data, err := os.ReadFile("testdata/words.json")
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, c := range cases {
		r := Read(c.Text)
		var words, quoted []string
		for _, w := range r.Words {
			s := w.Of(c.Text)
			if w.Has(Attached) {
				s = "+" + s
			}
			words = append(words, s)
		}
		for _, q := range r.Quoted() {
			quoted = append(quoted, q.Of(c.Text))
		}
		if !slices.Equal(words, c.Words) || !slices.Equal(quoted, c.Quoted) {
			t.Errorf("%q:\n  words  %q\n  want   %q\n  quoted %q\n  want   %q", c.Text, words, c.Words, quoted, c.Quoted)
		}
	}
}

// TestRead_losesNoLetter holds for any text: words lie in order between
// characters, hold every letter and digit of the text, and their hashes are
// those of their small letters.
func TestRead_losesNoLetter(t *testing.T) {
	var again Reading
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("aÉ9²Ⅳ中กิ\u0301\u00ad\u200d «»’-Жぷ٣𝔸𠀀")))).Draw(t, "text")
		again.Read(s)
		if !slices.Equal(again.Words, Read(s).Words) {
			t.Fatal("memory that is used again changes what is read")
		}
		rest, last := "", 0
		for _, w := range again.Words {
			if w.From < last || w.To <= w.From {
				t.Fatalf("the word %v begins before %d", w.Range, last)
			}
			rest += s[last:w.From]
			last = w.To
			if w.Hash != Hash(w.Of(s)) || w.Hash != Hash(strings.ToLower(w.Of(s))) {
				t.Fatalf("%q has another hash", w.Of(s))
			}
		}
		for _, r := range rest + s[last:] {
			if k := classify(r) & kind; k == letter || k == digit || k == number || k == mark {
				t.Fatalf("%q is in no word of %q", r, s)
			}
		}
	})
}

// TestClasses_areThoseOfUnicode holds the table against the tables it is made of.
func TestClasses_areThoseOfUnicode(t *testing.T) {
	for r, c := range classes() {
		own := c & kind
		if own == quotation || own == invisible || own == joiner {
			continue
		}
		if want := classify(rune(r)); c&^upper != want&^upper || want&upper != 0 && c&upper == 0 {
			t.Errorf("%U is %b, want %b", r, c, want)
		}
	}
}

// TestAppendPlain_isWhatNormalisingGives holds for every character up to U+FFFF.
func TestAppendPlain_isWhatNormalisingGives(t *testing.T) {
	for r := range rune(0x10000) {
		if 0xD800 <= r && r < 0xE000 {
			continue
		}
		if got, want := string(AppendPlain(nil, r)), plainSlowly(string(r)); got != want && norm.NFD.String(strings.ToLower(string(r))) != want {
			t.Errorf("%U is %q, want %q", r, got, want)
		}
	}
}

// TestFold_cases runs testdata/fold.json: words with their folded forms, to which
// the browser is held as well (e2e).
func TestFold_cases(t *testing.T) {
	var cases map[string]string
	data, err := os.ReadFile("testdata/fold.json")
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for s, want := range cases {
		if got := Fold(s); got != want {
			t.Errorf("%q is folded to %q, want %q", s, got, want)
		}
	}
}

// TestFold_isTheSameInOnePieceAndInMany holds that the ways of folding agree.
func TestFold_isTheSameInOnePieceAndInMany(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aAéÉœŒßøđðþłıςΣ İ\u0301中한«–€ẞЖǆỹ…\u202f\u2001\u00ad"))).Draw(t, "text")
		if Fold(s) != foldSlowly(s) {
			t.Fatalf("%q is folded to %q and %q", s, Fold(s), foldSlowly(s))
		}
		if again := Fold(Fold(s)); again != Fold(s) {
			t.Fatalf("%q is folded to %q, and that to %q", s, Fold(s), again)
		}
	})
}

// TestSentences_cases runs testdata/sentences.json.
func TestSentences_cases(t *testing.T) {
	var cases []struct {
		Text, Lang string
		Sentences  []string
	}
	data, err := os.ReadFile("testdata/sentences.json")
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, c := range cases {
		var got []string
		for _, s := range Sentences(c.Text, c.Lang) {
			got = append(got, s.Of(c.Text))
		}
		if !slices.Equal(got, c.Sentences) && len(got)+len(c.Sentences) > 0 {
			t.Errorf("%q has the sentences %q, want %q", c.Text, got, c.Sentences)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("Le président russe et son homologue se sont entretenus à Moscou de l’accord sur 10 000 drones. ", 20)
	b.SetBytes(int64(len(s)))
	var r Reading
	for b.Loop() {
		r.Read(s)
	}
}
