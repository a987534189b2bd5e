// Command linters compiles golangci-lint with those of its linters that .golangci.yml switches on. It comes with a
// hundred more, and to compile those takes longer than to run these. What .golangci.yml says is read by golangci-lint as
// ever: a linter that is missing is an error.
//
// usage: linters CONFIG PROGRAM
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"log"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/ast/astutil"
)

const module = "github.com/golangci/golangci-lint/v2"

// tables are the files in which golangci-lint lists all its linters and formatters.
var tables = []string{"pkg/lint/lintersdb/builder_linter.go", "pkg/goformatters/meta_formatter.go"}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: linters CONFIG PROGRAM")
	}
	work, err := os.MkdirTemp("", "linters-")
	if err == nil {
		err = compile(os.Args[1], os.Args[2], work)
	}
	if err := cmp.Or(err, os.RemoveAll(work)); err != nil {
		log.Fatal(err)
	}
}

// compile writes the program, of a copy of its source in a folder for work.
func compile(config, program, work string) error {
	enabled, err := enabled(config)
	if err != nil {
		return err
	}
	told, err := output("go", "mod", "download", "-json", module)
	if err != nil {
		return err
	}
	var source struct{ Dir string }
	if err := json.Unmarshal(told, &source); err != nil {
		return err
	}
	copied := filepath.Join(work, "source")
	if err := os.CopyFS(copied, os.DirFS(source.Dir)); err != nil {
		return err
	}
	for _, name := range tables {
		if err := shorten(filepath.Join(copied, name), enabled); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	// The versions of all that it needs are ours.
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(work, name), data, 0o600)
		}
		if err != nil {
			return err
		}
	}
	mod := filepath.Join(work, "go.mod")
	if _, err := output("go", "mod", "edit", "-replace", module+"="+copied, mod); err != nil {
		return err
	}
	_, err = output("go", "build", "-modfile", mod, "-o", program, module+"/cmd/golangci-lint")
	return err
}

func output(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	return out, nil
}

// enabled returns the names of the linters that a configuration switches on.
func enabled(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var config struct {
		Linters    struct{ Enable []string }
		Formatters struct{ Enable []string }
	}
	if err := yaml.Unmarshal(data, &config); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return append(config.Linters.Enable, config.Formatters.Enable...), nil
}

// shorten takes out of a table all that is of a package of a linter or formatter that is not enabled.
func shorten(name string, enabled []string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, 0)
	if err != nil {
		return err
	}
	var imports []string
	foreign := map[string]bool{} // names of packages
	for _, spec := range file.Imports {
		from, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		imports = append(imports, from)
		switch path.Base(path.Dir(from)) {
		case "golinters", "goformatters":
			foreign[path.Base(from)] = !slices.Contains(enabled, path.Base(from))
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			n.Elts = slices.DeleteFunc(n.Elts, func(e ast.Expr) bool { return mentions(e, foreign) })
		case *ast.BlockStmt:
			n.List = slices.DeleteFunc(n.List, func(s ast.Stmt) bool {
				branch, ok := s.(*ast.IfStmt)
				return ok && mentions(branch.Cond, foreign)
			})
		}
		return true
	})
	dropUnused(file)
	for _, from := range imports {
		if !astutil.UsesImport(file, from) {
			astutil.DeleteImport(fset, file, from)
		}
	}
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	return cmp.Or(format.Node(out, fset, file), out.Close())
}

// mentions reports whether something of the packages is used in a part of a file.
func mentions(part ast.Node, packages map[string]bool) (yes bool) {
	ast.Inspect(part, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			x, ok := s.X.(*ast.Ident)
			yes = yes || ok && packages[x.Name]
		}
		return !yes
	})
	return yes
}

// dropUnused takes out variables that nothing uses any more: to Go they are mistakes.
func dropUnused(file *ast.File) {
	uses := map[string]int{}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			uses[id.Name]++
		}
		return true
	})
	ast.Inspect(file, func(n ast.Node) bool {
		if block, ok := n.(*ast.BlockStmt); ok {
			block.List = slices.DeleteFunc(block.List, func(s ast.Stmt) bool {
				set, ok := s.(*ast.AssignStmt)
				if !ok || set.Tok != token.DEFINE || len(set.Lhs) != 1 {
					return false
				}
				id, ok := set.Lhs[0].(*ast.Ident)
				return ok && uses[id.Name] == 1
			})
		}
		return true
	})
}
