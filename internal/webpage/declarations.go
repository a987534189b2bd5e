package webpage

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/css"
	"dossier/internal/text"
)

// declarations are the properties of a style that change which words are seen.
type declarations []declaration

type declaration struct {
	property, value string
	important       bool
}

// ofWords are the properties that are read.
var ofWords = wordSet(`display visibility opacity filter transform translate scale zoom font font-size font-family
		color background background-color background-clip -webkit-background-clip -webkit-text-fill-color -webkit-text-security text-shadow
		left right top bottom text-indent margin-left margin-top clip clip-path content-visibility height width max-height max-width
		padding padding-top padding-bottom min-width min-height overflow overflow-x overflow-y text-decoration text-decoration-line
		list-style list-style-type content direction unicode-bidi animation animation-name animation-fill-mode transition`)

func (d declarations) with(name, value string) declarations {
	if name = strings.ToLower(unescaped(name)); !ofWords[name] {
		return d
	}
	if value = strings.TrimSpace(value); !strings.ContainsAny(value, `"'`) {
		value = unescaped(value)
	}
	important := false
	if i := strings.LastIndexByte(value, '!'); i >= 0 && strings.EqualFold(strings.TrimSpace(value[i+1:]), "important") {
		value, important = strings.TrimSpace(value[:i]), true
	}
	return d.add(declaration{name, text.Start(value, longestSaid), important})
}

// add adds a declaration to a style, which has one of each property: the one that holds.
func (d declarations) add(one declaration) declarations {
	for i := range d {
		if d[i].property == one.property {
			if one.important || !d[i].important {
				d[i] = one
			}
			return d
		}
	}
	return append(d, one)
}

// resolve writes what variables stand for.
func resolve(value string, variables map[string]string) string {
	const deepest = 4
	for range deepest {
		m := variableOf().FindStringSubmatchIndex(value)
		if m == nil {
			break
		}
		said, known := variables[value[m[2]:m[3]]]
		switch {
		case known:
		case m[4] >= 0:
			said = value[m[4]:m[5]]
		default:
			return value
		}
		value = text.Start(value[:m[0]]+said+value[m[1]:], longestSaid)
	}
	return value
}

var variableOf = text.Pattern(`var\(\s*(--[^\s,()]+)\s*(?:,([^()]*))?\)`)

// last is the value that a style gives a property.
func (d declarations) last(property string) string {
	for i := range d {
		if d[i].property == property {
			return d[i].value
		}
	}
	return ""
}

// is returns the value that holds, in small letters.
func (d declarations) is(property string) string { return strings.ToLower(d.last(property)) }

// act reports a style that hides, strikes out, adds or turns words.
func (d declarations) act(place string) bool {
	if place != "" {
		return d.last("content") != ""
	}
	return d.unseen() || d.strikes() || d.overrides() || d.bare() || d.marker() != "" || d.moves() || d.counter() != ""
}

// inline adds to the style of an element what it says itself.
func inline(list declarations, style string) declarations {
	if !mayHide(style) {
		return list
	}
	return declared(list, style)
}

// declared adds to a style what an attribute says.
func declared(list declarations, style string) declarations {
	style = css.WithoutComments(style)
	for style != "" {
		i := css.StatementEnd(style)
		if name, value, ok := strings.Cut(style[:i], ":"); ok {
			list = list.with(strings.TrimSpace(name), value)
		}
		style = style[min(i+1, len(style)):]
	}
	return list
}

// unescaped writes the characters that a style sheet names by their numbers.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return styleEscape().ReplaceAllStringFunc(s, func(escape string) string {
		code, err := strconv.ParseUint(strings.TrimSpace(escape[1:]), 16, 32)
		if err != nil {
			return strings.TrimPrefix(escape[1:], "\n")
		}
		if r := rune(code); utf8.ValidRune(r) {
			return string(r)
		}
		return ""
	})
}

var styleEscape = text.Pattern(`(?s)\\([0-9a-fA-F]{1,6})[ \n\t]?|\\(.)`)
