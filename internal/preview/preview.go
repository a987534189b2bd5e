package preview

import (
	"context"
	"net"
	"time"

	"dossier/internal/build"
)

// Preview is a server with a builder that keeps its site up to date.
type Preview struct {
	Builder *build.Builder
	Server  *Server
	Watch   *Watch

	// Built is told of every build that is not cut short: what it gave, and how long it took until the
	// pages that are open in browsers were there, and until all were.
	Built func(r build.Result, err error, open, all time.Duration)
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
	err := p.Watch.Run(ctx, func(more <-chan struct{}) { p.build(ctx, more) })
	cancel()
	if failed := <-served; failed != nil {
		return failed
	}
	return err
}

// build builds once. As soon as the open pages are there and more is to be built,
// it leaves the others to the next build.
func (p *Preview) build(ctx context.Context, more <-chan struct{}) {
	building, stop := context.WithCancel(ctx)
	defer stop()
	started := p.Server.Now()
	took := func() time.Duration { return p.Server.Now().Sub(started) }
	open := time.Duration(0)
	p.Server.Begin()
	p.Builder.First = p.Server.Open
	p.Builder.Early = func(tree map[string][]byte) {
		p.Server.Early(tree)
		open = took()
		go func() {
			select {
			case <-more:
				stop()
			case <-building.Done():
			}
		}()
	}
	r, err := p.Builder.Build(building)
	switch {
	case ctx.Err() != nil:
		p.Server.End(nil, nil)
		return
	case building.Err() != nil && err != nil:
		return // whoever waits for a page gets it from the next build
	case err != nil:
		p.Server.End(nil, []string{"error: " + err.Error()})
	default:
		p.Server.End(r.Tree, Texts(r.Diagnostics))
	}
	p.Built(r, err, open, took())
}
