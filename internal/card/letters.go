package card

import (
	"bytes"
	"compress/zlib"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.woff
var fontFiles embed.FS

// fonts are those of fonts/, by name, read once.
var fonts = sync.OnceValue(func() map[string]*font.Font {
	all := map[string]*font.Font{}
	names, err := fs.Glob(fontFiles, "fonts/*.woff")
	if err != nil {
		panic(err.Error())
	}
	for _, name := range names {
		data, err := fontFiles.ReadFile(name)
		if err != nil {
			panic(err.Error())
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			panic(name + ": " + err.Error()) // our own files, which the tests read
		}
		all[strings.TrimSuffix(path.Base(name), ".woff")] = face.Font
	}
	return all
})

// family is the fonts of one hand, the first that has a character writes it.
type family []*font.Face

// ResolveFace is the font that writes a character; nil if none has it.
func (f family) ResolveFace(r rune) *font.Face {
	for _, face := range f {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return f[0]
}

func familyOf(hand string) family {
	var f family
	for _, script := range []string{"latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"} {
		f = append(f, font.NewFace(fonts()[hand+"-"+script]))
	}
	for _, name := range []string{"arabic", "hebrew"} {
		f = append(f, font.NewFace(fonts()[name]))
	}
	return f
}

// colour is one of the inks of a card: where its levels begin in the palette.
type colour struct{ first, levels uint8 }

// full is what a point counts that ink covers.
const full = 256

// The palette has sixteen colours, so that a point takes half a byte.
var (
	ink    = colour{1, 8}
	soft   = colour{9, 4}
	accent = colour{13, 3}
)

var palette = func() []byte {
	paper := [3]int{0xfd, 0xfc, 0xf9}
	p := []byte{0xfd, 0xfc, 0xf9}
	for _, c := range []struct {
		colour
		rgb [3]int
	}{{ink, [3]int{0x1d, 0x21, 0x26}}, {soft, [3]int{0x58, 0x5f, 0x68}}, {accent, [3]int{0x0b, 0x4f, 0x6c}}} {
		for l := 1; l <= int(c.levels); l++ {
			for i, full := range c.rgb {
				p = append(p, byte(paper[i]+(full-paper[i])*l/int(c.levels)))
			}
		}
	}
	return p
}()

// level is the colour of a point of which so much is covered, of full.
func (c colour) level(covered int) uint8 {
	l := (covered*int(c.levels) + full/2) / full
	if l == 0 {
		return 0
	}
	return c.first + uint8(l) - 1
}

// drawer draws one card at a time.
type drawer struct {
	serif, sans family
	fromRight   bool
	points      [Height * rowBytes]byte // two to a byte, each row behind a byte of its own

	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
	outlines  map[letter]font.GlyphOutline // of letters that were drawn before
	rows      [Height * subRows][]crossing
	top, end  int // between these lie the rows that have crossings
	covered   [Width]int32
	packer    *zlib.Writer
}

// letter is a letter of a font.
type letter struct {
	face  *font.Face
	glyph font.GID
}

func newDrawer() *drawer {
	d := &drawer{serif: familyOf("serif"), sans: familyOf("sans"), outlines: map[letter]font.GlyphOutline{}, top: Height * subRows}
	var err error
	if d.packer, err = zlib.NewWriterLevel(nil, zlib.BestSpeed); err != nil {
		panic("draw a card: " + err.Error()) // there is this level
	}
	return d
}

// outlineOf is the outline of a letter; it is empty for a space.
func (d *drawer) outlineOf(l letter) font.GlyphOutline {
	o, ok := d.outlines[l]
	if !ok {
		o, _ = l.face.GlyphData(l.glyph).(font.GlyphOutline)
		d.outlines[l] = o
	}
	return o
}

// begin begins a new card.
func (d *drawer) begin(fromRight bool) {
	clear(d.points[:])
	d.fromRight = fromRight
}

// missing reports a character that no font has.
func (d *drawer) missing(r rune) bool {
	face := d.serif.ResolveFace(r)
	_, ok := face.NominalGlyph(r)
	return !ok && r != '\u00ad' && r != '\n' && r != '\u202f'
}

// wrapped shapes a text and breaks it into lines as wide as a card.
func (d *drawer) wrapped(f family, size int, text string) []shaping.Line {
	runes := []rune(strings.Join(strings.Fields(strings.ReplaceAll(text, "\u202f", "\u00a0")), " "))
	if len(runes) == 0 {
		return nil
	}
	direction := di.DirectionLTR
	if d.fromRight {
		direction = di.DirectionRTL
	}
	var runs []shaping.Output
	for _, input := range d.segmenter.Split(shaping.Input{
		Text: hyphens(runes), RunEnd: len(runes), Direction: direction, Size: fixed.I(size), Language: language.NewLanguage("und"),
	}, f) {
		runs = append(runs, d.shaper.Shape(input))
	}
	lines, _ := d.wrapper.WrapParagraph(shaping.WrapConfig{Direction: direction}, Width-2*margin, runes, shaping.NewSliceIterator(runs))
	return lines
}

// hyphens is a text with the hyphen that every font has in the place of the others, which only
// say where a line may end: what has them is a font for another script, whose are longer.
func hyphens(runes []rune) []rune {
	drawn := slices.Clone(runes)
	for i, r := range drawn {
		if r == '\u2010' || r == '\u2011' {
			drawn[i] = '-'
		}
	}
	return drawn
}

// line writes what of a text fits on one line.
func (d *drawer) line(f family, size int, of colour, baseline int, text string) {
	if lines := d.wrapped(f, size, text); len(lines) > 0 {
		d.put(lines[0], size, of, baseline)
	}
}

// unit is how many units of an outline a point of the picture has.
const unit = 64

// put writes a line at the side where the text begins.
func (d *drawer) put(line shaping.Line, size int, of colour, baseline int) {
	width := 0
	inOrder := make([]shaping.Output, len(line))
	for _, run := range line {
		width += int(run.Advance)
		inOrder[run.VisualIndex] = run
	}
	x, y := margin*unit, baseline*unit
	if d.fromRight {
		x = (Width-margin)*unit - width
	}
	for _, run := range inOrder {
		upem := int64(run.Face.Upem())
		for _, g := range run.Glyphs {
			d.outline(d.outlineOf(letter{run.Face, g.GlyphID}), x+int(g.XOffset), y-int(g.YOffset), int64(size), upem)
			x += int(g.Advance)
		}
	}
	d.fill(of)
}
