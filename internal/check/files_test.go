package check_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/load"
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
	_, diags := checkedDossier(t, root.FS())
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

// TestBytes puts bytes that are no text into each kind of file: one diagnostic
// at the place, and everything else is still read.
func TestBytes(t *testing.T) {
	for name, c := range map[string]struct {
		file, data, want string
	}{
		"UTF-16, little end first": {"briefs/x.md", "\xff\xfe-\x00-\x00", "briefs/x.md:1:1: error[bad-text]: the file is UTF-16"},
		"UTF-16, big end first":    {"briefs/x.md", "\xfe\xff\x00a", "briefs/x.md:1:1: error[bad-text]: the file is UTF-16"},
		"Latin-1 in a note":        {"briefs/x.md", "---\ntitle: T\n---\n\n\u00e9t\xe9", "briefs/x.md:5:3: error[bad-text]: this byte is not UTF-8"},
		"half a character":         {"content/outlets.yaml", "a: {name: \xc3}\n", "content/outlets.yaml:1:11: error[bad-text]: this byte is not UTF-8"},
		"a surrogate":              {"briefs/x.md", "---\ntitle: \xed\xa0\x80\n---\n", "briefs/x.md:2:8: error[bad-text]: this byte is not UTF-8"},
		"a program":                {"briefs/x.md", "\x7fELF\x00\x01", "briefs/x.md:1:5: error[bad-text]: there is a NUL byte"},
		"a picture":                {"content/captures/x.txt", "\x89PNG\r\n\x1a\n\x00", "content/captures/x.txt:1:1: error[bad-text]: this byte is not UTF-8"},
		"five megabytes in a note": {"briefs/x.md", strings.Repeat("a", 5<<20), "briefs/x.md:1:1: error[bad-text]: the file has 5242880 bytes, more than the 4194304 that are read"},
	} {
		dir := onDisk(t)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(c.file)), []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, errors := loadDisk(t, dir); errors != 1 || !strings.Contains(out, c.want) {
			t.Errorf("%s: %d errors\n%s\nwant %s", name, errors, out, c.want)
		}
	}
	// Text in another encoding is a legal capture. [encoding-told]
	for _, data := range []string{"\xfe\xff\x00\xe9\x00 \x00a", "L'\xe9t\xe9 a \xe9t\xe9 long."} {
		dir := onDisk(t)
		if err := os.WriteFile(filepath.Join(dir, "content", "captures", "x.txt"), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, errors := loadDisk(t, dir); errors != 0 {
			t.Errorf("%q: %d errors\n%s", data, errors, out)
		}
	}
	// A line of five megabytes is a legal capture, and CRLF is a legal line end.
	dir := onDisk(t)
	if err := os.WriteFile(filepath.Join(dir, "content/captures/long.txt"), []byte(strings.Repeat("mot ", 5<<18)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "briefs/crlf.md"), []byte(strings.ReplaceAll(noteHead+"Le port"+cited+"\n", "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, errors := loadDisk(t, dir); errors != 0 {
		t.Error(out)
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
	if errors != 0 || !strings.Contains(out, "note[no-content]") || !strings.Contains(out, "dossier add FILE…") {
		t.Errorf("it does not say what to do next: %s", out)
	}
}

// TestLoad_saysWhichCapturesAreRead: a file of no format is a note that lists the
// formats.
func TestLoad_saysWhichCapturesAreRead(t *testing.T) {
	fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\n")}, "content/captures/a.xyz": {Data: []byte("xyz")}}
	_, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool {
		return d.Code == diag.NotRead && strings.Contains(d.Help, capture.Files())
	}) {
		t.Errorf("nothing says that a.xyz is not read, and what is: %v", diags)
	}
}
