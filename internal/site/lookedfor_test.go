//go:build !race

// The whole dossier of this repository is read: make test runs this without the detector.

package site_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/language"

	"golang.org/x/text/language/display"
)

// TestMethod_countsWhatIsLookedFor holds that the page of method has a column for each language
// of the dossier, and says of one without lists that nothing is looked for.
func TestMethod_countsWhatIsLookedFor(t *testing.T) {
	unread := ""
	for _, l := range language.With(language.Dates) {
		if !l.Knows(language.Hides) {
			unread = l.Code
		}
	}
	if unread == "" {
		t.Fatal("there is no language whose dates are read and of which nothing is looked for")
	}
	capture := []byte("Portus\n\nSenatus molem vendi iussit.\n")
	article := fmt.Sprintf("---\ntitle: Portus\nshort: Portus\ntitle_basis: line\ntitle_line: 1\nlang: %s\n"+
		"capture: {file: portus.txt, sha256: %x}\n---\n\nSenatus molem vendi iussit.\n", unread, sha256.Sum256(capture))
	tree := build(t, fstest.MapFS{"content/captures/portus.txt": {Data: capture}, "content/articles/portus.md": {Data: []byte(article)}})
	page := string(tree["en/method.html"])
	names := []string{"English", "French", display.English.Languages().Name(language.Get(unread).Tag())}
	slices.Sort(names)
	if want := strings.Join(names, "</th><th scope=col>") + "</th>"; !strings.Contains(strings.ReplaceAll(page, `"col"`, "col"), want) {
		t.Errorf("the page has no columns %s", want)
	}
	_, row, _ := strings.Cut(page, "Denials and refusals</th>")
	row, _, _ = strings.Cut(row, "</tr>")
	cells := strings.Split(row, "<td>")
	if at := slices.Index(names, display.English.Languages().Name(language.Get(unread).Tag())); len(cells) != 4 || strings.Count(row, "no list") != 1 || !strings.Contains(cells[1+at], "no list") {
		t.Errorf("the row of denials is %q", row)
	}
}
