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

	// Built is told of every build: what it gave, and how long it took until the
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
	err := p.Watch.Run(ctx, func() { p.build(ctx) })
	cancel()
	if failed := <-served; failed != nil {
		return failed
	}
	return err
}

func (p *Preview) build(ctx context.Context) {
	started := p.Server.Now()
	took := func() time.Duration { return p.Server.Now().Sub(started) }
	open := time.Duration(0)
	p.Server.Begin()
	p.Builder.First = p.Server.Open
	p.Builder.Early = func(tree map[string][]byte) {
		p.Server.Early(tree)
		open = took()
	}
	r, err := p.Builder.Build(ctx)
	switch {
	case ctx.Err() != nil:
		p.Server.End(nil, nil)
		return
	case err != nil:
		p.Server.End(nil, []string{"error: " + err.Error()})
	default:
		p.Server.End(r.Tree, Texts(r.Diagnostics))
	}
	p.Built(r, err, open, took())
}
