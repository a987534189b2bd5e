//go:build !race

package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"dossier/internal/terminal"
)

// TestDocs_nameRealCommands reads every command line in the documents. Those of
// dossier are run, if they can be, on a copy of the repository's dossier if they name
// something, and else on one of a small dossier; their sub-commands and flags must exist
// in any case, and so must the tests and the targets of make that are named.
func TestDocs_nameRealCommands(t *testing.T) {
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	c := newCommandCheck(t)
	for _, name := range append(docs, "../../README.md", "../../CONTRIBUTING.md", "../../CHANGELOG.md") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range commandLines(string(data)) {
			c.line(name, line)
		}
	}
	if c.seen < 15 || len(c.ran) < 5 {
		t.Errorf("only %d commands were found in the documents, %d different ones were run", c.seen, len(c.ran))
	}
}

// commandCheck checks commands on copies of dossiers.
type commandCheck struct {
	t           *testing.T
	repo, small string
	makefile    []byte
	seen        int
	ran         map[string]bool
}

func newCommandCheck(t *testing.T) *commandCheck {
	c := &commandCheck{t: t, repo: t.TempDir(), small: t.TempDir(), ran: map[string]bool{}}
	if err := copyTree("testdata/port", c.small); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"dossier.yaml", "content", "briefs"} {
		if err := copyTree(filepath.Join("../..", part), filepath.Join(c.repo, part)); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if c.makefile, err = os.ReadFile("../../Makefile"); err != nil {
		t.Fatal(err)
	}
	return c
}

// line checks a command line of a document.
func (c *commandCheck) line(doc, line string) {
	c.seen++
	words := strings.Fields(line)
	for strings.Contains(words[0], "=") { // UPDATE=1
		words = words[1:]
	}
	switch {
	case words[0] == "make":
		if len(words) > 1 && !regexp.MustCompile(`(?m)^`+words[1]+`:`).Match(c.makefile) {
			c.t.Errorf("%s: make has no target %q", doc, words[1])
		}
	case words[0] == "dossier":
		c.command(doc, words[1:])
	case strings.HasPrefix(line, "go run ./cmd/dossier"):
		c.command(doc, words[3:])
	case words[0] == "go" && words[1] == "test":
		checkTest(c.t, doc, words[2:])
	case words[0] == "go" && words[1] == "install":
	default:
		c.t.Errorf("%s: nothing checks %q", doc, line)
	}
}

// command checks a command of dossier, and runs it once.
func (c *commandCheck) command(doc string, args []string) {
	checkCommand(c.t, doc, args)
	line := strings.Join(args, " ")
	if c.ran[line] || notToBeRun(args) != "" {
		return
	}
	c.ran[line] = true
	dir := c.small
	if len(args) > 1 && !strings.HasPrefix(args[len(args)-1], "-") {
		dir = c.repo
	}
	var stderr strings.Builder
	if code := run(append([]string{"-C", dir}, args...), nil, io.Discard, &stderr); code != exitGood {
		c.t.Errorf("%s: dossier %s ends with %d: %s", doc, line, code, stderr.String())
	}
}

// notToBeRun says why a command of the documents is not run, "" if it is.
func notToBeRun(args []string) string {
	switch {
	case strings.ContainsAny(strings.Join(args, " "), "…["), slices.Contains(args, "ID"):
		return "it has a place for a name"
	case args[0] == "serve", slices.Contains(args, "--watch"):
		return "it does not end by itself"
	case slices.Contains(args, "-o"):
		return "it writes where it is called"
	}
	return ""
}

// commandLines finds the lines of code blocks, and the code in running text,
// that begin like a command.
func commandLines(doc string) []string {
	var lines []string
	begins := regexp.MustCompile(`^(UPDATE=1 )?(go (run|test|install) |make( |$)|dossier [a-z-])`)
	inBlock := false
	for line := range strings.Lines(doc) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			inBlock = !inBlock
			continue
		}
		if inBlock {
			command, _, _ := strings.Cut(line, "   ") // an explanation follows
			if begins.MatchString(command) {
				lines = append(lines, command)
			}
			continue
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(line, -1) {
			if begins.MatchString(m[1]) {
				lines = append(lines, m[1])
			}
		}
	}
	return lines
}

func checkCommand(t *testing.T, doc string, args []string) {
	t.Helper()
	root := (&app{stdout: terminal.New(io.Discard), stderr: terminal.New(io.Discard)}).command()
	cmd, _, err := root.Find(args)
	if err != nil || cmd == root {
		t.Errorf("%s: there is no command %q", doc, strings.Join(args, " "))
		return
	}
	for _, arg := range args {
		flag := strings.TrimLeft(arg, "-")
		flag, _, _ = strings.Cut(flag, "=")
		if !strings.HasPrefix(arg, "-") {
			continue
		}
		var found *pflag.Flag
		if strings.HasPrefix(arg, "--") {
			found = cmd.Flags().Lookup(flag)
			if found == nil {
				found = cmd.InheritedFlags().Lookup(flag)
			}
		} else if found = cmd.Flags().ShorthandLookup(flag); found == nil {
			found = cmd.InheritedFlags().ShorthandLookup(flag)
		}
		if found == nil {
			t.Errorf("%s: %s has no flag %s", doc, cmd.CommandPath(), arg)
		}
	}
}

// checkTest holds that the package has a test of the name, or any if none is
// named.
func checkTest(t *testing.T, doc string, args []string) {
	t.Helper()
	pattern := "."
	for i, arg := range args {
		if arg == "-run" && i+1 < len(args) {
			pattern = args[i+1]
		}
	}
	wanted := regexp.MustCompile(pattern)
	files, err := filepath.Glob(filepath.Join("../..", args[0], "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range testFunction.FindAllSubmatch(text, -1) {
			if wanted.Match(m[1]) {
				return
			}
		}
	}
	t.Errorf("%s: go test %s finds no test", doc, strings.Join(args, " "))
}

var testFunction = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
