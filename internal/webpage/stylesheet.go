package webpage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// stylesheet is what the style elements of a page hide and add. It knows rules for
// one element, by its name, its id and its classes: what depends on the elements
// around it is not read, nor are rules for certain media.
type stylesheet map[string][]styleRule // by the last part of the selector: "p", "#id", ".class"

type styleRule struct {
	parts          []string // all of the selector: "p", ".class", "#id"
	hides          bool
	strikes        bool   // words are struck out
	bare           bool   // no numbers or bullets stand before the items of a list
	before, behind string // text that is added
}

// mostRules bounds how many rules with one key are read.
const mostRules = 20

var (
	styleComment = text.Pattern(`(?s)/\*.*?\*/`)
	selectorForm = text.Pattern(`^([a-zA-Z][a-zA-Z0-9]*)?((?:[.#][\w-]+)*)(::?(?:before|after))?$`)
	contentStyle = text.Pattern(`(?i)(?:^|[;\s])content\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')`)
	bareStyle    = text.Pattern(`(?i)(?:^|[;\s])list-style(?:-type)?\s*:\s*[^;]*none`)
	styleEscape  = text.Pattern(`\\([0-9a-fA-F]{1,6}) ?|\\(.)`)
)

// stylesOf reads the style elements of a page.
func stylesOf(root *html.Node) stylesheet {
	s := stylesheet{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Style && n.FirstChild != nil && plainMedia(attribute(n, "media")) {
			s.read(styleComment().ReplaceAllString(n.FirstChild.Data, " "))
		}
	}
	return s
}

func plainMedia(media string) bool {
	media = strings.TrimSpace(strings.ToLower(media))
	return media == "" || media == "all" || media == "screen"
}

// read reads the rules of a style sheet. Blocks in blocks belong to conditions,
// which are left out.
func (s stylesheet) read(css string) {
	for css != "" {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		head, rest := strings.TrimSpace(css[:open]), css[open+1:]
		if i := strings.LastIndexByte(head, ';'); i >= 0 { // behind @import
			head = strings.TrimSpace(head[i+1:])
		}
		end := blockEnd(rest)
		if !strings.HasPrefix(head, "@") {
			s.add(head, rest[:end])
		}
		css = rest[min(end+1, len(rest)):]
	}
}

// blockEnd returns where the brace stands that closes a block, the end if none does.
func blockEnd(css string) int {
	depth, quote := 1, byte(0)
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}

func (s stylesheet) add(selectors, declarations string) {
	low := strings.ToLower(declarations)
	hides, bare := unseen(declarations), strings.Contains(low, "list-style") && bareStyle().MatchString(declarations)
	strikes := strikesOut(declarations)
	added := ""
	if strings.Contains(low, "content") {
		if m := contentStyle().FindStringSubmatch(declarations); m != nil {
			added = shownContent(m[1] + m[2])
		}
	}
	if !hides && !bare && !strikes && added == "" {
		return
	}
	for selector := range strings.SplitSeq(selectors, ",") {
		m := selectorForm().FindStringSubmatch(strings.TrimSpace(selector))
		if m == nil || m[1] == "" && m[2] == "" {
			continue
		}
		rule := styleRule{}
		if m[1] != "" {
			rule.parts = append(rule.parts, strings.ToLower(m[1]))
		}
		for part := range strings.FieldsSeq(strings.NewReplacer(".", " .", "#", " #").Replace(m[2])) {
			rule.parts = append(rule.parts, part)
		}
		switch strings.TrimLeft(m[3], ":") {
		case "before":
			rule.before = added
		case "after":
			rule.behind = added
		default:
			rule.hides, rule.strikes, rule.bare = hides, strikes, bare
		}
		key := rule.parts[len(rule.parts)-1]
		if (rule.hides || rule.strikes || rule.bare || rule.before != "" || rule.behind != "") && len(s[key]) < mostRules {
			s[key] = append(s[key], rule)
		}
	}
}

// shownContent is the text that content: adds, if it says something: letters,
// figures, a minus or quotation marks, and no pictures of a font of icons.
func shownContent(content string) string {
	text := styleEscape().ReplaceAllStringFunc(content, func(escape string) string {
		code, err := strconv.ParseUint(strings.TrimSpace(escape[1:]), 16, 32)
		if err != nil {
			return escape[1:]
		}
		if r := rune(code); utf8.ValidRune(r) {
			return string(r)
		}
		return ""
	})
	says := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-−«»“”„\"‘’", r)
	}
	if !strings.ContainsFunc(text, says) || strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
		return ""
	}
	return text
}

// rules calls yield with the rules for an element.
func (s stylesheet) rules(n *html.Node, yield func(styleRule)) {
	if len(s) == 0 {
		return
	}
	own := []string{n.Data}
	for name := range strings.FieldsSeq(attribute(n, "class")) {
		if own = append(own, "."+name); len(own) > mostRules {
			break
		}
	}
	if id := attribute(n, "id"); id != "" {
		own = append(own, "#"+id)
	}
	for _, key := range own {
	rules:
		for _, r := range s[key] {
			for _, part := range r.parts {
				if !slices.Contains(own, part) {
					continue rules
				}
			}
			yield(r)
		}
	}
}

// hides reports whether the sheet hides an element.
func (s stylesheet) hides(n *html.Node) (hides bool) {
	s.rules(n, func(r styleRule) { hides = hides || r.hides })
	return hides
}

// strikes reports whether the sheet strikes the words of an element out.
func (s stylesheet) strikes(n *html.Node) (strikes bool) {
	s.rules(n, func(r styleRule) { strikes = strikes || r.strikes })
	return strikes
}

// bare reports whether the sheet takes the numbers off a list.
func (s stylesheet) bare(n *html.Node) (bare bool) {
	s.rules(n, func(r styleRule) { bare = bare || r.bare })
	return bare
}

// adds returns the text that the sheet adds before and behind that of an element.
func (s stylesheet) adds(n *html.Node) (before, behind string) {
	s.rules(n, func(r styleRule) { before, behind = cmp.Or(r.before, before), cmp.Or(r.behind, behind) })
	return before, behind
}
