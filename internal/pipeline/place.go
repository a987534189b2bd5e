package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"dossier/internal/bundle"
	"dossier/internal/diag"
	"dossier/internal/publish"
	"dossier/internal/search"
)

// Publish brings the site of a result without errors into its place.
func (r Result) Publish(ctx context.Context, place publish.Place) (publish.Result, error) {
	place.List = bundle.SumsFile
	written, err := place.Write(ctx, r.Tree)
	return written, inPlace(place, err)
}

// BuildInto builds, and brings each file into its place as soon as it is printed:
// otherwise a large site is kept once more. The Result has no Tree. If it has mistakes
// or there is an error, the place is left as it was. Strict is an error: links are
// checked in a site as a whole, which takes Build, and Publish.
func (b *Builder) BuildInto(ctx context.Context, place publish.Place) (Result, publish.Result, error) {
	if b.Strict {
		return Result{}, publish.Result{}, errors.New("links are checked in a site as a whole, and not while it is published")
	}
	place.List = bundle.SumsFile
	w := &writer{place: place}
	defer w.Close()
	shelf := search.NewShelf(func() (search.Store, error) { return w.scratch(ctx) })
	r, err := b.buildAll(ctx, func(path string, data []byte) error { return w.Put(ctx, path, data) }, shelf)
	if err != nil || diag.Count(r.Diagnostics, diag.Error) > 0 {
		return r, publish.Result{}, err
	}
	written, err := w.Finish(ctx)
	return r, written, err
}

// writer writes a site into its place. It opens the place when the first file comes,
// so that nothing is locked or made for a site with mistakes.
type writer struct {
	place publish.Place

	once    sync.Once
	failed  error // of opening the place
	writing *publish.Writing
}

func (w *writer) open(ctx context.Context) (*publish.Writing, error) {
	w.once.Do(func() { w.writing, w.failed = w.place.Begin(ctx) })
	return w.writing, w.failed
}

// Put takes a file of the site. Several goroutines may call it at a time.
func (w *writer) Put(ctx context.Context, path string, data []byte) error {
	writing, err := w.open(ctx)
	if err == nil {
		err = writing.Put(path, data)
	}
	return inPlace(w.place, err)
}

// scratch is a file for what is wanted until the site is whole.
func (w *writer) scratch(ctx context.Context) (*os.File, error) {
	writing, err := w.open(ctx)
	if err != nil {
		return nil, err
	}
	return writing.Scratch()
}

// Finish makes the place hold what was put.
func (w *writer) Finish(ctx context.Context) (publish.Result, error) {
	writing, err := w.open(ctx)
	if err != nil {
		return publish.Result{}, inPlace(w.place, err)
	}
	written, err := writing.Finish(ctx)
	return written, inPlace(w.place, err)
}

// Close gives the place up; what was put and not finished is cleared.
func (w *writer) Close() {
	if w.writing != nil {
		w.writing.Close()
	}
}

// inPlace says in an error where a site was to be published.
func inPlace(place publish.Place, err error) error {
	if err != nil {
		return fmt.Errorf("publish into %s: %w", place.Dir, err)
	}
	return nil
}
