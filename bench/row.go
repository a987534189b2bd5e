package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// Names of rows.
const (
	buildRow    = "`dossier build`"
	copyRow     = "`cp -r` of that site"
	bareRow     = "Hugo, pages and a list"
	fullRow     = "Hugo, tags, feeds, summaries"
	pagefindRow = "Pagefind on that"
)

// row is what was measured of one program. What was not measured is zero.
type row struct {
	name           string
	first          cost
	again, changed time.Duration // with nothing changed, and with one brief changed
	brief, article time.Duration // from saving it until a reader of its page has the new one
	files          int           // that were made
	size           int64         // of the files, in bytes
}

// cost is what a process took, with those that it started.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // the most that was resident, in bytes
}

// job is a program that is run to its end.
type job struct {
	name    string
	command []string
	edited  string // the file that is changed before the last run, if any
	out     string // the folder that it makes, if any
	once    bool   // it does the same work each time
}

// run runs a job from nothing, again, and after a change.
func (j job) run() (r row, err error) {
	r.name = j.name
	if r.first, err = timed(j.command); err != nil {
		return r, err
	}
	if j.out != "" {
		if r.files, r.size, err = sizeOf(j.out); err != nil {
			return r, err
		}
	}
	if j.once {
		return r, nil
	}
	again, err := timed(j.command)
	if err != nil || j.edited == "" {
		r.again = again.wall
		return r, err
	}
	before, err := os.ReadFile(j.edited)
	if err != nil {
		return r, err
	}
	if err := os.WriteFile(j.edited, append(before, "\nUn mot de plus.\n"...), 0o644); err != nil {
		return r, err
	}
	changed, err := timed(j.command)
	r.again, r.changed = again.wall, changed.wall
	return r, errors.Join(err, os.WriteFile(j.edited, before, 0o644))
}

// timed runs a program.
func timed(command []string) (cost, error) {
	cmd := exec.Command(command[0], command[1:]...)
	var said bytes.Buffer
	cmd.Stderr = &said
	started := time.Now()
	err := cmd.Run()
	c := costOf(cmd.ProcessState)
	c.wall = time.Since(started)
	if err != nil {
		return c, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, said.String())
	}
	return c, nil
}

// costOf is what a process took that has ended, but for the time on the clock.
func costOf(p *os.ProcessState) (c cost) {
	if p == nil {
		return c
	}
	c.cpu = p.UserTime() + p.SystemTime()
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		c.memory = usage.Maxrss * 1024
	}
	return c
}

// sizeOf counts the files of a folder, and their bytes.
func sizeOf(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		files, size = files+1, size+info.Size()
		return nil
	})
	return files, size, err
}

// print prints the table of one size.
func (b bench) print(w io.Writer, rows []row) {
	fmt.Fprintf(w, "\n%d articles and %d briefs:\n\n", b.articles, b.briefs)
	fmt.Fprintln(w, "| | first | processor | per article | memory | again | a brief changed | a brief saved → seen | an article saved → seen | files | size |")
	fmt.Fprintln(w, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, r := range rows {
		cells := []string{
			r.name, seconds(r.first.wall), seconds(r.first.cpu), perArticle(r.first.cpu, b.articles), megabytes(r.first.memory), seconds(r.again),
			seconds(r.changed), milliseconds(r.brief), milliseconds(r.article), number(r.files), megabytes(r.size),
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
	}
	compare(w, rows)
}

// compare says how many times as long the others take from nothing as a build does.
func compare(w io.Writer, rows []row) {
	of := map[string]time.Duration{}
	for _, r := range rows {
		of[r.name] = r.first.wall
	}
	times := func(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()/of[buildRow].Seconds()) }
	fmt.Fprintf(w, "\nBeside a build, the copying of its site takes %s times as long", times(of[copyRow]))
	if of[bareRow] > 0 {
		fmt.Fprintf(w, ", Hugo with pages and a list %s, with tags, feeds and summaries %s", times(of[bareRow]), times(of[fullRow]))
	}
	if of[pagefindRow] > 0 {
		fmt.Fprintf(w, ", and with a search %s", times(of[fullRow]+of[pagefindRow]))
	}
	fmt.Fprintln(w, ".")
}

// absent stands where nothing was measured.
const absent = "–"

func seconds(d time.Duration) string {
	if d == 0 {
		return absent
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func milliseconds(d time.Duration) string {
	if d == 0 {
		return absent
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

func perArticle(d time.Duration, articles int) string {
	if d == 0 {
		return absent
	}
	return fmt.Sprintf("%.2f ms", d.Seconds()*1000/float64(articles))
}

// megabytes are those of 1,000,000 bytes, as hosts count them.
func megabytes(n int64) string {
	if n == 0 {
		return absent
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func number(n int) string {
	if n == 0 {
		return absent
	}
	return fmt.Sprint(n)
}
