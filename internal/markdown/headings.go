package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
)

// Section is a heading of level 1 or 2 and the blocks up to the next one. What
// stands before the first heading is a section without one.
type Section struct {
	Heading *Heading
	From    int // index of the first of Blocks in the document
	Blocks  []*Block

	head *Block
}

// Head returns the block of the heading.
func (s Section) Head() *Block { return s.head }

// Sections cuts the document at its headings of level 1 and 2. The first
// section is what stands before them, without blocks if that is nothing.
func (d *Document) Sections() []Section {
	sections := []Section{{}}
	for i, b := range d.Blocks {
		if b.Heading != nil && b.Heading.Level <= 2 {
			sections = append(sections, Section{Heading: b.Heading, From: i + 1, head: b})
			continue
		}
		s := &sections[len(sections)-1]
		s.Blocks = d.Blocks[s.From : i+1]
	}
	return sections
}

type headingNode struct {
	heading *Heading
	node    *ast.Heading
	given   bool // the id was written by hand
}

// heading takes an explicit {#id} off the heading and notes it.
func (w *walker) heading(n *ast.Heading) {
	h := &Heading{Level: n.Level}
	if n.Lines().Len() > 0 {
		line := n.Lines().At(0)
		h.Words = w.span(line.Start, line.Stop)
	}
	given := false
	if last, ok := n.LastChild().(*ast.Text); ok {
		value := string(last.Value(w.doc.body))
		trimmed := strings.TrimRight(value, " \t")
		if open := strings.LastIndex(trimmed, "{#"); open >= 0 && strings.HasSuffix(trimmed, "}") {
			id := trimmed[open+2 : len(trimmed)-1]
			start := last.Segment.Start
			if isID(id) {
				h.ID, given = id, true
				h.At = w.span(start+open+2, start+len(trimmed)-1)
				last.Segment.Stop = start + len(strings.TrimRight(value[:open], " \t"))
			} else {
				w.report(diag.New(diag.BrokenLink, w.span(start+open, start+len(trimmed)), "%q cannot be an id", id).
					WithHelp("an id is letters, digits and hyphens, as in {#signature}"))
			}
		}
	}
	if !given {
		h.At = h.Words
	}
	h.Text = w.prose(n, 0, false)
	w.doc.Headings = append(w.doc.Headings, h)
	if n.Parent().Kind() == ast.KindDocument {
		w.block.Heading = h
	}
	w.titles = append(w.titles, headingNode{h, n, given})
}

func isID(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' {
			return false
		}
	}
	return s != ""
}

// nameHeadings gives every heading an id: first the explicit ones and those of
// callouts, which must be unique, then the automatic ones around them.
func (w *walker) nameHeadings() {
	w.ids = map[string]diag.Span{}
	claim := func(id string, at diag.Span) {
		if first, taken := w.ids[id]; taken {
			w.report(diag.New(diag.DuplicateID, at, "the id %q is taken", id).
				WithRelated(first, "it is first used here").WithHelp("give each its own id; links could not tell them apart"))
			return
		}
		w.ids[id] = at
	}
	for _, h := range w.titles {
		if h.given {
			claim(h.heading.ID, h.heading.At)
		}
	}
	for _, c := range w.doc.Callouts {
		if c.ID == "" {
			continue
		}
		if !isID(c.ID) {
			w.report(diag.New(diag.BrokenLink, c.IDAt, "%q cannot be an id", c.ID).WithHelp("an id is letters, digits and hyphens, as in #jc1"))
			continue
		}
		claim(c.ID, c.IDAt)
	}
	next := map[string]int{} // so that a thousand equal headings cost a thousand steps
	for _, h := range w.titles {
		if !h.given {
			base := Slug(h.heading.Text)
			id := base
			for n := max(next[base], 1); ; n++ {
				if n > 1 {
					id = base + "-" + strconv.Itoa(n)
				}
				if _, taken := w.ids[id]; !taken {
					next[base] = n + 1
					break
				}
			}
			w.ids[id] = h.heading.At
			h.heading.ID = id
		}
		h.node.SetAttribute([]byte("id"), h.heading.ID)
	}
}

// Slug makes an id of a heading: its letters and digits in lower case, of
// whatever script, with hyphens between the words.
func Slug(s string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		} else {
			hyphen = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
