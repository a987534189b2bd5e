package pipeline_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// TestBuild_onDemand: pages that nobody has asked for are not at hand. Whoever asks for one gets
// what a build of the whole site gives, while the next build is going on, and after it.
func TestBuild_onDemand(t *testing.T) {
	files, brief := dossierOfSize(t)
	files["static/empty.txt"] = &fstest.MapFile{Sys: new(byte)}
	whole := func() pipeline.Result {
		r, err := (&pipeline.Builder{FS: files}).Build(t.Context())
		if err != nil || r.Tree == nil {
			t.Fatal(err, r.Diagnostics)
		}
		return r
	}
	var early *pipeline.Rest
	var asking sync.WaitGroup
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	b.Live = live(func(_ map[string][]byte, rest *pipeline.Rest) {
		early = rest
		for _, path := range []string{"404.html", "data/dossier.json", strings.TrimSuffix(brief, ".md") + ".html"} {
			asking.Go(func() { // while the others are printed
				if data, err := rest.File(t.Context(), path); err != nil || len(data) == 0 {
					t.Errorf("%s: %q (%v)", path, data, err)
				}
			})
		}
	}, "index.html")
	b.Live.OnDemand = true
	build := func() pipeline.Result {
		r, err := b.Build(t.Context())
		if err != nil || r.Tree == nil {
			t.Fatal(err, r.Diagnostics)
		}
		return r
	}
	holds := func(r, want pipeline.Result) {
		if got := slices.Sorted(slices.Values(r.Paths())); !slices.Equal(got, slices.Sorted(maps.Keys(want.Tree))) {
			t.Errorf("it has %d files, and not %d", len(got), len(want.Tree))
		}
		for path, data := range want.Tree {
			if got, err := r.File(t.Context(), path); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%s is not what it is in the whole site (%v)", path, err)
			}
		}
	}
	before, first := whole(), build()
	if first.Tree["index.html"] == nil || first.Tree["data/dossier.json"] != nil || first.Tree["404.html"] != nil || early != first.Rest {
		t.Errorf("at hand are %q", slices.Sorted(maps.Keys(first.Tree)))
	}
	if data, err := first.File(t.Context(), "nowhere.html"); data != nil || err != nil || first.Rest.Has("nowhere.html") {
		t.Errorf("a page that there is not: %q (%v)", data, err)
	}

	files = maps.Clone(files)
	files[brief] = &fstest.MapFile{Data: append(bytes.Clone(files[brief].Data), "\nUn mot de plus.\n"...), Sys: new(byte)}
	b.FS = files
	asking.Go(func() { holds(first, before) })
	second := build()
	asking.Wait()
	holds(second, whole())
	holds(first, before)
}

// TestBuild_onDemandFindsMistakes: that nobody has asked for a page keeps no mistake in its
// template from being found.
func TestBuild_onDemandFindsMistakes(t *testing.T) {
	files, _ := dossierOfSize(t)
	files = maps.Clone(files)
	files["templates/404.html"] = &fstest.MapFile{Data: []byte("{{ define \"main\" }}{{ .Nothing }}{{ end }}\n")}
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	b.Live = live(func(map[string][]byte, *pipeline.Rest) {}, "index.html")
	b.Live.OnDemand = true
	for range 3 { // the second build knows the pages that the first has printed
		r, err := b.Build(t.Context())
		if n := len(r.Diagnostics); err != nil || r.Tree != nil || n == 0 || !strings.Contains(r.Diagnostics[n-1].Message, "(while printing 404.html)") {
			t.Errorf("%v (%v)", r.Diagnostics, err)
		}
	}
}

// TestBuild_state: whoever is told of a build hears whether pages have changed, though none of them
// is at hand.
func TestBuild_state(t *testing.T) {
	files, _ := dossierOfSize(t)
	files = maps.Clone(files)
	b := &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}
	b.Live = live(func(map[string][]byte, *pipeline.Rest) {})
	b.Live.OnDemand = true
	before := pipeline.Result{}
	for i, template := range []string{"", "", `{{ define "content" }}one{{ end }}`, `{{ define "content" }}two{{ end }}`, `{{ define "content" }}two{{ end }}`} {
		if template != "" {
			files["templates/404.html"] = &fstest.MapFile{Data: []byte(template)}
		}
		r, err := b.Build(t.Context())
		if err != nil || r.Tree == nil {
			t.Fatal(err, r.Diagnostics)
		}
		if changed := i != 1 && i != 4; (r.State != before.State) != changed {
			t.Errorf("build %d: that pages have changed is said to be %v", i, !changed)
		}
		before = r
	}
}
