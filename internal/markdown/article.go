package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
)

// ArticleBlock is a paragraph or subhead of an article.
type ArticleBlock struct {
	Subhead bool
	Text    string    // plain text
	At      diag.Span // the block in the article file, escapes included
}

// ReadArticle reads the body of an article, from the given byte of its file.
func ReadArticle(src *diag.Source, from int) []ArticleBlock {
	var blocks []ArticleBlock
	body := src.Text[from:]
	for at := 0; at < len(body); {
		start := at
		for at < len(body) && !blankLineAt(body, at) {
			at = lineEnd(body, at)
		}
		if at == start {
			at = lineEnd(body, at)
			continue
		}
		text := bytes.TrimRight(body[start:at], " \t\r\n")
		b := ArticleBlock{At: diag.Span{Source: src, Start: from + start, End: from + start + len(text)}}
		if rest, ok := bytes.CutPrefix(text, []byte("## ")); ok {
			b.Subhead = true
			b.At.Start += len(text) - len(rest)
			text = rest
		}
		b.Text, _ = unescape(text, 0)
		blocks = append(blocks, b)
	}
	return blocks
}

// Offset returns the byte of the article file at which the given byte of
// Text was read.
func (b ArticleBlock) Offset(text int) int {
	_, offset := unescape(b.At.Source.Text[b.At.Start:b.At.End], text)
	return b.At.Start + offset
}

func lineEnd(s []byte, at int) int {
	if n := bytes.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s)
}

func blankLineAt(s []byte, at int) bool {
	return len(bytes.Trim(s[at:lineEnd(s, at)], " \t\r\n")) == 0
}

// unescape reads text as Markdown shows it: backslash before ASCII punctuation
// and character references are resolved, a line end is a space. It also returns
// the offset in src that produced byte number want of the text.
func unescape(src []byte, want int) (text string, offset int) {
	if want == 0 && !bytes.ContainsAny(src, "\\&\r\n") {
		return string(src), 0 // as most texts
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
func WriteArticle(blocks []ArticleBlock) []byte {
	var out bytes.Buffer
	for i, b := range blocks {
		if i > 0 {
			out.WriteByte('\n')
		}
		if b.Subhead {
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
