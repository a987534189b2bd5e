package text_test

import (
	"strings"
	"testing"

	"dossier/internal/text"
)

// TestFindDisguised_words holds which words are made of letters that only look like those of
// the script in which they are read, and that words of two scripts are none.
func TestFindDisguised_words(t *testing.T) {
	for passage, want := range map[string]string{
		"The gates are nоt safe.":                               "nоt",
		"The keeper saw nо crews, and no barges.":               "nо",
		"Les portes ne sont раs sûres.":                         "раs",
		"Ворота нe открыты.":                                    "нe",
		"He подтвердил, и не будет: ворота не открыты.":         "He",
		"The ΑΝY of the gates.":                                 "ΑΝY",
		"Ворота oткрыты.":                                       "oткрыты",
		"It is а copy, a good сору of the copy.":                "сору",
		"The gates are not safe.":                               "",
		"Владелец iPhoneа и VIPов с YouTubeа написал в SMSке.":  "",
		"Выставка Expo и Xerox не открыты, компания Coca тоже.": "",
		"The word сору is Russian, and so is порт.":             "",
		"Мощность 5 kВт, 10 µm и 3 МГц, С-400, Т-72Б3M, MP3.":   "",
		"Η πύλη του λιμανιού άνοιξε, λέει το Reuters.":          "",
		"The alphabet has α, β, μm and Ω; Δv is small, ΔT too.": "",
		"Порт, the port, le port und der Порт.":                 "",
	} {
		words := strings.FieldsFunc(passage, func(r rune) bool { return strings.ContainsRune(" .,:", r) })
		got, found := text.FindDisguised(passage, func(word string) bool {
			for _, w := range words {
				if strings.EqualFold(w, word) {
					return true
				}
			}
			return false
		})
		if got != want || found != (want != "") {
			t.Errorf("%s: %q, want %q", passage, got, want)
		}
	}
}
