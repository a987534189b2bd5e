package webpage

import (
	"slices"
	"strings"

	"dossier/internal/css"

	"golang.org/x/net/html"
)

// keyOf is the id, class or name that a selector asks of its element, "*" if none.
func keyOf(s string) string {
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i = escapeEnd(s, i+1) - 1
		case '"', '\'':
			i = css.StringEnd(s, i)
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ' ', '\t', '\n', '\r', '\f', '>', '+', '~':
			if depth == 0 {
				from = i + 1
			}
		}
	}
	last, key := s[min(from, len(s)):], "*"
	for i := 0; i < len(last); {
		switch c := last[i]; c {
		case '#', '.':
			end := nameEnd(last, i+1)
			if key[0] != '#' && (c == '#' || key[0] != '.') {
				key = string(c) + unescaped(last[i+1:end])
			}
			i = max(end, i+1)
		case '[', ':':
			return key
		default:
			end := nameEnd(last, i)
			if i == 0 && end > 0 {
				key = strings.ToLower(unescaped(last[:end]))
			}
			i = max(end, i+1)
		}
	}
	return key
}

// matches reports whether a rule is about an element.
func (s *stylesheet) matches(r *styleRule, n *html.Node) bool {
	s.left--
	if r.host != nil && !s.within(r.host, n) {
		return false
	}
	if !r.read {
		p, reads := parseSelector(r.written)
		if reads && !p.never {
			r.parts, r.open, r.weight = p.parts, p.open, p.weight
		}
		r.read = true
	}
	return r.parts != nil && s.match(r.parts, n)
}

// within reports an element inside another one.
func (s *stylesheet) within(host, n *html.Node) bool {
	for n = n.Parent; n != nil && n != host; n = n.Parent {
		s.pass(1)
	}
	return n != nil
}

// match reports whether a selector is about an element.
func (s *stylesheet) match(parts selector, n *html.Node) bool {
	if s.left--; s.left < 0 || n == nil || n.Type != html.ElementNode || !s.one(&parts[0], n) {
		return false
	}
	if len(parts) == 1 {
		return true
	}
	around := parts[1:]
	switch parts[0].joint {
	case '>':
		return s.match(around, n.Parent)
	case '+':
		return s.match(around, s.previous(n))
	case '~':
		for p := s.previous(n); p != nil && s.left > 0; p = s.previous(p) {
			if s.match(around, p) {
				return true
			}
		}
		return false
	}
	for p := n.Parent; p != nil && s.left > 0; p = p.Parent {
		if s.match(around, p) {
			return true
		}
	}
	return false
}

// previous is the element before another one.
func (s *stylesheet) previous(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
		if s.pass(1); s.left < 0 {
			return nil
		}
	}
	return n
}

// one reports whether an element is as a selector asks.
func (s *stylesheet) one(c *compound, n *html.Node) bool {
	s.pass(len(c.ids) + len(c.classes) + len(c.tests) + len(n.Attr))
	if c.name != "" && c.name != strings.ToLower(n.Data) {
		return false
	}
	for _, id := range c.ids {
		if attribute(n, "id") != id {
			return false
		}
	}
	for _, name := range c.classes {
		if !s.hasName(attribute(n, "class"), name) {
			return false
		}
	}
	for i := range c.tests {
		if !s.tested(&c.tests[i], n) {
			return false
		}
	}
	for i := range c.places {
		if !s.stands(&c.places[i], n) {
			return false
		}
	}
	about := func(one relative) bool { return s.match(one.parts, n) }
	if slices.ContainsFunc(c.none, about) {
		return false
	}
	for _, list := range c.some {
		if !slices.ContainsFunc(list, about) {
			return false
		}
	}
	for _, list := range c.inside {
		if !s.holds(list, n) {
			return false
		}
	}
	return true
}

// holds reports whether one of some selectors is about something inside an element.
func (s *stylesheet) holds(list []relative, n *html.Node) bool {
	for d := range n.Descendants() {
		if s.pass(1); s.left < 0 {
			break
		}
		if d.Type == html.ElementNode && slices.ContainsFunc(list, func(one relative) bool { return (!one.child || d.Parent == n) && s.match(one.parts, d) }) {
			return true
		}
	}
	return false
}

// pass counts what is passed over: bytes and nodes of which many are looked at as fast as one element
// is held against a selector.
func (s *stylesheet) pass(n int) {
	const many = 64
	s.passed += n
	s.left -= s.passed / many
	s.passed %= many
}

// hasName reports a name among those of an attribute.
func (s *stylesheet) hasName(words, word string) bool {
	if s.pass(len(words)); s.left < 0 || !strings.Contains(words, word) {
		return false
	}
	for one := range strings.FieldsSeq(words) {
		if one == word {
			return true
		}
	}
	return false
}

// tested reports whether an attribute is as a selector asks.
func (s *stylesheet) tested(t *attributeTest, n *html.Node) bool {
	if !has(n, t.key) {
		return false
	}
	value, want := attribute(n, t.key), t.value
	if s.pass(len(value)); s.left < 0 {
		return false
	}
	if t.fold {
		value, want = strings.ToLower(value), strings.ToLower(want)
	}
	switch t.how {
	case 0:
		return true
	case '~':
		return s.hasName(value, want)
	case '|':
		return value == want || strings.HasPrefix(value, want+"-")
	case '^':
		return want != "" && strings.HasPrefix(value, want)
	case '$':
		return want != "" && strings.HasSuffix(value, want)
	case '*':
		return want != "" && strings.Contains(value, want)
	}
	return value == want
}

// stands reports whether an element stands where a selector asks.
func (s *stylesheet) stands(t *placeTest, n *html.Node) bool {
	switch {
	case t.root:
		return n.Parent != nil && n.Parent.Type == html.DocumentNode
	case t.empty:
		return n.FirstChild == nil
	case t.lang != "":
		for p := n; p != nil; p = p.Parent {
			s.pass(1 + len(p.Attr))
			if lang := strings.ToLower(attribute(p, "lang")); lang != "" {
				return lang == t.lang || strings.HasPrefix(lang, t.lang+"-")
			}
		}
		return false
	}
	step := func(p *html.Node) *html.Node { return p.PrevSibling }
	if t.fromEnd {
		step = func(p *html.Node) *html.Node { return p.NextSibling }
	}
	number := 1
	for p := step(n); p != nil; p = step(p) {
		if s.left--; s.left < 0 {
			return false
		}
		if p.Type == html.ElementNode && (!t.alike || p.Data == n.Data) {
			if number++; t.a == 0 && number > t.b {
				return false
			}
		}
	}
	if t.a == 0 {
		return number == t.b
	}
	return (number-t.b)%t.a == 0 && (number-t.b)/t.a >= 0
}
