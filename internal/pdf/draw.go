package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/klippa-app/go-pdfium/requests"
)

// Bounds on pictures of pages.
const (
	maxDrawn  = 300       // pages
	maxPNG    = 300 << 10 // bytes of one
	maxPixels = 2000      // on a side
	fineness  = 100       // steps of a pixel in which places are asked for
)

// resolutions are tried one after the other, in dots to the inch, until a picture is small
// enough: the first is that of a page which can be read on a screen.
var resolutions = []int{110, 90, 72, 50}

// greys are the colours of a picture. Sixteen take half a byte each, and print looks like print.
var greys = func() color.Palette {
	p := make(color.Palette, 16)
	for i := range p {
		p[i] = color.Gray{Y: uint8(i * 17)}
	}
	return p
}()

// draw draws the pages, and turns the places of letters into places on the pictures.
func (r *fileReader) draw(d *Document, sheets []sheet) error {
	d.Sheets = make([]Sheet, d.Pages)
	places := make([]func(m Mark) Mark, d.Pages)
	for i := range d.Sheets {
		page := requests.Page{ByIndex: &requests.PageByIndex{Document: r.document, Index: i}}
		s, err := r.sheet(page)
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		d.Sheets[i] = *s
		if places[i], err = r.places(page, s.Width, s.Height); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	for _, b := range d.Blocks {
		for i, m := range b.Marks {
			b.Marks[i] = places[m.Page-1](sheets[m.Page-1].turn.mark(m))
		}
	}
	return nil
}

// inGrey draws a page. The picture is there until it is dropped.
func (r *fileReader) inGrey(page requests.RenderPageInDPI) (grey *image.Gray, drop func(), err error) {
	page.ImageFormat = requests.RenderImageFormatGrayscale
	drawn, err := r.pdf.RenderPageInDPI(&page)
	if err != nil {
		return nil, nil, err
	}
	grey, ok := drawn.Result.RenderedImage.(*image.Gray)
	if !ok {
		drawn.Cleanup()
		return nil, nil, fmt.Errorf("it is drawn as a %T", drawn.Result.RenderedImage)
	}
	return grey, drawn.Cleanup, nil
}

// sheet draws one page.
func (r *fileReader) sheet(page requests.Page) (*Sheet, error) {
	size, err := r.pdf.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return nil, err
	}
	for _, dpi := range resolutions {
		if longer := max(size.Width, size.Height) * float64(dpi) / 72; longer > maxPixels {
			continue
		}
		grey, drop, err := r.inGrey(requests.RenderPageInDPI{Page: page, DPI: dpi})
		if err != nil {
			return nil, err
		}
		picture := image.NewPaletted(grey.Bounds(), greys)
		for y := range grey.Rect.Dy() {
			for x := range grey.Rect.Dx() {
				picture.Pix[y*picture.Stride+x] = (grey.Pix[y*grey.Stride+x] + 8) / 17
				if grey.Pix[y*grey.Stride+x] > 247 { // the sum does not fit a byte
					picture.Pix[y*picture.Stride+x] = 15
				}
			}
		}
		drop()
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&out, picture); err != nil {
			return nil, err
		}
		if out.Len() <= maxPNG {
			return &Sheet{out.Bytes(), picture.Rect.Dx(), picture.Rect.Dy()}, nil
		}
	}
	return nil, &errRefused{Refusal{"a page is too large, or has too much on it, for a picture", "add the file without --pages"}}
}

// places returns what turns a place on a page into one on its picture: pages may be turned, and
// their corner need not be where they count from.
func (r *fileReader) places(page requests.Page, width, height int) (func(Mark) Mark, error) {
	var at [3][2]float64 // of the points (0, 0), (1000, 0), (0, 1000) of the page
	for i, p := range [3][2]float64{{0, 0}, {1000, 0}, {0, 1000}} {
		d, err := r.pdf.FPDF_PageToDevice(&requests.FPDF_PageToDevice{
			Page: page, SizeX: width * fineness, SizeY: height * fineness, PageX: p[0], PageY: p[1],
		})
		if err != nil {
			return nil, err
		}
		at[i] = [2]float64{float64(d.DeviceX) / fineness, float64(d.DeviceY) / fineness}
	}
	point := func(x, y float64) (float64, float64) {
		return at[0][0] + (at[1][0]-at[0][0])*x/1000 + (at[2][0]-at[0][0])*y/1000,
			at[0][1] + (at[1][1]-at[0][1])*x/1000 + (at[2][1]-at[0][1])*y/1000
	}
	return func(m Mark) Mark {
		x1, y1 := point(m.Left, m.Top)
		x2, y2 := point(m.Right, m.Bottom)
		return Mark{m.At, min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), m.Page}
	}, nil
}

// marksBetween are the marks of a stretch of a text, counted from its beginning.
func marksBetween(marks []Mark, from, to int) []Mark {
	var within []Mark
	for _, m := range marks {
		if from <= m.At && m.At < to {
			m.At -= from
			within = append(within, m)
		}
	}
	return within
}
