// Package assistant lets a program that writes with somebody, such as a language model,
// ask a dossier: it finds passages, gives citations that are verified, checks a draft
// before it is written to a file, follows a judgment to its captures and lists the
// questions. It hides the protocol: the Model Context Protocol, 2025-06-18, over a stream
// of lines of JSON.
//
// It reads only. A citation that it gives has passed the same test as every citation of a
// note, and what it is asked to check is checked as a note would be; but nothing that it
// says makes a sentence true, and what a machine has drafted is marked by a person
// (processing: in the front matter).
package assistant
