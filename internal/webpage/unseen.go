package webpage

import (
	"slices"
	"strings"

	"dossier/internal/text"
)

// hiding are pieces without one of which no style of an element changes what is seen of it,
// in small letters.
var hiding = []string{
	"none", "hidden", "collapse", "opacity", "font", "clip", "scale", "transl", "transparent", "color", "fill", "security", "height", "width",
	":-", ": -", " :", ":  ", ":\n", ":\t", ":\r", "list-style", "-through", "bidi", "indent", `\`, "/*",
	"rotate", "matrix", "inset", "-size", "blur", "mask", "left", "calc", "min(", "background", "all:", "reverse", ";order", "; order",
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
	clippedOff = text.Pattern(`inset\([^)]*\b100%|inset\(\s*50%|xywh\(\s*\S+\s+\S+\s+0` +
		`|path\(\s*["']m\s*0[ ,]+0\s*z?["']|ellipse\(\s*0|circle\(\s*0(?:px|%)?\s*(?:\)|at)` +
		`|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?\s*(?:,\s*0(?:px|%)?\s+0(?:px|%)?\s*)*\)`)
	scaledAway = text.Pattern(`scale(?:x|y|3d)?\(\s*0*(?:\.0\d*)?%?\s*[,)]`)
	faded      = text.Pattern(`opacity\(\s*0*(?:\.0\d*)?%?\s*\)|blur\(\s*(?:1\d|[2-9]\d|\d{3,})(?:\.\d+)?px`)
	moved      = text.Pattern(`translate(?:x|y|3d)?\(([^)]*)\)`)
	rectangle  = text.Pattern(`rect\(([^)]*)\)`)
	matrix     = text.Pattern(`matrix\(([^)]*)\)`)
	turnedAway = text.Pattern(`(?:rotate[xy]\(|^[xy])-?(?:90|270)deg`)
)

// unseen reports a style with which no reader of the page sees a text: it is hidden, far
// outside the window, without size or in the colour of its ground. What fades or moves in is
// seen, and so are pictures that show through letters.
func (d declarations) unseen() bool { return slices.ContainsFunc(d, d.unseenBy) }

// unseenBy reports a declaration of a style by which nobody sees a text.
func (d declarations) unseenBy(one declaration) bool {
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
	case "opacity":
		n, _, ok := length(value)
		return (isNothing(value) || ok && n < 0) && !d.animated()
	case "scale", "zoom":
		return isNothing(value) && !d.animated() && (one.property != "zoom" || strings.Trim(value, "0.%") != "")
	case "rotate":
		return turnedAway().MatchString(strings.ReplaceAll(value, " ", "")) && !d.animated()
	case "filter":
		return faded().MatchString(value) && !d.animated()
	case "transform", "translate":
		return d.movedAway(one.property, value)
	case "font-size":
		return isNothing(value) || tooSmall(value)
	case "font":
		return d.last("font-size") == "" && fontOfNothing(value)
	case "left", "right", "top", "bottom", "inset-inline-start", "inset-block-start", "margin-left", "margin-top", "margin-inline-start", "text-indent":
		return d.outside(one.property, value)
	case "clip", "clip-path":
		return clippedOff().MatchString(value) || noRectangle(value)
	case "mask", "mask-image", "-webkit-mask-image":
		return strings.Contains(value, "gradient(") && oneColour(value) == noColour
	case "height", "width", "max-height", "max-width", "block-size", "inline-size":
		return d.withoutRoom(one.property, value)
	case "color", "-webkit-text-fill-color":
		return d.inkless(one.property, value)
	}
	return false
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
	case ahead && (property == "left" || property == "inset-inline-start"): // beside what moves past, by 100 %
		n, unit, _ := length(value)
		return n*pixelsOf[unit] >= 2*width
	}
	return away
}

// noRectangle reports a part of an element that has no size.
func noRectangle(value string) bool {
	m := rectangle().FindStringSubmatch(value)
	if m == nil {
		return false
	}
	var sides [4]float64
	parts := strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == ' ' })
	if len(parts) != len(sides) {
		return false
	}
	for i, part := range parts {
		n, unit, ok := length(part)
		if !ok || unit == "%" && n != 0 {
			return false
		}
		if sides[i] = n; unit != "" {
			sides[i] *= pixelsOf[unit]
		}
	}
	return sides[2]-sides[0] <= 1 || sides[1]-sides[3] <= 1
}

// flattened reports a matrix that leaves nothing of an element, or moves it out of the window.
func flattened(value string) bool {
	m := matrix().FindStringSubmatch(value)
	if m == nil {
		return false
	}
	var n [6]float64
	parts := strings.Split(m[1], ",")
	for i := range min(len(n), len(parts)) {
		n[i], _, _ = length(parts[i])
	}
	return len(parts) == len(n) && (n[0]*n[3]-n[1]*n[2] == 0 || n[4] <= -farPixels || n[5] <= -farPixels)
}

// movedAway reports what is shrunk to nothing, or moved out of the window and not by what
// moves pictures past it.
func (d declarations) movedAway(property, value string) bool {
	if value == "none" || d.animated() {
		return false
	}
	if property == "transform" {
		if strings.Contains(value, "scale") && scaledAway().MatchString(value) || turnedAway().MatchString(value) || flattened(value) {
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
	if contain := d.is("contain"); strings.Contains(contain, "strict") || strings.Contains(contain, "content") || strings.Contains(contain, "paint") {
		return true
	}
	for _, property := range []string{"overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline"} {
		if value := d.is(property); strings.HasPrefix(value, "hidden") || strings.HasPrefix(value, "clip") {
			return true
		}
	}
	return false
}

// thinnest is how many pixels of something show no letter.
const thinnest = 2

// withoutRoom reports a box that has no room for its text and shows nothing of what does not
// fit in. What opens by and by is folded, and not hidden.
func (d declarations) withoutRoom(property, value string) bool {
	n, unit, ok := length(value)
	if !ok || n != 0 && (unit == "%" || n*pixelsOf[unit] > thinnest || n < 0) || !d.cut() || d.animated() || d.is("display") == "inline" {
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
	if property == "color" && d.last("-webkit-text-fill-color") != "" {
		return false
	}
	ink := colour(value)
	ground, known := d.ground()
	return ink == noColour || known && (ink == ground || ground == "currentcolor")
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

// reorders reports a style that shows parts of an element in another order than that of the page.
func (d declarations) reorders() bool {
	order := d.last("order")
	return order != "" && order != "0" && !everywhere[order] || strings.Contains(d.is("flex-direction")+d.is("flex-flow"), "reverse")
}

// overrides reports a style that turns the order of letters.
func (d declarations) overrides() bool { return strings.Contains(d.is("unicode-bidi"), "override") }
