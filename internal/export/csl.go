package export

import (
	"iter"

	"dossier/internal/date"
)

// cslItem is an item of CSL-JSON (citation-style-language/schema, csl-data.json),
// as far as we have something to say.
type cslItem struct {
	ID        string    `json:"id"`
	Type      Kind      `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

// cslName is an author as written: what is a family name and what a body is not
// for us to guess.
type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// CSL writes references as CSL-JSON, indented.
func CSL(references iter.Seq[Reference]) []byte {
	var j indented
	j.list("", func(yield func(any) bool) {
		for r := range references {
			if !yield(cslItemOf(r)) {
				return
			}
		}
	})
	j.out.WriteByte('\n')
	return j.out.Bytes()
}

func cslItemOf(r Reference) cslItem {
	item := cslItem{ID: r.Key, Type: r.Kind, Title: r.Title, Issued: cslDateOf(r.Issued), URL: r.URL, Language: r.Lang, Note: r.Note}
	for _, name := range r.Authors {
		item.Author = append(item.Author, cslName{name})
	}
	if r.Kind == Report {
		item.Publisher = r.Container
	} else {
		item.Container = r.Container
	}
	return item
}

func cslDateOf(d date.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	date := &cslDate{Parts: [][]int{dayParts(d.From)}, Circa: d.From.About || d.To.About}
	if d.From != d.To {
		date.Parts = append(date.Parts, dayParts(d.To))
	}
	return date
}

func dayParts(d date.Day) []int {
	parts := []int{d.Year}
	if d.Month > 0 {
		parts = append(parts, d.Month)
	}
	if d.Day > 0 {
		parts = append(parts, d.Day)
	}
	return parts
}
