package capture_test

import (
	"os"
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
	for _, name := range []string{"x", "x.ps", "x.TXT", "x.html.gz", "html", ".yaml"} {
		if f := capture.FormatOf(name); f != nil {
			t.Errorf("%s is taken for a %s", name, f.Name)
		}
	}
}

func TestFiles_listsAllFormats(t *testing.T) {
	files, endings := capture.Files(), capture.Endings("or")
	for _, f := range capture.Formats() {
		if !strings.Contains(files, f.Files) || !strings.Contains(endings, f.Endings[0]) {
			t.Errorf("%q or %q leaves out the format %s", files, endings, f.Name)
		}
	}
	if !strings.Contains(files, " and ") || !strings.Contains(endings, " or ") {
		t.Errorf("%q, %q are no lists", files, endings)
	}
}

// TestRead_eachFormat reads the example of each format in testdata, and holds that
// the facts are those the row promises.
func TestRead_eachFormat(t *testing.T) {
	for _, f := range capture.Formats() {
		example, err := os.ReadFile("testdata/" + f.Name + f.Endings[0])
		if err != nil {
			t.Errorf("there is no example of a %s: %v", f.Name, err)
			continue
		}
		reading, refusal := f.Read(example)
		if refusal != nil {
			t.Errorf("a %s is refused: %+v", f.Name, refusal)
			continue
		}
		lines, left, first := strings.Split(reading.Text, "\n"), reading.LeftLines(), 0
		for lines[first] == "" || left[first+1] != "" {
			first++
		}
		if lines[first] != "L’été à Orléans" && lines[first] != "L’été à Orléans Les quais de la Loire ont attiré plus de monde que l’an dernier." {
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
		{"x.txt", "\x81\x8d\x8f\x90\x9d\x81\x8d", "UTF-8"},
		{"x.txt", strings.Repeat("Ã©tÃ© Ã\u00a0 lâ€™eau ", 9), "wrong encoding"},
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
