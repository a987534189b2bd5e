package clean

import (
	"strings"
	"testing"
)

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
				slow := captionEnd.MatchString(s)
				if slow != signedPicture(s) {
					t.Errorf("%q: a picture's signature is there: %t", s, slow)
				}
				if slow {
					signed++
				}
			}
		}
	}
	dates := 0
	parts := strings.Split("mardi|mars|may|12|1er|3rd|2025|01| |-|.|/|,|_|é|", "|")
	var try func(s string, more int)
	try = func(s string, more int) {
		if more > 0 {
			for _, part := range parts {
				try(s+part, more-1)
			}
			return
		}
		month, figures := dateParts(s)
		named := grammar().dayFirst.MatchString(s) || grammar().monthFirst.MatchString(s)
		written := isoForm.MatchString(s) || numbers.MatchString(s) || shortYear.MatchString(s)
		if named && !month || written && !figures {
			t.Errorf("a date in %q is not seen", s)
		}
		if named || written {
			dates++
		}
	}
	try("", 4)
	for _, start := range []string{"2025-01", "01.12", "01/12", "12-01", "le 12"} {
		try(start, 2)
	}
	if signed < 50 || dates < 200 {
		t.Errorf("only %d signatures and %d dates were tried", signed, dates)
	}
}
