package pdf

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzLayOut holds that wherever the letters of a page stand, each letter is in the blocks once, none that
// is seen in one that is hidden, and nothing else; and that turning a page and back changes no place.
func FuzzLayOut(f *testing.F) {
	f.Add("The quay (opens) in May, 10 000 pounds¹", []byte("\x00\x10\x05\x00\x10\x05\x81\x40\x05"), uint8(0))
	f.Add("re-\nsign | of an un-\nlikely\tword", []byte("\x01\x02\x03\x44\x90\x20\x10\x08\x01\xff"), uint8(1))
	f.Add("بندر (12) Brest را گشود", []byte("\xf0\x10\x05\xe0\x10\x05\xd0\x10\x05\xc1\x12\x03"), uint8(2))
	f.Add("e\u0301t\u00e9 2\u202f000 \ufffe\u0002", []byte{}, uint8(7))
	f.Add("000 0000 0AAA0A0 AA00 00 000 AA00A0¹", []byte("0\xf5\x04000\x81\x05"), uint8(0)) // figures in cells that turn out to be raised
	f.Fuzz(func(t *testing.T, words string, places []byte, shape uint8) {
		if !utf8.ValidString(words) || len(words) > 400 {
			return
		}
		page := &sheet{height: 800, placed: shape&8 != 0}
		x, y := 72.0, 700.0
		byteAt := func(i int) byte {
			if len(places) == 0 {
				return 5
			}
			return places[i%len(places)]
		}
		seen, hidden := map[rune]int{}, map[rune]int{}
		for i, r := range []rune(words) {
			if unicode.IsControl(r) && !strings.ContainsRune("\r\n\t", r) { // engine.go makes U+FFFD of them
				continue
			}
			b, size := byteAt(3*i), 6+float64(byteAt(3*i+2)%16)
			l := letter{text: string(r), size: size, quarters: int(shape >> 4 & 3)}
			if strings.TrimSpace(l.text) == "" {
				l.generated = true
				page.letters = append(page.letters, l)
				x += size / 3
				continue
			}
			if b&128 != 0 {
				x, y = float64(b)*2, float64(byteAt(3*i+1))*3
			}
			l.hidden = b&1 != 0
			l.left, l.right, l.bottom, l.top = x, x+size/2, y, y+size*0.7
			l.start, l.end, l.origin, l.foot = l.left, l.right, l.left, l.bottom
			x = l.right + float64(byteAt(3*i+1)&3)*size
			page.letters = append(page.letters, l)
			if unicode.IsLetter(r) {
				if l.hidden {
					hidden[r]++
				} else {
					seen[r]++
				}
			}
		}
		before := append([]letter(nil), page.letters...)
		page.turnUpright(600, 800)
		for i, l := range page.letters {
			m := page.turn.mark(Mark{Left: l.left, Right: l.right, Top: l.top, Bottom: l.bottom})
			if b := before[i]; !l.generated && (abs(m.Left-b.left) > 1e-6 || abs(m.Right-b.right) > 1e-6 || abs(m.Top-b.top) > 1e-6 || abs(m.Bottom-b.bottom) > 1e-6) {
				t.Fatalf("%+v is turned to %+v and back to %+v", b, l, m)
			}
		}
		d := &Document{}
		if d.layOut([]sheet{*page}) != nil {
			return
		}
		for _, block := range d.Blocks {
			if !utf8.ValidString(block.Text) || strings.ContainsAny(block.Text, "\r\n") {
				t.Fatalf("%q is no line", block.Text)
			}
			for _, r := range block.Text {
				if !unicode.IsLetter(r) {
					continue
				}
				if block.Hidden {
					hidden[r]--
				} else {
					seen[r]--
				}
			}
			for _, m := range block.Marks {
				if m.At < 0 || m.At >= len(block.Text) {
					t.Fatalf("%q has a letter at %d", block.Text, m.At)
				}
			}
		}
		for _, count := range []map[rune]int{seen, hidden} {
			for r, n := range count {
				if n != 0 {
					t.Fatalf("of %q there are %d too few in %+v", r, n, d.Blocks)
				}
			}
		}
	})
}

func abs(x float64) float64 { return max(x, -x) }
