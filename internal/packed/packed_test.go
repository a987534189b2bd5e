package packed_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"dossier/internal/packed"
)

// read is all that a file system holds, by path.
func read(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		info, _ := e.Info()
		if err != nil || info.Size() != int64(len(data)) || !info.Mode().IsRegular() {
			t.Errorf("%s is no file of %d bytes: %v", name, len(data), err)
		}
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestOpen_returnsWhatWasPacked(t *testing.T) {
	from := fstest.MapFS{}
	want := map[string]string{"data/en/hides.txt": "not\nnever\n", "data/en/sketch/brief.md": "", "data/zh/hides.txt": "不\n没有\n"}
	for name, text := range want {
		from[name] = &fstest.MapFile{Data: []byte(text)}
	}
	from["elsewhere/x.txt"] = &fstest.MapFile{Data: []byte("x")}
	var archive bytes.Buffer
	if err := packed.Write(&archive, from, "data", ""); err != nil {
		t.Fatal(err)
	}
	files := packed.Open(archive.String())
	if got := read(t, files); !maps.Equal(got, want) {
		t.Errorf("the archive holds %q", got)
	}
	english, err := fs.Sub(files, "data/en")
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(maps.Keys(read(t, english))); !slices.Equal(got, []string{"hides.txt", "sketch/brief.md"}) {
		t.Errorf("the folder holds %q", got)
	}
	for _, name := range []string{"data/fr", "data/en/hides", "x.txt", ""} {
		if _, err := fs.ReadFile(files, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := fs.ReadDir(files, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the folder %q: %v", name, err)
		}
	}
	if _, err := fs.ReadFile(files, "data"); err == nil {
		t.Error("a folder is read as a file")
	}
}

func TestWrite_takesWhatHasTheEnding(t *testing.T) {
	from := fstest.MapFS{"docs/a.md": {Data: []byte("a")}, "docs/embed.go": {Data: []byte("b")}}
	var archive bytes.Buffer
	if err := packed.Write(&archive, from, "docs", ".md"); err != nil {
		t.Fatal(err)
	}
	if got := read(t, packed.Open(archive.String())); !maps.Equal(got, map[string]string{"docs/a.md": "a"}) {
		t.Errorf("the archive holds %q", got)
	}
}
