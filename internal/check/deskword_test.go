package check

import (
	"slices"
	"testing"
)

// TestAddressesWithin: an archive gives the address of a page behind its own, in what it is
// asked, or not at all.
func TestAddressesWithin(t *testing.T) {
	const page = "https://courrier.example/port"
	for archived, want := range map[string]bool{
		"https://archive.example/2020/" + page:                                                                  true,
		"https://archive.example/2020/http://www.courrier.example/port/?impression=1#bas":                       true,
		"https://archive.example/?of=" + page + "&on=2020":                                                       true,
		"https://archive.example/other/https://archive.example/2020/" + page:                                    true,
		"https://archive.example/2020/" + page + "?from=https://autre.example/":                                  true,
		"https://archive.example/2020/https://courrier.example/tempete":                                         false,
		"https://archive.example/?of=https://courrier.example/tempete&on=https%3A%2F%2Fcourrier.example%2Fport": false,
	} {
		of := addressesWithin(archived)
		if got := slices.ContainsFunc(of, func(s string) bool { return sameAddress(s, page) }); got != want {
			t.Errorf("%s leads to %q", archived, of)
		}
	}
	if of := addressesWithin("https://archive.example/Xy12z"); len(of) > 0 {
		t.Errorf("a short address leads to %q", of)
	}
}
