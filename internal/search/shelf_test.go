package search

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
)

// brokenStore fails to write, or to read.
type brokenStore struct {
	Store
	write, read error
}

func (s brokenStore) WriteAt(b []byte, at int64) (int, error) {
	if s.write != nil {
		return 0, s.write
	}
	return s.Store.WriteAt(b, at)
}

func (s brokenStore) ReadAt(b []byte, at int64) (int, error) {
	if s.read != nil {
		return 0, s.read
	}
	return s.Store.ReadAt(b, at)
}

// TestShelf: documents whose texts are put away make the index that they make otherwise. If they
// cannot be put away they stay, and if they cannot be read again there is no index.
func TestShelf(t *testing.T) {
	names := NewNames(nil)
	documents := func() []Document {
		docs := syntheticDocuments(300, 50)
		for i := range docs {
			p := &docs[i].Passages[len(docs[i].Passages)-1]
			p.Cited, p.Disputed, p.Lang, p.Field = i%3 == 0, i%5 == 0, []string{"", "en"}[i%2], []Field{Body, Note, Summary, Title}[i%4]
		}
		return docs
	}
	plain := documents()
	want := Files(t.Context(), nil, []Edition{{Lang: "fr", Index: Join(t.Context(), plain, readAll(plain, names), names)}})
	broken := errors.New("the disk is broken")
	for _, c := range []struct {
		why               string
		open, write, read error
		left              int
		shelved           bool
	}{
		{why: "all is put away", shelved: true},
		{why: "there is little", left: inMemory},
		{why: "there is no file", open: broken},
		{why: "nothing can be written", write: broken},
		{why: "nothing can be read again", read: broken, shelved: true},
	} {
		file, err := os.Create(filepath.Join(t.TempDir(), "texts"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close() //nolint:errcheck // thrown away with its folder
		shelf := NewShelf(func() (Store, error) { return brokenStore{file, c.write, c.read}, c.open })
		shelf.left = c.left
		docs := documents()
		facts := readAll(docs, names)
		for i := range docs {
			shelf.Put(&docs[i])
			if (docs[i].shelved != nil) != c.shelved || (docs[i].Passages == nil) != c.shelved {
				t.Fatalf("%s: a document is not where it should be", c.why)
			}
			for n, p := range docs[i].Heads() {
				head := plain[i].Passages[n]
				if c.shelved {
					head.Text = ""
				}
				if !reflect.DeepEqual(p, head) {
					t.Fatalf("%s: %+v instead of %+v", c.why, p, head)
				}
			}
		}
		var mu sync.Mutex
		got := map[string][]byte{}
		editions := []Edition{{Lang: "fr", Index: Join(t.Context(), docs, facts, names)}}
		err = Write(t.Context(), editions, func(name string, data []byte) error {
			mu.Lock()
			defer mu.Unlock()
			got[name] = data
			return nil
		})
		if !errors.Is(err, c.read) {
			t.Errorf("%s: %v", c.why, err)
		}
		if c.read == nil && !maps.EqualFunc(got, want, func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("%s: another index", c.why)
		}
	}
}
