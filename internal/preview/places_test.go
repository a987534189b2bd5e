package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// follows watches a folder with the events of the system, and returns a function that waits
// for the next change.
func follows(t *testing.T, w *Watch) (next func(when string)) {
	t.Helper()
	changes := make(chan struct{}, 100)
	ended := make(chan error, 1)
	go func() {
		ended <- w.Run(t.Context(), func(c Change) {
			if c.Settles(t.Context()) {
				changes <- struct{}{}
			}
		})
	}()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	next = func(when string) {
		t.Helper()
		select {
		case <-changes:
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: nothing is seen", when)
		}
	}
	next("at the start")
	return next
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestWatch_aNoteBehindALink: a note that is a link into another folder of the dossier is seen
// when what it leads to is saved, by events and by looking.
func TestWatch_aNoteBehindALink(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprint("poll ", poll), func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "shared/linked.md"), "alpha")
			write(t, filepath.Join(dir, "briefs/other.md"), "other")
			if err := os.Symlink("../shared/linked.md", filepath.Join(dir, "briefs/linked.md")); err != nil {
				t.Fatal(err)
			}
			next := follows(t, &Watch{Dir: dir, Poll: poll, Now: time.Now, Say: func(s string) { t.Log(s) }})
			write(t, filepath.Join(dir, "shared/linked.md"), "alpha and bravo")
			next("the file that the link leads to is saved")
			write(t, filepath.Join(dir, "later/linked.md"), "alpha")
			if err := os.Symlink("../later/linked.md", filepath.Join(dir, "briefs/later.md")); err != nil {
				t.Fatal(err)
			}
			next("a link comes")
			write(t, filepath.Join(dir, "later/linked.md"), "alpha and bravo")
			next("the file that it leads to is saved")
		})
	}
}

// TestWatch_anotherFolder: the folder of the dossier is renamed and copied back. What reads it
// reads the new one.
func TestWatch_anotherFolder(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprint("poll ", poll), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "dossier")
			write(t, filepath.Join(dir, "briefs/note.md"), "old")
			folder, err := OpenFolder(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer folder.Close()
			next := follows(t, &Watch{Dir: dir, Poll: poll, Now: time.Now, Say: func(s string) { t.Log(s) }, Replaced: folder.Reopen})
			if err := os.Rename(dir, dir+".old"); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, "briefs/note.md"), "new")
			read := func() string {
				data, err := fs.ReadFile(folder, "briefs/note.md")
				if err != nil {
					t.Fatal(err)
				}
				return string(data)
			}
			for end := time.Now().Add(20 * time.Second); read() != "new"; {
				if time.Now().After(end) {
					t.Fatal("the old folder is read still")
				}
				next("another folder has the place")
			}
			write(t, filepath.Join(dir, "briefs/note.md"), "newer words")
			next("a note of the new folder is saved")
		})
	}
}

func TestWhyNot_namesTheSetting(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "fs.inotify.max_user_watches", syscall.EMFILE: "fs.inotify.max_user_instances", errors.New("others"): "others",
	} {
		if got := whyNot(fmt.Errorf("add: %w", err)); !strings.Contains(got, want) {
			t.Errorf("%v: %s", err, got)
		}
	}
}
