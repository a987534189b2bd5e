package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// QuotationsInProse are the pairs between which prose quotes and whose marks serve
// for nothing else, of all scripts and styles: what looks like a quotation to a
// reader is one. They are the characters of Unicode of the categories Pi and Pf, and
// of Ps and Pe those that quote. Marks that are also apostrophes, minutes or inches
// are in singleMarks and doubleMarks.
var QuotationsInProse = []Quotation{
	{'«', "»"}, {'»', "«"}, {'‹', "›"}, {'›', "‹"}, {'“', "”"}, {'”', "”"}, {'„', "“”‟"}, {'‟', "”"}, {'⹂', "⹂‟“”"}, {'"', `"`}, {'＂', "＂"},
	{'「', "」"}, {'『', "』"}, {'｢', "｣"}, {'﹁', "﹂"}, {'﹃', "﹄"}, {'《', "》"}, {'〈', "〉"}, {'〖', "〗"},
	{'˹', "˺"}, {'\u2329', "\u232a"}, {'︽', "︾"}, {'︿', "﹀"},
	{'⟨', "⟩"}, {'⟪', "⟫"}, {'⦉', "⦊"}, {'⦑', "⦒"}, {'⧼', "⧽"}, {'〝', "〞〟"}, {'❝', "❞"}, {'❠', "❝❞"}, {'❮', "❯"}, {'❬', "❭"}, {'❰', "❱"},
	{'🙶', "🙷"}, {'🙸', "🙶🙷"}, {'⸂', "⸃"}, {'⸄', "⸅"}, {'⸉', "⸊"}, {'⸌', "⸍"}, {'⸜', "⸝"}, {'⸠', "⸡"}, {'⸢', "⸣"}, {'⸤', "⸥"},
}

// singleMarks are single quotation marks that are apostrophes, minutes or accents
// too: only where they stand says which. Any of them may close what another opens.
const singleMarks = "'‘’‚‛ʻʼʽ`´′‵ʹˊˋ＇｀׳՚ꞌ❛❜❟"

// doubleMarks are double quotation marks that are inches, seconds or a part of a
// word too, as the gershayim of Hebrew is.
const doubleMarks = "″‶‴‷ʺ˝ˮ״"

// primes are those of the marks that stand behind a number for its unit.
const primes = "′″ʹʺ‴"

// doubled are two characters that are typed for one mark.
const doubled = "'‘’`´′,‚<>‹›"

// blanks look like a blank space, or like nothing, and part words to a reader: the
// blank of Braille, the fillers of Hangul, the separators of mathematics, the
// characters of tags. [unicode.IsSpace] does not know them.
var blanks = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x115f, Hi: 0x1160, Stride: 1}, {Lo: 0x17b4, Hi: 0x17b5, Stride: 1}, {Lo: 0x180b, Hi: 0x180e, Stride: 1}, {Lo: 0x200b, Hi: 0x200b, Stride: 1},
		{Lo: 0x2060, Hi: 0x2064, Stride: 1}, {Lo: 0x2800, Hi: 0x2800, Stride: 1}, {Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xffa0, Hi: 0xffa0, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}},
}

// MarkPairs finds, in one pass, the marks of quotations that are apostrophes,
// minutes or inches elsewhere, and pairs them by where they stand. partner has, for
// the byte at which an opening mark stands, the bytes of the mark that closes it. A
// mark that no other closes quotes nothing.
func MarkPairs(s string) (partner map[int]Range) {
	var p pairing
	for i := 0; i < len(s); {
		family, size := ambiguousMark(s, i)
		if family != 0 {
			p.take(s, i, size, family)
		}
		i += size
	}
	for _, open := range p.open {
		for _, o := range open {
			if o.doubtful != (Range{}) && !o.elision {
				p.pair(o.at, o.doubtful)
			}
		}
	}
	return p.partner
}

// pairing is what [MarkPairs] knows of the text read so far.
type pairing struct {
	partner map[int]Range
	open    [3][]openMark // by family, those not closed
}

// openMark is a mark that may open a quotation.
type openMark struct {
	at       int
	elision  bool  // it may stand for what is left out: the '90s, ’tis
	doubtful Range // the last mark that may close it, and may be a possessive: the workers’ on Monday
}

const (
	singleFamily = 1
	doubleFamily = 2
)

// ambiguousMark returns which family the mark at byte i of s belongs to, 0 if it is
// none, and how long it is.
func ambiguousMark(s string, i int) (family, size int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	if r >= utf8.RuneSelf && !strings.ContainsRune(singleMarks+doubleMarks+doubled, r) {
		return 0, n
	}
	if strings.ContainsRune(doubled, r) {
		run := n
		for strings.HasPrefix(s[i+run:], string(r)) {
			run += n
		}
		switch {
		case run == 2*n:
			return doubleFamily, run
		case run > 2*n:
			return 0, run // a rule, or the mark of a merge
		}
	}
	switch {
	case strings.ContainsRune(singleMarks, r):
		return singleFamily, n
	case strings.ContainsRune(doubleMarks, r):
		return doubleFamily, n
	}
	return 0, n
}

// take reads a mark of a family.
func (p *pairing) take(s string, i, size, family int) {
	before := LastRune(s[:i])
	after := FirstRune(s[i+size:])
	mark := s[i : i+size]
	start, end := i == 0, i+size == len(s)
	open := &p.open[family]
	if n := len(*open); n > 0 && closesHere(mark, before, after, end, s[(*open)[n-1].at:i]) {
		if !p.possessive(s, i, size, before) {
			p.pair((*open)[n-1].at, Range{i, i + size})
			*open = (*open)[:n-1]
			return
		}
		(*open)[n-1].doubtful = Range{i, i + size}
		return
	}
	opensHere := (start || !isWordCharacter(before)) && !end && !strings.ContainsAny(mark, ">›")
	if opensHere && (!unicode.IsSpace(after) || !strings.ContainsAny(mark, "'’`´,<") || mark == "<<") {
		*open = append(*open, openMark{at: i, elision: elides(s[i+size:], mark)})
	}
}

// closesHere reports whether a mark stands like one that closes what stands in s.
func closesHere(mark string, before, after rune, end bool, s string) bool {
	opening, size := utf8.DecodeRuneInString(s)
	if !end && isWordCharacter(after) || strings.ContainsAny(mark, ",<‚") || len(s) == size {
		return false
	}
	if strings.ContainsAny(mark, primes) && unicode.IsDigit(before) && !strings.ContainsRune(primes, opening) {
		return false // minutes or inches
	}
	if unicode.IsSpace(before) {
		return !strings.ContainsAny(mark, "'`‘‛ʻʽ❛") // that opens another, but ’ and >> may stand behind a space
	}
	return true
}

// possessive reports whether a mark that could close a quotation may be that of a
// possessive: the ministers’ plan.
func (p *pairing) possessive(s string, i, size int, before rune) bool {
	if !strings.ContainsRune("sxz", before) || size > len("’") {
		return false
	}
	behind := s[i+size:]
	after := FirstRune(behind)
	return unicode.IsSpace(after) && unicode.IsLower(FirstRune(strings.TrimLeftFunc(behind, unicode.IsSpace)))
}

func (p *pairing) pair(at int, closes Range) {
	if p.partner == nil {
		p.partner = map[int]Range{}
	}
	p.partner[at] = closes
}

// elides reports whether a mark before some words may stand for what they lack: a
// decade, one letter, or a word that is written so.
func elides(words, mark string) bool {
	if utf8.RuneCountInString(mark) > 1 {
		return false
	}
	end := strings.IndexFunc(words, func(r rune) bool { return !isWordCharacter(r) })
	if end < 0 {
		end = len(words)
	}
	word := strings.ToLower(words[:end])
	if len(word) >= 2 && len(word) <= 3 && unicode.IsDigit(rune(word[0])) && unicode.IsDigit(rune(word[1])) {
		return true
	}
	switch word {
	case "tis", "twas", "em", "til", "till", "cause", "bout", "round":
		return true
	}
	return utf8.RuneCountInString(word) == 1 && word != "i" && word != "a"
}

func isWordCharacter(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(blanks, r) && !strings.ContainsRune(singleMarks+doubleMarks, r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// CountParted counts the words of a text as a reader sees them, whatever parts them:
// spaces, what looks like one, underscores, dashes. Hyphens, points and apostrophes
// join words, unless they string as many together as no compound has.
func CountParted(s string) int {
	const compound = 4 // Saint-Jean-de-Luz
	words, parts, inside := 0, 0, false
	flush := func() {
		if parts > compound {
			words += parts
		} else if parts > 0 {
			words++
		}
		parts, inside = 0, false
	}
	for _, r := range s {
		switch {
		case isWordCharacter(r) || unicode.IsNumber(r):
			if !inside {
				parts++
			}
			inside = true
		case r == '\u200c' || r == '\u200d' || r == '\u00ad':
		case strings.ContainsRune("-‐‑·.:,"+Apostrophes, r):
			inside = false
		default:
			flush()
		}
	}
	flush()
	return words
}
