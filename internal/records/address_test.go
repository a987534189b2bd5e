package records

import (
	"strings"
	"testing"
)

// TestBaseAddress: one form of each address, and none that the network cannot have.
func TestBaseAddress(t *testing.T) {
	for base, want := range map[string]string{
		"https://example.org":                              "https://example.org/",
		"HTTPS://Example.ORG/X":                            "https://example.org/X/",
		"https://example.org:443/x":                        "https://example.org/x/",
		"http://example.org:443/x/":                        "http://example.org:443/x/",
		"https://[::1]:8080/a":                             "https://[::1]:8080/a/",
		"https://faß.de/été":                               "https://xn--fa-hia.de/%C3%A9t%C3%A9/",
		"https://例え.テスト/":                                  "https://xn--r8jz45g.xn--zckzah/",
		"https://example.org:99999/":                       "",
		"https://example.org:0/":                           "",
		"https://xn--/":                                    "",
		"https://a..b/":                                    "",
		"https://ex_ample.org/":                            "",
		"https://example.org/a/%2e%2e/b":                   "",
		"https://example.org/page.html":                    "",
		"https://name@example.org/":                        "",
		"https://example.org/?":                            "",
		"https://example.org/#":                            "",
		"https://" + strings.Repeat("a", 63) + ".example/": "https://" + strings.Repeat("a", 63) + ".example/",
		"https://" + strings.Repeat("a", 64) + ".example/": "",
	} {
		if got, err := BaseAddress(base); got != want || (err == nil) != (want != "") {
			t.Errorf("%s is %q (%v), want %q", base, got, err, want)
		}
	}
}
