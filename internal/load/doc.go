// Package load reads a folder into a [model.Dossier]. It works in two steps. First
// every file is read and parsed by itself, several at a time; what that gives
// depends on nothing but the name and the bytes of the file, so it may be remembered.
// Then what spans files is joined, always over everything: articles with their
// captures, outlets and names, notes with their language.
//
// It hides which files there are and what became of them since they were last read.
// It is one package because what was read of a file, what came of it and what it
// was joined with are remembered together, and forgotten together when it changes.
// Whether what the notes say is true is not asked here, but in package check.
package load
