package webpage

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/text"
)

// hiding are pieces without one of which no style of an element changes what is seen of it,
// in small letters.
var hiding = []string{
	"none", "hidden", "collapse", "opacity", "font", "clip", "scale", "transl", "transparent", "color", "fill", "security", "height", "width",
	":-", ": -", " :", ":  ", ":\n", ":\t", ":\r", "list-style", "-through", "bidi", "indent", `\`, "/*",
}

// mayHide reports a style that is worth reading: most are not.
func mayHide(style string) bool {
	if style == "" {
		return false
	}
	style = strings.ToLower(style)
	return slices.ContainsFunc(hiding, func(piece string) bool { return strings.Contains(style, piece) })
}

var (
	clippedOff = text.Pattern(`rect\(\s*(?:0|1px)|inset\(\s*(?:50|100)%|circle\(\s*0(?:px|%)?\s*(?:\)|at)` +
		`|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:,\s*0(?:px|%)?\s+0(?:px|%)?\s*)*\)`)
	scaledAway = text.Pattern(`scale(?:x|y|3d)?\(\s*0*(?:\.0\d*)?%?\s*[,)]`)
	faded      = text.Pattern(`opacity\(\s*0*(?:\.0\d*)?%?\s*\)`)
	moved      = text.Pattern(`translate[xy]?\(([^)]*)\)`)
)

// unseen reports a style with which no reader of the page sees a text: it is hidden, far
// outside the window, without size or in the colour of its ground. What fades or moves in is
// seen, and so are pictures that show through letters.
func (d declarations) unseen() bool {
	return slices.ContainsFunc(d, func(one declaration) bool {
		value := strings.ToLower(one.value)
		switch one.property {
		case "display":
			return value == "none"
		case "visibility":
			return value == "hidden" || value == "collapse"
		case "content-visibility":
			return value == "hidden"
		case "-webkit-text-security":
			return value != "none"
		case "opacity", "zoom", "scale":
			return isNothing(value) && !d.animated()
		case "filter":
			return strings.Contains(value, "opacity") && faded().MatchString(value) && !d.animated()
		case "transform", "translate":
			return d.movedAway(one.property, value)
		case "font-size":
			return isNothing(value) || tooSmall(value)
		case "font":
			return d.last("font-size") == "" && fontOfNothing(value)
		case "left", "right", "top", "bottom", "margin-left", "margin-top", "text-indent":
			return d.outside(one.property, value)
		case "clip", "clip-path":
			return clippedOff().MatchString(value)
		case "height", "width", "max-height", "max-width":
			return d.withoutRoom(one.property, value)
		case "color", "-webkit-text-fill-color":
			return d.inkless(one.property, value)
		}
		return false
	})
}

// length reads a number and its unit.
func length(value string) (n float64, unit string, ok bool) {
	if inner, calculated := strings.CutPrefix(value, "calc("); calculated {
		value = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
	}
	end := 0
	for end < len(value) && strings.IndexByte("+-.0123456789", value[end]) >= 0 {
		end++
	}
	n, err := strconv.ParseFloat(value[:end], 64)
	return n, value[end:], err == nil
}

// isNothing reports a size or a strength of which nothing is seen.
func isNothing(value string) bool {
	n, unit, ok := length(value)
	if unit == "%" {
		n /= 100
	}
	return ok && n > -0.1 && n < 0.1
}

// tooSmall reports a size of letters that nobody can read.
func tooSmall(value string) bool {
	n, unit, ok := length(value)
	return ok && n <= 1 && (unit == "px" || unit == "pt")
}

// fontOfNothing reports letters without a size, as font: 0/0 a.
func fontOfNothing(value string) bool {
	for word := range strings.FieldsSeq(value) {
		size, _, _ := strings.Cut(word, "/")
		if n, unit, ok := length(size); ok && (n == 0 || unit != "" && isNothing(size) || tooSmall(size)) {
			return true
		}
	}
	return false
}

// How far outside the window something stands that nobody sees, in pixels, and in what is
// larger.
const (
	farPixels = 500
	farOther  = 100
)

// far reports a distance that leads out of the window.
func far(value string) (away, back bool) {
	n, unit, ok := length(strings.TrimSpace(value))
	least := float64(farPixels)
	switch unit {
	case "px", "pt":
	case "em", "rem", "vw", "vh", "%", "ch", "in", "cm":
		least = farOther
	default:
		return false, false
	}
	return ok && n <= -least, ok && n >= least
}

// outside reports what stands far to the left of the window or above it.
func (d declarations) outside(property, value string) bool {
	away, ahead := far(value)
	switch {
	case strings.HasPrefix(property, "margin"): // by 100 % columns are moved into their places
		return away && !strings.HasSuffix(value, "%")
	case property == "text-indent" && ahead:
		return d.cut()
	}
	return away
}

// movedAway reports what is shrunk to nothing, or moved out of the window and not by what
// moves pictures past it.
func (d declarations) movedAway(property, value string) bool {
	if value == "none" || d.animated() {
		return false
	}
	if property == "transform" {
		if strings.Contains(value, "scale") && scaledAway().MatchString(value) {
			return true
		}
		m := moved().FindStringSubmatch(value)
		if m == nil {
			return false
		}
		value = strings.ReplaceAll(m[1], ",", " ")
	}
	for part := range strings.FieldsSeq(value) {
		away, back := far(part)
		if n, unit, _ := length(part); away || back && (unit != "%" || n >= 10*farOther) {
			return !strings.HasSuffix(part, "%") || n <= -10*farOther || n >= 10*farOther
		}
	}
	return false
}

// animated reports a style that something moves or fades in.
func (d declarations) animated() bool {
	for _, property := range []string{"animation", "animation-name", "transition"} {
		if value := d.is(property); value != "" && !strings.HasPrefix(value, "none") {
			return true
		}
	}
	return false
}

// cut reports a box that shows nothing of what does not fit in.
func (d declarations) cut() bool {
	for _, property := range []string{"overflow", "overflow-x", "overflow-y"} {
		if value := d.is(property); strings.HasPrefix(value, "hidden") || strings.HasPrefix(value, "clip") {
			return true
		}
	}
	return false
}

// withoutRoom reports a box that has no room for its text and shows nothing of what does not
// fit in. What opens by and by is folded, and not hidden.
func (d declarations) withoutRoom(property, value string) bool {
	n, unit, ok := length(value)
	if !ok || n != 0 && (n != 1 || unit != "px") || !d.cut() || d.animated() || d.is("display") == "inline" {
		return false
	}
	around := []string{"min-height", "padding", "padding-top", "padding-bottom"}
	if strings.HasSuffix(property, "width") {
		around = []string{"min-width", "padding"}
	}
	return !slices.ContainsFunc(around, func(property string) bool { value := d.is(property); return value != "" && !isNothing(value) })
}

// inkless reports letters without a colour, or in that of their ground.
func (d declarations) inkless(property, value string) bool {
	if shadow := d.is("text-shadow"); shadow != "" && shadow != "none" {
		return false
	}
	for _, clip := range []string{"background-clip", "-webkit-background-clip", "background"} {
		if slices.Contains(strings.Fields(d.is(clip)), "text") {
			return false
		}
	}
	ink := colour(value)
	if property == "color" && d.last("-webkit-text-fill-color") != "" {
		return false
	}
	return ink == noColour || ink != "" && (ink == colour(d.is("background-color")) || ink == colour(d.is("background")))
}

// noColour is the one through which everything is seen.
const noColour = "transparent"

// colour writes a colour in one of its forms: black is #000000 and #000.
func colour(value string) string {
	value = strings.ReplaceAll(value, " ", "")
	if named, known := map[string]string{"white": "#ffffff", "black": "#000000"}[value]; known {
		return named
	}
	if digits, ok := strings.CutPrefix(value, "#"); ok {
		if n := len(digits); n == 3 || n == 4 {
			var b strings.Builder
			for i := range n {
				b.WriteString(digits[i:i+1] + digits[i:i+1])
			}
			digits = b.String()
		}
		if len(digits) == 8 {
			if digits[6:] == "00" {
				return noColour
			}
			digits = strings.TrimSuffix(digits, "ff")
		}
		return "#" + digits
	}
	form, inner, ok := strings.Cut(strings.TrimSuffix(value, ")"), "(")
	if !ok || !strings.HasPrefix(form, "rgb") && !strings.HasPrefix(form, "hsl") {
		return value
	}
	parts := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == '/' })
	strength := ""
	switch before, behind, slashed := strings.Cut(inner, "/"); {
	case slashed:
		strength = behind
		parts = strings.Split(before, ",")
	case len(parts) == 4:
		strength = parts[3]
		parts = parts[:3]
	}
	if strength != "" && isNothing(strength) {
		return noColour
	}
	if len(parts) != 3 || !strings.HasPrefix(form, "rgb") {
		return value
	}
	written := "#"
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 255 {
			return value
		}
		if n < 16 {
			written += "0"
		}
		written += strconv.FormatInt(int64(n), 16)
	}
	return written
}

// strikes reports a style that draws a line through the words, as <del> does.
func (d declarations) strikes() bool {
	return slices.ContainsFunc([]string{"text-decoration", "text-decoration-line"}, func(property string) bool {
		return strings.Contains(d.is(property), "line-through")
	})
}

// bare reports a style that takes the numbers off a list.
func (d declarations) bare() bool {
	return slices.Contains(strings.Fields(d.is("list-style")), "none") || d.is("list-style-type") == "none"
}

// overrides reports a style that turns the order of letters.
func (d declarations) overrides() bool { return strings.Contains(d.is("unicode-bidi"), "override") }
