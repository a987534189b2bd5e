package load

import (
	"path"
	"slices"
	"sync"

	"dossier/internal/capture"
	"dossier/internal/copies"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/records"
	"dossier/internal/text"
)

// outletsByKey returns the outlets by their keys, and what makes candidates of the keys.
func (l *loader) outletsByKey() (outlets map[string]*model.Outlet, near func() *text.Candidates) {
	var keys []string
	outlets = map[string]*model.Outlet{}
	for _, o := range l.outlets {
		outlets[o.Key] = o
		keys = append(keys, o.Key)
	}
	return outlets, sync.OnceValue(func() *text.Candidates { return text.NewCandidates(keys) })
}

// join connects articles with captures and outlets.
func (l *loader) join() *model.Dossier {
	d := &model.Dossier{
		Settings: l.settings, Outlets: l.outlets,
		History: l.history, Lock: l.lock, Sources: model.Sources{}, Moved: l.moved,
	}
	place := make(map[string]int, len(l.captures)) // of captures in d.Captures, by path
	unread := map[string]bool{}                    // captures whose text could not be read, already reported
	for i, c := range l.captures {
		if c == nil {
			unread[l.paths[captureKind][i]] = true
			continue
		}
		place[c.Path] = len(d.Captures)
		d.Captures = append(d.Captures, c)
	}
	outlets, nearOutlets := l.outletsByKey()
	unsure := false // an article that cannot be read may be that of any capture
	var bases []articleBasis
	var unclaimed map[string]*model.Capture
	moved := map[*model.Capture]bool{}             // captures with another name than their article knows
	first := make([]*articleFile, len(d.Captures)) // whose capture it is
	for _, f := range l.articles {
		if f == nil {
			unsure = true
			continue
		}
		unsure = unsure || f.broken
		l.report(f.diags...)
		if !f.keyed {
			l.report(diag.New(diag.BadFrontMatter, diag.FileSpan(f.Path), "%q cannot be the key of an article", f.Key).
				WithHelp("name the file with small letters a–z, digits and hyphens"))
			continue
		}
		k := articleBasis{File: f, Outlet: outlets[f.outlet], Rights: l.settings.Rights, Whole: l.internal}
		at, found := place[f.capture]
		if f.outlet != "" && k.Outlet == nil && !l.badRecords[model.OutletRecords] {
			l.report(unknownOutlet(f, nearOutlets()))
		}
		switch {
		case !found:
			if unclaimed == nil {
				unclaimed = l.unclaimed(d.Captures)
			}
			from := l.movedCapture(f, unclaimed[f.sha256])
			k.Broken = unread[f.capture] || from != nil
			moved[from] = true
		case first[at] != nil:
			l.report(diag.New(diag.DuplicateID, f.captureAt, "the capture is already the source of %s", first[at].Path).
				WithHelp("delete one of the two articles"))
			k.Broken = true
		default:
			k.Capture, first[at] = d.Captures[at], f
		}
		bases = append(bases, k)
	}
	texts := make([]copies.Text, len(bases))
	for i, j := range joinArticles(l.memo, bases) {
		l.report(j.diags...)
		if len(j.leftOut) > 0 {
			l.byRule = append(l.byRule, ruled{bases[i].File, j})
		}
		d.Articles = append(d.Articles, j.article)
		d.Sources[j.article.Path], texts[i] = bases[i].File.source, bases[i].File.words
		if j.capture != nil {
			d.Captures[place[j.capture.Path]] = j.capture
		}
	}
	if l.memo == nil {
		l.letGo()
	}
	d.Copies = copiesAmong(d.Articles, texts, l.memo)
	l.reportUncleaned(d, moved, unsure)
	return d
}

// reportUncleaned reports captures without an article, unless they are one more copy of
// another or have only another name; and that there is nothing at all. It is unsure which
// have none if some article could not be read.
func (l *loader) reportUncleaned(d *model.Dossier, moved map[*model.Capture]bool, unsure bool) {
	twice := l.captureTwice(d)
	for _, c := range d.Captures {
		if twice[c] {
			continue
		}
		if c.Article == nil && !unsure && !moved[c] || c.Article != nil && c.Article.Unsaved {
			l.report(diag.New(diag.NotYetCleaned, diag.Span{Source: c.Source}, "this capture has no article yet").
				WithHelp("run dossier clean %s", c.Path))
		}
	}
	if len(l.paths[captureKind])+len(l.paths[articleKind]) == 0 && !l.none {
		l.report(diag.New(diag.NoContent, diag.FileSpan(records.SettingsFile), "there is nothing to cite: %s holds no capture", captureKind).
			WithHelp("dossier add FILE… puts files into %s and makes articles of them", captureKind))
	}
}

// captureTwice reports captures that are the bytes of one before, and returns them.
func (l *loader) captureTwice(d *model.Dossier) map[*model.Capture]bool {
	twice, first := map[*model.Capture]bool{}, make(map[string]string, len(d.Captures))
	for _, c := range d.Captures {
		file, hash, at := c.Path, c.SHA256, diag.Span{Source: c.Source}
		if c.Article != nil && !c.Article.Unsaved {
			file, hash = c.Article.AsReceived()
			at = d.Sources.File(c.Article)
		} else if origin, _ := capture.OriginOf(c.Path); origin != "" {
			continue // the hash of its file is not known yet
		}
		if was := first[hash]; was != "" {
			twice[c] = true
			l.report(sameBytes(at, file, was))
			continue
		}
		first[hash] = file
	}
	return twice
}

// sameBytes reports that a capture is another one once more.
func sameBytes(at diag.Span, file, was string) diag.Diagnostic {
	return diag.New(diag.CaptureTwice, at, "%s is %s once more, byte for byte", file, was).
		WithHelp("delete one of them, with its article: they are one source")
}

// unclaimed returns the captures that no article names, by their hash, the first of
// those that are alike.
func (l *loader) unclaimed(captures []*model.Capture) map[string]*model.Capture {
	named := map[string]bool{}
	for _, f := range l.articles {
		if f != nil {
			named[f.capture] = true
		}
	}
	byHash := map[string]*model.Capture{}
	for _, c := range captures {
		if byHash[c.SHA256] == nil && !named[c.Path] {
			byHash[c.SHA256] = c
		}
	}
	return byHash
}

// movedCapture reports that the capture of an article has another name now, and
// returns it; nil if there is none with its bytes. A text that was read from another
// file moves with that file.
func (l *loader) movedCapture(f *articleFile, c *model.Capture) *model.Capture {
	if c == nil || f.broken {
		return nil
	}
	origin, _ := capture.OriginOf(c.Path)
	if (f.Received != nil) != slices.Contains(l.received, origin) {
		return nil
	}
	l.reportMoved(f.captureAt, "capture", f.capture, c.Path)
	if f.Received != nil {
		l.reportMoved(f.receivedAt, capture.FormatOf(origin).Name, f.Received.Path, origin)
	}
	return c
}

// reportMoved reports that a file has another name now than the one at a place.
func (l *loader) reportMoved(at diag.Span, noun, from, to string) {
	l.moved[from] = to
	l.report(diag.New(diag.CaptureChanged, at, "the %s %s has another name now: %s", noun, from, to).
		WithFix(at, path.Base(to)).
		WithHelp("run dossier fix, which writes that name; all decisions stay"))
}

// letGo forgets the texts, blocks and words of articles that nobody will join again:
// passages have their words from the captures.
func (l *loader) letGo() {
	for _, f := range l.articles {
		if f == nil {
			continue
		}
		f.blocks, f.blocksAt, f.words = nil, nil, copies.Text{}
		f.letTextGo(l)
	}
}

func unknownOutlet(f *articleFile, outlets *text.Candidates) diag.Diagnostic {
	d := diag.New(diag.UnknownID, f.outletAt, "there is no outlet %q", f.outlet)
	d, near := d.WithNearest(f.outletAt, f.outlet, outlets)
	if !near {
		d = d.WithHelp("add it to %s: {name: …}", model.OutletRecords)
	}
	return d
}
