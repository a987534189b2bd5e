package markdown

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Signal says what a cited passage does for the sentence it is cited in.
type Signal string

const (
	Supports    Signal = "supports"    // no word
	Contradicts Signal = "contradicts" // contra, mais voir, but see
	Context     Signal = "context"     // cf., voir, see
	Relays      Signal = "relays"      // relaie, via: same origin, no added weight
)

// signals are the words before the @ in the languages we know, in small letters.
var signals = sync.OnceValue(func() map[string]Signal {
	all := meanings[Signal](func(n *language.NotesData) language.Lists { return n.Signals })
	all[""] = Supports
	return all
})

// Citation is one bracket: one or more items that stand for the same words.
type Citation struct {
	At    diag.Span
	Items []*Item
	Scope Scope
	Index int // position among the citations of the document, 0-based
}

// Item is one passage cited.
type Item struct {
	At          diag.Span
	Signal      Signal
	Key         string    // of the article
	Version     string    // the version of it that is cited, as written behind ~: the day of its capture, or its key; "" for the accepted one
	KeyAt       diag.Span // of both
	Locator     Locator
	Quote       string    // the quoted words, without delimiters; "" if none
	QuoteAt     diag.Span // with delimiters; if there is no quotation, the empty span where it would go
	Translation string    // the analyst's own, never matched
	Grade       int       // Admiralty credibility 1–6, 0 if not given
	Number      int       // position among the items of the document, 1-based
}

// Named is the article as the citation names it, with the version.
func (i *Item) Named() string {
	if i.Version == "" {
		return i.Key
	}
	return i.Key + "~" + i.Version
}

// problem is a citation that cannot be read.
type problem struct {
	code     diag.Code
	from, to int // bytes of the flat text
	message  string
	help     string
}

// citationScanner reads a citation by this grammar, with ws for blank space and
// line ends:
//
//	citation    = "[" ws item { ";" ws item } "]"
//	item        = [ signal ws ] "@" key [ "~" version ] [ ws "," ws locator ] [ ws ":" ws quotation ]
//	              [ ws "=" ws quotation ] [ ws "(" grade ")" ] ws
//	locator     = "¶" n | "para." n | "p." n | "title" | "subhead" [ n ] | "caption" [ n ]
//	quotation   = "«" text "»" | "“" text "”" | '"' text '"'
//
// « » and “ ” nest. A backslash before ASCII punctuation is dropped.
type citationScanner struct {
	text string
	at   int      // byte of the text that is read next
	stop *problem // the first mistake; nothing is read behind it
}

// looksLikeCitation reports whether text, which begins with "[", has to be a
// citation: there is an @ with a key behind it before the bracket ends.
// undecided means that the text ends before that can be told.
func looksLikeCitation(text string) (yes, undecided bool) {
	before := '['
	for i, r := range text[1:] {
		switch {
		case r == '@' || r == '＠':
			if unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("._+\\/", before) {
				break // an address, name@host, or the sign itself
			}
			next, _ := utf8.DecodeRuneInString(text[1+i+utf8.RuneLen(r):])
			return strings.TrimSpace(text[1:1+i]) == "" || isKeyStart(next), false
		case r == '[' || r == ']' || r == '!' && i == 0 || r == '^' && i == 0:
			return false, false
		}
		before = r
	}
	return false, true
}

func isKeyStart(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '{'
}

// scanCitation reads a citation at the start of text. If it cannot be read, items
// are those before the mistake and end is where reading can go on.
func scanCitation(text string) (items []scannedItem, end int, mistake *problem) {
	s := &citationScanner{text: text, at: 1}
	for {
		item := s.item()
		if s.stop != nil {
			return items, s.resume(), s.stop
		}
		items = append(items, item)
		switch s.peek() {
		case ';':
			s.at++
		case ']':
			return items, s.at + 1, nil
		default:
			if s.unexpected(); item.quote == "" {
				items = items[:len(items)-1] // what cannot be read may be its quotation
			}
			return items, s.resume(), s.stop
		}
	}
}

// resume returns where reading can go on after a mistake: behind the bracket
// that closes the citation, or where the next one begins.
func (s *citationScanner) resume() int {
	for i := max(s.at, s.stop.to, 1); i < len(s.text); i++ {
		switch {
		case s.text[i] == ']':
			return i + 1
		case strings.HasPrefix(s.text[i:], "[@"):
			return i
		}
	}
	return len(s.text)
}

// scannedItem is an item with its places, bytes of the flat text.
type scannedItem struct {
	from, to         int
	word             string // the signal as written
	wordFrom, wordTo int
	key, version     string
	keyFrom, keyTo   int
	locator          Locator
	locFrom, locTo   int
	quote            string
	quoteFrom        int
	quoteTo          int
	translation      string
	grade            int
}

// fail notes a mistake between two bytes of the text. The first counts.
func (s *citationScanner) fail(from, to int, help, message string) {
	if s.stop == nil {
		s.stop = &problem{code: diag.MalformedCitation, from: from, to: max(to, from), message: message, help: help}
	}
}

// peek returns the next character, −1 at the end of the text.
func (s *citationScanner) peek() rune {
	if s.at >= len(s.text) {
		return -1
	}
	return text.FirstRune(s.text[s.at:])
}

// space goes to the next character that is no space.
func (s *citationScanner) space() {
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) {
			return
		}
		s.at += n
	}
}

// next goes behind an ASCII sign and the spaces around it, and reports whether the
// sign is there. After a mistake nothing is.
func (s *citationScanner) next(sign byte) bool {
	s.space()
	if s.stop != nil || s.at >= len(s.text) || s.text[s.at] != sign {
		return false
	}
	s.at++
	s.space()
	return true
}

// unexpected reports whatever stands where an item should end.
func (s *citationScanner) unexpected() {
	r := s.peek()
	switch {
	case r < 0 || s.atNextCitation() || s.neverCloses():
		const help = "close the citation with ]; if a line of it begins with a list mark, a number or >, join it to the line before"
		s.fail(0, 1, help, "the citation that begins here is not closed")
	case opensQuotation(r):
		s.fail(s.at, s.at+utf8.RuneLen(r), "write [@key, ¶8: «words»]", "a colon is missing before the quotation")
	case r == '¶':
		s.fail(s.at, s.at+utf8.RuneLen(r), "write [@key, ¶8: «words»]", "a comma is missing before the paragraph")
	case r == ',' || r == ':':
		s.fail(s.at, s.at+1, "write [@key, ¶8: «words»]", "there is a "+strconv.QuoteRune(r)+" where the citation should end or go on with ;")
	default:
		end := s.at
		for end < len(s.text) && !strings.ContainsRune(";]\n", rune(s.text[end])) && end-s.at < 60 {
			end++
		}
		s.fail(s.at, end, "write [@key, ¶8: «words»] and separate several passages with ;", "these words belong to no part of a citation")
	}
}

// atNextCitation reports whether another citation begins here.
func (s *citationScanner) atNextCitation() bool {
	return strings.HasPrefix(s.text[min(s.at, len(s.text)):], "[@")
}

// neverCloses reports whether no bracket closes the citation before the block
// ends or the next citation begins.
func (s *citationScanner) neverCloses() bool {
	rest := s.text[s.at:]
	end, next := strings.IndexByte(rest, ']'), strings.Index(rest, "[@")
	return end < 0 || next >= 0 && next < end
}

// item reads one item. After a mistake it returns what was read so far, and
// s.stop says what the mistake is.
func (s *citationScanner) item() scannedItem {
	var it scannedItem
	s.space()
	it.from = s.at
	it.word, it.wordFrom, it.wordTo = s.signal()
	if s.stop != nil {
		return it
	}
	s.at++ // the @
	it.key, it.keyFrom, it.keyTo = s.key()
	if s.stop == nil && s.peek() == '~' {
		s.at++
		it.version, it.keyTo = s.version(it.keyFrom)
	}
	if s.next(',') {
		it.locFrom = s.at
		it.locator = s.readLocator()
		it.locTo = s.at
	}
	s.readQuotation(&it)
	s.space()
	if s.stop == nil && s.peek() == '=' && it.quote == "" {
		s.fail(s.at, s.at+1, "write the words of the article first: «words» = \"translation\"", "there is a translation and no quotation it translates")
	}
	if s.next('=') {
		it.translation = s.quotation()
	}
	s.space()
	if s.stop == nil && s.peek() == '(' {
		it.grade = s.grade()
	}
	s.space()
	it.to = s.at
	return it
}

// readQuotation reads the colon and the quotation of an item. Without one the item
// knows where it would go.
func (s *citationScanner) readQuotation(it *scannedItem) {
	s.space()
	it.quoteFrom, it.quoteTo = s.at, s.at
	if !s.next(':') {
		return
	}
	it.quoteFrom = s.at
	it.quote = s.quotation()
	it.quoteTo = s.at
	if s.stop == nil && strings.TrimSpace(it.quote) == "" {
		s.fail(it.quoteFrom, it.quoteTo, "put the words of the article between « and »", "the quotation is empty")
	}
}

// signal reads the words before the @.
func (s *citationScanner) signal() (word string, from, to int) {
	from = s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if r == '＠' {
			s.fail(s.at, s.at+n, "write the plain sign @", "this is not the sign @ but one that looks like it")
			return "", from, from
		}
		if r == '@' {
			word = strings.ToLower(strings.Join(strings.Fields(s.text[from:s.at]), " "))
			to = from + len(strings.TrimRightFunc(s.text[from:s.at], unicode.IsSpace))
			return word, from, to
		}
		if strings.ContainsRune(";][", r) || opensQuotation(r) {
			break
		}
		s.at += n
	}
	s.fail(from, min(s.at+1, len(s.text)), "every passage is named by @ and the key of its article", "there is no @key here")
	return "", from, from
}

// key reads the key of an article.
func (s *citationScanner) key() (key string, from, to int) {
	from = s.at
	key = s.name()
	if key == "" {
		s.fail(from-1, from, "write the article's key, the name of its file without .md, right behind the @", "there is no key behind the @")
	}
	return key, from, s.at
}

// version reads what names one of several versions, behind the ~ of a key that begins at
// from.
func (s *citationScanner) version(from int) (version string, to int) {
	version = s.name()
	if version == "" {
		s.fail(from, s.at, "write the day on which the version was captured, or its key: @accord~2024-12-31", "there is no version behind the ~")
	}
	return version, s.at
}

// name reads letters, digits and the marks that may join them.
func (s *citationScanner) name() string {
	from := s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' && r != '.' {
			break
		}
		s.at += n
	}
	name := strings.TrimRight(s.text[from:s.at], ".-")
	s.at = from + len(name)
	return name
}
