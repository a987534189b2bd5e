package calendar

import (
	"testing"
	"time"
)

// TestSolarOf_leadsBack: each day of two centuries is the day that it is read as, and days
// that are known are the days they are.
func TestSolarOf_leadsBack(t *testing.T) {
	for day := time.Date(1901, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2099; day = day.AddDate(0, 0, 1) {
		y, m, d, ok := SolarOf(day)
		if back, sound := fromSolar(y, m, d); !ok || !sound || back.Format(time.DateOnly) != day.Format(time.DateOnly) {
			t.Fatalf("%s is %d-%d-%d, and that is %s", day.Format(time.DateOnly), y, m, d, back.Format(time.DateOnly))
		}
	}
	for day, want := range map[string][3]int{"2025-01-17": {1403, 10, 28}, "2025-03-20": {1403, 12, 30}, "2025-03-21": {1404, 1, 1}, "2000-02-29": {1378, 12, 10}} {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if y, m, d, _ := SolarOf(at); [3]int{y, m, d} != want {
			t.Errorf("%s is %d-%d-%d", day, y, m, d)
		}
	}
	if _, _, _, ok := SolarOf(time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)); ok {
		t.Error("a day is reckoned that nobody knows")
	}
}
