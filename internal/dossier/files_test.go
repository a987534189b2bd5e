package dossier_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// onDisk lays the sound dossier into a folder, for what only a file system has.
func onDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, f := range folder(base(t)) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func loadDisk(t *testing.T, dir string) (string, int) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, diags, err := dossier.Load(context.Background(), root.FS(), dossier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return printed(t, diags), diag.Count(diags, diag.Error)
}

func TestLinksInTheFileSystem(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("symbolic links need a privilege on Windows; os.Root refuses them alike")
		return
	}
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("---\ntitle: secret\nstatus: published\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		target, at string
		good       bool
	}{
		"a note outside":              {outside, "briefs/x.md", false},
		"a note above, by a relative": {"../../../secret.md", "briefs/x.md", false},
		"a folder outside":            {filepath.Dir(outside), "briefs/x", false},
		"a capture outside":           {outside, "content/captures/x.txt", false},
		"nothing":                     {"nowhere.md", "briefs/x.md", false},
		"itself":                      {"x.md", "briefs/x.md", false},
		"the folder it is in":         {".", "briefs/x", false},
		"a note inside":               {"note.md", "briefs/x.md", true},
	} {
		dir := onDisk(t)
		if err := os.Symlink(c.target, filepath.Join(dir, c.at)); err != nil {
			t.Fatal(err)
		}
		out, errors := loadDisk(t, dir)
		if (errors == 0) != c.good || !c.good && !strings.Contains(out, c.at+":1:1: error[bad-text]") {
			t.Errorf("a link to %s: %d errors\n%s", name, errors, out)
		}
	}
}

func TestNamesOfFiles(t *testing.T) {
	for _, name := range []string{strings.Repeat("a", 240) + ".md", "a b.md", "é.md", "NOTE2.md", "a..b.md", "-a.md", "a\u202eb.md"} {
		dir := onDisk(t)
		if err := os.WriteFile(filepath.Join(dir, "briefs", name), []byte(noteHead+"Texte.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, errors := loadDisk(t, dir); errors == 0 && name[0] != 'a' || strings.Contains(out, "\u202e") {
			t.Errorf("%q: %d errors\n%s", name, errors, out)
		}
	}
}

func TestAFolderWithoutContent(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "dossier.yaml"), []byte("title: Vide\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, errors := loadDisk(t, dir)
	if errors != 0 || !strings.Contains(out, "note[no-content]") || !strings.Contains(out, "run dossier clean") {
		t.Errorf("it does not say what to do next: %s", out)
	}
}
