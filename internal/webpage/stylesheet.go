package webpage

import (
	"slices"
	"strings"

	"dossier/internal/css"
	"dossier/internal/text"

	"golang.org/x/net/html"
)

// stylesheet is what the style elements of a page hide, strike out and add, as a wide
// window shows it at rest: rules of the mouse, of printers and of narrow windows are
// not read. Rules are found by the id, the class or the name of the element that their
// selector ends with, so that an element asks those alone that may be about it.
type stylesheet struct {
	acting    map[string][]*styleRule // those that by themselves hide, strike out, add or turn words
	others    map[string][]*styleRule // those that may take it back
	unsure    map[string][]*styleRule // those that do so in windows of which it is not known whether they are this one
	left      int                     // how many more elements are held against selectors
	spare     int                     // how many are for whole styles, of which a page is read without them if need be
	elsewhere bool                    // it has others that are not in it
	lost      bool                    // rules that hide or add words were not kept
	passed    int                     // what was passed over since one was taken off for it
	room      int                     // for text that is added, in bytes
	motion
}

// styleRule is one selector with what is read of its declarations.
type styleRule struct {
	written string   // its selector
	read    bool     // it has been: most are never asked
	parts   selector // nil if it is about nothing on a page at rest, or cannot be read
	open    bool     // it asks besides for what is not known of a page
	weight  int
	order   int
	place   string // "before", "after" or "marker" of the element, "" for itself
	style   declarations
	beside  *selectorList
	host    *html.Node // the element in which alone it holds, nil if it holds in all of the page
}

// selectorList are the selectors of one block. A browser drops the block if it does not know
// one of them, and which ones it knows is not known here of those that cannot be read.
type selectorList struct {
	written     []string
	read, sound bool
}

const (
	// mostMatches bounds how often an element is held against a part of a selector.
	mostMatches = 1_000_000
	// mostAdded bounds the text that styles add to a page, in bytes.
	mostAdded = 1 << 20
	// mostRules bounds the rules of a page, which are 50 000 on large ones.
	mostRules = 500_000
	// sizeOfRule is what one takes of the room for nested ones besides its selector, in bytes.
	sizeOfRule = 100
	// mostNested bounds the selectors that blocks in blocks are written out to, in bytes.
	mostNested = 4 << 20
	// mostSelectors bounds how many they are for one block.
	mostSelectors = 1000
	// deepestBlock bounds how deep blocks stand in blocks.
	deepestBlock = 12
)

// sheetReader reads the style elements of a page.
type sheetReader struct {
	sheet     *stylesheet
	variables map[string]string
	waiting   []ruleSet // for variables, which may be given a value behind them
	order     int
	kept      int
	room      int  // for selectors, in bytes
	unsure    bool // it is not known whether the block that is read holds
	short     bool // not all selectors of the block were written out
	depth     int  // of sheets that import one another
	host      *html.Node
}

// ruleSet is a block of a style sheet.
type ruleSet struct {
	selectors     []string
	style         declarations
	order         int
	unsure, short bool
	host          *html.Node
}

// stylesOf reads the style sheets of a page.
func stylesOf(root *html.Node) *stylesheet {
	r := &sheetReader{sheet: &stylesheet{left: mostMatches, spare: mostMatches / 4, room: mostAdded}, room: mostNested, variables: map[string]string{}}
	r.sheets(root)
	for _, set := range r.waiting {
		for i := range set.style {
			set.style[i].value = resolve(set.style[i].value, r.variables)
		}
		r.keep(set)
	}
	return r.sheet
}

// block reads what stands in a block, or in a style sheet: declarations for the selectors
// of the block, and blocks of their own.
func (r *sheetReader) block(sheet string, selectors []string, depth int) {
	var style declarations
	begins := depth == 0
	for sheet != "" {
		i := css.StatementEnd(sheet)
		if depth == 0 && i < len(sheet) && sheet[i] == '}' { // a browser takes it for the beginning of a rule, which it drops
			sheet = behindRule(sheet[i+1:])
			continue
		}
		if begins && strings.HasPrefix(strings.ToLower(text.Start(strings.TrimSpace(sheet[:i]), len("@import"))), "@import") {
			r.imports(sheet[:i])
		} else if i == len(sheet) || sheet[i] != '{' {
			style = r.declare(style, sheet[:i])
		}
		if i == len(sheet) || sheet[i] != '{' {
			sheet = sheet[min(i+1, len(sheet)):]
			continue
		}
		begins = false
		head, rest := strings.TrimSpace(sheet[:i]), sheet[i+1:]
		end := css.BlockEnd(rest)
		sheet = rest[min(end+1, len(rest)):]
		outside, cut := r.unsure, r.short
		switch {
		case depth == deepestBlock:
			r.sheet.lost = r.sheet.lost || mayHide(rest[:end]) || strings.Contains(rest[:end], "content")
		case !strings.HasPrefix(head, "@"):
			r.block(rest[:end], r.nested(selectors, head), depth+1)
		case r.sheet.names(head, rest[:end]):
		default:
			holds, known := applies(head)
			if holds || !known {
				r.unsure = r.unsure || !known
				r.block(rest[:end], r.nested(selectors, scope(head)), depth+1)
			}
		}
		r.unsure, r.short = outside, cut
	}
	set := ruleSet{selectors, style, r.order, r.unsure, r.short, r.host}
	r.order += len(selectors)
	if slices.ContainsFunc(style, func(d declaration) bool { return strings.Contains(d.value, "var(") }) {
		r.waiting = append(r.waiting, set)
	} else if len(style) > 0 {
		r.keep(set)
	}
}

// behindRule is what stands behind the next block.
func behindRule(sheet string) string {
	for sheet != "" {
		i := css.StatementEnd(sheet)
		if i < len(sheet) && sheet[i] == '{' {
			end := i + 1 + css.BlockEnd(sheet[i+1:])
			return sheet[min(end+1, len(sheet)):]
		}
		sheet = sheet[min(i+1, len(sheet)):]
	}
	return ""
}

// declare adds a declaration to a style, if it is one that is read.
func (r *sheetReader) declare(style declarations, written string) declarations {
	name, value, ok := strings.Cut(written, ":")
	if !ok {
		return style
	}
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "--") {
		r.variables[name] = text.Start(strings.TrimSpace(value), longestSaid)
		return style
	}
	return style.with(name, value)
}

// keep keeps a style for each of its selectors.
func (r *sheetReader) keep(set ruleSet) {
	acts := map[bool]bool{false: set.style.act(""), true: set.style.act("before")}
	r.sheet.lost = r.sheet.lost || set.short && (acts[false] || acts[true])
	list := &selectorList{written: set.selectors}
	for i, written := range set.selectors {
		if r.kept++; r.kept > mostRules {
			r.sheet.lost = true
			return
		}
		bare, place := withoutPlace(written)
		rules, act := &r.sheet.others, acts[place != ""]
		switch {
		case place == firstOf:
			if !set.style.unseen() {
				continue
			}
			rules = &r.sheet.unsure
		case set.unsure && !act:
			continue
		case set.unsure:
			rules = &r.sheet.unsure
		case act:
			rules = &r.sheet.acting
		}
		if *rules == nil {
			*rules = map[string][]*styleRule{}
		}
		key := keyOf(bare)
		(*rules)[key] = append((*rules)[key], &styleRule{written: bare, place: place, style: set.style, order: set.order + i, beside: list, host: set.host})
	}
}

// firstOf is the place of the first letter or line of an element.
const firstOf = "first"

// withoutPlace takes the part of an element off a selector that it is about.
func withoutPlace(selector string) (bare, place string) {
	i := strings.LastIndexByte(selector, ':')
	if i < 0 {
		return selector, ""
	}
	switch name := strings.ToLower(selector[i+1:]); name {
	case "before", "after", "marker":
		return strings.TrimSuffix(selector[:i], ":"), name
	case "first-letter", "first-line":
		return strings.TrimSuffix(selector[:i], ":"), firstOf
	}
	return selector, ""
}

// acted are the rules that do something to an element, by their place.
type acted struct {
	sheet *stylesheet
	keys  []string
	rules []*styleRule
	back  []*styleRule // those that may take back what they do
	asked bool         // for those
	doubt bool         // a style may add or hide words of it, and it is not known whether or which
}

// of returns the rules that do something to an element.
func (s *stylesheet) of(n *html.Node) (a acted) {
	if s.left < 0 || len(s.acting) == 0 && len(s.unsure) == 0 {
		a.doubt = s.left < 0 || s.lost
		return a
	}
	a = acted{sheet: s, keys: keysOf(n)}
	unsure := s.fit(s.unsure, a.keys, n)
	for _, r := range s.fit(s.acting, a.keys, n) {
		if r.open || !s.sound(r.beside) {
			unsure = append(unsure, r)
		} else {
			a.rules = append(a.rules, r)
		}
	}
	a.doubt = s.left < 0 || s.lost || slices.ContainsFunc(unsure, func(r *styleRule) bool {
		return r.place == "" || r.place == firstOf || contentOf(r.style.last("content"), n) != ""
	})
	return a
}

// sound reports that all selectors of a block can be read, so that no browser drops it.
func (s *stylesheet) sound(list *selectorList) bool {
	if !list.read {
		list.read = true
		s.left -= len(list.written)
		list.sound = !slices.ContainsFunc(list.written, func(written string) bool {
			bare, _ := withoutPlace(written)
			_, reads := parseSelector(bare)
			return !reads
		})
	}
	return list.sound
}

// fit returns the rules that are about an element.
func (s *stylesheet) fit(rules map[string][]*styleRule, keys []string, n *html.Node) (fit []*styleRule) {
	for _, key := range keys {
		for _, rule := range rules[key] {
			if s.left < 0 {
				return fit
			}
			if s.matches(rule, n) {
				fit = append(fit, rule)
			}
		}
	}
	return fit
}

// style returns the style of an element or of what stands before or behind it, the
// strongest declarations last; none if no rule does anything to it.
func (a *acted) style(n *html.Node, place string) (style declarations) {
	elsewhere := func(r *styleRule) bool { return r.place != place }
	fit := slices.DeleteFunc(slices.Clone(a.rules), elsewhere)
	if len(fit) == 0 {
		return nil
	}
	if !a.asked {
		a.back, a.asked = a.sheet.fit(a.sheet.others, a.keys, n), true
	}
	fit = append(fit, slices.DeleteFunc(slices.Clone(a.back), func(r *styleRule) bool { return elsewhere(r) || r.open || !a.sheet.sound(r.beside) })...)
	slices.SortFunc(fit, func(x, y *styleRule) int {
		if x.weight != y.weight {
			return x.weight - y.weight
		}
		return x.order - y.order
	})
	for _, rule := range fit {
		for _, one := range rule.style {
			style = style.add(one)
		}
	}
	return style
}

// style is the style of an element: that of the sheet, and its own behind it.
func (s *stylesheet) style(n *html.Node) declarations {
	rules := s.of(n)
	return inline(rules.style(n, ""), attribute(n, "style"))
}

// keysOf are the keys under which rules about an element stand.
func keysOf(n *html.Node) []string {
	keys := []string{"*", n.Data}
	for name := range strings.FieldsSeq(attribute(n, "class")) {
		keys = append(keys, "."+name)
	}
	if id := attribute(n, "id"); id != "" {
		keys = append(keys, "#"+id)
	}
	return slices.Compact(keys)
}
