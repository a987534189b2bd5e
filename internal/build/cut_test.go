package build_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"dossier/internal/build"
)

// TestABuildThatIsCutShort ends builds after the open pages are there, as a
// preview does when something else has changed, and holds that the next build is
// none the wiser.
func TestABuildThatIsCutShort(t *testing.T) {
	b := &build.Builder{FS: os.DirFS("../.."), Memory: build.NewMemory(time.Now), First: func() []string { return []string{"index.html"} }}
	cut := 0
	for i := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		b.Drafts = i%2 == 0 // so that there is work to do
		b.Early = func(tree map[string][]byte) {
			if tree["index.html"] == nil {
				t.Error("the page that somebody waits for is not among the first")
			}
			time.AfterFunc(time.Duration(i*i)*10*time.Millisecond, cancel)
		}
		switch _, err := b.Build(ctx); {
		case errors.Is(err, context.Canceled):
			cut++
		case err != nil:
			t.Fatal(err)
		}
		cancel()
		b.Early = nil
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
