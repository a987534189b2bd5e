package text

import "strings"

// Each table below is the only one of its kind. Where a package needs a part of
// one or two of them, it says so where it puts them together.

// Invisible are characters that nobody sees and that part no word: soft hyphen,
// zero-width space, word joiner, byte order mark, and the two marks of direction.
const Invisible = "\u00ad\u200b\u2060\ufeff\u200e\u200f"

// IsInvisible reports whether a character is one of [Invisible].
func IsInvisible(r rune) bool { return r >= '\u00ad' && IsOf(r, Invisible) }

// Apostrophes are what is typed for an apostrophe.
const Apostrophes = "'’ʼ‘‛′"

// SingleQuotes are single quotation marks that nobody takes for an apostrophe.
const SingleQuotes = "‹›‚"

// DoubleQuotes are the double quotation marks of European languages, and what is
// typed for one.
const DoubleQuotes = "\"«»“”„″"

// Hyphens join words; the dash of ranges is among them.
const Hyphens = "-‐‑‒–"

// Dashes are set between words; the minus is among them.
const Dashes = "—―−"

// GroupSpaces stand between groups of three digits, and so do the points of
// [DecimalPoints]: no-break, narrow no-break and thin spaces.
const GroupSpaces = " \u00a0\u202f\u2009"

// DecimalPoints stand before the decimals of a number, or between its groups.
const DecimalPoints = ".,"

// NumberJoints join two digits into one number, date or time when nothing else
// stands between them.
const NumberJoints = ".,:/-·٫٬"

// Quotation is a pair of marks between which words are quoted.
type Quotation struct {
	Open  rune
	Close string // the marks that may close it
}

// Quotations are the pairs that part what an article quotes from what it says.
var Quotations = []Quotation{{'«', "»"}, {'“', "”"}, {'„', "“”"}, {'"', `"`}}

// closing returns the marks that close what a mark opens, "" if it opens nothing.
func closing(open rune) string {
	for _, q := range Quotations {
		if q.Open == open {
			return q.Close
		}
	}
	return ""
}

// Stops end a sentence when blank space follows, or a closing mark and blank
// space: they may also stand inside a word, a number or an address.
const Stops = ".!?…"

// FullStops end a sentence wherever they stand: those of Arabic, Persian and Urdu,
// of Han and kana, of Devanagari and its kin, of Armenian, of Ethiopic, of Burmese, of
// Khmer, of Tibetan and of Mongolian.
const FullStops = "؟۔。！？｡।॥։።፧፨။។៕།༎᠃"

// Closers may stand between the end of a sentence and the blank space behind it.
const Closers = "»”\"’')]」』）】》〉〞｣"

// IsOf reports whether a character is one of a table.
func IsOf(r rune, table string) bool { return strings.ContainsRune(table, r) }
