package print

import (
	"html"
	"html/template"
	"regexp"
)

// The last word before a sign that French sets off with a space. Captured
// titles often have an ordinary one there, at which a line can end.
var setOff = regexp.MustCompile(`[^\s«]+ [!?:;»]+`)

// unbroken prints a title with such words and signs kept on one line. Its
// characters stay as they are: only the element around them is new.
func unbroken(title string) template.HTML {
	return trusted(setOff.ReplaceAllString(html.EscapeString(title), `<span class="unbroken">$0</span>`))
}
