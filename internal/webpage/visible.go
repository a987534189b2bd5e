package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var hiddenStyle = text.Pattern(`(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// unread are elements whose text nobody reads as text.
var unread = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Svg: true, atom.Audio: true, atom.Video: true, atom.Canvas: true,
	atom.Template: true, atom.Select: true, atom.Option: true, atom.Textarea: true, atom.Button: true, atom.Datalist: true,
	atom.Map: true, atom.Frame: true, atom.Frameset: true, atom.Noembed: true, atom.Noframes: true, atom.Dialog: true, atom.Progress: true, atom.Meter: true,
}

// silent are elements that hold no text at all.
var silent = map[atom.Atom]bool{atom.Head: true, atom.Script: true, atom.Style: true}

// markedUp are elements whose text is markup, for readers without scripts or
// frames.
var markedUp = map[atom.Atom]bool{atom.Noscript: true, atom.Iframe: true, atom.Noembed: true, atom.Noframes: true}

// hidden reports what a browser does not show. What is hidden from programs that read
// aloud alone, by aria-hidden, it shows.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden", "popover":
			return true
		case "style":
			if hiddenStyle().MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

// inSentence reports a button that is a word of a sentence, as those are that explain
// it: text stands beside it in the same paragraph.
func inSentence(n *html.Node) bool {
	if n.DataAtom != atom.Button || n.Parent == nil || len(strings.Fields(textOf(n))) > longestButton {
		return false
	}
	switch n.Parent.DataAtom {
	case atom.P, atom.Li, atom.Span, atom.Blockquote, atom.Td, atom.Dd, atom.Em, atom.Strong, atom.B, atom.I:
	default:
		return false
	}
	words := 0
	for c := range n.Parent.ChildNodes() {
		if c.Type == html.TextNode {
			words += len(strings.Fields(c.Data))
		}
	}
	before, behind := textBeside(n.PrevSibling), textBeside(n.NextSibling)
	return words >= 5 && (before != "" && !endsSentence(before) || behind != "" && !unicode.IsUpper(text.FirstRune(behind)))
}

// textBeside is the text of a node that is nothing but text.
func textBeside(n *html.Node) string {
	if n == nil || n.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.Data)
}

// longestButton is the most words that a button in a sentence has.
const longestButton = 6

// skipped reports an element whose text is not read as text; the button behind a heading
// that leads to an editor is one in every wiki.
func skipped(n *html.Node) bool {
	return unread[n.DataAtom] && !inSentence(n) || n.DataAtom == atom.Span && strings.Contains(attribute(n, "class"), "editsection")
}

// hiddenNames are classes with which sites hide something, whatever styles they load.
var hiddenNames = wordSet(`hidden is-hidden u-hidden d-none display-none`)

// namedHidden reports an element that a class of its own hides, unless another shows it
// in wide windows.
func namedHidden(classes string) bool {
	hides := false
	for name := range strings.FieldsSeq(classes) {
		if strings.Contains(name, ":") || strings.HasPrefix(name, "d-") && name != "d-none" {
			return false
		}
		hides = hides || hiddenNames[name]
	}
	return hides
}

// opensOver reports a box that a page opens over a link in a sentence: it stands behind
// that link and holds several links, the first to the same page, and nothing else.
func (r *reader) opensOver(n *html.Node) bool {
	if n.DataAtom != atom.Span && n.DataAtom != atom.Div || r.size[n] > 0 || n.PrevSibling == nil || n.PrevSibling.DataAtom != atom.A {
		return false
	}
	address, links, seen := "", 0, 0
	for c := range n.Descendants() {
		if seen++; seen > mostOver {
			return false
		}
		if c.DataAtom == atom.A {
			if links++; links == 1 {
				address = attribute(c, "href")
			}
		}
	}
	return links > 1 && address != "" && attribute(n.PrevSibling, "href") == address
}

// mostOver is the most nodes that a box over a link has.
const mostOver = 100

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}
