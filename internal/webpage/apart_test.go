package webpage_test

import (
	"strings"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/webpage"
)

// TestApart_isWhatAPageQuotesAsABlock holds which lines a page sets apart as the words of
// somebody else; a page that sets apart most of its article only indents it.
func TestApart_isWhatAPageQuotesAsABlock(t *testing.T) {
	const own = "<p>La rade est restée fermée toute la journée de mardi, a dit la préfecture maritime à la presse.</p>" +
		"<p>Les bateaux attendent au large, et les équipages ont reçu des vivres avant la tombée de la nuit.</p>"
	for body, want := range map[string]string{
		own + "<blockquote><p>Le port rouvrira quand la mer le permettra.</p></blockquote>": "Le port rouvrira quand la mer le permettra.",
		own:                                    "",
		"<blockquote>" + own + "</blockquote>": "",
	} {
		page, refusal := webpage.Read([]byte(`<html lang="fr"><head><title>La rade</title></head><body><article><h1>La rade</h1>` + body + "</article></body></html>"))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		lines := custody.Split([]byte(page.Text))
		var got []string
		for _, n := range page.Apart {
			got = append(got, lines[n-1].Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q is set apart, want %q", body, got, want)
		}
	}
}
