package found

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold writes text in the form in which quotations are compared:
//
//   - Unicode NFC;
//   - ’ ʼ ‘ ‹ › ‚ ‛ ′ become ', and « » “ ” „ ″ become ", with the spaces next
//     to a " dropped;
//   - any run of blank space becomes one space;
//   - – — ‑ ‐ ‒ ― − become -, and … becomes three full stops;
//   - U+00AD U+200B U+2060 U+FEFF U+200E U+200F are dropped.
//
// Case, accents and everything else count. The text must be valid UTF-8.
func Fold(s string) string {
	f := folder{}
	f.run(s)
	return f.out.String()
}

// FoldMap folds and also returns, for each byte of the folded text, the first
// byte of s it stands for and the byte behind it.
func FoldMap(s string) (folded string, starts, ends []int) {
	f := folder{mapped: true}
	f.run(s)
	return f.out.String(), f.starts, f.ends
}

type folder struct {
	out          strings.Builder
	mapped       bool
	starts, ends []int
	space        bool // blank space is waiting to be written
	spaceStart   int
	spaceEnd     int
	mark         bool // the last thing written was a "
}

func (f *folder) run(s string) {
	if norm.NFC.IsNormalString(s) {
		for i, r := range s {
			f.rune(r, i, i+runeLen(s, i))
		}
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, s)
	for !it.Done() {
		start := it.Pos()
		segment := it.Next()
		for _, r := range string(segment) {
			f.rune(r, start, it.Pos())
		}
	}
}

func runeLen(s string, i int) int {
	for n := 1; n < 4; n++ {
		if i+n >= len(s) || s[i+n]&0xC0 != 0x80 {
			return n
		}
	}
	return 4
}

func (f *folder) rune(r rune, start, end int) {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f':
		return
	case '’', 'ʼ', '‘', '‹', '›', '‚', '‛', '′':
		r = '\''
	case '«', '»', '“', '”', '„', '″', '"':
		f.space, f.mark = false, true
		f.write(`"`, start, end)
		return
	case '–', '—', '‑', '‐', '‒', '―', '−':
		r = '-'
	case '…':
		f.flush()
		f.write("...", start, end)
		return
	}
	if unicode.IsSpace(r) {
		if !f.space {
			f.spaceStart = start
		}
		f.space, f.spaceEnd = true, end
		return
	}
	f.flush()
	f.write(string(r), start, end)
}

// flush writes the blank space that is waiting, unless it stands next to a ".
func (f *folder) flush() {
	if f.space && !f.mark && f.out.Len() > 0 {
		f.write(" ", f.spaceStart, f.spaceEnd)
	}
	f.space, f.mark = false, false
}

func (f *folder) write(s string, start, end int) {
	f.out.WriteString(s)
	if f.mapped {
		for range len(s) {
			f.starts = append(f.starts, start)
			f.ends = append(f.ends, end)
		}
	}
}
