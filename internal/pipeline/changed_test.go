package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// lists is a dossier that counts how often its folders are listed.
type lists struct {
	fstest.MapFS
	captures int
}

func (l *lists) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "content/captures" {
		l.captures++
	}
	return l.MapFS.ReadDir(name)
}

// TestBuild_changed: a builder that is told what has changed shows pages
// before it has looked at everything. Then it looks, and if it was told too little
// it shows them once more.
func TestBuild_changed(t *testing.T) {
	const article, brief = "articles/port-rouvre.html", "briefs/un.html"
	may := variants(t)
	d := &desk{fsys: fstest.MapFS{}, now: time.Unix(1_700_000_000, 0), grain: 1}
	for name := range may {
		if !strings.HasPrefix(name, "templates/") && !strings.Contains(name, "neuf") {
			d.put(name, []byte(may[name][0]))
		}
	}
	folder := &lists{MapFS: d.fsys}
	var shown []string // how often the folder was listed, and the title of the brief
	var pages map[string][]byte
	b := &pipeline.Builder{FS: folder, Memory: memo.New(func() time.Time { return d.now })}
	b.Live = live(func(tree map[string][]byte, _ *pipeline.Rest) {
		_, title, _ := strings.Cut(string(tree[brief]), "<title>")
		title, _, _ = strings.Cut(title, " ")
		shown = append(shown, strings.Repeat("listed ", folder.captures)+title)
		pages = tree
	}, brief, article)
	step := func(what string, changed []string, want ...string) {
		t.Helper()
		d.now = d.now.Add(time.Minute)
		folder.captures, shown = 0, nil
		b.Live.Changed = changed
		r, err := b.Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(shown, ", "); got != strings.Join(want, ", ") {
			t.Errorf("%s: shown %q, want %q", what, got, want)
		}
		clean, err := (&pipeline.Builder{FS: d.fsys}).Build(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{brief, article} {
			if !bytes.Equal(r.Tree[page], clean.Tree[page]) || r.Tree != nil && !bytes.Equal(r.Tree[page], pages[page]) {
				t.Errorf("%s: %s is not what it should be", what, page)
			}
		}
	}
	named := func(title string) []byte {
		return bytes.Replace([]byte(may["briefs/un.md"][0]), []byte("Un"), []byte(title), 1)
	}

	step("nobody knows what has changed", nil, "listed Un")
	d.put("briefs/un.md", named("Deux"))
	step("a brief", []string{"briefs/un.md"}, "Deux")
	d.put("briefs/un.md", named("Trois"))
	step("an editor writes aside", []string{"briefs/.un.md.swp", "briefs/4913", "briefs/un.md"}, "Trois")
	step("nothing", []string{}, "Trois")
	d.put("briefs/un.md", named("Quatre"))
	step("not what is said", []string{"briefs/deux.md"}, "Trois", "listed listed Quatre")
	d.put("briefs/neuf.md", named("Neuf"))
	step("a new file", []string{"briefs/neuf.md"}, "listed Quatre")
	d.put("briefs/un.md", named("Cinq"))
	d.put("briefs/neuf-2.md", named("Neuf"))
	step("a new file of which nobody knows", []string{"briefs/un.md"}, "Cinq", "listed listed Cinq")
	d.put("briefs/un.md", named("Six"))
	d.put("content/captures/image.png", nil)
	step("a file that is not read", []string{"briefs/un.md"}, "Six", "listed listed Six")
	delete(d.fsys, "briefs/neuf.md")
	step("a file goes", []string{"briefs/neuf.md"}, "listed Six")
	d.put("dossier.yaml", []byte(may["dossier.yaml"][1]))
	step("the settings", []string{"dossier.yaml"}, "listed Six")
	settings := d.fsys["dossier.yaml"]
	delete(d.fsys, "dossier.yaml")
	step("the settings go", []string{"dossier.yaml"})
	d.fsys["dossier.yaml"] = settings
	step("the settings come back", []string{"dossier.yaml"}, "listed Six")
	d.put("content/timeline.md", []byte(may["content/timeline.md"][1]))
	step("the timeline", []string{"content/timeline.md"}, "Six")
	d.put("briefs/un.md", []byte("nothing at all"))
	step("a mistake", []string{"briefs/un.md"})
	if folder.captures != 1 {
		t.Errorf("before a mistake is told the folder is listed %d times", folder.captures)
	}
}

// TestBuild_fileMovedAwayAndBack: while another file lies in its place a build
// reads it, which is cut short. What was read there is not taken for the file.
func TestBuild_fileMovedAwayAndBack(t *testing.T) {
	const brief = "briefs/un.md"
	may := variants(t)
	d := &desk{fsys: fstest.MapFS{}, now: time.Unix(1_700_000_000, 0), grain: 1}
	for name := range may {
		if !strings.HasPrefix(name, "templates/") && !strings.Contains(name, "neuf") {
			d.put(name, []byte(may[name][0]))
		}
	}
	b := &pipeline.Builder{FS: d.fsys, Memory: memo.New(func() time.Time { return d.now })}
	b.Live = live(func(map[string][]byte, *pipeline.Rest) {})
	if _, err := b.Build(t.Context()); err != nil { // the file is so young that it will be read again
		t.Fatal(err)
	}
	itself := d.fsys[brief]
	d.now = d.now.Add(time.Minute)
	d.put(brief, bytes.Replace(itself.Data, []byte("Un"), []byte("Autre"), 1))
	ctx, cancel := context.WithCancel(t.Context())
	b.Live = live(func(map[string][]byte, *pipeline.Rest) { cancel() })
	b.Live.Changed = []string{"briefs/deux.md"}
	if _, err := b.Build(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal("the build was not cut short:", err)
	}
	d.fsys[brief] = itself
	b.Live = live(func(map[string][]byte, *pipeline.Rest) {})
	b.Live.Changed = []string{brief}
	r, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if differ, err := b.Differences(t.Context(), r); err != nil || len(differ) > 0 {
		t.Errorf("%v differ (%v)", differ, err)
	}
}
