package clean_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/custody"

	"pgregory.net/rapid"
)

// holds checks everything that must be true of whatever cleaning returns.
func holds(t interface{ Fatalf(string, ...any) }, raw []byte) {
	for _, o := range []clean.Options{{}, {Extracted: true, Title: "Le titre de la page", URL: "https://a.example/2025/01/17/x", Lang: "pt", Hand: custody.Record{Mode: custody.ByLine}}} {
		holdsWith(t, raw, o)
	}
}

func holdsWith(t interface{ Fatalf(string, ...any) }, raw []byte, o clean.Options) {
	a, _ := clean.Clean(raw, o)
	explained := clean.Explain(raw, o)
	for i, e := range explained {
		if i > 0 && e.Line <= explained[i-1].Line {
			t.Fatalf("line %d of %q is explained twice or out of order", e.Line, raw)
		}
	}
	if _, faults := custody.Prove(raw, custody.Split(raw), a.Record, a.Body()); len(faults) > 0 {
		t.Fatalf("the custody of %q does not hold: %+v", raw, faults)
	}
	if b, found := custody.Foreign(raw, a.Record, a.Body()); found {
		t.Fatalf("block %d of %q is taken for foreign", b, raw)
	}
}

// lineParts are what random captures are made of.
var lineParts = []string{
	"Le président a signé l’accord à Moscou le 17 janvier, selon Reuters, après de longues négociations.",
	"Partager", "Lire aussi : autre chose", "• Une puce", "  ", "\t", "AFP", "fr-02", "Un titre sans fin",
	"The quick brown fox jumps over the lazy dog and runs away from it all.", "Comment (0)",
	"Poutine\u00adest\u200bcoupé", "\ufeffDébut", "« mots »", "1. liste", "# dièse", "© 2024", "https://a.example/2025/01/17/x",
	"Une photo du Kremlin. Reuters", "12", "é", "\u00a0\u202f", "Veröffentlicht am",
	"Publié le 17 janvier 2025 à 12h30", "Par Anna Martin", "Vue du port. © Jean Morel", "Voici la liste :", "– 10 g de sel", "20:14",
	"À lire également", "3 commentaires", "Jean dit :", "4 mars 2019 à 8 h 12 min", "Newsletter", "Accueil", "Le titre de la page",
	"Les élus ont voté la hausse mardi soir, malgré l’opposition, et le maire a promis d’en rendre compte. Une phrase (sans fin",
}

func TestCustodyHoldsForAnyCapture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var raw strings.Builder
		for range rapid.IntRange(0, 25).Draw(t, "lines") {
			for range rapid.IntRange(0, 3).Draw(t, "parts") {
				raw.WriteString(rapid.SampledFrom(lineParts).Draw(t, "part"))
				raw.WriteString(rapid.SampledFrom([]string{"", " "}).Draw(t, "space"))
			}
			raw.WriteString(rapid.SampledFrom([]string{"\n", "\r\n", "\r", "\n\n", ""}).Draw(t, "end"))
		}
		holds(t, []byte(raw.String()))
	})
}

func FuzzClean(f *testing.F) {
	captures, err := filepath.Glob("../../content/captures/*.txt")
	if err != nil || len(captures) == 0 {
		f.Fatal("no captures", err)
	}
	for _, name := range captures {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	f.Fuzz(func(t *testing.T, raw string) {
		raw = strings.ToValidUTF8(raw, "")
		holds(t, []byte(raw))
	})
}

// TestNoChangeOfWordsIsAccepted changes an article in every way a hand might:
// drops, doubles, swaps and rewrites its words, sentences and paragraphs.
func TestNoChangeOfWordsIsAccepted(t *testing.T) {
	raw, err := os.ReadFile("../../content/captures/003_c7f1de028f8036d8.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, _ := clean.Clean(raw, clean.Options{})
	random := rand.New(rand.NewPCG(3, 4))
	changes := map[string]func([]custody.Block) []custody.Block{
		"a word dropped": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b))
			w := strings.Split(b[i].Text, " ")
			k := random.IntN(len(w))
			b[i].Text = strings.Join(append(w[:k:k], w[k+1:]...), " ")
			return b
		},
		"a letter changed": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b))
			r := []rune(b[i].Text)
			r[random.IntN(len(r))] ^= 1
			b[i].Text = string(r)
			return b
		},
		"two paragraphs swapped": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b) - 1)
			b[i], b[i+1] = b[i+1], b[i]
			return b
		},
		"a paragraph dropped": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b))
			return append(b[:i:i], b[i+1:]...)
		},
		"a paragraph doubled": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b))
			return append(b[:i+1:i+1], b[i:]...)
		},
		"two paragraphs joined": func(b []custody.Block) []custody.Block {
			i := random.IntN(len(b) - 1)
			b[i].Text += " " + b[i+1].Text
			return append(b[:i+1:i+1], b[i+2:]...)
		},
		"a no-break space replaced": func(b []custody.Block) []custody.Block {
			for i := range b {
				if strings.Contains(b[i].Text, "\u00a0") {
					b[i].Text = strings.Replace(b[i].Text, "\u00a0", " ", 1)
					return b
				}
			}
			b[0].Text += "."
			return b
		},
	}
	for name, change := range changes {
		for range 60 {
			blocks := change(a.Body())
			if _, faults := custody.Prove(raw, custody.Split(raw), a.Record, blocks); len(faults) == 0 {
				t.Fatalf("%s, and the custody still holds", name)
			}
		}
	}
}

func TestHandOutranksRules(t *testing.T) {
	raw := []byte("Un titre de presse\n\nLe conseil municipal a adopté mardi soir le budget de la commune pour l’année à venir, dit-on.\nPartager\n\nLes élus de l’opposition ont voté contre, en dénonçant une hausse de la dette que la maire juge maîtrisée.\n")
	hand := custody.Record{Decisions: []custody.Decision{
		{First: 4, Last: 4, Is: custody.Body, ByHand: true, Why: "ici c’est un intertitre"},
		{First: 1, Last: 1, Is: custody.Dropped, ByHand: true, Why: "titre d’un autre article"},
	}}
	a, _ := clean.Clean(raw, clean.Options{Hand: hand})
	if len(a.Blocks) != 3 || a.Blocks[1].Text != "Partager" || a.Blocks[1].Kind != custody.Subhead {
		t.Errorf("the line kept by hand is not in the article: %+v", a.Blocks)
	}
	if a.TitleLine != 0 {
		t.Errorf("the line dropped by hand is the title")
	}
	again, _ := clean.Clean(raw, clean.Options{Hand: a.Record})
	if len(again.Decisions) != len(a.Decisions) {
		t.Errorf("cleaning once more changes the record: %+v", again.Decisions)
	}
}

// TestClean_keepsRowsOfTables holds that the rows of a table stay as its reader wrote
// them, figures and all; in a text that was received as such a bar parts a menu.
func TestClean_keepsRowsOfTables(t *testing.T) {
	raw := []byte("Annual report\n\nThe harbour took in more than in any year before, the board said on Tuesday evening.\n\n" +
		"Year | Exports | Imports\n2023 | 1,200 | 900\n2024 | 1,350 | 870\n\nThe board expects that exports will go on growing next year, too.\n")
	article, _ := clean.Clean(raw, clean.Options{Extracted: true, Title: "Annual report", Lang: "en", Hand: custody.Record{Mode: custody.ByLine}})
	var rows int
	for _, b := range article.Blocks {
		if strings.Contains(b.Text, " | ") && b.Kind == custody.Paragraph {
			rows++
		}
	}
	if rows != 3 {
		t.Errorf("%d of 3 rows are paragraphs: %+v", rows, article.Blocks)
	}
}
