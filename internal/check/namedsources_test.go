package check

import (
	"testing"

	"dossier/internal/text"
)

func TestNamedAmong(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"По данным «Известий», паром затонул.", "Известия", true},
		{"Газета получила известие о пароме.", "Известия", false}, // no name: a small letter
		{"В беседе с «Коммерсантом» мэр молчал.", "Коммерсантъ", true},
		{"Nach einem Bericht der Süddeutschen Zeitung sank die Fähre.", "Süddeutsche Zeitung", true},
		{"Nach einem Bericht der Neuen Zeitung sank die Fähre.", "Süddeutsche Zeitung", false},
		{"So die Deutsche Presse-Agentur.", "dpa", true},
		{"So die Deutsche Post.", "dpa", false},
		{"So die deutsche Presse am Abend.", "DPA", false},
		{"The New York Times reported it.", "NYT", true},
		{"The New York Post reported it.", "NYT", false},
		{"It was in the NYT on Monday.", "The New York Times", true},
		{"It was in the NYP on Monday.", "The New York Times", false},
		{"A appris Radio France internationale.", "RFI", true},
		{"Northern Mall opens.", "Northern Mail", false},
		{"Anna Petrova said so.", "AP", false},
		{"", "NYT", false},
		{"Tout le monde le sait.", "Le Monde", false},
		{"C’est le Monde qui l’écrit.", "Le Monde", true},
		{"As the Guardian reported on Monday.", "The Guardian", true},
		{"Das meldet dpa am Montag.", "dpa", true},
	} {
		if got := namedAmong(text.PlainWords(c.text), text.PlainWords(c.name)); got != c.want {
			t.Errorf("%q in %q: %t, want %t", c.name, c.text, got, c.want)
		}
	}
}
