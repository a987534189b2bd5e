package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/custody"
)

// TestParagraphs_withoutWhatIsLeftOut shows that lines which a reader of files leaves out, such as the signature
// of a mail, have no say in whether the text was wrapped.
func TestParagraphs_withoutWhatIsLeftOut(t *testing.T) {
	text := `Dear colleagues,

We surveyed 46 points on the crest on 20 September. The largest settlement
since April was 12 millimetres, at point 31. That is within what we would
expect of an embankment of this age after a fast lowering of the water.

--
Peter Lund, Director of Surveys
Pell & Hartnoll Surveyors, 4 Quay Street, Tarnbeck
Office hours on Mondays and Fridays: 9 to 12, 14 to 16
On 7 Nov 2025, at 09:10, The desk <desk@example.org> wrote:
> Did the crest move? And were you asked to look at seepage?
`
	left := map[int]string{}
	signature := strings.Count(text[:strings.Index(text, "--")], "\n") + 1
	for line := signature; line <= strings.Count(text, "\n"); line++ {
		left[line] = "mail-signature"
	}
	for _, c := range []struct {
		left map[int]string
		want custody.Mode
	}{{nil, custody.ByLine}, {left, custody.ByBlank}} {
		if article, _ := clean.Clean([]byte(text), clean.Options{Left: c.left}); article.Mode != c.want {
			t.Errorf("with %d lines left out paragraphs are parted by %q, want %q", len(c.left), article.Mode, c.want)
		}
	}
}
