//go:build !race

// The whole dossier of this repository is read: make test runs this without the detector.

package site_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestMethod_countsWhatIsLookedFor holds that the page of method has a column for each language
// of the dossier, and says of one without lists that nothing is looked for.
func TestMethod_countsWhatIsLookedFor(t *testing.T) {
	capture := []byte("De havenraad vergadert\n\nDe raad keurde de verkoop van de noordelijke kade goed.\n")
	article := fmt.Sprintf("---\ntitle: De havenraad vergadert\nshort: De haven\ntitle_basis: line\ntitle_line: 1\nlang: nl\n"+
		"capture: {file: haven.txt, sha256: %x}\n---\n\nDe raad keurde de verkoop van de noordelijke kade goed.\n", sha256.Sum256(capture))
	tree := build(t, fstest.MapFS{"content/captures/haven.txt": {Data: capture}, "content/articles/haven.md": {Data: []byte(article)}})
	page := string(tree["en/method.html"])
	_, row, _ := strings.Cut(page, "Denials and refusals</th>")
	row, _, _ = strings.Cut(row, "</tr>")
	if want := "English</th><th scope=col>French</th><th scope=col>Dutch</th>"; !strings.Contains(strings.ReplaceAll(page, `"col"`, "col"), want) {
		t.Errorf("the page has no columns %s", want)
	}
	cells := strings.Split(row, "<td>")
	if len(cells) != 4 || strings.ContainsAny(cells[1]+cells[2], "–") || !strings.Contains(cells[3], "no list") {
		t.Errorf("the row of denials is %q", row)
	}
}
