package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// live shows pages, when these are open.
func live(show func(map[string][]byte, *pipeline.Rest), open ...string) *pipeline.Live {
	return &pipeline.Live{Open: func() []string { return open }, Show: show}
}

// TestBuild_cutShort ends builds after the open pages are there, as a
// preview does when something else has changed, and holds that the next build is
// none the wiser.
func TestBuild_cutShort(t *testing.T) {
	files, _ := dossierOfSize(t)
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	cut := 0
	for i := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		b.Drafts = i%2 == 0 // so that there is work to do
		b.Live = live(func(tree map[string][]byte, _ *pipeline.Rest) {
			if tree["index.html"] == nil {
				t.Error("the page that somebody waits for is not among the first")
			}
			if i == 0 {
				cancel()
			}
			time.AfterFunc(time.Duration(i*i)*10*time.Millisecond, cancel)
		}, "index.html")
		switch _, err := b.Build(ctx); {
		case errors.Is(err, context.Canceled):
			cut++
		case err != nil:
			t.Fatal(err)
		}
		cancel()
		b.Live = nil
		r, err := b.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if differ, err := b.Differences(t.Context(), r); err != nil || len(differ) > 0 {
			t.Errorf("after a build that was cut short %v differ (%v)", differ, err)
		}
	}
	if cut == 0 {
		t.Error("no build was cut short")
	}
}

// moments are the files that are opened, in the order of the stages, and the calls of Live,
// at which a build is cut.
var moments = []string{"dossier.yaml", "content/captures/", "content/articles/", "briefs/", "templates/home.html", "open", "show"}

// opened is a dossier that calls back when a file is looked at or read.
type opened struct {
	fstest.MapFS
	call func(name string)
}

func (o opened) Open(name string) (fs.File, error) {
	o.call(name)
	return o.MapFS.Open(name)
}

func (o opened) Stat(name string) (fs.FileInfo, error) {
	o.call(name)
	return o.MapFS.Stat(name)
}

func (o opened) ReadFile(name string) ([]byte, error) {
	o.call(name)
	return o.MapFS.ReadFile(name)
}

// TestBuild_cutAnywhere ends builds at one moment after the other, with an empty
// memory and with one that knows a build without drafts. They end soon, the next build
// is none the wiser, and the pages that were shown are not printed again.
func TestBuild_cutAnywhere(t *testing.T) {
	whole, _ := dossierOfSize(t)
	files := opened{whole, func(string) {}}
	want, err := (&pipeline.Builder{FS: files, Drafts: true}).Build(t.Context())
	if err != nil || want.Tree == nil {
		t.Fatal(err, want.Diagnostics)
	}
	for _, moment := range moments {
		for _, known := range []bool{false, true} {
			b := &pipeline.Builder{FS: files, Memory: memo.New(nil)}
			if known {
				if _, err := b.Build(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			b.Drafts = true
			within, cancel := context.WithCancel(t.Context())
			ctx := &looks{Context: within}
			at := func(name string) {
				if strings.HasPrefix(name, moment) {
					cancel()
				}
			}
			var shown []byte
			files.call = at
			b.FS = files
			b.Live = &pipeline.Live{
				Open: func() []string { at("open"); return []string{"index.html"} },
				Show: func(pages map[string][]byte, _ *pipeline.Rest) { at("show"); shown = pages["index.html"] },
			}
			if _, err := b.Build(ctx); !errors.Is(err, context.Canceled) {
				t.Errorf("cut at %s, with a memory that knows a build: %v: it went on (%v)", moment, known, err)
			}
			if late := ctx.late.Load(); late > int64(100+runtime.GOMAXPROCS(0)) { // each processor may be about to begin one
				t.Errorf("cut at %s: %d steps more were begun", moment, late)
			}
			b.Live = nil
			r, err := b.Build(t.Context())
			if err != nil || !maps.EqualFunc(r.Tree, want.Tree, bytes.Equal) {
				t.Errorf("after a cut at %s the site is another (%v)", moment, err)
			}
			if shown != nil && &shown[0] != &r.Tree["index.html"][0] {
				t.Errorf("after a cut at %s a page that was shown is printed again", moment)
			}
		}
	}
}

// looks is a context that counts how often it was asked after its end.
type looks struct {
	context.Context
	late atomic.Int64
}

func (l *looks) Err() error {
	err := l.Context.Err()
	if err != nil {
		l.late.Add(1)
	}
	return err
}

// dossierOfSize is the dossier that this repository publishes, or under the race detector, which
// makes a build many times slower, a small one; and one of its briefs. make test runs these tests
// both ways.
func dossierOfSize(t *testing.T) (files fstest.MapFS, brief string) {
	t.Helper()
	files = fstest.MapFS{}
	if racing {
		for name, texts := range variants(t) {
			if !strings.HasPrefix(name, "templates/") {
				files[name] = &fstest.MapFile{Data: []byte(texts[0]), Sys: new(byte)}
			}
		}
		return files, "briefs/un.md"
	}
	for _, part := range []string{"dossier.yaml", "dossier.lock", "dossier.history", "content", "briefs"} {
		err := fs.WalkDir(os.DirFS("../.."), part, func(name string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join("../..", name))
			files[name] = &fstest.MapFile{Data: data, Sys: new(byte)}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files, "briefs/traite.md"
}

// TestFinish_lastGoodSite: a build is cut short, and the next one finds a mistake.
// The site without mistakes that was to be is printed all the same.
func TestFinish_lastGoodSite(t *testing.T) {
	files, name := dossierOfSize(t)
	brief := files[name].Data
	write := func(more string) {
		files[name] = &fstest.MapFile{Data: append(bytes.Clone(brief), more...), Sys: new(byte)}
	}
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	built := func(ctx context.Context) pipeline.Result {
		t.Helper()
		r, err := b.Build(ctx)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		return r
	}
	whole := built(t.Context())
	if whole.Tree == nil {
		t.Fatal("the dossier is no good")
	}
	if tree, err := b.Finish(t.Context(), whole); tree != nil || err != nil {
		t.Errorf("nothing was cut short, and %d files are finished (%v)", len(tree), err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	b.Live = live(func(map[string][]byte, *pipeline.Rest) { cancel() })
	write("\nUn mot de plus.\n")
	half := built(ctx)
	if half.Tree != nil {
		t.Fatal("the build was not cut short")
	}
	b.Live = nil
	want, err := (&pipeline.Builder{FS: files}).Build(t.Context())
	if err != nil || want.Tree == nil {
		t.Fatal(err, want.Diagnostics)
	}

	write("\nUn mot [@personne, ¶1: «que personne n’a dit»].\n")
	wrong := built(t.Context())
	if wrong.Tree != nil {
		t.Fatal("the mistake is not found")
	}
	if tree, err := b.Finish(t.Context(), wrong); tree != nil || err != nil {
		t.Errorf("a site with a mistake was not begun, and %d files are finished (%v)", len(tree), err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	cancel() // once more
	if tree, err := b.Finish(ctx, half); tree != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%d files (%v)", len(tree), err)
	}
	tree, err := b.Finish(t.Context(), half)
	if err != nil || !maps.EqualFunc(tree, want.Tree, bytes.Equal) {
		t.Errorf("what is finished, %d files, is not what a build from nothing gave, %d files (%v)", len(tree), len(want.Tree), err)
	}
}
