package print

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// spaces are what HTML shows as one space.
var spaces = regexp.MustCompile(`[ \t\r\n]+`)

// apparatus are the classes of what stands in a block and is no part of its
// text: the numbers of citations and footnotes, links to the block itself, and what is
// drawn of a table that stands below.
var apparatus = []string{"drawn", "panels", "cites", "anchor", "footnote-ref", "footnote-backref"}

// running are the elements of running text: none of them begins a block.
var running = []string{"em", "strong", "a", "code", "del", "span"}

// blockSeparator is what stands between blocks, once they are one text.
const blockSeparator = " · "

// blockStart stands for the beginning of a block; no text of HTML holds it.
const blockStart = "\x00"

// edges are the places where a block begins, with the spaces around them.
var edges = regexp.MustCompile(`[ \t\r\n]*\x00[ \t\r\n\x00]*`)

// Text is the text of the block without the numbers of its citations, and whether
// the block is a heading. A sign stands between the blocks inside it, so that no
// sentence runs into another.
func (b Block) Text() (text string, heading bool) {
	var r blockReader
	z := html.NewTokenizer(strings.NewReader(string(b.HTML)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			text := edges.ReplaceAllString(r.text.String(), blockStart)
			text = strings.Trim(spaces.ReplaceAllString(text, " "), " "+blockStart)
			return strings.ReplaceAll(text, blockStart, blockSeparator), r.heading
		case html.TextToken:
			if r.skipped == 0 {
				r.text.Write(z.Text())
			}
		case html.StartTagToken:
			r.start(z)
		case html.EndTagToken:
			r.skipped = max(r.skipped-1, 0)
		}
	}
}

// blockReader gathers the text of a block.
type blockReader struct {
	text    strings.Builder
	heading bool
	skipped int // depth of open elements since apparatus began
}

func (r *blockReader) start(z *html.Tokenizer) {
	name, more := z.TagName()
	tag := string(name)
	r.heading = r.heading || len(tag) == 2 && tag[0] == 'h' && tag[1] != 'r'
	if r.skipped > 0 {
		r.skipped++
		return
	}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if string(key) == "class" && slices.Contains(apparatus, string(value)) {
			r.skipped = 1
			kept := strings.TrimRight(r.text.String(), " \n\u202f")
			r.text.Reset()
			r.text.WriteString(kept)
		}
	}
	if r.skipped == 0 && !slices.Contains(running, tag) {
		r.text.WriteString(blockStart)
	}
}
