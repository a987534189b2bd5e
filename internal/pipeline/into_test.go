package pipeline_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/bundle"
	"dossier/internal/pipeline"
	"dossier/internal/publish"
)

// TestBuildInto: what stands in a folder is the site that Build
// gives; and what stood there if there is a mistake, also one that only printing
// shows, when many pages are printed already.
func TestBuildInto(t *testing.T) {
	may := variants(t)
	d := &desk{fsys: fstest.MapFS{}, grain: 1}
	for name := range may {
		if !strings.HasPrefix(name, "templates/") && !strings.Contains(name, "neuf") {
			d.put(name, []byte(may[name][0]))
		}
	}
	dir := t.TempDir()
	place := publish.Place{Dir: filepath.Join(dir, "public"), Work: filepath.Join(dir, "work"), Holder: "the test"}
	b := &pipeline.Builder{FS: d.fsys}
	published := func() map[string]string { // and what is left of a site that was not finished
		files := map[string]string{}
		for _, folder := range []string{"public", "work/next"} {
			err := filepath.WalkDir(filepath.Join(dir, folder), func(name string, entry os.DirEntry, err error) error {
				if err != nil || entry.IsDir() || entry.Name() == publish.Manifest || entry.Name() == bundle.SumsFile {
					return err
				}
				data, err := os.ReadFile(name)
				rel, _ := filepath.Rel(dir, name)
				files[filepath.ToSlash(rel)] = string(data)
				return err
			})
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		return files
	}
	into := func() pipeline.Result {
		t.Helper()
		r, _, err := b.BuildInto(t.Context(), place)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	whole := func() map[string]string {
		t.Helper()
		r, err := b.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for name, data := range r.Tree {
			files["public/"+name] = string(data)
		}
		return files
	}

	d.put("briefs/un.md", []byte("nothing at all"))
	if r := into(); r.Tree != nil || len(published()) > 0 {
		t.Errorf("a mistake, and nothing stood there: %d files", len(published()))
	}
	if _, err := os.Stat(place.Dir); !os.IsNotExist(err) {
		t.Error("for a site with a mistake a folder is made")
	}
	d.put("briefs/un.md", []byte(may["briefs/un.md"][0]))
	into()
	first := whole()
	if have := published(); len(first) == 0 || !maps.Equal(have, first) {
		t.Errorf("published are %v, built %v", slices.Sorted(maps.Keys(have)), slices.Sorted(maps.Keys(first)))
	}
	d.put("briefs/un.md", []byte(may["briefs/un.md"][1]))
	d.put("templates/home.html", []byte(may["templates/home.html"][1]))
	if r := into(); len(r.Diagnostics) == 0 {
		t.Error("a mistake in a template is not told")
	}
	if have := published(); !maps.Equal(have, first) {
		t.Errorf("a mistake in a template changes what is published: %v", slices.Sorted(maps.Keys(have)))
	}
	delete(d.fsys, "templates/home.html")
	into()
	if second := whole(); maps.Equal(first, second) || !maps.Equal(published(), second) {
		t.Error("what is published is not the next site")
	}

	b.Strict = true // of which a site that nobody keeps could not be true
	if _, _, err := b.BuildInto(t.Context(), place); err == nil {
		t.Error("links that cannot be checked are taken for good")
	}
}
