package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/parallel"
	"dossier/internal/records"
)

// maxNote is the size in bytes of the largest file that is neither capture nor article.
const maxNote = 4 << 20

// maxArticle is the size in bytes of the largest article: it holds what its capture
// has, and the marks that keep its words from being read as Markdown.
const maxArticle = 2 * capture.MaxText

// Options are choices of the person who runs the tool.
type Options struct {
	BaseURL string // as [records.BaseAddress] writes it: takes the place of base_url in the settings, unless it is empty
	Drafts  bool   // treat briefs that are not published as if they were
	// Internal is for readers of the house: notes that are internal are there, and
	// articles are whole, whatever their rights. Without it those notes do not
	// exist, but for the links that lead to them.
	Internal bool
	Readings *capture.Readings // of files that were read before, such as those just added; may be nil
	Memory   *memo.Memory      // what earlier Loads of the same folder have read; may be nil

	// Changed, if not nil, names all files that have changed since the last Load with
	// the Memory, as far as anybody knows. If Load can, it looks at no others; then
	// [Unchanged] says whether that was true.
	Changed []string
}

// Load reads the dossier in fsys and joins its files. Mistakes in them come back as
// diagnostics, sorted, and so does what record and capture do not agree on; whether
// what the notes say is true is for package check. The error is for what the machine
// would not do. The Dossier is whole only if no diagnostic is an error.
func Load(ctx context.Context, fsys fs.FS, o Options) (*model.Dossier, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys, memo: o.Memory, memory: memoryIn(o.Memory), internal: o.Internal, readings: o.Readings,
		left: map[*articleFile]map[int]string{}, moved: map[string]string{}}
	if err := l.list(o.Changed); err != nil {
		return nil, nil, err
	}
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	if o.BaseURL != "" {
		l.settings.BaseURL = o.BaseURL
	}
	if o.Drafts {
		l.cleanNew()
	}
	sources, err := l.joinSources(ctx, o)
	if err != nil {
		return nil, nil, err
	}
	d := &model.Dossier{}
	*d = *sources
	d.WithoutNotes = sources
	l.joinNotes(d, o.Drafts)
	if err := l.readPictures(d); err != nil {
		return nil, nil, err
	}
	if err := l.readStatic(d); err != nil {
		return nil, nil, err
	}
	diag.Sort(l.diags)
	return d, l.diags, nil
}

// loader holds what is read, by kind of file and in the order of the paths.
type loader struct {
	fsys     fs.FS
	memo     *memo.Memory // nil if nothing is to be kept
	readings *capture.Readings
	memory   *memory // what this package keeps in it

	internal bool // Options.Internal

	listing
	settings model.Settings
	outlets  []*model.Outlet
	// badRecords are the files of records that could not be read; that a note
	// or an article names an entry of one is then no mistake.
	badRecords map[model.Records]bool
	captures   []*model.Capture
	sidecars   []*sidecarFile
	articles   []*articleFile

	translations []*translationFile
	notes        [][]*note.File // by kind, in the order of note.Kinds
	entities     []*records.EntityFile
	places       []*records.PlaceFile
	terms        []*records.TermFile
	lock         model.Lock
	history      model.History
	byRule       []ruled                         // articles that a rule is said to have left sentences out of
	left         map[*articleFile]map[int]string // the lines that the reader of its file leaves out, if that reader is today's
	moved        map[string]string               // see model.Dossier
}

// kind is what lies in a folder, named by the folder.
type kind string

const (
	captureKind kind = "content/captures"
	articleKind kind = model.ArticleFolder

	translationKind kind = model.TranslationFolder
	sidecarKind     kind = "content/captures/*" + sidecarEnding // they lie among the captures
)

func (l *loader) report(d ...diag.Diagnostic) { l.diags = append(l.diags, d...) }

// file is a row of what is read: a file, and what to do with it. What parse makes of
// it depends on its name and its bytes alone, for it may be remembered.
type file struct {
	name     string
	limit    int  // bytes
	optional bool // a dossier may lack it
	parse    func(*diag.Source) any
	take     func(any)
	info     fs.FileInfo // from the list of its folder; may be nil
}

// files are all that is read before the articles, in the order in which it is taken.
func (l *loader) files() []file {
	files := []file{
		one(records.SettingsFile, maxNote, records.ReadSettings, func(s model.Settings, d []diag.Diagnostic) { l.settings = s; l.report(d...) }),
		one(records.LockFile, capture.MaxText, records.ReadLock, func(lock model.Lock, d []diag.Diagnostic) { l.lock = lock; l.report(d...) }),
		one(records.HistoryFile, capture.MaxText, records.ReadHistory, func(h model.History, d []diag.Diagnostic) { l.history = h; l.report(d...) }),
		recordsIn(l, model.OutletRecords, records.ReadOutlets, &l.outlets),
		recordsIn(l, model.EntityRecords, records.ReadEntities, &l.entities),
		recordsIn(l, model.PlaceRecords, records.ReadPlaces, &l.places),
		recordsIn(l, model.TermRecords, records.ReadTerms, &l.terms),
	}
	files = each(files, l.paths[captureKind], l.infos[captureKind], capture.MaxText, readCapture, &l.captures)
	files = each(files, l.paths[sidecarKind], l.infos[sidecarKind], maxNote, readSidecar, &l.sidecars)
	files = each(files, l.paths[translationKind], l.infos[translationKind], maxArticle, readTranslation, &l.translations)
	l.notes = make([][]*note.File, len(note.Kinds))
	for i, k := range note.Kinds {
		files = each(files, l.paths[kind(k.Folder)], l.infos[kind(k.Folder)], maxNote, k.Read, &l.notes[i])
	}
	return files
}

// read reads every file, the articles last.
func (l *loader) read(ctx context.Context) error {
	l.settings = model.Settings{Language: language.Codes()[0], Rights: model.Excerpt}
	l.badRecords = map[model.Records]bool{}
	if l.memory != nil {
		l.memory.read = make(map[string]*remembered, len(l.memory.files))
	}
	if err := l.readFiles(ctx, l.files()); err != nil {
		return err
	}
	articles := each(nil, l.paths[articleKind], l.infos[articleKind], maxArticle, l.sharedWith(l.captures), &l.articles)
	if err := l.readFiles(ctx, articles); err != nil {
		return err
	}
	if l.memory != nil {
		l.memory.files, l.memory.read = l.memory.read, nil
	}
	return nil
}

// readFiles reads and parses files, several at a time, and takes what came of them.
func (l *loader) readFiles(ctx context.Context, files []file) error {
	parsed := make([]*remembered, len(files))
	problems := make([]*diag.Diagnostic, len(files))
	err := parallel.Do(len(files), func(i int) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var err error
		if parsed[i], problems[i], err = l.readFile(files[i]); files[i].optional && errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		return err
	})
	if err != nil {
		return err
	}
	for i, f := range files {
		switch {
		case problems[i] != nil:
			l.report(*problems[i])
			l.badRecords[model.Records(f.name)] = true
		case parsed[i] != nil:
			if l.memory != nil {
				l.memory.read[f.name] = parsed[i]
			}
			f.take(parsed[i].parsed)
		}
	}
	return nil
}

// one is a file of which the dossier has one, or none.
func one[T any](name string, limit int, parse func(*diag.Source) (T, []diag.Diagnostic), take func(T, []diag.Diagnostic)) file {
	type result struct {
		value T
		diags []diag.Diagnostic
	}
	return file{
		name: name, limit: limit, optional: true,
		parse: func(src *diag.Source) any {
			value, diags := parse(src)
			return &result{value, diags}
		},
		take: func(v any) { r := v.(*result); take(r.value, r.diags) },
	}
}

// recordsIn is a file of records, which come to lie in list.
func recordsIn[T any](l *loader, name model.Records, parse func(*diag.Source) ([]T, []diag.Diagnostic), list *[]T) file {
	return one(string(name), maxNote, parse, func(records []T, diags []diag.Diagnostic) {
		*list = records
		l.report(diags...)
		if len(records) == 0 && len(diags) > 0 {
			l.badRecords[name] = true
		}
	})
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
	return &model.Capture{Path: src.Name, SHA256: model.HashOf(src.Bytes()), Source: src, Lines: custody.Split(src.Text)}
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
