// Package internal_test holds the rules of the repository itself: the picture
// of docs/architecture.md against the code, a comment on every package, the
// least versions of what we depend on, and files one can read in a sitting.
package internal_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// picture reads the table of docs/architecture.md: which packages of ours each
// package imports, in the order of the table. Both are written as in the table,
// without internal/.
func picture(t *testing.T) (names []string, imports map[string][]string) {
	t.Helper()
	data, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	imports = map[string][]string{}
	for _, row := range pictureRow.FindAllStringSubmatch(string(data), -1) {
		name := row[1]
		if _, twice := imports[name]; twice {
			t.Errorf("docs/architecture.md draws %s twice", name)
		}
		names = append(names, name)
		imports[name] = []string{}
		if row[2] != "–" {
			imports[name] = strings.Split(row[2], ", ")
		}
	}
	if len(names) == 0 {
		t.Fatal("docs/architecture.md has no table of packages")
	}
	return names, imports
}

// pictureRow is a row of the table: | `name` | imports | what for | read first |.
var pictureRow = regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| ([a-z/, ]+|–) \\| [^|]+ \\| [^|]+ \\|$")

// secrets are libraries that one package alone may import.
var secrets = map[string]string{
	"github.com/yuin/goldmark":      "internal/markdown",
	"github.com/Masterminds/sprig":  "internal/site/print",
	"html/template":                 "internal/site/print",
	"github.com/tdewolff/minify":    "internal/site/print",
	"codeberg.org/readeck":          "internal/webpage",
	"github.com/gorilla/feeds":      "internal/export",
	"github.com/gosimple/slug":      "internal/desk",
	"github.com/gosimple/unidecode": "internal/text",
	"github.com/spf13/cobra":        "cmd/dossier",
	"github.com/blevesearch":        "internal/search",
	"go.yaml.in/yaml":               "internal/frontmatter",
	"github.com/clipperhouse":       "internal/text",
	"github.com/fsnotify/fsnotify":  "internal/preview",
	"github.com/gofrs/flock":        "internal/publish",
}

// forbidden are imports that no package of the product may have: a build opens
// no connection and starts no process.
var forbidden = []string{"net", "net/http", "os/exec", "plugin", "unsafe", "math/rand", "math/rand/v2"}

// exempt is the preview: it answers requests of this machine, and serve --open
// starts a browser. No build goes through either.
var exempt = map[string][]string{
	"internal/preview": {"net", "net/http"},
	"cmd/dossier":      {"net", "os/exec"},
}

type goPackage struct {
	ImportPath, Dir, Doc string
	GoFiles              []string
	Imports              []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Doc,GoFiles,Imports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p goPackage
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// TestPicture holds that the imports of each package are those that the table
// draws, no more and no fewer, that all of them stand below it, and that nobody
// imports what another package hides.
func TestPicture(t *testing.T) {
	names, drawn := picture(t)
	place := map[string]int{}
	for i, name := range names {
		place[name] = i
	}
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "dossier/"), "internal/")
		seen[name] = true
		if _, ok := drawn[name]; !ok {
			t.Errorf("package %s is not in the table", name)
		}
		var ours []string
		for _, imported := range p.Imports {
			if path, ok := strings.CutPrefix(imported, "dossier/"); ok {
				ours = append(ours, strings.TrimPrefix(path, "internal/"))
			}
			refuse(t, strings.TrimPrefix(p.ImportPath, "dossier/"), imported)
		}
		for _, imported := range ours {
			if place[imported] <= place[name] {
				t.Errorf("%s imports %s, which does not stand below it", name, imported)
			}
		}
		if got, want := slices.Sorted(slices.Values(ours)), slices.Sorted(slices.Values(drawn[name])); !slices.Equal(got, want) {
			t.Errorf("%s imports %s, and the table says %s", name, got, want)
		}
	}
	for _, name := range names {
		if !seen[name] {
			t.Errorf("the table has %s, the code does not", name)
		}
	}
}

// refuse reports an import that a package may not have, whatever the table says.
func refuse(t *testing.T, name, imported string) {
	t.Helper()
	if slices.Contains(forbidden, imported) && !slices.Contains(exempt[name], imported) {
		t.Errorf("%s imports %s: a build opens no connection, starts no process and throws no dice", name, imported)
	}
	for library, keeper := range secrets {
		if (imported == library || strings.HasPrefix(imported, library+"/")) && name != keeper {
			t.Errorf("%s imports %s, which only %s may", name, imported, keeper)
		}
	}
}

func TestEveryPackageHasAComment(t *testing.T) {
	for _, p := range packages(t) {
		if len(strings.Fields(p.Doc)) < 6 {
			t.Errorf("package %s has no comment that says what it is for: %q", p.ImportPath, p.Doc)
		}
	}
}

// TestOnlyTheCommandKnowsTheWorld holds that no package below the command asks
// for the time, the environment or the working folder.
func TestOnlyTheCommandKnowsTheWorld(t *testing.T) {
	banned := map[string][]string{
		"time": {"Now", "Since", "Until", "Local", "LoadLocation"},
		"os":   {"Getenv", "LookupEnv", "Environ", "Getwd", "Hostname", "UserHomeDir", "Create", "WriteFile", "ReadFile", "Open", "OpenFile"},
	}
	for _, p := range packages(t) {
		if p.ImportPath == "dossier/cmd/dossier" {
			continue
		}
		for _, file := range p.GoFiles {
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && slices.Contains(banned[x.Name], s.Sel.Name) {
					t.Errorf("%s uses %s.%s", set.Position(s.Pos()), x.Name, s.Sel.Name)
				}
				return true
			})
		}
	}
}

// TestFiles_areWritten holds that nothing lies in the repository that a program has made and nobody reads, such as a
// program itself: no file is larger than a long document, but those that git ignores.
func TestFiles_areWritten(t *testing.T) {
	const most = 1 << 20 // bytes
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	ignored := strings.Fields(string(list))
	seen := 0
	err = filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below := "/" + filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(name, root), string(filepath.Separator)))
		leftOut := slices.ContainsFunc(ignored, func(pattern string) bool {
			whole, _ := path.Match(strings.TrimSuffix(pattern, "/"), below)
			last, _ := path.Match(pattern, path.Base(below))
			return whole || last
		})
		switch {
		case entry.IsDir() && (leftOut || entry.Name() == ".git"):
			return filepath.SkipDir
		case leftOut || !entry.Type().IsRegular():
			return nil
		}
		info, err := entry.Info()
		if err == nil && info.Size() > most {
			t.Errorf("%s has %d bytes", below, info.Size())
		}
		seen++
		return err
	})
	if err != nil || seen < 500 {
		t.Errorf("%d files were looked at: %v", seen, err)
	}
}

// TestFiles_size holds that a file can be read in a sitting, and its lines without
// moving the window.
func TestFiles_size(t *testing.T) {
	const longestFile, longestLine = 400, 160 // lines; characters
	read := 0
	for _, p := range packages(t) {
		for _, file := range p.GoFiles {
			name := filepath.Join(p.Dir, file)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for line := range bytes.Lines(data) {
				n++
				if length := utf8.RuneCount(bytes.TrimRight(line, "\n")); length > longestLine {
					t.Errorf("%s:%d has %d characters", name, n, length)
				}
			}
			if n > longestFile {
				t.Errorf("%s has %d lines; split it where it has two subjects", name, n)
			}
			read++
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
}

// TestPackages_size holds that a package keeps one secret: one that is large says
// in its comment why it is not two.
func TestPackages_size(t *testing.T) {
	const largest = 2500 // lines
	for _, p := range packages(t) {
		lines, comment := 0, ""
		for _, file := range p.GoFiles {
			name := filepath.Join(p.Dir, file)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines += bytes.Count(data, []byte("\n"))
			tree, err := parser.ParseFile(token.NewFileSet(), name, data, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			comment += tree.Doc.Text()
		}
		if lines > largest && !strings.Contains(strings.Join(strings.Fields(comment), " "), "is one package because") {
			t.Errorf("%s has %d lines: part it, or say in its comment that it \"is one package because …\"", p.ImportPath, lines)
		}
	}
}

// floors are the least versions: below them are known holes or missing pieces.
var floors = map[string]string{
	"github.com/yuin/goldmark":        "1.8.7",  // Pos() of every node; link schemes checked after decoding (CVE-2026-5160)
	"go.yaml.in/yaml/v4":              "4.0.0",  // typed errors with positions
	"golang.org/x/text":               "0.43.0", // unicode/norm hangs below 0.39 (CVE-2026-56852)
	"golang.org/x/net":                "0.62.0", // html hangs below 0.55 (CVE-2025-47911 and others)
	"github.com/Masterminds/sprig/v3": "3.3.0",
	"github.com/spf13/cobra":          "1.10.2",
	"github.com/fsnotify/fsnotify":    "1.10.1",
}

func TestVersionFloors(t *testing.T) {
	data, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(f) < 2 {
			continue
		}
		if f[0] == "go" && less(f[1], "1.26.0") {
			t.Errorf("go.mod asks for Go %s", f[1])
		}
		if floor := floors[f[0]]; floor != "" {
			found++
			if less(strings.TrimPrefix(f[1], "v"), floor) {
				t.Errorf("%s is at %s, below %s", f[0], f[1], floor)
			}
		}
	}
	if found < 6 {
		t.Errorf("only %d of the modules with a floor are in go.mod", found)
	}
}

func less(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, _ := strconv.Atoi(x[i])
		n, _ := strconv.Atoi(y[i])
		if m != n {
			return m < n
		}
	}
	return len(x) < len(y)
}

// TestModulesAreListed keeps what the program is made of in a file, so that
// growth shows in review. UPDATE=1 rewrites it.
func TestModulesAreListed(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/dossier")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	modules := strings.Fields(string(out))
	slices.Sort(modules)
	modules = slices.Compact(modules)
	got := fmt.Sprintf("# Modules the dossier command is made of.\n%s\n", strings.Join(modules, "\n"))
	const file = "../docs/modules.txt"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is not what the program is made of; if the change is meant, run UPDATE=1 go test ./internal/\n%s", file, got)
	}
}

// TestTheDocsNameFixturesThatExist follows every fixture and test that
// docs/format.md names in brackets.
func TestTheDocsNameFixturesThatExist(t *testing.T) {
	data, err := os.ReadFile("../docs/format.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	files, err := filepath.Glob("*/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if name, ok := strings.CutPrefix(line, "func Test"); ok {
				tests["Test"+name[:strings.IndexByte(name, '(')]] = true
			}
		}
	}
	named := 0
	for _, bracket := range regexp.MustCompile("(?s)\\[`[^\\]]*\\]").FindAllString(string(data), -1) {
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(bracket, -1) {
			name := m[1]
			named++
			if tests[name] || name == "bad-template" {
				continue
			}
			for _, path := range []string{"../" + name, "check/testdata/diagnostics/" + name + ".txtar"} {
				if _, err = os.Stat(path); err == nil {
					break
				}
			}
			if err != nil {
				t.Errorf("docs/format.md names %q, which is neither a test nor a fixture", name)
			}
		}
	}
	if named < 40 {
		t.Errorf("docs/format.md names only %d fixtures", named)
	}
}

// TestRecipes_nameWhatIsThere follows the files and folders that CONTRIBUTING.md names where it
// says how to find and to add something: from the top, in that of a language, or in a folder that the recipe has named before.
func TestRecipes_nameWhatIsThere(t *testing.T) {
	data, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, recipes, _ := strings.Cut(string(data), "\n## To find")
	recipes, _, _ = strings.Cut(recipes, "\n## Fixtures")
	named := 0
	for recipe := range strings.SplitSeq(recipes, "\n**") {
		folders := []string{"..", "language/data/*"}
		for _, m := range regexp.MustCompile("`([a-z]+(?:/[a-z_]+)*(?:/|\\.[a-z]+)?)`|\\b(docs/[a-z]+\\.md|[A-Z]+\\.md)").FindAllStringSubmatch(recipe, -1) {
			name := cmp.Or(m[1], m[2])
			if !strings.ContainsAny(name, "/.") || name == "silent/" || name == "raw.txt" { // of fixtures
				continue
			}
			named++
			at := slices.IndexFunc(folders, func(folder string) bool {
				found, err := filepath.Glob(filepath.Join(folder, name))
				return err == nil && len(found) > 0
			})
			if at < 0 {
				t.Errorf("a recipe of CONTRIBUTING.md names %s, which is not there: %.40s", name, recipe)
				continue
			}
			if folder := filepath.Join(folders[at], name); path.Ext(name) == "" {
				folders = append(folders, folder, filepath.Join(folder, "*"))
			} else {
				folders = append(folders, filepath.Dir(folder))
			}
		}
	}
	if named < 35 {
		t.Errorf("only %d files and folders are named", named)
	}
}

// ofScripts are the packages and files whose texts may hold letters beyond ASCII, and why:
// they know characters, which belong to a script. Words belong to a language, and stand in
// internal/language/data.
var ofScripts = map[string]string{
	"text":                 "how characters fold, and which look like others",
	"factuality":           "which letters are the same to a pattern: أ and ا",
	"calendar":             "the signs behind the numbers of a date, 年月日, whatever language a text is said to be in",
	"found/typed.go":       "which characters are the same when they are typed",
	"found/edges.go":       "which characters of Han and kana belong to those beside them, whatever language a text is said to be in",
	"figures/numeral.go":   "the signs behind numbers of Han: 年月日, 分之",
	"figures/spelling.go":  "letters that keyboards write in two ways",
	"attribution/whole.go": "the signs around the place and the day of a wire of Han: 北京3月12日电",
	"clean/dates.go":       "the signs around a date of Han: 【3月12日】, 3月12日电",
	"clean/zone.go":        "the signs of ordinals",
	"site/disguise.go":     "letters of Greek that look like Latin ones",
}

// TestWords_areDataOfTheLanguages holds that no file of the program spells words of a language
// that needs more than ASCII.
func TestWords_areDataOfTheLanguages(t *testing.T) {
	used := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "language") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING && literal.Kind != token.CHAR {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			beyond := func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }
			if err != nil || !strings.ContainsFunc(text, beyond) {
				return true
			}
			slashed := filepath.ToSlash(name)
			folder, _, _ := strings.Cut(slashed, "/")
			if ofScripts[folder] == "" && ofScripts[slashed] == "" {
				t.Errorf("%s: the words in %.60s belong into internal/language/data", fset.Position(literal.Pos()), literal.Value)
			}
			used[folder], used[slashed] = true, true
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range ofScripts {
		if !used[name] {
			t.Errorf("%s has no letters beyond ASCII any more; take it out of the list", name)
		}
	}
}
