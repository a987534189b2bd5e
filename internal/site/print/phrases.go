package print

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"text/template/parse"

	"dossier/internal/memo"
)

// pageTemplate is a template of a page. What it is executed as holds the words of one
// language already: half of what a page asks for while it is printed are phrases that
// its template names, the same on every page.
type pageTemplate struct {
	parsed func() *template.Template // gives one of its own to each who asks
	filled memo.Once[filling, *template.Template]
}

// filling is what a template of a page was made ready for.
type filling struct {
	words *Words // nil if phrases are looked up while a page is printed
	model reflect.Type
}

// with returns the template for a kind of model, with the phrases of a language filled in;
// with none if w is nil.
func (p *pageTemplate) with(w *Words, model any) *template.Template {
	key := filling{w, reflect.TypeOf(model)}
	return p.filled.Of(key, func() *template.Template {
		page := w.fill(p.parsed())
		for _, name := range []string{layout, "content"} { // which get the model of the page as their dot
			if t := page.Lookup(name); t != nil && t.Tree != nil {
				embedding{key.model}.list(t.Tree.Root, true)
			}
		}
		return page
	})
}

// fill fills into a template that was never executed what {{.T "key"}} prints, or with a blank behind it
// {{.Leading "key"}}, wherever it would print it anyway. It is filled in behind the
// escaping, which html/template does when a template is first executed: so it is executed
// once without a model. What comes of that is of no use, and a mistake in it is reported
// when a page is printed.
func (w *Words) fill(page *template.Template) *template.Template {
	page.ExecuteTemplate(io.Discard, layout, nil) //nolint:errcheck // see above
	if w == nil {
		return page
	}
	for _, t := range page.Templates() {
		if t.Tree != nil {
			w.fillList(t.Tree.Root)
		}
	}
	return page
}

// fillList fills phrases into a list of nodes and those below it, and joins the texts
// that meet then.
func (w *Words) fillList(list *parse.ListNode) {
	if list == nil {
		return
	}
	kept := list.Nodes[:0]
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			node = w.filled(n)
		case *parse.IfNode:
			w.fillList(n.List)
			w.fillList(n.ElseList)
		case *parse.WithNode:
			w.fillList(n.List)
			w.fillList(n.ElseList)
		case *parse.RangeNode:
			w.fillList(n.List)
			w.fillList(n.ElseList)
		}
		text, ok := node.(*parse.TextNode)
		if ok && len(kept) > 0 {
			if before, ok := kept[len(kept)-1].(*parse.TextNode); ok {
				joined := *before
				joined.Text = append(bytes.Clone(before.Text), text.Text...)
				kept[len(kept)-1] = &joined
				continue
			}
		}
		kept = append(kept, node)
	}
	list.Nodes = kept
}

// plainly are the escapers of text between elements, of attributes in quotation marks and
// of titles. They do the same to a phrase, which is no markup.
var plainly = map[string]bool{"_html_template_htmlescaper": true, "_html_template_attrescaper": true, "_html_template_rcdataescaper": true}

// filled returns what an action prints if it is a phrase of the language, else the action.
func (w *Words) filled(action *parse.ActionNode) parse.Node {
	commands := action.Pipe.Cmds
	if len(action.Pipe.Decl) > 0 || len(commands) != 2 || len(commands[0].Args) != 2 || len(commands[1].Args) != 1 {
		return action
	}
	escaper, ok := commands[1].Args[0].(*parse.IdentifierNode)
	if !ok || !plainly[escaper.Ident] {
		return action
	}
	key, ok := commands[0].Args[1].(*parse.StringNode)
	if !ok {
		return action
	}
	phrase, ok := w.plain[key.Text]
	if !ok {
		return action // its mistake is reported when a page is printed
	}
	switch method(commands[0].Args[0]) {
	case "T":
	case "Leading":
		phrase += w.Blank(key.Text)
	case "Blank":
		phrase = w.Blank(key.Text)
	default:
		return action
	}
	var escaped bytes.Buffer
	if err := escaping.Execute(&escaped, phrase); err != nil {
		return action
	}
	return &parse.TextNode{NodeType: parse.NodeText, Pos: action.Pos, Text: escaped.Bytes()}
}

// escaping is what html/template does to a text.
var escaping = template.Must(template.New("").Parse("{{.}}"))

// method is the name of a method of the page, or of the frame F that a page hands to its parts,
// "" if a node is none.
func method(node parse.Node) string {
	var path []string
	switch n := node.(type) {
	case *parse.FieldNode:
		path = n.Ident
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			path = n.Ident[1:]
		}
	}
	if len(path) == 2 && path[0] == "F" {
		path = path[1:]
	}
	if len(path) != 1 {
		return ""
	}
	return path[0]
}

// words are those of the page, for whoever has its model.
func (w *Words) words() *Words { return w }
