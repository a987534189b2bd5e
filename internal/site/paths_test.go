package site

import (
	"testing"

	"dossier/internal/records"
)

// TestPlainName: every system can have published captures under their names, and those stay
// different.
func TestPlainName(t *testing.T) {
	for name, want := range map[string]string{
		"002_a5efbd5daa40977a.txt": "002_a5efbd5daa40977a.txt",
		"A B.HTML":                 "A B.HTML",
		"end..txt":                 "end..txt",
		"Téhéran 2025.txt":         "teheran 2025-2e346198.txt",
		"Teheran 2025.txt":         "Teheran 2025.txt",
		"тегеран.html":             "--------cd14f974.html",
		"a:b.txt":                  "a-b-1f0f1e95.txt",
		"q?.txt":                   "q--f3c26718.txt",
		"aux.txt":                  "aux-0857d0cb.txt",
	} {
		if got := plainName(name, false); got != want || !records.IsPortable(got) {
			t.Errorf("%s becomes %s, want %s", name, got, want)
		}
	}
	if plainName("News.txt", true) == plainName("news.txt", true) || plainName("News.txt", false) != "News.txt" {
		t.Error("two names that differ in capitals alone are not told apart, or a name is changed for nothing")
	}
}
