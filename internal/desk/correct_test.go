package desk_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"dossier/internal/desk"
	"dossier/internal/diag"
)

// TestCorrect_fileThatChanged: between the check and the answer of a
// person the file may have been saved again.
func TestCorrect_fileThatChanged(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	file := filepath.Join(dir, "a.md")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	src := diag.NewSource("a.md", []byte("un mot"))
	fixes := []diag.Fix{{At: diag.Span{Source: src, Start: 3, End: 6}, Text: "autre"}}
	has := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("the file holds %q (%v), want %q", got, err, want)
		}
	}

	write("un  mot")
	if err := desk.Correct(root, fixes); err == nil {
		t.Error("a file that has changed is corrected")
	}
	has("un  mot")
	write("un mot")
	if err := desk.Correct(root, fixes); err != nil {
		t.Error(err)
	}
	has("un autre")

	if runtime.GOOS == "windows" {
		return // symbolic links need a privilege there
	}
	write("un mot")
	if err := os.Rename(file, filepath.Join(dir, "b.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("b.md", file); err != nil {
		t.Fatal(err)
	}
	if err := desk.Correct(root, fixes); err == nil {
		t.Error("a symbolic link is replaced by a file")
	}
	has("un mot")
}
