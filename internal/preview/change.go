package preview

import "context"

// Change says that something may have changed in the sources. It comes as soon as
// that seems to be over, and before it is certain: work on it can begin, and its result is
// shown if the change settles.
type Change struct {
	files      []string        // what has changed, by its names in the dossier; nil if it may be anything
	settled    <-chan struct{} // closed when nothing has happened for a while
	superseded <-chan struct{} // closed when something else has changed
}

// Settles waits until nothing has happened for a while, and reports whether what was made
// of the change may be shown. It reports false if something else has changed
// meanwhile, for which another Change follows, or if ctx has ended.
func (c Change) Settles(ctx context.Context) bool {
	select {
	case <-c.settled:
		return true
	default:
	}
	select {
	case <-c.settled:
		return true
	case <-c.superseded:
	case <-ctx.Done():
	}
	return false
}

// Context returns a context that ends when the change turns out not to settle.
func (c Change) Context(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(ctx)
	go func() {
		if !c.Settles(ctx) {
			stop()
		}
	}()
	return ctx, stop
}

// Superseded is closed when something else has changed, also after this change
// has settled: another Change follows as soon as the work on this one ends.
func (c Change) Superseded() <-chan struct{} { return c.superseded }

// announcer hands changes to a function, one at a time.
type announcer struct {
	work                      func(Change)
	settled, superseded, done chan struct{} // of the last change; superseded is nil once it is closed
}

// announce supersedes the last change, waits until the work on it has ended, and begins
// the work on the next.
func (a *announcer) announce(files []string) {
	a.supersede()
	a.wait()
	settled, superseded, done := make(chan struct{}), make(chan struct{}), make(chan struct{})
	a.settled, a.superseded, a.done = settled, superseded, done
	go func() {
		defer close(done)
		a.work(Change{files, settled, superseded})
	}()
}

// settle says that the last change has settled.
func (a *announcer) settle() { close(a.settled) }

// supersede says that something else has changed.
func (a *announcer) supersede() {
	if a.superseded != nil {
		close(a.superseded)
		a.superseded = nil
	}
}

// wait returns when the work on the last change has ended.
func (a *announcer) wait() {
	if a.done != nil {
		<-a.done
	}
}
