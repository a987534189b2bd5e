package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/desk"
	"dossier/internal/load"
)

// TestAddFiles_keepsMembersApart holds that what an archive says of one page is not written down
// of another, of which it does not say it.
func TestAddFiles_keepsMembersApart(t *testing.T) {
	dir := t.TempDir()
	var archive bytes.Buffer
	for i, date := range []string{"2025-06-03T09:15:00Z", "never"} {
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html lang=en><body><article><h1>The pool is to open again</h1>" +
			strings.Repeat(fmt.Sprintf("<p>The pool of town %d opens in June, when the new guards have been trained, the council said on Tuesday.</p>", i), 5) + "</article></body></html>"
		fmt.Fprintf(&archive, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: %s\r\nWARC-Target-URI: https://gazette.example/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			date, i, len(answer), answer)
	}
	if err := os.WriteFile(filepath.Join(dir, "two.warc"), archive.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	added, diags, err := desk.AddFiles(context.Background(), root, desk.Files{
		Names: []string{"two.warc"}, Sidecar: load.Sidecar{URL: "https://gazette.example/*", Collector: "the desk"},
		Open: func(name string) (desk.File, error) { return os.Open(filepath.Join(dir, name)) },
	})
	if err != nil || len(diags) > 0 || len(added) != 2 {
		t.Fatalf("%v, %v, %v", added, diags, err)
	}
	for i, want := range []bool{true, false} {
		known, err := fs.ReadFile(root.FS(), added[i]+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(known, []byte("captured_at:")) != want || !bytes.Contains(known, []byte("collector: the desk")) {
			t.Errorf("of %s is known\n%s", added[i], known)
		}
	}
}

// TestAddFiles_takesNoNameThatNothingCanOpen adds a file whose name is no UTF-8: as a capture
// it would keep the whole dossier from being read.
func TestAddFiles_takesNoNameThatNothingCanOpen(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pool.txt"), []byte("The pool of the town opens in June, the council said.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]int{
		"p\xf4ol.txt": 0, "pôol.txt": 1,
		"pool\nof the town.txt": 0, "pool\rof the town.txt": 0, `pool\nof the town.txt`: 1, // which lists of files could not name
		strings.Repeat("p", 250) + ".txt": 0, strings.Repeat("p", 200) + ".txt": 1, // beside which nothing could lie
	} {
		added, diags, err := desk.AddFiles(context.Background(), root, desk.Files{
			Names: []string{name}, Open: func(string) (desk.File, error) { return os.Open(filepath.Join(dir, "pool.txt")) },
		})
		if err != nil || len(added) != want || len(diags) != 1-want {
			t.Errorf("%q becomes %q, %v, %v", name, added, diags, err)
		}
	}
}
