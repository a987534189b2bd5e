//go:build !race

package found

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/clean"

	"golang.org/x/text/unicode/norm"
)

// find looks for a quotation in a text of the given language.
func find(quotation, text, lang string) (string, bool) {
	m, _ := NewQuote(quotation).In(text, Fold(text), lang)
	if m == nil {
		return "", false
	}
	var words []string
	for _, r := range m {
		words = append(words, text[r.From:r.To])
	}
	return strings.Join(words, " […] "), true
}

const source = "Le Kremlin n'a pas répondu, mais a déclaré que la coopération incluait « les domaines les plus sensibles ». " +
	"L’Iran a livré 10 000 drones – dont 5,5 % de Shahed-107 – et 55 milliards de mètres cubes… Il n’a « rien » dit d'autre."

// TestQuote_cases runs testdata/found.json, the contract in cases: texts with
// quotations, and the stretches that are found or why nothing is.
func TestQuote_cases(t *testing.T) {
	failures := map[Failure]string{
		Absent: "absent", CutsWord: "cuts a word", CutsNumber: "cuts a number", TooManyGaps: "too many gaps", EdgeGap: "a gap at an edge",
		ShortPiece: "a short piece", CrossesGap: "a gap crosses a sentence", SkipsDenial: "a gap skips a denial", UnreadGap: "a gap nobody can read",
	}
	var texts []struct {
		Lang, Text string
		Quotes     []struct {
			Name, Quote, Failure string
			Shown                []string
		}
	}
	data, err := os.ReadFile("testdata/found.json")
	if err == nil {
		err = json.Unmarshal(data, &texts)
	}
	if err != nil || len(texts) == 0 {
		t.Fatal("no cases", err)
	}
	for _, c := range texts {
		for _, q := range c.Quotes {
			match, why := NewQuote(q.Quote).In(c.Text, Fold(c.Text), c.Lang)
			var shown []string
			for _, r := range match {
				shown = append(shown, c.Text[r.From:r.To])
			}
			failure := ""
			if match == nil {
				failure = failures[why]
			}
			if !slices.Equal(shown, q.Shown) || failure != q.Failure {
				t.Errorf("%s: «%s» is found as %q, %s; want %q, %s", q.Name, q.Quote, shown, failure, q.Shown, q.Failure)
			}
		}
	}
}

func TestFoldLeadsBack(t *testing.T) {
	for _, s := range []string{source, norm.NFD.String(source), "«\u00a0a\u00ad b »  …c", "", " x ", "e\u0301\u0301 ﬁ"} {
		folded, starts, ends := foldMap(s)
		if folded != Fold(s) || len(starts) != len(folded) || len(ends) != len(folded) {
			t.Fatalf("%q folds in two ways", s)
		}
		for i := range folded {
			if starts[i] < 0 || ends[i] > len(s) || starts[i] >= ends[i] || i > 0 && starts[i] < starts[i-1] {
				t.Fatalf("byte %d of %q leads back to %d–%d", i, folded, starts[i], ends[i])
			}
			if !utf8.RuneStart(s[starts[i]]) {
				t.Fatalf("byte %d of %q leads into a character", i, folded)
			}
		}
		if again := Fold(folded); again != folded {
			t.Fatalf("folding %q again gives %q", folded, again)
		}
	}
}

// TestNoMutatedQuotationIsAccepted takes 10,000 stretches of the articles,
// changes each in one way that changes what it says, and looks for it in the
// passage it came from. The change is real if the folded words differ; then
// nothing may be found.
func TestNoMutatedQuotationIsAccepted(t *testing.T) {
	var texts []string
	files, err := filepath.Glob("../../content/captures/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no captures", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := clean.Clean(raw, clean.Options{})
		for _, b := range a.Blocks {
			if len(strings.Fields(b.Text)) > 8 {
				texts = append(texts, b.Text)
			}
		}
	}
	random := rand.New(rand.NewPCG(17, 1))
	tried := map[string]int{}
	for n := 0; n < 10_000; {
		text := texts[random.IntN(len(texts))]
		words := strings.Fields(text)
		length := 4 + random.IntN(min(12, len(words)-4))
		at := random.IntN(len(words) - length + 1)
		original := strings.Join(words[at:at+length], " ")
		if _, found := find(original, text, "fr"); !found && !strings.Contains(original, "[") {
			// A stretch that ends between a number and its group is rightly refused.
			if boundaryless(original, text) {
				continue
			}
			t.Fatalf("«%s» is not found in its own paragraph", original)
		}
		name, mutated := mutate(random, original)
		if Fold(mutated) == Fold(original) || mutated == "" || strings.Contains(Fold(text), Fold(mutated)) && whole(Fold(text), Fold(mutated)) {
			continue // nothing was changed, or the shorter words stand there too
		}
		n++
		tried[name]++
		if shown, found := find(mutated, text, "fr"); found {
			t.Fatalf("%s: «%s» made of «%s» is found as «%s»", name, mutated, original, shown)
		}
	}
	for _, name := range []string{"word dropped", "digit changed", "accent changed", "negation removed", "number truncated", "words swapped", "letter changed"} {
		if tried[name] < 20 {
			t.Errorf("%s was tried only %d times", name, tried[name])
		}
	}
}

// whole reports whether the words stand in the text between blank spaces or
// punctuation, decided here without the code under test.
func whole(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) && !splitsNumber(text, i) && !splitsNumber(text, i+len(words)) {
			return true
		}
		from = i + 1
	}
}

// splitsNumber reports a cut between groups of digits, or at a decimal sign.
func splitsNumber(text string, i int) bool {
	left, right := strings.TrimRight(text[:i], " '.,"), strings.TrimLeft(text[i:], " '.,")
	if len(text)-len(left)-len(right) > 1 || left == "" || right == "" {
		return false
	}
	return unicode.IsDigit(rune(left[len(left)-1])) && unicode.IsDigit(rune(right[0]))
}

func boundaryless(words, text string) bool {
	i := strings.Index(Fold(text), Fold(words))
	return i >= 0 && (splitsNumber(Fold(text), i) || splitsNumber(Fold(text), i+len(Fold(words))))
}

// mutate changes a quotation in one way.
func mutate(random *rand.Rand, s string) (name, mutated string) {
	words := strings.Fields(s)
	pick := func(want func(rune) bool) int { // a random rune of a kind, −1 if there is none
		r := []rune(s)
		var at []int
		for i := range r {
			if want(r[i]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return -1
		}
		return at[random.IntN(len(at))]
	}
	replace := func(i int, with ...rune) string {
		r := []rune(s)
		return string(r[:i]) + string(with) + string(r[i+1:])
	}
	switch random.IntN(7) {
	case 0:
		i := 1 + random.IntN(len(words)-2)
		return "word dropped", strings.Join(append(append([]string(nil), words[:i]...), words[i+1:]...), " ")
	case 1:
		if i := pick(unicode.IsDigit); i >= 0 {
			return "digit changed", replace(i, '0'+([]rune(s)[i]-'0'+1+rune(random.IntN(9)))%10)
		}
	case 2:
		if i := pick(func(r rune) bool { return strings.ContainsRune("éèêàâîôùç", r) }); i >= 0 {
			return "accent changed", replace(i, []rune(norm.NFD.String(string([]rune(s)[i])))[0])
		}
	case 3:
		for _, n := range []string{" ne ", " n'", " n’", " pas ", " jamais ", " sans ", " toujours "} {
			if strings.Contains(s, n) {
				return "negation removed", strings.Replace(s, n, " ", 1)
			}
		}
	case 4:
		if i := pick(unicode.IsDigit); i >= 0 {
			return "number truncated", replace(i)
		}
	case 5:
		i := random.IntN(len(words) - 1)
		swapped := append([]string(nil), words...)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		return "words swapped", strings.Join(swapped, " ")
	case 6:
		if i := pick(unicode.IsLetter); i >= 0 {
			return "letter changed", replace(i, 'x')
		}
	}
	return "", ""
}
