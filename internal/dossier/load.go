package dossier

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"

	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/note"

	"golang.org/x/sync/errgroup"
)

// maxNote is the size in bytes of the largest file that is not a capture.
const maxNote = 4 << 20

// Options are choices of the person who runs the tool.
type Options struct {
	BaseURL string // takes the place of base_url in the settings, unless it is empty
	Drafts  bool   // treat briefs that are not published as if they were
	// Internal is for readers of the house: notes that are internal are there, and
	// articles are whole, whatever their rights. Without it those notes do not
	// exist, but for the links that lead to them.
	Internal bool
	Memory   *memo.Memory // what earlier Loads of the same folder have read; may be nil

	// Changed, if not nil, names all files that have changed since the last Load with
	// the Memory, as far as anybody knows. If Load can, it looks at no others; then
	// [Memory.Holds] says whether that was true.
	Changed []string
}

// Load reads, parses, resolves and verifies the dossier in fsys. Mistakes in
// its files come back as diagnostics, sorted; the error is for what the
// machine would not do. The Dossier is whole only if no diagnostic is an error.
func Load(ctx context.Context, fsys fs.FS, o Options) (*model.Dossier, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys, memo: o.Memory, memory: memoryIn(o.Memory), internal: o.Internal}
	if err := l.list(o.Changed); err != nil {
		return nil, nil, err
	}
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	if o.BaseURL != "" {
		l.settings.BaseURL = WithSlash(o.BaseURL)
	}
	if o.Drafts {
		l.cleanNew()
	}
	d := l.join()
	if err := l.checkReceived(ctx, d); err != nil {
		return nil, nil, err
	}
	l.joinNames(d)
	l.joinNotes(d, o.Drafts)
	diag.Sort(l.diags)
	return d, l.diags, nil
}

// loader holds what is read, by kind of file and in the order of the paths.
type loader struct {
	fsys   fs.FS
	memo   *memo.Memory // nil if nothing is to be kept
	memory *memory      // what this package keeps in it

	internal bool // Options.Internal

	listing
	settings model.Settings
	outlets  []*model.Outlet
	// badRecords are the files of records that could not be read; that a note
	// or an article names an entry of one is then no mistake.
	badRecords map[model.Records]bool
	captures   []*model.Capture
	articles   []*articleFile
	notes      [][]*note.File // by kind, in the order of note.Kinds
	entities   []*entityFile
	places     []*placeFile
	terms      []*termFile
	lock       model.Lock
}

// kind is what lies in a folder, named by the folder.
type kind string

const (
	captureKind kind = "content/captures"
	articleKind kind = "content/articles"
)

func (l *loader) report(d ...diag.Diagnostic) { l.diags = append(l.diags, d...) }

// file is a file to read, and what to do with it. What parse makes of it depends
// on its name and its bytes alone, for it may be remembered.
type file struct {
	name  string
	limit int
	parse func(*diag.Source) any
	take  func(any)
	info  fs.FileInfo // from the list of its folder; may be nil
}

// read reads and parses every file, several at a time.
func (l *loader) read(ctx context.Context) error {
	recordDiags := make([][]diag.Diagnostic, len(model.RecordFiles))
	files := []file{
		one(settingsFile, readSettings, func(s model.Settings, d []diag.Diagnostic) { l.settings = s; l.report(d...) }),
		one(string(model.OutletRecords), readOutlets, func(list []*model.Outlet, d []diag.Diagnostic) { l.outlets, recordDiags[0] = list, d }),
		one(string(model.EntityRecords), readEntities, func(list []*entityFile, d []diag.Diagnostic) { l.entities, recordDiags[1] = list, d }),
		one(string(model.PlaceRecords), readPlaces, func(list []*placeFile, d []diag.Diagnostic) { l.places, recordDiags[2] = list, d }),
		one(LockFile, readLock, func(lock model.Lock, d []diag.Diagnostic) { l.lock = lock; l.report(d...) }),
		one(string(model.TermRecords), readTerms, func(list []*termFile, d []diag.Diagnostic) { l.terms, recordDiags[3] = list, d }),
	}
	files[slices.IndexFunc(files, func(f file) bool { return f.name == LockFile })].limit = capture.MaxText
	files = each(files, l.paths[captureKind], l.infos[captureKind], capture.MaxText, readCapture, &l.captures)
	files = each(files, l.paths[articleKind], l.infos[articleKind], maxNote, readArticle, &l.articles)
	l.notes = make([][]*note.File, len(note.Kinds))
	for i, k := range note.Kinds {
		files = each(files, l.paths[kind(k.Folder)], l.infos[kind(k.Folder)], maxNote, k.Read, &l.notes[i])
	}

	l.settings = model.Settings{Language: language.Codes()[0], Rights: model.Excerpt}
	l.badRecords = map[model.Records]bool{}
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
		case errors.Is(errs[i], fs.ErrNotExist) && (f.name == settingsFile || f.name == LockFile || slices.Contains(model.RecordFiles, model.Records(f.name))):
		case errs[i] != nil:
			return errs[i]
		case problems[i] != nil:
			l.report(*problems[i])
			l.badRecords[model.Records(f.name)] = true
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
			l.badRecords[model.RecordFiles[i]] = true
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
	}, func(v any) { b := v.(*both); take(b.value, b.diags) }, nil}
}

// each adds the files of a kind, whose contents come to lie in list.
func each[T any](files []file, names []string, infos []fs.FileInfo, limit int, parse func(*diag.Source) *T, list *[]*T) []file {
	*list = make([]*T, len(names))
	read := func(src *diag.Source) any { return parse(src) }
	files = slices.Grow(files, len(names))
	for i, name := range names {
		f := file{name: name, limit: limit, parse: read, take: func(v any) { (*list)[i] = v.(*T) }}
		if i < len(infos) {
			f.info = infos[i]
		}
		files = append(files, f)
	}
	return files
}

func readCapture(src *diag.Source) *model.Capture {
	return &model.Capture{Path: src.Name, SHA256: hexHash(src.Text), Source: src, Lines: custody.Split(src.Text)}
}

// readFile reads and parses a file, or remembers what came of it. The list of its
// folder may be old: what is remembered of a file that is read is its time then.
func (l *loader) readFile(f file) (*remembered, *diag.Diagnostic, error) {
	info := f.info
	if info == nil {
		var err error
		if info, err = fs.Stat(l.fsys, f.name); err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", f.name, err)
		}
	}
	if r := l.memory.recall(f.name, info); r != nil {
		return r, nil, nil
	}
	src, info, d, err := readText(l.fsys, f.name, f.limit)
	if d != nil || err != nil {
		return nil, d, err
	}
	return l.memory.keep(f.name, info, src, f.parse), nil, nil
}

// parallel calls f for 0 … n−1 on all processors.
func parallel(n int, f func(int)) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { f(i); return nil })
	}
	group.Wait() //nolint:errcheck // no call returns an error
}
