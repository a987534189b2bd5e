// Package date has the dates that front matter and timelines write, in the part
// of EDTF (ISO 8601-2:2019) that records need. It hides how they are read,
// written and compared; it knows no clock and no language.
package date

import (
	"strconv"
	"strings"
	"time"
)

// Date is a day, month or year, exact or approximate, or a span between two, such
// as 2025-01-17, 2024-10~, 2013 and 2025-01-13/2025-01-17. The zero Date is unknown.
type Date struct {
	From, To Day // equal unless the date is a span
}

// Day is one end of a date. Month and Day are 0 where the date does not say.
type Day struct {
	Year, Month, Day int
	About            bool // approximate: written with ~
}

// Parse reads a date. ok is false for anything that is no date, such as
// the 30th of February or a span that ends before it begins.
func Parse(s string) (d Date, ok bool) {
	from, to, span := strings.Cut(s, "/")
	if d.From, ok = parseDay(from); !ok {
		return Date{}, false
	}
	d.To = d.From
	if span {
		if d.To, ok = parseDay(to); !ok || d.To.sortKey() < d.From.sortKey() {
			return Date{}, false
		}
	}
	return d, true
}

func parseDay(s string) (d Day, ok bool) {
	s, d.About = strings.CutSuffix(s, "~")
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(s) != len(layout) {
			continue // to parse it makes an error of many words
		}
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() == 0 {
			continue
		}
		d.Year = t.Year()
		if len(layout) > 4 {
			d.Month = int(t.Month())
		}
		if len(layout) > 7 {
			d.Day = t.Day()
		}
		return d, true
	}
	return Day{}, false
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.From.Year == 0 }

// String writes the date as Parse reads it.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.From == d.To:
		return d.From.String()
	default:
		return d.From.String() + "/" + d.To.String()
	}
}

func (d Day) String() string {
	s := pad(d.Year, 4)
	if d.Month > 0 {
		s += "-" + pad(d.Month, 2)
	}
	if d.Day > 0 {
		s += "-" + pad(d.Day, 2)
	}
	if d.About {
		s += "~"
	}
	return s
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func (d Day) sortKey() int { return d.Year*10000 + d.Month*100 + d.Day }

// Before reports whether all days that d may be come before all that e may be.
func (d Day) Before(e Day) bool { return d.lastKey() < e.sortKey() }

// Machine writes the date as HTML's time element understands it; "" for spans
// and approximate dates, which it does not.
func (d Date) Machine() string {
	if d.IsZero() || d.From != d.To || d.From.About {
		return ""
	}
	return d.From.String()
}

// Includes reports whether a day may lie in the date.
func (d Date) Includes(day Day) bool {
	return d.From.sortKey() <= day.sortKey() && day.sortKey() <= d.To.lastKey()
}

// lastKey is the sort key of the last day that d may be.
func (d Day) lastKey() int {
	if d.Month == 0 {
		return d.Year*10000 + 1231
	}
	if d.Day == 0 {
		return d.Year*10000 + d.Month*100 + 31
	}
	return d.sortKey()
}

// Compare orders dates by their beginning, unknown dates last.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		switch {
		case d.IsZero() && e.IsZero():
			return 0
		case d.IsZero():
			return 1
		default:
			return -1
		}
	}
	if n := d.From.sortKey() - e.From.sortKey(); n != 0 {
		return n
	}
	return d.To.sortKey() - e.To.sortKey()
}
