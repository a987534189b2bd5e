package site

import "testing"

func TestReveal(t *testing.T) {
	for in, want := range map[string]string{
		"Le traité du 17 janvier": "Le traité du 17 janvier",
		"Un \u202egnp.exe":        "Un ⟨U+202E⟩gnp.exe",
		"zéro\u200blargeur":       "zéro⟨U+200B⟩largeur",
		"p\u0430ypal dit":         "p\u0430ypal ⟨Latin+Cyrillic⟩ dit",
		"Путин и Пезешкиан":       "Путин и Пезешкиан",
		"Путин et Пезешкиан":      "Путин et Пезешкиан",
		"Ελλάδα – Grèce":          "Ελλάδα – Grèce",
		"نمی\u200cخواهد":          "نمی\u200cخواهد",
		"a\u200ex":                "a⟨U+200E⟩x",
	} {
		if got := reveal(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
}
