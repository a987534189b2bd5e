// Package pdf reads the text of a PDF file: block by block in reading order, each
// with its page, and what the file says of itself.
//
// The file is interpreted by PDFium, compiled to WebAssembly and run without any
// access to files or the network, with bounds on its memory and time. That takes a
// while, so a PDF is read when it is added or cleaned and never in a build.
//
// PDFium gives characters with their places (engine.go). What makes of them lines,
// columns and paragraphs is here (layout.go), and goes by the places alone: a line
// ends where the next character stands lower or to the left; a block ends before a
// larger gap, an indent or another size of type. Text in two columns that the file
// interleaves is read column by column; cells of a row of a table have a bar between
// them, as in a saved page, and a bar more where the row beside has a cell and this one
// nothing. Lines that stand in the same place at the top or the
// bottom of most pages are the margin of the pages. A paragraph whose sentence runs on over the
// end of a page is one block, of two pages.
//
// The letters of a line from right to left are put into the order in which they are read
// (righttoleft.go): PDFium gives some words as they are read and others as they are seen, and
// numbers, names in Latin letters and marks always so. Where they stand tells their order,
// but for type whose letters stand one above the other (Nastaliq), which is refused.
//
// Which letters a reader sees is told by the picture of the page (seen.go), and how a page is turned by its
// letters (upright.go).
//
// Words are not changed. Where a word is divided at the end of a line, a soft hyphen
// (U+00AD) stands in its place, which is what that character is for, unless the
// document writes the word with a hyphen elsewhere, or the second half has a capital.
// Raised figures are written as such: 300¹. A letter of which the file does not say which it
// is, as in fonts without such a table, is written as U+FFFD and never guessed; a file with many is refused.
package pdf

// Block is a paragraph, a heading, a row of a table: one line of the text.
type Block struct {
	Page   int // on which it begins, 1-based
	Last   int // on which it ends
	Text   string
	Margin bool   // in the header or footer of the pages
	Note   bool   // noted on the page, or filled into a field of a form
	Hidden bool   // no reader of the file sees it
	Apart  bool   // it does not go on with the block before it, such as rows of a table do
	Marks  []Mark // where its letters stand, if pictures were asked for
}

// Document is what was read of a file.
type Document struct {
	Title   string
	Authors []string
	Pages   int
	Silent  int  // pages without text: pictures, or empty
	Unread  int  // letters of which the file does not say which they are, U+FFFD in the text
	Overlay bool // all text is printed in no colour over pictures, as programs do that recognise letters
	Blocks  []Block
	Sheets  []Sheet // the pages as pictures, if they were asked for
}

// Sheet is a page as a picture.
type Sheet struct {
	PNG           []byte // in sixteen greys
	Width, Height int    // pixels
}

// Mark is where a letter stands on its page, in pixels of the picture from its upper left.
type Mark struct {
	At                       int // byte of the text of the block
	Left, Top, Right, Bottom float64
	Page                     int // 1-based
}

// Refusal is why a file cannot be read. It is a mistake in what was captured, not
// trouble of the machine.
type Refusal struct {
	Reason string // as a sentence without capital and full stop
	Help   string // the remedy
}

// Engine names the program that interprets the files.
const Engine = "PDFium of go-pdfium 1.21.4"
