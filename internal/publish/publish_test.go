package publish_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"dossier/internal/publish"

	"github.com/google/go-cmp/cmp"
)

// folder is a place to publish into, with a few words to look at it.
type folder struct {
	*testing.T
	dir   string
	place publish.Place
}

func newFolder(t *testing.T, inPlace bool) folder {
	t.Helper()
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder{t, dir, publish.Place{Dir: dir, Work: filepath.Join(base, ".dossier"), Holder: "the test", InPlace: inPlace}}
}

// bothWays runs a test on a folder that changes places and on one that cannot.
func bothWays(t *testing.T, test func(f folder)) {
	t.Run("swap", func(t *testing.T) { test(newFolder(t, false)) })
	t.Run("in place", func(t *testing.T) { test(newFolder(t, true)) })
}

func (f folder) write(tree publish.Tree) publish.Result {
	f.Helper()
	r, err := f.place.Write(context.Background(), tree)
	if err != nil {
		f.Fatal(err)
	}
	return r
}

func (f folder) put(name, text string) {
	f.Helper()
	full := filepath.Join(f.dir, name)
	os.Remove(full) //nolint:errcheck // editors write a new file
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		f.Fatal(err)
	}
}

// files lists what is in the folder, the manifest left out.
func (f folder) files() map[string]string {
	f.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(f.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(f.dir, name)
		if rel != publish.Manifest {
			all[filepath.ToSlash(rel)] = string(data)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return all
}

func (f folder) holds(want map[string]string) {
	f.Helper()
	if diff := cmp.Diff(want, f.files()); diff != "" {
		f.Error(diff)
	}
}

func TestWrite_onlyWhatDiffers(t *testing.T) {
	bothWays(t, func(f folder) {
		tree := publish.Tree{"index.html": []byte("a"), "x/y.html": []byte("b"), ".nojekyll": {}}
		if r := f.write(tree); !reflect.DeepEqual(r, publish.Result{Written: 3}) {
			f.Errorf("first: %+v", r)
		}
		before, err := os.Stat(filepath.Join(f.dir, "index.html"))
		if err != nil {
			f.Fatal(err)
		}
		if r := f.write(tree); !reflect.DeepEqual(r, publish.Result{Unchanged: 3}) {
			f.Errorf("again: %+v", r)
		}
		tree["x/y.html"] = []byte("c")
		if r := f.write(tree); !reflect.DeepEqual(r, publish.Result{Written: 1, Unchanged: 2}) {
			f.Errorf("one changed: %+v", r)
		}
		after, err := os.Stat(filepath.Join(f.dir, "index.html"))
		if err != nil || !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
			f.Errorf("an unchanged file was touched (%v)", err)
		}
		f.holds(map[string]string{"index.html": "a", "x/y.html": "c", ".nojekyll": ""})
	})
}

func TestWrite_staleFilesGo(t *testing.T) {
	bothWays(t, func(f folder) {
		f.put("CNAME", "example.org")
		f.put("x/mine.txt", "mine")
		f.write(publish.Tree{"index.html": []byte("a"), "x/old.html": []byte("o"), "z/deep/old.html": []byte("o")})
		if r := f.write(publish.Tree{"index.html": []byte("a")}); r.Removed != 2 {
			f.Errorf("%+v", r)
		}
		f.holds(map[string]string{"CNAME": "example.org", "x/mine.txt": "mine", "index.html": "a"})
		if _, err := os.Stat(filepath.Join(f.dir, "z")); !errors.Is(err, fs.ErrNotExist) {
			f.Errorf("an empty folder stays: %v", err)
		}
	})
}

func TestWrite_changedStaleFileStays(t *testing.T) {
	bothWays(t, func(f folder) {
		f.write(publish.Tree{"index.html": []byte("a"), "old.html": []byte("o")})
		f.put("old.html", "edited by hand")
		f.write(publish.Tree{"index.html": []byte("a")})
		f.holds(map[string]string{"index.html": "a", "old.html": "edited by hand"})
	})
}

func TestWrite_foreignFileStays(t *testing.T) {
	bothWays(t, func(f folder) {
		f.put("index.html", "by hand")
		_, err := f.place.Write(context.Background(), publish.Tree{"index.html": []byte("a"), "b.html": []byte("b")})
		if !errors.Is(err, publish.ErrForeign) {
			f.Fatalf("err = %v", err)
		}
		f.holds(map[string]string{"index.html": "by hand"})
	})
}

func TestWrite_repairsARunThatWasCutShort(t *testing.T) {
	bothWays(t, func(f folder) {
		f.write(publish.Tree{"a.html": []byte("1"), "b.html": []byte("1")})
		// What a killed run leaves: its claim, a page of the new site, a page of
		// the old one, a half-written file beside its place.
		f.write(publish.Tree{"a.html": []byte("2"), "b.html": []byte("2"), "c.html": []byte("2")})
		manifest, err := os.ReadFile(filepath.Join(f.dir, publish.Manifest))
		if err != nil {
			f.Fatal(err)
		}
		one := sha256.Sum256([]byte("1"))
		f.put(publish.Manifest, string(manifest)+hex.EncodeToString(one[:])+"  b.html\n"+hex.EncodeToString(one[:])+"  old.html\n")
		f.put("b.html", "1")
		f.put("old.html", "1")
		f.write(publish.Tree{"a.html": []byte("3"), "b.html": []byte("3"), "c.html": []byte("3")})
		f.holds(map[string]string{"a.html": "3", "b.html": "3", "c.html": "3"})
	})
}

func TestWrite_changedPageStays(t *testing.T) {
	bothWays(t, func(f folder) {
		f.write(publish.Tree{"index.html": []byte("a")})
		f.put("index.html", "edited by hand")
		if _, err := f.place.Write(context.Background(), publish.Tree{"index.html": []byte("b")}); !errors.Is(err, publish.ErrForeign) {
			f.Errorf("err = %v", err)
		}
		f.holds(map[string]string{"index.html": "edited by hand"})
	})
}

func TestWrite_pathsStayInside(t *testing.T) {
	bothWays(t, func(f folder) {
		for _, name := range []string{"../x", "/x", "a/../../x", "", ".", publish.Manifest} {
			if _, err := f.place.Write(context.Background(), publish.Tree{name: []byte("x")}); err == nil {
				f.Errorf("%q was written", name)
			}
		}
		if err := os.Symlink(f.TempDir(), filepath.Join(f.dir, "out")); err != nil {
			f.Fatal(err)
		}
		if _, err := f.place.Write(context.Background(), publish.Tree{"out/x": []byte("x")}); err == nil {
			f.Error("a symbolic link led out of the folder")
		}
		f.put(publish.Manifest, "0000  ../../etc/passwd\nnonsense\n")
		f.write(publish.Tree{"index.html": []byte("a")})
	})
}
