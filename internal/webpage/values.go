package webpage

import (
	"math"
	"strconv"
	"strings"
)

// everywhere are the values that every property may have.
var everywhere = wordSet(`inherit initial unset revert revert-layer`)

// valuesOf are the words that properties may have as values: others make a declaration void, so that the one before it holds.
var valuesOf = map[string]map[string]bool{
	"display": wordSet(`none block inline inline-block flex inline-flex grid inline-grid flow-root table inline-table table-row table-cell
		table-row-group table-header-group table-footer-group table-column table-column-group table-caption list-item contents flow ruby ruby-base
		ruby-text ruby-base-container ruby-text-container run-in math -webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex`),
	"visibility":         wordSet(`visible hidden collapse`),
	"content-visibility": wordSet(`visible auto hidden`),
	"position":           wordSet(`static relative absolute fixed sticky -webkit-sticky`),
	"float":              wordSet(`none left right inline-start inline-end`),
	"opacity":            {},
	"font-size":          wordSet(`xx-small x-small small medium large x-large xx-large xxx-large smaller larger math`),
}

// valid reports a value that its property may have, as far as it is known of that property.
func valid(property, value string) bool {
	value = strings.ToLower(value)
	if everywhere[value] || strings.Contains(value, "var(") || strings.Contains(value, "env(") {
		return true
	}
	switch property {
	case "color", "-webkit-text-fill-color", "background-color":
		return isColour(value)
	case "opacity":
		n, unit, ok := length(value)
		return ok && (unit == "" || unit == "%" || n == 0 && unit == "px" && strings.Contains(value, "("))
	case "font-size":
		n, unit, ok := length(value)
		return valuesOf[property][value] || ok && n >= 0 && (unit != "" || n == 0)
	}
	words, known := valuesOf[property]
	if !known {
		return true
	}
	for word := range strings.FieldsSeq(value) {
		if !words[word] {
			return false
		}
	}
	return value != ""
}

// isColour reports a colour, or a word that stands for one.
func isColour(value string) bool {
	if form, _, is := strings.Cut(value, "("); is {
		return colourForms[form]
	}
	if digits, is := strings.CutPrefix(value, "#"); is {
		return len(digits) >= 3 && len(digits) <= 8 && len(digits) != 5 && len(digits) != 7 && strings.Trim(digits, "0123456789abcdef") == ""
	}
	return namedColours()[value] != "" || systemColours[value]
}

var colourForms, systemColours = wordSet(`rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk contrast-color`),
	wordSet(`transparent currentcolor canvas canvastext linktext visitedtext activetext buttonface buttontext buttonborder field fieldtext highlight
	highlighttext selecteditem selecteditemtext mark marktext graytext accentcolor accentcolortext windowtext window -webkit-link`)

// pixelsOf are the units of lengths, by how many pixels they are about.
var pixelsOf = map[string]float64{
	"px": 1, "pt": 4. / 3, "pc": 16, "in": 96, "cm": 38, "mm": 3.8, "q": 0.9, "em": 16, "rem": 16, "ex": 8, "rex": 8, "ch": 8, "rch": 8, "ic": 16,
	"lh": 20, "rlh": 20, "cap": 11, "vw": width / 100., "vh": height / 100., "vmin": height / 100., "vmax": width / 100., "svw": width / 100.,
	"svh": height / 100., "lvw": width / 100., "lvh": height / 100., "dvw": width / 100., "dvh": height / 100., "vi": width / 100., "vb": height / 100.,
	"cqw": width / 100., "cqh": height / 100., "cqi": width / 100., "cqb": height / 100., "deg": 1, "rad": 180 / math.Pi, "turn": 360, "grad": 0.9,
}

// length reads a number and its unit; of one that is calculated pixels, if anything in it is a length.
func length(value string) (n float64, unit string, ok bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	if strings.HasSuffix(value, ")") {
		c := calculation{rest: value}
		n = c.term(0)
		if c.pixels {
			unit = "px"
		}
		return n, unit, !c.wrong && strings.TrimSpace(c.rest) == ""
	}
	end := numberEnd(value)
	n, err := strconv.ParseFloat(value[:end], 64)
	unit = value[end:]
	return n, unit, err == nil && (unit == "" || unit == "%" || pixelsOf[unit] != 0)
}

// numberEnd returns where a number ends that a text begins with.
func numberEnd(s string) int {
	end := 0
	digits := func() {
		for end < len(s) && (s[end] == '.' || '0' <= s[end] && s[end] <= '9') {
			end++
		}
	}
	if end < len(s) && (s[end] == '+' || s[end] == '-') {
		end++
	}
	digits()
	if rest := s[end:]; len(rest) > 1 && rest[0] == 'e' && strings.Trim(rest[1:min(3, len(rest))], "+-0123456789") == "" {
		end += 2
		digits()
	}
	return end
}

// calculation computes calc(), min(), max() and clamp() from the left to the right.
type calculation struct {
	rest   string
	pixels bool // a length was met
	wrong  bool
}

// deepestTerm bounds how deep terms stand in terms.
const deepestTerm = 12

// sum reads terms that are added.
func (c *calculation) sum(depth int) float64 {
	n := c.product(depth)
	for !c.wrong {
		c.rest = strings.TrimLeft(c.rest, " \t\n")
		switch {
		case strings.HasPrefix(c.rest, "+"):
			c.rest = c.rest[1:]
			n += c.product(depth)
		case strings.HasPrefix(c.rest, "-"):
			c.rest = c.rest[1:]
			n -= c.product(depth)
		default:
			return n
		}
	}
	return n
}

func (c *calculation) product(depth int) float64 {
	n := c.term(depth)
	for !c.wrong {
		c.rest = strings.TrimLeft(c.rest, " \t\n")
		switch {
		case strings.HasPrefix(c.rest, "*"):
			c.rest = c.rest[1:]
			n *= c.term(depth)
		case strings.HasPrefix(c.rest, "/"):
			c.rest = c.rest[1:]
			by := c.term(depth)
			c.wrong = c.wrong || by == 0
			n /= by
		default:
			return n
		}
	}
	return n
}

// term reads a number with its unit, or what stands in brackets.
func (c *calculation) term(depth int) float64 {
	c.rest = strings.TrimLeft(c.rest, " \t\n")
	i := strings.IndexFunc(c.rest, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' })
	if i < 0 || c.rest[i] != '(' {
		return c.number()
	}
	name := c.rest[:i]
	c.rest = c.rest[i+1:]
	if c.wrong = c.wrong || depth == deepestTerm; c.wrong {
		return 0
	}
	parts := []float64{c.sum(depth + 1)}
	for !c.wrong && strings.HasPrefix(c.rest, ",") {
		c.rest = c.rest[1:]
		parts = append(parts, c.sum(depth+1))
	}
	rest, closed := strings.CutPrefix(c.rest, ")")
	c.rest, c.wrong = rest, c.wrong || !closed
	return c.of(name, parts)
}

// of computes a function.
func (c *calculation) of(name string, parts []float64) (n float64) {
	switch n = parts[0]; {
	case name == "min":
		for _, part := range parts {
			n = min(n, part)
		}
	case name == "max":
		for _, part := range parts {
			n = max(n, part)
		}
	case name == "clamp" && len(parts) == 3:
		n = max(parts[0], min(parts[1], parts[2]))
	case name != "" && name != "calc" && name != "-webkit-calc" || len(parts) != 1:
		c.wrong = true
	}
	return n
}

func (c *calculation) number() float64 {
	end := numberEnd(c.rest)
	n, err := strconv.ParseFloat(c.rest[:end], 64)
	c.wrong = c.wrong || err != nil
	c.rest = c.rest[end:]
	end = 0
	for end < len(c.rest) && (c.rest[end] == '%' || 'a' <= c.rest[end] && c.rest[end] <= 'z') {
		end++
	}
	unit := c.rest[:end]
	c.rest = c.rest[end:]
	switch by := pixelsOf[unit]; {
	case unit == "":
		return n
	case unit == "%":
		c.pixels = true
		return n * width / 100
	case by == 0:
		c.wrong = true
	default:
		c.pixels = true
		return n * by
	}
	return 0
}
