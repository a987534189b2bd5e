package preview

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long to wait after an event: until nothing has happened for quiet, but no
// longer than atMost, or patience if whole trees are being written. Most changes
// are over sooner: after soon the work begins that will be shown then.
const (
	soon     = 4 * time.Millisecond
	quiet    = 30 * time.Millisecond
	atMost   = 250 * time.Millisecond
	patience = 10 * time.Second
	many     = 200 // events
)

// How long to wait before everything is looked at without a bell: longer where
// there are events, and so long that looking takes less than a two-hundredth
// of the time. Where there are none, people who are at work are not kept waiting
// for that.
const (
	seldom    = 30 * time.Second
	often     = 500 * time.Millisecond
	waiting   = 2 * time.Second // no longer without events, unless it takes long to look
	share     = 250             // times the time it takes to look
	leastRest = 4               // times that time, whatever waits
	atWork    = time.Minute     // since the last change
)

// Watch rings when something may have changed in the sources of a dossier.
type Watch struct {
	Dir  string           // the folder of the dossier
	Poll bool             // look at the files from time to time, do not ask the system for events
	Now  func() time.Time // the clock
	Say  func(string)     // is told when events cannot be had, and why

	events *fsnotify.Watcher
	seen   uint64
	last   time.Time // when a look saw a change
	looks  int       // how often everything was looked at
}

// sources are the files and folders in the dossier that a site is made of.
var sources = []string{"dossier.yaml", "dossier.lock", "content", "briefs", "templates"}

// Run calls changed once, and then after every bell, until ctx ends. Calls do
// not overlap.
func (w *Watch) Run(ctx context.Context, changed func(Bell)) error {
	if !w.Poll {
		if kind := slowFileSystem(w.Dir); kind != "" {
			w.fallBack("the dossier lies on " + kind)
		}
	}
	if !w.Poll {
		w.listen()
	}
	defer func() {
		if w.events != nil {
			w.events.Close()
		}
	}()
	w.last = w.Now()
	w.seen, _ = w.look() // before the call: what changes during it is seen by the next look
	call := &caller{call: changed}
	call.begin(nil)
	call.holds()
	defer call.end()
	wait := time.NewTimer(w.pause(0))
	defer wait.Stop()
	for {
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.events != nil {
			events, failures = w.events.Events, w.events.Errors
		}
		select {
		case <-ctx.Done():
			return nil
		case event := <-events:
			if w.ours(event.Name) {
				w.settle(ctx, []string{w.inDossier(event.Name)}, w.isFolder(event), call)
			}
		case err := <-failures:
			// An overflow lost events, and every look is a look at everything.
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.fallBack(err.Error())
			}
			w.settle(ctx, nil, true, call)
		case <-wait.C:
			before := w.seen
			var took time.Duration
			if w.seen, took = w.look(); w.seen != before {
				w.last = w.Now()
				call.begin(nil)
				call.holds()
			}
			wait.Reset(w.pause(took))
		}
	}
}

// pause says how long to wait before everything is looked at without a bell.
func (w *Watch) pause(took time.Duration) time.Duration {
	rest := share * took
	switch {
	case w.events != nil:
		return max(seldom, rest)
	case w.Now().Sub(w.last) < atWork:
		rest = min(rest, waiting)
	}
	return max(often, rest, leastRest*took)
}

// listen asks for events of every folder of the sources. Whatever it asked for
// before is forgotten: a folder that was renamed would keep its old name.
func (w *Watch) listen() {
	if w.events != nil {
		w.events.Close()
		w.events = nil
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		w.fallBack(err.Error())
		return
	}
	err = events.Add(w.Dir)
	for _, name := range sources {
		if err != nil {
			break
		}
		err = filepath.WalkDir(filepath.Join(w.Dir, name), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil // it has gone, which rings by itself
			case err != nil || !entry.IsDir():
				return err
			case hidden(entry.Name()):
				return fs.SkipDir
			}
			if err := events.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		})
	}
	if err != nil {
		events.Close()
		w.fallBack(err.Error())
		return
	}
	w.events = events
}

// fallBack goes over to looking at the files from time to time, and says so.
func (w *Watch) fallBack(why string) {
	if w.events != nil {
		w.events.Close()
		w.events = nil
	}
	w.Poll = true
	w.Say(fmt.Sprintf("file events cannot be had (%s): looking at the files from time to time instead", why))
}

// ours reports whether an event is about the sources. Hidden files are none: editors
// write theirs all the time.
func (w *Watch) ours(name string) bool {
	first, rest, _ := strings.Cut(w.inDossier(name), "/")
	return first == "." || slices.Contains(sources, first) && !hidden(rest)
}

// hidden reports a path of which a part begins with a full stop: nothing is read
// there.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

// inDossier is the name that a file has in the dossier, "." if it has none.
func (w *Watch) inDossier(name string) string {
	rel, err := filepath.Rel(w.Dir, name)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// settle calls when what has begun is over: an editor has saved, a folder has
// been renamed, git has changed the branch. It calls sooner where that seems so,
// and once more if it was not. Folders that may have come or gone are listened to
// first. changed are the files that have changed so far; it may be anything if
// there are folders among them.
func (w *Watch) settle(ctx context.Context, changed []string, folders bool, call *caller) {
	started := w.Now()
	count := 1
	calm := time.NewTimer(soon)
	defer calm.Stop()
	early, wait := false, soon // whether it has called, how long to wait after an event
	names := func() []string { // for the bell
		if folders || count >= many {
			return nil
		}
		return slices.Clone(changed)
	}
	for {
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.events != nil {
			events, failures = w.events.Events, w.events.Errors
		}
		over := false
		select {
		case <-ctx.Done():
			return
		case event := <-events:
			if !w.ours(event.Name) {
				continue
			}
			folders = folders || w.isFolder(event)
			changed = append(changed, w.inDossier(event.Name))
			count++
		case err := <-failures:
			folders = folders || err != nil
			count += many // an overflow
		case <-calm.C:
			over = true
		}
		waited := w.Now().Sub(started)
		switch {
		case !over && early: // it was not over
			call.cut()
			early, wait = false, quiet
			calm.Reset(wait)
			continue
		case over && w.gitIsAtWork() && waited < patience:
			wait = quiet
			calm.Reset(wait)
			continue
		case over && wait == soon:
			if !folders {
				before := w.Now()
				call.begin(names())
				started = started.Add(w.Now().Sub(before)) // while the last call ends nothing can be seen of how this goes on
				early = true
			}
			wait = quiet
			calm.Reset(quiet - soon)
			continue
		case !over && (waited < atMost || count >= many && waited < patience):
			calm.Reset(wait)
			continue
		}
		if folders && w.events != nil {
			w.listen() // before looking: what comes into a new folder from now on rings
		}
		if !early {
			call.begin(names())
		}
		call.holds()
		return
	}
}

// gitIsAtWork reports whether git is changing the files just now.
func (w *Watch) gitIsAtWork() bool {
	_, err := os.Lstat(filepath.Join(w.Dir, ".git", "index.lock"))
	return err == nil
}

// isFolder reports whether an event may be about a folder that came or went.
func (w *Watch) isFolder(event fsnotify.Event) bool {
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		return slices.Contains(w.events.WatchList(), event.Name)
	}
	if !event.Has(fsnotify.Create) {
		return false
	}
	info, err := os.Lstat(event.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return false // it has gone, as what editors write aside; where it went rings by itself
	}
	return err != nil || info.IsDir()
}

// look returns a number that changes when the sources do, and how long it took
// to look at them.
func (w *Watch) look() (uint64, time.Duration) {
	started := w.Now()
	w.looks++
	var h maphash.Hash
	h.SetSeed(seed)
	for _, name := range sources {
		filepath.WalkDir(filepath.Join(w.Dir, name), func(path string, entry fs.DirEntry, err error) error { //nolint:errcheck // what cannot be read is part of the number
			if entry != nil && hidden(entry.Name()) {
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			h.WriteString(path)
			if err != nil {
				h.WriteString(err.Error())
				return nil
			}
			if info, err := entry.Info(); err == nil && !entry.IsDir() {
				maphash.WriteComparable(&h, [3]int64{info.Size(), info.ModTime().UnixNano(), int64(info.Mode())})
			}
			return nil
		})
	}
	return h.Sum64(), w.Now().Sub(started)
}

var seed = maphash.MakeSeed()
