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
	capture := []byte("Satamalautakunta kokoontui\n\nLautakunta hyväksyi pohjoisen laiturin myynnin maanantaina.\n")
	article := fmt.Sprintf("---\ntitle: Satamalautakunta kokoontui\nshort: Satama\ntitle_basis: line\ntitle_line: 1\nlang: fi\n"+
		"capture: {file: satama.txt, sha256: %x}\n---\n\nLautakunta hyväksyi pohjoisen laiturin myynnin maanantaina.\n", sha256.Sum256(capture))
	tree := build(t, fstest.MapFS{"content/captures/satama.txt": {Data: capture}, "content/articles/satama.md": {Data: []byte(article)}})
	page := string(tree["en/method.html"])
	_, row, _ := strings.Cut(page, "Denials and refusals</th>")
	row, _, _ = strings.Cut(row, "</tr>")
	if want := "English</th><th scope=col>Finnish</th><th scope=col>French</th>"; !strings.Contains(strings.ReplaceAll(page, `"col"`, "col"), want) {
		t.Errorf("the page has no columns %s", want)
	}
	cells := strings.Split(row, "<td>")
	if len(cells) != 4 || strings.ContainsAny(cells[1]+cells[3], "–") || !strings.Contains(cells[2], "no list") {
		t.Errorf("the row of denials is %q", row)
	}
}
