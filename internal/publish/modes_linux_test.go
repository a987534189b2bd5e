package publish_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dossier/internal/publish"

	"golang.org/x/sys/unix"
)

// withUmask does something with the umask of the process set. Tests of this package do not
// run side by side.
func withUmask(umask int, do func()) {
	was := syscall.Umask(umask)
	defer syscall.Umask(was)
	do()
}

func (f folder) mode(name string) fs.FileMode {
	f.Helper()
	info, err := os.Stat(filepath.Join(f.dir, name))
	if err != nil {
		f.Fatal(err)
	}
	return info.Mode().Perm()
}

// TestWrite_modesAreThoseOfTheUmask: with 002 a group works on a site together, and what a run
// with 077 has shut, the next one opens again; what somebody has set stays.
func TestWrite_modesAreThoseOfTheUmask(t *testing.T) {
	bothWays(t, func(f folder) {
		if err := os.Remove(f.dir); err != nil {
			f.Fatal(err)
		}
		tree := publish.Tree{"index.html": []byte("a"), "x/y.html": []byte("b"), "x/z.html": []byte("c")}
		check := func(when string, file, folder fs.FileMode) {
			f.Helper()
			for name, want := range map[string]fs.FileMode{"": folder, "x": folder, "index.html": file, "x/y.html": file, publish.Manifest: file} {
				if got := f.mode(name); got != want {
					f.Errorf("%s: %q has mode %o, want %o", when, name, got, want)
				}
			}
		}
		withUmask(0o077, func() { f.write(tree) })
		check("shut", 0o600, 0o700)
		tree["index.html"] = []byte("other")
		withUmask(0o022, func() { f.write(tree) })
		check("opened", 0o644, 0o755)
		withUmask(0o002, func() { f.write(tree) })
		check("nothing to write", 0o664, 0o775)
		if err := os.Chmod(filepath.Join(f.dir, "x/z.html"), 0o640); err != nil {
			f.Fatal(err)
		}
		withUmask(0o022, func() { f.write(tree) })
		check("again", 0o644, 0o755)
		if got := f.mode("x/z.html"); got != 0o640 {
			f.Errorf("what somebody has set is %o", got)
		}
		for name, want := range map[string]fs.FileMode{"": 0o755, "lock": 0o644, ".gitignore": 0o644} {
			if info, err := os.Stat(filepath.Join(f.place.Work, name)); err != nil || info.Mode().Perm() != want {
				f.Errorf("%q beside the lock has mode %v, want %v (%v)", name, info.Mode(), want, err)
			}
		}
	})
}

// TestWrite_aLockForAGroup: whoever may write into the folder may take its lock.
func TestWrite_aLockForAGroup(t *testing.T) {
	f := newFolder(t, false)
	withUmask(0o002, func() { f.write(publish.Tree{"index.html": []byte("a")}) })
	lock, err := os.Stat(filepath.Join(f.place.Work, "lock"))
	if err != nil || lock.Mode().Perm() != 0o664 {
		t.Errorf("%v %v", lock.Mode(), err)
	}
}

// TestWrite_attributesStay: a folder with lists of who may read it, labels or notes is
// not replaced by one without.
func TestWrite_attributesStay(t *testing.T) {
	f := newFolder(t, false)
	before, after := sites()
	f.write(before)
	err := unix.Setxattr(f.dir, "user.note", []byte("web"), 0)
	if errors.Is(err, unix.ENOTSUP) {
		t.Fatal("the folder of the test is on a file system without attributes; set TMPDIR to another")
	}
	if err != nil {
		t.Fatal(err)
	}
	was, err := os.Stat(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	f.write(after)
	is, err := os.Stat(f.dir)
	value := make([]byte, 8)
	n, failed := unix.Getxattr(f.dir, "user.note", value)
	if err := errors.Join(err, failed); err != nil || !os.SameFile(was, is) || string(value[:n]) != "web" || f.files()["index.html"] != string(after["index.html"]) {
		t.Errorf("the folder is another one, or lost its note %q (%v)", value[:max(n, 0)], err)
	}
	// Where the folder beside it has the same, as under a list for all that is made there, the two change places.
	if err := unix.Setxattr(f.place.Work, "user.note", []byte("web"), 0); err != nil {
		t.Fatal(err)
	}
	f.write(before)
	if now, err := os.Stat(f.dir); err != nil || os.SameFile(is, now) {
		t.Errorf("the folders do not change places (%v)", err)
	}
}

// TestWrite_whatIsLaidDownForOneFileStays: a list, a note or a mode that somebody has given to a
// file or a folder of the site is that of the one which takes its place, whatever the umask.
func TestWrite_whatIsLaidDownForOneFileStays(t *testing.T) {
	bothWays(t, func(f folder) {
		before, after := sites()
		f.write(before)
		at := func(name string) string { return filepath.Join(f.dir, name) }
		err := errors.Join(unix.Setxattr(at("index.html"), accessList, list(), 0), unix.Setxattr(at("a"), accessList, list(), 0),
			unix.Setxattr(at("a"), defaultList, list(), 0), unix.Setxattr(at("a/one.html"), "user.note", []byte("web"), 0), os.Chmod(at("a/one.html"), 0o640))
		if err != nil {
			f.Fatal(err)
		}
		page, folder := lists(f.T, at("index.html")), lists(f.T, at("a"))
		after["a/two.html"] = []byte("2")
		check := func(when string) {
			f.Helper()
			if got := lists(f.T, at("index.html")); !maps.Equal(got, page) {
				f.Errorf("%s: the lists of a page were %q and are %q", when, page, got)
			}
			if got := lists(f.T, at("a")); len(got) != 2 || !maps.Equal(got, folder) {
				f.Errorf("%s: the lists of a folder were %q and are %q", when, folder, got)
			}
			if lists(f.T, at("a/two.html"))[accessList] == "" {
				f.Errorf("%s: what is new in that folder has none", when)
			}
			value := make([]byte, 8)
			n, err := unix.Getxattr(at("a/one.html"), "user.note", value)
			if err != nil || string(value[:n]) != "web" || f.mode("a/one.html") != 0o640 {
				f.Errorf("%s: the note is %q and the mode %o (%v)", when, value[:max(n, 0)], f.mode("a/one.html"), err)
			}
			if f.files()["index.html"] != string(after["index.html"]) {
				f.Errorf("%s: the page is the old one", when)
			}
		}
		f.write(after)
		check("written")
		after["index.html"] = []byte("again")
		withUmask(0o077, func() { f.write(after) })
		check("with another umask")
	})
}

// TestWrite_waitsAtNoPipe: what is no file is somebody else's, and stays; nothing is read out of it.
func TestWrite_waitsAtNoPipe(t *testing.T) {
	socket := func(f folder, name string) {
		f.Helper()
		full := filepath.Join(f.dir, name)
		at, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
		if err != nil {
			f.Fatal(err)
		}
		f.Cleanup(func() { _ = unix.Close(at) }) // nobody listens
		// A socket has room for a hundred bytes of its name.
		if err := errors.Join(os.RemoveAll(full), unix.Bind(at, &unix.SockaddrUnix{Name: f.dir + ".s"}), os.Rename(f.dir+".s", full)); err != nil {
			f.Fatal(err)
		}
	}
	pipe := func(f folder, name string) {
		f.Helper()
		full := filepath.Join(f.dir, name)
		if err := errors.Join(os.RemoveAll(full), unix.Mkfifo(full, 0o644)); err != nil {
			f.Fatal(err)
		}
	}
	bothWays(t, func(f folder) {
		before, after := sites()
		f.write(before)
		pipe(f, "gone/old.html")
		f.write(after)
		if info, err := os.Lstat(filepath.Join(f.dir, "gone/old.html")); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
			f.Errorf("a pipe in the place of a page that goes: %v (%v)", info, err)
		}
		pipe(f, "index.html")
		if _, err := f.place.Write(t.Context(), before); !errors.Is(err, publish.ErrForeign) {
			f.Errorf("a pipe in the place of a page: %v", err)
		}
		socket(f, "index.html")
		if _, err := f.place.Write(t.Context(), before); !errors.Is(err, publish.ErrForeign) {
			f.Errorf("a socket in the place of a page: %v", err)
		}
		pipe(f, publish.Manifest)
		if _, err := f.place.Write(t.Context(), before); err == nil {
			f.Error("a pipe in the place of the list is read")
		}
	})
}
