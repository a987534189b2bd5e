package site_test

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"testing/fstest"
)

// A title that somebody has translated stands beside the title on each page that lists the article
// in that language, with who translated it.
func TestTranslatedTitle_standsBesideTheTitle(t *testing.T) {
	const text = "Ferries sail again\n\nThe ferry to the island sails again since Monday, the port authority said.\n"
	fsys := recorded(t)
	fsys["content/captures/ferry.txt"] = &fstest.MapFile{Data: []byte(text)}
	fsys["content/articles/ferry.md"] = &fstest.MapFile{Data: fmt.Appendf(nil,
		"---\ntitle: Ferries sail again\ntitle_basis: line\ntitle_line: 1\nlang: en\nrights: full\ncapture: {file: ferry.txt, sha256: %x}\n---\n\n%s",
		sha256.Sum256([]byte(text)), text[len("Ferries sail again\n\n"):])}
	sum := sha256.Sum256([]byte("Ferries sail again"))
	fsys["content/translations/ferry.fr.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nhuman: N. Haddad\n---\n\n## l1 %x\n\nLes bacs repartent\n", sum[:8])}
	tree := build(t, fsys)
	for _, page := range []string{"index.html", "sources.html", "articles/ferry.html"} {
		holds(t, tree, page, "Ferries sail again", "Traduction de N. Haddad", "Les bacs repartent")
	}
}
