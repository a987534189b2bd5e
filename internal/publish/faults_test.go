package publish_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"dossier/internal/publish"
)

// before and after are two sites: pages that stay, change, go and come, in
// folders that stay, go and come.
func sites() (before, after publish.Tree) {
	page := func(s string) []byte { return []byte(strings.Repeat(s, 50)) }
	before = publish.Tree{"index.html": page("1"), "same.html": page("s"), "a/one.html": page("1"), "gone/old.html": page("o"), "assets/x.css": page("c")}
	after = publish.Tree{"index.html": page("2"), "same.html": page("s"), "a/one.html": page("2"), "new/deep/n.html": page("n"), "assets/x.css": page("c")}
	return before, after
}

// foreign are files of somebody else.
var foreign = map[string]string{"CNAME": "example.org", ".gitignore": "*", "a/mine.txt": "mine", "own/x/y": "z"}

// published is a folder that holds the first site and the files of others.
func published(t *testing.T, inPlace bool) folder {
	f := foreignOnly(t, inPlace)
	before, _ := sites()
	f.write(before)
	return f
}

// foreignOnly is a folder that holds files of others.
func foreignOnly(t *testing.T, inPlace bool) folder {
	f := newFolder(t, inPlace)
	for name, text := range foreign {
		f.put(name, text)
	}
	return f
}

// is reports whether the folder holds exactly a site and the files of others.
func (f folder) is(tree publish.Tree) bool {
	want := maps.Clone(foreign)
	for name, data := range tree {
		want[name] = string(data)
	}
	return maps.Equal(f.files(), want)
}

// trouble lets the n-th change of a run go wrong.
type trouble struct {
	mu    sync.Mutex
	n     int
	err   error
	dead  bool // the n-th is also the last: nothing is changed after it
	seen  int
	hit   string
	short bool // half of the bytes are written first
}

func (x *trouble) before(change, name string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seen++
	if x.seen == x.n && !(x.short && change == "create") || x.dead && x.hit != "" {
		x.hit = change + " " + name
		return x.err
	}
	return nil
}

func (x *trouble) put(f *os.File, data []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.short && x.seen >= x.n && x.hit == "" {
		x.hit = "write " + f.Name()
		n, _ := f.Write(data[:len(data)/2])
		return n, &os.PathError{Op: "write", Path: f.Name(), Err: x.err}
	}
	return f.Write(data)
}

// TestWrite_endsAtAnyChange stops a run before each change it makes on disk,
// and in the middle of each file it writes, as kill −9 does: from there on
// nothing changes any more. What stands then is the old site or the new one
// (file by file: a site that the next run repairs), and no file of others is
// missing.
func TestWrite_endsAtAnyChange(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		for _, short := range []bool{false, true} {
			for _, first := range []bool{false, true} {
				t.Run(fmt.Sprintf("in place %v, half a file %v, first run %v", inPlace, short, first), func(t *testing.T) {
					t.Parallel()
					endAtAnyChange(t, inPlace, short, first)
				})
			}
		}
	}
}

// endAtAnyChange stops runs in a folder, in which none has been before if it is
// the first.
func endAtAnyChange(t *testing.T, inPlace, short, first bool) {
	killed := errors.New("killed")
	ends := 0
	for n := 1; ; n++ {
		f := published(t, inPlace)
		before, after := sites()
		if first {
			f, before = foreignOnly(t, inPlace), publish.Tree{}
		}
		x := &trouble{n: n, err: killed, dead: true, short: short}
		_, err := f.place.Watched(x.before, x.put).Write(context.Background(), after)
		if x.hit == "" {
			if err != nil || !f.is(after) {
				t.Fatalf("a run without trouble: %v", err)
			}
			break
		}
		ends++
		swaps := !inPlace && runtime.GOOS == "linux"
		if swaps && !f.is(before) && !f.is(after) {
			t.Fatalf("killed at change %d (%s): a mixed site: %v", n, x.hit, f.files())
		}
		have := f.files()
		for name, text := range foreign {
			if have[name] != text {
				t.Fatalf("killed at change %d (%s): %s of somebody else is lost", n, x.hit, name)
			}
		}
		// The next run goes on, or back to the old site.
		next := after
		if n%2 == 0 {
			next = before
		}
		f.write(next)
		if !f.is(next) {
			t.Fatalf("killed at change %d (%s): the next run leaves %v", n, x.hit, f.files())
		}
		f.tidy()
	}
	if ends < 8 {
		t.Errorf("only %d places to stop at", ends)
	}
	t.Logf("stopped at %d changes", ends)
}

// tidy reports what a run left behind.
func (f folder) tidy() {
	f.Helper()
	entries, err := os.ReadDir(f.place.Work)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "lock" && e.Name() != ".gitignore" {
			f.Fatalf("%s is left in the folder of work", e.Name())
		}
	}
}

// TestWrite_diskFailsAtAnyChange lets each change fail once in the ways disks do.
// The run says what failed and why, unless it got round it; the site is whole.
func TestWrite_diskFailsAtAnyChange(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS, syscall.EMFILE, syscall.EACCES} {
		for _, short := range []bool{false, true} {
			t.Run(fmt.Sprintf("%v, half a file %v", cause, short), func(t *testing.T) {
				t.Parallel()
				n := 1
				for failAtChange(t, n, cause, short) {
					n++
				}
				t.Logf("%d faults", n-1)
				if n <= 10 {
					t.Errorf("only %d faults", n-1)
				}
			})
		}
	}
}

// failAtChange lets change n of a run fail. It reports whether the run makes so
// many.
func failAtChange(t *testing.T, n int, cause error, short bool) bool {
	f := published(t, false)
	before, after := sites()
	x := &trouble{n: n, err: cause, short: short}
	_, err := f.place.Watched(x.before, x.put).Write(context.Background(), after)
	if x.hit == "" {
		return false
	}
	change, file, _ := strings.Cut(x.hit, " ")
	switch {
	case err == nil && !f.is(after):
		t.Fatalf("%s fails with %v: silence, and the site is %v", x.hit, cause, f.files())
	case err != nil && (!errors.Is(err, cause) || !strings.Contains(err.Error(), filepath.Base(file))):
		t.Fatalf("%s fails with %v: the message is %q", x.hit, cause, err)
	case runtime.GOOS == "linux" && change != "exchange" && !f.is(before) && !f.is(after):
		t.Fatalf("%s fails with %v: a mixed site", x.hit, cause)
	}
	f.write(after)
	if !f.is(after) {
		t.Fatalf("%s fails with %v: the next run leaves %v", x.hit, cause, f.files())
	}
	return true
}

// TestWrite_killed kills a real process at each change it makes.
func TestWrite_killed(t *testing.T) {
	if n, err := strconv.Atoi(os.Getenv("DIE_AT")); err == nil {
		_, after := sites()
		x := 0
		place := publish.Place{Dir: os.Getenv("DIR"), Work: os.Getenv("WORK"), Holder: "the child"}
		place = place.Watched(func(string, string) error {
			if x++; x == n {
				process, _ := os.FindProcess(os.Getpid())
				process.Kill() //nolint:errcheck // it may have ended
				select {}
			}
			return nil
		}, nil)
		runtime.GOMAXPROCS(1)
		if _, err := place.Write(context.Background(), after); err != nil {
			t.Fatal(err)
		}
		return
	}
	killed := 0
	for n := 1; ; n++ {
		f := published(t, false)
		cmd := exec.Command(os.Args[0], "-test.run=^TestWrite_killed$")
		cmd.Env = append(os.Environ(), fmt.Sprintf("DIE_AT=%d", n), "DIR="+f.dir, "WORK="+f.place.Work)
		err := cmd.Run()
		before, after := sites()
		if runtime.GOOS == "linux" && !f.is(before) && !f.is(after) {
			t.Fatalf("killed at change %d: a mixed site: %v", n, f.files())
		}
		f.write(after) // the lock of the dead holds nobody up
		if !f.is(after) {
			t.Fatalf("killed at change %d: the next run leaves %v", n, f.files())
		}
		f.tidy()
		if err == nil {
			break
		}
		killed++
	}
	if killed < 8 {
		t.Errorf("the process was killed only %d times", killed)
	}
}
