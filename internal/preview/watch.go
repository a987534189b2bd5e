package preview

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// How long to wait before everything is looked at without an event: longer where
// there are events, and so long that looking takes less than a two-hundredth
// of the time. Where there are none, people who are at work are not kept waiting
// for that.
const (
	seldom    = 30 * time.Second
	often     = 500 * time.Millisecond
	longest   = 2 * time.Second // without events while somebody is at work, unless it takes long to look
	share     = 250             // times the time it takes to look
	leastRest = 4               // times that time, whoever is at work
	atWork    = time.Minute     // since the last change
)

// Watch announces what may have changed in the sources of a dossier.
type Watch struct {
	Dir  string           // the folder of the dossier
	Poll bool             // look at the files from time to time, do not ask the system for events
	Now  func() time.Time // the clock
	Say  func(string)     // gets a line for people if events cannot be had

	// Replaced is called when another folder is in the place of the dossier's; nil if nobody
	// wants to know.
	Replaced func()

	newListener func() (*listener, error) // nil for that of the system
	listener    *listener                 // nil if there are no events

	burst     burst
	calm      *time.Timer // until the burst has a quiet event
	announcer announcer

	nextLook *time.Timer // until everything is looked at without an event
	folder   fs.FileInfo // the dossier's, as it was seen last; nil if it was not
	seen     uint64      // what the last look saw
	last     time.Time   // when a look saw a change
	looks    int         // how often everything was looked at
}

// Run calls work for the sources as they are, and then for every change, until ctx
// ends. Calls do not overlap.
func (w *Watch) Run(ctx context.Context, work func(Change)) error {
	if kind := slowFileSystem(w.Dir); kind != "" && !w.Poll {
		w.fallBack("the dossier lies on " + kind)
	}
	if !w.Poll {
		w.listen()
	}
	defer w.stopListening()
	w.last = w.Now()
	w.seen, _ = w.look() // before the call: what changes during it is seen by the next look
	w.announcer = announcer{work: work}
	defer w.announcer.wait()
	w.announceAnything()
	w.calm = time.NewTimer(0)
	w.calm.Stop()
	defer w.calm.Stop()
	w.nextLook = time.NewTimer(w.pause(0))
	defer w.nextLook.Stop()
	for {
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.listener != nil {
			events, failures = w.listener.events, w.listener.errors
		}
		select {
		case <-ctx.Done():
			return nil
		case e := <-events:
			switch name := w.inDossier(e.Name); {
			case isSource(name):
				w.take(event{kind: fileEvent, file: name, folder: w.listener.mayBeFolder(e)})
			case w.listener.isLinked(e.Name): // a file that a link among the sources leads to
				w.take(event{kind: lostEvents})
			}
		case err := <-failures:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.fallBack(whyNot(err))
			}
			w.take(event{kind: lostEvents})
		case <-w.calm.C:
			w.take(event{kind: quietEvent, git: w.gitIsAtWork()})
		case <-w.nextLook.C:
			if w.burst.phase != idle { // what it would see is being announced
				w.nextLook.Reset(quiet)
				continue
			}
			w.nextLook.Reset(w.pause(w.lookAgain()))
		}
	}
}

// take lets an event happen to the burst, and does what is to do then.
func (w *Watch) take(e event) {
	b, s := w.burst.next(e, w.Now())
	if s.supersede {
		w.announcer.supersede()
	}
	if s.relisten && w.listener != nil {
		w.listen()
	}
	if s.announce {
		before := w.Now()
		w.announcer.announce(s.files)
		b.since = b.since.Add(w.Now().Sub(before)) // while the last call ends nothing can be seen of how the burst goes on
	}
	if s.settle {
		w.announcer.settle()
	}
	w.burst = b
	if s.wait > 0 {
		w.calm.Reset(s.wait)
	} else {
		w.calm.Stop()
	}
}

// announceAnything announces a change of which nothing is known and that is over.
func (w *Watch) announceAnything() {
	w.announcer.announce(nil)
	w.announcer.settle()
}

// lookAgain looks at everything, announces a change if there is one, and returns how
// long it took to look.
func (w *Watch) lookAgain() time.Duration {
	seen, took := w.look()
	if seen != w.seen {
		w.seen, w.last = seen, w.Now()
		w.announceAnything()
	}
	return took
}

// pause says how long to wait before everything is looked at again, if that took so long.
func (w *Watch) pause(took time.Duration) time.Duration {
	rest := share * took
	switch {
	case w.listener != nil:
		return max(seldom, rest)
	case w.Now().Sub(w.last) < atWork:
		rest = min(rest, longest)
	}
	return max(often, rest, leastRest*took)
}

// listen asks for events of every folder of the sources. Whatever it asked for
// before is forgotten: a folder that was renamed would keep its old name.
func (w *Watch) listen() {
	w.stopListening()
	w.lookAtFolder()
	if w.newListener == nil {
		w.newListener = newListener
	}
	l, err := w.newListener()
	if err != nil {
		w.fallBack(whyNot(err))
		return
	}
	if err := l.addSources(w.Dir); err != nil {
		l.close() //nolint:errcheck // nothing more is expected of it
		w.fallBack(whyNot(err))
		return
	}
	w.listener = l
}

func (w *Watch) stopListening() {
	if w.listener != nil {
		w.listener.close() //nolint:errcheck // nothing more is expected of it
		w.listener = nil
	}
}

// fallBack goes over to looking at the files from time to time, and says so.
func (w *Watch) fallBack(why string) {
	w.stopListening()
	w.Poll = true
	if w.nextLook != nil {
		w.nextLook.Reset(w.pause(0))
	}
	w.Say(fmt.Sprintf("file events cannot be had (%s): looking at the files from time to time instead", why))
}

// lookAtFolder reports whether another folder is in the place of the dossier's, as after it was
// renamed and copied back, and says so to who wants to know.
func (w *Watch) lookAtFolder() bool {
	now, err := os.Stat(w.Dir)
	if err != nil {
		return false
	}
	other := w.folder != nil && !os.SameFile(w.folder, now)
	w.folder = now
	if other && w.Replaced != nil {
		w.Replaced()
	}
	return other
}

// whyNot says why events cannot be had, and which setting of the system there is for it.
func whyNot(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "more folders are watched than fs.inotify.max_user_watches allows"
	case errors.Is(err, syscall.EMFILE):
		return "more programs watch files than fs.inotify.max_user_instances allows, or more files are open than ulimit -n allows"
	}
	return err.Error()
}

// inDossier is the name that a file has in the dossier, "." if it has none.
func (w *Watch) inDossier(name string) string {
	rel, err := filepath.Rel(w.Dir, name)
	if err != nil {
		return "."
	}
	return filepath.ToSlash(rel)
}

// gitIsAtWork reports whether git is changing the files just now.
func (w *Watch) gitIsAtWork() bool {
	_, err := os.Lstat(filepath.Join(w.Dir, ".git", "index.lock"))
	return err == nil
}

// look returns a number that changes when the sources do, and how long it took
// to look at them.
func (w *Watch) look() (uint64, time.Duration) {
	started := w.Now()
	w.looks++
	var h maphash.Hash
	h.SetSeed(seed)
	if w.lookAtFolder() {
		maphash.WriteComparable(&h, w.looks)
	}
	file := func(path string, entry fs.DirEntry, err error) error {
		if entry != nil && isHidden(entry.Name()) {
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
		info, err := entry.Info()
		if entry.Type()&fs.ModeSymlink != 0 {
			info, err = os.Stat(path) // what the link leads to
		}
		if err == nil && !entry.IsDir() {
			maphash.WriteComparable(&h, [3]int64{info.Size(), info.ModTime().UnixNano(), int64(info.Mode())})
		}
		return nil
	}
	for _, name := range sources {
		filepath.WalkDir(filepath.Join(w.Dir, name), file) //nolint:errcheck // what cannot be read is part of the number
	}
	return h.Sum64(), w.Now().Sub(started)
}

var seed = maphash.MakeSeed()
