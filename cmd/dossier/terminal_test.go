package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// hostileNote has what commands a terminal or a CI service in each place of a note.
const hostileNote = "---\ntitle: \"T \\e[31m \\u202e \\u009b31m\\n::error::INJ\"\nstatus: published\n" +
	"x\x1b[31my: 1\n---\n\nText [@echo, ¶1: «the \x1b]0;pwn\a\u202e\u009b31m\u0085\u2028 quays ::error::INJ»].\n\n" +
	"::error::INJ [x\x1b[31m](nofile\x1b[31m.md) ##[error]INJ\n\n" +
	"> [!judgment] #jc1 · likely · low confidence\n> ::error::INJ \u009b31m \u202e.\n>\n> - confidence: ::error::INJ \u202e\n"

// hostileNames are names of files that systems allow.
var hostileNames = []string{"briefs/n.md", "briefs/%0A::error::x,y\x1b[31m.md", "briefs/a\n::error::INJ2.md", "briefs/z\u202e\u009b1m.md"}

// commands reports whether a line holds characters that command a terminal or a CI service.
func commands(line string) bool {
	return strings.ContainsFunc(line, func(r rune) bool { return r != '\t' && unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control) }) ||
		strings.Contains(line, "##[")
}

var annotation = regexp.MustCompile(`^::(error|warning|notice) file=[^:,]*,line=\d+,col=\d+,title=[a-z-]+::`)

func TestOutput_commandsNobody(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "port")
	if err := copyTree("testdata/port", dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range hostileNames {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(hostileNote), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	capture := "Title \x1b[31m\u202e\n\nBody text with \x1b]0;pwn\a escapes, ::error::INJ and words in it.\n\n::error::INJ \u009b31m in a line of its own, and more words.\n"
	if err := os.WriteFile(filepath.Join(dir, "content/captures/a\x1b[31m.txt"), []byte(capture), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"check", "check --format json", "check --format sarif", "check --format github", "build --dest public", "fix --dry-run",
		"clean", "clean --check", "clean --explain", "cite escapes words", "cite escapes --json", "why jc1", "why jc1 --json",
		"search escapes", "search INJ --json", "accept briefs/n.md", "new brief x\x1b[31m\u202e", "bundle -o \x1b[31m\n::error::.html",
		"\x1b[31m", "check --\u202e", "check \u202e\n::error::INJ", "why \x1b\n::error::INJ", "cite x --article \x1b[31m", "add \x1b[31m.txt",
	} {
		var stdout, stderr bytes.Buffer
		run(append([]string{"-C", dir}, strings.Split(args, " ")...), nil, &stdout, &stderr)
		if stdout.Len()+stderr.Len() == 0 {
			t.Errorf("%q prints nothing", args)
		}
		for line := range strings.Lines(stdout.String() + stderr.String()) {
			line = strings.TrimSuffix(line, "\n")
			command := strings.HasPrefix(strings.TrimSpace(line), "::")
			if commands(line) || command && (!strings.Contains(args, "github") || !annotation.MatchString(line)) {
				t.Errorf("%q prints %q", args, line)
			}
		}
	}
}

// TestOutput_hasOneWriter holds that no command prints but through the writer that makes
// text visible, or with a printer that does so itself. What speaks a protocol with another
// program prints to no terminal.
func TestOutput_hasOneWriter(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	way := regexp.MustCompile(`os\.Std(out|err)|fmt\.Print|\.Stream\(\)`)
	allowed := regexp.MustCompile(`diag\.Print(Text|GitHub)\(a\.std(out|err)\.Stream\(\)|os\.Exit\(run\(|stdio\{a\.stdin, |\.Stream\(\)\.\(\*os\.File\)`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if way.MatchString(line) && !allowed.MatchString(line) {
				t.Errorf("%s: %s", name, strings.TrimSpace(line))
			}
		}
	}
}

// full is a disk on which there is no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// TestOutput_isNotLostSilently: who asked for something and did not get it is told.
func TestOutput_isNotLostSilently(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "port")
	if err := copyTree("testdata/port", dir); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"search port", "board", "inbox", "theme list", "cite port", "explain", "schema"} {
		var stderr bytes.Buffer
		if code := run(append([]string{"-C", dir}, strings.Split(args, " ")...), nil, full{}, &stderr); code != exitSystem || !strings.Contains(stderr.String(), "no room") {
			t.Errorf("%s: %d, %s", args, code, &stderr)
		}
	}
}
