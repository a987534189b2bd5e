package markdown_test

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"

	"pgregory.net/rapid"
)

// readBack puts a citation into each place a note can have one and returns the
// words that are read there.
func readBack(t interface{ Fatalf(string, ...any) }, citation string) []string {
	var read []string
	for _, note := range []string{"Le port " + citation + ".\n", "> [!judgment] #j · likely\n> Le port " + citation + ".\n", "- a\n- b " + citation + "\n", "| a | b |\n| --- | --- |\n| c | d " + citation + " |\n"} {
		doc, diags := markdown.Parse(diag.NewSource("briefs/x.md", []byte(note)), 0)
		if len(diags) > 0 || len(doc.Citations) != 1 || len(doc.Citations[0].Items) != 1 {
			t.Fatalf("%s\n%d citations, %+v", note, len(doc.Citations), diags)
		}
		it := doc.Citations[0].Items[0]
		if it.Key != "port" || it.Locator.Number != 3 {
			t.Fatalf("%s\n%+v", note, it)
		}
		read = append(read, it.Quote)
	}
	return read
}

func TestWrittenCitationsReadTheSame(t *testing.T) {
	for _, words := range []string{
		"a rouvert mardi 4 mars", "« n’ont pas été touchés » par", "fermé » puis ouvert «", "” et « seul", `dit "non" » et « et ”`,
		`a\b [c] ; d @e *f* _g_ <h> &amp; $i$ ~j~ ^k^ |l| !`, "[…] et [sic]", "`code` et \\", "# titre", "1. liste", "é\u0301 \u00a0 \u202f",
	} {
		for _, got := range readBack(t, markdown.WriteCitation("port", "¶3", words)) {
			if got != words {
				t.Errorf("%q is written %s and read %q", words, markdown.WriteCitation("port", "¶3", words), got)
			}
		}
	}
	letters := rapid.RuneFrom([]rune("abé 12.,;:!?-«»“”\"'’[]()@*_`<>&#\\$~^|{}=…"))
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(strings.Fields(rapid.StringOfN(letters, 1, 60, -1).Draw(t, "words")), " ")
		if words == "" {
			return
		}
		for _, got := range readBack(t, markdown.WriteCitation("port", "¶3", words)) {
			if got != words {
				t.Fatalf("%q is written %s and read %q", words, markdown.WriteCitation("port", "¶3", words), got)
			}
		}
	})
	if got := markdown.WriteCitation("port", "", ""); got != "[@port]" {
		t.Error(got)
	}
}

func TestCitations_takeTheMarksOfEachLanguage(t *testing.T) {
	for written, want := range map[string]string{
		"„wieder geöffnet“":        "wieder geöffnet",
		"„otwarto «Port» znowu”":   "otwarto «Port» znowu",
		"»åbnede „Havnen“ igen«":   "åbnede „Havnen“ igen",
		"”öppnade hamnen igen”":    "öppnade hamnen igen",
		"「再開した「港」で」":               "再開した「港」で",
		"『再開した』":                   "再開した",
		"《重新开放》":                   "重新开放",
		"״צה״ל פתח את הנמל״":       "צה״ל פתח את הנמל",
		"‹a rouvert›":              "a rouvert",
		"« l’״écho״ des „quais“ »": " l’״écho״ des „quais“ ",
	} {
		for _, got := range readBack(t, "[@port, ¶3: "+written+"]") {
			if strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s is read %q, want %q", written, got, want)
			}
		}
	}
	for _, wrong := range []string{"„wieder geöffnet", "「再開した」」", "‚wieder‘", "„a“ b“"} {
		if _, diags := markdown.Parse(diag.NewSource("briefs/x.md", []byte("Le port [@port, ¶3: "+wrong+"].\n")), 0); len(diags) == 0 {
			t.Errorf("%s is taken", wrong)
		}
	}
}
