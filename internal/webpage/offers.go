package webpage

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Boxes in a text that offer something, in words that ask for nothing.

// markBoxes marks the lines of an element that stand in a box with a field for the address of a reader, which is to get a
// newsletter: in the smallest element around the field that says something, if that is little, of a text of some words.
func (q question) markBoxes(lines []line, at []int, top *html.Node, all int) {
	const mostTold, part = 2, 5 // lines below a heading that ask for nothing; of the text
	var fields []*html.Node
	for c := range top.Descendants() {
		if c.DataAtom == atom.Input && attribute(c, "type") == "email" {
			fields = append(fields, c)
		}
	}
	if len(fields) == 0 {
		return
	}
	type content struct{ told, words int }
	says := map[*html.Node]content{} // by element, if it says something
	for _, i := range at {
		l := &lines[i]
		told := 0
		switch {
		case heading(l.tag):
		case l.words <= shortestTold && !endsSentence(l.text):
			continue
		case l.words >= longTold:
			told = mostTold + 1
		case len(q.asks(l.text)) == 0:
			told = 1
		}
		for e := l.block; e != top.Parent; e = e.Parent {
			says[e] = content{says[e].told + told, says[e].words + l.words}
		}
	}
	boxes := map[*html.Node]bool{}
	for _, e := range fields {
		for _, is := says[e]; !is && e != top; _, is = says[e] {
			e = e.Parent
		}
		boxes[e] = says[e].told <= mostTold && says[e].words*part < all
	}
	for _, i := range at {
		for e := lines[i].block; e != top.Parent && !lines[i].asks; e = e.Parent {
			lines[i].asks = boxes[e]
		}
	}
}

// markOffer marks the lines of an element whose heading stands once more on something to click below it, with one sentence or
// two between: a subscription, an app, another page.
func markOffer(lines []line, at []int, top *html.Node) {
	const mostTold = 2
	told, headed, clicked := 0, "", false
	for _, i := range at {
		l := &lines[i]
		switch {
		case heading(l.tag):
			if headed != "" {
				return
			}
			headed = l.key()
		case l.linked > 0 && l.linkShare() == 1:
			clicked = clicked || l.key() == headed
		case !l.sentence && endsSentence(l.text), l.sentence:
			if told++; l.words >= longTold || headed == "" {
				return
			}
		}
	}
	if headed == "" || told == 0 || told > mostTold {
		return
	}
	for n := range top.Descendants() {
		clicked = clicked || n.DataAtom == atom.Button && !inHeading(n) && squeeze(textOf(n)) == headed
	}
	for _, i := range at {
		lines[i].asks = lines[i].asks || clicked
	}
}

// inHeading reports what stands in a heading: a button there opens what is told below it.
func inHeading(n *html.Node) bool {
	return closest(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) != nil
}

// shortestTold is how many words a line has that is a word on something, such as a button, and no sentence.
const shortestTold = 3
