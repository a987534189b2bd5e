package preview

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

var rounds = flag.Int("rounds", 40, "rounds of TestNothingIsMissed")

// folder is a dossier that is watched. What the watcher has seen is a copy of
// its files, made at each ring.
type folder struct {
	*testing.T
	dir   string
	mu    sync.Mutex
	seen  map[string]string
	rings int
	said  []string
}

// watched starts watching a folder with a few files. Stall lets the watcher be
// slow with every ring.
func watched(t *testing.T, poll bool, stall time.Duration) *folder {
	t.Helper()
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	f.put("content/articles/a.md", "a")
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	w := &Watch{Dir: f.dir, Poll: poll, Now: time.Now, Say: func(s string) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.said = append(f.said, s)
	}}
	go func() {
		ended <- w.Run(ctx, func(b Bell) {
			time.Sleep(stall)
			seen := f.files()
			if !b.Holds(ctx) {
				return
			}
			f.mu.Lock()
			defer f.mu.Unlock()
			f.seen = seen
			f.rings++
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
	full := filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		f.Fatal(err)
	}
}

func (f *folder) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// files reads the sources.
func (f *folder) files() map[string]string {
	all := map[string]string{}
	for _, s := range sources {
		filepath.WalkDir(filepath.Join(f.dir, s), func(name string, d fs.DirEntry, err error) error { //nolint:errcheck // what has gone is not there
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
		time.Sleep(5 * time.Millisecond)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.Fatalf("after %v the watcher has not seen all: it saw %d files, there are %d (%v)", time.Since(started), len(f.seen), len(f.files()), f.said)
	return 0
}

// TestNothingIsMissed does what editors and git do, in bursts, and holds that
// the last ring comes after the last change.
func TestNothingIsMissed(t *testing.T) {
	f := watched(t, false, 0)
	r := rand.New(rand.NewPCG(1, 2))
	var worst time.Duration
	moved := 0
	for round := range *rounds {
		for range 1 + r.IntN(3) {
			switch r.IntN(7) {
			case 0: // files in folders that are new
				for i := range 20 {
					f.put(fmt.Sprintf("briefs/r%d/a/b/%d.md", round, i), fmt.Sprint(round, i))
				}
			case 1: // as editors save: write aside, then rename
				for i := range 3 {
					f.put("briefs/.save~", fmt.Sprint(round, i))
					f.must(os.Rename(filepath.Join(f.dir, "briefs/.save~"), filepath.Join(f.dir, "briefs/saved.md")))
				}
			case 2: // a folder is renamed, and written into under its new name
				moved++
				f.put(fmt.Sprintf("content/was%d/x/y.md", moved), "y")
				f.must(os.Rename(filepath.Join(f.dir, fmt.Sprintf("content/was%d", moved)), filepath.Join(f.dir, fmt.Sprintf("content/is%d", moved))))
				f.put(fmt.Sprintf("content/is%d/x/z.md", moved), "z")
			case 3: // a folder goes, with all that is in it
				f.must(os.RemoveAll(filepath.Join(f.dir, "briefs")))
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
		if round%10 == 0 { // what is written while the watcher is at it
			time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
			f.put("briefs/late.md", fmt.Sprint(round))
		}
		worst = max(worst, f.settles())
	}
	t.Logf("%d rounds, %d rings, the slowest took %v", *rounds, f.rings, worst)
	if len(f.said) > 0 {
		t.Errorf("events failed: %v", f.said)
	}
}

// TestTheQueueOverflows: more happens than the kernel keeps while nobody listens.
func TestTheQueueOverflows(t *testing.T) {
	f := watched(t, false, 300*time.Millisecond)
	for i := range 20000 {
		f.put(fmt.Sprintf("content/articles/%d.md", i%2000), fmt.Sprint(i))
	}
	f.put("briefs/last.md", "last")
	f.settles()
	f.put("briefs/last.md", "after")
	f.settles()
}

// TestPolling finds changes without events.
func TestPolling(t *testing.T) {
	f := watched(t, true, 0)
	f.put("briefs/new/a.md", "1")
	f.settles()
	f.put("briefs/new/a.md", "2")
	f.settles()
	f.must(os.RemoveAll(filepath.Join(f.dir, "briefs")))
	f.settles()
}

// TestAChangeDuringTheFirstRing: without events only looks find changes, and
// whoever is slow with the first ring misses none that comes meanwhile.
func TestAChangeDuringTheFirstRing(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	rings := 0
	w := &Watch{Dir: f.dir, Poll: true, Now: time.Now, Say: func(string) {}}
	f.must(w.Run(ctx, func(Bell) {
		if rings++; rings == 1 {
			f.put("briefs/meanwhile.md", "x")
		} else {
			cancel()
		}
	}))
	if rings < 2 {
		t.Error("a file that came during the first ring is never seen")
	}
}

// TestAChangeCutsARingShort: who is told of a change and is still busy with it
// when the next comes hears of that at once, and is called again.
func TestAChangeCutsARingShort(t *testing.T) {
	for _, poll := range []bool{false, true} {
		f := &folder{T: t, dir: t.TempDir()}
		f.put("dossier.yaml", "title: x")
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		var calls []bool // whether each was cut short
		w := &Watch{Dir: f.dir, Poll: poll, Now: time.Now, Say: func(string) {}}
		f.must(w.Run(ctx, func(b Bell) {
			if !b.Holds(ctx) {
				return
			}
			if len(calls) == 2 {
				cancel()
				return
			}
			f.put(fmt.Sprintf("briefs/%d.md", len(calls)), "x")
			select {
			case <-b.More():
				calls = append(calls, true)
			case <-ctx.Done():
				calls = append(calls, false)
			}
		}))
		if len(calls) != 2 || !calls[0] || !calls[1] {
			t.Errorf("polling %v: calls that were cut short: %v", poll, calls)
		}
	}
}

// TestTheBellNamesWhatHasChanged: the bell says which files have changed, as
// editors save them, and says nothing if it may be more.
func TestTheBellNamesWhatHasChanged(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	f.put("briefs/a.md", "1")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	path := func(name string) string { return filepath.Join(f.dir, name) }
	steps := []struct {
		do    func()
		names string // that the bell says, at once or after one another
	}{
		{func() {}, "anything"}, // at the start
		{func() { f.put("briefs/a.md", "2") }, "briefs/a.md"},
		{func() { f.put("briefs/.a.tmp", "3"); f.must(os.Rename(path("briefs/.a.tmp"), path("briefs/a.md"))) }, "briefs/a.md"},
		{func() { f.put("dossier.yaml", "title: y"); f.put("briefs/b.md", "1") }, "briefs/b.md dossier.yaml"},
		{func() { f.must(os.Remove(path("briefs/b.md"))) }, "briefs/b.md"},
		{func() { f.must(os.Rename(path("briefs"), path("content"))) }, "anything"},
	}
	w := &Watch{Dir: f.dir, Now: time.Now, Say: func(string) {}}
	at := 0
	var said []string
	f.must(w.Run(ctx, func(b Bell) {
		if !b.Holds(ctx) {
			return
		}
		said = append(said, b.changed...)
		if b.changed == nil {
			said = append(said, "anything")
		}
		slices.Sort(said)
		said = slices.Compact(said)
		want := strings.Fields(steps[at].names)
		if i := slices.IndexFunc(said, func(name string) bool { return !slices.Contains(want, name) }); i >= 0 {
			t.Errorf("step %d: the bell says %q, not %q", at, said, want)
		} else if len(said) < len(want) {
			return // on a busy machine a change comes in parts
		}
		said = nil
		if at++; at == len(steps) {
			cancel()
			return
		}
		go steps[at].do()
	}))
	if at < len(steps) {
		t.Errorf("of step %d the bell said only %q", at, said)
	}
}

// TestAChangeThatWasNotOver: who begins as soon as a change seems to be over is
// told if it was not, shows nothing, and is called again.
func TestAChangeThatWasNotOver(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	w := &Watch{Dir: f.dir, Now: time.Now, Say: func(string) {}}
	calls, held, last := 0, 0, 0
	f.must(w.Run(ctx, func(b Bell) {
		calls++
		if calls == 1 {
			f.put("content/x.md", "") // so that the folder is known
		}
		n := calls
		if n%2 == 0 && n < 20 { // of two calls the second comes for what the first has changed
			f.put("dossier.yaml", fmt.Sprint("title: ", n))
		}
		if !b.Holds(ctx) {
			return
		}
		held++
		if last = n; n > 20 {
			cancel()
			return
		}
		f.put("dossier.yaml", fmt.Sprint("title: held ", n))
	}))
	if last <= 20 || held > calls-5 {
		t.Errorf("%d of %d calls held, the last was %d", held, calls, last)
	}
}

// TestWhatIsWrittenAsideIsNoFolder: a file that editors write and then rename has
// gone when its event comes, and no folder has to be listened to because of it.
func TestWhatIsWrittenAsideIsNoFolder(t *testing.T) {
	w := &Watch{Dir: t.TempDir()}
	for name, want := range map[string]bool{".": true, "briefs/a.md.tmp": false} {
		if got := w.isFolder(fsnotify.Event{Name: filepath.Join(w.Dir, name), Op: fsnotify.Create}); got != want {
			t.Errorf("%s may be a folder: %v", name, got)
		}
	}
}

// TestASlowCallIsNoPartOfAChange: the time that the last call takes to end is none
// in which files were written, so the next change is not shown in the middle
// because of it.
func TestASlowCallIsNoPartOfAChange(t *testing.T) {
	var mu sync.Mutex
	clock, held := time.Now(), false
	w := &Watch{Dir: t.TempDir(), Now: func() time.Time { mu.Lock(); defer mu.Unlock(); return clock }}
	w.events = &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)}
	event := fsnotify.Event{Name: filepath.Join(w.Dir, "dossier.yaml"), Op: fsnotify.Write}
	last := make(chan struct{})
	call := &caller{done: last, call: func(b Bell) {
		holds := b.Holds(context.Background())
		mu.Lock()
		defer mu.Unlock()
		held = held || holds
	}}
	settled := make(chan struct{})
	go func() {
		defer close(settled)
		w.settle(t.Context(), nil, false, call)
	}()
	time.Sleep(50 * soon) // the call that comes soon waits for the last
	mu.Lock()
	clock = clock.Add(4 * atMost)
	mu.Unlock()
	close(last)
	for i := range 5 {
		select {
		case w.events.Events <- event:
		case <-time.After(10 * time.Second):
			t.Fatalf("before event %d of a change it is taken to be over", i+1)
		}
	}
	<-settled
	call.end()
	if !held {
		t.Error("the change is never shown")
	}
}

// TestNobodyLooksWithoutABell: where there are events nothing is done until one
// comes, but for a look now and then that takes no more than a two-hundredth of
// the time, however long it takes.
func TestNobodyLooksWithoutABell(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir()}
	f.put("dossier.yaml", "title: x")
	f.put("briefs/a.md", "a")
	started := time.Now()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	rings := 0
	w := &Watch{Dir: f.dir, Now: time.Now, Say: func(s string) { t.Error(s) }}
	f.must(w.Run(ctx, func(Bell) { rings++ }))
	if may := 1 + int(time.Since(started)/seldom); w.looks > may || rings != 1 {
		t.Errorf("without an event it looked %d times and rang %d times", w.looks, rings)
	}
	for took := time.Microsecond; took < time.Hour; took *= 3 {
		if pause := w.pause(took); pause < 200*took || pause < seldom {
			t.Errorf("after a look of %v the next comes after %v", took, pause)
		}
	}
}

// TestWhoIsAtWorkDoesNotWait: without events there is a look every two seconds
// while somebody is at work, and then, too, no more than a two-hundredth of the
// time is spent on looks.
func TestWhoIsAtWorkDoesNotWait(t *testing.T) {
	clock := time.Now()
	w := &Watch{Poll: true, Now: func() time.Time { return clock }}
	w.last = clock
	for _, took := range []time.Duration{time.Millisecond, 10 * time.Millisecond, 400 * time.Millisecond} {
		if pause := w.pause(took); pause > waiting {
			t.Errorf("at work: after a look of %v the next comes after %v", took, pause)
		}
	}
	clock = clock.Add(2 * atWork)
	for took := time.Microsecond; took < time.Hour; took *= 3 {
		if pause := w.pause(took); pause < share*took || pause < often {
			t.Errorf("idle: after a look of %v the next comes after %v", took, pause)
		}
	}
}

// TestABurstIsOneRing: a save in three steps, or many files at once, is one
// change. What is not ours is none.
func TestABurstIsOneRing(t *testing.T) {
	f := watched(t, false, 0)
	f.mu.Lock()
	before := f.rings
	f.mu.Unlock()
	started := time.Now()
	for i := range 1000 {
		f.put(fmt.Sprintf("content/articles/%d.md", i), "x")
	}
	f.settles()
	may := 3 + int(time.Since(started)/atMost) // writing takes a machine that is busy longer
	time.Sleep(3 * atMost)
	f.mu.Lock()
	rings := f.rings - before
	f.mu.Unlock()
	if rings > may {
		t.Errorf("1,000 files rang %d times", rings)
	}
	f.put("public/index.html", "site")
	f.put(".dossier/lock", "me")
	f.put("notes.txt", "mine")
	f.put("content/articles/.1.md.swp", "what an editor keeps for itself")
	f.put("content/.cache/x.md", "y")
	f.put("content/.cache/x.md", "z")
	time.Sleep(3 * atMost)
	f.mu.Lock()
	defer f.mu.Unlock()
	if more := f.rings - before - rings; more != 0 {
		t.Errorf("what is not a source rang %d times", more)
	}
}
