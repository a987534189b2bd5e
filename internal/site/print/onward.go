package print

import (
	"html"
	"html/template"
	"net/url"
	"strings"
)

// Onward is a link to where an article was published, and to an archived copy of it.
type Onward struct {
	Address  string // "" if it is not known
	Archived string // address of the copy, "" if there is none
	On       string // the day of the copy, "" if it is not known
	First    string // words of the cited sentence by which it is found there; "" for the article as a whole
	Last     string // words at its end; "" if First is all of it
}

// Attributes are those of an element that leads there. A browser that knows text fragments
// (wicg.github.io/scroll-to-text-fragment) shows the cited words. Where there is a copy they
// are those of a Robust Link (robustlinks.mementoweb.org/spec): who finds the page gone or
// changed, or a program of theirs, finds the copy.
func (o Onward) Attributes() template.HTMLAttr {
	attributes := [][2]string{{"href", o.Address + o.fragment()}, {"rel", "noopener noreferrer nofollow"}}
	if o.Archived != "" {
		attributes = append(attributes, [2]string{"data-originalurl", o.Address}, [2]string{"data-versionurl", o.Archived})
	}
	if o.Archived != "" && o.On != "" {
		attributes = append(attributes, [2]string{"data-versiondate", o.On})
	}
	var b strings.Builder
	for _, a := range attributes {
		b.WriteString(" " + a[0] + `="` + html.EscapeString(a[1]) + `"`)
	}
	return template.HTMLAttr(b.String()) // escaped here
}

// fragment names the cited words, behind the part of the page that the address names itself.
func (o Onward) fragment() string {
	if o.First == "" {
		return ""
	}
	directive := ":~:text=" + fragmentText(o.First)
	if o.Last != "" {
		directive += "," + fragmentText(o.Last)
	}
	if !strings.Contains(o.Address, "#") {
		return "#" + directive
	}
	return directive
}

// fragmentText writes words as the text of a fragment, in which hyphens, commas and ampersands
// have a meaning.
func fragmentText(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(words))
}
