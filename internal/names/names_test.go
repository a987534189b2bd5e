package names

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

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
			n := Name{Text: before + core + after}
			if marked {
				n.Core = [2]int{len(before), len(before) + len(core)}
			}
			list = append(list, n)
		}
		f := New(list)
		text := strings.NewReplacer("‹", "", "›", "").Replace(body)
		if got := marked(text, f.Find(text)); got != body {
			t.Errorf("the names %v:\n got  %s want %s", list, got, body)
		}
	}
}

// marked puts marks around what is found.
func marked(text string, hits []Hit) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		fmt.Fprintf(&b, "%s‹%s›", text[at:h.From], text[h.From:h.To])
		at = h.To
	}
	return b.String() + text[at:]
}

func TestNear(t *testing.T) {
	f := New([]Name{{Text: "Pezeshkian"}, {Text: "Téhéran"}, {Text: "Chine"}, {Text: "drones"}, {Text: "Vladimir Poutine"}})
	text := "Pezechkian, Peseshkian, Pezeshkain, Pezeshkians, PEZESHKIAN, pezeshkiam, Massoud, Tehran, Chines, Drone, Poutin et Pezechkian"
	var got []string
	for _, n := range f.Near(text) {
		got = append(got, text[n.From:n.To])
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
	text := strings.Repeat("Le président russe et son homologue Nom17 Abc se sont entretenus à Moscou de l’accord. ", 5000)
	best := func(f *Finder) time.Duration {
		least := time.Hour
		for range 5 {
			start := time.Now()
			if len(f.Find(text)) < 5000 {
				t.Fatal("the names are not found")
			}
			least = min(least, time.Since(start))
		}
		return least
	}
	few, many := best(New(manyNames(20))), best(New(manyNames(20_000)))
	if many > 8*few {
		t.Errorf("20 names take %v, 20 000 names %v", few, many)
	}
}

func manyNames(n int) []Name {
	list := make([]Name, 0, n)
	for i := range n {
		list = append(list, Name{Text: fmt.Sprintf("Nom%d Abc", i)})
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
			list = append(list, Name{Text: s})
		}
		text := texts.Draw(t, "text")
		last := 0
		for _, h := range New(list).Find(text) {
			if h.From < last || h.To <= h.From {
				t.Fatalf("%v begins before %d", h, last)
			}
			last = h.To
			if found := text[h.From:h.To]; Key(found) != Key(list[h.Name].Text) {
				t.Fatalf("%q was found for %q", found, list[h.Name].Text)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	f := New(manyNames(2000))
	text := strings.Repeat("Le président russe et son homologue Nom17 Abc se sont entretenus à Moscou de l’accord. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(text)
	}
}
