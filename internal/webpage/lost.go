package webpage

import (
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Words that a browser shows in the middle of a line, and that are no text of it: those of controls, drawings, frames and
// pictures. The line goes on behind them as if they were not there, which is why it is doubtful.

// loses notes an element that stands where the line that is written may go on, and shows words that are not in it.
func (r *reader) loses(n *html.Node) {
	if r.marks == nil || r.marks.taken == nil || r.gone || !showsWords(n) || hidden(n) || r.marks.sheet.style(n).unseen() {
		return
	}
	r.gone = true
}

// goesOn reports that words left the line before the one that comes next, in the middle of a sentence.
func (r *reader) goesOn(next string) bool {
	gone := r.gone
	r.gone = false
	if !gone {
		return false
	}
	first := text.FirstRune(next)
	if before := r.text.String(); before != "" && !endsSentence(before) {
		return true
	}
	return unicode.IsLower(first)
}

// breaksOff reports a line that ends in the middle of a sentence.
func breaksOff(line string, tag atom.Atom) bool {
	const least = 5 // words of a sentence
	return !heading(tag) && tag != atom.Tr && countWords(line) >= least && !endsSentence(line)
}

// showsWords reports an element with words of its own that a browser shows in its place.
func showsWords(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Svg:
		return drawsWords(n)
	case atom.Input, atom.Img:
		return says(saidBy(n)) || drawing(n) != "" || says(attribute(n, "alt"))
	case atom.Iframe:
		return attribute(n, "srcdoc") != "" || attribute(n, "src") != ""
	case atom.Embed:
		return attribute(n, "src") != ""
	case atom.Object:
		return attribute(n, "data") != "" || says(textOf(n))
	case atom.Textarea, atom.Button, atom.Map:
		return says(textOf(n)) || says(attribute(n, "placeholder"))
	case atom.Dialog:
		return has(n, "open") && says(textOf(n))
	case atom.Select:
		for c := range n.Descendants() {
			if says(c.Data) && c.Type == html.TextNode || says(attribute(c, "label")) {
				return true
			}
		}
	}
	return false
}

// says reports a text with letters or figures.
func says(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// undrawn are the elements of a drawing whose words it does not show, but for those that it uses elsewhere.
var undrawn = wordSet(`title desc metadata style script defs symbol`)

// drawsWords reports a drawing that shows words.
func drawsWords(n *html.Node) bool {
	shown := false
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			shown = shown || says(c.Data) && n.Data != "svg" && n.Data != "g"
		case c.Type != html.ElementNode || undrawn[c.Data] || attribute(c, "display") == "none" || attribute(c, "visibility") == "hidden" ||
			attribute(c, "fill") == "none" && c.Data == "text" || attribute(c, "opacity") == "0" || attribute(c, "font-size") == "0" || hidden(c):
		default:
			shown = shown || drawsWords(c)
		}
	}
	return shown
}

// saidBy are the words that a browser shows in the place of an element that holds none: what stands in a field, and what is
// said of a picture that is not there.
func saidBy(n *html.Node) string {
	switch n.DataAtom {
	case atom.Input:
		switch strings.ToLower(attribute(n, "type")) {
		case "hidden", "checkbox", "radio", "range", "file", "color", "password":
			return ""
		case "image":
			return attribute(n, "alt")
		}
		if said := attribute(n, "value"); said != "" {
			return said
		}
		return attribute(n, "placeholder")
	case atom.Img:
		for _, a := range n.Attr {
			if a.Val != "" && (a.Key == "src" || strings.Contains(a.Key, "srcset") || strings.HasPrefix(a.Key, "data-")) {
				return ""
			}
		}
		return attribute(n, "alt")
	case atom.Option, atom.Optgroup:
		return attribute(n, "label")
	}
	return ""
}

// stand writes what an element says that holds no words, as a line that is left out. It reports one that says nothing else.
func (r *reader) stand(n *html.Node, c context) (all bool) {
	said, drawn := saidBy(n), drawing(n)
	write := func(r *reader) {
		if drawn != "" {
			r.source(drawn, c)
		}
		r.write(said, c)
	}
	switch {
	case n.DataAtom == atom.Option || n.DataAtom == atom.Optgroup: // in what is left out
		r.flush()
		write(r)
		return n.DataAtom == atom.Option && said != ""
	case !says(said) && drawn == "":
		r.loses(n)
	case r.whole:
		write(r)
	default:
		r.leave(ruleControl, write)
		r.loses(n)
	}
	return false
}

// drawing is the drawing with words that a picture has in its address.
func drawing(n *html.Node) string {
	if n.DataAtom != atom.Img {
		return ""
	}
	if drawn, _ := dataIn(attribute(n, "src"), "image/svg+xml"); strings.Contains(drawn, "<text") || strings.Contains(drawn, "<foreignObject") {
		return drawn
	}
	return ""
}
