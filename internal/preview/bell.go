package preview

import "context"

// Bell says that something may have changed.
type Bell struct {
	changed []string        // files, by their names in the dossier; nil if it may be anything
	calm    <-chan struct{} // closed when what has changed seems to be whole
	more    <-chan struct{} // closed when something else has changed
}

// Holds waits until what has changed seems to be whole, and reports whether what
// was made of it so far may be shown: not if something else has changed since, or
// ctx has ended.
func (b Bell) Holds(ctx context.Context) bool {
	select {
	case <-b.calm:
		return true
	default:
	}
	select {
	case <-b.calm:
		return true
	case <-b.more:
	case <-ctx.Done():
	}
	return false
}

// Context returns a context that ends when the bell turns out not to hold.
func (b Bell) Context(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(ctx)
	go func() {
		if !b.Holds(ctx) {
			stop()
		}
	}()
	return ctx, stop
}

// More is closed when something else has changed: whoever is still busy may end
// early, for another bell follows.
func (b Bell) More() <-chan struct{} { return b.more }

// caller calls a function, once at a time.
type caller struct {
	call             func(Bell)
	calm, more, done chan struct{} // of the last call; more is nil if it is cut
}

// begin calls, when the call before has ended. changed is what the bell says.
func (c *caller) begin(changed []string) {
	c.cut()
	c.end()
	calm, more, done := make(chan struct{}), make(chan struct{}), make(chan struct{})
	c.calm, c.more, c.done = calm, more, done
	go func() {
		defer close(done)
		c.call(Bell{changed, calm, more})
	}()
}

// holds tells the last call that it holds.
func (c *caller) holds() { close(c.calm) }

// cut tells the last call that something else has changed.
func (c *caller) cut() {
	if c.more != nil {
		close(c.more)
		c.more = nil
	}
}

// end waits until the last call has ended.
func (c *caller) end() {
	if c.done != nil {
		<-c.done
	}
}
