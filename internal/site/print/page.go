package print

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"slices"
	"sync"

	"dossier/internal/search"
)

// Page is a file of the site that is to be printed. Its path is relative to the
// root of the site and has slashes.
type Page interface {
	Path() string
	print(context.Context, *printer) (printed, error)
}

// Bytes is a file whose bytes are at hand: it needs no printing.
type Bytes struct {
	At   string // its path
	Data []byte
}

// Verbatim is a file whose bytes are those of a text that is at hand when it is printed.
type Verbatim struct {
	At   string // its path
	Text func() string
	Leaf *Leaf // it is of; may be nil
}

// Export is a file for programs, written when it is printed. What Write returns
// once its context has ended is of no use.
type Export struct {
	At    string // its path
	Write func(context.Context) []byte
}

// Templated is a page for people: a template of the theme with a model, which is
// made when the page is printed, by the processor that prints it. A model that is
// [Searchable] is found by the search.
type Templated struct {
	At       string // its path
	Template string // file name
	Model    func() any
	Leaf     *Leaf // it is of; may be nil
}

// Searchable is a model whose page the search finds. The document holds what the
// page shows and nothing else, which is how rights reach the index; its path is
// filled in.
type Searchable interface{ SearchDocument() search.Document }

// Multilingual is a model that holds the words of other languages than that of its frame.
type Multilingual interface{ Multilingual() }

// Path is where the file is on the site.
func (b Bytes) Path() string { return b.At }

// Path is where the file is on the site.
func (t Verbatim) Path() string { return t.At }

// Path is where the file is on the site.
func (e Export) Path() string { return e.At }

// Path is where the page is on the site.
func (t Templated) Path() string { return t.At }

func (b Bytes) print(context.Context, *printer) (printed, error) { return printed{data: b.Data}, nil }

// print makes bytes of the text, or gives those that it made before if they are the same.
func (t Verbatim) print(_ context.Context, p *printer) (printed, error) {
	if p.late {
		return printed{}, nil
	}
	text := t.Text()
	if p.memory != nil {
		if old, ok := p.memory.pages[t.At]; ok && string(old.data) == text {
			return old, nil
		}
	}
	return printed{data: []byte(text)}, nil
}

func (e Export) print(ctx context.Context, p *printer) (printed, error) {
	if p.late {
		return printed{}, nil
	}
	data := e.Write(ctx)
	if err := ctx.Err(); err != nil {
		return printed{}, err
	}
	if p.memory != nil {
		data = bytes.Clone(data) // what stays takes no more room than it needs
	}
	return printed{data: data}, nil
}

func (t Templated) print(ctx context.Context, p *printer) (printed, error) {
	model := t.Model()
	var page printed
	known := false
	if p.memory != nil {
		var err error
		if page.model, err = digest(t.Template, model); err != nil {
			return printed{}, fmt.Errorf("the model of %s: %w", t.At, err)
		}
		if old, ok := p.memory.pages[t.At]; ok && p.site.Memory.Same(modelOfPage, old.model == page.model) {
			page, known = old, true
		}
	}
	if m, ok := model.(Searchable); ok && !known && p.reader != nil {
		d := m.SearchDocument()
		d.Path = t.At
		page.document, page.facts = &d, p.reader.Read(d)
	}
	if page.data == nil && !(p.late && (known || p.site.Theme.IsBuiltIn())) {
		var err error
		if page.data, err = p.site.Theme.print(ctx, t.At, t.Template, model); err != nil {
			return printed{}, err // nothing is known of a page that cannot be printed
		}
	}
	if p.late {
		page.data = nil
	}
	return page, nil
}

// print prints a page with a template, until ctx ends.
func (t *Theme) print(ctx context.Context, path, name string, model any) ([]byte, error) {
	page := t.pages[name]
	if page == nil {
		return nil, fmt.Errorf("the theme has no template %s", name)
	}
	var words *Words
	if m, ok := model.(interface{ words() *Words }); ok {
		words = m.words()
	}
	phrases := words
	if _, ok := model.(Multilingual); ok {
		phrases = nil
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := page.with(phrases, model).ExecuteTemplate(cancellable{ctx, out}, layout, model); err != nil {
		return nil, t.explain(path, model, err)
	}
	data := bytes.Clone(out.Bytes())
	if words != nil && words.altered != "" {
		data = withNotice(data, words.altered)
	}
	return data, nil
}

// withNotice puts a sentence below everything else on a page. No template does that,
// for it says that templates were replaced.
func withNotice(page []byte, sentence string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	notice := `<p class="altered" role="note">` + html.EscapeString(sentence) + "</p>\n"
	return slices.Insert(page, at, []byte(notice)...)
}

// cancellable takes what is printed until a context ends: pages that list
// everything are long.
type cancellable struct {
	ctx context.Context
	out *bytes.Buffer
}

func (c cancellable) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.out.Write(p)
}

// buffers are used again: what is kept of a page takes no more room than it
// needs, and nothing grows from nothing for each.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
