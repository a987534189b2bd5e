package pdf

import (
	"bytes"
	"dossier/internal/text"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Bounds on a file. A report of a parliament has a thousand pages.
const (
	maxPages   = 2000
	maxLetters = 20_000_000
	maxMemory  = 16384            // pages of WebAssembly, of 64 KiB each
	maxTime    = 10 * time.Minute // for one file
	maxWait    = 30 * time.Minute // for the file before it
)

// mostUnread is one of how many letters may be unknown in a file that is read.
const mostUnread = 20

// unknown stands for a letter that a file draws without saying which it is.
const unknown = "\uFFFD"

// symbolBullet is the bullet of the font Symbol, with which programs begin the items of a list.
const symbolBullet = 0xF0B7

// The module is interpreted for small files, and compiled for large ones: to compile
// it takes two seconds, in which thirty pages are interpreted.
const largeFile = 128 << 10

var interpreted, compiled = engine(wazero.NewRuntimeConfigInterpreter), engine(wazero.NewRuntimeConfig)

// engine starts the module when the first file is read.
func engine(config func() wazero.RuntimeConfig) func() (pdfium.Pool, error) {
	return sync.OnceValues(func() (pdfium.Pool, error) {
		return webassembly.Init(webassembly.Config{
			MaxIdle: 1, MaxTotal: 1,
			FSConfig: wazero.NewFSConfig(), // no files
			RuntimeConfig: config().WithMemoryLimitPages(maxMemory).WithCloseOnContextDone(true).
				WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling), // which the module is compiled for
			Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		})
	})
}

// letter is a character of a page and where it stands, in points from the lower left.
type letter struct {
	text                     string
	left, right, top, bottom float64
	size                     float64 // of the type
	start, end               float64 // from where to where the line goes on with it; as left and right if that is not asked for
	origin, foot             float64 // from the left and the lower edge, where its drawing begins, if that is asked for
	place, middle            float64 // from the left, by which it is read
	quarters                 int     // of a circle by which it is turned on the page
	given                    int     // among the letters of its line, as PDFium gives them
	behindBlank              bool    // PDFium gives a blank before it
	crowded                  bool    // it is drawn as one with a mark
	overlay                  bool    // printed in no colour
	over                     bool    // and something else is to be seen where its word stands, as in a picture of a text
	hidden                   bool    // nobody sees it
	generated                bool    // a blank or the end of a line
	drawn                    bool    // the file calls it a blank or a sign that is not seen, and may draw something
	rightToLeft              bool    // it stands in a line that is read so
	within                   bool    // among words of that line that are read from left to right
}

// sheet is a page of a file.
type sheet struct {
	placed  bool // where each letter stands is asked for
	turn    turn // of its letters, which stand as if it were none
	notes   []string
	shown   int // by how many quarters the page itself is turned to be read
	height  float64
	letters []letter
	plain   int // letters that are seen
	overlay int // letters printed in no colour over something else
	unread  int // letters of which the file does not say which they are
}

// Read reads a file. Exactly one of the results is nil.
func Read(raw []byte) (*Document, *Refusal) { return read(raw, false) }

// Draw reads a file, and draws its pages. Exactly one of the results is nil.
func Draw(raw []byte) (*Document, *Refusal) { return read(raw, true) }

func read(raw []byte, drawn bool) (*Document, *Refusal) {
	if !bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")) {
		return nil, &Refusal{"the file is no PDF", "check that it is the file and not the page it was downloaded from"}
	}
	start := interpreted
	if len(raw) > largeFile {
		start = compiled
	}
	pool, err := start()
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("the interpreter of PDF files does not start: %v", err), "save the text as a .txt file"}
	}
	instance, err := pool.GetInstance(maxWait)
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("the interpreter of PDF files does not start: %v", err), "save the text as a .txt file"}
	}
	late := time.AfterFunc(maxTime, func() { _ = instance.Kill() }) // ends what runs, with an error
	defer func() {
		if late.Stop() {
			_ = instance.Close() // of an instance that is given back nothing is left to be done
		}
	}()
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &raw})
	if err != nil {
		return nil, refusalOf(err)
	}
	r := &fileReader{pdf: instance, document: opened.Document, drawn: drawn}
	d, err := r.read()
	if err != nil {
		return nil, refusalOf(err)
	}
	return d, nil
}

// errRefused is a file that is not read, with the reason.
type errRefused struct{ Refusal }

func (e *errRefused) Error() string { return e.Reason }

func refusalOf(err error) *Refusal {
	var refused *errRefused
	switch {
	case errors.As(err, &refused):
		return &refused.Refusal
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return &Refusal{"the file is encrypted with a password", "save it without one"}
	}
	return &Refusal{fmt.Sprintf("the file is damaged, or takes too much: %v", err), "print it to a new PDF, or save the text as a .txt file"}
}

// fileReader reads an open file page by page.
type fileReader struct {
	pdf      pdfium.Pdfium
	document references.FPDF_DOCUMENT
	drawn    bool // the pages are drawn, and it is noted where letters stand
}

func (r *fileReader) read() (*Document, error) {
	count, err := r.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.document})
	if err != nil {
		return nil, err
	}
	if count.PageCount > maxPages {
		return nil, &errRefused{Refusal{fmt.Sprintf("the file has more than %d pages", maxPages), "save the pages that matter as a file of their own"}}
	}
	d := &Document{Pages: count.PageCount}
	r.describe(d)
	sheets := make([]sheet, count.PageCount)
	letters, plain, overlay := 0, 0, 0
	if r.drawn && count.PageCount > maxDrawn {
		return nil, &errRefused{Refusal{fmt.Sprintf("the file has more than %d pages to draw", maxDrawn), "add it without --pages"}}
	}
	for i := range sheets {
		sheets[i].placed = r.drawn
		if err := r.page(i, &sheets[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		letters, plain, overlay = letters+len(sheets[i].letters), plain+sheets[i].plain, overlay+sheets[i].overlay
		d.Unread += sheets[i].unread
		if letters > maxLetters {
			return nil, &errRefused{Refusal{"the file has more text than is read", "save the pages that matter as a file of their own"}}
		}
		if len(sheets[i].letters) == 0 {
			d.Silent++
		}
	}
	if letters == 0 {
		return nil, &errRefused{Refusal{
			"there is no text in the file, only pictures of it",
			"have a program recognise the letters (OCR) and save the result as a PDF or a .txt file",
		}}
	}
	if d.Unread*mostUnread > letters {
		return nil, &errRefused{Refusal{
			"the file draws many of its letters without saying which they are, so what it says cannot be read",
			"have a program recognise the letters (OCR), or save the text as a .txt file from the program that the file comes from",
		}}
	}
	d.Overlay = overlay > plain*9
	for i := range sheets {
		for n := range sheets[i].letters {
			if l := &sheets[i].letters[n]; l.overlay {
				l.hidden = !d.Overlay || !l.over
			}
		}
	}
	if refusal := d.layOut(sheets); refusal != nil {
		return nil, &errRefused{*refusal}
	}
	if r.drawn {
		if err := r.draw(d, sheets); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// describe reads what the file says of itself (ISO 32000-1, 14.3.3).
func (r *fileReader) describe(d *Document) {
	said, err := r.pdf.GetMetaData(&requests.GetMetaData{Document: r.document, Tags: &[]string{"Title", "Author"}})
	if err != nil {
		return // a file need not say anything
	}
	for _, tag := range said.Tags {
		value := strings.Join(strings.Fields(strings.ToValidUTF8(tag.Value, "")), " ")
		switch {
		case value == "":
		case tag.Tag == "Title":
			d.Title = value
		default:
			for name := range strings.SplitSeq(value, ";") {
				d.Authors = append(d.Authors, strings.TrimSpace(name))
			}
		}
	}
}

func (r *fileReader) page(index int, s *sheet) error {
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: r.document, Index: index}}
	size, err := r.pdf.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return err
	}
	s.height = size.Height
	if s.notes, err = r.notes(page); err != nil {
		return err
	}
	loaded, err := r.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return err
	}
	defer func() { _, _ = r.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage}) }()
	count, err := r.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return err
	}
	for i := range count.Count {
		if err := r.letter(loaded.TextPage, i, s); err != nil {
			return err
		}
	}
	if len(s.letters) == 0 {
		return nil
	}
	if side := max(size.Width, size.Height); side > widest {
		return &errRefused{Refusal{fmt.Sprintf("page %d has a side of %.0f m, and cannot be drawn to see what is to be read on it", index+1, side/metre),
			"print it to a new PDF, on pages of a usual size, or save the text as a .txt file"}}
	}
	if s.covers(size.Width, size.Height) > mostCovered {
		return &errRefused{Refusal{fmt.Sprintf("the letters of page %d lie over each other many times, so that it cannot be told which are seen", index+1),
			"save the text as a .txt file from the program that the file comes from"}}
	}
	seen, err := r.look(page)
	if err != nil {
		return err
	}
	defer seen.drop()
	r.judge(loaded.TextPage, seen, s)
	seen.strike(s.letters)
	if slices.ContainsFunc(s.letters, func(l letter) bool { return isRightToLeft(l.text) }) {
		for i := range s.letters {
			if err := r.stretch(loaded.TextPage, i, &s.letters[i]); err != nil {
				return err
			}
		}
	}
	rotation, err := r.pdf.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page})
	if err != nil {
		return err
	}
	if s.shown = int(rotation.PageRotation); s.shown%2 == 1 {
		size.Width, size.Height = size.Height, size.Width
	}
	s.turnUpright(size.Width, size.Height)
	return nil
}

// stretch asks how much of its line a letter takes, which is more than what is seen of it, and
// where that line runs.
func (r *fileReader) stretch(page references.FPDF_TEXTPAGE, index int, l *letter) error {
	if l.generated {
		return nil
	}
	box, err := r.pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: index})
	if err != nil {
		return err
	}
	origin, err := r.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: page, Index: index})
	if err != nil {
		return err
	}
	l.start, l.end = min(float64(box.Rect.Left), l.left, origin.X), max(float64(box.Rect.Right), l.right)
	l.origin, l.foot = origin.X, origin.Y
	return nil
}

// letter reads a character. How large it is is asked once for a word, and for each
// figure, which may be raised; whether it has a colour, of each, for one may turn a sentence.
func (r *fileReader) letter(page references.FPDF_TEXTPAGE, index int, s *sheet) error {
	char, err := r.pdf.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: page, Index: index})
	if err != nil {
		return err
	}
	l := letter{text: string(rune(char.Unicode))}
	if char.Unicode == symbolBullet {
		l.text = "•"
	} else if r.unknown(page, index, rune(char.Unicode)) {
		l.text = unknown
		s.unread++
	}
	l.generated = strings.TrimSpace(l.text) == ""
	if isUnseen(l.text) && r.drawsUnseen(page, index, &l) || l.generated {
		s.letters = append(s.letters, l)
		return nil
	}
	box, err := r.pdf.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: page, Index: index})
	if err != nil {
		return err
	}
	l.left, l.right, l.top, l.bottom = box.Left, box.Right, box.Top, box.Bottom
	l.start, l.end = l.left, l.right
	before := len(s.letters) - 1
	begins := before < 0 || s.letters[before].generated
	if begins || unicode.IsDigit(rune(char.Unicode)) != unicode.IsDigit(text.FirstRune(s.letters[before].text)) {
		if err := r.size(page, index, &l); err != nil {
			return err
		}
	} else {
		l.size, l.quarters = s.letters[before].size, s.letters[before].quarters
	}
	l.overlay = r.hides(page, index)
	s.letters = append(s.letters, l)
	return nil
}

// unknown reports whether a file does not say which letter it draws: PDFium then gives the
// number of the drawing in its font, which is that of any other letter. A control character
// is none, but for the ends of lines and the hyphen there, which PDFium marks by U+0002; nor is one
// for private use, which a font of signs alone gives a meaning.
func (r *fileReader) unknown(page references.FPDF_TEXTPAGE, index int, char rune) bool {
	if !utf8.ValidRune(char) || unicode.Is(unicode.Co, char) || unicode.Is(unicode.Cc, char) && !strings.ContainsRune("\t\n\v\f\r\x02", char) {
		return true
	}
	unmapped, err := r.pdf.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: page, Index: index})
	return err == nil && unmapped.HasUnicodeMapError
}

// size asks for the size of the type of a letter, in points, as it is printed, and for how it is turned.
func (r *fileReader) size(page references.FPDF_TEXTPAGE, index int, l *letter) error {
	size, err := r.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: page, Index: index})
	if err != nil {
		return err
	}
	l.size, l.quarters = size.FontSize, 0
	matrix, err := r.pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: page, Index: index})
	if err != nil {
		return nil //nolint:nilerr // letters of no object have none
	}
	m := matrix.Matrix
	l.size *= math.Hypot(float64(m.C), float64(m.D))
	if m.A*m.D-m.B*m.C > 0 { // others are seen as in a mirror
		l.quarters = quarters(float64(m.A), float64(m.B))
	}
	return nil
}

// hides reports whether a letter is printed in no colour. A letter that belongs to no
// object of the page is taken for visible.
func (r *fileReader) hides(page references.FPDF_TEXTPAGE, index int) bool {
	object, err := r.pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: page, Index: index})
	if err != nil {
		return false
	}
	mode, err := r.pdf.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.TextObject})
	return err == nil && mode.TextRenderMode == 3
}
