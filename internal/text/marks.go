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

// sentenceEnd is a mark that may end a sentence.
type sentenceEnd struct {
	mark  rune
	alone bool // it does, whatever follows; the others want blank space, or a closing mark with blank space behind it
}

// sentenceEnds of every script that we know marks of.
var sentenceEnds = []sentenceEnd{
	{'.', false}, {'!', false}, {'?', false}, {'…', false},
	{'؟', true}, {'۔', true}, // Arabic, Persian, Urdu
	{'。', true}, {'！', true}, {'？', true}, // Han and kana
	{'।', true}, // Devanagari and its kin
	{'։', true}, // Armenian
	{'።', true}, // Ethiopic
}

// closers may stand between the end of a sentence and the blank space behind it.
const closers = `»”"'’)]`

// IsOf reports whether a character is one of a table.
func IsOf(r rune, table string) bool { return strings.ContainsRune(table, r) }
