package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// pause is how long a person looks at a page before going on.
const pause = 1500 * time.Millisecond

// serve measures dossier serve: how long until the whole site is there, how long from
// saving a brief, and an article, until a browser that has its page open has received the
// new one (the medians), and the memory of it all.
func (b bench) serve() (r row, err error) {
	r.name = "`dossier serve`"
	serve := exec.Command(b.program, "-C", b.dir, "serve")
	out, err := serve.StdoutPipe()
	if err != nil {
		return r, err
	}
	started := time.Now()
	if err := serve.Start(); err != nil {
		return r, err
	}
	defer func() {
		serve.Process.Signal(os.Interrupt) //nolint:errcheck // it may have ended
		serve.Wait()                       //nolint:errcheck // it was interrupted
		r.first.memory = costOf(serve.ProcessState).memory
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return r, fmt.Errorf("serve says no address: %w", err)
	}
	address := strings.TrimSpace(line)
	if _, err := patiently(address + "search.html"); err != nil { // at the end of the first build
		return r, err
	}
	r.first.wall = time.Since(started)
	if r.brief, err = b.medianEdit(filepath.Join(b.dir, "briefs/note-1.md"), address, "briefs/note-1.html", func(text string, i int) string {
		return text + fmt.Sprintf("\nUn mot de plus, le %de.\n", i)
	}); err != nil {
		return r, err
	}
	files, err := filepath.Glob(filepath.Join(b.dir, "content/articles/*.md"))
	if err != nil || len(files) == 0 {
		return r, errors.Join(err, errors.New("no articles"))
	}
	key := strings.TrimSuffix(filepath.Base(files[0]), ".md")
	r.article, err = b.medianEdit(files[0], address, "articles/"+key+".html", func(text string, i int) string {
		return strings.Replace(text, "status: current", fmt.Sprintf("status: current\npublished: 2025-01-%02d\npublished_basis: essai", 1+i%28), 1)
	})
	return r, err
}

var scriptOf = regexp.MustCompile(`<script src="(?:\.\./)*([A-Z0-9]+)/preview\.js" data-page="[0-9a-f]+" data-path="([^"]+)"`)

// medianEdit edits a file again and again, and waits as the script of the page
// does: for the event, then for the page.
func (b bench) medianEdit(file, address, page string, edit func(text string, i int) string) (time.Duration, error) {
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
	answer, err := http.Get(address + m[1] + "/events?page=" + url.QueryEscape(m[2]))
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	events := bufio.NewReader(answer.Body)
	last, err := nextState(events)
	if err != nil {
		return 0, err
	}
	var all []time.Duration
	for i := range b.edits {
		time.Sleep(pause)
		started := time.Now()
		if err := os.WriteFile(file, []byte(edit(string(original), i)), 0o644); err != nil {
			return 0, err
		}
		now := last
		for now == last {
			if now, err = nextState(events); err != nil {
				return 0, err
			}
		}
		last = now
		if _, err := get(address + page); err != nil {
			return 0, err
		}
		all = append(all, time.Since(started))
	}
	return median(all), nil
}

// nextState waits until the server says which state of a page it shows.
func nextState(events *bufio.Reader) (string, error) {
	for {
		line, err := events.ReadString('\n')
		if err != nil {
			return "", err
		}
		data, ok := strings.CutPrefix(line, "data: ")
		if !ok {
			continue
		}
		var state struct {
			Page     string
			Problems []string
		}
		if err := json.Unmarshal([]byte(data), &state); err != nil {
			return "", err
		}
		if len(state.Problems) > 0 {
			return "", errors.New(state.Problems[0])
		}
		return state.Page, nil
	}
}

func median(all []time.Duration) time.Duration {
	slices.SortFunc(all, func(a, b time.Duration) int { return cmp.Compare(a, b) })
	return all[len(all)/2]
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
