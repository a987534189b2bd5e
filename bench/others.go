package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"dossier/bench/corpus"
)

// bare are the least layouts with which Hugo shows the texts: a list and pages.
var bare = map[string]string{
	"hugo.toml":                    "title = 'bench'\nbaseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n",
	"layouts/_default/baseof.html": `<!doctype html><html lang=fr><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>`,
	"layouts/_default/single.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}`,
	"layouts/_default/list.html":   `{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}`,
	"layouts/index.html":           `{{ define "main" }}<ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}`,
}

// full are layouts with some of what the pages of dossier have: each text names its subjects
// and those beside it, each subject has a page and a feed, lists show how texts begin, and
// there is a map of the site.
var full = map[string]string{
	"hugo.toml": "title = 'bench'\nbaseURL = 'https://example.org/'\n",
	"layouts/_default/baseof.html": `<!doctype html><html lang=fr><head><meta charset=utf-8><title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name=description content="{{ .Summary | plainify | truncate 160 }}"><link rel=canonical href="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" }}<link rel=alternate type=application/rss+xml href="{{ .Permalink }}">{{ end }}</head>
<body><nav><a href="/">{{ .Site.Title }}</a> {{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main></body></html>`,
	"layouts/_default/single.html": `{{ define "main" }}<h1>{{ .Title }}</h1><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>,
{{ .ReadingTime }} min</p><p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>{{ .Content }}
<p>{{ with .PrevInSection }}<a rel=prev href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel=next href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ end }}`,
	"layouts/_default/list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}`,
	"layouts/_default/terms.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}`,
}

// others measures what is on the PATH.
func (b bench) others() ([]row, error) {
	if _, err := exec.LookPath("hugo"); err != nil {
		return nil, nil
	}
	var rows []row
	for _, site := range []struct {
		name    string
		layouts map[string]string
	}{{bareRow, bare}, {fullRow, full}} {
		dir := filepath.Join(b.dir, "hugo")
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
		if err := b.writeHugo(dir, site.layouts); err != nil {
			return nil, err
		}
		brief := filepath.Join(dir, "content/briefs/note-1.md")
		r, err := job{name: site.name, command: []string{"hugo", "--source", dir, "--quiet"}, edited: brief, out: filepath.Join(dir, "public")}.run()
		if err != nil {
			return nil, err
		}
		if r.brief, err = b.serveHugo(dir, brief); err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	if _, err := exec.LookPath("pagefind"); err != nil {
		return rows, nil
	}
	public := filepath.Join(b.dir, "hugo/public")
	r, err := job{
		name: pagefindRow, command: []string{"pagefind", "--site", public, "--quiet"}, out: filepath.Join(public, "pagefind"), once: true,
	}.run()
	return append(rows, r), err
}

var titleLine = regexp.MustCompile(`(?m)^title: .*$`)

// writeHugo writes the same articles and briefs for Hugo. Their front matter is cut to what
// Hugo reads.
func (b bench) writeHugo(dir string, layouts map[string]string) error {
	for name, text := range layouts {
		if err := put(filepath.Join(dir, name), text); err != nil {
			return err
		}
	}
	n := 0
	for from, to := range map[string]string{"content/articles": "articles", "briefs": "briefs"} {
		files, err := filepath.Glob(filepath.Join(b.dir, from, "*.md"))
		if err != nil {
			return err
		}
		slices.Sort(files)
		for i, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			parts := strings.SplitN(string(data), "---\n", 3)
			front := fmt.Sprintf("%s\ndate: 2025-%02d-%02d\ntags: [%s]\n", titleLine.FindString(parts[1]), 1+i%12, 1+i%28, strings.Join(corpus.Tags(i), ", "))
			if err := put(filepath.Join(dir, "content", to, filepath.Base(file)), "---\n"+front+"---\n"+parts[2]); err != nil {
				return err
			}
			n++
		}
	}
	if n != b.articles+b.briefs {
		return fmt.Errorf("%d texts for Hugo, not %d", n, b.articles+b.briefs)
	}
	return nil
}

// serveHugo measures how long it takes from saving a brief until Hugo gives the new page to
// whoever asks without pause.
func (b bench) serveHugo(dir, brief string) (time.Duration, error) {
	port, err := freePort()
	if err != nil {
		return 0, err
	}
	serve := exec.Command("hugo", "server", "--source", dir, "--bind", "127.0.0.1", "--port", port, "--quiet")
	if err := serve.Start(); err != nil {
		return 0, err
	}
	defer func() {
		serve.Process.Signal(os.Interrupt) //nolint:errcheck // it may have ended
		serve.Wait()                       //nolint:errcheck // it was interrupted
	}()
	original, err := os.ReadFile(brief)
	if err != nil {
		return 0, err
	}
	page := "http://127.0.0.1:" + port + "/briefs/note-1/"
	shown := func(words string) error {
		const often, longest = 2 * time.Millisecond, 5 * time.Minute
		for started := time.Now(); time.Since(started) < longest; time.Sleep(often) {
			if text, err := get(page); err == nil && strings.Contains(text, words) {
				return nil
			}
		}
		return fmt.Errorf("hugo server never showed %q", words)
	}
	if err := shown("</html>"); err != nil {
		return 0, err
	}
	var all []time.Duration
	for i := range b.edits {
		time.Sleep(pause)
		words := fmt.Sprintf("Un mot de plus, le %de.", i)
		started := time.Now()
		if err := os.WriteFile(brief, append(slices.Clip(original), "\n"+words+"\n"...), 0o644); err != nil {
			return 0, err
		}
		if err := shown(words); err != nil {
			return 0, err
		}
		all = append(all, time.Since(started))
	}
	return median(all), os.WriteFile(brief, original, 0o644)
}

// freePort is a port that nothing listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close() //nolint:errcheck // nothing came through it
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

func put(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
