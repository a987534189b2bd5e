package pipeline

import (
	"context"
	"maps"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/search"
	"dossier/internal/site"
	"dossier/internal/site/print"
)

// Result is what a build gave. Tree is nil if a diagnostic is an error: a site
// with a mistake is never published.
type Result struct {
	Tree        publish.Tree
	Rest        *Rest  // the pages that Tree lacks, or those of the unfinished site; nil without Live.OnDemand
	State       uint64 // with a Memory: another number if the pages for people may have changed, also those of Rest
	Diagnostics []diag.Diagnostic
	Summary     Summary
	Hidden      int              // notes that these readers may not know of
	Title       string           // of the dossier, in its default language
	Language    string           // default language of the site
	Search      []search.Edition // of the index, that of the default language first

	own          map[string]bool // paths of files that the site has from static/
	words        *print.Words    // of the default language
	packedNotice string          // for a bundle in which not every page can be read without script
	unfinished   *verified       // of whose site Live showed pages and the rest was not printed; may be nil
}

// Unfinished reports whether Live showed pages of a site without mistakes, and Build
// ended before the rest was printed. [Builder.Finish] prints it.
func (r Result) Unfinished() bool { return r.unfinished != nil }

// File returns a file of the site, nil if it has none of this path.
func (r Result) File(ctx context.Context, path string) ([]byte, error) {
	if data, ok := r.Tree[path]; ok || r.Tree == nil {
		return data, nil
	}
	return r.Rest.File(ctx, path)
}

// Paths are those of all files of the site, in no order.
func (r Result) Paths() []string {
	paths := slices.Collect(maps.Keys(r.Tree))
	if r.Rest != nil && r.Tree != nil {
		for path := range r.Rest.paths() {
			if _, ok := r.Tree[path]; !ok {
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// Summary counts what is in a dossier.
type Summary struct {
	Articles, Briefs, Quotations int
	Silenced                     int // warnings and notes that the settings leave out
	// Editions are the languages of the site with the quotations that the pages of each have, the
	// default one first: what its home page says.
	Editions []site.EditionCount
}

func summary(v *verified, planned *site.Site) Summary {
	s := Summary{Articles: len(v.dossier.Articles), Silenced: len(v.findings.Silenced), Editions: planned.Editions()}
	for _, n := range v.dossier.Notes {
		if !n.Shown(v.options.Drafts) || n.Status == model.Withdrawn {
			continue
		}
		if n.Kind == model.BriefNote {
			s.Briefs++
		}
		for _, c := range v.findings.Cited(n) {
			if c.Words != nil {
				s.Quotations++
			}
		}
	}
	return s
}
