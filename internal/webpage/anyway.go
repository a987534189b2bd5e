package webpage

import "slices"

// ReadAnyway reads a page that [Read] refuses, for a person who wants it as it is: what
// stands in no menu is its article, and every line of that is a paragraph. Refused is
// the kind of the page; both results are empty if Read does not refuse it, or if it
// cannot be read at all or has no such line.
func ReadAnyway(raw []byte) (p *Page, refused string) {
	_, refusal := Read(raw)
	if refusal == nil || refusal.Kind == "" {
		return nil, ""
	}
	r, _ := prepare(raw)
	r.anyway = true
	if p, _ = r.read(); p == nil {
		r.unscripted = true
		p, _ = r.read()
	}
	if p == nil {
		return nil, ""
	}
	return p, refusal.Kind
}

// outsideMenus returns the lines that are no part of a menu, a caption or a tool, as an
// article that nobody has found; all of them where hardly anything else is left.
func outsideMenus(lines []line) []int {
	var kept, rest []int
	words := 0
	for i := range lines {
		if l := &lines[i]; l.menu || l.caption || l.tools || l.sure || l.linkShare() > 0.5 {
			rest = append(rest, i)
			continue
		}
		kept = append(kept, i)
		words += lines[i].words
	}
	if words < leastShort {
		kept, rest = append(kept, rest...), nil
		slices.Sort(kept)
	}
	for _, i := range rest {
		if lines[i].left == "" {
			lines[i].left = ruleOutside
		}
	}
	for _, i := range kept {
		lines[i].left, lines[i].pre = "", true
	}
	return kept
}
