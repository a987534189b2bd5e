package clean

import "testing"

// TestQuickLooks holds that what spares the rules a slow look never changes what
// they would see.
func TestQuickLooks(t *testing.T) {
	signed := 0
	for _, before := range []string{"le port.", "le port »", "le port"} {
		for _, signature := range []string{
			"Photo Yves Le Goff", "Photos A. Boyer", "PHOTO Ian", "Ph. Costa", "photo yves", "| OUEST-HEBDO", "|Ouest", "YVES LE GOFF", "Yves Le Goff", "LE PORT / Sipa press",
			"EFE/AFP", "EFE – AFP DR", "(Archives La Dépêche)", "[File]", "(Photo", "(BBC graphic)", "(une image)", "[Yves/Sipa]", "[Yves]", "Reuters", "2025", "",
		} {
			for _, after := range []string{"", ".", "..", " ", ")", " x"} {
				s := before + " " + signature + after
				slow := captionEnd().MatchString(s)
				if slow != signedPicture(s) {
					t.Errorf("%q: a picture's signature is there: %t", s, slow)
				}
				if slow {
					signed++
				}
			}
		}
	}
	if signed < 50 {
		t.Errorf("only %d signatures were tried", signed)
	}
}
