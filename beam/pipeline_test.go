package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/bench/corpus"
)

// dossier runs the program, and returns what it says.
func dossier(args ...string) []byte {
	out, _ := exec.Command("go", append([]string{"run", "-C", "..", "./cmd/dossier"}, args...)...).CombinedOutput() // what it made is looked at
	return out
}

// page is a page with a headline.
func page(headline string) string {
	return "<!doctype html><html lang=en><head><title>" + headline + "</title></head><body><article><h1>" + headline + "</h1><p>" +
		strings.Repeat(headline+" crosses the river at noon, and the committee of the valley has asked for another one. ", 12) + "</p></article></body></html>\n"
}

// A thousand captures, some of which are the same, have one title, or cannot be cleaned, come
// out of the pipeline as they come out of dossier clean, byte for byte.
func TestPipeline_givesWhatCleanGives(t *testing.T) {
	const articles = 1000
	mine, theirs := t.TempDir(), t.TempDir()
	if err := corpus.WriteCaptures(mine, articles); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(mine, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("content/outlets.yaml", "- key: valley\n  name: The Valley Post\n  domains: [valley.example]\n")
	const text = "The bridge of the valley\n\nThe committee heard the speaker of the valley, who asked for a bridge.\n\n"
	write("content/captures/twice-1.txt", text+"It met again.\n")
	write("content/captures/twice-2.txt", text+"It met again.\n")
	write("content/captures/title-1.txt", text+"It met in May.\n")
	write("content/captures/title-2.txt", strings.Replace(text, "valley\n", "valley 2\n", 1)+"It met in June.\n")
	write("content/captures/title-3.txt", text+"It met in July.\n")
	write("content/captures/title-3.txt.yaml", "url: https://valley.example/bridge\ncaptured_at: 2025-01-17\n")
	write("content/captures/device.txt", strings.Replace(text, "The bridge of the valley", "Con", 1))
	write("content/captures/broken.html", "<!doctype html><title>A page without a text</title>\n")
	write("content/captures/page.html", page("The ferry"))
	if err := run(t.Context(), "direct", mine, filepath.Join(mine, "content/captures/*"), theirs, "dossier clean, devel"); err != nil {
		t.Fatal(err)
	}
	out := dossier("-C", mine, "clean") // it says what is wrong with some
	compared := 0
	for _, folder := range []string{"content/articles", "dossier.lock"} {
		err := filepath.WalkDir(filepath.Join(mine, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, _ := filepath.Rel(mine, name) // it lies there
			want, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			compared++
			if got, err := os.ReadFile(filepath.Join(theirs, rel)); err != nil || string(got) != string(want) {
				t.Errorf("%s is another file: %v\n%s", rel, err, got)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	made, err := os.ReadDir(filepath.Join(theirs, "content/articles"))
	if err != nil || compared != articles+7 || len(made) != compared-1 {
		t.Errorf("%d files compared, %d articles: %v\n%.2000s", compared, len(made), err, out)
	}
	problems, err := os.ReadFile(filepath.Join(theirs, "problems.txt"))
	for _, name := range []string{"broken.html", "twice-2.txt"} {
		if err != nil || strings.Count(string(problems), name) != 1 {
			t.Errorf("nothing is said of %s: %s %v", name, problems, err)
		}
	}
}

// Of archives every page is taken, as dossier add takes them that are named by a pattern.
func TestPipeline_takesPagesOutOfArchives(t *testing.T) {
	mine, theirs, archives := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(mine, "dossier.yaml"), []byte("title: Archives\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, pages := range map[string][]string{"a.warc": {"The ferry", "The bridge"}, "b.warc": {"The bridge", "The tunnel"}} {
		file := filepath.Join(archives, name)
		if err := os.WriteFile(file, []byte(archive(pages)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(t.Context(), "direct", mine, archives+"/*.warc", theirs, "test"); err != nil {
		t.Fatal(err)
	}
	var said []byte
	for _, name := range []string{"a.warc", "b.warc"} {
		said = append(said, dossier("-C", mine, "add", filepath.Join(archives, name), "--url", "https://valley.example/*")...)
	}
	for folder, files := range map[string]int{"content/articles": 3, "content/captures": 9} {
		made, err := os.ReadDir(filepath.Join(mine, folder))
		if err != nil || len(made) != files {
			t.Fatalf("%d files in %s: %v\n%s", len(made), folder, err, said)
		}
		for _, f := range made {
			want, _ := os.ReadFile(filepath.Join(mine, folder, f.Name()))
			if got, err := os.ReadFile(filepath.Join(theirs, folder, f.Name())); err != nil || string(got) != string(want) {
				t.Errorf("%s is another file: %v\n%s\nnot\n%s", f.Name(), err, got, want)
			}
		}
	}
}

// archive is a WARC file of pages.
func archive(headlines []string) string {
	var b strings.Builder
	for i, headline := range headlines {
		text := page(headline)
		block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(text), text)
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2025-01-17T10:00:00Z\r\n"+
			"WARC-Target-URI: https://valley.example/%s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
			i, strings.ReplaceAll(strings.ToLower(headline), " ", "-"), len(block), block)
	}
	return b.String()
}
