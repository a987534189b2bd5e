package load_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/load"
)

// TestLoad_namesThatAreNoText holds that a file, or a folder, whose name no text can have stops
// nothing, and is told with what to do.
func TestLoad_namesThatAreNoText(t *testing.T) {
	const name = "b\xff"
	d, diags, err := load.Load(t.Context(), fstest.MapFS{
		"dossier.yaml":                        {Data: []byte("title: Quay\nlanguage: en\n")},
		"content/captures/" + name + ".txt":   {Data: []byte("The quay was closed.\n")},
		"content/captures/" + name + "/a.txt": {Data: []byte("The quay was closed.\n")},
		"content/captures/quay.txt":           {Data: []byte("The quay was closed on Monday.\n")},
	}, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, one := range diags {
		if one.Code == diag.NotRead && strings.Contains(one.Message, "UTF-8") {
			told++
		}
	}
	if told != 2 || len(d.Captures) != 1 {
		t.Errorf("%d told and %d captures read; 2 and 1 are wanted: %v", told, len(d.Captures), diags)
	}
}

// shut is a folder in which one file may not be opened, as it would wait for ever.
type shut struct {
	fstest.MapFS
	name string
	t    *testing.T
}

func (s shut) Open(name string) (fs.File, error) {
	if name == s.name {
		s.t.Errorf("%s is opened, out of which nothing may ever come", name)
	}
	return s.MapFS.Open(name)
}

// TestLoad_waitsAtNoPipe holds that what is no file is told, and not opened, wherever it lies.
func TestLoad_waitsAtNoPipe(t *testing.T) {
	for name, code := range map[string]diag.Code{
		"content/captures/quay.txt": diag.BadText, "content/captures/quay.html": diag.BadText,
		"content/captures/quay.pdf": diag.BadText, "content/captures/quay.pdf.pages.zip": diag.BadText,
		"content/captures/quay.txt.yaml": diag.BadText, "content/articles/quay.md": diag.BadText, "briefs/quay.md": diag.BadText,
		"content/translations/quay.fr.md": diag.BadText, "dossier.lock": diag.BadText, "content/media/quay.png": diag.BadImage,
	} {
		files := fstest.MapFS{
			"dossier.yaml":   {Data: []byte("title: Quay\nlanguage: en\n")},
			"briefs/view.md": {Data: []byte("---\ntitle: View\nstatus: published\n---\n\n> [!image] #quay\n> ![The quay](../content/media/quay.png)\n>\n> - credit: A. B.\n")},
			name:             {Mode: fs.ModeNamedPipe | 0o644},
		}
		d, diags, err := load.Load(t.Context(), shut{files, name, t}, load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if code == diag.BadImage {
			if picture := d.Pictures[name]; picture.Err == nil {
				t.Errorf("%s is a picture: %+v", name, picture)
			}
			continue
		}
		if !slices.ContainsFunc(diags, func(x diag.Diagnostic) bool {
			return x.Code == code && x.At.File() == name && strings.Contains(x.Message, "is not a regular file")
		}) {
			t.Errorf("of %s is said %v", name, diags)
		}
	}
}
