package drawing

import (
	"html"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Width is how wide pictures with words inside are, in their own units.
const Width = 600

// phoneType is the size of type, in units, that a picture of [Width] has on a phone:
// there it is shown at about 58 per cent, and 24 units are 14 pixels.
const phoneType = 24

// Title names a picture for those who listen to the page.
type Title struct {
	ID          string // of the picture on its page; those of title and description begin with it
	Text        string
	Description string
	leads       bool // parts of the picture are links
}

// writer writes the elements of a picture.
type writer struct{ strings.Builder }

// open begins a picture of a width and a height in units.
func (w *writer) open(class string, wide, high float64, t Title) {
	role := "img"
	if t.leads {
		role = "group" // of what is inside of an image nobody is told
	}
	w.WriteString(`<svg class="` + class + `" viewBox="0 0 ` + number(wide) + " " + number(high) + `" role="` + role + `" focusable="false"`)
	if t.ID == "" {
		w.WriteString(` aria-label="` + html.EscapeString(t.Text) + `">`)
		return
	}
	id := html.EscapeString(t.ID)
	w.WriteString(` aria-labelledby="` + id + `_title" aria-describedby="` + id + `_desc"><title id="` + id + `_title">` + html.EscapeString(t.Text) +
		`</title><desc id="` + id + `_desc">` + html.EscapeString(t.Description) + `</desc>`)
}

func (w *writer) close() []byte {
	w.WriteString("</svg>")
	return []byte(w.String())
}

// link makes of what is drawn a link, named by the words in it or by those given; without an
// address it is drawn all the same.
func (w *writer) link(address, named string, draw func()) {
	if address == "" {
		draw()
		return
	}
	w.WriteString(`<a href="` + html.EscapeString(address) + `"`)
	if named != "" {
		w.WriteString(` aria-label="` + html.EscapeString(named) + `"`)
	}
	w.WriteString(">")
	draw()
	w.WriteString("</a>")
}

// anchor says which end of a text stands at its place.
type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

// text writes words whose baseline begins, ends or is centred at a place.
func (w *writer) text(class string, x, y float64, a anchor, s string) {
	w.WriteString(`<text class="` + class + `" x="` + number(x) + `" y="` + number(y) + `"`)
	if a != start {
		w.WriteString(` text-anchor="` + string(a) + `"`)
	}
	w.WriteString(">" + html.EscapeString(s) + "</text>")
}

// lines writes words in several lines, the first with its baseline at y.
func (w *writer) lines(class string, x, y, step float64, a anchor, lines []string) {
	for i, line := range lines {
		w.text(class, x, y+float64(i)*step, a, line)
	}
}

func (w *writer) line(class string, x1, y1, x2, y2 float64) {
	w.WriteString(`<path class="` + class + `" d="M` + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2) + `"/>`)
}

func (w *writer) circle(class string, x, y, r float64) {
	w.WriteString(`<circle class="` + class + `" cx="` + number(x) + `" cy="` + number(y) + `" r="` + number(r) + `"/>`)
}

// number writes a coordinate with one decimal at most.
func number(f float64) string { return decimals(f, 10) }

// share writes a share of the whole in per cent, with two decimals at most.
func share(f float64) string { return decimals(f*100, 100) + "%" }

func decimals(f, unit float64) string {
	f = math.Round(f*unit) / unit
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return "0" // no minus before nothing, and nothing that a reader of SVG cannot read
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// width is about how wide a text is at a size of type. The picture does not know the
// font; this is what common ones need at most.
func width(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || unicode.Is(unicode.Cf, r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			em++
		case unicode.IsUpper(r):
			em += 0.68
		case strings.ContainsRune(" .,:;!|'’iltfjrI()-", r):
			em += 0.34
		default:
			em += 0.56
		}
	}
	return em * size
}

// wrap parts a text into at most most lines that are no wider than room, if its
// words allow that; what is too much is left out, and an ellipsis says so.
func wrap(s string, size, room float64, most int) []string {
	var lines []string
	words := strings.Fields(s)
	for i := range words {
		n := len(lines)
		if n > 0 && width(lines[n-1]+" "+words[i], size) <= room {
			lines[n-1] += " " + words[i]
			continue
		}
		if n == most {
			lines[n-1] += " …"
			return lines
		}
		lines = append(lines, fit(words[i], size, room))
	}
	return lines
}

// fit shortens a word that is wider than the room.
func fit(s string, size, room float64) string {
	if width(s, size) <= room {
		return s
	}
	for s != "" && width(s+"…", size) > room {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s + "…"
}
