package webpage

import (
	"strconv"
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// numbered returns the numbers that a browser writes before the items of the ordered lists
// of a page: from where the list begins, backwards if it is reversed, and anew where an
// item gives its own. A list whose style takes them off has none.
func numbered(root *html.Node, sheet *stylesheet) map[*html.Node]string {
	items := map[*html.Node]string{}
	for list := range root.Descendants() {
		if list.DataAtom != atom.Ol || sheet.style(list).bare() {
			continue
		}
		count := 0
		for c := range list.ChildNodes() {
			if c.DataAtom == atom.Li {
				count++
			}
		}
		number, step := 1, 1
		if has(list, "reversed") {
			number, step = count, -1
		}
		if start, err := strconv.Atoi(strings.TrimSpace(attribute(list, "start"))); err == nil {
			number = start
		}
		for c := range list.ChildNodes() {
			if c.DataAtom != atom.Li {
				continue
			}
			if own, err := strconv.Atoi(strings.TrimSpace(attribute(c, "value"))); err == nil {
				number = own
			}
			items[c] = ordinal(number, attribute(list, "type")) + "."
			number += step
		}
	}
	return items
}

// ordinal writes the number of an item: in letters or Roman figures if its list says so
// and they go so far.
func ordinal(n int, kind string) string {
	const letters = 26
	switch {
	case n > 0 && n <= letters && kind == "a":
		return string(rune('a' + n - 1))
	case n > 0 && n <= letters && kind == "A":
		return string(rune('A' + n - 1))
	case n > 0 && n < 4000 && kind == "i":
		return strings.ToLower(text.Roman(n))
	case n > 0 && n < 4000 && kind == "I":
		return text.Roman(n)
	}
	return strconv.Itoa(n)
}

// numberOf returns the number of the item in which a line begins, once: the lines behind
// the first of an item have none.
func (r *reader) numberOf(c context) string {
	for n := c.block; n != nil && n.DataAtom != atom.Ol && n.DataAtom != atom.Ul; n = n.Parent {
		if n.DataAtom == atom.Li {
			number := r.items[n]
			delete(r.items, n)
			return number
		}
	}
	return ""
}

// marked is the text of a line with the number or the bullet that a browser shows before it.
func (l *line) marked() string {
	switch {
	case l.number != "":
		return l.number + " " + l.text
	case l.item && !strings.HasPrefix(l.text, "•"):
		return "• " + l.text
	}
	return l.text
}

// behindEmpty returns the cells before which their rows have empty cells only, in tables
// that have headings: what stands in the second column must not read as the first.
func behindEmpty(root *html.Node) map[*html.Node]bool {
	headed, rows := map[*html.Node]bool{}, map[*html.Node][]*html.Node{}
	var walk func(n, table *html.Node)
	walk = func(n, table *html.Node) {
		switch n.DataAtom {
		case atom.Table:
			table = n
		case atom.Th:
			headed[table] = true
		case atom.Tr:
			rows[table] = append(rows[table], n)
		}
		for c := range n.ChildNodes() {
			walk(c, table)
		}
	}
	walk(root, nil)
	cells := map[*html.Node]bool{}
	for table := range headed {
		for _, row := range rows[table] {
			empty := 0
			for c := range row.ChildNodes() {
				if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
					continue
				}
				if strings.TrimSpace(textOf(c)) != "" {
					cells[c] = empty > 0
					break
				}
				empty++
			}
		}
	}
	return cells
}
