package drawing

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTimes_keepTheOrderOfTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Span {
			from := float64(rapid.IntRange(-719_000, 800_000).Draw(t, "from"))
			return Span{from, from + float64(rapid.IntRange(1, 4000).Draw(t, "days"))}
		}), 1, 40).Draw(t, "spans")
		scale := NewTimes(spans)
		last := -1.0
		for day := -720_000.0; day < 810_000; day += 997 {
			at := scale.At(day)
			if at < last || at < 0 || at > 1 || math.IsNaN(at) {
				t.Fatalf("day %v stands at %v, behind %v", day, at, last)
			}
			last = at
		}
		for _, s := range spans {
			if scale.At(s.From) >= scale.At(s.To) {
				t.Fatalf("%v has no length", s)
			}
		}
		labels := scale.Labels(0.03, named)
		if !slices.ContainsFunc(labels, func(l Label) bool { return strings.ContainsAny(l.Text, "0123456789") }) {
			t.Fatalf("%v names no year", labels)
		}
		for i := 1; i < len(labels); i++ {
			if touch(labels[i-1], labels[i], 0.03) {
				t.Fatalf("%v and %v are printed over each other", labels[i-1], labels[i])
			}
		}
	})
}

// named writes 2024, November, November 2024, and days as 8 and 8 November 2024.
func named(d Day, inFull bool) string {
	if d.Month == 0 {
		return fmt.Sprint(d.Year)
	}
	var words []string
	if d.Day > 0 {
		words = append(words, string(rune('a'+d.Day/10))+string(rune('a'+d.Day%10)))
	}
	if words = append(words, time.Month(d.Month).String()); inFull {
		words = append(words, fmt.Sprint(d.Year))
	}
	return strings.Join(words, " ")
}

// TestTimes_nameTheirYear holds that a short while is named as one reads it: nobody guesses
// the year of a week in November.
func TestTimes_nameTheirYear(t *testing.T) {
	day := func(m, d int) Span { n := Day{2024, m, d}.Number(); return Span{n, n + 1} }
	for _, c := range []struct {
		spans []Span
		want  string
	}{
		{[]Span{day(10, 3), day(12, 20)}, "October 2024 | November | December"},
		{[]Span{day(11, 8), day(11, 15)}, "ai November 2024 | bf November 2024"},
		{[]Span{day(11, 8)}, "ai November 2024 | aj November"},
	} {
		var texts []string
		for _, l := range NewTimes(c.spans).Labels(0.03, named) {
			texts = append(texts, l.Text)
		}
		if got := strings.Join(texts, " | "); got != c.want {
			t.Errorf("%v: %s, not %s", c.spans, got, c.want)
		}
	}
}

func TestTimes_givesTheDenseHalfMostOfTheRoom(t *testing.T) {
	day := func(y, m, d int) Span { n := Day{y, m, d}.Number(); return Span{n, n + 1} }
	spans := []Span{day(2013, 5, 1), day(2015, 1, 1), day(2022, 2, 24), day(2024, 10, 1), day(2024, 11, 1), day(2024, 12, 8), day(2025, 1, 17), day(2025, 1, 20)}
	scale := NewTimes(spans)
	if breaks := scale.Breaks(); len(breaks) != 1 || breaks[0] < 0.3 || breaks[0] > 0.4 {
		t.Errorf("the scale breaks at %v", breaks)
	}
	even := []Span{day(2001, 1, 1), day(2002, 1, 1), day(2003, 1, 1), day(2004, 1, 1), day(2005, 1, 1), day(2006, 1, 1)}
	if breaks := NewTimes(even).Breaks(); len(breaks) != 0 {
		t.Errorf("an even scale breaks at %v", breaks)
	}
}

func TestValues_beginAtNothingForBars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e9, 1e9), 1, 30).Draw(t, "values")
		scale := NewValues(values, true, 5)
		if scale.From > 0 || scale.To < 0 {
			t.Fatalf("%v leaves nothing out of the scale", scale)
		}
		for _, x := range values {
			if at := scale.At(x); at < -1e-9 || at > 1+1e-9 {
				t.Fatalf("%v stands at %v of %v", x, at, scale)
			}
		}
		if n := len(scale.Ticks()); n < 2 || n > 9 {
			t.Fatalf("%v has %d round values", scale, n)
		}
	})
}
