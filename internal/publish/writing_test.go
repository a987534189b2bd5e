package publish_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossier/internal/publish"
)

// begin puts the files of a site, and does not finish.
func (f folder) begin(tree publish.Tree) *publish.Writing {
	f.Helper()
	w, err := f.place.Begin(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	for name, data := range tree {
		if err := w.Put(name, data); err != nil {
			f.Fatal(err)
		}
	}
	return w
}

// TestWriting_notFinished: until it is finished nobody sees anything of a site,
// and if it never is nothing is left of it.
func TestWriting_notFinished(t *testing.T) {
	bothWays(t, func(f folder) {
		before, after := sites()
		f.write(before)
		was := f.files()
		w := f.begin(after)
		if !maps.Equal(f.files(), was) {
			f.Error("what was put is there before the end")
		}
		w.Close()
		if !maps.Equal(f.files(), was) {
			f.Error("what was put is there, and was not finished")
		}
		f.tidy()
		f.write(after) // nobody is locked out
	})
}

// TestWriting_othersWriteMeanwhile: a file that somebody puts where one of ours is about
// to go, or changes there, is not written over, however late that is.
func TestWriting_othersWriteMeanwhile(t *testing.T) {
	for _, name := range []string{"index.html", "new/deep/n.html"} { // one that is there, one that is not
		bothWays(t, func(f folder) {
			before, after := sites()
			f.write(before)
			w := f.begin(after)
			defer w.Close()
			f.put(name, "by hand")
			was := f.files()
			if _, err := w.Finish(context.Background()); !errors.Is(err, publish.ErrForeign) {
				f.Errorf("err = %v", err)
			}
			if !maps.Equal(f.files(), was) {
				f.Error("the folder was changed")
			}
		})
	}
}

// TestWriting_broughtBack: if it turns out at the end that the folder
// cannot change places, the files that were laid out are written one by one.
func TestWriting_broughtBack(t *testing.T) {
	f := newFolder(t, false)
	before, after := sites()
	f.write(before)
	w := f.begin(after)
	if err := os.Symlink("a", filepath.Join(f.dir, "new")); err != nil { // new/deep/n.html is to go behind it
		t.Fatal(err)
	}
	was, err := os.Stat(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Finish(context.Background()); err != nil {
		t.Fatal(err)
	}
	w.Close()
	is, err := os.Stat(f.dir)
	if err != nil || !os.SameFile(was, is) {
		t.Errorf("the folder changed places (%v)", err)
	}
	for name, page := range map[string]string{"index.html": "index.html", "a/deep/n.html": "new/deep/n.html"} {
		if data, err := os.ReadFile(filepath.Join(f.dir, name)); err != nil || string(data) != string(after[page]) {
			t.Errorf("%s: %q (%v)", name, data, err)
		}
	}
	f.tidy()
}

// TestWriting_Scratch: what is written into it can be read again, and nothing is left of it.
func TestWriting_Scratch(t *testing.T) {
	bothWays(t, func(f folder) {
		before, after := sites()
		f.write(before)
		w := f.begin(after)
		file, err := w.Scratch()
		if err != nil {
			f.Fatal(err)
		}
		read := make([]byte, 3)
		_, err = file.WriteAt([]byte("much"), 10)
		if _, err2 := file.ReadAt(read, 11); err != nil || err2 != nil || string(read) != "uch" {
			f.Errorf("%q, %v, %v", read, err, err2)
		}
		if _, err := w.Finish(context.Background()); err != nil {
			f.Fatal(err)
		}
		w.Close()
		f.tidy()
	})
	w, err := publish.Place{Dir: t.TempDir()}.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := w.Scratch(); err == nil {
		t.Error("there is no folder for it")
	}
}

// TestWriting_Scratch_troubleAtAnyChange: a run that is ended at a change, or whose disk fails
// there, leaves nothing of its scratch file behind the next run, which has one or not. Without
// the file the site is written all the same.
func TestWriting_Scratch_troubleAtAnyChange(t *testing.T) {
	scratch := 0 // how often the disk failed at that file
	for _, dead := range []bool{false, true} {
		for n := 1; ; n++ {
			f := published(t, false)
			before, after := sites()
			x := &trouble{n: n, err: syscall.ENOSPC, dead: dead}
			w, err := f.place.Watched(x.before, x.put).Begin(t.Context())
			if err == nil {
				if _, err = w.Scratch(); err != nil && !errors.Is(err, syscall.ENOSPC) {
					t.Errorf("fails at %s: %v", x.hit, err)
				}
				for name, data := range after {
					if err = w.Put(name, data); err != nil {
						break
					}
				}
				if err == nil {
					_, err = w.Finish(t.Context())
				}
				w.Close()
			}
			if x.hit == "" {
				f.tidy()
				break
			}
			if !dead && strings.HasSuffix(x.hit, " scratch") {
				scratch++
				if err != nil || !f.is(after) {
					t.Errorf("fails at %s: there is no site: %v", x.hit, err)
				}
			}
			if !dead && err == nil {
				f.tidy()
			}
			f.write(before)
			f.tidy()
		}
	}
	if scratch < 3 {
		t.Errorf("the disk failed only %d times at the scratch file", scratch)
	}
}
