package webpage

import (
	"slices"
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
		position float inset inset-inline-start inset-block-start margin margin-inline-start rotate block-size inline-size contain
		overflow-block overflow-inline mask mask-image -webkit-mask-image background-image all
		quotes order flex-direction flex-flow list-style list-style-type content direction unicode-bidi animation animation-name animation-fill-mode transition`)

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
	value = text.Start(value, longestSaid)
	switch {
	case name == "inset":
		for i, side := range sidesOf(value) {
			d = d.add(declaration{[]string{"top", "right", "bottom", "left"}[i], side, important})
		}
		return d
	case name == "margin":
		if sides := sidesOf(value); len(sides) > 0 && strings.Contains(value, "-") {
			d = d.add(declaration{"margin-top", sides[0], important})
			return d.add(declaration{"margin-left", sides[3], important})
		}
		return d
	case !valid(name, value):
		return d
	}
	return d.add(declaration{name, value, important})
}

// sidesOf are the values of the four sides of an element, from above to the left.
func sidesOf(value string) []string {
	parts := fieldsOf(value)
	switch len(parts) {
	case 1:
		return []string{parts[0], parts[0], parts[0], parts[0]}
	case 2:
		return []string{parts[0], parts[1], parts[0], parts[1]}
	case 3:
		return []string{parts[0], parts[1], parts[2], parts[1]}
	case 4:
		return parts
	}
	return nil
}

// fieldsOf are the parts of a value between blanks that stand in no brackets.
func fieldsOf(value string) (parts []string) {
	depth, start := 0, 0
	for i := 0; i <= len(value); i++ {
		switch {
		case i == len(value) || depth == 0 && strings.IndexByte(" \t\r\n", value[i]) >= 0:
			if start < i {
				parts = append(parts, value[start:i])
			}
			start = i + 1
		case value[i] == '(':
			depth++
		case value[i] == ')':
			depth--
		}
	}
	return parts
}

// add adds a declaration to a style, which has one of each property: the one that holds.
func (d declarations) add(one declaration) declarations {
	if one.property == "all" {
		d = slices.DeleteFunc(slices.Clone(d), func(before declaration) bool { return one.important || !before.important })
	}
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
	return d.unseen() || d.strikes() || d.overrides() || d.bare() || d.marker() != "" || d.moves() || d.counter() != "" || d.blends() || d.reorders()
}

// inline adds to the style of an element what it says itself.
func inline(list declarations, style string) declarations {
	if style == "" || len(list) == 0 && !mayHide(style) {
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
