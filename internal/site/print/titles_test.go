package print

import "testing"

// TestUnbroken keeps a sign with the word before it, and every character.
func TestUnbroken(t *testing.T) {
	for title, want := range map[string]string{
		"Une rencontre !":         `Une <span class="unbroken">rencontre !</span>`,
		"L’Iran : « oui » à tout": `<span class="unbroken">L’Iran :</span> « <span class="unbroken">oui »</span> à tout`,
		"Tom & Co ?":              `Tom &amp; <span class="unbroken">Co ?</span>`,
		"Plain: nothing here!":    "Plain: nothing here!",
		"<b> !":                   `<span class="unbroken">&lt;b&gt; !</span>`,
	} {
		if got := string(unbroken(title)); got != want {
			t.Errorf("%q is printed as %s, not %s", title, got, want)
		}
	}
}
