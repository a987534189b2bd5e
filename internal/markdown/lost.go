package markdown

import (
	"bytes"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnoteTransformer reports footnotes that goldmark drops: it stands before the
// transformer that does.
type footnoteTransformer struct{}

func (footnoteTransformer) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	st := stateOf(pc)
	first := map[string]*extast.Footnote{}
	for list := root.FirstChild(); list != nil; list = list.NextSibling() {
		if list.Kind() != extast.KindFootnoteList {
			continue
		}
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			note, ok := n.(*extast.Footnote)
			if !ok {
				continue
			}
			at := st.footnoteSpan(note)
			switch before := first[string(note.Ref)]; {
			case before != nil:
				st.report(diag.New(diag.LostFootnote, at, "the footnote [^%s] is defined a second time, and only the first is published", note.Ref).
					WithRelated(st.footnoteSpan(before), "it is defined here first").
					WithHelp("give one of the two another name, or delete it"))
			case note.Index < 0:
				st.report(diag.New(diag.LostFootnote, at, "nothing refers to the footnote [^%s], so that it is not published", note.Ref).
					WithHelp("write [^%s] where it belongs, or delete it", note.Ref))
			}
			if first[string(note.Ref)] == nil {
				first[string(note.Ref)] = note
			}
		}
	}
}

// footnoteSpan is the label with which a footnote begins, or what of it has a place.
func (st *state) footnoteSpan(n *extast.Footnote) diag.Span {
	at := max(n.Pos(), 0)
	label := append(append([]byte("[^"), n.Ref...), "]:"...)
	if i := bytes.Index(st.doc.body[at:], label); i >= 0 {
		at += i
		return st.span(at, at+len(label))
	}
	return st.span(at, min(at+1, len(st.doc.body)))
}

// definitions is the context of a note that remembers which addresses it defines for links,
// [name]: address, and which of them a link asks for. Markdown drops the others.
type definitions struct {
	parser.Context
	all  []parser.Reference
	used map[string]bool
}

// AddReference takes the definition of an address.
func (d *definitions) AddReference(r parser.Reference) {
	d.all = append(d.all, r)
	d.Context.AddReference(r)
}

// Reference returns the address of a name, as a link asks for it.
func (d *definitions) Reference(name string) (parser.Reference, bool) {
	r, ok := d.Context.Reference(name)
	if ok {
		if d.used == nil {
			d.used = map[string]bool{}
		}
		d.used[name] = true
	}
	return r, ok
}

// lostDefinitions reports addresses that Markdown drops: no page has them, and nobody sees that.
func (st *state) lostDefinitions(d *definitions) {
	first := map[string]diag.Span{}
	at := 0
	for _, r := range d.all {
		label := append(append([]byte("["), r.Label()...), "]:"...)
		span := st.span(at, min(at+1, len(st.doc.body)))
		if i := bytes.Index(st.doc.body[at:], label); i >= 0 {
			span = st.span(at+i, at+i+len(label))
			at += i + len(label)
		}
		name := util.ToLinkReference(r.Label())
		switch before, twice := first[name]; {
		case twice:
			st.report(diag.New(diag.LostDefinition, span, "the address of %s is defined a second time, and only the first is published", label[:len(label)-1]).
				WithRelated(before, "it is defined here first").
				WithHelp("give one of the two another name, or delete it"))
		case !d.used[name]:
			st.report(diag.New(diag.LostDefinition, span, "no link asks for the address of %s, so that it is not published", label[:len(label)-1]).
				WithHelp("write [words]%s where it belongs, or delete it; what nobody shall read stands in <!-- … -->", label[:len(label)-1]))
			first[name] = span
		default:
			first[name] = span
		}
	}
}

// surplusCells reports the cells of a row that its table has no column for. Markdown
// drops them, with the quotations and links in them.
func (w *walker) surplusCells(row *extast.TableRow) {
	from := row.Pos()
	if from < 0 || from >= len(w.doc.body) {
		return
	}
	line := bytes.TrimRight(w.doc.body[from:lineEnd(w.doc.body, from)], " \t\r\n")
	at := len(line) - len(bytes.TrimLeft(line, " \t"))
	end := len(line)
	if at < end && line[at] == '|' {
		at++
	}
	if at < end && line[end-1] == '|' {
		end--
	}
	for columns := len(row.Alignments); at < end; columns-- {
		if columns == 0 {
			w.report(diag.New(diag.LostCell, w.span(from+at, from+end), "this row has more cells than the header of its table, and what is too much is not published").
				WithHelp("add a column to the header; a | that is no border of a cell is written \\|, in `code` too"))
			return
		}
		for at < end && (line[at] != '|' || at > 0 && line[at-1] == '\\') {
			at++
		}
		at++
	}
}
