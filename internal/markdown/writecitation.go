package markdown

import "strings"

// WriteCitation writes a citation of one passage, ready to be pasted into a
// note. locator is "" or one such as ¶8; words are quoted, "" if none are.
func WriteCitation(key, locator, words string) string {
	var b strings.Builder
	b.WriteString("[@" + key)
	if locator != "" {
		b.WriteString(", " + locator)
	}
	if words != "" {
		b.WriteString(": " + WriteQuotation(words))
	}
	b.WriteByte(']')
	return b.String()
}

// WriteQuotation writes words between the delimiters of a quotation so that
// reading gives the same words again, line ends being spaces. Marks inside the
// words nest where they are balanced; what Markdown, pandoc or the grammar of
// citations would take for markup is escaped.
func WriteQuotation(words string) string {
	open, shut := "«", "»"
	switch {
	case balanced(words, '«', '»'):
	case balanced(words, '“', '”'):
		open, shut = "“", "”"
	default:
		open, shut = `"`, `"`
	}
	var b strings.Builder
	b.WriteString(open)
	for _, r := range words {
		switch {
		case strings.ContainsRune("\\[];@*_`<&$~^|", r), r == '"' && open == `"`:
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + shut
}

// balanced reports whether every opening mark is closed, and none before it is
// opened.
func balanced(s string, open, shut rune) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case open:
			depth++
		case shut:
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
