package web_test

import (
	"testing"

	"dossier/internal/web"
)

func TestIsAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"https://port.example/a": true, "http://port.example": true,
		"": false, "port.example/a": false, "//port.example/a": false, "/a": false, "ftp://port.example/a": false, "https:///a": false,
		"https://port.example/a b": false, `https://port.example/"a`: false, `https://port.example\a`: false,
	} {
		if got := web.IsAddress(s); got != want {
			t.Errorf("%q: %t, want %t", s, got, want)
		}
	}
}

func TestDomain(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.Port.example:8080/a": "port.example", " https://en.port.example/ ": "en.port.example", "/a": "", "http://[": "",
	} {
		if got := web.Domain(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	if got := web.Host("https://www.Port.example/a"); got != "www.port.example" {
		t.Errorf("a host keeps what it begins with: %q", got)
	}
}

func TestWithin(t *testing.T) {
	for _, host := range []string{"port.example", "en.port.example"} {
		if !web.Within(host, "quay.example", "www.Port.example") {
			t.Errorf("%s is not found", host)
		}
	}
	for _, host := range []string{"airport.example", "example", ""} {
		if web.Within(host, "quay.example", "port.example") {
			t.Errorf("%s is found", host)
		}
	}
}

// TestPage holds which addresses are of one page, and which only lie in one place.
func TestPage(t *testing.T) {
	const page, place = "port.example/strike?id=7&page=2", "port.example/strike"
	for _, address := range []string{
		"https://port.example/strike?id=7&page=2", "http://www.port.example/strike/?page=2&id=7#top",
		"https://port.example:443/strike?id=7&page=2&utm_source=mail&fbclid=x", "https://archive.example/web/20240312/https://port.example/strike?id=7&page=2",
	} {
		if got := web.Page(address); got != page {
			t.Errorf("%s: %s, want %s", address, got, page)
		}
	}
	for _, address := range []string{"https://port.example/strike?id=8&page=2", "https://port.example:8080/strike?id=7&page=2", "https://port.example/"} {
		if got := web.Page(address); got == page {
			t.Errorf("%s is taken for %s", address, page)
		}
	}
	if got := web.Place("http://www.port.example/strike/?id=7#top"); got != place {
		t.Errorf("its place is %s, want %s", got, place)
	}
	if web.Place("https://port.example/%c3%a9t%C3%A9") != web.Place("https://port.example/été") {
		t.Error("two ways to escape a path lead to two places")
	}
	if web.Place("https://port.example/a%2Fb") == web.Place("https://port.example/a/b") {
		t.Error("a slash that is part of a name leads to another place")
	}
	for _, address := range []string{"", "strike", "/strike?id=7", "http://["} {
		if got := web.Page(address) + web.Place(address); got != "" {
			t.Errorf("%q has no host, and is %q", address, got)
		}
	}
}
