// Package site turns a dossier into pages. It hides html/template and sprig.
//
// [Plan] decides which pages there are and makes the model of each: plain data
// that holds everything its template shows. [Render] prints them. A template
// sees its model and nothing else; there is no clock, no environment and no
// global in reach, so a page depends on exactly what its model says.
//
// Links are values of type [Link] until they are printed. They are printed
// relative to the page that holds them and with the file name, so the same
// bytes work at the root of a host, under any path, and opened from disk.
package site
