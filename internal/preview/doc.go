// Package preview keeps a site up to date while people work on its sources, and
// shows it to them. It hides how changes are noticed and how a browser is told.
//
// What the file system says is only a bell ([Watch]): the builder looks at
// everything again, so lost and late events, renamed folders and editors that save
// in three steps need no special case. It begins at once, and what it makes is
// shown after a short quiet ([Bell]); if a change goes on, it begins again. What the
// bell says has changed helps to show open pages before everything has been looked
// at, and decides nothing.
//
// The [Server] serves what was built, from memory and never from the disk, to
// this machine only unless told otherwise. It adds one script to each page, the
// only change it makes to what was built: the script brings a changed page into
// the one that is open, without losing the place, the focus or what is unfolded,
// and lays mistakes over the last good site.
package preview
