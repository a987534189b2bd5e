package print

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestUnbroken(t *testing.T) {
	for words, want := range map[string]string{
		"Une rencontre !":           `Une <span class="nb">rencontre !</span>`,
		"L’Iran : « oui » à tout":   `<span class="nb">L’Iran :</span> <span class="nb">« oui »</span> à tout`,
		"Tom & Co ?":                `Tom &amp; <span class="nb">Co ?</span>`,
		"Plain: nothing here!":      "Plain: nothing here!",
		"<b> !":                     `<span class="nb">&lt;b&gt; !</span>`,
		"le 17 janvier 2025 à midi": `le <span class="nb">17 janvier</span> 2025 à midi`,
		"10 000 soldats à Koursk":   `<span class="nb">10 000 soldats</span> à Koursk`,
		"des S-300 et des Su-35":    `des <span class="nb">S-300</span> et des <span class="nb">Su-35</span>`,
		"contient-il une clause":    `<span class="nb">contient-il</span> une clause`,
		"un contre-exemple":         "un contre-exemple",
		"G7 encore":                 "G7 encore",
		"":                          "",
	} {
		if got := string(unbroken(words)); got != want {
			t.Errorf("%q is printed as %s, not %s", words, got, want)
		}
	}
}

func TestSetOff(t *testing.T) {
	for words, want := range map[string]string{
		"Il a dit « oui » ; elle non : rien.": `Il a dit « <span class="nb">oui »</span><span class="nb"> ;</span> elle <span class="nb">non :</span> rien.`,
		"Le 17 janvier 2025, S-300":           "Le 17 janvier 2025, S-300",
		" : seul":                             `<span class="nb"> :</span> seul`,
	} {
		if got := setOff(words); got != want {
			t.Errorf("%q is printed as %s, not %s", words, got, want)
		}
	}
}

// TestTypography_keepsEveryCharacter holds that what keeps words together changes none.
func TestTypography_keepsEveryCharacter(t *testing.T) {
	tags := regexp.MustCompile(`</?span[^>]*>`)
	rapid.Check(t, func(t *rapid.T) {
		words := html.EscapeString(strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{" ", " ", "\n", ":", ";", "»", "«", "-", "17", "é", "mot", "<", "&", "!", "S"})).Draw(t, "words"), ""))
		for name, set := range map[string]func(string) string{"together": together, "setOff": setOff} {
			if got := tags.ReplaceAllString(set(words), ""); got != words {
				t.Fatalf("%s makes %q of %q", name, got, words)
			}
		}
	})
}
