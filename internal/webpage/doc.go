// Package webpage reads a saved web page: the text of its article, one line for
// each block, and what the page says of itself.
//
// The page is parsed once into lines, each with what its markup tells: the
// element, how much of it is a link, whether it stands in a menu, a caption or a
// box of related articles. go-readability says where the article is; the lines
// around its answer are then judged by themselves, for it is known to take
// captions and boxes along and to lose paragraphs at the edges of what it
// finds. The text of the article in the page's JSON-LD, if there is one, is a
// second witness. Each line that is left out has the name of the rule that did it
// (removal.go), so that a person can see what of a page is not in its article.
//
// The text holds every line of the page, so that whoever accounts for its lines
// accounts for the page. What nobody sees in a browser, what is struck out and what
// stands in buttons are lines of their own, behind the line in which they stand.
//
// Nothing of the markup leaves this package. Words are neither changed nor
// joined: blank space is collapsed as a browser does it, items of lists get a
// bullet or their number, cells of a table row a bar between them. What a browser shows by marks is
// written with characters that look like it (marks.go): figures that are raised or
// lowered, the quotation marks of <q>, text that a style adds, letters that it turns round.
//
// Style sheets are read as far as they change which words are seen (stylesheet.go): as a
// window on a screen shows them at rest, wide enough for columns. Where it cannot be told
// whether a rule holds, the lines of its elements are doubtful.
//
// It is one package because what leaves a line out is judged by its neighbours and by
// the tree around it, of which every file here finds out a part: what is seen, what is
// a sentence, what serves the text, what the page says of itself. They share the line
// that holds it all, and nobody else may see it.
package webpage

import "dossier/internal/text"

// maxElements bounds the work on one page; the longest articles of the web have
// a tenth of it.
const maxElements = 120_000

// Page is a saved page.
type Page struct {
	Text string // all lines of the page in reading order; blank lines between paragraphs
	Left []Left // the lines of Text that are not of the running text, in their order

	// Kinds are what the data of the page say that it is: the types of its article, its section.
	Kinds []string

	// Apart are the lines of Text that the page sets apart as the words of somebody else,
	// in their order; none if most of its article is.
	Apart []int

	// Doubtful are the lines of its article that a style may change, by words that it adds or
	// hides, where it is not known whether it does or which words they are, in their order.
	Doubtful []int

	// Verbatim are the lines of its article that the page sets as they are, as it does code.
	Verbatim []int

	// Wrapped says that lines are no paragraphs: those with no blank line between are one.
	Wrapped bool

	// Behind are the lines of each article that follows in the same file, as pages have
	// them that go on without an end.
	Behind []text.Lines

	titled bool  // the title is a line of the page
	below  *line // the title, if it stands behind the beginning of the text

	Title         string
	Outlet        string   // name of the site, as the page gives it
	Authors       []string // as the page names them, without the outlet itself
	Sources       []string // ids of agencies and outlets that its data name in their place
	Published     string   // ISO 8601 date, as the page writes it, in its own time zone
	PublishedFrom string   // where in the page that stands, such as "JSON-LD"
	Lang          string   // ISO 639-1
	URL           string   // canonical address
	Captured      string   // instant at which a program says that it saved the page, ISO 8601

	Charset string   // the encoding it was read in
	Scripts int      // script elements
	Frames  int      // frames and embedded objects
	Pixels  int      // images of one pixel
	Hosts   []string // hosts other than the page's own from which it loads, sorted
}

// Left is a line of a page that is left out of its article.
type Left struct {
	Line int // of the text of the page, 1-based
	Text string
	Rule string // the name of the rule that left it out
}

// Refusal is why no article can be made of a file. It is a mistake in what was
// captured, not trouble of the machine.
type Refusal struct {
	Reason string // what is wrong, as a sentence without capital and full stop
	Help   string // the remedy
	Kind   string // of a page that can be read as it is, "" of one that cannot
}

// Kinds of pages that are refused and can be read as they are, as records name them.
const (
	NoArticle = "no-article" // nothing in it reads like an article
	Asks      = "asks"       // for consent, a login or a subscription
	ErrorPage = "error-page" // of its server
	CutOff    = "cut-off"    // its end is missing
)
