package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Markers of JPEG (ITU-T T.81, table B.1), and those of applications.
const (
	startOfImage = 0xD8
	endOfImage   = 0xD9
	startOfScan  = 0xDA
	app0         = 0xE0 // JFIF
	app1         = 0xE1 // Exif, XMP
	app2         = 0xE2 // a colour profile, or more pictures
	app14        = 0xEE // Adobe: how colours are coded
	app15        = 0xEF
	comment      = 0xFE
)

var (
	exifStart    = []byte("Exif\x00\x00")
	profileStart = []byte("ICC_PROFILE\x00")
	jfifStart    = []byte("JFIF\x00")
)

// jfifLength is how much of a JFIF segment says how the picture is shown, with its marker and
// length; what follows is a small picture of the picture (ITU-T T.871, 10.1).
const jfifLength = 18

// jpeg keeps the segments that are shown, up to the end of the picture.
func (p *Picture) jpeg(file []byte) bool {
	if len(file) < 4 || file[0] != 0xFF || file[1] != startOfImage {
		return false
	}
	up := 1
	var kept []byte
	for at := 2; at+4 <= len(file); {
		if file[at] != 0xFF {
			return false
		}
		marker := file[at+1]
		if marker == 0xFF { // fill
			at++
			continue
		}
		length := int(binary.BigEndian.Uint16(file[at+2:]))
		if length < 2 || at+2+length > len(file) {
			return false
		}
		segment := file[at : at+2+length]
		if marker == startOfScan {
			p.Data = append([]byte{0xFF, startOfImage}, upright(up)...)
			p.Data = append(p.Data, kept...)
			if up > 4 { // a quarter turn
				p.Width, p.Height = p.Height, p.Width
			}
			return p.scans(file[at:])
		}
		switch data := segment[4:]; {
		case marker == app1 && bytes.HasPrefix(data, exifStart):
			turned, position := exif(data[len(exifStart):])
			p.Position = p.Position || position
			if turned > 0 {
				up = turned
			}
		case marker == app0 && bytes.HasPrefix(data, jfifStart):
			kept = append(kept, jfif(segment)...)
		case keeps(marker, data):
			kept = append(kept, segment...)
		}
		at += 2 + length
	}
	return false
}

// jfif is a JFIF segment without the preview that may be in it: that can show what was cut
// from the picture.
func jfif(segment []byte) []byte {
	if len(segment) <= jfifLength {
		return segment
	}
	return slices.Concat([]byte{0xFF, app0, 0, jfifLength - 2}, segment[4:jfifLength-2], []byte{0, 0})
}

// keeps reports whether a segment before the first scan is needed to show the picture.
func keeps(marker byte, data []byte) bool {
	switch {
	case marker == app14:
		return true
	case marker == app2:
		return bytes.HasPrefix(data, profileStart)
	case marker >= app0 && marker <= app15, marker == comment: // of app0, JFXX is a preview
		return false
	}
	return true
}

// scans takes the scans, of which a picture that sharpens while it loads has several,
// and leaves out what stands behind the last.
func (p *Picture) scans(rest []byte) bool {
	from := 0
	for at := 0; at+1 < len(rest); at++ {
		if rest[at] != 0xFF {
			continue
		}
		switch marker := rest[at+1]; {
		case marker == endOfImage:
			p.Data = append(p.Data, rest[from:at+2]...)
			return true
		case marker == 0 || marker == 0xFF || marker >= 0xD0 && marker <= 0xD7: // data, fill, restart
		default:
			if at+4 > len(rest) {
				return false
			}
			length := int(binary.BigEndian.Uint16(rest[at+2:]))
			if length < 2 || at+2+length > len(rest) {
				return false
			}
			if !keeps(marker, rest[at+4:at+2+length]) {
				p.Data = append(p.Data, rest[from:at]...)
				from = at + 2 + length
			}
			at += 1 + length
		}
	}
	return false
}

// upright is an Exif segment that says which side is up and nothing else; none if the
// picture is the right way up.
func upright(up int) []byte {
	if up < 2 || up > 8 {
		return nil
	}
	return []byte{
		0xFF, app1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
		0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(up), 0, 0, 0, 0, 0, 0,
	}
}

// Tags of Exif 3.0.
const (
	orientationTag = 0x0112
	positionTag    = 0x8825
)

// exif reads which side of a picture is up, 1 to 8, 0 if nothing says so, and whether
// it is said where it was taken.
func exif(data []byte) (up int, position bool) {
	var order binary.ByteOrder = binary.BigEndian
	switch {
	case len(data) < 8:
		return 0, false
	case string(data[:2]) == "II":
		order = binary.LittleEndian
	case string(data[:2]) != "MM":
		return 0, false
	}
	at := uint64(order.Uint32(data[4:]))
	if at+2 > uint64(len(data)) {
		return 0, false
	}
	entries := uint64(order.Uint16(data[at:]))
	for i := range entries {
		entry := at + 2 + i*12
		if entry+12 > uint64(len(data)) {
			break
		}
		switch order.Uint16(data[entry:]) {
		case orientationTag:
			if n := int(order.Uint16(data[entry+8:])); n >= 1 && n <= 8 {
				up = n
			}
		case positionTag:
			position = true
		}
	}
	return up, position
}
