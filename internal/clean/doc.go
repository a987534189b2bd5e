// Package clean turns the raw text of a capture into the blocks of an article
// and a record of custody that accounts for every line of the capture.
//
// # What cleaning may do
//
// A cleaned article holds whole lines of its capture, in order, less cuts that
// are listed word for word. Between the raw bytes and the text of a block only
// these things happen: line endings (LF, CRLF, CR) and blank space at the two
// ends of a line go, the invisible characters U+00AD, U+200B and U+FEFF go, and
// so do the cuts of the record. No quote, apostrophe, no-break space, accent or
// capital is touched: what is damaged is marked ([Damage]), never mended.
//
// # The partition
//
// Each non-blank raw line has exactly one [Class]: title, subhead, paragraph,
// caption, meta or dropped. [Record] writes down every line that is not body,
// with the rule that decided, or by hand with a reason. [Custody] checks a
// record and blocks against the capture, and [Pieces] cuts the capture into the
// stretches the record speaks of; in order they rebuild it byte for byte.
//
// # The rules
//
// The rules are an ordered list of pure functions, each with a name, a reason
// and a confidence (rules.go); the words they know are data files (lexicon/).
// The first rule that speaks about a line decides it. Losing one sentence of an
// article is worse than keeping ten menu entries, so a line stays unless a rule
// has a reason for it to go; and a decision by hand outranks every rule.
//
// The package reads no files and knows nothing of Markdown, YAML or HTML.
package clean

// RulesVersion is written into each record; it grows whenever the same capture
// could come out differently.
const RulesVersion = 6

// Class says what a raw line is.
type Class string

const (
	Title     Class = "title"
	Subhead   Class = "subhead"
	Paragraph Class = "paragraph"
	Caption   Class = "caption"
	Meta      Class = "meta"
	Dropped   Class = "dropped"
	// Body is used in decisions by hand only: the line belongs to the article,
	// as a paragraph or as a subhead.
	Body Class = "body"
)

// Block is a paragraph or subhead of a cleaned article.
type Block struct {
	Kind Class  // Paragraph or Subhead
	Text string // plain text, exactly as the article shows it
	Line int    // the raw line it starts on, 1-based
	Last int    // the raw line it ends on; equal to Line unless paragraphs are separated by blank lines

	// Seams are the bytes of Text at which words were cut out. Set by Custody.
	Seams []int
}

// Mode says how a capture separates its paragraphs.
type Mode string

const (
	ByLine  Mode = "line"  // each non-blank line is a paragraph
	ByBlank Mode = "blank" // blank lines separate paragraphs; a line end inside one is a space
)

// Decision is what became of a stretch of raw lines that is not plainly body.
// Blank lines inside the stretch are not spoken of.
type Decision struct {
	First, Last int // raw lines, 1-based, inclusive
	Is          Class
	Rule        string // the rule that decided; empty if ByHand
	ByHand      bool
	Why         string // the reason a person gave; required if ByHand
}

// CaptionLine is a caption taken out of the running text.
type CaptionLine struct {
	Line   int
	Text   string // the words of the line without the credit
	Credit string // the signature of an agency or photographer, if the line has one
}

// Cut is a stretch of a kept line that is not part of the article, such as a
// bullet before a standfirst.
type Cut struct {
	Line  int
	Words string // the exact bytes that are left out
	Nth   int    // which occurrence of Words in the line; 0 means the first
	Rule  string
	Why   string // the reason, for a cut made by hand (Rule is then empty)
}

// Damage marks words that are garbled in the capture. They stay as they are.
type Damage struct {
	Line   int
	Words  string
	Kind   string // glued | doubled | elision | capital | missing | garbled
	ByHand bool
}

// Record accounts for every line of a capture.
type Record struct {
	Mode      Mode
	TitleLine int // the raw line that holds the title, 0 if none does
	Decisions []Decision
	Captions  []CaptionLine
	Cuts      []Cut
	Damage    []Damage
}

// Credit is an outlet or agency that the text itself names as its source.
type Credit struct {
	Name string // id, such as "reuters"
	Line int
}

// Article is what cleaning a capture gives: the blocks, the record of custody
// and what the text says of itself. Fields that the text does not support are
// left empty.
type Article struct {
	Record
	Blocks []Block

	Title          string
	TitleBasis     string // "line", "meta" or "derived"
	Outlet         string // key of an outlet given in [Options], if the text names it
	OutletHint     string // the outlet's name as the text has it, whether or not it is known
	Authors        []string
	OriginalURL    string
	Published      string // ISO 8601 date
	PublishedBasis string
	Lang           string // ISO 639-1
	Upstream       []Credit
	Standfirst     int // how many leading paragraphs are the standfirst
}

// HasAnchor reports whether a passage of this class stands in the text of the
// article, where a link can reach it. The title stands above it.
func (c Class) HasAnchor() bool { return c == Paragraph || c == Subhead || c == Caption }
