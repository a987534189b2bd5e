package site_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/templates"

	"github.com/google/go-cmp/cmp"
)

// models are the types that templates see, by package and name.
type models struct {
	files *token.FileSet
	types map[string]*doc.Type
	told  map[string]bool
	queue []string
	out   strings.Builder
}

// madeBelow ends what people write in docs/theming.md.
const madeBelow = "<!-- What follows is made of the code by UPDATE=1 go test ./internal/site -run TestTheming. -->\n"

// TestTheming_isTrue keeps the part of docs/theming.md that lists the models of the pages.
// UPDATE=1 rewrites it.
func TestTheming_isTrue(t *testing.T) {
	const file = "../../docs/theming.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	written, _, found := strings.Cut(string(data), madeBelow)
	if !found {
		t.Fatal("the line above what is made is gone")
	}
	want := written + madeBelow + modelsForThemes(t)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(data), want); diff != "" {
		t.Errorf("%s is out of date; run UPDATE=1 go test ./internal/site -run TestTheming\n%s", file, diff)
	}
}

// modelsForThemes writes what each template sees.
func modelsForThemes(t *testing.T) string {
	m := &models{files: token.NewFileSet(), types: map[string]*doc.Type{}, told: map[string]bool{}}
	for pkg, dir := range map[string]string{"site": ".", "print": "print"} {
		m.read(t, pkg, dir)
	}
	modelOf := regexp.MustCompile(`the model of ([a-z0-9]+\.html)`)
	byTemplate := map[string]string{}
	for name, of := range m.types {
		if match := modelOf.FindStringSubmatch(strings.Join(strings.Fields(of.Doc), " ")); match != nil {
			byTemplate[match[1]] = name
		}
	}
	names, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	m.out.WriteString("\n## Pages\n\n| template | model |\n| --- | --- |\n")
	for _, name := range names {
		if strings.HasPrefix(name, "_") || name == "layout.html" {
			continue
		}
		if byTemplate[name] == "" {
			t.Errorf("no type says that it is the model of %s", name)
		}
		fmt.Fprintf(&m.out, "| `%s` | [%s](#%s) |\n", name, short(byTemplate[name]), strings.ToLower(short(byTemplate[name])))
		m.queue = append(m.queue, byTemplate[name])
	}
	m.queue = append(m.queue, "print.Frame", "print.Words")
	for len(m.queue) > 0 {
		name := m.queue[0]
		m.queue = m.queue[1:]
		if !m.told[name] && m.types[name] != nil {
			m.told[name] = true
			m.tell(name)
		}
	}
	return m.out.String()
}

// read notes the exported types of a package.
func (m *models) read(t *testing.T, pkg, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && !strings.HasSuffix(e.Name(), "_test.go") {
			f, err := parser.ParseFile(m.files, dir+"/"+e.Name(), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
	}
	p, err := doc.NewFromFiles(m.files, files, pkg)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range p.Types {
		m.types[pkg+"."+of.Name] = of
	}
}

func short(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// tell writes a type: its fields and methods, with what the code says of them.
func (m *models) tell(name string) {
	of := m.types[name]
	pkg, _, _ := strings.Cut(name, ".")
	fmt.Fprintf(&m.out, "\n### %s\n\n%s\n", of.Name, sentence(of.Doc))
	var rows []string
	spec := of.Decl.Specs[0].(*ast.TypeSpec)
	fields, isStruct := spec.Type.(*ast.StructType)
	if !isStruct {
		m.refer(pkg, spec.Type)
		fmt.Fprintf(&m.out, "\nIt is `%s`.\n", m.source(spec.Type))
		return
	}
	for _, f := range fields.Fields.List {
		m.refer(pkg, f.Type)
		what := strings.TrimSpace(f.Comment.Text() + f.Doc.Text())
		if len(f.Names) == 0 {
			rows = append(rows, fmt.Sprintf("| all of `%s` | | %s |", m.source(f.Type), cell(what)))
		}
		for _, n := range f.Names {
			if n.IsExported() {
				rows = append(rows, fmt.Sprintf("| `.%s` | `%s` | %s |", n.Name, m.source(f.Type), cell(what)))
			}
		}
	}
	for _, method := range of.Methods {
		if method.Level > 0 {
			continue
		}
		signature := method.Decl.Type
		if signature.Results == nil || method.Name == "SearchDocument" {
			continue
		}
		m.refer(pkg, signature)
		rows = append(rows, fmt.Sprintf("| `.%s` | `%s` | %s |", method.Name, strings.TrimPrefix(m.source(signature), "func"), cell(sentence(method.Doc))))
	}
	if len(rows) > 0 {
		m.out.WriteString("\n| | | |\n| --- | --- | --- |\n" + strings.Join(rows, "\n") + "\n")
	}
}

// refer queues the types of ours that an expression names.
func (m *models) refer(pkg string, e ast.Node) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if of, ok := n.X.(*ast.Ident); ok {
				m.queue = append(m.queue, of.Name+"."+n.Sel.Name)
			}
			return false
		case *ast.Ident:
			m.queue = append(m.queue, pkg+"."+n.Name)
		}
		return true
	})
}

func (m *models) source(e ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, m.files, e); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// sentence is the first of a comment.
func sentence(comment string) string { return (&doc.Package{}).Synopsis(comment) }

func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}

// TestTheming_namesTheFunctions: each function of templates is in the text.
func TestTheming_namesTheFunctions(t *testing.T) {
	data, err := os.ReadFile("../../docs/theming.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"unbroken", "sign", "draw"} {
		if !slices.Contains(strings.Fields(strings.NewReplacer("`", " ", ",", " ").Replace(string(data))), name) {
			t.Errorf("%s is not told", name)
		}
	}
}
