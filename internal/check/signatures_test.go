package check_test

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"strings"
	"testing"

	"dossier/internal/check"
	"dossier/internal/model"

	"golang.org/x/tools/txtar"
)

// TestCovered_saysWhatHasChanged: a sign-off covers the words, the degrees, what is cited,
// the passages and the captures, and of each change the part is named, and no other.
func TestCovered_saysWhatHasChanged(t *testing.T) {
	const note = "---\ntitle: Une note\nstatus: published\ndate: 2025-03-05\n---\n\n" +
		"> [!jugement] #port · probable · confiance faible\n> Le port a rouvert [@port, ¶1: «a rouvert mardi 4 mars»].\n>\n> - confiance: un seul article\n\nAinsi, **tout** [est dit](https://example.org/a).\n\n" +
		"> [!image] #quai\n> ![Le quai](../content/media/quai.png)\n>\n> - crédit: Le Courrier\n> - licence: CC BY 4.0\n> - source: https://courrier.example/photo\n"
	white, black := picture(t, color.White), picture(t, color.Black)
	covered := func(edits ...string) model.Covered {
		t.Helper()
		files := append(slices.Clone(base(t)), txtar.File{Name: "content/media/quai.png", Data: []byte(white)})
		for i, f := range files {
			if f.Name == "briefs/note.md" {
				files[i].Data = []byte(note)
			}
			for n := 0; n+2 < len(edits); n += 3 {
				if f.Name == edits[n] {
					if !strings.Contains(string(files[i].Data), edits[n+1]) {
						t.Fatalf("%s has no %q", f.Name, edits[n+1])
					}
					files[i].Data = []byte(strings.Replace(string(files[i].Data), edits[n+1], edits[n+2], 1))
				}
			}
		}
		d, _ := checkedDossier(t, folder([]txtar.File(files)))
		for _, n := range d.Notes {
			if n.Path == "briefs/note.md" {
				return d.Covered(n)
			}
		}
		t.Fatal("there is no note")
		return model.Covered{}
	}
	signed := covered()
	for _, test := range []struct {
		name  string
		want  string
		edits []string
	}{
		{"nothing", "", nil},
		{"the day and how it is set", "", []string{"briefs/note.md", "date: 2025-03-05", "date: 2025-03-06", "briefs/note.md", "**tout**", "__tout__"}},
		{"a word", "the words", []string{"briefs/note.md", "Ainsi", "Donc"}},
		{"the title", "the words", []string{"briefs/note.md", "Une note", "La note"}},
		{"where a link leads", "the words", []string{"briefs/note.md", "example.org/a", "example.org/b"}},
		{"a degree", "a degree of a statement", []string{"briefs/note.md", "probable", "très probable"}},
		{"a grade", "what is cited", []string{"briefs/note.md", "4 mars»", "4 mars» (2)"}},
		{"a sign", "what is cited", []string{"briefs/note.md", "[@port", "[contra @port"}},
		{"a passage and its capture", "a cited passage, a capture", []string{
			"content/articles/port.md", "a annoncé la préfecture", "a dit la préfecture",
			"content/captures/port.txt", "a annoncé la préfecture", "a dit la préfecture"}},
		{"a capture alone", "a capture", []string{"content/captures/port.txt", "Partager", "Partagez"}},
		{"the bytes of an image", "an image", []string{"content/media/quai.png", white, black}},
		{"what is not cited", "", []string{"content/captures/quai.txt", "nouvelles grues", "grandes grues", "content/articles/quai.md", "nouvelles grues", "grandes grues"}},
	} {
		if got := (check.Lapsed{Changed: covered(test.edits...).Since(signed)}).Said(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// picture is a PNG file of one colour.
func picture(t *testing.T, c color.Color) string {
	t.Helper()
	drawn := image.NewGray(image.Rect(0, 0, 4, 4))
	draw.Draw(drawn, drawn.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	var file strings.Builder
	if err := png.Encode(&file, drawn); err != nil {
		t.Fatal(err)
	}
	return file.String()
}
