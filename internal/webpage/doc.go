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
// Nothing of the markup leaves this package. Words are neither changed nor
// joined: blank space is collapsed as a browser does it, items of lists get a
// bullet, cells of a table row a bar between them.
package webpage

// maxElements bounds the work on one page; the longest articles of the web have
// a tenth of it.
const maxElements = 120_000

// Page is a saved page.
type Page struct {
	Text string // the article, title first; one line a block, blank lines between paragraphs

	// Left are the lines of the page that Text does not have, in reading order.
	Left []Left

	Title         string
	Outlet        string   // name of the site, as the page gives it
	Authors       []string // as the page names them, without the outlet itself
	Published     string   // ISO 8601 date, as the page writes it, in its own time zone
	PublishedFrom string   // where in the page that stands, such as "JSON-LD"
	Lang          string   // ISO 639-1
	URL           string   // canonical address

	Charset string   // the encoding it was read in
	Scripts int      // script elements
	Frames  int      // frames and embedded objects
	Pixels  int      // images of one pixel
	Hosts   []string // hosts other than the page's own from which it loads, sorted
}

// Left is a line of a page that is left out of its article.
type Left struct {
	Text   string
	Rule   string // the name of the rule that left it out
	Reason string // what the rule goes by
}

// Refusal is why no article can be made of a file. It is a mistake in what was
// captured, not trouble of the machine.
type Refusal struct {
	Reason string // what is wrong, as a sentence without capital and full stop
	Help   string // the remedy
}
