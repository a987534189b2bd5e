package search

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/internal/memo"
)

// collection is documents with queries and what they find: cases for every
// implementation of the search, in testdata/find. Beside each lies its index in the
// form in which pages load it; package e2e asks the search of the pages.
type collection struct {
	About     string
	Names     []Name
	Documents []Document
	Queries   []struct {
		Query   string
		Finds   []string // path#anchor, in this order
		Partly  bool
		Instead map[string]string
		Why     string
	}
}

func TestFind(t *testing.T) {
	files, err := filepath.Glob("testdata/find/*.json")
	if err != nil || len(files) < 8 { // six scripts among them
		t.Fatalf("%d collections: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var c collection
			decoder := json.NewDecoder(bytes.NewReader(data))
			if decoder.DisallowUnknownFields(); decoder.Decode(&c) != nil || len(c.Queries) == 0 {
				t.Fatal("the collection cannot be read")
			}
			const judged = 40 // queries of a script
			scripts := []string{"latin.json", "cyrillic.json", "arabic.json", "hebrew.json", "cjk.json", "greek.json"}
			if n := len(c.Queries); n < judged && slices.Contains(scripts, filepath.Base(file)) {
				t.Errorf("only %d queries", n)
			}
			names := NewNames(c.Names)
			x := Join(t.Context(), c.Documents, readAll(c.Documents, names), names)
			for _, q := range c.Queries {
				got := x.Find(q.Query)
				var finds []string
				for _, r := range got.List {
					finds = append(finds, r.Path+"#"+r.Anchor)
				}
				if !slices.Equal(finds, q.Finds) || got.Partly != q.Partly || !maps.Equal(got.Instead, q.Instead) {
					t.Errorf("%q finds %q, partly %v, instead %v; want %q, %v, %v: %s", q.Query, finds, got.Partly, got.Instead, q.Finds, q.Partly, q.Instead, q.Why)
				}
			}
			keepIndex(t, strings.TrimSuffix(file, ".json")+".js", x)
		})
	}
}

// TestFind_wordsOfEveryText: whoever asks for nothing else is told why nothing comes.
func TestFind_wordsOfEveryText(t *testing.T) {
	docs := []Document{{Path: "a.html", Title: "Le son", Lang: "fr", Passages: []Passage{{Text: "Le son"}, {Text: "Il part par car, le son coupé."}}}}
	x := Join(t.Context(), docs, readAll(docs, NewNames(nil)), NewNames(nil))
	for query, want := range map[string]bool{"car": true, "le son": true, "zèbre": false, "coupé": false, "le zèbre": false, "": false} {
		if r := x.Find(query); r.Common != want || want && len(r.List) > 0 {
			t.Errorf("%q: %+v", query, r)
		}
	}
}

// keepIndex holds that a file is an index, packed as it may be; UPDATE=1 writes it.
func keepIndex(t *testing.T, file string, x *Index) {
	files := Files(t.Context(), memo.New(nil), []Edition{{Lang: "fr", Index: x}})
	if len(files) != 1 {
		t.Fatalf("the index has %d files", len(files))
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, files["fr.js"], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := unpackedLines(t, files["fr.js"]), unpackedLines(t, kept); !maps.Equal(got, want) {
		t.Errorf("%s is not the index of its documents; if the change is meant, run UPDATE=1 go test ./internal/search\ngot  %q\nwant %q", file, got, want)
	}
}

// unpackedLines returns the data of the calls in a file of the index, by name.
func unpackedLines(t *testing.T, file []byte) map[string]string {
	t.Helper()
	chunks := map[string]string{}
	for line := range bytes.Lines(file) {
		name, data, ok := bytes.Cut(bytes.TrimSuffix(bytes.TrimPrefix(line, []byte(call+"(")), []byte(")\n")), []byte(","))
		if !ok {
			t.Fatalf("no call: %q", line)
		}
		if data[0] == '{' {
			chunks[string(name)] = string(data)
			continue
		}
		packed, err := base64.StdEncoding.DecodeString(string(bytes.Trim(data, `"`)))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err != nil {
			t.Fatal(err)
		}
		chunks[string(name)] = string(plain)
	}
	return chunks
}

// TestFormsOfAWordLieTogether: however the forms are cut into shards, the shard in
// which a form is looked for is the one that has it, and a form reaches all the
// documents of its terms.
func TestFormsOfAWordLieTogether(t *testing.T) {
	x := synthetic(3000, 60)
	if len(x.shards) < 10 {
		t.Fatalf("only %d shards", len(x.shards))
	}
	size := map[string]int{}
	for _, s := range x.shards {
		for _, t := range s.terms {
			size[t.text] = max(size[t.text], len(t.postings))
		}
	}
	for i, s := range x.shards {
		if i > 0 && compare(x.shards[i-1].first, s.first) >= 0 {
			t.Fatalf("shard %d begins with %q after %q", i, s.first, x.shards[i-1].first)
		}
		for _, f := range s.forms {
			if x.shard(f.text) != i {
				t.Fatalf("%q lies in shard %d and is looked for in %d", f.text, i, x.shard(f.text))
			}
			for _, n := range f.terms {
				if len(s.terms[n].postings) != size[s.terms[n].text] {
					t.Fatalf("%q does not reach all documents", f.text)
				}
			}
		}
	}
}

// TestTheSameIndex: the order in which pages come changes nothing, nor does what
// a memo remembers.
func TestTheSameIndex(t *testing.T) {
	docs, names := syntheticDocuments(300, 50), NewNames(nil)
	files := func(m *memo.Memory, docs []Document) map[string][]byte {
		return Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, readAll(docs, names), names)}})
	}
	m := memo.New(nil)
	first := files(m, docs)
	again := files(m, docs)
	slices.Reverse(docs)
	reversed := files(memo.New(nil), docs)
	for name, data := range first {
		if string(again[name]) != string(data) || string(reversed[name]) != string(data) {
			t.Fatalf("%s differs", name)
		}
	}
	if len(again) != len(first) || len(reversed) != len(first) || len(first) < 4 {
		t.Fatalf("%d, %d and %d files", len(first), len(again), len(reversed))
	}
}

// TestWrite_handsOverTheFiles: what is handed over one by one is what Files returns, of a large
// index as of a small one; an error ends it.
func TestWrite_handsOverTheFiles(t *testing.T) {
	for _, n := range []int{3, 300} {
		docs, names := syntheticDocuments(n, 50), NewNames(nil)
		editions := func() []Edition {
			return []Edition{{Lang: "fr", Index: Join(t.Context(), docs, readAll(docs, names), names)}}
		}
		var mu sync.Mutex
		got := map[string]string{}
		err := Write(t.Context(), editions(), func(name string, data []byte) error {
			mu.Lock()
			defer mu.Unlock()
			got[name] = string(data)
			return nil
		})
		want := map[string]string{}
		for name, data := range Files(t.Context(), nil, editions()) {
			want[name] = string(data)
		}
		if err != nil || !maps.Equal(got, want) || (n > 3) != (len(want) > 1) {
			t.Errorf("%d documents: %d files instead of %d, %v", n, len(got), len(want), err)
		}
		full := errors.New("the disk is full")
		if err := Write(t.Context(), editions(), func(string, []byte) error { return full }); !errors.Is(err, full) {
			t.Errorf("%d documents: %v", n, err)
		}
	}
}

// TestWhatNobodyWants: once nobody wants the index any more little is done, and
// what was packed before is still known.
func TestWhatNobodyWants(t *testing.T) {
	docs, names := syntheticDocuments(300, 100), NewNames(nil)
	facts := readAll(docs, names)
	m := memo.New(nil)
	Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, facts, names)}})
	known := len(*packings.In(m))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	x := Join(ctx, docs, facts, names)
	files := Files(ctx, m, []Edition{{Lang: "fr", Index: x}})
	if len(x.shards)+len(files) > 0 {
		t.Errorf("%d shards and %d files were made", len(x.shards), len(files))
	}
	if known == 0 || len(*packings.In(m)) != known {
		t.Errorf("of %d packed chunks %d are known", known, len(*packings.In(m)))
	}
}
