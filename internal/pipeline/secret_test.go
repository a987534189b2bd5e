package pipeline_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/pipeline"
)

// TestBuild_hidesTheIndexOfTheHouse holds that no script of a site for the house has a
// name that can be known without having read the dossier: a page of another site may
// load any script whose address it knows, and read what it hands over.
func TestBuild_hidesTheIndexOfTheHouse(t *testing.T) {
	names := func(fsys fstest.MapFS, b pipeline.Builder) (scripts []string) {
		t.Helper()
		b.FS, b.Strict = fsys, true
		r, err := b.Build(t.Context())
		if err != nil || r.Tree == nil {
			t.Fatalf("nothing was built: %v, %v", err, r.Diagnostics)
		}
		for _, name := range slices.Sorted(maps.Keys(r.Tree)) {
			// Two scripts hold nothing of a dossier: that of previews, and the one that loads the search.
			if strings.HasSuffix(name, ".js") && !strings.HasPrefix(name, "assets/previews-") && !strings.HasPrefix(name, "assets/opener-") {
				scripts = append(scripts, name)
			}
			if strings.HasSuffix(name, ".html") && bytes.Contains(r.Tree[name], []byte("/search-")) {
				script := regexp.MustCompile(`(?:\.\./)*(assets/search-[0-9a-f]+\.js)`).FindSubmatch(r.Tree[name])
				if script == nil || r.Tree[string(script[1])] == nil {
					t.Errorf("%s loads no script of the site", name)
				}
			}
		}
		for _, name := range scripts {
			folder, _, _ := strings.Cut(name, "/")
			if folder != "assets" && !slices.ContainsFunc(scripts, func(s string) bool {
				return strings.HasPrefix(s, "assets/search-") && bytes.Contains(r.Tree[s], []byte(`"`+folder+`/"`))
			}) {
				t.Errorf("no script looks for %s", name)
			}
		}
		return scripts
	}
	fsys := noteOf(3)
	public, guarded := names(fsys, pipeline.Builder{}), names(fsys, pipeline.Builder{Internal: true, Guarded: true})
	if !slices.Equal(public, guarded) || !slices.Contains(public, "search/en.js") {
		t.Errorf("the scripts of the public site are %q, those of the preview %q", public, guarded)
	}
	house := names(fsys, pipeline.Builder{Internal: true})
	if again := names(fsys, pipeline.Builder{Internal: true}); !slices.Equal(house, again) {
		t.Errorf("the same dossier has %q and then %q", house, again)
	}
	other := maps.Clone(fsys)
	other["briefs/n.md"] = file(strings.Replace(string(fsys["briefs/n.md"].Data), "Text here", "Text there", 1))
	changed := names(other, pipeline.Builder{Internal: true})
	for _, name := range house {
		if slices.Contains(public, name) || slices.Contains(changed, name) {
			t.Errorf("%s can be known without having read the dossier", name)
		}
	}
}
