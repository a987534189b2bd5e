package webpage

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/css"
	"dossier/internal/text"
)

// selectorParser reads selectors.
type selectorParser struct {
	s      string
	i      int
	parts  selector
	weight int  // how much it counts against others
	fails  bool // it cannot be read
	never  bool // it asks for what no page at rest has, such as the mouse, or no element is
	open   bool // it asks besides for what is not known of a page
	depth  int
}

const (
	ofIDs     = 10_000
	ofClasses = 100
	// deepestSelector bounds how deep selectors stand in selectors.
	deepestSelector = 4
)

// parseSelector reads a selector, if it can be read.
func parseSelector(s string) (p *selectorParser, reads bool) {
	p = &selectorParser{s: strings.TrimLeft(s, " \t\n\r\f")}
	p.parts = p.all()
	return p, !p.fails
}

// all reads the parts of a selector, the last first.
func (p *selectorParser) all() (parts selector) {
	joint := byte(0)
	for !p.fails {
		c := p.one() // of anything, if ::before stood here alone
		c.joint = joint
		parts = append(parts, c)
		if joint = p.joint(); joint == 0 {
			break
		}
	}
	p.fails = p.fails || p.i < len(p.s)
	slices.Reverse(parts)
	return parts
}

// joint reads what stands between the parts of a selector, 0 if nothing does.
func (p *selectorParser) joint() (joint byte) {
	for ; p.i < len(p.s) && strings.IndexByte(" \t\n\r\f>+~", p.s[p.i]) >= 0; p.i++ {
		switch c := p.s[p.i]; {
		case strings.IndexByte(">+~", c) < 0:
			joint = max(joint, ' ')
		case joint > ' ':
			p.fails = true
		default:
			joint = c
		}
	}
	return joint
}

// name reads a name.
func (p *selectorParser) name() string {
	from := p.i
	p.i = nameEnd(p.s, p.i)
	p.fails = p.fails || p.i == from
	return unescaped(p.s[from:p.i])
}

const hexDigits = "0123456789abcdefABCDEF"

// nameEnd returns where a name ends.
func nameEnd(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\':
			i = escapeEnd(s, i+1)
		case c == '-' || c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z':
			i++
		default:
			return i
		}
	}
	return len(s)
}

// escapeEnd returns where a character ends that is named by its number, or stands behind
// a backslash.
func escapeEnd(s string, i int) int {
	from := i
	for i < len(s) && i < from+6 && strings.IndexByte(hexDigits, s[i]) >= 0 {
		i++
	}
	switch {
	case i == from:
		i++
	case i < len(s) && s[i] == ' ':
		i++
	}
	return min(i, len(s))
}

// one reads what is asked of one element.
func (p *selectorParser) one() (c compound) {
	from := p.i
	for !p.fails && p.i < len(p.s) {
		switch p.s[p.i] {
		case '*':
			p.i++
		case '#':
			p.i++
			c.ids = append(c.ids, p.name())
			p.weight += ofIDs
		case '.':
			p.i++
			c.classes = append(c.classes, p.name())
			p.weight += ofClasses
		case '[':
			c.tests = append(c.tests, p.attribute())
			p.weight += ofClasses
		case ':':
			p.i++
			p.pseudo(&c)
		case ' ', '\t', '\n', '\r', '\f', '>', '+', '~':
			return c
		default:
			p.fails = p.i != from
			c.name = strings.ToLower(p.name())
			p.weight++
		}
	}
	return c
}

// inner returns what stands in the brackets that begin here.
func (p *selectorParser) inner(closes byte) string {
	depth, rest := 0, p.s[p.i:]
	for i, c := range css.Marks(rest) {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 && c == closes {
				p.i += i + 1
				return strings.TrimSpace(rest[1:i])
			}
		}
	}
	p.fails = true
	return ""
}

func (p *selectorParser) attribute() (t attributeTest) {
	s := p.inner(']')
	key, value, valued := strings.Cut(s, "=")
	if !valued {
		t.key = strings.ToLower(unescaped(strings.TrimSpace(s)))
		return t
	}
	t.how = '='
	if n := len(key); n > 0 && strings.IndexByte("~|^$*", key[n-1]) >= 0 {
		key, t.how = key[:n-1], key[n-1]
	}
	value = strings.TrimSpace(value)
	if bare, folds := strings.CutSuffix(value, " i"); folds {
		value, t.fold = strings.TrimSpace(bare), true
	}
	if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		value = value[1 : n-1]
	}
	t.key, t.value = strings.ToLower(unescaped(strings.TrimSpace(key))), unescaped(value)
	return t
}

// States and places of elements that browsers know, of which a page at rest does not tell which it has,
// and those that none has on such a page.
var (
	statesUnknown = wordSet(`autofill blank default dir disabled enabled in-range indeterminate invalid optional out-of-range placeholder-shown
		read-only read-write state user-invalid user-valid valid`)
	statesNone = wordSet(`active focus focus-visible focus-within fullscreen host host-context hover modal paused picture-in-picture playing
		popover-open target target-within visited`)
)

// pseudo reads what a selector asks of the state or the place of an element.
func (p *selectorParser) pseudo(c *compound) {
	if p.i < len(p.s) && p.s[p.i] == ':' {
		p.part()
		return
	}
	name, within := strings.ToLower(p.name()), ""
	if p.i < len(p.s) && p.s[p.i] == '(' {
		within = p.inner(')')
	}
	p.weight += ofClasses
	switch name {
	case "not", "is", "where", "matches", "-webkit-any", "-moz-any", "has":
		p.weight -= ofClasses
		p.lists(c, name, within)
	case "root", "scope":
		c.places = append(c.places, placeTest{root: true})
	case "empty":
		c.places = append(c.places, placeTest{empty: true})
	case "first-child", "last-child", "first-of-type", "last-of-type":
		c.places = append(c.places, placeTest{b: 1, alike: strings.HasSuffix(name, "type"), fromEnd: strings.HasPrefix(name, "last")})
	case "only-child", "only-of-type":
		alike := strings.HasSuffix(name, "type")
		c.places = append(c.places, placeTest{b: 1, alike: alike}, placeTest{b: 1, alike: alike, fromEnd: true})
	case "nth-child", "nth-of-type", "nth-last-child", "nth-last-of-type":
		if strings.Contains(strings.ToLower(within), " of ") {
			p.open = true
			return
		}
		a, b, ok := series(within)
		p.fails = p.fails || !ok
		c.places = append(c.places, placeTest{a: a, b: b, alike: strings.HasSuffix(name, "type"), fromEnd: strings.Contains(name, "last")})
	case "lang":
		c.places = append(c.places, placeTest{lang: strings.ToLower(strings.Trim(within, `"'`))})
	case "link", "any-link":
		c.tests = append(c.tests, attributeTest{key: "href"})
	case "checked", "required", "open":
		c.tests = append(c.tests, attributeTest{key: name})
	case "defined":
	default:
		p.never = p.never || statesNone[name]
		p.open = p.open || statesUnknown[name]
		p.fails = p.fails || !statesNone[name] && !statesUnknown[name]
	}
}

// part reads the name of a part of an element, such as ::selection: none of those that stand here is
// its text.
func (p *selectorParser) part() {
	p.i++
	name := strings.ToLower(p.name())
	if p.i < len(p.s) && p.s[p.i] == '(' {
		p.inner(')')
	}
	p.never = true
	p.fails = p.fails || strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "-webkit-") // browsers of others drop the rule
}

// lists reads the selectors in :not(), :is(), :where() and :has().
func (p *selectorParser) lists(c *compound, name, within string) {
	if p.depth == deepestSelector {
		p.open = true
		return
	}
	var list []relative
	heaviest := 0
	for _, s := range splitSelectors(within) {
		inner := &selectorParser{s: s, depth: p.depth + 1}
		joint := byte(0)
		if name == "has" {
			joint = inner.joint()
		}
		one := relative{parts: inner.all()}
		one.child = joint == '>' && len(one.parts) == 1
		heaviest = max(heaviest, inner.weight)
		p.open = p.open || inner.open || joint == '>' && !one.child
		switch {
		case inner.fails || len(one.parts) == 0:
			p.fails = p.fails || name == "not" || name == "has" // the others pass over what they do not know
		case joint == '+' || joint == '~': // what stands beside the element is not looked for
			p.open = true
			return
		case !inner.never:
			list = append(list, one)
		}
	}
	if name != "where" {
		p.weight += heaviest
	}
	switch name {
	case "not":
		c.none = append(c.none, list...)
	case "has":
		c.inside = append(c.inside, list)
	default:
		c.some = append(c.some, list)
	}
}

var seriesForm = text.Pattern(`^([+-]?\d*)n\s*([+-]\s*\d+)?$`)

// series reads which of its siblings are meant: odd, even, 3, 2n+1.
func series(s string) (a, b int, ok bool) {
	switch s = strings.ToLower(strings.TrimSpace(s)); s {
	case "odd":
		return 2, 1, true
	case "even":
		return 2, 0, true
	}
	if b, err := strconv.Atoi(s); err == nil {
		return 0, b, true
	}
	m := seriesForm().FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	switch m[1] {
	case "", "+":
		a = 1
	case "-":
		a = -1
	default:
		a, _ = strconv.Atoi(m[1])
	}
	b, _ = strconv.Atoi(strings.ReplaceAll(m[2], " ", ""))
	return a, b, true
}
