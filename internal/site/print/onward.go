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
	Words    string // that are cited there; "" for the article as a whole
}

// fragmentWords is how many words at each end of a cited sentence name it in an address.
const fragmentWords = 4

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

// fragment names the cited words: a short sentence as a whole, of a longer one its ends. Where
// no spaces part words, and so nothing says where to cut, it names short sentences alone.
func (o Onward) fragment() string {
	words := strings.Fields(o.Words)
	const longest = 60 // characters of a sentence without spaces
	switch {
	case len(words) == 0, len(words) == 1 && len([]rune(o.Words)) > longest:
		return ""
	case len(words) <= 2*fragmentWords:
		return o.directive(fragmentText(words))
	}
	return o.directive(fragmentText(words[:fragmentWords]) + "," + fragmentText(words[len(words)-fragmentWords:]))
}

func (o Onward) directive(text string) string {
	if strings.Contains(o.Address, "#") {
		return ":~:text=" + text
	}
	return "#:~:text=" + text
}

// fragmentText writes words as the text of a fragment, in which hyphens, commas and ampersands
// have a meaning.
func fragmentText(words []string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(strings.Join(words, " ")))
}
