package custody

import "fmt"

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

// Block is a paragraph or subhead of an article.
type Block struct {
	Kind Class  // Paragraph or Subhead
	Text string // plain text, exactly as the article shows it
}

// Placed is a block with the lines of the capture that it stands on.
type Placed struct {
	Block
	Line int // the raw line it starts on, 1-based
	Last int // the raw line it ends on; equal to Line unless paragraphs are separated by blank lines

	// Seams are the bytes of Text at which words were cut out. Set by Prove.
	Seams []int
}

// Mode says how a capture separates its paragraphs.
type Mode string

const (
	ByLine  Mode = "line"  // each non-blank line is a paragraph
	ByBlank Mode = "blank" // blank lines separate paragraphs; a line end inside one is a space
	// ByIndent is for paragraphs that begin with an indented line, or behind a blank one.
	ByIndent Mode = "indent"
	// ByEnd is for paragraphs whose last line leaves room: for the first word of the next one.
	ByEnd Mode = "ends"
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

// String names the decision in messages: "lines 16–20: dropped (advert)".
func (d Decision) String() string {
	by := d.Rule
	if d.ByHand {
		by = "by hand"
	}
	return fmt.Sprintf("%s: %s (%s)", d.lines(), d.Is, by)
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
	Anyway    string // why cleaning refuses the capture, one of [Refusals], if a person took it all the same
}

// LittleLeft is the refusal of cleaning itself: the rules leave out most of the words.
const LittleLeft = "little-left"

// Refusals are the reasons for which captures are refused and may be taken all the same:
// those that the reader of a page has (package webpage), and the one of cleaning.
var Refusals = []string{"no-article", "asks", "error-page", "cut-off", LittleLeft}

// HasAnchor reports whether a passage of this class stands in the text of the
// article, where a link can reach it. The title stands above it.
func (c Class) HasAnchor() bool { return c == Paragraph || c == Subhead || c == Caption }
