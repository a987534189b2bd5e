// Package dossier is the domain: it reads a folder into a [model.Dossier] in which
// every citation points to the passage it cites, and says what is wrong.
//
// # Loading
//
// [Load] is the only way to get a Dossier, and what it returns is resolved:
// nobody downstream sees a citation without its passage. It works in two steps.
// First every file is read and parsed by itself, several at a time; what that
// gives depends on nothing but the bytes of the file. Then what spans files is
// joined, always over everything: custody against captures, citations against
// articles, links against pages.
package dossier
