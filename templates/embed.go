// Package templates is the built-in theme: the pages as html/template files,
// the style, and the words of the interface in each language. A file of the
// same name in the templates/ folder of a dossier takes the place of the file
// here.
package templates

import "embed"

// FS holds *.html, assets/ and i18n/.
//
//go:embed *.html assets i18n
var FS embed.FS
