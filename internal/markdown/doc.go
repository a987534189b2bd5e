// Package markdown reads and writes the two Markdown dialects of a dossier. It
// hides goldmark: nobody else imports it, and no type of it leaves.
//
// # Articles
//
// [WriteArticle] and [ReadArticle] are exact inverses. An article is paragraphs
// and "## " subheads of plain text; there is no inline syntax. The writer
// escapes whatever a Markdown reader could take for markup, so that any other
// tool shows the same words; the reader undoes exactly that.
//
// # Notes
//
// [Parse] reads the dialect of briefs: CommonMark with tables, strikethrough
// and footnotes, without raw HTML, plus
//
//   - citations, [@key, ¶8: «words»; contra @other: «words»] (citation.go);
//   - callouts, block quotations that begin with [!kind] (callout.go);
//   - heading ids, {#id} at the end of a heading; other headings get an id from
//     their words, in letters of any script.
//
// The result is a [Document]: top-level [Block] values that can be printed one
// by one, and lists of all citations, links, headings and quotations with their
// places, so that whoever resolves them need not walk a tree. Parsing never
// fails; what is wrong comes back as diagnostics with exact positions. Offsets
// are bytes of the whole file, front matter included.
//
// It is one package because goldmark's tree is read by parsers, walker and printer
// alike and may not leave it.
package markdown
