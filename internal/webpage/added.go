package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/css"
	"dossier/internal/text"

	"golang.org/x/net/html"
)

// contentPart is what content: may be made of.
var contentPart = text.Pattern(`(?is)url\(\s*(?:"[^"]*|'[^']*|[^)]*)["']?\s*\)?|"((?:[^"\\]|\\.)*)(?:"|$)|'((?:[^'\\]|\\.)*)(?:'|$)` +
	`|attr\(\s*([\w-]+)[^)]*\)|counters?\([^)]*\)|(/)`)

// otherwise matches what stands for an attribute that is not there, or is of a type.
var otherwise = text.Pattern(`attr\([^,)]*,`)

// added returns the text that a style adds before or behind that of an element, if it says
// something: letters, figures, a minus or quotation marks, and no pictures of a font of icons.
func (a *acted) added(n *html.Node, place string) string {
	style := a.style(n, place)
	if len(style) == 0 || style.unseen() {
		return ""
	}
	content := style.last("content")
	if strings.Contains(content, "var(") {
		content = resolve(content, variablesAt(n))
	}
	said := contentOf(content, n)
	if strings.Contains(content, "counter") { // a number that nobody here counts: before a text it numbers that
		a.doubt = a.doubt || strings.ContainsFunc(said, unicode.IsLetter) || isOfLine(n) && textBeside(n.PrevSibling) != ""
		return ""
	}
	if strings.Contains(content, "-quote") && says(a.sheet.whole(n).is("quotes")) || otherwise().MatchString(content) && says(content) {
		a.doubt = true
	}
	if said == "" || isIcon(said, style.is("font-family")+" "+style.is("font")) {
		return ""
	}
	if a.sheet.room -= len(said); a.sheet.room < 0 {
		a.doubt = true
		return ""
	}
	return said
}

// variablesAt are the variables that the style of an element, and of those around it, gives a
// value.
func variablesAt(n *html.Node) map[string]string {
	const most = 50 // elements
	variables := map[string]string{}
	for up := 0; n != nil && up < most; n, up = n.Parent, up+1 {
		style := text.Start(attribute(n, "style"), longestSaid)
		for strings.Contains(style, "--") {
			i := css.StatementEnd(style)
			if name, value, ok := strings.Cut(style[:i], ":"); ok && variables[strings.TrimSpace(name)] == "" {
				variables[strings.TrimSpace(name)] = strings.TrimSpace(value)
			}
			style = style[min(i+1, len(style)):]
		}
	}
	return variables
}

// contentOf is the text of content: and of the strings that mark the items of a list.
func contentOf(content string, n *html.Node) string {
	var b strings.Builder
parts:
	for _, m := range contentPart().FindAllStringSubmatch(content, -1) {
		switch {
		case b.Len() > longestSaid:
			break parts
		case m[3] != "":
			b.WriteString(text.Start(attribute(n, strings.ToLower(m[3])), longestSaid))
		case m[4] != "": // what stands behind is read aloud alone
			break parts
		default:
			b.WriteString(unescaped(m[1] + m[2]))
		}
	}
	says := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-−«»“”„\"‘’", r)
	}
	said := text.Start(b.String(), longestSaid)
	if !strings.ContainsFunc(said, says) || strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Co, r) }) {
		return ""
	}
	return said
}

// isIcon reports a word by which a font names a picture.
func isIcon(said, font string) bool {
	if font == " " || strings.ContainsFunc(strings.TrimSpace(said), unicode.IsSpace) {
		return false
	}
	return slices.ContainsFunc([]string{"icon", "icomoon", "fontello", "awesome", "glyph", "symbol", "dingbat", "ico"}, func(name string) bool {
		return strings.Contains(font, name)
	})
}

// marker returns the words that a style writes before the items of a list.
func (d declarations) marker() string {
	for _, property := range []string{"list-style-type", "list-style"} {
		if value := d.last(property); strings.ContainsAny(value, `"'`) && !strings.Contains(value, "(") {
			return contentOf(value, &html.Node{})
		}
	}
	return ""
}

// silenced reports a quotation whose marks a style takes off.
func (a *acted) silenced(n *html.Node) bool {
	if a.sheet != nil && a.style(n, "before").last("content") != "" && !strings.Contains(a.style(n, "before").last("content"), "-quote") {
		return true
	}
	return a.sheet != nil && a.sheet.whole(n).is("quotes") == "none"
}
