// Command bench measures dossier on dossiers of several sizes and prints a
// table. It makes the dossiers itself, the same ones every time. Beside the
// figures of dossier stand what copying the site takes, below which nothing can
// go, and, if Hugo is on the PATH, what Hugo takes for the same texts.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	sizes := flag.String("articles", "1000,2000,10000", "numbers of articles; there are 20 articles to a brief")
	edits := flag.Int("edits", 15, "how often a file is edited under dossier serve")
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
	fmt.Println("| articles | briefs | build | CPU | memory | µs CPU/article | again | cp -r | a brief saved | an article saved | Hugo | Hugo memory | Hugo ÷ dossier |")
	fmt.Println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 20 {
			return fmt.Errorf("%q is no number of articles", size)
		}
		row, err := measure(filepath.Join(dir, size), program, n, edits)
		if err != nil {
			return fmt.Errorf("%d articles: %w", n, err)
		}
		fmt.Println(row)
	}
	return nil
}

// cost is what a process took.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // bytes
}

func timed(name string, args ...string) (cost, error) {
	cmd := exec.Command(name, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	started := time.Now()
	err := cmd.Run()
	c := cost{wall: time.Since(started)}
	if cmd.ProcessState != nil {
		c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			c.memory = usage.Maxrss * 1024
		}
	}
	if err != nil {
		return c, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, said.String())
	}
	return c, nil
}

func measure(dir, program string, articles, edits int) (string, error) {
	briefs := articles / 20
	if err := writeCaptures(dir, articles); err != nil {
		return "", err
	}
	if _, err := timed(program, "-C", dir, "clean"); err != nil {
		return "", err
	}
	if err := writeBriefs(dir, briefs); err != nil {
		return "", err
	}
	cold, err := timed(program, "-C", dir, "build")
	if err != nil {
		return "", err
	}
	again, err := timed(program, "-C", dir, "build")
	if err != nil {
		return "", err
	}
	copied, err := timed("cp", "-r", filepath.Join(dir, "public"), filepath.Join(dir, "copy"))
	if err != nil {
		return "", err
	}
	brief, article, err := saved(dir, program, edits)
	if err != nil {
		return "", err
	}
	hugo, memory, ratio := "–", "–", "–"
	if _, err := exec.LookPath("hugo"); err == nil {
		c, err := withHugo(filepath.Join(dir, "hugo"), dir)
		if err != nil {
			return "", err
		}
		hugo, memory, ratio = seconds(c.wall), megabytes(c.memory), fmt.Sprintf("%.1f", c.wall.Seconds()/cold.wall.Seconds())
	}
	return fmt.Sprintf("| %d | %d | %s | %s | %s | %d | %s | %s | %s | %s | %s | %s | %s |", articles, briefs, seconds(cold.wall), seconds(cold.cpu),
		megabytes(cold.memory), cold.cpu.Microseconds()/int64(articles), seconds(again.wall), seconds(copied.wall),
		milliseconds(brief), milliseconds(article), hugo, memory, ratio), nil
}

func seconds(d time.Duration) string      { return fmt.Sprintf("%.2f s", d.Seconds()) }
func milliseconds(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }
func megabytes(n int64) string            { return fmt.Sprintf("%d MB", n>>20) }

// saved measures how long it takes from saving a brief, and an article, until a
// browser that has its page open has received the new one: the medians.
func saved(dir, program string, edits int) (brief, article time.Duration, err error) {
	serve := exec.Command(program, "-C", dir, "serve")
	out, err := serve.StdoutPipe()
	if err != nil {
		return 0, 0, err
	}
	if err := serve.Start(); err != nil {
		return 0, 0, err
	}
	defer func() {
		serve.Process.Signal(os.Interrupt) //nolint:errcheck // it may have ended
		serve.Wait()                       //nolint:errcheck // it was interrupted
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return 0, 0, fmt.Errorf("serve says no address: %w", err)
	}
	address := strings.TrimSpace(line)
	if _, err := patiently(address + "search.html"); err != nil { // at the end of the first build
		return 0, 0, err
	}
	if brief, err = medianEdit(filepath.Join(dir, "briefs/note-1.md"), address, "briefs/note-1.html", edits, func(text string, i int) string {
		return text + fmt.Sprintf("\nUn mot de plus, le %de.\n", i)
	}); err != nil {
		return 0, 0, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "content/articles/*.md"))
	if err != nil || len(files) == 0 {
		return 0, 0, errors.Join(err, errors.New("no articles"))
	}
	key := strings.TrimSuffix(filepath.Base(files[0]), ".md")
	article, err = medianEdit(files[0], address, "articles/"+key+".html", edits, func(text string, i int) string {
		return strings.Replace(text, "status: current", fmt.Sprintf("status: current\npublished: 2025-01-%02d\npublished_basis: essai", 1+i%28), 1)
	})
	return brief, article, err
}

var scriptOf = regexp.MustCompile(`<script src="(/[A-Z0-9]+/)preview\.js" data-page="([0-9a-f]+)"`)

// medianEdit edits a file again and again, and waits as the script of the page
// does: for the event, then for the page.
func medianEdit(file, address, page string, edits int, edit func(text string, i int) string) (time.Duration, error) {
	original, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	defer os.WriteFile(file, original, 0o644) //nolint:errcheck // the folder goes anyway
	before, err := patiently(address + page)
	if err != nil {
		return 0, err
	}
	m := scriptOf.FindStringSubmatch(before)
	if m == nil {
		return 0, fmt.Errorf("%s has no script", page)
	}
	answer, err := http.Get(address + m[1][1:] + "events?page=" + url.QueryEscape("/"+page))
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	events := bufio.NewReader(answer.Body)
	state := func() (string, error) {
		for {
			line, err := events.ReadString('\n')
			if data, ok := strings.CutPrefix(line, "data: "); ok || err != nil {
				return data, err
			}
		}
	}
	last, err := state()
	if err != nil {
		return 0, err
	}
	var all []time.Duration
	for i := range edits {
		time.Sleep(1500 * time.Millisecond) // people look at the page before they go on
		started := time.Now()
		if err := os.WriteFile(file, []byte(edit(string(original), i)), 0o644); err != nil {
			return 0, err
		}
		for now := last; now == last; {
			if now, err = state(); err != nil {
				return 0, err
			}
			if now != last {
				last = now
				break
			}
		}
		if _, err := get(address + page); err != nil {
			return 0, err
		}
		all = append(all, time.Since(started))
	}
	slices.SortFunc(all, func(a, b time.Duration) int { return cmp.Compare(a, b) })
	return all[len(all)/2], nil
}

// patiently gets a page that the first build has not printed yet.
func patiently(address string) (page string, err error) {
	for range 20 {
		if page, err = get(address); err == nil {
			break
		}
	}
	return page, err
}

func get(address string) (string, error) {
	answer, err := http.Get(address)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, answer.Status)
	}
	return string(data), err
}

// withHugo builds the same articles and briefs with Hugo and the least layouts
// that show them: a list and pages. Front matter is cut to what Hugo reads.
func withHugo(dir, dossier string) (cost, error) {
	files := map[string]string{
		"hugo.toml":                    "title = 'bench'\nbaseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n",
		"layouts/_default/baseof.html": "<!doctype html><html lang=fr><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>{{ block \"main\" . }}{{ end }}</body></html>",
		"layouts/_default/single.html": "{{ define \"main\" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}",
		"layouts/_default/list.html":   "{{ define \"main\" }}<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}",
		"layouts/index.html":           "{{ define \"main\" }}<ul>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}",
	}
	for name, text := range files {
		if err := put(filepath.Join(dir, name), text); err != nil {
			return cost{}, err
		}
	}
	for from, to := range map[string]string{"content/articles": "content/articles", "briefs": "content/briefs"} {
		err := filepath.WalkDir(filepath.Join(dossier, from), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			parts := strings.SplitN(string(data), "---\n", 3)
			title := regexp.MustCompile(`(?m)^title: .*$`).FindString(parts[1])
			return put(filepath.Join(dir, to, filepath.Base(name)), "---\n"+title+"\n---\n"+parts[2])
		})
		if err != nil {
			return cost{}, err
		}
	}
	return timed("hugo", "--source", dir, "--quiet")
}

func put(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
