package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// rowBytes is how many bytes a row of the picture takes: one says how the row is coded, and
// is 0, for as it is.
const rowBytes = 1 + Width/2

// set gives a point a colour of the palette.
func (d *drawer) set(x, y int, c uint8) {
	b := &d.points[y*rowBytes+1+x/2]
	if x%2 == 0 {
		*b = *b&0x0f | c<<4
	} else {
		*b = *b&0xf0 | c
	}
}

// png writes the picture as PNG (ISO/IEC 15948), of sixteen colours and so four bits a
// point, which the encoder of the standard library takes three times as long to reach.
func (d *drawer) png() []byte {
	out := bytes.NewBufferString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		sum := crc32.NewIEEE()
		sum.Write([]byte(name))
		sum.Write(data)
		out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(data))))
		out.WriteString(name)
		out.Write(data)
		out.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, Width), Height)
	chunk("IHDR", append(size, 4, 3, 0, 0, 0)) // bits a point, with a palette, as it is, not in parts
	chunk("PLTE", palette)
	var packed bytes.Buffer
	d.packer.Reset(&packed)
	_, err := d.packer.Write(d.points[:])
	if err == nil {
		err = d.packer.Close()
	}
	if err != nil {
		panic("draw a card: " + err.Error()) // into memory
	}
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return out.Bytes()
}
