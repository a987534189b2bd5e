package capture

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// wordRun is how a run of text is shown.
type wordRun struct {
	hidden, struck, raised bool
	signs                  bool // in a font that has signs in the place of letters
	look                   wordLook
	shaded                 bool // it stands on another ground than that of the page
}

// wordLook is what a run or a style says of its letters, "" where it says nothing.
type wordLook struct{ colour, size, width string }

// Letters that nobody sees.
const (
	leastSize  = 3    // half-points
	leastWidth = 10   // per cent of their usual one
	nearWhite  = 0xf0 // of red, green and blue
)

// unseen reports letters that are as good as nothing on white paper.
func (r *wordRun) unseen() bool {
	if size, err := strconv.Atoi(r.look.size); err == nil && size < leastSize {
		return true
	}
	if width, err := strconv.Atoi(strings.TrimSuffix(r.look.width, "%")); err == nil && width < leastWidth {
		return true
	}
	if r.shaded {
		return false
	}
	rgb, err := strconv.ParseUint(r.look.colour, 16, 32)
	return err == nil && len(r.look.colour) == 6 && rgb>>16 >= nearWhite && rgb>>8&0xff >= nearWhite && rgb&0xff >= nearWhite
}

// colourOf is the colour of letters: that of the theme, where it is named, holds before the one
// that is written for programs without themes.
func colourOf(theme, shade, value string) string {
	switch {
	case theme == "":
		return value
	case (theme == "background1" || theme == "light1") && shade == "":
		return "FFFFFF"
	}
	return "auto"
}

// shading is the ground on which words stand (§17.3.5).
type shading struct {
	Pattern string `xml:"val,attr"`
	Fill    string `xml:"fill,attr"`
	Theme   string `xml:"themeFill,attr"`
}

// shades reports a ground that is not the white of the page.
func (s *shading) shades() bool {
	patterned := s.Pattern != "" && s.Pattern != "clear" && s.Pattern != "nil"
	return patterned || s.Theme != "" || s.Fill != "" && s.Fill != "auto" && !strings.EqualFold(s.Fill, "FFFFFF")
}

// wordStyleXML is a style, or what holds of all words.
type wordStyleXML struct {
	ID      string   `xml:"styleId,attr"`
	Kind    string   `xml:"type,attr"`
	Default string   `xml:"default,attr"`
	BasedOn wordVal  `xml:"basedOn"`
	List    wordVal  `xml:"pPr>numPr>numId"`
	Level   wordVal  `xml:"pPr>numPr>ilvl"`
	Vanish  *wordVal `xml:"rPr>vanish"`
	Strike  *wordVal `xml:"rPr>strike"`
	Twice   *wordVal `xml:"rPr>dstrike"` // by two lines
	Size    wordVal  `xml:"rPr>sz"`
	Width   wordVal  `xml:"rPr>w"`
	Colour  struct {
		Val   string `xml:"val,attr"`
		Theme string `xml:"themeColor,attr"`
		Shade string `xml:"themeShade,attr"`
	} `xml:"rPr>color"`
	Ground []shading  `xml:"rPr>shd"`
	Below  []shading  `xml:"pPr>shd"` // of the paragraph
	Cells  []struct{} `xml:"tcPr>shd"`
	Table  []struct{} `xml:"tblPr>shd"`
	Places []struct { // rows and columns of a table
		Cells []struct{} `xml:"tcPr>shd"`
	} `xml:"tblStylePr"`
}

func (s *wordStyleXML) style() wordStyle {
	style := wordStyle{list: s.List.Val, level: s.Level.Val, basedOn: s.BasedOn.Val, vanishes: s.Vanish, struck: s.Strike}
	if s.Twice.on() || s.Strike == nil {
		style.struck = s.Twice
	}
	style.look = wordLook{colourOf(s.Colour.Theme, s.Colour.Shade, s.Colour.Val), s.Size.Val, s.Width.Val}
	style.shades = len(s.Cells)+len(s.Table) > 0
	for _, ground := range slices.Concat(s.Ground, s.Below) {
		style.shades = style.shades || ground.shades()
	}
	for _, place := range s.Places {
		style.shades = style.shades || len(place.Cells) > 0
	}
	return style
}

// shown returns how the words of a style look, by itself or by those that it is based on.
func (l *wordLists) shown(style string) (run wordRun) {
	var vanishes, struck *wordVal
	for range maxLevels * 2 { // styles that are based on one another
		s, ok := l.styles[style]
		if !ok {
			break
		}
		vanishes, struck = cmp.Or(vanishes, s.vanishes), cmp.Or(struck, s.struck)
		run.look, run.shaded = run.look.over(s.look), run.shaded || s.shades
		style = s.basedOn
	}
	run.hidden, run.struck = vanishes.on(), struck.on()
	return run
}

// over is a look with what another one says where it says nothing.
func (l wordLook) over(other wordLook) wordLook {
	return wordLook{cmp.Or(l.colour, other.colour), cmp.Or(l.size, other.size), cmp.Or(l.width, other.width)}
}

// begin returns how a run looks that says nothing itself, in a paragraph of a style.
func (l *wordLists) begin(style string) wordRun {
	run := l.shown(cmp.Or(style, l.plain))
	run.look = run.look.over(l.always.look)
	run.hidden, run.struck = run.hidden || l.always.vanishes.on(), run.struck || l.always.struck.on()
	return run
}

// inStyle gives a run a style of its own. What hides and strikes out is turned round by it: twice is
// not at all (ECMA-376 part 1, §17.7.3).
func (p *wordReader) inStyle(style string) {
	own := p.numbering.shown(style)
	if always := &p.numbering.always; !always.vanishes.on() {
		p.run.hidden = p.run.hidden != own.hidden
	}
	p.run.struck = p.run.struck != own.struck
	p.run.look, p.run.shaded = own.look.over(p.run.look), p.run.shaded || own.shaded
}

// look reads a property of a run, or of what stands around it, that says how letters look.
func (p *wordReader) look(t xml.StartElement) {
	value := attributeOf(t, "val")
	switch name := t.Name.Local; {
	case name == "shd":
		p.shade((&shading{value, attributeOf(t, "fill"), attributeOf(t, "themeFill")}).shades())
	case name == "background" && p.within("document"):
		p.coloured = p.coloured || (&shading{Fill: attributeOf(t, "color"), Theme: attributeOf(t, "themeColor")}).shades()
	case name == "tblStyle":
		p.shade(p.numbering.shown(value).shaded)
	case !p.within("rPr") || len(p.open) > 2 && p.open[len(p.open)-3] != "r": // that of the end of a paragraph
	case name == "highlight":
		p.shade(value != "none" && value != "white")
	case name == "color":
		p.run.look.colour = colourOf(attributeOf(t, "themeColor"), attributeOf(t, "themeShade"), value)
	case name == "sz":
		p.run.look.size = value
	case name == "w":
		p.run.look.width = value
	case name == "rFonts":
		fonts := []string{attributeOf(t, "ascii"), attributeOf(t, "hAnsi")}
		p.run.signs = slices.ContainsFunc(fonts, func(font string) bool { return fontsOfSigns[strings.TrimRight(strings.ToLower(font), " 0123456789")] })
	}
}

// fontsOfSigns have signs in the place of letters.
var fontsOfSigns = map[string]bool{
	"wingdings": true, "webdings": true, "symbol": true, "zapfdingbats": true, "zapf dingbats": true, "itc zapf dingbats": true, "mt extra": true,
}

// shade notes the ground of a run, a paragraph, a cell or a table.
func (p *wordReader) shade(shaded bool) {
	switch {
	case !shaded:
	case p.within("rPr"):
		p.run.shaded = true
	case p.within("pPr"):
		if text := p.now(); text != nil {
			text.shaded = true
		}
	default:
		p.grounds = max(p.grounds, len(p.rows)+1)
	}
}

// seen reports whether what the run says is seen by who opens the document.
func (p *wordReader) seen(text *paragraph) bool {
	if p.run.hidden || slices.Contains(p.fields, false) {
		return false
	}
	run := p.run
	run.shaded = run.shaded || text.shaded || p.coloured || p.grounds > 0 || slices.Contains(p.open, "txbxContent")
	return !run.unseen()
}

// turned reports letters that stand in the order of another script than theirs.
func (p *wordReader) turned(s string) bool {
	if p.order == "" {
		return false
	}
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana) != (p.order == "rtl")
	})
}
