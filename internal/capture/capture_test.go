package capture_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/capture"
)

// TestFormats_oneOfEachEnding holds that each file is of one format at most, and that a
// format says all that is asked of it.
func TestFormats_oneOfEachEnding(t *testing.T) {
	seen := map[string]string{}
	for _, f := range capture.Formats() {
		if f.Name == "" || f.Files == "" || len(f.Endings) == 0 || f.Limit <= 0 {
			t.Errorf("the row of %q has gaps: %+v", f.Name, f)
		}
		for _, ending := range f.Endings {
			if other := seen[ending]; other != "" || !strings.HasPrefix(ending, ".") || ending != strings.ToLower(ending) {
				t.Errorf("the ending %q of %q is that of %q too, or no ending", ending, f.Name, other)
			}
			seen[ending] = f.Name
			name := "content/captures/x" + ending
			if of := capture.FormatOf(name); of == nil || of.Name != f.Name {
				t.Errorf("%s is taken for %+v", name, of)
			}
			origin, of := capture.OriginOf(capture.TextOf(name))
			if f.Derived && (origin != name || of.Name != f.Name) || !f.Derived && (of != nil || capture.TextOf(name) != name) {
				t.Errorf("the text of %s is %s, which comes from %q", name, capture.TextOf(name), origin)
			}
		}
	}
	for _, name := range []string{"x", "x.pdf", "x.TXT", "x.html.gz", "html", ".yaml"} {
		if f := capture.FormatOf(name); f != nil {
			t.Errorf("%s is taken for a %s", name, f.Name)
		}
	}
}

func TestFiles_listsAllFormats(t *testing.T) {
	if got := capture.Files(); got != ".txt files and saved .html pages" {
		t.Errorf("files: %s", got)
	}
	if got := capture.Endings("or"); got != ".txt or .html" {
		t.Errorf("endings: %s", got)
	}
}

const page = `<!doctype html><html lang="fr"><head><title>L’été à Orléans</title><script src="https://elsewhere.example/a.js"></script></head><body><article>
<h1>L’été à Orléans</h1>
<p>Le maire a présenté mardi le programme de l’été, qui coûtera moins cher que l’an dernier, où la fête avait été annulée.</p>
<p>Les élus de l’opposition regrettent la fin du festival, « une perte » pour les commerçants du centre, d’après leur communiqué.</p>
</article></body></html>`

// TestRead_eachFormat reads a file of each format, and holds that the facts are
// those the row promises.
func TestRead_eachFormat(t *testing.T) {
	examples := map[string]string{"text": "L’été à Orléans\n", "page": page}
	for _, f := range capture.Formats() {
		example := examples[f.Name]
		if example == "" {
			t.Errorf("no example of a %s", f.Name)
			continue
		}
		reading, refusal := f.Read([]byte(example))
		if refusal != nil {
			t.Errorf("a %s is refused: %+v", f.Name, refusal)
			continue
		}
		if !strings.HasPrefix(reading.Text, "L’été à Orléans\n") {
			t.Errorf("a %s is read as %q", f.Name, reading.Text)
		}
		if !slices.EqualFunc(reading.Facts, f.Facts, func(fact capture.Fact, kind capture.FactKind) bool {
			return fact.Name == kind.Name && (kind.List || fact.List == nil) && (!kind.List || fact.Number == 0)
		}) {
			t.Errorf("a %s has the facts %+v, its row says %+v", f.Name, reading.Facts, f.Facts)
		}
	}
}

func TestRead_refusals(t *testing.T) {
	for _, c := range []struct{ format, raw, want string }{
		{"x.txt", "", "empty"},
		{"x.txt", " \n", "empty"},
		{"x.txt", "caf\xe9", "UTF-8"},
		{"x.txt", "a\x00b", "UTF-8"},
		{"x.txt", strings.Repeat("mot ", capture.MaxText/4+1), "more than 32 MiB"},
		{"x.html", "%PDF-1.7", "PDF"},
		{"x.html", strings.Repeat("<p>mot</p>", 13<<20/10), "more than 12 MiB"},
	} {
		reading, refusal := capture.FormatOf(c.format).Read([]byte(c.raw))
		if reading != nil || refusal == nil || !strings.Contains(refusal.Reason, c.want) || refusal.Help == "" {
			t.Errorf("%s of %d bytes: %+v, %+v, want a refusal that speaks of %q", c.format, len(c.raw), reading, refusal, c.want)
		}
	}
}
