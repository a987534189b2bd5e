package names

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/fixture"
	"dossier/internal/text"

	"pgregory.net/rapid"
)

// TestFound runs testdata/found.txt, which says how it is to be read.
func TestFound(t *testing.T) {
	data, err := os.ReadFile("testdata/found.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	for _, c := range strings.Split(strings.Join(lines, ""), "====\n") {
		head, body, ok := strings.Cut(c, "---\n")
		if !ok {
			t.Fatalf("a case without a line ---: %q", c)
		}
		var list []Name
		for line := range strings.Lines(head) {
			line = strings.TrimSpace(line)
			before, rest, marked := strings.Cut(line, "[")
			core, after, _ := strings.Cut(rest, "]")
			n := Whole(before + core + after)
			if marked {
				n.Core = text.Range{From: len(before), To: len(before) + len(core)}
			}
			list = append(list, n)
		}
		f := New(list)
		plain := strings.NewReplacer("‹", "", "›", "").Replace(body)
		if got := marked(plain, f.Find(text.Read(plain))); got != body {
			t.Errorf("the names %v:\n got  %s want %s", list, got, body)
		}
	}
}

// marked puts marks around what is found.
func marked(s string, hits []Hit) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		fmt.Fprintf(&b, "%s‹%s›", s[at:h.From], h.Of(s))
		at = h.To
	}
	return b.String() + s[at:]
}

func TestNear(t *testing.T) {
	f := New([]Name{Whole("Pezeshkian"), Whole("Téhéran"), Whole("Chine"), Whole("drones"), Whole("Vladimir Poutine")})
	s := "Pezechkian, Peseshkian, Pezeshkain, Pezeshkians, PEZESHKIAN, pezeshkiam, Massoud, Tehran, Chines, Drone, Poutin et Pezechkian"
	var got []string
	for _, n := range f.Near(text.Read(s)) {
		got = append(got, n.Of(s))
	}
	want := "Pezechkian Peseshkian Pezeshkain Pezeshkians Tehran"
	if strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTimeDoesNotGrowWithTheNames is the claim of the package: a text is read
// once, however many names there are. A search of name after name would take a
// thousand times as long here.
func TestTimeDoesNotGrowWithTheNames(t *testing.T) {
	r := text.Read(strings.Repeat("Le président russe et son homologue Nom17 Abc se sont entretenus à Moscou de l’accord. ", 5000))
	find := func(names int) func() func() {
		f := New(manyNames(names))
		return func() func() {
			return func() {
				if len(f.Find(r)) < 5000 {
					t.Fatal("the names are not found")
				}
			}
		}
	}
	fixture.Costs(t, 8, find(20_000), find(20))
}

func manyNames(n int) []Name {
	list := make([]Name, 0, n)
	for i := range n {
		list = append(list, Whole(fmt.Sprintf("Nom%d Abc", i)))
	}
	return list
}

// TestHitsAreInOrderAndWhole holds for any text and any names: hits do not
// overlap, and what is found has the key of its name.
func TestHitsAreInOrderAndWhole(t *testing.T) {
	words := rapid.SampledFrom([]string{"a", "A", "à", "é", "É", "ab", "l", "’", "'", "-", " ", ".", "s", "中", "\u00ad", "e\u0301", ", "})
	texts := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(words, 1, 12).Draw(t, "words"), "") })
	rapid.Check(t, func(t *rapid.T) {
		var list []Name
		for _, s := range rapid.SliceOfN(texts, 1, 6).Draw(t, "names") {
			list = append(list, Whole(s))
		}
		s := texts.Draw(t, "text")
		last := 0
		for _, h := range New(list).Find(text.Read(s)) {
			if h.From < last || h.To <= h.From {
				t.Fatalf("%v begins before %d", h, last)
			}
			last = h.To
			if found := h.Of(s); Key(found) != Key(list[h.Name].Text) {
				t.Fatalf("%q was found for %q", found, list[h.Name].Text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	f := New(manyNames(2000))
	r := text.Read(strings.Repeat("Le président russe et son homologue Nom17 Abc se sont entretenus à Moscou de l’accord. ", 1000))
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		f.Find(r)
	}
}

// TestNew_listsNoEndlessWord holds that a name of one endless word is not listed under each
// word that it becomes when a letter is left out: as many bytes as the square of its letters.
func TestNew_listsNoEndlessWord(t *testing.T) {
	for letters, want := range map[int]int{longest + 1: longest + 2, 2000: 0} {
		word := []byte("B" + strings.Repeat("ab", letters))[:letters]
		if got := len(New([]Name{Whole(string(word))}).near); got != want {
			t.Errorf("a word of %d letters is listed %d times, want %d", letters, got, want)
		}
	}
}
