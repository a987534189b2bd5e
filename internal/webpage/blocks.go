package webpage

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Block is a line of markup that is no page of an article: a mail, a post.
type Block struct {
	Text   string
	Quoted bool   // it stands in a quotation, or in what calls itself one
	Rule   string // by which nobody reads it as text, as in [Left]; "" if people do
}

// Blocks reads markup line by line, without looking for an article in it. The
// marks of a browser are written as in a page.
func Blocks(raw []byte) ([]Block, *Refusal) {
	decoded, refusal := decode(raw)
	if refusal != nil {
		return nil, refusal
	}
	text := decoded.Bytes
	if strings.Count(string(text), "<") > 2*maxElements {
		return nil, &Refusal{Reason: fmt.Sprintf("the text has more than the %d elements that are read", maxElements), Help: "save its words as a .txt file"}
	}
	root, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		return nil, &Refusal{Reason: fmt.Sprintf("the markup cannot be read: %v", err), Help: "save its words as a .txt file"}
	}
	lines, asides := readAll(root, mark(root, stylesOf(root)))
	var all []Block
	next := 0
	for i := 0; i <= len(lines); i++ {
		for ; next < len(asides) && (asides[next].at <= i || i == len(lines)); next++ {
			all = append(all, blockOf(&asides[next].line))
		}
		if i < len(lines) {
			all = append(all, blockOf(&lines[i]))
		}
	}
	return all, nil
}

func blockOf(l *line) Block {
	b := Block{Text: l.marked(), Rule: l.left}
	for n := l.block; n != nil && !b.Quoted; n = n.Parent {
		b.Quoted = n.DataAtom == atom.Blockquote || strings.Contains(strings.ToLower(attribute(n, "class")), "quote")
	}
	return b
}
