package preview

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// closed and open are what the channels of changes may be.
var closed, open = func() chan struct{} { c := make(chan struct{}); close(c); return c }(), make(chan struct{})

// workshop is a preview of a small dossier, without a watch and without connections: one
// page is open in a browser.
type workshop struct {
	*Preview
	files fstest.MapFS
	now   time.Time // of the files
}

const openPage = "briefs/une.html"

func newWorkshop() *workshop {
	w := &workshop{files: fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\nlanguage: fr\n")}}, now: time.Unix(1_700_000_000, 0)}
	w.Preview = &Preview{
		Builder: &pipeline.Builder{FS: w.files, Memory: memo.New(func() time.Time { return w.now.Add(time.Hour) })},
		Server:  &Server{Now: time.Now, clients: map[*client]bool{{page: openPage, ring: make(chan struct{}, 1)}: true}},
		Built:   func(pipeline.Result, error, time.Duration, time.Duration) {},
	}
	return w
}

// note saves a brief.
func (w *workshop) note(id, text string) {
	w.now = w.now.Add(time.Minute)
	w.files["briefs/"+id+".md"] = &fstest.MapFile{
		Data:    fmt.Appendf(nil, "---\ntitle: Note\nstatus: published\ndate: 2025-01-17\n---\n%s\n", text),
		ModTime: w.now, Sys: new(byte),
	}
}

// mistake is a text that no site is made of.
const mistake = "Faux [@personne, ¶1: «que personne n’a dit ici»]."

// whenShown calls f once, when pages are shown and before the builder looks at everything
// else: it asks for the time then, to tell how long that took.
func (w *workshop) whenShown(f func()) (called func() bool) {
	done := false
	w.Server.Now = func() time.Time {
		if w.Server.early != nil && !done {
			done = true
			f()
		}
		return time.Now()
	}
	return func() bool { return done }
}

// shows reports whether a page of the whole site, or of its first pages, has some words.
func (w *workshop) shows(page, words string) bool {
	data, ok := w.Server.soon(context.Background(), page)
	if !ok {
		data, _ = w.Server.last(context.Background(), page)
	}
	return bytes.Contains(data, []byte(words))
}

// TestPreview_changeThatNeverSettles: pages of a good site are shown and the rest of it
// is cut short; then comes a change that does not settle, such as half a file; then
// a mistake. The site that is finished below it is the one of which pages were shown.
func TestPreview_changeThatNeverSettles(t *testing.T) { synctest.Test(t, changeThatNeverSettles) }

func changeThatNeverSettles(t *testing.T) {
	w := newWorkshop()
	for i := range 200 {
		w.note(fmt.Sprint("autre-", i), "Rien.")
	}
	w.note("une", "Avant.")
	w.build(t.Context(), Change{nil, closed, open})
	if !w.shows(openPage, "Avant.") || w.Server.early != nil {
		t.Fatalf("the first site is not shown: %v", w.Server.problems)
	}
	words := ""
	for i := range 100 { // on a machine that is busy a build may end before it is cut
		words = fmt.Sprintf("Depuis %d.", i)
		w.note("une", words)
		w.note("autre-0", words)
		superseded := make(chan struct{})
		w.whenShown(func() { close(superseded) })
		w.build(t.Context(), Change{[]string{"briefs/une.md", "briefs/autre-0.md"}, closed, superseded})
		if w.Server.early != nil {
			break
		}
	}
	before, _ := w.Server.last(t.Context(), "briefs/autre-0.html")
	if w.Server.early == nil || !w.shows(openPage, words) || bytes.Contains(before, []byte(words)) {
		t.Fatal("no build was cut short after the open pages were shown")
	}

	w.note("une", "À moitié.")
	superseded := make(chan struct{})
	time.AfterFunc(time.Minute, func() { close(superseded) }) // when nothing else happens: the builder waits
	w.build(t.Context(), Change{nil, make(chan struct{}), superseded})
	if !w.shows(openPage, words) {
		t.Error("a change that did not settle is shown")
	}
	w.note("une", mistake)
	w.build(t.Context(), Change{nil, closed, open})
	if len(w.Server.problems) == 0 {
		t.Error("the mistake is not told")
	}
	for _, name := range []string{openPage, "briefs/autre-0.html"} {
		if w.Server.early != nil || !w.shows(name, words) || w.shows(name, "À moitié.") {
			t.Errorf("below the mistake %s is not that of the last good site", name)
		}
	}
}

// TestPreview_firstPagesBeforeTheLook: pages are shown before everything has been looked
// at. Then there is a mistake in a file that no change has named, and the site of those
// pages stays below it, also if the look at everything is cut short.
func TestPreview_firstPagesBeforeTheLook(t *testing.T) {
	for _, cut := range []bool{false, true} {
		w := newWorkshop()
		w.note("une", "Avant.")
		w.note("autre", "Avant.")
		w.build(t.Context(), Change{nil, closed, open})

		superseded := make(chan struct{})
		looked := w.whenShown(func() {
			w.note("autre", mistake)
			if cut {
				close(superseded)
			}
		})
		w.note("une", "Après.")
		w.build(t.Context(), Change{[]string{"briefs/une.md"}, closed, superseded})
		if !looked() {
			t.Error("after pages were shown nobody looked at everything")
		}
		if cut {
			w.build(t.Context(), Change{[]string{"briefs/autre.md"}, closed, open})
		}
		if len(w.Server.problems) == 0 || w.Server.early != nil {
			t.Errorf("cut %v: the mistake is not told", cut)
		}
		if !w.shows(openPage, "Après.") || !w.shows("briefs/autre.html", "Avant.") {
			t.Errorf("cut %v: below the mistake is not the site that was shown", cut)
		}
	}
}

// TestPreview_changedUntilRead: the files of a change count until a build has read them,
// whatever became of the build of that change.
func TestPreview_changedUntilRead(t *testing.T) {
	w := newWorkshop()
	w.note("une", "Avant.")
	w.note("autre", "Avant.")
	w.build(t.Context(), Change{nil, closed, open})
	if w.changed == nil || len(w.changed) > 0 {
		t.Errorf("after the first build: %q", w.changed)
	}
	w.note("une", "Après.")
	ended, end := context.WithCancel(t.Context())
	end()
	w.build(ended, Change{[]string{"briefs/une.md"}, closed, open})
	w.note("autre", "Après.")
	w.build(t.Context(), Change{[]string{"briefs/autre.md"}, closed, open})
	if want := []string{"briefs/une.md", "briefs/autre.md"}; !slices.Equal(w.Builder.Live.Changed, want) || len(w.changed) > 0 {
		t.Errorf("after a build that was cut short before it had read anything: %q, and %q for the next", w.Builder.Live.Changed, w.changed)
	}
	w.build(ended, Change{nil, closed, open})
	w.build(t.Context(), Change{[]string{"briefs/une.md"}, closed, open})
	if w.Builder.Live.Changed != nil {
		t.Errorf("after a build that was cut short, of anything: %q", w.Builder.Live.Changed)
	}
	for _, page := range []string{openPage, "briefs/autre.html"} {
		if !w.shows(page, "Après.") {
			t.Errorf("%s is that of before", page)
		}
	}
}
