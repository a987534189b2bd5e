// Command bench measures dossier on dossiers of several sizes, which it makes itself, the
// same ones every time, and prints a table for each. Beside dossier stand, in the same run
// and on the same texts, the programs that are on the PATH: Hugo with the least layouts that
// show the texts, Hugo with tags, feeds and summaries, Pagefind over what that made, and the
// copying of the site, below which nothing can go.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"dossier/bench/corpus"
)

// articlesToABrief is how many articles a dossier has for each of its briefs.
const articlesToABrief = 20

func main() {
	sizes := flag.String("articles", "1000,10000", "numbers of articles; there are 20 articles to a brief")
	edits := flag.Int("edits", 9, "how often each file is edited while the site is served")
	program := flag.String("dossier", "", "the program to measure; built from this repository if empty")
	flag.Parse()
	if err := run(*sizes, *edits, *program); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(sizes string, edits int, program string) error {
	dir, err := os.MkdirTemp("", "dossier-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // it is a temporary folder
	if program == "" {
		program = filepath.Join(dir, "dossier")
		if out, err := exec.Command("go", "build", "-C", "..", "-o", program, "./cmd/dossier").CombinedOutput(); err != nil {
			return fmt.Errorf("build dossier: %w\n%s", err, out)
		}
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < articlesToABrief {
			return fmt.Errorf("%q is no number of articles", size)
		}
		b := bench{dir: filepath.Join(dir, size), program: program, articles: n, briefs: n / articlesToABrief, edits: edits}
		rows, err := b.measure()
		if err != nil {
			return fmt.Errorf("%d articles: %w", n, err)
		}
		b.print(os.Stdout, rows)
		if err := os.RemoveAll(b.dir); err != nil {
			return err
		}
	}
	return nil
}

// bench measures one size.
type bench struct {
	dir, program            string
	articles, briefs, edits int
}

// measure makes a dossier, and has each program work on it.
func (b bench) measure() ([]row, error) {
	dossier := func(args ...string) []string { return append([]string{b.program, "-C", b.dir}, args...) }
	public := filepath.Join(b.dir, "public")
	if err := corpus.WriteCaptures(b.dir, b.articles); err != nil {
		return nil, err
	}
	cleaned, err := job{name: "`dossier clean`", command: dossier("clean"), out: filepath.Join(b.dir, "content/articles")}.run()
	if err != nil {
		return nil, err
	}
	if err := corpus.WriteBriefs(b.dir, b.briefs); err != nil {
		return nil, err
	}
	brief := filepath.Join(b.dir, "briefs/note-1.md")
	rows := []row{cleaned}
	for _, j := range []job{
		{name: "`dossier check`", command: dossier("check"), edited: brief},
		{name: buildRow, command: dossier("build"), edited: brief, out: public},
		{name: copyRow, command: []string{"cp", "-r", public, filepath.Join(b.dir, "copy")}, out: filepath.Join(b.dir, "copy"), once: true},
	} {
		r, err := j.run()
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	served, err := b.serve()
	if err != nil {
		return nil, err
	}
	others, err := b.others()
	return append(append(rows, served), others...), err
}
