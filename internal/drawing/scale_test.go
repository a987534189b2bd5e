package drawing

import (
	"fmt"
	"math"
	"strings"
	"testing"

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
		name := func(d Day) string { return fmt.Sprint(d.Year) + strings.Repeat("m", d.Month) }
		labels := scale.Labels(0.03, name)
		for i := 1; i < len(labels); i++ {
			if touch(labels[i-1], labels[i], 0.03) {
				t.Fatalf("%v and %v are printed over each other", labels[i-1], labels[i])
			}
		}
	})
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
