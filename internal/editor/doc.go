// Package editor is the language server: it tells an editor what is wrong with a dossier
// while somebody writes, completes citations and keys, shows the passage behind a
// citation, leads to the line of its capture, finds what uses it, renames ids and keys,
// and offers the corrections of diagnostics. It hides the protocol.
//
// The protocol is LSP 3.17 over a stream. An editor's positions are 0-based lines and
// 0-based columns in units of UTF-16; inside the program they are bytes, and
// position.go alone converts. What is open in the editor and not saved lies over the files
// of the folder (package unsaved), so that everything reads it as if it were saved.
//
// A change is only noted when it comes. It is read when the next question needs it, or a
// moment later, so that of many changes in a row one is checked. Files that are not open are looked at again now
// and then. Nothing is written to
// disk and no page is printed.
package editor
