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

// TestChangeBeforeDay takes the day of publication that stands behind that of a change, as pages have them whose elements
// have no space between.
func TestChangeBeforeDay(t *testing.T) {
	for line, want := range map[string]string{
		"Mis à jour le 8 novembre 2023 à 09h40Publié le 7 novembre 2023 à 18h12": "2023-11-07",
		"Mis à jour le 8 novembre 2023 à 09h40 Publié le 7 novembre 2023":        "2023-11-07",
		"Mis à jour le 8 novembre 2023 à 09h40 Lu le 7 novembre 2023":            "",
	} {
		raw := []byte("Le fleuve monte toujours\n\n" + line + "\n\nLe fleuve a débordé lundi dans les quartiers bas de la ville, où cent familles ont dû partir avant la nuit.\n\nElles dorment au lycée.\n")
		if a, _ := clean.Clean(raw, clean.Options{Lang: "fr"}); a.Published != want {
			t.Errorf("%q: published %q, want %q", line, a.Published, want)
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

// TestDaysOfFirstLines reads the day in lines that stand above the headline or behind the text, and takes neither for the
// headline. The last line of each is a headline, or the text.
func TestDaysOfFirstLines(t *testing.T) {
	const text = "\n\nThe river left its banks on Monday, and a hundred families had to leave their houses before the night.\n\nThey sleep in the school.\n"
	for _, c := range []struct{ above, behind, title, want string }{
		{"ТАСС, 14 марта 2023, 11:20\n\nThe river is still rising", "", "The river is still rising", "2023-03-14"},
		{"Northern Herald of 12 February 2024, p. 14 / Region\n\nThe river is still rising", "", "The river is still rising", "2024-02-12"},
		{"The river is still rising\n\nΑΠΕ-ΜΠΕ, Ιωάννινα, 11 July 2020", "", "The river is still rising", "2020-07-11"},
		{"Tuesday / 14 March 2023 / 10:45\nSection: weather\nPage: 3\nAuthor: 50123\nLength: 230\n\nThe river is still rising", "", "The river is still rising", "2023-03-14"},
		{"The river is still rising\n\n14 March 2023 alle 21:30", "", "The river is still rising", "2023-03-14"},
		{"The river is still rising\n\n2023/03/14 15:20 송고", "", "The river is still rising", "2023-03-14"},
		{"The river is still rising\n\n2023/03/14 15:20 수정", "", "The river is still rising", ""},
		{"The river is still rising\n\nMarch 14, 2023 4:15 AM Updated", "", "The river is still rising", "2023-03-14"},
		{"The river is still rising", "2023/03/14 15:20 송고", "The river is still rising", "2023-03-14"},
		{"What the flood of 14 March 2023 left behind", "", "What the flood of 14 March 2023 left behind", ""},
		{"Rome, 14 March 2023, was a day of rain\n\nThe river is still rising", "", "Rome, 14 March 2023, was a day of rain", ""},
	} {
		a, _ := clean.Clean([]byte(c.above+text+"\n"+c.behind+"\n"), clean.Options{})
		if a.Published != c.want || a.Title != c.title {
			t.Errorf("%q above the text and %q behind it: published %q, title %q; want %q and %q", c.above, c.behind, a.Published, a.Title, c.want, c.title)
		}
	}
}
