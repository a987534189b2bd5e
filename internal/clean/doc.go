// Package clean holds the rules that turn the raw text of a capture into the
// blocks of an article and a record that accounts for every line of the capture.
// What a record may say, and the proof that it does, is package custody's.
//
// # What cleaning may do
//
// A cleaned article holds whole lines of its capture, in order, less cuts that
// are listed word for word. Between the raw bytes and the text of a block only
// these things happen: line endings (LF, CRLF, CR) and blank space at the two
// ends of a line go, the invisible characters U+00AD, U+200B and U+FEFF go, and
// so do the cuts of the record. No quote, apostrophe, no-break space, accent or
// capital is touched: what is damaged is marked ([custody.Damage]), never mended.
//
// # The rules
//
// The rules are an ordered list of pure functions (rules.go), each with a confidence.
// Its name, the class that it gives a line, such as caption, and its reason stand in
// rules.go of package custody; captions.go, dates.go, furniture.go and the others have
// the functions; the words they know are data
// files (package language). The first rule that speaks about a line decides it. Losing one
// sentence of an article is worse than keeping ten menu entries, so a line stays
// unless a rule has a reason for it to go; and a decision by hand outranks every
// rule. [Explain] says for every line which rule decided, and why.
//
// It is one package because the rules judge a line by what others have found out
// about the lines around it: where the text is, what its title is, where comments
// begin. They share the page that says so, and nobody else may see it.
//
// The package reads no files and knows nothing of Markdown, YAML or HTML.
package clean

import (
	"dossier/internal/attribution"
	"dossier/internal/custody"
)

// RulesVersion is written into each record; it grows whenever the same capture
// could come out differently.
const RulesVersion = 15

// Article is what cleaning a capture gives: the blocks, the record of custody
// and what the text says of itself. Fields that the text does not support are
// left empty.
type Article struct {
	custody.Record
	Blocks []custody.Placed

	Title          string
	TitleBasis     string // "line", "meta" or "derived"
	Outlet         string // key of an outlet given in [Options], if the text names it
	OutletHint     string // the outlet's name as the text has it, whether or not it is known
	Authors        []string
	OriginalURL    string
	Published      string // ISO 8601 date
	PublishedBasis string
	Lang           string // ISO 639-1
	Upstream       []attribution.Credit
	Standfirst     int // how many leading paragraphs are the standfirst
}

// Body returns the blocks as the article shows them.
func (a *Article) Body() []custody.Block {
	body := make([]custody.Block, len(a.Blocks))
	for i, b := range a.Blocks {
		body[i] = b.Block
	}
	return body
}
