// Command elsewhere vets the packages of a module, with their tests, as other systems
// compile them. go vet would first compile for each system all that they import, which takes
// minutes of a processor and is thrown away. This reads what others wrote from its source, and
// of its functions no more than their types.
//
// usage: elsewhere FOLDER GOOS…
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/analysis/suite/vet"
	"golang.org/x/tools/go/packages"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: elsewhere FOLDER GOOS…")
	}
	var group errgroup.Group
	for _, system := range os.Args[2:] {
		group.Go(func() error {
			if err := vetted(os.Args[1], system); err != nil {
				return fmt.Errorf("%s:\n%w", system, err)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		log.Fatal(err)
	}
}

// listed is a package as go list tells of it. That of tests has the path of what it tests
// with the name of the test in brackets behind.
type listed struct {
	ImportPath, Name, Dir, ForTest string
	GoFiles                        []string
	ImportMap                      map[string]string
	DepOnly, Standard              bool
	Module                         *struct{ GoVersion string }
}

// list returns the packages of a module with all that they import, what is imported first.
func list(folder, system string) (all []listed, err error) {
	cmd := exec.Command("go", "list", "-deps", "-test", "-json=ImportPath,Name,Dir,ForTest,GoFiles,ImportMap,DepOnly,Standard,Module", "./...")
	cmd.Dir, cmd.Stderr = folder, os.Stderr
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// vetted returns what is wrong with the packages of a module on a system.
func vetted(folder, system string) error {
	all, err := list(folder, system)
	if err != nil {
		return err
	}
	withTests := map[string]bool{} // a package whose tests are in it is looked at together with these
	for _, p := range all {
		if path, _, ok := strings.Cut(p.ImportPath, " ["); ok && path == p.ForTest {
			withTests[path] = true
		}
	}
	fset, read := token.NewFileSet(), map[string]*packages.Package{}
	var ours []*packages.Package
	for _, p := range all {
		if p.ImportPath == "unsafe" || strings.HasSuffix(p.ImportPath, ".test") { // the latter is generated
			continue
		}
		pkg, err := p.read(fset, read)
		if err != nil {
			return err
		}
		read[p.ImportPath] = pkg
		if !p.DepOnly && !withTests[p.ImportPath] {
			ours = append(ours, pkg)
		}
	}
	graph, err := checker.Analyze(vet.Suite, ours, nil)
	if err != nil {
		return err
	}
	var faults []string
	for _, action := range graph.Roots {
		if action.Err != nil {
			return fmt.Errorf("%s: %w", action, action.Err)
		}
		for _, d := range action.Diagnostics {
			faults = append(faults, fmt.Sprintf("%s: %s", fset.Position(d.Pos), d.Message))
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// read returns the package with its types, and with its syntax if it is of the module. What it
// imports was read before.
func (p listed) read(fset *token.FileSet, before map[string]*packages.Package) (*packages.Package, error) {
	version := ""
	own := !p.Standard && (!p.DepOnly || p.ForTest != "")
	if p.Module != nil && p.Module.GoVersion != "" {
		version = "go" + p.Module.GoVersion
	}
	sizes := types.SizesFor("gc", runtime.GOARCH)
	path, _, _ := strings.Cut(p.ImportPath, " [")
	pkg := &packages.Package{
		ID: p.ImportPath, PkgPath: path, Name: p.Name, Fset: fset, TypesSizes: sizes, Imports: map[string]*packages.Package{},
		TypesInfo: &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Defs: map[*ast.Ident]types.Object{},
			Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
			Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
		},
	}
	mode := parser.SkipObjectResolution
	if own {
		mode |= parser.ParseComments
	}
	for _, name := range p.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, mode)
		if err != nil {
			return nil, err
		}
		pkg.Syntax = append(pkg.Syntax, file)
	}
	config := types.Config{
		GoVersion: version, Sizes: sizes, IgnoreFuncBodies: !own,
		Importer: importer(func(path string) (*types.Package, error) {
			if path == "unsafe" {
				return types.Unsafe, nil
			}
			if other := p.ImportMap[path]; other != "" {
				path = other
			}
			imported := before[path]
			if imported == nil {
				return nil, fmt.Errorf("%s is not there", path)
			}
			if imported.Syntax != nil {
				pkg.Imports[path] = imported // what is known of its functions is used
			}
			return imported.Types, nil
		}),
	}
	var err error
	if pkg.Types, err = config.Check(path, fset, pkg.Syntax, pkg.TypesInfo); err != nil {
		return nil, err
	}
	if !own {
		pkg.Syntax, pkg.TypesInfo = nil, nil
	}
	return pkg, nil
}

type importer func(path string) (*types.Package, error)

func (f importer) Import(path string) (*types.Package, error) { return f(path) }
