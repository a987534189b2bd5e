package preview

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// closed and open are what the channels of bells may be.
var closed, open = func() chan struct{} { c := make(chan struct{}); close(c); return c }(), make(chan struct{})

// TestWhatWasNotOverIsNeverShown: pages of a good site are shown and the rest of it
// is cut short; a change begins that is not over, such as half a file; then there
// is a mistake. The site that is finished is the one of which pages were shown.
func TestWhatWasNotOverIsNeverShown(t *testing.T) {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\nlanguage: fr\n")}}
	note := func(name, title, text string) {
		files["briefs/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: %s\nstatus: published\ndate: 2025-01-17\n---\n%s\n", title, text), ModTime: time.Now(), Sys: new(byte)}
	}
	for i := range 200 {
		note(fmt.Sprint("autre-", i), fmt.Sprint("Autre ", i), "Rien.")
	}
	clock := func() {}
	s := &Server{Now: func() time.Time { clock(); return time.Now() }}
	p := &Preview{
		Builder: &pipeline.Builder{FS: files, Memory: memo.New(time.Now)}, Server: s,
		Built: func(pipeline.Result, error, time.Duration, time.Duration) {},
	}
	const page = "briefs/une.html"
	s.clients = map[*client]bool{{page: page, ring: make(chan struct{}, 1)}: true}
	shows := func(words string) bool {
		data := s.early[page]
		if data == nil {
			data = s.tree[page]
		}
		return bytes.Contains(data, []byte(words))
	}

	note("une", "Une", "Avant.")
	p.build(t.Context(), Bell{nil, closed, open})
	if !shows("Avant.") || s.early != nil {
		t.Fatalf("the first site is not shown: %v", s.problems)
	}
	cut := ""
	for i := range 100 { // now and then a machine is so busy that a build ends before it is cut
		cut = fmt.Sprintf("Depuis %d.", i)
		note("une", "Une", cut)
		note("autre-0", "Autre", cut)
		more := make(chan struct{})
		calls := 0
		clock = func() {
			if calls++; calls == 2 { // when the open pages are shown
				close(more)
			}
		}
		p.build(t.Context(), Bell{nil, closed, more})
		if clock = func() {}; s.early != nil {
			break
		}
	}
	if s.early == nil || !shows(cut) || strings.Contains(string(s.tree["briefs/autre-0.html"]), cut) {
		t.Fatal("no build was cut short after the open pages were shown")
	}

	note("une", "Une", "À moitié.")
	more, ctx := make(chan struct{}), context.Background()
	time.AfterFunc(300*time.Millisecond, func() { close(more) })
	p.build(ctx, Bell{nil, open, more})
	if !shows(cut) {
		t.Error("what was not over is shown")
	}
	note("une", "Une", "Faux [@personne, ¶1: «que personne n’a dit ici»].")
	p.build(ctx, Bell{nil, closed, open})
	if len(s.problems) == 0 {
		t.Error("the mistake is not told")
	}
	for _, name := range []string{page, "briefs/autre-0.html"} {
		if data := string(s.tree[name]); s.early != nil || !strings.Contains(data, cut) || strings.Contains(data, "À moitié.") {
			t.Errorf("below the mistake %s is not that of the last good site", name)
		}
	}
}

// TestWhatHasChangedIsNotForgotten: what a bell has said counts until a build has
// read it, whatever became of the build that the bell was for.
func TestWhatHasChangedIsNotForgotten(t *testing.T) {
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\nlanguage: fr\n")}}
	now := time.Unix(1_700_000_000, 0)
	note := func(name, text string) {
		now = now.Add(time.Minute)
		files[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Note\nstatus: published\ndate: 2025-01-17\n---\n%s\n", text), ModTime: now, Sys: new(byte)}
	}
	note("briefs/une.md", "Avant.")
	note("briefs/autre.md", "Avant.")
	s := &Server{Now: time.Now}
	p := &Preview{
		Builder: &pipeline.Builder{FS: files, Memory: memo.New(func() time.Time { return now.Add(time.Hour) })}, Server: s,
		Built: func(pipeline.Result, error, time.Duration, time.Duration) {},
	}
	said := func(names ...string) string {
		var told []string
		if p.Builder.Live != nil {
			told = p.Builder.Live.Changed
		}
		return fmt.Sprint(p.changed, told, names)
	}

	p.build(t.Context(), Bell{nil, closed, open})
	if p.changed == nil || len(p.changed) > 0 {
		t.Error("after the first build:", said())
	}
	note("briefs/une.md", "Après.")
	ended, end := context.WithCancel(t.Context())
	end()
	p.build(ended, Bell{[]string{"briefs/une.md"}, closed, open})
	note("briefs/autre.md", "Après.")
	p.build(t.Context(), Bell{[]string{"briefs/autre.md"}, closed, open})
	if want := []string{"briefs/une.md", "briefs/autre.md"}; !slices.Equal(p.Builder.Live.Changed, want) || len(p.changed) > 0 {
		t.Error("after a build that was cut short before it had read anything:", said(want...))
	}
	p.build(ended, Bell{nil, closed, open})
	p.build(t.Context(), Bell{[]string{"briefs/une.md"}, closed, open})
	if p.Builder.Live.Changed != nil {
		t.Error("after a build that was cut short, for anything:", said())
	}
	for _, page := range []string{"briefs/une.html", "briefs/autre.html"} {
		if !bytes.Contains(s.tree[page], []byte("Après.")) {
			t.Errorf("%s is that of before", page)
		}
	}
}

// listed is a dossier that calls back when its briefs are listed.
type listed struct {
	fstest.MapFS
	briefs func()
}

func (l *listed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "briefs" {
		l.briefs()
	}
	return l.MapFS.ReadDir(name)
}

// TestWhatIsShownIsFinished: pages are shown before everything has been looked at.
// Then there is a mistake of which nobody knew, and the site of those pages stays
// below it, also if the look at everything is cut short.
func TestWhatIsShownIsFinished(t *testing.T) {
	for _, cut := range []bool{false, true} {
		files := &listed{fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\nlanguage: fr\n")}}, func() {}}
		now := time.Unix(1_700_000_000, 0)
		note := func(name, text string) {
			now = now.Add(time.Minute)
			files.MapFS[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Note\nstatus: published\ndate: 2025-01-17\n---\n%s\n", text), ModTime: now, Sys: new(byte)}
		}
		note("briefs/une.md", "Avant.")
		note("briefs/autre.md", "Avant.")
		clock := func() {}
		s := &Server{Now: func() time.Time { clock(); return time.Now() }}
		p := &Preview{
			Builder: &pipeline.Builder{FS: files, Memory: memo.New(func() time.Time { return now.Add(time.Hour) })}, Server: s,
			Built: func(pipeline.Result, error, time.Duration, time.Duration) {},
		}
		p.build(t.Context(), Bell{nil, closed, open})

		more := make(chan struct{})
		calls, lists := 0, 0
		clock = func() {
			if calls++; calls == 2 { // when the open pages are shown
				note("briefs/autre.md", "Faux [@personne, ¶1: «que personne n’a dit ici»].")
			}
		}
		files.briefs = func() {
			if lists++; lists == 2 && cut {
				close(more)
			}
		}
		note("briefs/une.md", "Après.")
		p.build(t.Context(), Bell{[]string{"briefs/une.md"}, closed, more})
		if lists != 2 {
			t.Errorf("the briefs are listed %d times", lists)
		}
		if cut {
			p.build(t.Context(), Bell{[]string{"briefs/autre.md"}, closed, open})
		}
		if len(s.problems) == 0 || s.early != nil {
			t.Errorf("cut %v: the mistake is not told", cut)
		}
		if !bytes.Contains(s.tree["briefs/une.html"], []byte("Après.")) || !bytes.Contains(s.tree["briefs/autre.html"], []byte("Avant.")) {
			t.Errorf("cut %v: below the mistake is not the site that was shown", cut)
		}
	}
}
