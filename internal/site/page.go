package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"sync"

	"dossier/internal/diag"
)

// Page is one file of the site: a template with its model, or bytes.
type Page struct {
	Path     string
	Template string
	Model    any
	Bytes    []byte

	make  func() Page                  // instead of all but the path: makes the page when it is printed
	write func(context.Context) []byte // instead of Bytes: writes a file for programs, until the context ends
	index *indexing                    // instead of all else: makes the pages that hold what all others say
}

// later is a page whose model is made when it is printed, by the processor that
// prints it.
func later(path string, model func() Page) Page { return Page{Path: path, make: model} }

func (p Page) whole() Page {
	if p.make == nil {
		return p
	}
	return p.make()
}

// print prints a page, until ctx ends.
func (t *Theme) print(ctx context.Context, p Page) ([]byte, error) {
	tmpl := t.pages[p.Template]
	if tmpl == nil {
		return nil, fmt.Errorf("the theme has no template %s", p.Template)
	}
	out := printing.Get().(*bytes.Buffer)
	defer printing.Put(out)
	out.Reset()
	if err := tmpl.ExecuteTemplate(stopping{ctx, out}, layout, p.Model); err != nil {
		return nil, t.explain(p, err)
	}
	return bytes.Clone(out.Bytes()), nil
}

// stopping takes what is printed until a context ends: pages that list everything
// are long.
type stopping struct {
	ctx context.Context
	out *bytes.Buffer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.out.Write(p)
}

// printing are buffers that are used again: what is kept of a page takes no more
// room than it needs, and nothing grows from nothing for each.
var printing = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// TemplateError is a mistake in a template that only printing a page shows.
type TemplateError struct{ diag.Diagnostic }

func (e *TemplateError) Error() string { return e.Message }

// explain turns an error of the template engine into one that names the file.
func (t *Theme) explain(p Page, err error) error {
	if m := templatePosition.FindStringSubmatch(err.Error()); m != nil && t.files[m[1]] != nil {
		d := templateError(err, t.files[m[1]])
		d.Message += " (while printing " + p.Path + ")"
		return &TemplateError{d}
	}
	return fmt.Errorf("print %s: %w", p.Path, err)
}

// Frame is what every page has around its content.
type Frame struct {
	*Words
	Path        string
	SiteTitle   string
	PageTitle   string // "" on the home page
	Description string
	Home        Link
	Nav         []NavEntry
	Style       Link
	Search      Link // the index for people without script, which opens the search
	Script      Link
	Inline      template.CSS // instead of Style, on a page that a host serves at any depth
	HomeAddress string       // instead of Home, on such a page; "" if the settings do not say where the site is
	Canonical   string       // absolute address, if the settings say where the site is published
	Editions    []Edition    // the same page in other languages
	Policy      string       // Content-Security-Policy
	RecordsLang string       // language of what people wrote into records, "" if it is the page's own
	Meta        []Meta       // for programs
	Feed        Link         // of the briefs in this language; zero if there is none
	At          string       // which entry of the navigation is this page, "" if none
}

// NavEntry is an entry of the main navigation.
type NavEntry struct {
	At   string // what Frame.At is on its page
	Word string // key of its word
	Link Link
}

// Edition is the page in another language.
type Edition struct {
	Lang     string
	Label    string // an invitation in that language
	Link     Link
	Absolute string // "" if the settings do not say where the site is published
}

// policy is the Content-Security-Policy of every page: nothing but the site's
// own style and its search is ever loaded or run, and it can reach no one. A host cannot set headers for a static
// site's files, so the policy stands in the page.
func policy(inline template.CSS) string {
	style := "'self'; script-src 'self'"
	if inline != "" {
		sum := sha256.Sum256([]byte(inline))
		style = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + style + "; img-src 'self' data:; base-uri 'none'; form-action 'none'"
}
