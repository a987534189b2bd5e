package preview

// These tests change real files and wait for real events.

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

var rounds = flag.Int("rounds", 10, "rounds of each of the four parts of TestWatch_nothingIsMissed")

// folder is a dossier that is watched. What the watcher has seen is a copy of
// its files, made at each change.
type folder struct {
	*testing.T
	dir     string
	mu      sync.Mutex
	seen    map[string]string
	changes int
	any     int // changes of which the files are not known
	said    []string
	hold    sync.Mutex // while it is held, the watcher takes no event
}

func newFolder(t *testing.T) *folder {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	f.put("content/articles/a.md", "a")
	return f
}

// watched starts watching a folder with a few files.
func watched(t *testing.T) *folder {
	t.Helper()
	f := newFolder(t)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	w := &Watch{Dir: f.dir, Say: func(s string) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.said = append(f.said, s)
	}}
	w.Now = func() time.Time { // of which it asks for each event
		f.hold.Lock()
		defer f.hold.Unlock()
		return time.Now()
	}
	go func() {
		ended <- w.Run(ctx, func(c Change) {
			seen := f.files()
			settled := c.Settles(ctx)
			f.mu.Lock()
			defer f.mu.Unlock()
			f.changes++
			if c.files == nil {
				f.any++
			}
			if settled {
				f.seen = seen
			}
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	f.settles()
	return f
}

func (f *folder) put(name, text string) {
	f.Helper()
	full := f.path(name)
	f.noError(os.MkdirAll(filepath.Dir(full), 0o755))
	f.noError(os.WriteFile(full, []byte(text), 0o644))
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

func (f *folder) noError(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// files reads the sources.
func (f *folder) files() map[string]string {
	all := map[string]string{}
	for _, s := range sources {
		filepath.WalkDir(f.path(s), func(name string, d fs.DirEntry, err error) error { //nolint:errcheck // what has gone is not there
			if err == nil && !d.IsDir() {
				if data, err := os.ReadFile(name); err == nil {
					all[strings.TrimPrefix(name, f.dir)] = string(data)
				}
			}
			return nil
		})
	}
	return all
}

// settles waits until the watcher has seen the files as they are, and returns
// how long that took.
func (f *folder) settles() time.Duration {
	f.Helper()
	started := time.Now()
	for time.Since(started) < 20*time.Second {
		f.mu.Lock()
		same := f.seen != nil && maps.Equal(f.seen, f.files())
		f.mu.Unlock()
		if same {
			return time.Since(started)
		}
		time.Sleep(2 * time.Millisecond)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.Fatalf("after %v the watcher has not seen all: it saw %d files, there are %d (%v)", time.Since(started), len(f.seen), len(f.files()), f.said)
	return 0
}

// TestWatch_nothingIsMissed does what editors and git do, in bursts, and holds that
// the last change comes after the last event. Four dossiers are worked on at a time: most
// of it is waiting.
func TestWatch_nothingIsMissed(t *testing.T) {
	for part := range uint64(4) {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			f, r := watched(t), rand.New(rand.NewPCG(1, part))
			var worst time.Duration
			for round := range *rounds {
				for range 1 + r.IntN(3) {
					f.work(r, round)
				}
				if round%10 == 0 { // what is written while the watcher is at it
					time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
					f.put("briefs/late.md", fmt.Sprint(round))
				}
				worst = max(worst, f.settles())
			}
			t.Logf("%d rounds, %d changes, the slowest took %v", *rounds, f.changes, worst)
			if len(f.said) > 0 {
				t.Errorf("events failed: %v", f.said)
			}
		})
	}
}

// work does one of the things that editors and git do.
func (f *folder) work(r *rand.Rand, round int) {
	switch r.IntN(7) {
	case 0: // files in folders that are new
		for i := range 20 {
			f.put(fmt.Sprintf("briefs/r%d/a/b/%d.md", round, i), fmt.Sprint(round, i))
		}
	case 1: // as editors save: write aside, then rename
		for i := range 3 {
			f.put("briefs/.save~", fmt.Sprint(round, i))
			f.noError(os.Rename(f.path("briefs/.save~"), f.path("briefs/saved.md")))
		}
	case 2: // a folder is renamed, and written into under its new name
		name := fmt.Sprint(round, "-", r.Uint32())
		f.put("content/was"+name+"/x/y.md", "y")
		f.noError(os.Rename(f.path("content/was"+name), f.path("content/is"+name)))
		f.put("content/is"+name+"/x/z.md", "z")
	case 3: // a folder goes, with all that is in it
		f.noError(os.RemoveAll(f.path("briefs")))
		f.put("briefs/back.md", fmt.Sprint(round))
	case 4: // a burst
		for i := range 300 {
			f.put(fmt.Sprintf("content/articles/burst%d.md", i), fmt.Sprint(round, i))
		}
	case 5: // one letter
		f.put("content/articles/a.md", fmt.Sprint(round%10))
	case 6: // the settings
		f.put("dossier.yaml", fmt.Sprint("title: ", round))
	}
}

// TestWatch_queueOverflows: more happens than the system keeps while nobody takes its
// events. That some are lost is noticed, and what comes after is not.
func TestWatch_queueOverflows(t *testing.T) {
	f := watched(t)
	f.put("content/articles/b.md", "b")
	f.settles()
	f.hold.Lock()
	f.mu.Lock()
	before := f.any
	f.mu.Unlock()
	names := [2]string{f.path("content/articles/a.md"), f.path("content/articles/b.md")}
	for i := range 60_000 { // the queue of Linux holds 16,384 by default; equal events in a row count once
		f.noError(os.Chmod(names[i%2], fs.FileMode(0o600+i%4/2*0o44)))
	}
	f.put("briefs/last.md", "last")
	f.hold.Unlock()
	f.settles()
	f.put("briefs/last.md", "after")
	f.settles()
	f.mu.Lock()
	defer f.mu.Unlock()
	if runtime.GOOS == "linux" && f.any == before {
		t.Error("nobody noticed that events were lost")
	}
}

// TestWatch_files: a change names the files that have changed, as editors save
// them, and none if it may be more.
func TestWatch_files(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	f.put("briefs/a.md", "1")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	steps := []struct {
		do    func()
		names string // of the change, or of those that follow each other
	}{
		{func() {}, "anything"}, // at the start
		{func() { f.put("briefs/a.md", "2") }, "briefs/a.md"},
		{func() {
			f.put("briefs/.a.tmp", "3")
			f.noError(os.Rename(f.path("briefs/.a.tmp"), f.path("briefs/a.md")))
		}, "briefs/a.md"},
		{func() { f.put("dossier.yaml", "title: y"); f.put("briefs/b.md", "1") }, "briefs/b.md dossier.yaml"},
		{func() { f.noError(os.Remove(f.path("briefs/b.md"))) }, "briefs/b.md"},
		{func() { f.noError(os.Rename(f.path("briefs"), f.path("content"))) }, "anything"},
	}
	w := &Watch{Dir: f.dir, Now: time.Now, Say: func(string) {}}
	at := 0
	var named []string
	f.noError(w.Run(ctx, func(c Change) {
		if !c.Settles(ctx) {
			return
		}
		named = append(named, c.files...)
		if c.files == nil {
			named = append(named, "anything")
		}
		slices.Sort(named)
		named = slices.Compact(named)
		want := strings.Fields(steps[at].names)
		if i := slices.IndexFunc(named, func(name string) bool { return !slices.Contains(want, name) }); i >= 0 {
			t.Errorf("step %d: the change is of %q, not %q", at, named, want)
		} else if len(named) < len(want) {
			return // on a busy machine a change comes in parts
		}
		named = nil
		if at++; at == len(steps) {
			cancel()
			return
		}
		go steps[at].do()
	}))
	if at < len(steps) {
		t.Errorf("of step %d only %q was named", at, named)
	}
}

// TestWatch_superseded: work that is still going on when the next change comes hears of
// that at once, and is called again.
func TestWatch_superseded(t *testing.T) {
	for _, poll := range []bool{false, true} {
		f := &folder{T: t, dir: t.TempDir()}
		f.put("dossier.yaml", "title: x")
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		var calls []bool // whether each was superseded
		w := &Watch{Dir: f.dir, Poll: poll, Now: time.Now, Say: func(string) {}}
		f.noError(w.Run(ctx, func(c Change) {
			if !c.Settles(ctx) {
				return
			}
			if len(calls) == 2 {
				cancel()
				return
			}
			f.put(fmt.Sprintf("briefs/%d.md", len(calls)), "x")
			select {
			case <-c.Superseded():
				calls = append(calls, true)
			case <-ctx.Done():
				calls = append(calls, false)
			}
		}))
		if len(calls) != 2 || !calls[0] || !calls[1] {
			t.Errorf("polling %v: calls that were superseded: %v", poll, calls)
		}
	}
}

// TestListener_mayBeFolder: a file that editors write and then rename has gone when its
// event comes, and no folder has to be listened to because of it.
func TestListener_mayBeFolder(t *testing.T) {
	dir, l := t.TempDir(), &listener{}
	for name, want := range map[string]bool{".": true, "briefs/a.md.tmp": false} {
		if got := l.mayBeFolder(fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Create}); got != want {
			t.Errorf("%s may be a folder: %v", name, got)
		}
	}
}

// TestIsSource: what the site is not made of is no change.
func TestIsSource(t *testing.T) {
	for name, want := range map[string]bool{
		".": true, "dossier.yaml": true, "content": true, "briefs/a.md": true, "templates/assets/style.css": true,
		"public/index.html": false, ".dossier/lock": false, "notes.txt": false, ".git/index": false,
		"content/articles/.1.md.swp": false, "content/.cache/x.md": false,
	} {
		if isSource(name) != want {
			t.Errorf("%s is a source: %v", name, !want)
		}
	}
}
