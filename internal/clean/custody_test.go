package clean_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/clean"

	"pgregory.net/rapid"
)

// rebuild puts the pieces of a capture together again.
func rebuild(raw []byte, r clean.Record) []byte {
	var out []byte
	at := 0
	for _, p := range clean.Pieces(raw, r) {
		if p.Start != at {
			return nil
		}
		out = append(out, raw[p.Start:p.End]...)
		at = p.End
	}
	return out
}

// holds checks everything that must be true of whatever cleaning returns.
func holds(t interface{ Fatalf(string, ...any) }, raw []byte) {
	for _, o := range []clean.Options{{}, {Extracted: true, Title: "Le titre de la page", URL: "https://a.example/2025/01/17/x", Lang: "pt", Hand: clean.Record{Mode: clean.ByLine}}} {
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
	if _, faults := clean.Custody(raw, clean.Split(raw), a.Record, a.Blocks); len(faults) > 0 {
		t.Fatalf("the custody of %q does not hold: %+v", raw, faults)
	}
	if got := rebuild(raw, a.Record); !bytes.Equal(got, raw) {
		t.Fatalf("the pieces of %q make %q", raw, got)
	}
	if b, found := clean.Foreign(raw, a.Record, a.Blocks); found {
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
	changes := map[string]func([]clean.Block) []clean.Block{
		"a word dropped": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b))
			w := strings.Split(b[i].Text, " ")
			k := random.IntN(len(w))
			b[i].Text = strings.Join(append(w[:k:k], w[k+1:]...), " ")
			return b
		},
		"a letter changed": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b))
			r := []rune(b[i].Text)
			r[random.IntN(len(r))] ^= 1
			b[i].Text = string(r)
			return b
		},
		"two paragraphs swapped": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b) - 1)
			b[i], b[i+1] = b[i+1], b[i]
			return b
		},
		"a paragraph dropped": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b))
			return append(b[:i:i], b[i+1:]...)
		},
		"a paragraph doubled": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b))
			return append(b[:i+1:i+1], b[i:]...)
		},
		"two paragraphs joined": func(b []clean.Block) []clean.Block {
			i := random.IntN(len(b) - 1)
			b[i].Text += " " + b[i+1].Text
			return append(b[:i+1:i+1], b[i+2:]...)
		},
		"a no-break space replaced": func(b []clean.Block) []clean.Block {
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
			blocks := change(append([]clean.Block(nil), a.Blocks...))
			if _, faults := clean.Custody(raw, clean.Split(raw), a.Record, blocks); len(faults) == 0 {
				t.Fatalf("%s, and the custody still holds", name)
			}
		}
	}
}

// TestContradictoryRecords lists records that account for a line twice, not at
// all, or wrongly.
func TestContradictoryRecords(t *testing.T) {
	raw := []byte("Titre\n\nUn paragraphe.\nPartager\nUne légende. AFP\n")
	good := clean.Record{
		Mode: clean.ByLine, TitleLine: 1,
		Decisions: []clean.Decision{{First: 4, Last: 4, Is: clean.Dropped, Rule: "share"}},
		Captions:  []clean.CaptionLine{{Line: 5, Text: "Une légende.", Credit: "AFP"}},
	}
	blocks := []clean.Block{{Kind: clean.Paragraph, Text: "Un paragraphe."}}
	if _, faults := clean.Custody(raw, clean.Split(raw), good, blocks); len(faults) > 0 {
		t.Fatalf("the good record is refused: %+v", faults)
	}
	for name, spoil := range map[string]func(*clean.Record){
		"a line with two classes": func(r *clean.Record) {
			r.Decisions = append(r.Decisions, clean.Decision{First: 1, Last: 1, Is: clean.Dropped})
		},
		"a line beyond the end":           func(r *clean.Record) { r.Decisions[0].Last = 99 },
		"a dropped line that is not said": func(r *clean.Record) { r.Decisions = nil },
		"a title on a blank line":         func(r *clean.Record) { r.TitleLine = 2 },
		"a caption with other words":      func(r *clean.Record) { r.Captions = []clean.CaptionLine{{Line: 5, Text: "Une autre."}} },
		"a cut that is not there":         func(r *clean.Record) { r.Cuts = []clean.Cut{{Line: 3, Words: "absent"}} },
		"a cut that is not made":          func(r *clean.Record) { r.Cuts = []clean.Cut{{Line: 3, Words: "Un "}} },
		"a cut in a dropped line":         func(r *clean.Record) { r.Cuts = []clean.Cut{{Line: 4, Words: "Part"}} },
		"an empty cut":                    func(r *clean.Record) { r.Cuts = []clean.Cut{{Line: 3}} },
		"damage that is not there":        func(r *clean.Record) { r.Damage = []clean.Damage{{Line: 3, Words: "absent"}} },
		"a paragraph dropped by the record only": func(r *clean.Record) {
			r.Decisions = append(r.Decisions, clean.Decision{First: 3, Last: 3, Is: clean.Dropped})
		},
	} {
		r := good
		r.Decisions = append([]clean.Decision(nil), good.Decisions...)
		spoil(&r)
		if _, faults := clean.Custody(raw, clean.Split(raw), r, blocks); len(faults) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestHandOutranksRules(t *testing.T) {
	raw := []byte("Un titre de presse\n\nLe conseil municipal a adopté mardi soir le budget de la commune pour l’année à venir, dit-on.\nPartager\n\nLes élus de l’opposition ont voté contre, en dénonçant une hausse de la dette que la maire juge maîtrisée.\n")
	hand := clean.Record{Decisions: []clean.Decision{
		{First: 4, Last: 4, Is: clean.Body, ByHand: true, Why: "ici c’est un intertitre"},
		{First: 1, Last: 1, Is: clean.Dropped, ByHand: true, Why: "titre d’un autre article"},
	}}
	a, _ := clean.Clean(raw, clean.Options{Hand: hand})
	if len(a.Blocks) != 3 || a.Blocks[1].Text != "Partager" || a.Blocks[1].Kind != clean.Subhead {
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
