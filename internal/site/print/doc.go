// Package print makes the bytes of pages from their models. It is the only
// package that writes HTML, and hides html/template, sprig, the minifier and the
// memory of what was printed.
//
// A [Site] is a list of pages. A [Page] is a file with the bytes at hand
// ([Bytes]), bytes that are written when it is printed ([Export]), or a template
// with a model ([Templated]). [Site.Render] prints them several at a time: first
// those that a reader waits for, at last those that the [Index] makes of what
// the others say.
//
// A model is plain data. A template sees its model and nothing else: there is no
// clock, no environment and no global in reach, so a page depends on exactly what
// its model says. That is why a [Memory] can tell by a digest of the model
// whether a page has to be printed again.
//
// Links are values of type [Link] until they are printed. They are printed
// relative to the page that holds them and with the file name, so the same
// bytes work at the root of a host, under any path, and opened from disk.
//
// The text of an article, the lines of its capture, callouts and citations are
// printed here by hand and not by templates: their ids, and what stands beside
// them, are what all evidence leads to, and no matter of taste. They are also
// nearly all bytes of a site, and html/template works out anew for each value
// how it is to be escaped.
//
// It is one package because whoever writes HTML must be known: what is printed by
// hand, drawn or kept on one line escapes its words here and nowhere else.
package print
