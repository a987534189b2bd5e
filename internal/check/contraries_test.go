//go:build !race

package check_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/factuality"

	"golang.org/x/tools/txtar"
)

// TestContraries_areStopped makes a note of sentences of each language that quote a sentence in
// full and say it without what denies, or with another digit. Of four in five and more a warning
// tells, and of none that says what it quotes.
func TestContraries_areStopped(t *testing.T) {
	const most, fewest = 40, 0.8 // sentences of each, and the share that is to be seen
	for _, lang := range []string{"fr", "en", "de", "es", "ru", "ar", "fa"} {
		var article, note strings.Builder
		kinds := map[string][]int{} // lines of the note
		paragraph, line := 0, 6
		add := func(kind, sentence, said string) {
			paragraph++
			fmt.Fprintf(&article, "\n%s\n", sentence)
			fmt.Fprintf(&note, "%s [@x, ¶%d: «%s»].\n\n", said, paragraph, strings.TrimRight(sentence, ".!؟?"))
			kinds[kind] = append(kinds[kind], line)
			line += 2
		}
		for _, s := range measured(t, lang) {
			said := s
			for no := new(factuality.Readings).Denies(said, lang); !no.Empty(); no = new(factuality.Readings).Denies(said, lang) {
				said = strings.TrimSpace(said[:no.From]) + " " + strings.TrimSpace(said[no.To:])
			}
			if said = strings.TrimSpace(said); said != s && new(factuality.Readings).Refuses(said, lang).Empty() && !strings.Contains(said, ". ") && len(kinds["denial"]) < most {
				add("denial", s, strings.TrimRight(said, ".!؟?"))
				add("", s, strings.TrimRight(s, ".!؟?"))
			}
			if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 && len(kinds["digit"]) < most {
				digit, size := utf8.DecodeRuneInString(s[i:])
				other := digit + 1
				if !unicode.IsDigit(other) {
					other = digit - 1
				}
				add("digit", s, strings.TrimRight(s[:i]+string(other)+s[i+size:], ".!؟?"))
			}
		}
		archive := &txtar.Archive{Files: []txtar.File{
			{Name: "dossier.yaml", Data: []byte("title: T\nlanguage: " + lang + "\n")},
			{Name: "content/captures/x.txt", Data: []byte("T\n" + article.String())},
			{Name: "content/articles/x.md", Data: []byte("---\ntitle: T\ntitle_basis: line\ntitle_line: 1\nlang: " + lang +
				"\ncapture: {file: x.txt, sha256: SHA256(x.txt), paragraphs: line}\n---\n" + article.String())},
			{Name: "briefs/note.md", Data: []byte("---\ntitle: T\nstatus: published\n---\n\n" + note.String())},
		}}
		_, diags := checkedDossier(t, folder(archive.Files))
		told := map[int][]string{}
		for _, d := range diags {
			told[d.At.Position().Line] = append(told[d.At.Position().Line], cmp.Or(d.Code.Was, d.Code.Name))
		}
		for kind, lines := range kinds {
			seen := 0
			for _, l := range lines {
				if slices.Contains(told[l], map[string]string{"denial": "says-the-contrary", "": "says-the-contrary", "digit": "number-unsupported"}[kind]) {
					seen++
				}
			}
			if kind == "" {
				if seen > 0 {
					t.Errorf("%s: of %d sentences that say what they quote %d are said to say the contrary", lang, len(lines), seen)
				}
				continue
			}
			if float64(seen) < fewest*float64(len(lines)) {
				t.Errorf("%s: of %d sentences without their %s a warning tells %d", lang, len(lines), kind, seen)
			}
		}
	}
}

// measured are the sentences with which package factuality is measured in a language.
func measured(t *testing.T, lang string) []string {
	data, err := os.ReadFile("../factuality/testdata/" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(data)) {
		line = strings.NewReplacer("«", "", "»", "").Replace(strings.TrimSpace(line))
		if line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "[") && !strings.ContainsAny(line, "\"[]“”?؟") {
			all = append(all, line)
		}
	}
	return all
}
