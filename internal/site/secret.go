package site

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"dossier/internal/model"
)

// secretFolder names the folder in which the index of a site for the house lies. Any page
// of the web may load a file of the index, which is a script, if it knows its address and
// a reader of the house can open it. Nobody can know it who has not read all notes and
// articles: the name is a hash of them. The same dossier gives the same name.
func secretFolder(d *model.Dossier) string {
	h := sha256.New()
	for _, n := range d.Notes {
		fmt.Fprintf(h, "%q %q\n", n.Path, n.Doc.Source.Text)
	}
	for _, a := range d.Articles {
		fmt.Fprintf(h, "%q\n", a.Path)
		for _, p := range a.Passages {
			fmt.Fprintf(h, "%q\n", p.Text)
		}
	}
	return searchFolder + "-" + strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)))
}
