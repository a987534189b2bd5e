package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"dossier/internal/picture"
)

// drawn is a small picture, three wide and two high.
func drawn() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 3, 2))
	m.Set(1, 1, color.RGBA{R: 200, A: 255})
	return m
}

func jpegFile(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, drawn(), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngFile(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, drawn()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// exif says which side is up, and that the picture has a position.
func exif(up byte) []byte {
	return []byte{
		'M', 'M', 0, 42, 0, 0, 0, 8, 0, 2,
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0,
		0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 99,
		0, 0, 0, 0, 'S', 'E', 'C', 'R', 'E', 'T',
	}
}

func segment(marker byte, data []byte) []byte {
	return append([]byte{0xFF, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}, data...)
}

// behindStart puts segments behind the first two bytes of a JPEG.
func behindStart(file []byte, segments ...[]byte) []byte {
	return slices.Concat(file[:2], slices.Concat(segments...), file[2:])
}

func TestRead_takesOutWhatIsNotThePicture(t *testing.T) {
	plain := jpegFile(t)
	app1 := segment(0xE1, append([]byte("Exif\x00\x00"), exif(6)...))
	xmp := segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00SECRET"))
	remark := segment(0xFE, []byte("SECRET"))
	p, err := picture.Read(append(behindStart(plain, app1, xmp, remark), "SECRET behind the end"...))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(p.Data, []byte("SECRET")) || !p.Position || !p.Removed {
		t.Errorf("something is left: %q, position %v", p.Data, p.Position)
	}
	if p.Type != "jpg" || p.Width != 2 || p.Height != 3 {
		t.Errorf("it is a %s of %d × %d; a quarter turn makes it 2 × 3", p.Type, p.Width, p.Height)
	}
	again, err := picture.Read(p.Data)
	if err != nil || again.Position || again.Removed || again.Width != 2 {
		t.Errorf("what is published is read as %+v, %v", again, err)
	}
	if _, err := jpeg.Decode(bytes.NewReader(p.Data)); err != nil {
		t.Errorf("it is no picture any more: %v", err)
	}
}

// TestRead_takesOutPreviews: what an editor cut from a picture may still be in the preview.
func TestRead_takesOutPreviews(t *testing.T) {
	head := []byte{'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1}
	plain := behindStart(jpegFile(t), segment(0xE0, append(head, 0, 0)))
	for name, file := range map[string][]byte{
		"JFIF": behindStart(jpegFile(t), segment(0xE0, append(head, "\x01\x02SECRET"...))),
		"JFXX": slices.Concat(plain[:20], segment(0xE0, []byte("JFXX\x00\x10SECRET")), plain[20:]),
	} {
		p, err := picture.Read(file)
		if err != nil || !bytes.Equal(p.Data, plain) || !p.Removed {
			t.Errorf("%s: %q, %v", name, p.Data, err)
		}
	}
}

func TestRead_leavesAPlainFileAsItIs(t *testing.T) {
	for _, file := range [][]byte{jpegFile(t), pngFile(t)} {
		p, err := picture.Read(file)
		if err != nil || !bytes.Equal(p.Data, file) || p.Removed || p.Position || p.Width != 3 || p.Height != 2 {
			t.Errorf("%+v, %v", p, err)
		}
	}
}

func TestRead_takesTextOutOfPNG(t *testing.T) {
	chunk := func(name string, data []byte) []byte {
		c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		c = append(append(c, name...), data...)
		return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	}
	file := pngFile(t)
	const head = 8 + 25 // the start and IHDR
	p, err := picture.Read(slices.Concat(file[:head], chunk("eXIf", exif(1)), chunk("tEXt", []byte("Comment\x00SECRET")), file[head:], []byte("SECRET")))
	if err != nil || !bytes.Equal(p.Data, file) || !p.Position || !p.Removed {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestRead_saysWhyNot(t *testing.T) {
	cut := jpegFile(t)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"words":  {[]byte("no picture"), picture.ErrFormat},
		"svg":    {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), picture.ErrFormat},
		"cut":    {cut[:len(cut)-20], picture.ErrBroken},
		"nobody": {pngFile(t)[:20], picture.ErrBroken},
	} {
		if _, err := picture.Read(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(jpegFile(f))
	f.Add(pngFile(f))
	f.Add(behindStart(jpegFile(f), segment(0xE1, append([]byte("Exif\x00\x00"), exif(3)...))))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := picture.Read(file)
		if err != nil {
			return
		}
		again, err := picture.Read(p.Data)
		if err != nil || again.Position || !bytes.Equal(again.Data, p.Data) {
			t.Errorf("what is published is not what is read again: %v", err)
		}
	})
}
