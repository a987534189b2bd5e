package site

import "testing"

// TestPlainName: names of published captures are ASCII, and stay different.
func TestPlainName(t *testing.T) {
	for name, want := range map[string]string{
		"002_a5efbd5daa40977a.txt": "002_a5efbd5daa40977a.txt",
		"A B.HTML":                 "A B.HTML",
		"Téhéran 2025.txt":         "teheran 2025-2e346198.txt",
		"Teheran 2025.txt":         "Teheran 2025.txt",
		"тегеран.html":             "--------cd14f974.html",
	} {
		if got := plainName(name); got != want {
			t.Errorf("%s becomes %s, want %s", name, got, want)
		}
	}
}
