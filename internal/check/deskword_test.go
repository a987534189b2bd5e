package check

import (
	"slices"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/web"
)

// TestAddressesWithin: an archive gives the address of a page behind its own, in what it is
// asked, or not at all.
func TestAddressesWithin(t *testing.T) {
	const page = "https://courrier.example/port"
	for archived, want := range map[string]bool{
		"https://archive.example/2020/" + page:                                                                  true,
		"https://archive.example/2020/http://www.courrier.example/port/?impression=1#bas":                       true,
		"https://archive.example/?of=" + page + "&on=2020":                                                      true,
		"https://archive.example/other/https://archive.example/2020/" + page:                                    true,
		"https://archive.example/2020/" + page + "?from=https://autre.example/":                                 true,
		"https://archive.example/2020/https://courrier.example/tempete":                                         false,
		"https://archive.example/?of=https://courrier.example/tempete&on=https%3A%2F%2Fcourrier.example%2Fport": false,
	} {
		of := addressesWithin(archived)
		if got := slices.ContainsFunc(of, func(s string) bool { return web.Place(s) == web.Place(page) }); got != want {
			t.Errorf("%s leads to %q", archived, of)
		}
	}
	if of := addressesWithin("https://archive.example/Xy12z"); len(of) > 0 {
		t.Errorf("a short address leads to %q", of)
	}
}

// TestNamesMonth: a line says in which month, however it writes it.
func TestNamesMonth(t *testing.T) {
	for _, c := range []struct {
		lang, line string
		month      int
		want       bool
	}{
		{"fr", "Novembre 2019", 11, true},
		{"fr", "NUMÉRO DE DÉCEMBRE", 12, true},
		{"fr", "nov. 2019", 11, true},
		{"en", "Issue of Nov 2019", 11, true},
		{"zh", "二〇一九年十一月", 11, true},
		{"fr", "Les novembristes de 2019", 11, false},
		{"fr", "Octobre 2019", 11, false},
		{"", "November 2019", 11, false},
	} {
		if got := namesMonth(c.line, c.lang, c.month); got != c.want {
			t.Errorf("%s: %q names month %d: %t", c.lang, c.line, c.month, got)
		}
	}
}

// TestTellsDay: a capture tells the day that cleaning has read in one of its lines.
func TestTellsDay(t *testing.T) {
	for _, c := range []struct {
		lang, line string
		day        date.Day
		want       bool
	}{
		{"fr", "Publié le 4 février 2025", date.Day{Year: 2025, Month: 2, Day: 4}, true},
		{"th", "4 ก.พ. 68", date.Day{Year: 2025, Month: 2, Day: 4}, true},
		{"th", "4 ก.พ. 68", date.Day{Year: 2024, Month: 2, Day: 4}, false},
		{"fr", "Le port a rouvert", date.Day{Year: 2025, Month: 2, Day: 4}, false},
	} {
		a := &model.Article{Lang: c.lang, Published: date.Date{From: c.day, To: c.day}, Capture: &model.Capture{Lines: []custody.Line{{Text: c.line}}}}
		a.Record.Decisions = []custody.Decision{{First: 1, Last: 1, Is: custody.Meta, Rule: "date-line"}}
		if got := tellsDay(a); got != c.want {
			t.Errorf("%s: %q tells %v: %t", c.lang, c.line, c.day, got)
		}
	}
}
