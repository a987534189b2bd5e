package main

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"dossier/internal/desk"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long a command works before it says so on a terminal.
const patience = 500 * time.Millisecond

// watched returns the terminal that somebody watches, nil if there is none.
func (a *app) watched() *os.File {
	if file, ok := a.stderr.Stream().(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return file
	}
	return nil
}

// working says on a terminal what takes long, until done is called. Nothing else may be
// printed meanwhile.
func (a *app) working(what string) (done func()) {
	file := a.watched()
	if file == nil {
		return func() {}
	}
	stop, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		select {
		case <-stop:
			return
		case <-time.After(patience):
		}
		const often = 100 * time.Millisecond
		bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(file), progressbar.OptionSetDescription(what),
			progressbar.OptionSetElapsedTime(true), progressbar.OptionClearOnFinish())
		for {
			select {
			case <-stop:
				_ = bar.Finish() // what a terminal does not show cannot be told on it
				return
			case <-time.After(often):
				_ = bar.Add(1)
			}
		}
	}()
	return sync.OnceFunc(func() { close(stop); <-gone })
}

// progress adds a bar to a cleaning that takes long, if somebody is watching.
func (a *app) progress(o desk.CleanOptions) desk.CleanOptions {
	file := a.watched()
	if file == nil {
		return o
	}
	var bar *progressbar.ProgressBar
	var late atomic.Bool
	each := o.Each
	o.Start = func(total int) {
		bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(file), progressbar.OptionSetDescription("cleaning"),
			progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetVisibility(false))
		time.AfterFunc(patience, func() { late.Store(true) })
	}
	o.Each = func(c desk.Cleaned) error {
		if bar == nil {
			return each(c)
		}
		if late.CompareAndSwap(true, false) {
			progressbar.OptionSetVisibility(true)(bar)
		}
		if c.Differs {
			if err := bar.Clear(); err != nil { // what is printed stands above the bar
				return fmt.Errorf("draw the progress bar: %w", err)
			}
		}
		if err := each(c); err != nil {
			return err
		}
		if err := bar.Add(1); err != nil {
			return fmt.Errorf("draw the progress bar: %w", err)
		}
		return nil
	}
	return o
}
