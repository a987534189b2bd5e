// Package templates is the built-in theme: the pages as html/template files, the
// style and the search. A file of the same name in the templates/ folder of a
// dossier takes the place of the file here. The words of pages are data of package
// language.
package templates

import "embed"

// FS holds *.html and assets/.
//
//go:embed *.html assets
var FS embed.FS
