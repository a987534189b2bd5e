package clean_test

import (
	"testing"
	"time"

	"dossier/internal/clean"
)

// TestRelativeDays gives a day by its distance from the capture: known only if
// the day of the capture is, and never from a sentence or a number of hours.
func TestRelativeDays(t *testing.T) {
	captured := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	for line, want := range map[string]string{
		"Publié hier à 18h02":                       "2024-02-29",
		"Publié aujourd’hui à 07:15":                "2024-03-01",
		"Published yesterday at 6pm":                "2024-02-29",
		"Today, 07:15":                              "2024-03-01",
		"Publié avant-hier":                         "2024-02-28",
		"Publié il y a 3 heures":                    "",
		"2 days ago":                                "",
		"Hier":                                      "",
		"Le rapport a été publié hier, dit-on.":     "",
		"Publié le 27 février, mis à jour hier 12h": "2024-02-27",
	} {
		raw := []byte("Le fleuve monte toujours\n\n" + line + "\n\nLe fleuve a débordé lundi dans les quartiers bas de la ville, où cent familles ont dû partir avant la nuit.\n\nElles dorment au lycée.\n")
		a, _ := clean.Clean(raw, clean.Options{Captured: captured})
		if a.Published != want {
			t.Errorf("%q, captured on 1 March 2024: published %q, want %q", line, a.Published, want)
		}
		if unknown, _ := clean.Clean(raw, clean.Options{}); unknown.Published != "" {
			t.Errorf("%q, captured nobody knows when: published %q", line, unknown.Published)
		}
	}
}

// TestShortYears: a year of two figures is one before an hour, where a language writes
// such, and none where it could be anything.
func TestShortYears(t *testing.T) {
	for line, want := range map[string]string{
		"12.03.24 14:10":               "2024-03-12",
		"12.03.24, 14:10 Uhr":          "2024-03-12",
		"12.03.24":                     "",
		"12.03.24 14:10 bis 18:00":     "",
		"12.03.24 beginnt das Turnier": "",
	} {
		raw := []byte("Der Fluss steigt weiter\n\n" + line + "\n\nDer Fluss ist am Montag über die Ufer getreten, und hundert Familien mussten noch vor der Nacht ihre Häuser verlassen.\n\nSie schlafen in der Schule.\n")
		if a, _ := clean.Clean(raw, clean.Options{Lang: "de"}); a.Published != want {
			t.Errorf("%q: published %q, want %q", line, a.Published, want)
		}
	}
}
