package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/diag"
)

// ReadArticle reads the body of an article, from the given byte of its file, and
// says where each block stands in it, escapes included.
func ReadArticle(src *diag.Source, from int) (blocks []custody.Block, at []diag.Span) {
	body := src.Text[from:]
	for next := 0; next < len(body); {
		start := next
		for next < len(body) && !blankLineAt(body, next) {
			next = nextLine(body, next)
		}
		if next == start {
			next = nextLine(body, next)
			continue
		}
		text := strings.TrimRight(body[start:next], " \t\r\n")
		b := custody.Block{Kind: custody.Paragraph}
		span := diag.Span{Source: src, Start: from + start, End: from + start + len(text)}
		if rest, ok := strings.CutPrefix(text, "## "); ok {
			b.Kind = custody.Subhead
			span.Start += len(text) - len(rest)
			text = rest
		}
		b.Text, _ = unescape(text, 0)
		blocks, at = append(blocks, b), append(at, span)
	}
	return blocks, at
}

// Offset returns the byte of an article file at which a byte of the text of a
// block was read. The block is the one that stands at the given place.
func Offset(block diag.Span, text int) int {
	_, offset := unescape(block.Text(), text)
	return block.Start + offset
}

// nextLine returns where the line behind the one at a byte begins.
func nextLine(s string, at int) int {
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s)
}

func blankLineAt(s string, at int) bool {
	return strings.Trim(s[at:nextLine(s, at)], " \t\r\n") == ""
}

// unescape reads text as Markdown shows it: backslash before ASCII punctuation
// and character references are resolved, a line end is a space. It also returns
// the offset in src that produced byte number want of the text.
func unescape(src string, want int) (text string, offset int) {
	if want == 0 && !strings.ContainsAny(src, "\\&\r\n") {
		return src, 0 // as most texts
	}
	var b strings.Builder
	b.Grow(len(src))
	offset = -1
	mark := func(at int) {
		if offset < 0 && b.Len() >= want {
			offset = at
		}
	}
	for i := 0; i < len(src); {
		mark(i)
		switch c := src[i]; {
		case c == '\\' && i+1 < len(src) && isPunct(src[i+1]):
			b.WriteByte(src[i+1])
			i += 2
		case c == '&':
			s, n := reference(src[i:])
			b.WriteString(s)
			i += n
		case c == '\r' && i+1 < len(src) && src[i+1] == '\n':
			i++
		case c == '\n':
			b.WriteByte(' ')
			i++
			for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
				i++
			}
		default:
			b.WriteByte(c)
			i++
		}
	}
	if offset < 0 {
		offset = len(src)
	}
	return b.String(), offset
}

// isPunct reports the ASCII punctuation that a backslash can escape
// (CommonMark 0.31, §2.4).
func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// WriteArticle writes the body of an article: each block on one line, blank
// lines between. ReadArticle returns the same blocks.
func WriteArticle(blocks []custody.Block) []byte {
	var out bytes.Buffer
	for i, b := range blocks {
		if i > 0 {
			out.WriteByte('\n')
		}
		if b.Kind == custody.Subhead {
			out.WriteString("## ")
		}
		out.WriteString(escape(b.Text))
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// escape writes plain text so that Markdown readers show it unchanged:
// CommonMark, GitHub's and pandoc's extensions (math, superscript, citations,
// line blocks, fancy lists) included. Smart quotes are theirs to leave alone.
func escape(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/32)
	guard := lineStart(text)
	last := len(text)
	closing := len(strings.TrimRight(text, "#"))
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		edge := i == 0 || i+size == last
		switch {
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' || edge && unicode.IsSpace(r):
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
			continue
		case r < utf8.RuneSelf && special[r], i == guard:
			b.WriteByte('\\')
		case r == '&' && i+1 < last && (text[i+1] == '#' || isLetter(text[i+1])):
			b.WriteByte('\\')
		case r == '#' && (i == 0 || i >= closing):
			b.WriteByte('\\') // a heading, or the closing sequence of one
		case r == '{' && strings.HasSuffix(text, "}"):
			b.WriteByte('\\') // pandoc's heading attributes
		}
		b.WriteString(text[i : i+size])
	}
	return b.String()
}

// special are the characters that mean something wherever they stand.
var special = func() (set [utf8.RuneSelf]bool) {
	for _, c := range []byte("\\`*_[<~$^@|") {
		set[c] = true
	}
	return set
}()

// lineStart returns the offset of the character that must be escaped lest the
// beginning of the text be read as a list, quotation, rule or heading; -1 if
// there is none.
func lineStart(text string) int {
	if text == "" {
		return -1
	}
	if strings.ContainsRune(">+-=:%", rune(text[0])) {
		return 0
	}
	i := 0
	if text[0] == '(' {
		i = 1
	}
	start := i
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || isLetter(text[i]) || text[i] == '#') {
		i++
	}
	// Digits, letters and roman numerals begin pandoc's lists; more than nine
	// characters begin none, nor does a word before a full stop in running text.
	if i == start || i == len(text) || i-start > 9 || text[i] != '.' && text[i] != ')' {
		return -1
	}
	marker := text[start:i]
	if strings.Trim(marker, "0123456789") != "" && len(marker) > 1 && strings.Trim(marker, "ivxlcdmIVXLCDM") != "" {
		return -1
	}
	return i
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
