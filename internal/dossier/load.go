package dossier

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dossier/internal/clean"
	"dossier/internal/diag"
)

// Limits on the size of a file, in bytes.
const (
	maxNote    = 4 << 20
	maxCapture = 32 << 20
)

// Options are choices of the person who runs the tool.
type Options struct {
	Drafts bool // treat briefs that are not published as if they were
}

// Load reads, parses, resolves and verifies the dossier in fsys. Mistakes in
// its files come back as diagnostics, sorted; the error is for what the
// machine would not do. The Dossier is whole only if no diagnostic is an error.
func Load(ctx context.Context, fsys fs.FS, o Options) (*Dossier, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys}
	if err := l.list(); err != nil {
		return nil, nil, err
	}
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	d := l.join()
	l.joinNotes(d).verifyNotes(d, o.Drafts)
	l.diags, d.Silenced = d.Silence(l.diags)
	diag.Sort(l.diags)
	return d, l.diags, nil
}

// loader holds what is read, by kind of file and in the order of the paths.
type loader struct {
	fsys  fs.FS
	diags []diag.Diagnostic

	paths    map[kind][]string
	none     bool // the folder is no dossier
	settings Settings
	outlets  []*Outlet
	// badOutlets says that the file of outlets could not be read; that an
	// article names one of them is then no mistake.
	badOutlets bool
	captures   []*Capture
	articles   []*articleFile
	briefs     []*briefFile
	questions  []*questionFile
	timelines  []*timelineFile
	entities   []*Entity
	places     []*Place
	terms      []*Term
	lock       Lock
}

type kind string

const (
	captureKind  kind = "content/captures"
	articleKind  kind = "content/articles"
	briefKind    kind = "briefs"
	questionKind kind = "content/questions"
	timelineKind kind = "content"
)

func (l *loader) report(d ...diag.Diagnostic) { l.diags = append(l.diags, d...) }

// list finds the files to read.
func (l *loader) list() error {
	l.paths = map[kind][]string{}
	if _, err := fs.Stat(l.fsys, settingsFile); errors.Is(err, fs.ErrNotExist) {
		l.none = true
		l.report(diag.New(diag.BadFrontMatter, diag.FileSpan(settingsFile), "this folder is no dossier: it has no %s", settingsFile).
			WithHelp("name the dossier's folder with -C, or create %s with a line title:", settingsFile))
		return nil
	}
	for _, k := range []kind{captureKind, articleKind, briefKind, questionKind} {
		err := fs.WalkDir(l.fsys, string(k), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && name == string(k):
				return fs.SkipAll
			case err != nil:
				return fmt.Errorf("list %s: %w", name, err)
			case name == string(k):
				return nil
			case strings.HasPrefix(path.Base(name), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
				return nil
			case entry.IsDir():
				return l.folder(k, name)
			case k.holds(name):
				l.paths[k] = append(l.paths[k], name)
			case path.Ext(name) != ".yaml":
				l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
					WithHelp("%s holds %s files; endings are small letters", k, k.ending()))
			}
			return nil
		})
		if err != nil {
			return err
		}
		slices.Sort(l.paths[k])
	}
	return l.listContent()
}

// listContent finds the timelines among the files that lie in content itself.
func (l *loader) listContent() error {
	entries, err := fs.ReadDir(l.fsys, string(timelineKind))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list %s: %w", timelineKind, err)
	}
	var known []string
	for _, r := range recordFiles {
		known = append(known, path.Base(string(r)))
	}
	timelines := []string{"timeline.md"}
	for _, lang := range Languages {
		timelines = append(timelines, "timeline."+lang+".md")
	}
	for _, entry := range entries {
		name := path.Join(string(timelineKind), entry.Name())
		switch {
		case entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || slices.Contains(known, entry.Name()):
		case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
		case slices.Contains(timelines, entry.Name()):
			l.paths[timelineKind] = append(l.paths[timelineKind], name)
		default:
			d := diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s itself holds %s", timelineKind, strings.Join(append(timelines[:1:1], known...), ", "))
			if near := nearestWord(entry.Name(), append(timelines, known...)); near != "" {
				d = d.WithHelp("did you mean %s?", near)
			}
			l.report(d)
		}
	}
	return nil
}

// leadsToFile reports whether a symbolic link leads to a file inside the
// dossier, and says so if it does not.
func (l *loader) leadsToFile(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	switch {
	case err != nil:
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "the symbolic link leads out of the dossier, or nowhere").
			WithHelp("put the file itself here"))
	case info.IsDir():
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders behind symbolic links are not read").
			WithHelp("put the folder itself here"))
	default:
		return true
	}
	return false
}

// holds reports whether a file is of the kind that its folder is for.
func (k kind) holds(name string) bool { return strings.HasSuffix(name, k.ending()) }

func (k kind) ending() string {
	if k == captureKind {
		return ".txt"
	}
	return ".md"
}

// folder decides about a folder inside one of ours: briefs may be sorted into
// folders, captures and articles lie side by side.
func (l *loader) folder(k kind, name string) error {
	if k.holds(name) {
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "%s is a folder, not a file", name).
			WithHelp("rename it; the ending is for files"))
		return fs.SkipDir
	}
	if k == briefKind {
		return nil
	}
	l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders inside %s are not read", k).
		WithHelp("move its files up into %s", k))
	return fs.SkipDir
}

// read reads and parses every file, several at a time.
func (l *loader) read(ctx context.Context) error {
	var mu sync.Mutex
	var failed error
	var settingsDiags []diag.Diagnostic
	var lockDiags []diag.Diagnostic
	recordDiags := make([][]diag.Diagnostic, len(recordFiles))
	l.captures = make([]*Capture, len(l.paths[captureKind]))
	l.articles = make([]*articleFile, len(l.paths[articleKind]))
	l.briefs = make([]*briefFile, len(l.paths[briefKind]))
	l.questions = make([]*questionFile, len(l.paths[questionKind]))
	l.timelines = make([]*timelineFile, len(l.paths[timelineKind]))

	type job struct {
		name  string
		limit int
		parse func(*diag.Source)
	}
	jobs := []job{
		{settingsFile, maxNote, func(src *diag.Source) { l.settings, settingsDiags = readSettings(src) }},
		{LockFile, maxCapture, func(src *diag.Source) { l.lock, lockDiags = readLock(src) }},
		{string(OutletRecords), maxNote, func(src *diag.Source) { l.outlets, recordDiags[0] = readOutlets(src) }},
		{string(EntityRecords), maxNote, func(src *diag.Source) { l.entities, recordDiags[1] = readEntities(src) }},
		{string(PlaceRecords), maxNote, func(src *diag.Source) { l.places, recordDiags[2] = readPlaces(src) }},
		{string(TermRecords), maxNote, func(src *diag.Source) { l.terms, recordDiags[3] = readTerms(src) }},
	}
	for i, name := range l.paths[captureKind] {
		jobs = append(jobs, job{name, maxCapture, func(src *diag.Source) {
			l.captures[i] = &Capture{Path: name, SHA256: hexHash(src.Text), Source: src, Lines: clean.Split(src.Text)}
		}})
	}
	for i, name := range l.paths[articleKind] {
		jobs = append(jobs, job{name, maxNote, func(src *diag.Source) { l.articles[i] = readArticle(src) }})
	}
	for i, name := range l.paths[briefKind] {
		jobs = append(jobs, job{name, maxNote, func(src *diag.Source) { l.briefs[i] = readBrief(src) }})
	}
	for i, name := range l.paths[questionKind] {
		jobs = append(jobs, job{name, maxNote, func(src *diag.Source) { l.questions[i] = readQuestion(src) }})
	}
	for i, name := range l.paths[timelineKind] {
		jobs = append(jobs, job{name, maxNote, func(src *diag.Source) { l.timelines[i] = readTimeline(src) }})
	}

	l.settings = Settings{Language: Languages[0], Rights: Excerpt}
	parallel(len(jobs), func(i int) {
		if ctx.Err() != nil {
			return
		}
		j := jobs[i]
		src, d, err := readText(l.fsys, j.name, j.limit)
		switch {
		case errors.Is(err, fs.ErrNotExist) && (j.name == settingsFile || j.name == LockFile || slices.Contains(recordFiles, Records(j.name))):
		case err != nil:
			mu.Lock()
			failed = cmp.Or(failed, err)
			mu.Unlock()
		case d != nil:
			mu.Lock()
			l.report(*d)
			l.badOutlets = l.badOutlets || j.name == string(OutletRecords)
			mu.Unlock()
		default:
			j.parse(src)
		}
	})
	l.report(settingsDiags...)
	l.report(lockDiags...)
	l.report(slices.Concat(recordDiags...)...)
	l.badOutlets = l.badOutlets || len(l.outlets) == 0 && len(recordDiags[0]) > 0
	return cmp.Or(ctx.Err(), failed)
}

// parallel calls f for 0 … n−1 on all processors.
func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// join connects articles with captures and outlets.
func (l *loader) join() *Dossier {
	d := &Dossier{
		Settings: l.settings, Outlets: l.outlets, Entities: l.entities, Places: l.places, Terms: l.terms,
		Lock: l.lock, Uses: map[*Passage][]*Cited{},
	}
	captures := map[string]*Capture{}
	for _, c := range l.captures {
		if c != nil {
			captures[c.Path] = c
			d.Captures = append(d.Captures, c)
		}
	}
	outlets := map[string]*Outlet{}
	var outletKeys []string
	for _, o := range l.outlets {
		outlets[o.Key] = o
		outletKeys = append(outletKeys, o.Key)
	}
	unread := map[string]bool{} // captures whose text could not be read, already reported
	for i, name := range l.paths[captureKind] {
		unread[name] = l.captures[i] == nil
	}
	unsure := false // an article that cannot be read may be that of any capture
	for _, f := range l.articles {
		if f == nil {
			unsure = true
			continue
		}
		unsure = unsure || f.broken
		l.report(f.diags...)
		if !keyPattern.MatchString(f.Key) {
			l.report(diag.New(diag.BadFrontMatter, diag.FileSpan(f.Path), "%q cannot be the key of an article", f.Key).
				WithHelp("name the file with small letters a–z, digits and hyphens"))
			continue
		}
		if f.outlet != "" {
			if f.Outlet = outlets[f.outlet]; f.Outlet == nil && !l.badOutlets {
				diagnostic := diag.New(diag.UnknownID, f.outletAt, "there is no outlet %q", f.outlet)
				if near := nearestWord(f.outlet, outletKeys); near != "" {
					diagnostic = diagnostic.WithHelp("did you mean %q?", near)
					if f.outletAt.Text() == f.outlet {
						diagnostic = diagnostic.WithSuggestion(f.outletAt, near)
					}
				} else {
					diagnostic = diagnostic.WithHelp("add it to %s: {name: …}", OutletRecords)
				}
				l.report(diagnostic)
			}
		}
		if f.Rights == "" {
			f.Rights = l.settings.Rights
		}
		capture := captures[f.capture]
		if capture != nil && capture.Article != nil {
			l.report(diag.New(diag.DuplicateID, f.captureAt, "the capture is already the source of %s", capture.Article.Path).
				WithHelp("delete one of the two articles"))
			capture = nil
			f.broken = true
		}
		if capture == nil && unread[f.capture] {
			f.broken = true
		}
		l.report(f.join(capture)...)
		if capture != nil {
			capture.Article = f.Article
		}
		d.Articles = append(d.Articles, f.Article)
	}
	for _, c := range d.Captures {
		if c.Article == nil && !unsure {
			l.report(diag.New(diag.NotYetCleaned, diag.Span{Source: c.Source}, "this capture has no article yet").
				WithHelp("run dossier clean %s", c.Path))
		}
	}
	if len(l.paths[captureKind])+len(l.paths[articleKind]) == 0 && !l.none {
		l.report(diag.New(diag.NoContent, diag.FileSpan(settingsFile), "there is nothing to cite: %s holds no capture", captureKind).
			WithHelp("put raw .txt files into %s and run dossier clean", captureKind))
	}
	return d
}
