package publish_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossier/internal/publish"

	"github.com/gofrs/flock"
)

func TestWrite_locked(t *testing.T) {
	f := published(t, false)
	held := flock.New(filepath.Join(f.place.Work, "lock"))
	if ok, err := held.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	before, after := sites()
	_, err := f.place.Write(context.Background(), after)
	if !errors.Is(err, publish.ErrLocked) || !strings.Contains(err.Error(), "the test") {
		t.Errorf("err = %v", err)
	}
	if !f.is(before) {
		t.Error("the locked site was changed")
	}
	if err := held.Unlock(); err != nil {
		t.Fatal(err)
	}
	f.write(after)
}

// TestWrite_folderThatCannotMove publishes through a symbolic link: the link stays,
// and so does the folder it leads to.
func TestWrite_folderThatCannotMove(t *testing.T) {
	f := newFolder(t, false)
	link := filepath.Join(filepath.Dir(f.dir), "link")
	if err := os.Symlink(f.dir, link); err != nil {
		t.Fatal(err)
	}
	was, err := os.Stat(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	f.place.Dir = link
	before, after := sites()
	f.write(before)
	f.write(after)
	is, err := os.Stat(f.dir)
	if err != nil || !os.SameFile(was, is) {
		t.Errorf("the folder behind the link was replaced (%v)", err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone (%v)", err)
	}
}

// TestWrite_othersWriteMeanwhile: a file that comes into the folder
// between reading it and replacing it is kept.
func TestWrite_othersWriteMeanwhile(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // nothing changes places there
	}
	f := published(t, false)
	_, after := sites()
	place := f.place.Watched(func(change, _ string) error {
		if change == "exchange" {
			f.put("late.txt", "late")
			f.put("index.html", "edited by hand at the last moment")
		}
		return nil
	}, nil)
	r, err := place.Write(context.Background(), after)
	if err != nil {
		t.Fatal(err)
	}
	have := f.files()
	if have["late.txt"] != "late" {
		t.Error("a file that came late is lost")
	}
	kept, err := os.ReadFile(filepath.Join(r.Kept, "index.html"))
	if err != nil || string(kept) != "edited by hand at the last moment" {
		t.Errorf("a page that somebody edited is lost (%v)", err)
	}
}

// TestWrite_folderThatMayNotBeWritten: the message names the path and the cause.
func TestWrite_folderThatMayNotBeWritten(t *testing.T) {
	f := newFolder(t, false)
	f.place.Dir = filepath.Join(f.dir, "CNAME", "site")
	f.put("CNAME", "example.org")
	_, err := f.place.Write(context.Background(), publish.Tree{"index.html": []byte("a")})
	if err == nil || !strings.Contains(err.Error(), f.place.Dir) {
		t.Errorf("err = %v", err)
	}
}

// TestWrite_modesAndLinksStay: a folder keeps its mode, a link in it stays a link.
func TestWrite_modesAndLinksStay(t *testing.T) {
	bothWays(t, func(f folder) {
		if runtime.GOOS == "windows" {
			return
		}
		for _, err := range []error{os.Chmod(f.dir, 0o700), os.Symlink("index.html", filepath.Join(f.dir, "home")), os.Mkdir(filepath.Join(f.dir, "empty"), 0o750)} {
			if err != nil {
				f.Fatal(err)
			}
		}
		f.write(publish.Tree{"index.html": []byte("a")})
		f.write(publish.Tree{"index.html": []byte("b")})
		if info, err := os.Stat(f.dir); err != nil || info.Mode().Perm() != 0o700 {
			f.Errorf("the mode is %v (%v)", info.Mode(), err)
		}
		if to, err := os.Readlink(filepath.Join(f.dir, "home")); err != nil || to != "index.html" {
			f.Errorf("the link leads to %q (%v)", to, err)
		}
		if info, err := os.Stat(filepath.Join(f.dir, "empty")); err != nil || info.Mode().Perm() != 0o750 {
			f.Errorf("the empty folder: %v", err)
		}
	})
}
