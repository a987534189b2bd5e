package dossier

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
)

// SavedPage is the web page that the text of a capture was read from. It lies
// beside the text, and nothing of its markup is ever published.
type SavedPage struct {
	Path    string // in the dossier
	SHA256  string // hex
	Scripts int    // how many the page has
	Frames  int
	Pixels  int      // images of one pixel
	Hosts   []string // hosts of others from which it loads
}

// Sidecar is what a person or a collector wrote down about a file when it was
// captured, in FILE.yaml beside it.
type Sidecar struct {
	URL       string
	Outlet    string // key, name or domain
	Collector string
	Captured  string // ISO 8601, day or instant
}

// Day is the day of the capture, zero if it is not known.
func (s Sidecar) Day() time.Time {
	t, _ := time.Parse(time.DateOnly, s.Captured[:min(len(s.Captured), len(time.DateOnly))])
	return t
}

// isPage reports a file of content/captures that is a saved page.
func isPage(name string) bool {
	return strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm")
}

// TextOf is the path of the text that is read from a saved page.
func TextOf(page string) string { return page + ".txt" }

// IsPageText reports the text that was read from a saved page.
func IsPageText(capture string) bool { return pageOf(capture) != "" }

// pageOf is the path of the page that a text was read from, "" if the name says
// that it was captured as text.
func pageOf(capture string) string {
	if page, ok := strings.CutSuffix(capture, ".txt"); ok && isPage(page) {
		return page
	}
	return ""
}

// savedPage reads the page: of a front matter.
func (f *articleFile) savedPage(rec *frontmatter.Record) {
	n := rec.Take("page")
	if n == nil {
		return
	}
	s := rec.Sub(n, "page")
	if s == nil {
		f.broken = true
		return
	}
	p := &SavedPage{}
	var file string
	file, f.pageAt = s.Need("file", "the name of the page in content/captures")
	p.Path = string(captureKind) + "/" + file
	p.SHA256, f.pageHashAt = s.Need("sha256", "the hash of its bytes")
	p.Scripts, p.Frames, p.Pixels = s.Number("scripts"), s.Number("frames"), s.Number("pixels")
	p.Hosts = s.Texts("hosts")
	s.Done()
	if TextOf(p.Path) != f.capture {
		rec.Bad(f.pageAt, "the text of a page x.html is x.html.txt", "%q is not the page of the capture", file)
		f.broken = true
	}
	f.Page = p
}

// pageNode writes the page: of a front matter.
func pageNode(p *SavedPage) *frontmatter.Value {
	count := strconv.Itoa
	n := frontmatter.Flow("file", strings.TrimPrefix(p.Path, string(captureKind)+"/"), "sha256", p.SHA256,
		"scripts", count(p.Scripts), "frames", count(p.Frames), "pixels", count(p.Pixels))
	if len(p.Hosts) > 0 {
		n.Add("hosts", frontmatter.FlowList(p.Hosts))
	}
	return n
}

// checkPages holds the pages against the hashes that their articles recorded,
// and reports the pages that have not been cleaned.
func (l *loader) checkPages(ctx context.Context, d *Dossier) error {
	recorded := map[string]*articleFile{}
	there := make(map[string]bool, len(l.pages))
	for _, name := range l.pages {
		there[name] = true
	}
	for _, f := range l.articles {
		if f != nil && f.Page != nil && !f.broken {
			recorded[f.Page.Path] = f
			if !there[f.Page.Path] {
				l.report(diag.New(diag.CaptureChanged, f.pageAt, "the page %s does not exist", f.Page.Path).
					WithHelp("put the file back; its text stays the capture, the page shows where that came from"))
			}
		}
	}
	pages, errs := make([]rememberedPage, len(l.pages)), make([]error, len(l.pages))
	parallel(len(l.pages), func(i int) {
		if errs[i] = ctx.Err(); errs[i] == nil && recorded[l.pages[i]] != nil {
			pages[i], errs[i] = l.hashPage(l.pages[i])
		}
	})
	kept := map[string]rememberedPage{}
	for i, name := range l.pages {
		if errs[i] != nil {
			return errs[i]
		}
		f := recorded[name]
		if f != nil && pages[i].hash != f.Page.SHA256 {
			l.report(diag.New(diag.CaptureChanged, f.pageHashAt, "the page is not the one whose text was cleaned: its hash is %s…", pages[i].hash[:16]).
				WithRelated(diag.FileSpan(name), "the page").
				WithHelp("restore the file from history, or delete it, its text and the article and add it again"))
		}
		if f != nil {
			kept[name] = pages[i]
		} else if _, found := slices.BinarySearchFunc(d.Captures, TextOf(name), func(c *Capture, text string) int { return strings.Compare(c.Path, text) }); !found {
			l.report(diag.New(diag.NotYetCleaned, diag.FileSpan(name), "this page has no article yet").
				WithHelp("run dossier clean %s", name))
		}
	}
	if l.memory != nil {
		l.memory.pages = kept
	}
	return nil
}

// rememberedPage is the hash of a page, with what would betray a change.
type rememberedPage struct {
	info  fs.FileInfo // from before its bytes were read
	fresh bool        // see remembered
	hash  string
}

func (l *loader) hashPage(name string) (rememberedPage, error) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return rememberedPage{}, fmt.Errorf("read %s: %w", name, err)
	}
	if l.memory != nil {
		if r, ok := l.memory.pages[name]; ok && l.memory.unchanged(r.info, r.fresh, info) {
			return r, nil
		}
	}
	page := rememberedPage{info: info, fresh: l.memory.fresh(info)}
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return rememberedPage{}, fmt.Errorf("read %s: %w", name, err)
	}
	page.hash = hexHash(data)
	return page, nil
}

// sidecar reads FILE.yaml beside a capture; what is wrong in it is reported.
func (l *loader) sidecar(capture string) (Sidecar, []diag.Diagnostic, error) {
	var s Sidecar
	src, _, d, err := readText(l.fsys, capture+".yaml", maxNote)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil, nil
	case err != nil:
		return s, nil, err
	case d != nil:
		return s, []diag.Diagnostic{*d}, nil
	}
	r := &frontmatter.File{Source: src}
	rec := r.Whole("the sidecar")
	if rec == nil {
		return s, r.Diags, nil
	}
	var at diag.Span
	if s.URL, at = rec.Text("url"); s.URL != "" && !IsWebAddress(s.URL) {
		rec.Bad(at, "write the whole address, beginning with https://", "url %q is no web address", s.URL)
		s.URL = ""
	}
	s.Outlet, _ = rec.Text("outlet")
	s.Collector, _ = rec.Text("collector")
	if s.Captured, at = rec.Text("captured_at"); s.Captured != "" && !IsMoment(s.Captured) {
		rec.Bad(at, "write 2025-01-17 or 2025-01-17T14:05:00Z", "captured_at %q is no day and no instant", s.Captured)
		s.Captured = ""
	}
	rec.Done()
	return s, r.Diags, nil
}

// IsMoment reports a day or an instant in ISO 8601.
func IsMoment(s string) bool {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// WriteSidecar writes FILE.yaml; nil if there is nothing to say.
func WriteSidecar(s Sidecar) ([]byte, error) {
	w := frontmatter.NewWriter(nil)
	w.Keep("url", s.URL)
	w.Keep("captured_at", s.Captured)
	w.Keep("outlet", s.Outlet)
	w.Keep("collector", s.Collector)
	return w.Bytes()
}
