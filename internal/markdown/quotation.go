package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/text"
)

// closing are the marks of quotations in citations, with those that close them: those of
// languages that serve for nothing else. Single ones are apostrophes, too.
var closing = map[rune]string{
	'«': "»", '“': "”", '"': `"`, '„': "“”", '»': "«", '”': "”", '‹': "›", '「': "」", '『': "』", '《': "》", '〈': "〉", '״': "״",
}

// opensQuotation reports whether a character begins the quotation of a citation.
func opensQuotation(r rune) bool { return closing[r] != "" }

// quotation reads a delimited quotation and returns its words: line ends are
// spaces, a backslash before ASCII punctuation is dropped.
func (s *citationScanner) quotation() string {
	open := s.peek()
	ends, ok := closing[open]
	if !ok {
		s.fail(s.at, min(s.at+1, len(s.text)), "write «words», “words”, „words“, 「words」 or \"words\"", "a quotation should begin here")
		return ""
	}
	end := string([]rune(ends)[:1]) // the one to name
	start, depth, alike := s.at, 0, strings.ContainsRune(ends, open)
	var b strings.Builder
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case r == '\\' && s.at+1 < len(s.text) && isPunct(s.text[s.at+1]):
			b.WriteByte(s.text[s.at+1])
			s.at += 2
			continue
		case r == '&':
			text, size := reference(s.text[s.at:])
			b.WriteString(text)
			s.at += size
			continue
		case r == '\n':
			r = ' '
		case depth > 0 && r == '״' && insideWord(s.text, s.at, n): // צה״ל
		case depth == 1 && strings.ContainsRune(ends, r):
			s.at += n
			return b.String()
		case depth > 1 && strings.ContainsRune(ends, r):
			depth--
		case r == open && (!alike || depth == 0):
			depth++
			if depth == 1 {
				s.at += n
				continue
			}
		case r == '[' && s.atNextCitation() && s.at+2 < len(s.text) && isKeyStart(rune(s.text[s.at+2])):
			s.fail(start, start+utf8.RuneLen(open), "close the quotation with "+end, "the quotation that begins here is not closed before the next citation")
			return b.String()
		}
		b.WriteRune(r)
		s.at += n
	}
	help := "close the quotation with " + end +
		"; if a line of it begins with a list mark, a number or >, Markdown ends the paragraph there: join the lines"
	s.fail(start, start+utf8.RuneLen(open), help, "the quotation that begins here is not closed")
	return b.String()
}

// Form is what makes a reader take words for quoted.
type Form int

// The forms. Marks are quotation marks and block quotations.
const (
	Marks Form = iota
	Code       // code, which is printed as somebody typed it
	Dash       // a dash at the beginning of a paragraph, as in dialogues
)

// Quotation is a stretch of prose inside quotation marks, a block quotation, or what
// a reader takes for one.
type Quotation struct {
	Words string // without the marks
	Form  Form
	Open  bool // the mark has no partner in its block
	Scope Scope
	At    diag.Span // marks included

	from, to int // bytes of the text it was found in
}

// partners are the marks that open a quotation in prose with those that close it.
// Unlike in citations the marks of all traditions count.
var partners = func() map[rune]string {
	table := map[rune]string{}
	for _, q := range text.QuotationsInProse {
		table[q.Open] = q.Close
	}
	return table
}()

// FindQuotations returns the quotations of plain text. « » and “ ” nest. What
// opens and does not close is reported as open: a quotation that runs on into
// another block could not be checked. Marks that are apostrophes or inches too
// count only where they stand like quotation marks; see [text.MarkPairs].
func FindQuotations(s string) []Quotation {
	var found []Quotation
	pairs := text.MarkPairs(s)
	alone := 0
	unclosed := map[rune]bool{} // marks that nothing further on closes
	for i := 0; i < len(s); {
		open, size := utf8.DecodeRuneInString(s[i:])
		if closing, ok := pairs[i]; ok {
			inner := s[i:closing.From]
			found = append(found, Quotation{Words: trimMarks(inner), from: i, to: closing.To})
			i = closing.To
			continue
		}
		closers, ok := partners[open]
		if !ok || open == '"' && insideWord(s, i, size) {
			i += size
			continue
		}
		end := -1
		if !unclosed[open] {
			end = closes(s, i+size, open, closers)
		}
		switch {
		case end >= 0:
			inner := s[i+size : end]
			_, n := utf8.DecodeRuneInString(s[end:])
			found = append(found, Quotation{Words: strings.TrimFunc(inner, unicode.IsSpace), from: i, to: end + n})
			i = end + n
			continue
		case open == '"' && afterDigit(s[:i]), closesAlone(open):
			// Inches, or a closing mark by itself.
			unclosed[open] = closesAlone(open)
			if open == '»' || open == '”' {
				found = append(found, Quotation{Open: true, from: i, to: i + size})
				if alone++; alone == maxAlone {
					return found // an error as it stands; more of them say nothing new
				}
			}
		default:
			found = append(found, Quotation{Words: s[i+size:], Open: true, from: i, to: len(s)})
			return found
		}
		i += size
	}
	return found
}

// trimMarks takes the opening mark and blank space off what is quoted. The mark may
// be one that is typed twice.
func trimMarks(inner string) string {
	first, size := utf8.DecodeRuneInString(inner)
	inner = inner[size:]
	if strings.HasPrefix(inner, string(first)) {
		inner = inner[size:]
	}
	return strings.TrimFunc(inner, unicode.IsSpace)
}

// insideWord reports whether a mark stands between two letters of Hebrew, where it
// is typed for the gershayim of an abbreviation.
func insideWord(s string, i, size int) bool {
	return unicode.Is(unicode.Hebrew, text.LastRune(s[:i])) && unicode.Is(unicode.Hebrew, text.FirstRune(s[i+size:]))
}

// spoken returns where the words begin that a dash at the beginning of a text or
// behind a colon says to be somebody's, −1 without one.
func spoken(s string) int {
	if m := dialogue().FindStringIndex(s); m != nil && text.CountParted(s[m[1]:]) > 0 {
		return m[1]
	}
	return -1
}

// dialogue are the dashes of dialogues. A hyphen with a space behind it is a list in
// Markdown and stands at no beginning.
var dialogue = text.Pattern(`(?:^|:)\s*(?:[‒–—―⸺]|--)+\s*`)

// maxAlone is how many closing marks without partner are reported in a block.
const maxAlone = 100

// closesAlone reports whether a mark that opens quotations in some traditions closes
// them in most.
func closesAlone(r rune) bool { return r == '»' || r == '›' || r == '”' }

func afterDigit(s string) bool {
	return unicode.IsDigit(text.LastRune(s))
}

// closes returns the byte of the mark that closes a quotation, −1 if none does.
func closes(s string, from int, open rune, closers string) int {
	depth := 1
	for k := from; k < len(s); {
		r, n := utf8.DecodeRuneInString(s[k:])
		switch {
		case strings.ContainsRune(closers, r):
			if r == '"' && insideWord(s, k, n) {
				break
			}
			depth--
			if depth == 0 {
				return k
			}
		case r == open:
			depth++
		}
		k += n
	}
	return -1
}

// QuotedWords strips the quotation marks off words that begin and end with them.
func QuotedWords(s string) string {
	if q := FindQuotations(s); len(q) == 1 && q[0].from == 0 && q[0].to == len(s) && !q[0].Open {
		return q[0].Words
	}
	return s
}
