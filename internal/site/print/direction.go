package print

import (
	"html"
	"html/template"
	"strings"

	"dossier/internal/language"
	"dossier/internal/text"
)

// What a page holds in another direction than its own stands in an element that
// says so, and cannot reorder what stands around it (UAX #9). The direction of a
// text is its own, found when the page is printed, and not that of the language it
// is said to be in. A page with one direction says it once, or not at all.

// directionOf is the direction of a language.
func directionOf(lang string) text.Direction {
	if language.IsRightToLeft(lang) {
		return text.RightToLeft
	}
	return text.LeftToRight
}

// RightToLeft reports whether pages in the language are laid out from right to left.
func (w *Words) RightToLeft() bool { return w.direction == text.RightToLeft }

// attributes are those of an element with words in a language and a direction,
// without those that are "".
func attributes(lang string, direction text.Direction) template.HTMLAttr {
	s := ""
	if lang != "" {
		s = ` lang="` + html.EscapeString(lang) + `"`
	}
	if direction != "" {
		s += ` dir="` + string(direction) + `"`
	}
	return template.HTMLAttr(s) //nolint:gosec // it is escaped
}

// Root returns the attributes of the page.
func (w *Words) Root() template.HTMLAttr {
	if w.direction == text.LeftToRight {
		return attributes(w.Lang, "") // which it is if nothing says otherwise
	}
	return attributes(w.Lang, w.direction)
}

// Of returns the attributes of an element that holds one text: its language, "" if
// that is the page's own, and its direction.
func (w *Words) Of(lang, words string) template.HTMLAttr { return w.within(lang, lang, words) }

// within is [Words.Of] inside of a text in a language: what has no letters, such as a row of figures,
// goes as that text does, or its cells would change places.
func (w *Words) within(text, lang, words string) template.HTMLAttr {
	d := w.turn(words)
	if d == "" && text != "" && directionOf(text) != w.direction && hasNoLetters(words) {
		d = directionOf(text)
	}
	return attributes(lang, d)
}

func hasNoLetters(words string) bool { return words != "" && text.DirectionOf(words) == "" }

// turn is the direction of a text that needs one among the words of the page, "" if
// it does not.
func (w *Words) turn(words string) text.Direction {
	if !w.direction.Turns(words) {
		return ""
	}
	if d := text.DirectionOf(words); d != "" {
		return d
	}
	return w.direction
}

// In returns the attributes of an element that holds several texts in a language,
// which is "" if it is the page's own.
func (w *Words) In(lang string) template.HTMLAttr {
	if lang == "" || directionOf(lang) == w.direction {
		return attributes(lang, "")
	}
	return attributes(lang, directionOf(lang))
}

// Own returns the attributes of an element with words of the page inside of one that
// is [Words.In] a language.
func (w *Words) Own(lang string) template.HTMLAttr {
	switch {
	case lang == "":
		return ""
	case directionOf(lang) == w.direction:
		return attributes(w.Lang, "")
	}
	return attributes(w.Lang, w.direction)
}

// among is [Words.Own] inside of an element with one text.
func (w *Words) among(lang, words string) string {
	own := ""
	if lang != "" {
		own = w.Lang
	}
	if w.turn(words) == "" {
		return string(attributes(own, ""))
	}
	return string(attributes(own, w.direction))
}

// Name prints a name within a line.
func (w *Words) Name(name string) template.HTML {
	if !w.direction.Turns(name) {
		return trusted(html.EscapeString(name))
	}
	return trusted(`<bdi>` + html.EscapeString(name) + `</bdi>`)
}

// Names prints a list of names within a line.
func (w *Words) Names(names []string) template.HTML {
	printed := make([]string, len(names))
	for i, name := range names {
		printed[i] = string(w.Name(name))
	}
	return trusted(strings.Join(printed, html.EscapeString(w.Phrase("comma"))))
}

// Naming prints a phrase with a name, or a list of them, in the place of its %s.
func (w *Words) Naming(key string, names template.HTML) (template.HTML, error) {
	phrase, err := w.T(key)
	return trusted(strings.Replace(html.EscapeString(phrase), "%s", string(names), 1)), err
}
