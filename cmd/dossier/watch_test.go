package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/memo"
	"dossier/internal/publish"
	"dossier/internal/terminal"
)

// TestReportAgain: a command that goes on prints what is new and what
// is gone, and counts the rest; of a build that changes nothing it says nothing.
func TestReportAgain(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var said strings.Builder
	a := &app{stdout: terminal.New(io.Discard), stderr: terminal.New(&said), dir: dir, format: "text", audience: audiences[0]}
	memory := memo.New(time.Now)
	step := func(want ...string) {
		t.Helper()
		said.Reset()
		err := a.in(func(root *os.Root) error {
			b := a.builder(root)
			b.Memory = memory
			return a.buildOnce(context.Background(), b, publish.Place{Dir: filepath.Join(dir, "public")}, false)
		})
		if err != nil && !errors.Is(err, errDossier) {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.Lines(said.String()) {
			if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, " ") && !strings.Contains(line, "written") {
				lines = append(lines, line)
			}
		}
		if got := strings.Join(lines, "\n"); got != strings.Join(want, "\n") {
			t.Errorf("it says:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
		}
	}
	const head = "---\ntitle: Note\nstatus: published\n---\n\n"
	const empty = `dossier.yaml:1:1: note[no-content]: there is nothing to cite: content/captures holds no capture`
	const total = "0 articles, 1 brief, 0 quotations verified word for word"
	write("dossier.yaml", "title: Port\nlanguage: en\n")
	write("briefs/n.md", head+"> [!judgment] #a · likely · low confidence\n> One thing.\n> - confidence: x\n")
	uncited := func(line string) string {
		return "briefs/n.md:" + line + ": warning[uncited]: this judgment cites nothing"
	}
	step(uncited("6:3"), empty, total)
	step() // nothing has changed
	write("briefs/n.md", head+"A line above.\n\n> [!judgment] #a · likely · low confidence\n> One thing.\n> - confidence: x\n")
	step(total) // the place of a warning is no news
	write("briefs/n.md", head+"[x](y.md)\n\n> [!judgment] #a · likely · low confidence\n> One thing.\n> - confidence: x\n")
	step("briefs/n.md:6:5: error[broken-link]: the dossier has no file briefs/y.md", "as before: 1 warning, 1 note", "1 error, 1 warning")
	step() // and no site, as before
	write("briefs/n.md", head+"Nothing.\n")
	step("gone: briefs/n.md:6:5: error[broken-link]", "gone: briefs/n.md:8:3: warning[uncited]", "as before: 1 note", total)
}
