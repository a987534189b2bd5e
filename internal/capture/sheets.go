package capture

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dossier/internal/pdf"
)

// SheetsEnding is what stands behind the name of a PDF in that of the pictures of its
// pages: a ZIP archive of PNG files, with a list of where the words stand on them.
const SheetsEnding = ".pages.zip"

// Sheets are the pages of a file as pictures, and where on them the words of its text
// stand.
type Sheets struct {
	Pages []SheetSize     `json:"pages"` // in their order
	Words map[int][]Place `json:"words"` // by number of the line of the text, in the order of its words

	PNG [][]byte `json:"-"` // the pictures, in the order of the pages
}

// SheetSize is the size of a picture, in pixels.
type SheetSize struct{ Width, Height int }

// Place is a box around a word, or around what of it stands on one line of the page.
type Place struct {
	Page, From, To      int // the page, 1-based; bytes of the line of the text
	X, Y, Width, Height int // pixels, from the upper left of the picture
}

// MarshalJSON writes a place as a list of its numbers.
func (p Place) MarshalJSON() ([]byte, error) {
	return json.Marshal([]int{p.Page, p.From, p.To, p.X, p.Y, p.Width, p.Height})
}

// UnmarshalJSON reads a list of seven numbers.
func (p *Place) UnmarshalJSON(data []byte) error {
	var n [7]int
	if err := json.Unmarshal(data, &n); err != nil {
		return err
	}
	*p = Place{n[0], n[1], n[2], n[3], n[4], n[5], n[6]}
	return nil
}

// Bounds on pictures of pages.
const (
	MaxSheets     = 48 << 20 // bytes of the archive
	maxSheetFiles = 1000
	maxPlaces     = 64 << 20 // bytes of the list of words
)

// DrawPages draws the pages of a PDF, and returns the archive to be kept beside it.
func DrawPages(raw []byte) ([]byte, *Refusal) {
	d, refusal := pdf.Draw(raw)
	if refusal != nil {
		return nil, &Refusal{refusal.Reason, refusal.Help}
	}
	s := Sheets{Words: map[int][]Place{}}
	for _, sheet := range d.Sheets {
		s.Pages = append(s.Pages, SheetSize{sheet.Width, sheet.Height})
		s.PNG = append(s.PNG, sheet.PNG)
	}
	writePDF(d, func(b *pdf.Block, line int) {
		if len(b.Marks) > 0 {
			s.Words[line] = placesOf(b)
		}
	})
	data, err := s.write()
	switch {
	case err != nil:
		return nil, &Refusal{fmt.Sprintf("the pictures of its pages cannot be written: %v", err), "add it without --pages"}
	case len(data) > MaxSheets:
		return nil, &Refusal{fmt.Sprintf("the pictures of its pages have more than %d MiB", MaxSheets>>20), "add it without --pages"}
	}
	return data, nil
}

func (s *Sheets) write() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	list, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	part, err := w.Create("words.json")
	if err == nil {
		_, err = part.Write(list)
	}
	for i := 0; i < len(s.PNG) && err == nil; i++ {
		if part, err = w.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("%d.png", i+1), Method: zip.Store}); err == nil {
			_, err = part.Write(s.PNG[i])
		}
	}
	if err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

// placesOf returns the places of the words of a block, as its line of the text has them.
func placesOf(b *pdf.Block) []Place {
	var places []Place
	at, mark := 0, 0 // in the line, which has one blank between words; of the marks
	rest := b.Text
	for rest != "" {
		trimmed := strings.TrimLeftFunc(rest, isBlank)
		from := len(b.Text) - len(trimmed)
		length := strings.IndexFunc(trimmed, isBlank)
		if length < 0 {
			length = len(trimmed)
		}
		rest = trimmed[length:]
		open := false
		for ; mark < len(b.Marks) && b.Marks[mark].At < from+length; mark++ {
			m := b.Marks[mark]
			if m.At < from {
				continue
			}
			next := Place{m.Page, at, at + length, int(m.Left), int(m.Top), int(m.Right-m.Left) + 1, int(m.Bottom-m.Top) + 1}
			if last := len(places) - 1; open && places[last].beside(next) {
				places[last] = places[last].and(next)
			} else {
				places = append(places, next)
				open = true
			}
		}
		at += length + 1
	}
	return places
}

func isBlank(r rune) bool { return strings.TrimSpace(string(r)) == "" }

// beside reports whether two places are on one line of a page.
func (p Place) beside(o Place) bool {
	return p.Page == o.Page && p.Y < o.Y+o.Height && o.Y < p.Y+p.Height
}

// and is the place around two.
func (p Place) and(o Place) Place {
	right, bottom := max(p.X+p.Width, o.X+o.Width), max(p.Y+p.Height, o.Y+o.Height)
	p.X, p.Y = min(p.X, o.X), min(p.Y, o.Y)
	p.Width, p.Height = right-p.X, bottom-p.Y
	return p
}

// Boxes returns the places of the words of a line that have a byte of a stretch, those of one
// line of the page together.
func (s *Sheets) Boxes(line, from, to int) []Place {
	var boxes []Place
	for _, p := range s.Words[line] {
		if p.To <= from || p.From >= to {
			continue
		}
		if last := len(boxes) - 1; last >= 0 && boxes[last].beside(p) {
			boxes[last] = boxes[last].and(p)
		} else {
			boxes = append(boxes, p)
		}
	}
	return boxes
}

// ReadSheets reads the archive of the pages of a file. The error says what is wrong with it.
func ReadSheets(data []byte) (*Sheets, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(archive.File) > maxSheetFiles {
		return nil, fmt.Errorf("it has more than %d files", maxSheetFiles)
	}
	files := map[string]*zip.File{}
	for _, f := range archive.File {
		files[f.Name] = f
	}
	list, err := unzipped(files["words.json"], maxPlaces)
	if err != nil {
		return nil, err
	}
	s := &Sheets{}
	if err := json.Unmarshal(list, s); err != nil {
		return nil, fmt.Errorf("words.json: %w", err)
	}
	size := 0 // of all pictures, which are written as they are: no more than the archive
	for i := range s.Pages {
		picture, err := unzipped(files[fmt.Sprintf("%d.png", i+1)], MaxSheets)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		if size += len(picture); size > MaxSheets {
			return nil, fmt.Errorf("its pictures have more than %d MiB", MaxSheets>>20)
		}
		s.PNG = append(s.PNG, picture)
	}
	for line, places := range s.Words {
		for _, p := range places {
			if p.Page < 1 || p.Page > len(s.Pages) {
				return nil, fmt.Errorf("words of line %d stand on page %d, and there are %d", line, p.Page, len(s.Pages))
			}
		}
	}
	return s, nil
}

func unzipped(f *zip.File, limit int64) ([]byte, error) {
	if f == nil {
		return nil, fmt.Errorf("a file is missing")
	}
	file, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("it has more than %d MiB", limit>>20)
	}
	return data, err
}
