//go:build !race

package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
)

var every = flag.Int("every", 10, "TestABuildMayEndAtAnyCall takes one of so many system calls; 1 for all")

// call is a system call of a build that changes something on disk: the nth one of
// its name that a thread makes on a path, which is that of its first argument.
type call struct {
	name, path string
	n          int
}

// faults are how a call may fail; a build may also be killed at it.
var faults = map[string]syscall.Errno{"ENOSPC": syscall.ENOSPC, "EIO": syscall.EIO, "EROFS": syscall.EROFS, "EMFILE": syscall.EMFILE}

// changing are the calls that change something, but for opening a file.
var changing = []string{"write", "fsync", "mkdirat", "linkat", "symlinkat", "renameat", "renameat2", "unlinkat", "fchmodat", "fchmod", "ftruncate"}

// TestABuildMayEndAtAnyCall runs the program under strace, which kills it at a
// system call that changes something, or lets the call fail as full, broken and
// read-only disks do. The site is then the old one or the new one (file by file:
// one that the next build repairs), the sources are as they were, what fails says
// so, and the next build is clean.
func TestABuildMayEndAtAnyCall(t *testing.T) {
	if testing.Short() {
		t.Skip("strace is a program of its own; make quick leaves that out")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatalf("%v (Debian: apt-get install strace)", err)
	}
	program, err := exec.LookPath("dossier") // this test, which TestMain lets run as the program
	if err != nil {
		t.Fatal(err)
	}
	t.Run("first", func(t *testing.T) {
		(&builds{t: t, program: program, before: t.TempDir(), first: true}).tryAll(2**every - 1)
	})
	t.Run("in place", func(t *testing.T) {
		(&builds{t: t, program: program, before: t.TempDir(), inPlace: true}).tryAll(2**every - 1)
	})
	t.Run("again", func(t *testing.T) { (&builds{t: t, program: program, before: t.TempDir()}).tryAll(*every) })
}

// tryAll takes one of so many of the calls of a build.
func (b *builds) tryAll(every int) {
	t := b.t
	b.old, b.new, b.sources = b.prepare()
	calls := b.calls()
	if len(calls) < 40 {
		t.Fatalf("only %d calls change something", len(calls))
	}
	type attempt struct {
		call
		fault string // "" to kill it
	}
	var attempts []attempt
	for i, c := range calls {
		if i%every == 0 {
			attempts = append(attempts, attempt{c, ""})
		}
		for k, fault := range []string{"ENOSPC", "EIO", "EROFS", "EMFILE"} {
			if (i+k)%every == 0 && (fault != "EMFILE" || c.name == "openat") {
				attempts = append(attempts, attempt{c, fault})
			}
		}
	}
	next := make(chan attempt, len(attempts))
	for _, a := range attempts {
		next <- a
	}
	close(next)
	var wg sync.WaitGroup
	var mu sync.Mutex
	ended, failed, missed := 0, 0, 0
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for a := range next {
				hit := b.try(a.call, a.fault)
				for again := 0; !hit && again < 5; again++ { // the calls were spread over the threads otherwise
					hit = b.try(a.call, a.fault)
				}
				mu.Lock()
				switch {
				case !hit:
					missed++
				case a.fault == "":
					ended++
				default:
					failed++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	t.Logf("%d calls change something; killed at %d, failed %d times, missed %d", len(calls), ended, failed, missed)
	if ended+failed < missed || ended == 0 || failed == 0 {
		t.Errorf("too few of %d attempts came to the call they were meant for", len(attempts))
	}
}

// builds is a dossier before a build, with what there is before and after it.
type builds struct {
	t                 *testing.T
	program           string
	before            string // its folder
	first             bool   // it has never been built
	inPlace           bool   // somebody stands in the folder of the site, so that it cannot change places
	old, new, sources map[string]string
}

// prepare makes a dossier whose site is to change: pages come, go and stay, in a
// folder that holds a file of somebody else. It is small, for it is built some two hundred
// times, and to write one more page takes the same calls.
func (b *builds) prepare() (old, after, sources map[string]string) {
	b.t.Helper()
	b.write("dossier.yaml", "title: A title\n")
	b.write("briefs/stays.md", "---\ntitle: Stays\nstatus: published\n---\n\nText.\n")
	b.write("briefs/gone/note.md", "---\ntitle: Gone\nstatus: published\n---\n\nText.\n")
	if !b.first {
		b.must(b.build(b.before))
	}
	b.must(os.RemoveAll(filepath.Join(b.before, "briefs/gone")))
	b.write("public/CNAME", "example.org\n")
	b.write("dossier.yaml", "title: Another title\n")
	b.write("briefs/comes/note.md", "---\ntitle: Comes\nstatus: published\n---\n\nText.\n")
	copied := b.copied()
	b.must(b.build(copied))
	old, sources = b.read(b.before)
	after, _ = b.read(copied)
	if maps.Equal(old, after) || old["CNAME"] == "" || !b.first && old["briefs/gone/note.html"] == "" || after["briefs/gone/note.html"] != "" || after["briefs/comes/note.html"] == "" {
		b.t.Fatal("the site does not change as it should")
	}
	return old, after, sources
}

// write writes a file of the dossier, and makes its folder.
func (b *builds) write(name, text string) {
	b.t.Helper()
	name = filepath.Join(b.before, name)
	b.must(errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)))
}

func (b *builds) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// standing is the folder in which a build runs.
func (b *builds) standing(dir string) string {
	if b.inPlace {
		return filepath.Join(dir, "public")
	}
	return dir
}

func (b *builds) build(dir string) error {
	cmd := exec.Command(b.program, "-C", dir, "build")
	if !b.first && b.old != nil {
		cmd.Dir = b.standing(dir)
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func (b *builds) copied() string {
	b.t.Helper()
	dir := b.t.TempDir()
	b.must(os.CopyFS(dir, os.DirFS(b.before)))
	return dir
}

// read returns the files of the site, and all others but those that the program
// works with.
func (b *builds) read(dir string) (site, sources map[string]string) {
	b.t.Helper()
	site, sources = map[string]string{}, map[string]string{}
	b.must(fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		switch public, ok := strings.CutPrefix(name, "public/"); {
		case ok:
			site[public] = string(data)
		case !strings.HasPrefix(name, ".dossier/"):
			sources[name] = string(data)
		}
		return err
	}))
	return site, sources
}

// strace runs a build under strace, on one processor, so that nearly all calls
// come from one thread: strace counts them by thread. It returns what the program
// says, and what strace does.
func (b *builds) strace(dir string, args ...string) (said, trace string, err error) {
	b.t.Helper()
	log := filepath.Join(b.t.TempDir(), "trace")
	cmd := exec.Command("strace", append(append([]string{"-f", "-y", "-o", log, "-e", "signal=none"}, args...), b.program, "-C", dir, "build")...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Dir = b.standing(dir)
	out, err := cmd.CombinedOutput()
	data, failed := os.ReadFile(log)
	b.must(failed)
	return string(out), string(data), err
}

var traced = regexp.MustCompile(`^(\d+) +(\w+)\((?:\d+<([^>]*)>|AT_FDCWD<[^>]*>, "([^"]*)")(.*)`)

// calls lists the calls of a build that change something in its folder. A path is
// written with DIR for that folder.
func (b *builds) calls() []call {
	b.t.Helper()
	dir := b.copied()
	_, trace, err := b.strace(dir, "-e", "trace=openat,"+strings.Join(changing, ","))
	if err != nil {
		b.t.Fatalf("strace: %v: %s", err, trace)
	}
	var list []call
	seen := map[string]int{} // by thread
	for line := range strings.Lines(trace) {
		m := traced.FindStringSubmatch(line)
		if m == nil || !strings.HasPrefix(m[3]+m[4], dir+"/") {
			continue
		}
		c := call{name: m[2], path: strings.Replace(m[3]+m[4], dir, "DIR", 1)}
		seen[m[1]+fmt.Sprint(c)]++
		if n := seen[m[1]+fmt.Sprint(c)]; c.name != "openat" || strings.Contains(m[5], "O_CREAT") {
			c.n = n
			list = append(list, c)
		}
	}
	return list
}

// try lets a build end at a call, or the call fail, and looks at what is left. It
// reports whether the build came to the call.
func (b *builds) try(c call, fault string) bool {
	b.t.Helper()
	dir := b.copied()
	inject := "signal=KILL"
	if fault != "" {
		inject = "error=" + fault
	}
	said, trace, err := b.strace(dir, "-P", strings.Replace(c.path, "DIR", dir, 1), "-e", "trace="+c.name, "-e", fmt.Sprintf("inject=%s:%s:when=%d", c.name, inject, c.n))
	name := fmt.Sprintf("%s of %s, the %dth, %s", c.name, c.path, c.n, inject)
	site, sources := b.read(dir)
	isNew := maps.Equal(site, b.new)
	if b.first && site[".dossier-files"] == "" { // a folder of which the program has said that it is its own
		delete(site, ".dossier-files")
	}
	if !isNew && !maps.Equal(site, b.old) && !b.inPlace {
		b.t.Errorf("%s: a mixed site of %d files; said: %s", name, len(site), said)
	}
	if !maps.Equal(sources, b.sources) {
		b.t.Errorf("%s: the sources have changed", name)
	}
	var exit *exec.ExitError
	hit := strings.Contains(trace, "(INJECTED)")
	switch {
	case fault == "":
		hit = errors.As(err, &exit) // strace ends as the program did
	case err == nil && !isNew:
		b.t.Errorf("%s: silence, and the site is the old one", name)
	case err != nil && (!errors.As(err, &exit) || exit.ExitCode() != exitSystem):
		b.t.Errorf("%s: it ends with %v: %s", name, err, said)
	case err != nil && !(strings.Contains(said, faults[fault].Error()) && strings.Contains(said, dir)):
		b.t.Errorf("%s: it does not name the cause and the place: %s", name, said)
	}
	if err := b.build(dir); err != nil {
		b.t.Errorf("%s: the next build: %v", name, err)
	}
	if site, _ := b.read(dir); !maps.Equal(site, b.new) {
		b.t.Errorf("%s: the next build does not give the new site", name)
	}
	left, err := os.ReadDir(filepath.Join(dir, ".dossier"))
	b.must(err)
	for _, e := range left {
		if e.Name() != "lock" && e.Name() != ".gitignore" {
			b.t.Errorf("%s: the next build leaves %s", name, e.Name())
		}
	}
	return hit
}
