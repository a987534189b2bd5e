package dossier

import (
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
	MaxCapture = 32 << 20
)

// Options are choices of the person who runs the tool.
type Options struct {
	Drafts bool // treat briefs that are not published as if they were
	// Internal is for readers of the house: notes that are internal are there, and
	// articles are whole, whatever their rights. Without it those notes do not
	// exist, but for the links that lead to them.
	Internal bool
	Memory   *Memory // what earlier Loads of the same folder have read; may be nil
}

// Load reads, parses, resolves and verifies the dossier in fsys. Mistakes in
// its files come back as diagnostics, sorted; the error is for what the
// machine would not do. The Dossier is whole only if no diagnostic is an error.
func Load(ctx context.Context, fsys fs.FS, o Options) (*Dossier, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys, memory: o.Memory, internal: o.Internal}
	if err := l.list(); err != nil {
		return nil, nil, err
	}
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	if o.Drafts {
		l.cleanNew()
	}
	d := l.join()
	if err := l.checkPages(ctx, d); err != nil {
		return nil, nil, err
	}
	l.joinNames(d)
	l.joinNotes(d).verifyNotes(d, o.Drafts)
	l.diags, d.Silenced = d.Silence(l.diags)
	diag.Sort(l.diags)
	return d, l.diags, nil
}

// loader holds what is read, by kind of file and in the order of the paths.
type loader struct {
	fsys   fs.FS
	memory *Memory

	internal bool // Options.Internal
	diags    []diag.Diagnostic

	paths    map[kind][]string
	entries  map[string]fs.DirEntry // of the paths, links left out
	none     bool                   // the folder is no dossier
	settings Settings
	outlets  []*Outlet
	// badRecords are the files of records that could not be read; that a note
	// or an article names an entry of one is then no mistake.
	badRecords map[Records]bool
	captures   []*Capture
	pages      []string // saved pages, whose text is a capture
	articles   []*articleFile
	briefs     []*briefFile
	questions  []*questionFile
	timelines  []*timelineFile
	entities   []*entityFile
	places     []*placeFile
	terms      []*termFile
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
	files := 0 // about
	if l.memory != nil {
		files = len(l.memory.files)
	}
	l.paths, l.entries = map[kind][]string{}, make(map[string]fs.DirEntry, files)
	if _, err := fs.Stat(l.fsys, settingsFile); errors.Is(err, fs.ErrNotExist) {
		l.none = true
		l.report(diag.New(diag.BadFrontMatter, diag.FileSpan(settingsFile), "this folder is no dossier: it has no %s", settingsFile).
			WithHelp("name the dossier's folder with -C, or create %s with a line title:", settingsFile))
		return nil
	}
	kinds := []kind{captureKind, articleKind, briefKind, questionKind}
	errs := make([]error, len(kinds))
	var mu sync.Mutex
	parallel(len(kinds), func(i int) { errs[i] = l.listKind(kinds[i], &mu) })
	for i, k := range kinds {
		if errs[i] != nil {
			return errs[i]
		}
		slices.Sort(l.paths[k])
	}
	if err := l.misplaced(); err != nil {
		return err
	}
	return l.listContent()
}

// listKind finds the files of a kind. What takes long is to ask the system; mu
// is held where the answer is noted.
func (l *loader) listKind(k kind, mu *sync.Mutex) error {
	return fs.WalkDir(l.fsys, string(k), func(name string, entry fs.DirEntry, err error) error {
		mu.Lock()
		defer mu.Unlock()
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
			if entry.Type()&fs.ModeSymlink == 0 {
				l.entries[name] = entry
			}
		case k == captureKind && isPage(name):
			l.pages = append(l.pages, name)
		case k == captureKind && path.Ext(name) != ".yaml":
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s holds .txt files and saved .html pages, endings in small letters; of another file save the text as .txt", k))
		case path.Ext(name) != ".yaml":
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s holds %s files; endings are small letters", k, k.ending()))
		}
		return nil
	})
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
	timelines := timelineFiles()
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

// timelineFiles are the names that a timeline may have, in content.
func timelineFiles() []string {
	names := []string{"timeline.md"}
	for _, lang := range Languages {
		names = append(names, "timeline."+lang+".md")
	}
	return names
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

// file is a file to read, and what to do with it. What parse makes of it depends
// on its name and its bytes alone, for it may be remembered.
type file struct {
	name  string
	limit int
	parse func(*diag.Source) any
	take  func(any)
}

// read reads and parses every file, several at a time.
func (l *loader) read(ctx context.Context) error {
	recordDiags := make([][]diag.Diagnostic, len(recordFiles))
	files := []file{
		one(settingsFile, readSettings, func(s Settings, d []diag.Diagnostic) { l.settings = s; l.report(d...) }),
		one(string(OutletRecords), readOutlets, func(list []*Outlet, d []diag.Diagnostic) { l.outlets, recordDiags[0] = list, d }),
		one(string(EntityRecords), readEntities, func(list []*entityFile, d []diag.Diagnostic) { l.entities, recordDiags[1] = list, d }),
		one(string(PlaceRecords), readPlaces, func(list []*placeFile, d []diag.Diagnostic) { l.places, recordDiags[2] = list, d }),
		one(LockFile, readLock, func(lock Lock, d []diag.Diagnostic) { l.lock = lock; l.report(d...) }),
		one(string(TermRecords), readTerms, func(list []*termFile, d []diag.Diagnostic) { l.terms, recordDiags[3] = list, d }),
	}
	files[slices.IndexFunc(files, func(f file) bool { return f.name == LockFile })].limit = MaxCapture
	files = each(files, l.paths[captureKind], MaxCapture, readCapture, &l.captures)
	files = each(files, l.paths[articleKind], maxNote, readArticle, &l.articles)
	files = each(files, l.paths[briefKind], maxNote, readBrief, &l.briefs)
	files = each(files, l.paths[questionKind], maxNote, readQuestion, &l.questions)
	files = each(files, l.paths[timelineKind], maxNote, readTimeline, &l.timelines)

	l.settings = Settings{Language: Languages[0], Rights: Excerpt}
	l.badRecords = map[Records]bool{}
	parsed := make([]*remembered, len(files))
	problems := make([]*diag.Diagnostic, len(files))
	errs := make([]error, len(files))
	parallel(len(files), func(i int) {
		if errs[i] = ctx.Err(); errs[i] == nil {
			parsed[i], problems[i], errs[i] = l.readFile(files[i])
		}
	})
	kept := make(map[string]*remembered, len(files))
	for i, f := range files {
		switch {
		case errors.Is(errs[i], fs.ErrNotExist) && (f.name == settingsFile || f.name == LockFile || slices.Contains(recordFiles, Records(f.name))):
		case errs[i] != nil:
			return errs[i]
		case problems[i] != nil:
			l.report(*problems[i])
			l.badRecords[Records(f.name)] = true
		default:
			kept[f.name] = parsed[i]
			f.take(parsed[i].parsed)
		}
	}
	if l.memory != nil {
		l.memory.files = kept
	}
	l.report(slices.Concat(recordDiags...)...)
	for i, entries := range []int{len(l.outlets), len(l.entities), len(l.places), len(l.terms)} {
		if entries == 0 && len(recordDiags[i]) > 0 {
			l.badRecords[recordFiles[i]] = true
		}
	}
	return nil
}

// one is a file of which the dossier has one.
func one[T any](name string, parse func(*diag.Source) (T, []diag.Diagnostic), take func(T, []diag.Diagnostic)) file {
	type both struct {
		value T
		diags []diag.Diagnostic
	}
	return file{name, maxNote, func(src *diag.Source) any {
		value, diags := parse(src)
		return &both{value, diags}
	}, func(v any) { b := v.(*both); take(b.value, b.diags) }}
}

// each adds the files of a kind, whose contents come to lie in list.
func each[T any](files []file, names []string, limit int, parse func(*diag.Source) *T, list *[]*T) []file {
	*list = make([]*T, len(names))
	for i, name := range names {
		files = append(files, file{name, limit, func(src *diag.Source) any { return parse(src) }, func(v any) { (*list)[i] = v.(*T) }})
	}
	return files
}

func readCapture(src *diag.Source) *Capture {
	return &Capture{Path: src.Name, SHA256: hexHash(src.Text), Source: src, Lines: clean.Split(src.Text)}
}

// readFile reads and parses a file, or remembers what came of it. Its time is
// asked for before its bytes, so that no change falls in between.
func (l *loader) readFile(f file) (*remembered, *diag.Diagnostic, error) {
	var info fs.FileInfo
	var err error
	if entry := l.entries[f.name]; entry != nil {
		info, err = entry.Info()
	} else {
		info, err = fs.Stat(l.fsys, f.name)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", f.name, err)
	}
	if r := l.memory.recall(f.name, info); r != nil {
		return r, nil, nil
	}
	src, d, err := readText(l.fsys, f.name, f.limit)
	if d != nil || err != nil {
		return nil, d, err
	}
	return l.memory.keep(f.name, info, src, f.parse), nil, nil
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
