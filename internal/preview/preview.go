package preview

import (
	"context"
	"net"
	"sync"
	"time"

	"dossier/internal/pipeline"
)

// Preview is a server with a builder that keeps its site up to date.
type Preview struct {
	Builder *pipeline.Builder
	Server  *Server
	Watch   *Watch

	// Built is told of every build that is not cut short: what it gave, and how
	// long it took until the pages that are open in browsers were there, and until
	// all were.
	Built func(r pipeline.Result, err error, open, all time.Duration)

	unfinished pipeline.Result // of the site whose first pages are shown, and that was not finished

	changed []string // since the builder has read the dossier; nil if it may be anything
}

// Run builds, serves, and builds again whenever the sources change, until ctx
// ends.
func (p *Preview) Run(ctx context.Context, listeners ...net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p.Server.Begin()
	served := make(chan error, 1)
	go func() {
		served <- p.Server.Serve(ctx, listeners...)
		cancel()
	}()
	err := p.Watch.Run(ctx, func(b Bell) { p.build(ctx, b) })
	cancel()
	if failed := <-served; failed != nil {
		return failed
	}
	return err
}

// build builds once, and shows nothing unless the bell holds. As soon as the open
// pages are there and more is to be built, it leaves the others to the next build.
func (p *Preview) build(ctx context.Context, bell Bell) {
	building, stop := bell.Context(ctx)
	defer stop()
	shown := make(chan struct{})
	show := sync.OnceFunc(func() { close(shown) })
	go func() {
		for _, c := range []<-chan struct{}{shown, bell.More()} {
			select {
			case <-c:
			case <-building.Done():
			}
		}
		stop()
	}()
	started := p.Server.Now()
	took := func() time.Duration { return p.Server.Now().Sub(started) }
	open, early := time.Duration(0), false
	p.Server.Begin()
	p.hear(bell)
	p.Builder.Live = &pipeline.Live{Open: p.Server.Open, Changed: p.changed, Show: func(pages map[string][]byte) {
		p.changed = []string{}
		if bell.Holds(building) {
			p.Server.Early(pages)
			open, early = took(), true
			show()
		}
	}}
	r, err := p.Builder.Build(building)
	if err == nil {
		p.changed = []string{}
	}
	if early && r.Unfinished() {
		p.unfinished = r
	}
	holds := bell.Holds(building)
	switch {
	case ctx.Err() != nil:
		p.Server.End(nil, nil)
		return
	case !holds || building.Err() != nil && err != nil:
		return // whoever waits for a page gets it from the next build
	case r.Tree == nil:
		problems := Texts(r.Diagnostics)
		if err != nil {
			problems = []string{"error: " + err.Error()}
		}
		p.Server.Wrong(problems)
		show()
		// What is shown is finished, and nothing that was begun after it: that was
		// not over.
		tree, failed := p.Builder.Finish(building, p.unfinished)
		if building.Err() != nil {
			return
		}
		if failed != nil {
			problems = append(problems, "error: "+failed.Error())
		}
		p.end(tree, problems)
	default:
		p.end(r.Tree, Texts(r.Diagnostics))
	}
	p.Built(r, err, open, took())
}

// hear adds what a bell says to what has changed. A build that is cut short may not
// have read it.
func (p *Preview) hear(bell Bell) {
	if bell.changed == nil {
		p.changed = nil
	} else if p.changed != nil {
		p.changed = append(p.changed, bell.changed...)
	}
}

// end shows a whole site, or what is wrong with it.
func (p *Preview) end(tree map[string][]byte, problems []string) {
	if tree != nil {
		p.unfinished = pipeline.Result{}
	}
	p.Server.End(tree, problems)
}
