package markdown

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// longestReference is how many bytes a character reference has at most, with & and ;.
const longestReference = 34

// reference reads the character reference at the start of src and returns its
// text and length; an & that begins none stands for itself (CommonMark §2.5).
func reference(src string) (string, int) {
	end := -1
	for i := 1; i < len(src) && i < longestReference; i++ {
		if src[i] == ';' {
			end = i
			break
		}
		if src[i] != '#' && !isLetter(src[i]) && (src[i] < '0' || src[i] > '9') {
			break
		}
	}
	if end < 2 {
		return "&", 1
	}
	name := src[1:end]
	if digits, ok := strings.CutPrefix(name, "#"); ok {
		base, limit := 10, 7
		if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
			base, limit, digits = 16, 6, digits[1:]
		}
		n, err := strconv.ParseUint(digits, base, 32)
		if err != nil || len(digits) > limit {
			return "&", 1
		}
		r := rune(n)
		if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(r) {
			r = utf8.RuneError
		}
		return string(r), end + 1
	}
	whole := "&" + name + ";"
	if text := html.UnescapeString(whole); text != whole && !strings.HasSuffix(text, ";") {
		return text, end + 1
	}
	return "&", 1
}

// flat is running text gathered from stretches of a source, with the way back.
type flat struct {
	text   strings.Builder
	pieces []piece
	labels []text.Range // stretches of the text that are the words of a link
	marks  []Mark
	code   []Quotation // what stands in code
	// emphasis are stretches of the text that are emphasised.
	emphasis []text.Range
	struck   []text.Range // stretches that are struck out
}

func (f *flat) inLabel(i int) bool {
	return slices.ContainsFunc(f.labels, func(l text.Range) bool { return l.From <= i && i < l.To })
}

// piece says that text from byte at on was read from byte src on, one to one.
type piece struct{ at, src int }

func (f *flat) add(text string, src int) {
	f.pieces = append(f.pieces, piece{f.text.Len(), src})
	f.text.WriteString(text)
}

// source returns the byte of the source that byte at of the text came from.
func (f *flat) source(at int) int {
	lo, hi := 0, len(f.pieces)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if f.pieces[mid].at <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	if len(f.pieces) == 0 {
		return 0
	}
	return f.pieces[lo].src + at - f.pieces[lo].at
}

// addMarkdown adds a stretch of source as Markdown shows it.
func (f *flat) addMarkdown(src []byte, at int) {
	start := 0
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '\\' && i+1 < len(src) && isPunct(src[i+1]):
			f.add(string(src[start:i]), at+start)
			f.add(string(src[i+1:i+2]), at+i+1)
			i += 2
			start = i
		case c == '&':
			text, n := reference(string(src[i:min(len(src), i+longestReference)]))
			f.add(string(src[start:i]), at+start)
			f.add(text, at+i)
			i += n
			start = i
		default:
			i++
		}
	}
	f.add(string(src[start:]), at+start)
}
