package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// shown are the chunks of a PNG without which it looks otherwise (PNG, third edition).
var shown = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs"}

var pngStart = []byte("\x89PNG\r\n\x1a\n")

// png keeps the chunks that are shown. A chunk is its length, its name, its data and a
// checksum.
func (p *Picture) png(file []byte) bool {
	const frame = 12 // bytes of a chunk around its data
	p.Data = slices.Clone(pngStart)
	for rest, ok := bytes.CutPrefix(file, pngStart); ok && len(rest) >= frame; {
		length := uint64(binary.BigEndian.Uint32(rest))
		if length > uint64(len(rest)-frame) {
			return false
		}
		name, data := string(rest[4:8]), rest[8:8+length]
		switch {
		case slices.Contains(shown, name):
			p.Data = append(p.Data, rest[:length+frame]...)
		case name == "eXIf":
			_, position := exif(data)
			p.Position = p.Position || position
		}
		if name == "IEND" {
			return true
		}
		rest = rest[length+frame:]
	}
	return false
}
