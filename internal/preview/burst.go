package preview

import (
	"slices"
	"time"
)

// How long it must be quiet after an event. Most changes are one save, which is over
// after soon: then the work begins whose result is shown after quiet. A change that does
// not end is taken to be over after atMost, or after patience if whole trees are being
// written or git is at work.
const (
	soon     = 4 * time.Millisecond
	quiet    = 30 * time.Millisecond
	atMost   = 250 * time.Millisecond
	patience = 10 * time.Second
	many     = 200 // events, of whole trees
)

// burst is a change that is going on, in what is known of it: an editor saves in
// three steps, a folder is renamed, git changes the branch. The zero burst is none.
type burst struct {
	phase   phase
	since   time.Time // the first event
	events  int
	files   []string // of the first events
	folders bool     // a folder may have come or gone
}

// phase is how far a burst is.
type phase int

const (
	idle      phase = iota // nothing has changed
	fresh                  // something has; it is announced after soon without an event
	announced              // it is announced, and settles after quiet
	delayed                // it is announced after quiet, and settled then
)

// event is what happens to a burst.
type event struct {
	kind   eventKind
	file   string // of a file event: its name in the dossier
	folder bool   // of a file event: it may be a folder that came or went
	git    bool   // of a quiet event: git is changing files just now
}

type eventKind int

const (
	fileEvent  eventKind = iota // a file has changed
	lostEvents                  // anything may have changed
	quietEvent                  // nothing has happened for the time that the last step said
)

// step is what is to do, in this order.
type step struct {
	supersede bool          // the change that was announced was not over
	relisten  bool          // folders have to be listened to that were not there before
	announce  bool          // a change of files
	files     []string      // nil if it may be anything
	settle    bool          // the change that was announced is over
	wait      time.Duration // until a quiet event, unless something happens before; 0 if the burst is over
}

// next returns the burst after an event, and what is to do.
func (b burst) next(e event, now time.Time) (burst, step) {
	if e.kind == quietEvent {
		return b.afterQuiet(e.git, now)
	}
	if b.phase == idle {
		b = burst{phase: fresh, since: now}
	}
	b = b.with(e)
	lasted := now.Sub(b.since)
	switch {
	case b.phase == announced:
		b.phase = delayed
		return b, step{supersede: true, wait: quiet}
	case lasted >= atMost && (b.events < many || lasted >= patience):
		return b.over()
	case b.phase == fresh:
		return b, step{wait: soon}
	}
	return b, step{wait: quiet}
}

// afterQuiet is next for a quiet event.
func (b burst) afterQuiet(git bool, now time.Time) (burst, step) {
	switch {
	case b.phase == idle:
		return b, step{}
	case git && now.Sub(b.since) < patience:
		if b.phase == fresh {
			b.phase = delayed
		}
		return b, step{wait: quiet}
	case b.phase == fresh && b.folders: // what is in new folders is known only after listening to them
		b.phase = delayed
		return b, step{wait: quiet - soon}
	case b.phase == fresh:
		b.phase = announced
		return b, step{announce: true, files: b.named(), wait: quiet - soon}
	}
	return b.over()
}

// over ends a burst. Folders are listened to before the change is announced: what comes
// into a new folder from then on is an event.
func (b burst) over() (burst, step) {
	s := step{relisten: b.folders, settle: true}
	if b.phase != announced {
		s.announce, s.files = true, b.named()
	}
	return burst{}, s
}

// with adds an event that is not quiet.
func (b burst) with(e event) burst {
	if e.kind == lostEvents {
		b.events += many
		b.folders = true
		return b
	}
	b.events++
	b.folders = b.folders || e.folder
	if b.events < many {
		b.files = append(slices.Clip(b.files), e.file)
	}
	return b
}

// named returns the files that have changed, nil if it may be any.
func (b burst) named() []string {
	if b.folders || b.events >= many {
		return nil
	}
	return b.files
}
