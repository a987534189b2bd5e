package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"math"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// live shows pages, when these are open.
func live(show func(map[string][]byte), open ...string) *pipeline.Live {
	return &pipeline.Live{Open: func() []string { return open }, Show: show}
}

// TestABuildThatIsCutShort ends builds after the open pages are there, as a
// preview does when something else has changed, and holds that the next build is
// none the wiser.
func TestABuildThatIsCutShort(t *testing.T) {
	b := &pipeline.Builder{FS: os.DirFS("../.."), Memory: memo.New(time.Now)}
	cut := 0
	for i := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		b.Drafts = i%2 == 0 // so that there is work to do
		b.Live = live(func(tree map[string][]byte) {
			if tree["index.html"] == nil {
				t.Error("the page that somebody waits for is not among the first")
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

// TestABuildCanBeCutAnywhere ends builds in one after the other of the moments in
// which they look whether anybody wants them. They end soon, the next build is none
// the wiser, and the pages that were shown are not printed again.
func TestABuildCanBeCutAnywhere(t *testing.T) {
	files := os.DirFS("../..")
	want, looks := map[bool]pipeline.Result{}, map[bool]int64{}
	for _, drafts := range []bool{false, true} {
		ctx := &untilLook{Context: t.Context(), last: math.MaxInt64}
		r, err := (&pipeline.Builder{FS: files, Drafts: drafts}).Build(ctx)
		if err != nil || r.Tree == nil {
			t.Fatal(err, r.Diagnostics)
		}
		want[drafts], looks[drafts] = r, ctx.looks.Load()
	}
	const cuts = 8
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	for i := range int64(cuts) {
		b.Drafts = i%2 == 0
		if i%4 == 0 {
			b.Memory = memo.New(time.Now) // or there is not much to do
		}
		var shown []byte
		b.Live = live(func(tree map[string][]byte) { shown = tree["index.html"] }, "index.html")
		ctx := &untilLook{Context: t.Context(), last: i * looks[b.Drafts] / cuts}
		if _, err := b.Build(ctx); i%4 == 0 && !errors.Is(err, context.Canceled) {
			t.Errorf("a build that was cut after %d looks went on: %v", ctx.last, err)
		}
		if more := ctx.looks.Load() - ctx.last; more > 100 {
			t.Errorf("a build that was cut after %d looks looked %d times more", ctx.last, more)
		}
		b.Live = nil
		r, err := b.Build(t.Context())
		if err != nil || !maps.EqualFunc(r.Tree, want[b.Drafts].Tree, bytes.Equal) {
			t.Errorf("after a build that was cut after %d looks the site is another (%v)", ctx.last, err)
		}
		if shown != nil && &shown[0] != &r.Tree["index.html"][0] {
			t.Errorf("after a build that was cut after %d looks a page that was shown is printed again", ctx.last)
		}
	}
}

// untilLook is a context that ends after it was looked at some number of times.
type untilLook struct {
	context.Context
	last  int64
	looks atomic.Int64
}

func (u *untilLook) Err() error {
	if u.looks.Add(1) > u.last {
		return context.Canceled
	}
	return u.Context.Err()
}

// TestTheLastGoodSite: a build is cut short, and the next one finds a mistake.
// The site without mistakes that was to be is printed all the same.
func TestTheLastGoodSite(t *testing.T) {
	dir := t.TempDir()
	for _, part := range []string{"content", "briefs"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := os.ReadFile("../../dossier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("dossier.yaml", settings)
	b := &pipeline.Builder{FS: os.DirFS(dir), Memory: memo.New(time.Now)}
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

	brief, err := os.ReadFile(filepath.Join(dir, "briefs/traite.md"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	b.Live = live(func(map[string][]byte) { cancel() })
	write("briefs/traite.md", append(brief, "\nUn mot de plus.\n"...))
	half := built(ctx)
	if half.Tree != nil {
		t.Fatal("the build was not cut short")
	}
	b.Live = nil
	want, err := (&pipeline.Builder{FS: os.DirFS(dir)}).Build(t.Context())
	if err != nil || want.Tree == nil {
		t.Fatal(err, want.Diagnostics)
	}

	write("briefs/traite.md", append(brief, "\nUn mot [@jforum, ¶1: «que personne n’a dit»].\n"...))
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
