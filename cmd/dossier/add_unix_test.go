//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dossier/internal/desk"
)

// TestAdd_waitsAtNoPipe holds that a pipe is refused, whatever its name and wherever it lies: nothing
// may ever come out of it.
func TestAdd_waitsAtNoPipe(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	root, err := os.OpenRoot(to)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	const words = "The pool opens\n\nThe pool of the town opens in June, the council said on Tuesday after its meeting.\n"
	good := filepath.Join(from, "good.txt")
	if err := os.WriteFile(good, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(to, "content/captures"), 0o700); err != nil {
		t.Fatal(err)
	}
	names := []string{"page.html", "words.txt", "all.warc", "all.zip", "post.eml", "report.pdf", "thing"}
	for _, name := range names {
		if err := syscall.Mkfifo(filepath.Join(from, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(to, "content/captures/good.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "good.txt", ".") {
		added, diags, err := desk.AddFiles(t.Context(), root, desk.Files{Names: []string{filepath.Join(from, name)}, Open: openFile})
		if err != nil || len(added) > 0 || len(diags) != 1 {
			t.Errorf("%s: %v is added, %v; it is refused for %d reasons", name, added, err, len(diags))
		}
	}
}
