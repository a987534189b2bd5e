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

	// Built is called after every build that is not cut short, with its result and how
	// long it took until the pages that are open in browsers were there, and until
	// all were.
	Built func(r pipeline.Result, err error, open, all time.Duration)

	unfinished pipeline.Result // of the site whose first pages are shown, and that was not finished
	changed    []string        // since the builder has read the dossier; nil if it may be anything
}

// Run builds, serves, and builds again whenever the sources change, until ctx
// ends.
func (p *Preview) Run(ctx context.Context, listeners ...net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p.Server.BeginBuild()
	served := make(chan error, 1)
	go func() {
		served <- p.Server.Serve(ctx, listeners...)
		cancel()
	}()
	err := p.Watch.Run(ctx, func(c Change) { p.build(ctx, c) })
	cancel()
	if failed := <-served; failed != nil {
		return failed
	}
	return err
}

// build builds once, and shows nothing unless the change settles. As soon as the open
// pages are there and more is to be built, it leaves the others to the next build.
func (p *Preview) build(ctx context.Context, change Change) {
	building, stop := change.Context(ctx)
	defer stop()
	shown := make(chan struct{})
	show := sync.OnceFunc(func() { close(shown) })
	go func() {
		for _, c := range []<-chan struct{}{shown, change.Superseded()} {
			select {
			case <-c:
			case <-building.Done():
			}
		}
		stop()
	}()
	started := p.Server.Now()
	took := func() time.Duration { return p.Server.Now().Sub(started) }
	p.Server.BeginBuild()
	p.add(change)
	open, early := time.Duration(0), false
	p.Builder.Live = &pipeline.Live{Open: p.Server.Open, Changed: p.changed, OnDemand: true, Show: func(pages map[string][]byte, rest *pipeline.Rest) {
		p.changed = []string{}
		if change.Settles(building) {
			p.Server.ShowFirst(pages, rest)
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
	settled := change.Settles(building)
	switch {
	case ctx.Err() != nil:
		p.Server.EndBuild(nil, nil, nil)
		return
	case !settled || building.Err() != nil && err != nil:
		return // requests that wait for a page get it from the next build
	case r.Tree != nil:
		p.end(r.Tree, r.Rest, problemTexts(r.Diagnostics))
	default:
		problems := problemTexts(r.Diagnostics)
		if err != nil {
			problems = []string{"error: " + err.Error()}
		}
		p.Server.ShowProblems(problems)
		show()
		// The site of which pages are shown is finished. One that was begun later is
		// not: the change it was made of never settled.
		tree, failed := p.Builder.Finish(building, p.unfinished)
		if building.Err() != nil {
			return
		}
		if failed != nil {
			problems = append(problems, "error: "+failed.Error())
		}
		p.end(tree, p.unfinished.Rest, problems)
	}
	p.Built(r, err, open, took())
}

// add adds the files of a change to those that have changed: a build that was cut
// short may not have read them.
func (p *Preview) add(c Change) {
	if c.files == nil {
		p.changed = nil
	} else if p.changed != nil {
		p.changed = append(p.changed, c.files...)
	}
}

// end shows a whole site, or what is wrong with it.
func (p *Preview) end(tree map[string][]byte, rest *pipeline.Rest, problems []string) {
	if tree != nil {
		p.unfinished = pipeline.Result{}
	}
	p.Server.EndBuild(tree, rest, problems)
}
