package clean_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"

	readability "codeberg.org/readeck/go-readability"
)

// savedPage is a page of a public collection, with the text of its article.
type savedPage struct {
	html    []byte
	address string
	text    string
}

// savedPages reads a collection in the form of the article-extraction benchmark:
// ground-truth.json, and html/KEY.html.gz for each key of it.
func savedPages(b *testing.B, dir string) []savedPage {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		b.Fatal(err)
	}
	var truth map[string]struct {
		ArticleBody string `json:"articleBody"`
		URL         string `json:"url"`
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		b.Fatal(err)
	}
	var pages []savedPage
	for key, t := range truth {
		packed, err := os.Open(filepath.Join(dir, "html", key+".html.gz"))
		if err != nil {
			b.Fatal(err)
		}
		r, err := gzip.NewReader(packed)
		if err != nil {
			b.Fatal(err)
		}
		html, err := io.ReadAll(r)
		if err := errors.Join(err, packed.Close()); err != nil {
			b.Fatal(err)
		}
		pages = append(pages, savedPage{html, t.URL, t.ArticleBody})
	}
	return pages
}

// extracted is what a reader makes of a page.
type extracted struct {
	text                  string
	title, dated, written bool
	lang                  string
}

// byDossier reads a page and cleans it, as add does.
func byDossier(p savedPage) extracted {
	reading, refusal := capture.FormatOf("x.html").Read(p.html)
	if refusal != nil {
		return extracted{}
	}
	mode := custody.ByLine
	if reading.Joined {
		mode = custody.ByBlank
	}
	a, lost := clean.Clean([]byte(reading.Text), clean.Options{
		URL: p.address, Title: reading.Title, Outlet: reading.Outlet, Authors: reading.Authors, Lang: reading.Lang,
		Published: reading.Published, PublishedBasis: reading.PublishedBasis,
		Extracted: true, Left: reading.LeftLines(), Verbatim: reading.Verbatim, Hand: custody.Record{Mode: mode},
	})
	if lost {
		return extracted{}
	}
	var text strings.Builder
	for _, b := range a.Blocks {
		text.WriteString(b.Text + "\n")
	}
	return extracted{text.String(), a.TitleBasis != "derived", a.Published != "", len(a.Authors) > 0, a.Lang}
}

// byReadability reads a page with go-readability alone.
func byReadability(p savedPage) extracted {
	found, err := readability.FromReader(bytes.NewReader(p.html), nil)
	if err != nil {
		return extracted{}
	}
	return extracted{found.TextContent, found.Title != "", found.PublishedTime != nil, found.Byline != "", found.Language}
}

var wordForm = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles counts the runs of four words of a text.
func shingles(text string) map[string]int {
	words, count := wordForm.FindAllString(text, -1), map[string]int{}
	for i := range max(1, len(words)-3) {
		count[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return count
}

// agreement is the precision and the recall of a text, as the benchmark defines them.
func agreement(want, got string) (precision, recall float64) {
	w, g := shingles(want), shingles(got)
	right, extra, missing := 0, 0, 0
	for s, n := range g {
		right += min(n, w[s])
		extra += max(0, n-w[s])
	}
	for s, n := range w {
		missing += max(0, n-g[s])
	}
	if extra+missing == 0 {
		return 1, 1
	}
	return ratio(right, right+extra), ratio(right, right+missing)
}

// BenchmarkPublicPages scores the reading of pages on a public collection, which lies
// in the folder that the variable PAGES names. Of what the collection does not know,
// such as dates, it says how often something is found.
func BenchmarkPublicPages(b *testing.B) {
	dir := os.Getenv("PAGES")
	if dir == "" {
		return
	}
	pages := savedPages(b, dir)
	for _, reader := range []struct {
		name string
		read func(savedPage) extracted
	}{{"dossier", byDossier}, {"readability", byReadability}} {
		b.Run(reader.name, func(b *testing.B) {
			results := make([]extracted, len(pages))
			for b.Loop() {
				for i, p := range pages {
					results[i] = reader.read(p)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*len(pages)), "ms/page")
			var precision, recall float64
			kept := 0
			for i, p := range pages {
				pr, re := agreement(p.text, results[i].text)
				if recall += re; results[i].text != "" {
					precision += pr
					kept++
				}
			}
			precision, recall = precision/float64(kept), recall/float64(len(pages))
			b.ReportMetric(precision, "P")
			b.ReportMetric(recall, "R")
			b.ReportMetric(2*precision*recall/(precision+recall), "F1")
			b.ReportMetric(float64(len(pages)-kept), "refused")
			count := func(has func(extracted) bool) float64 {
				n := 0
				for _, r := range results {
					if has(r) {
						n++
					}
				}
				return float64(n) / float64(len(pages))
			}
			b.ReportMetric(count(func(e extracted) bool { return e.title }), "titles")
			b.ReportMetric(count(func(e extracted) bool { return e.dated }), "dates")
			b.ReportMetric(count(func(e extracted) bool { return e.written }), "authors")
			b.ReportMetric(count(func(e extracted) bool { return slices.Contains([]int{2, 5}, len(e.lang)) }), "languages")
		})
	}
}
