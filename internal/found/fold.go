package found

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

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
// Case, accents and everything else count. The text must be valid UTF-8. How this form
// differs from others is told in package text.
func Fold(s string) string {
	f := folder{out: make([]byte, 0, len(s)+8)}
	f.run(s)
	return string(f.out)
}

// foldMap folds and also returns, for each byte of the folded text, the first
// byte of s it stands for and the byte behind it.
func foldMap(s string) (folded string, starts, ends []int) {
	f := folder{
		out: make([]byte, 0, len(s)+8), mapped: true,
		starts: make([]int, 0, len(s)+8), ends: make([]int, 0, len(s)+8),
	}
	f.run(s)
	return string(f.out), f.starts, f.ends
}

type folder struct {
	out          []byte
	mapped       bool
	starts, ends []int
	space        bool // blank space is waiting to be written
	spaceStart   int
	spaceEnd     int
	mark         bool // the last thing written was a "
}

func (f *folder) run(s string) {
	if norm.NFC.IsNormalString(s) {
		f.normal(s, 0)
		return
	}
	var it norm.Iter
	it.InitString(norm.NFC, s)
	for !it.Done() {
		start := it.Pos()
		segment := string(it.Next())
		if segment == s[start:it.Pos()] {
			f.normal(segment, start) // it may hold more than one character
			continue
		}
		for _, r := range segment {
			f.rune(r, start, it.Pos())
		}
	}
}

// normal folds a part of the text that begins at a byte of it and is in the normal form.
func (f *folder) normal(s string, start int) {
	for i := 0; i < len(s); {
		plain := i
		for plain < len(s) && s[plain] > ' ' && s[plain] < 0x7f && s[plain] != '"' {
			plain++ // stands for itself
		}
		if plain > i {
			f.flush()
			f.same(s[i:plain], start+i)
			i = plain
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		f.rune(r, start+i, start+i+n)
		i += n
	}
}

// same writes bytes that stand for themselves.
func (f *folder) same(s string, start int) {
	f.out = append(f.out, s...)
	if f.mapped {
		for i := range len(s) {
			f.starts = append(f.starts, start+i)
			f.ends = append(f.ends, start+i+1)
		}
	}
}

// alike has the one form in which characters are written that look alike: ' " -
// or three full stops, and nothing for those that nobody sees.
var alike = func() map[rune]string {
	forms := map[rune]string{'…': "..."}
	for form, characters := range map[string]string{
		"":  text.Invisible,
		"'": text.Apostrophes + text.SingleQuotes,
		`"`: text.DoubleQuotes,
		"-": text.Hyphens + text.Dashes,
	} {
		for _, r := range characters {
			forms[r] = form
		}
	}
	return forms
}()

func (f *folder) rune(r rune, start, end int) {
	form, listed := alike[r]
	switch {
	case listed && form == "":
	case form == `"`:
		f.space, f.mark = false, true
		f.write(form, start, end)
	case listed:
		f.flush()
		f.write(form, start, end)
	case unicode.IsSpace(r):
		if !f.space {
			f.spaceStart = start
		}
		f.space, f.spaceEnd = true, end
	default:
		f.flush()
		f.write(string(r), start, end)
	}
}

// flush writes the blank space that is waiting, unless it stands next to a ".
func (f *folder) flush() {
	if f.space && !f.mark && len(f.out) > 0 {
		f.write(" ", f.spaceStart, f.spaceEnd)
	}
	f.space, f.mark = false, false
}

func (f *folder) write(s string, start, end int) {
	f.out = append(f.out, s...)
	if f.mapped {
		for range len(s) {
			f.starts = append(f.starts, start)
			f.ends = append(f.ends, end)
		}
	}
}
