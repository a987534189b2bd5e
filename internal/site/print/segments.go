package print

import (
	"html"
	"html/template"
	"strings"

	"dossier/internal/text"
)

// Segments is a passage, or a part of it, cut where the way it is shown changes.
type Segments []Segment

// Segment is a stretch of a passage that is shown in one way.
type Segment struct {
	Text   string
	Quoted bool   // part of a quotation
	Times  int    // how often it is quoted, if that is to be seen; 0 if not
	Damage string // says that and how the words are damaged, "" if they are not
	Gap    bool   // stands for words that are not shown
	Cut    bool   // words of the line that are not part of the article
	Far    bool   // further from a quotation than a card needs to show
}

// HTML prints the segments, quoted parts marked, damage underlined.
func (list Segments) HTML() template.HTML {
	var out strings.Builder
	for _, s := range list {
		s.write(&out)
	}
	return trusted(out.String())
}

func (s Segment) write(out *strings.Builder) {
	words := inert(setOff(html.EscapeString(s.Text)))
	switch {
	case s.Gap:
		words = ` <span class="gap">[…]</span> `
	case s.Cut:
		words = `<del class="cut">` + words + `</del>`
	case s.Damage != "":
		words = `<span class="damage" title="` + html.EscapeString(s.Damage) + `">` + words + `</span>`
	}
	if s.Far {
		words = `<span class="far"><span>` + words + `</span></span>`
	}
	if s.Quoted {
		words = `<mark` + s.tint() + `>` + words + `</mark>`
	}
	out.WriteString(words)
}

// tint is the class of a mark: what is quoted more often is marked more strongly.
func (s Segment) tint() string {
	const often = 5
	switch {
	case s.Times >= often:
		return ` class="often"`
	case s.Times == 1:
		return ` class="once"`
	}
	return ""
}

// inert prints the characters of a text that reorder what stands around them by their
// numbers, and sets them apart from its words.
func inert(s string) string {
	return text.ReplaceReordering(s, func(number string) string { return `<bdi class="control">` + number + `</bdi>` })
}

// Text is the segments as a page shows them, without markup.
func (list Segments) Text() string {
	if len(list) == 1 && !list[0].Gap {
		return text.ShowReordering(list[0].Text)
	}
	var b strings.Builder
	for _, s := range list {
		if s.Gap {
			b.WriteString(" […] ")
		} else {
			b.WriteString(text.ShowReordering(s.Text))
		}
	}
	return b.String()
}

// trusted marks HTML that this package has written.
func trusted(html string) template.HTML { return template.HTML(html) } //nolint:gosec // this package escapes what it prints
