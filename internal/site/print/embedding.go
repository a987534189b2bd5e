package print

import (
	"reflect"
	"text/template/parse"
)

// embedding writes out in a template where the fields of a model lie that it has from what
// it embeds: .Frame.Home for .Home. The template engine finds a field in a struct at once,
// and looks through all that is embedded, anew for each page, for one that it has from there.
type embedding struct{ model reflect.Type }

// list writes out the fields in a list of nodes and those below it. The model is the
// variable $ everywhere, and also the dot until something else is.
func (e embedding) list(list *parse.ListNode, dot bool) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			e.pipe(n.Pipe, dot)
		case *parse.TemplateNode:
			e.pipe(n.Pipe, dot)
		case *parse.IfNode:
			e.branch(&n.BranchNode, dot, dot)
		case *parse.WithNode:
			e.branch(&n.BranchNode, dot, false)
		case *parse.RangeNode:
			e.branch(&n.BranchNode, dot, false)
		}
	}
}

// branch writes out the fields in a node with two lists; within says whether the dot is the
// model in the first.
func (e embedding) branch(n *parse.BranchNode, dot, within bool) {
	e.pipe(n.Pipe, dot)
	e.list(n.List, within)
	e.list(n.ElseList, dot)
}

func (e embedding) pipe(pipe *parse.PipeNode, dot bool) {
	if pipe == nil {
		return
	}
	for _, command := range pipe.Cmds {
		for _, arg := range command.Args {
			switch n := arg.(type) {
			case *parse.PipeNode:
				e.pipe(n, dot)
			case *parse.ChainNode:
				if inner, ok := n.Node.(*parse.PipeNode); ok {
					e.pipe(inner, dot)
				}
			case *parse.FieldNode:
				if dot {
					n.Ident = append(e.path(n.Ident[0]), n.Ident[1:]...)
				}
			case *parse.VariableNode:
				if n.Ident[0] == "$" && len(n.Ident) > 1 {
					n.Ident = append(append([]string{"$"}, e.path(n.Ident[1])...), n.Ident[2:]...)
				}
			}
		}
	}
}

// path are the names that lead to a field of the model, or the name alone if there is no
// such field, or a pointer on the way. A method of that name comes first.
func (e embedding) path(name string) []string {
	if e.model == nil || e.model.Kind() != reflect.Struct {
		return []string{name}
	}
	field, ok := e.model.FieldByName(name)
	if _, method := e.model.MethodByName(name); method || !ok {
		return []string{name}
	}
	var path []string
	for i := range field.Index {
		step := e.model.FieldByIndex(field.Index[:i+1])
		if i < len(field.Index)-1 && (!step.IsExported() || step.Type.Kind() != reflect.Struct) {
			return []string{name}
		}
		path = append(path, step.Name)
	}
	return path
}
