package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var closing = map[rune]rune{'«': '»', '“': '”', '"': '"'}

// quotation reads a delimited quotation and returns its words: line ends are
// spaces, a backslash before ASCII punctuation is dropped.
func (s *citationScanner) quotation() string {
	open := s.peek()
	end, ok := closing[open]
	if !ok {
		s.fail(s.at, min(s.at+1, len(s.text)), "write «words», “words” or \"words\"", "a quotation should begin here")
		return ""
	}
	start, depth := s.at, 0
	var b strings.Builder
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case r == '\\' && s.at+1 < len(s.text) && isPunct(s.text[s.at+1]):
			b.WriteByte(s.text[s.at+1])
			s.at += 2
			continue
		case r == '\n':
			r = ' '
		case r == end && depth == 1:
			s.at += n
			return b.String()
		case r == end && depth > 1:
			depth--
		case r == open && (open != end || depth == 0):
			depth++
			if depth == 1 {
				s.at += n
				continue
			}
		case r == '[' && s.atNextCitation() && s.at+2 < len(s.text) && isKeyStart(rune(s.text[s.at+2])):
			s.fail(start, start+utf8.RuneLen(open), "close the quotation with "+string(end), "the quotation that begins here is not closed before the next citation")
			return b.String()
		}
		b.WriteRune(r)
		s.at += n
	}
	s.fail(start, start+utf8.RuneLen(open), "close the quotation with "+string(end)+"; if a line of it begins with a list mark, a number or >, Markdown ends the paragraph there: join the lines", "the quotation that begins here is not closed")
	return b.String()
}

// FindQuotations returns the stretches of plain text inside quotation marks,
// delimiters included, as byte offsets. See [Quotation].
func FindQuotations(text string) [][2]int { return findQuotations(text) }

// findQuotations reads « », “ ” and " ". The first two nest; what is opened
// and not closed runs to the end, for an open quotation must be checked too. A
// straight mark behind a digit means inches or seconds.
func findQuotations(text string) [][2]int {
	var found [][2]int
	for i := 0; i < len(text); {
		open, size := utf8.DecodeRuneInString(text[i:])
		end, ok := closing[open]
		if before, _ := utf8.DecodeLastRuneInString(text[:i]); !ok || open == '"' && unicode.IsDigit(before) {
			i += size
			continue
		}
		depth, k := 1, i+size
		for k < len(text) && depth > 0 {
			r, n := utf8.DecodeRuneInString(text[k:])
			switch {
			case r == end:
				depth--
			case r == open:
				depth++
			}
			k += n
		}
		found = append(found, [2]int{i, k})
		i = k
	}
	return found
}

// QuotedWords strips the delimiters off a quotation.
func QuotedWords(q string) string {
	open, size := utf8.DecodeRuneInString(q)
	end, ok := closing[open]
	if !ok {
		return q
	}
	q = q[size:]
	if strings.HasSuffix(q, string(end)) {
		q = q[:len(q)-utf8.RuneLen(end)]
	}
	return strings.TrimFunc(q, unicode.IsSpace)
}
