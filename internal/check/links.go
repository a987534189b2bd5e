package check

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// linker resolves the links of notes. They are ordinary relative links to the
// files of the dossier, so that they also work where the sources are read.
type linker struct {
	drafts   bool
	articles map[string]*model.Article
	captures map[string]*model.Capture
	notes    map[string]*model.Note
	editions map[edition]*model.Note
	places   map[*model.Note]func() *place                     // what links can name inside a note, made for the first link to it
	passages memo.Once[*model.Article, map[int]*model.Passage] // of articles, by line: likewise
	records  map[model.Records]*place                          // keys; nil if the dossier has no such file
	unread   map[string]bool                                   // files with mistakes that are already reported
	internal map[string]bool                                   // notes that these readers may not know of
	moved    map[string]string                                 // files that have another name now
	paths    []string                                          // everything that can be linked
	near     func() *text.Candidates                           // paths, for suggestions; made for the first broken link
}

// place is what links can name inside a file.
type place struct {
	names []string
	has   map[string]bool
	near  func() *text.Candidates // names, for suggestions; made for the first broken link
}

func newPlace(names []string) *place {
	p := &place{names: names, has: make(map[string]bool, len(names)), near: candidates(names)}
	for _, name := range names {
		p.has[name] = true
	}
	return p
}

// candidates returns what makes names candidates, once.
func candidates(names []string) func() *text.Candidates {
	return sync.OnceValue(func() *text.Candidates { return text.NewCandidates(names) })
}

// links resolves the links of a note.
func (v *checker) links(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	own := v.findings.notes[n]
	own.targets = make(map[*markdown.Link]*model.Target, len(n.Doc.Links))
	for _, link := range n.Doc.Links {
		target, d := v.linker.resolve(n, link)
		if d != nil {
			diags = append(diags, *d)
			continue
		}
		own.targets[link] = target
	}
	return diags
}

func newLinker(d *model.Dossier, x *index, drafts bool) *linker {
	l := &linker{
		drafts: drafts, records: recordKeys(d), unread: d.Unread, internal: d.Hidden, moved: d.Moved,
		articles: x.articles, captures: x.captures, paths: slices.Clip(x.paths),
		notes: map[string]*model.Note{}, editions: map[edition]*model.Note{}, places: map[*model.Note]func() *place{},
	}
	for _, n := range d.Notes {
		l.notes[n.Path] = n
		l.editions[edition{n.Kind, n.ID, n.Lang}] = n
		l.places[n] = sync.OnceValue(func() *place { return newPlace(idsIn(n)) })
		l.paths = append(l.paths, n.Path)
	}
	for _, r := range model.RecordFiles {
		if l.records[r] != nil {
			l.paths = append(l.paths, string(r))
		}
	}
	l.near = candidates(l.paths)
	return l
}

// resolve returns what a link of a note leads to.
func (l *linker) resolve(from *model.Note, link *markdown.Link) (*model.Target, *diag.Diagnostic) {
	broken := func(help, format string, args ...any) (*model.Target, *diag.Diagnostic) {
		return nil, new(diag.New(diag.BrokenLink, link.At, format, args...).WithHelp("%s", help))
	}
	dest := link.Destination
	if link.Shown {
		return &model.Target{}, nil // its callout is read by a rule of its own
	}
	if link.Image {
		return broken("put it into a callout of its own, > [!image] #id, with its credit and its licence", "an image stands in running text")
	}
	u, err := url.Parse(dest)
	switch {
	case err != nil || strings.ContainsAny(dest, "\\\x00\n\t"):
		return broken("write a web address, or the path of a file of the dossier", "%q is no address", dest)
	case u.Scheme == "http" || u.Scheme == "https":
		if u.Host == "" {
			return broken("write the whole address", "%q has no host", dest)
		}
		return &model.Target{External: u.String()}, nil
	case u.Scheme == "mailto":
		return &model.Target{External: u.String()}, nil
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(dest, "//"):
		return broken("only http, https and mailto lead out of a dossier", "%q leads out of the dossier in a way that is not allowed", dest)
	case strings.HasPrefix(dest, "/"):
		return broken("write the path from this file, such as ../content/articles/name.md", "%q is an absolute path", dest)
	case u.RawQuery != "":
		return broken("leave out what begins with ?", "files have no query")
	}
	if u.Path == "" {
		return l.inNote(from, u.Fragment, link)
	}
	file := path.Join(path.Dir(from.Path), u.Path)
	switch {
	case l.internal[file]:
		return broken("make it public, remove the link, or build for --audience internal", "%s is internal", file)
	case l.unread[file]:
		return &model.Target{}, nil
	case l.articles[file] != nil:
		return l.inArticle(l.articles[file], u.Fragment, link)
	case l.captures[file] != nil:
		return l.inCapture(l.captures[file], u.Fragment, link)
	case l.notes[file] != nil:
		return l.inNote(l.read(from, l.notes[file], u.Fragment), u.Fragment, link)
	case l.records[model.Records(file)] != nil:
		keys := l.records[model.Records(file)]
		if u.Fragment != "" && !keys.has[u.Fragment] {
			if near := keys.near().Nearest(u.Fragment); near != "" {
				return broken("did you mean #"+near+"?", "%s has no key %q", file, u.Fragment)
			}
			return broken("link to a key of the file, or leave out what begins with #", "%s has no key %q", file, u.Fragment)
		}
		return &model.Target{Records: model.Records(file), Fragment: u.Fragment}, nil
	}
	if now := l.moved[file]; now != "" {
		d := diag.New(diag.BrokenLink, link.At, "%s has another name now: %s", file, now).
			WithHelp("write %s", markdown.RelativePath(path.Dir(from.Path), now))
		if at := link.At; strings.HasPrefix(at.Text(), u.Path) && !strings.ContainsAny(now, "\\ ()<>#%?") {
			at.End = at.Start + len(u.Path)
			d = d.WithFix(at, markdown.RelativePath(path.Dir(from.Path), now))
		}
		return nil, &d
	}
	near := l.near().Nearest(file)
	if near == "" || near == from.Path { // who links to a file means another one
		return broken("link to a file of the dossier: an article, a capture, a brief, a question, the timeline or a file of records",
			"the dossier has no file %s", file)
	}
	return broken("did you mean "+markdown.RelativePath(path.Dir(from.Path), near)+"?", "the dossier has no file %s", file)
}

// edition is a note in a language.
type edition struct {
	kind     model.NoteKind
	id, lang string
}

// read returns the note that readers of from are led to: the named one in the
// language of from, if it can be read in it and has the place that is named. A file
// whose name says its language is meant in that language.
func (l *linker) read(from, named *model.Note, fragment string) *model.Note {
	if strings.HasSuffix(named.Path, "."+named.Lang+".md") {
		return named
	}
	n := l.editions[edition{named.Kind, named.ID, from.Lang}]
	if n == nil || !n.Shown(l.drafts) || fragment != "" && (n.Status == model.Withdrawn || !l.places[n]().has[fragment]) {
		return named
	}
	return n
}

func (l *linker) inNote(n *model.Note, fragment string, link *markdown.Link) (*model.Target, *diag.Diagnostic) {
	if !n.Shown(l.drafts) {
		return nil, new(diag.New(diag.BrokenLink, link.At, "%s is not published (status: %s)", n.Path, n.Status).
			WithHelp("publish it, or remove the link"))
	}
	if fragment != "" && n.Status == model.Withdrawn {
		return nil, new(diag.New(diag.BrokenLink, link.At, "%s is withdrawn, its text is no longer published", n.Path).
			WithHelp("link to the page without #%s", fragment))
	}
	if place := l.places[n](); fragment != "" && !place.has[fragment] {
		ids := place.names
		d := diag.New(diag.BrokenLink, link.At, "%s has no heading or judgment %q", n.Path, fragment)
		if near := place.near().Nearest(fragment); near != "" {
			d = d.WithHelp("did you mean #%s?", near)
		} else if len(ids) > mostNamed {
			d = d.WithHelp("it has: %s and %d more", strings.Join(ids[:mostNamed], ", "), len(ids)-mostNamed)
		} else if len(ids) > 0 {
			d = d.WithHelp("it has: %s", strings.Join(ids, ", "))
		} else {
			d = d.WithHelp("it has no headings; leave out what begins with #")
		}
		return nil, &d
	}
	return &model.Target{Note: n, Fragment: fragment}, nil
}

// mostNamed is how many places of a note one diagnostic lists: with more of them, all links to a
// note that are broken would print what grows with the product of both.
const mostNamed = 20

// idsIn lists what links can name inside a note.
func idsIn(n *model.Note) []string {
	var ids []string
	for _, h := range n.Doc.Headings {
		ids = append(ids, h.ID)
	}
	for _, c := range n.Doc.Callouts {
		if c.ID != "" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// inArticle resolves #l9, the passage on line 9 of the capture.
func (l *linker) inArticle(a *model.Article, fragment string, link *markdown.Link) (*model.Target, *diag.Diagnostic) {
	if fragment == "" {
		return &model.Target{Article: a}, nil
	}
	if p := l.passages.Of(a, a.OnLines)[lineOf(fragment)]; p != nil && p.Kind != custody.Title {
		return &model.Target{Article: a, Fragment: fragment}, nil
	}
	return nil, new(diag.New(diag.BrokenLink, link.At, "%s has no paragraph %q", a.Path, fragment).
		WithHelp("anchors of articles name lines of the capture, as in #l%d", firstLine(a)))
}

func (l *linker) inCapture(c *model.Capture, fragment string, link *markdown.Link) (*model.Target, *diag.Diagnostic) {
	if c.Article == nil {
		return nil, new(diag.New(diag.BrokenLink, link.At, "%s has no article, so it is not published", c.Path).WithHelp("run dossier clean %s", c.Path))
	}
	if line := lineOf(fragment); fragment != "" && (line < 1 || line > len(c.Lines) || c.Lines[line-1].Text == "") {
		return nil, new(diag.New(diag.BrokenLink, link.At, "%s has no line %q", c.Path, fragment).WithHelp("name a line with words, as in #l3"))
	}
	return &model.Target{Article: c.Article, Fragment: fragment, Captured: true}, nil
}

// lineOf reads an anchor such as l9; 0 if it is none.
func lineOf(fragment string) int {
	digits, ok := strings.CutPrefix(fragment, "l")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || strconv.Itoa(n) != digits {
		return 0
	}
	return n
}

func firstLine(a *model.Article) int {
	for _, p := range a.Passages {
		if p.Kind == custody.Paragraph {
			return p.Line
		}
	}
	return 1
}

// recordKeys lists the keys of each file of records; nil for a file that has
// none. There is a page of outlets in any case.
func recordKeys(d *model.Dossier) map[model.Records]*place {
	keys := map[model.Records][]string{model.OutletRecords: {}}
	for _, o := range d.Outlets {
		keys[model.OutletRecords] = append(keys[model.OutletRecords], o.Key)
	}
	for _, e := range d.Entities {
		keys[model.EntityRecords] = append(keys[model.EntityRecords], e.Key)
	}
	for _, p := range d.Places {
		keys[model.PlaceRecords] = append(keys[model.PlaceRecords], p.Key)
	}
	for _, t := range d.Terms {
		keys[model.TermRecords] = append(keys[model.TermRecords], t.Key)
	}
	places := make(map[model.Records]*place, len(keys))
	for r, names := range keys {
		slices.Sort(names)
		places[r] = newPlace(slices.Compact(names))
	}
	return places
}
