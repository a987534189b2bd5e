package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
)

// closing are the marks of quotations in citations, with those that close them.
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
		case r == '&':
			text, size := reference([]byte(s.text[s.at:min(len(s.text), s.at+40)]))
			b.WriteString(text)
			s.at += size
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
	help := "close the quotation with " + string(end) +
		"; if a line of it begins with a list mark, a number or >, Markdown ends the paragraph there: join the lines"
	s.fail(start, start+utf8.RuneLen(open), help, "the quotation that begins here is not closed")
	return b.String()
}

// Quotation is a stretch of prose inside quotation marks, or a block quotation.
type Quotation struct {
	Words string // without the marks
	Open  bool   // the mark has no partner in its block
	Scope Scope
	At    diag.Span // marks included

	from, to int // bytes of the text it was found in
}

// partners are the marks that open a quotation in prose with those that close it.
// Unlike in citations the marks of all traditions count: what looks like a
// quotation to a reader must be one.
var partners = map[rune]string{
	'«': "»", '“': "”", '"': "\"", '„': "“”", '‘': "’", '‚': "‘’", '‹': "›", '「': "」", '『': "』", '”': "”", '\'': "'", '»': "«", '›': "‹", '＂': "＂", '＇': "＇",
	'《': "》", '⟪': "⟫", '❝': "❞", '❮': "❯", '〝': "〞", '‟': "”",
}

// FindQuotations returns the quotations of plain text. « » and “ ” nest. What
// opens and does not close is reported as open: a quotation that runs on into
// another block could not be checked. Single marks are apostrophes too; they
// count only where they stand like quotation marks.
func FindQuotations(text string) []Quotation {
	var found []Quotation
	alone := 0
	for i := 0; i < len(text); {
		open, size := utf8.DecodeRuneInString(text[i:])
		closers, ok := partners[open]
		if !ok || single(open) && !opensSingle(text, i, size) {
			i += size
			continue
		}
		end := closes(text, i+size, open, closers)
		switch {
		case end >= 0:
			inner := text[i+size : end]
			_, n := utf8.DecodeRuneInString(text[end:])
			found = append(found, Quotation{Words: strings.TrimFunc(inner, unicode.IsSpace), from: i, to: end + n})
			i = end + n
			continue
		case open == '"' && afterDigit(text[:i]), single(open), closesAlone(open):
			// Inches, an apostrophe, or a closing mark by itself.
			if open == '»' || open == '”' {
				found = append(found, Quotation{Open: true, from: i, to: i + size})
				if alone++; alone == maxAlone {
					return found // an error as it stands; more of them say nothing new
				}
			}
		default:
			found = append(found, Quotation{Words: text[i+size:], Open: true, from: i, to: len(text)})
			return found
		}
		i += size
	}
	return found
}

// maxSingle is how far a mark that often stands alone looks for its partner, in
// bytes.
const maxSingle = 1500

// maxAlone is how many closing marks without partner are reported in a block.
const maxAlone = 100

// closesAlone reports whether a mark that opens quotations in some traditions closes
// them in most.
func closesAlone(r rune) bool { return r == '»' || r == '›' || r == '”' }

func single(r rune) bool { return r == '\'' || r == '‘' || r == '‚' }

func afterDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

// opensSingle reports whether a single mark stands like an opening one: not
// behind a letter, and not before a digit.
func opensSingle(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) || unicode.IsDigit(after) {
		return false // an elision, or the '90s
	}
	return !unicode.IsSpace(after) || text[i:i+size] != "'"
}

// closes returns the byte of the mark that closes a quotation, −1 if none does.
func closes(text string, from int, open rune, closers string) int {
	depth := 1
	if single(open) || closesAlone(open) {
		// A long look at each would cost a minute: there may be very many.
		text = text[:min(len(text), from+maxSingle)]
	}
	for k := from; k < len(text); {
		r, n := utf8.DecodeRuneInString(text[k:])
		switch {
		case strings.ContainsRune(closers, r):
			if single(open) && isApostrophe(text[:k], text[k+n:], open) {
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

// isApostrophe reports whether a single mark between two texts is an apostrophe and
// closes no quotation that open began.
func isApostrophe(text, behind string, open rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text)
	after, _ := utf8.DecodeRuneInString(behind)
	if open == '\'' && unicode.IsSpace(before) || unicode.IsLetter(after) || unicode.IsDigit(after) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(behind, unicode.IsSpace))
	return strings.ContainsRune("sxz", before) && unicode.IsSpace(after) && unicode.IsLower(next) // the ministers' plan
}

// QuotedWords strips the quotation marks off words that begin and end with them.
func QuotedWords(s string) string {
	if q := FindQuotations(s); len(q) == 1 && q[0].from == 0 && q[0].to == len(s) && !q[0].Open {
		return q[0].Words
	}
	return s
}
