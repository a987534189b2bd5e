package pdf

import (
	"dossier/internal/text"
	"image"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Which letters a reader sees is looked for in the picture of a page, whatever keeps them from being
// seen: their colour, a picture or an area over them, an edge, a layer that is off.
const (
	seenDPI    = 144
	seenSide   = 4000          // pixels of the picture on a side, at most
	seenPixels = 12 << 20      // of the picture, at most
	widest     = 72 * seenSide // points of a page on a side, at most, of which an inch is one pixel
	leastInk   = 8             // of 255: by how much the darkest and the lightest point of a letter differ, at least
	leastBox   = 2.5           // pixels: what is narrower is a stroke
	leastTall  = 0.6           // points, of a letter: what is lower looks like dust
	leastWide  = 0.1           // points
	metre      = 72 / 0.0254   // points
	// mostCovered is how many times over letters may cover their page: a page full of text is covered less than
	// once, and each time more takes as long to draw.
	mostCovered = 20
)

// covers is how many times over the boxes of letters cover a page, as far as they lie on it.
func (s *sheet) covers(width, height float64) float64 {
	all := 0.0
	for i := range s.letters {
		l := &s.letters[i]
		all += max(0, min(l.right-l.left, width)) * max(0, min(l.top-l.bottom, height))
	}
	return all / max(1, width*height)
}

// picture is a page as it is seen.
type picture struct {
	grey  *image.Gray
	place func(Mark) Mark // from the page to the picture
	drop  func()
}

// look draws a page.
func (r *fileReader) look(page requests.Page) (*picture, error) {
	size, err := r.pdf.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return nil, err
	}
	dpi := seenDPI
	for side, area := max(size.Width, size.Height)/72, size.Width*size.Height/(72*72); dpi > 1; dpi-- {
		if d := float64(dpi); side*d <= seenSide && area*d*d <= seenPixels {
			break
		}
	}
	grey, drop, err := r.inGrey(requests.RenderPageInDPI{Page: page, DPI: dpi, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return nil, err
	}
	place, err := r.places(page, grey.Rect.Dx(), grey.Rect.Dy())
	if err != nil {
		drop()
		return nil, err
	}
	return &picture{grey, place, drop}, nil
}

// box is where a letter stands on the picture.
func (p *picture) box(l *letter) Mark {
	return p.place(Mark{Left: l.left, Right: l.right, Top: l.top, Bottom: l.bottom})
}

// hasInk reports whether something is to be seen in a box of the picture. Of one that lies on an edge
// only the part within is looked at.
func (p *picture) hasInk(m Mark) bool {
	// What stands beside a letter reaches into the outermost points of its box, and a stroke is drawn beside its own.
	room := func(from, to float64) (float64, float64) {
		if to-from < leastBox {
			return from - 1, to + 1
		}
		return from + 0.5, to - 0.5
	}
	m.Left, m.Right = room(m.Left, m.Right)
	m.Top, m.Bottom = room(m.Top, m.Bottom)
	box := image.Rect(int(m.Left), int(m.Top), int(m.Right)+1, int(m.Bottom)+1).Intersect(p.grey.Rect)
	darkest, lightest := byte(255), byte(0)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, point := range p.grey.Pix[y*p.grey.Stride+box.Min.X : y*p.grey.Stride+box.Max.X] {
			if darkest, lightest = min(darkest, point), max(lightest, point); int(lightest)-int(darkest) >= leastInk {
				return true
			}
		}
	}
	return false
}

// judge says of the letters of a page which are not seen. Of those that are printed in no colour, as
// programs do that recognise letters in a picture, it says which words lie over something.
func (r *fileReader) judge(text references.FPDF_TEXTPAGE, p *picture, s *sheet) {
	word, over := 0, false // where the word begins, and whether something is seen where it stands
	for i := range s.letters {
		l := &s.letters[i]
		if l.generated && !l.drawn {
			word, over = i+1, false
			continue
		}
		ink := p.hasInk(p.box(l))
		switch {
		case l.drawn && ink:
			l.text, l.generated = unknown, false
			s.unread++
		case l.generated, isUnseen(l.text):
		case l.overlay:
			for over = over || ink; over && word <= i; word++ {
				if w := &s.letters[word]; w.overlay {
					w.over = true
					s.overlay++
				}
			}
		default:
			if l.hidden = (l.isDust() || !ink) && !r.lacksFont(text, i, s.letters); !l.hidden {
				s.plain++
			}
		}
	}
}

// isUnseen reports a blank, or a character that shows nothing by itself.
func isUnseen(s string) bool {
	return strings.TrimSpace(s) == "" || unicode.Is(unicode.Cf, text.FirstRune(s))
}

// drawsUnseen reports whether a file draws something for a character that shows nothing, and notes
// where.
func (r *fileReader) drawsUnseen(page references.FPDF_TEXTPAGE, index int, l *letter) bool {
	if strings.Contains(" \r\n", l.text) { // PDFium gives most of them itself
		return false
	}
	box, err := r.pdf.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: page, Index: index})
	if err != nil {
		return false
	}
	if r.size(page, index, l) != nil {
		return false
	}
	l.left, l.right, l.top, l.bottom = box.Left, box.Right, box.Top, box.Bottom
	l.start, l.end = l.left, l.right
	l.drawn = min(l.top-l.bottom, l.right-l.left) > l.size*0.05
	return l.drawn
}

// isDust reports a letter that is too small to be seen.
func (l *letter) isDust() bool {
	c := text.FirstRune(l.text)
	return (unicode.IsLetter(c) || unicode.IsNumber(c)) && (l.top-l.bottom < leastTall || l.right-l.left < leastWide)
}

// lacksFont reports a letter whose font is not in the file, and which is not among those that every program
// draws, such as a ligature: it is seen where somebody has that font.
func (r *fileReader) lacksFont(page references.FPDF_TEXTPAGE, index int, letters []letter) bool {
	l := &letters[index]
	joined := func(other int) bool {
		return 0 <= other && other < len(letters) && letters[other].left == l.left && letters[other].right == l.right
	}
	if text.FirstRune(l.text) <= unicode.MaxLatin1 && !joined(index-1) && !joined(index+1) {
		return false
	}
	object, err := r.pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: page, Index: index})
	if err != nil {
		return false
	}
	font, err := r.pdf.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: object.TextObject})
	if err != nil {
		return false
	}
	embedded, err := r.pdf.FPDFFont_GetIsEmbedded(&requests.FPDFFont_GetIsEmbedded{Font: font.Font})
	return err == nil && !embedded.IsEmbedded
}
