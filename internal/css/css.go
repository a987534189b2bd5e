// Package css reads the grammar of style sheets as far as the program needs it: where strings,
// declarations and blocks end, and what a sheet loads. It is for sheets that nobody may trust: of each
// a byte is looked at once.
package css

import (
	"iter"
	"strings"
)

// Load is an address from which a style sheet loads something.
type Load struct {
	From, To int  // bytes of the address, without marks of quotation
	End      int  // behind it and the marks around it
	Import   bool // it loads another sheet, by @import
}

// Loads returns what a sheet loads, in its order. In comments and strings there is nothing.
func Loads(css string) []Load {
	var all []Load
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '\\':
			i++
		case c == '"' || c == '\'':
			i = StringEnd(css, i)
		case strings.HasPrefix(css[i:], "/*"):
			i = commentEnd(css, i) - 1
		case c == '@' && hasPrefix(css[i:], "@import"), hasPrefix(css[i:], "url(") && (i == 0 || !isOfName(css[i-1])):
			at := i
			if c == '@' {
				at += len("@import")
			}
			if l, ok := loadAt(css, at); ok {
				l.Import = c == '@'
				all = append(all, l)
				i = l.End - 1
			}
		}
	}
	return all
}

// loadAt reads an address at a byte, behind blanks and comments: a string, or url() around one or around bare characters.
func loadAt(css string, i int) (l Load, ok bool) {
	for i += blanks(css[i:]); strings.HasPrefix(css[i:], "/*"); i += blanks(css[i:]) {
		i = commentEnd(css, i)
	}
	bracket := hasPrefix(css[i:], "url(")
	if bracket {
		i += len("url(")
		i += blanks(css[i:])
	}
	switch {
	case i == len(css):
		return l, false
	case css[i] == '"' || css[i] == '\'':
		end := StringEnd(css, i)
		l.From, l.To, l.End = i+1, min(end, len(css)), min(end+1, len(css))
	default:
		ends := ")\"' \t\r\n\f"
		if !bracket {
			ends += ";"
		}
		n := strings.IndexAny(css[i:], ends)
		if n < 0 {
			n = len(css) - i
		}
		l.From, l.To, l.End = i, i+n, i+n
	}
	if bracket {
		if n := blanks(css[l.End:]); strings.HasPrefix(css[l.End+n:], ")") {
			l.End += n + 1
		}
	}
	return l, l.To > l.From
}

func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func isOfName(c byte) bool {
	return c == '_' || c == '-' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n\f")) }

// commentEnd returns the byte behind a comment that begins at i.
func commentEnd(css string, i int) int {
	if end := strings.Index(css[i+2:], "*/"); end >= 0 {
		return i + 2 + end + 2
	}
	return len(css)
}

// WithoutComments takes the comments out of a style sheet: nothing stands in their place. In a
// string there are none.
func WithoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case '"', '\'':
			i = StringEnd(css, i)
		case '/':
			if strings.HasPrefix(css[i:], "/*") {
				b.WriteString(css[from:i])
				from = commentEnd(css, i)
				i = from - 1
			}
		}
	}
	b.WriteString(css[from:])
	return b.String()
}

// Marks yields the bytes of a sheet, or of a part of one, with their places, but for those that are
// escaped and those of strings.
func Marks(css string) iter.Seq2[int, byte] {
	return func(yield func(int, byte) bool) {
		for i := 0; i < len(css); i++ {
			switch c := css[i]; {
			case c == '\\':
				i++
			case c == '"' || c == '\'':
				i = StringEnd(css, i)
			case !yield(i, c):
				return
			}
		}
	}
}

// StatementEnd returns where a declaration ends or the block of a rule begins.
func StatementEnd(css string) int {
	depth := 0
	for i, c := range Marks(css) {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '{':
			return i
		case ';', '}':
			if depth <= 0 {
				return i
			}
		}
	}
	return len(css)
}

// StringEnd returns where the string ends that begins at i: at its mark, or with its line.
func StringEnd(css string, i int) int {
	quote := css[i]
	for i++; i < len(css) && css[i] != quote && css[i] != '\n'; i++ {
		if css[i] == '\\' {
			i++
		}
	}
	return i
}

// BlockEnd returns where the brace stands that closes a block, the end if none does.
func BlockEnd(css string) int {
	depth := 1
	for i, c := range Marks(css) {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}
