// Package picture reads image files that are to be published: what they are, how large,
// and their bytes without what a camera or a program wrote beside the picture. It hides
// the formats.
//
// A photograph often says where it was taken, to the metre, and with what; whoever took
// it may be in danger for that. So nothing is kept but what is needed to show it: the
// picture, its colour profile, and which side is up. Whatever stands behind the end of
// the picture, such as a second one that phones put there, goes too.
package picture

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // whose sizes are read
	_ "image/png"
)

// MaxBytes is the size of the largest file that is published: a page with a larger one
// is slow where the net is.
const MaxBytes = 300 << 10

// maxSide is the longest side of a picture, in pixels.
const maxSide = 10_000

// Picture is a file as it is published.
type Picture struct {
	Type          string // jpg or png, which is also the ending of its name
	Width, Height int    // in pixels, as it is shown
	Data          []byte
	Removed       bool // something that is not the picture was taken out
	Position      bool // where it was taken was among that
}

// Errors say why a file is not published.
var (
	ErrFormat = errors.New("it is neither JPEG nor PNG")
	ErrBroken = errors.New("it is damaged")
	ErrLarge  = errors.New("it has too many pixels")
)

// Read reads a file. It takes time in proportion to its bytes: the pixels are not
// looked at.
func Read(file []byte) (*Picture, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		if errors.Is(err, image.ErrFormat) {
			return nil, ErrFormat
		}
		return nil, ErrBroken
	}
	if config.Width > maxSide || config.Height > maxSide {
		return nil, ErrLarge
	}
	p := &Picture{Width: config.Width, Height: config.Height}
	ok := false
	switch format {
	case "jpeg":
		p.Type = "jpg"
		ok = p.jpeg(file)
	case "png":
		p.Type = "png"
		ok = p.png(file)
	}
	if !ok {
		return nil, ErrBroken
	}
	p.Removed = p.Removed || len(p.Data) != len(file)
	return p, nil
}
