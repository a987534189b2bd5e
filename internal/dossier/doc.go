// Package dossier is the domain: it reads a folder into a [Dossier] in which
// every citation points to the passage it cites, and says what is wrong.
//
// # Terms
//
// A capture is a file as it was received; it is never edited. An article is
// the cleaned text of one capture, with a record of custody that accounts for
// every line of the capture (package clean). A passage is a part of an article
// that can be cited: a paragraph, subhead, caption or the title. A citation
// names passages of articles and quotes words of them. A brief is a note by an
// analyst; its statements carry citations. An outlet is who published an
// article first.
//
// # Loading
//
// [Load] is the only way to get a Dossier, and what it returns is resolved:
// nobody downstream sees a citation without its passage. It works in two steps.
// First every file is read and parsed by itself, several at a time; what that
// gives depends on nothing but the bytes of the file. Then what spans files is
// joined, always over everything: custody against captures, citations against
// articles, links against pages.
//
// # Found
//
// A quotation is verified by the contract of [found.go]: exact up to a short,
// written list of typographic equalities. Similar is never found; similarity
// is used only to suggest the true wording.
package dossier
