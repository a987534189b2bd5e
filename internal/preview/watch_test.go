package preview

// These tests run on the clock of testing/synctest, and their events come from a channel.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// lines is a list to which several goroutines add.
type lines struct {
	mu   sync.Mutex
	list []string
}

func (l *lines) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, line)
}

func (l *lines) all() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.list)
}

// rig is a watch with a clock of its own and a channel in place of the system's events.
type rig struct {
	*folder
	watch    *Watch
	events   chan fsnotify.Event
	failures chan error
	cancel   context.CancelFunc
	ended    chan error

	announced, settled lines // changes: their files, or "anything"
	listening, told    lines // the folders that are listened to, and what people are told
}

// rigged starts watching in the bubble of the caller. during, which may be nil, is called with the
// number of each change that is announced, beginning with 0 at the start.
func rigged(t *testing.T, poll bool, during func(number int)) *rig {
	r := &rig{folder: newFolder(t), events: make(chan fsnotify.Event), failures: make(chan error), ended: make(chan error, 1)}
	r.watch = &Watch{Dir: r.dir, Poll: poll, Now: time.Now, Say: r.told.add}
	r.watch.newListener = func() (*listener, error) {
		return &listener{
			events: r.events, errors: r.failures,
			add:     func(folder string) error { r.listening.add(folder); return nil },
			folders: r.listening.all,
			close:   func() error { return nil },
		}, nil
	}
	ctx, cancel := context.WithCancel(t.Context())
	r.cancel = cancel
	number := 0
	go func() {
		r.ended <- r.watch.Run(ctx, func(c Change) {
			files := "anything"
			if c.files != nil {
				files = strings.Join(c.files, " ")
			}
			r.announced.add(files)
			if during != nil {
				during(number)
			}
			number++
			if c.Settles(ctx) {
				r.settled.add(files)
			}
		})
	}()
	synctest.Wait()
	return r
}

// end ends the watch.
func (r *rig) end() {
	r.cancel()
	if err := <-r.ended; err != nil {
		r.Error(err)
	}
}

// pass lets time pass, and everything happen that is due.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// someLooks is a time in which everything is looked at, if there are no events. It ends
// between two looks.
const someLooks = longest + often/5

// wrote tells of a file that was written.
func (r *rig) wrote(name string) {
	r.events <- fsnotify.Event{Name: filepath.Join(r.dir, name), Op: fsnotify.Write}
}

// TestWatch_burst: many files at once are one change, and what is no source is none.
func TestWatch_burst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, false, nil)
		for i := range 1000 {
			r.wrote(fmt.Sprintf("content/articles/%d.md", i))
			time.Sleep(time.Millisecond)
		}
		pass(time.Second)
		if got := r.announced.all(); len(got) != 2 || got[1] != "anything" {
			t.Errorf("at the start, and of 1,000 files in a second, is announced %q", got)
		}
		for _, name := range []string{"public/index.html", ".dossier/lock", "notes.txt", "content/articles/.1.md.swp"} {
			r.wrote(name)
			pass(time.Second)
		}
		if got := r.announced.all(); len(got) != 2 {
			t.Errorf("of what is no source is announced %q", got[2:])
		}
		r.end()
	})
}

// TestWatch_lost: if events were lost, anything may have changed, and every folder is
// listened to anew. If there are no more events, files are looked at from time to time.
func TestWatch_lost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, false, nil)
		r.put("content/new/a.md", "a")
		r.failures <- fsnotify.ErrEventOverflow
		pass(time.Second)
		if got := r.settled.all(); !slices.Equal(got, []string{"anything", "anything"}) || !slices.Contains(r.listening.all(), r.path("content/new")) {
			t.Errorf("after events were lost: changes of %q, listening to %q", got, r.listening.all())
		}
		if got := r.told.all(); len(got) > 0 {
			t.Errorf("people are told %q", got)
		}
		r.failures <- errors.New("no space for more")
		pass(someLooks)
		if got := r.told.all(); len(got) != 1 || !strings.Contains(got[0], "no space for more") || len(r.settled.all()) < 3 {
			t.Errorf("after events have failed: changes of %q, people are told %q", r.settled.all(), got)
		}
		pass(30 * someLooks)
		before := len(r.settled.all())
		r.put("briefs/a.md", "a")
		pass(someLooks)
		if more := r.settled.all()[before:]; len(more) != 1 {
			t.Errorf("without events a file that is new makes changes of %q", more)
		}
		r.end()
	})
}

// TestWatch_poll finds changes without events.
func TestWatch_poll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, true, nil)
		for i, do := range []func(){
			func() { r.put("briefs/new/a.md", "1") },
			func() { r.put("briefs/new/a.md", "two") },
			func() { r.noError(os.RemoveAll(r.path("briefs"))) },
		} {
			do()
			pass(someLooks)
			if n := len(r.settled.all()); n != i+2 {
				t.Errorf("after step %d there are %d changes", i+1, n)
			}
		}
		pass(1000 * someLooks)
		if n := len(r.settled.all()); n != 4 {
			t.Errorf("where nothing has changed there are %d changes", n-4)
		}
		r.end()
	})
}

// TestWatch_firstCall: without events only looks find changes, and work that is slow with
// the first call misses none that comes meanwhile.
func TestWatch_firstCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		r := rigged(t, true, func(number int) {
			if number == 0 {
				<-release
			}
		})
		r.put("briefs/meanwhile.md", "x")
		pass(30 * someLooks)
		close(release)
		pass(30 * someLooks)
		if n := len(r.settled.all()); n != 2 {
			t.Errorf("there are %d changes", n)
		}
		r.end()
	})
}

// TestWatch_slowWork: the time that the last call takes to end is none in which files
// were written, so the next change does not settle in the middle because of it.
func TestWatch_slowWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, false, func(number int) {
			if number == 1 {
				time.Sleep(4 * atMost)
			}
		})
		r.wrote("briefs/a.md")
		pass(2 * quiet) // it has settled, and the work on it goes on
		r.wrote("briefs/b.md")
		pass(2 * soon) // it is announced when that ends
		for _, name := range []string{"briefs/c.md", "briefs/d.md", "briefs/e.md"} {
			r.wrote(name)
			time.Sleep(quiet / 3)
		}
		pass(time.Second)
		if got, want := r.settled.all(), []string{"anything", "briefs/a.md", "briefs/b.md briefs/c.md briefs/d.md briefs/e.md"}; !slices.Equal(got, want) {
			t.Errorf("settled are changes of %q, want %q", got, want)
		}
		r.end()
	})
}

// TestWatch_changeGoesOn: work that begins as soon as a change seems to be over is told
// if it was not, and is called again.
func TestWatch_changeGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var r *rig
		r = rigged(t, false, func(number int) {
			if number%2 == 1 {
				r.wrote(fmt.Sprintf("briefs/%d.md", number))
			}
		})
		for range 3 {
			r.wrote("briefs/a.md")
			pass(time.Second)
		}
		announced := []string{
			"anything", "briefs/a.md", "briefs/a.md briefs/1.md", "briefs/a.md", "briefs/a.md briefs/3.md", "briefs/a.md", "briefs/a.md briefs/5.md",
		}
		settled := []string{"anything", "briefs/a.md briefs/1.md", "briefs/a.md briefs/3.md", "briefs/a.md briefs/5.md"}
		if !slices.Equal(r.announced.all(), announced) || !slices.Equal(r.settled.all(), settled) {
			t.Errorf("announced are changes of %q, want %q; settled are %q, want %q", r.announced.all(), announced, r.settled.all(), settled)
		}
		r.end()
	})
}

// TestWatch_rest: where there are events nothing is done until one comes, but for a look
// now and then.
func TestWatch_rest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := rigged(t, false, nil)
		pass(time.Hour)
		r.end()
		if may := 1 + int(time.Hour/seldom); r.watch.looks > may || len(r.settled.all()) != 1 {
			t.Errorf("in an hour without an event it looked %d times and announced %q", r.watch.looks, r.announced.all())
		}
	})
}

// TestWatch_pause: looks take no more than a two-hundredth of the time, however long one
// takes. Without events there is one every two seconds while somebody is at work.
func TestWatch_pause(t *testing.T) {
	clock := time.Now()
	w := &Watch{Now: func() time.Time { return clock }, listener: &listener{}, last: clock}
	for took := time.Microsecond; took < time.Hour; took *= 3 {
		if pause := w.pause(took); pause < 200*took || pause < seldom {
			t.Errorf("after a look of %v the next comes after %v", took, pause)
		}
	}
	w.listener = nil
	for _, took := range []time.Duration{time.Millisecond, 10 * time.Millisecond, 400 * time.Millisecond} {
		if pause := w.pause(took); pause > longest {
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
