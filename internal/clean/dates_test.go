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
