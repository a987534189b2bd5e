// Package preview keeps a site up to date while people work on its sources, and
// shows it to them. It hides how changes are noticed and how they reach a browser.
//
// [Watch] announces each [Change] of the sources. Events of the file system only say
// when to build: the builder looks at everything again, so lost and late events, renamed
// folders and editors that save in three steps need no special case. Building begins at
// once, its result is shown after a short quiet, and if the change goes on it begins
// again (burst.go). The files that a change names help to show open pages before
// everything has been looked at, and decide nothing.
//
// The [Server] serves what was built, from memory and never from the disk, and has other
// pages printed when they are asked for ([Rest]), to this machine only unless told otherwise. It adds one script to each page, the
// only difference to what was built: the script brings a changed page into the one that
// is open, without losing the place, the focus or what is unfolded, and lays
// mistakes over the last good site.
package preview
