package drawing

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Values is a scale of values, whose ends are round.
type Values struct {
	From, To float64
	Step     float64 // from one round value to the next
}

// NewValues makes a scale on which all values have a place. zero begins it at
// nothing, or lets it end there: the length of a bar says how much only then.
func NewValues(all []float64, zero bool, most int) Values {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, x := range all {
		lo, hi = min(lo, x), max(hi, x)
	}
	if len(all) == 0 {
		lo, hi = 0, 1
	}
	if zero {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	if lo == hi {
		lo, hi = lo-0.5*max(1, math.Abs(lo)), hi+0.5*max(1, math.Abs(hi))
		if zero {
			lo, hi = 0, 1
		}
	}
	step := roundUp((hi - lo) / float64(max(1, most)))
	return Values{From: math.Floor(lo/step) * step, To: math.Ceil(hi/step) * step, Step: step}
}

// roundUp is the next of 1, 2, 5, 10, 20 …
func roundUp(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(x)))
	for _, k := range []float64{1, 2, 5} {
		if x <= k*unit*(1+1e-9) {
			return k * unit
		}
	}
	return 10 * unit
}

// At is the share of the width at which a value stands.
func (v Values) At(x float64) float64 { return (x - v.From) / (v.To - v.From) }

// Ticks are the round values, from the least on.
func (v Values) Ticks() []float64 {
	var list []float64
	for i := range 64 { // far more than any scale of this package has
		x := v.From + float64(i)*v.Step
		if x > v.To+v.Step/2 {
			break
		}
		list = append(list, math.Round(x/v.Step)*v.Step)
	}
	return list
}

// Span is a stretch of time in days since 1 January 1970; To is the end of
// the last day, so that one day is 1 long.
type Span struct{ From, To float64 }

// Times is a scale of time. Where half of all that happens lies in a short while,
// that while gets most of the room, and the scale breaks at its ends.
type Times struct{ pieces []piece }

// piece is a part of the scale that is even in itself.
type piece struct {
	span     Span
	from, to float64 // shares of the width
}

const (
	denseShare  = 0.65 // of the width, for the half of the spans that lie densest
	denseEnough = 0.4  // of the time: a half that takes less of it has the scale break
	edge        = 0.03 // of the piece at either end, before the first and behind the last
	years       = 3    // a dense half that is no longer begins with a year
	fewest      = 5    // spans, below which no scale breaks
)

// NewTimes makes a scale on which all spans have a place.
func NewTimes(spans []Span) Times {
	if len(spans) == 0 {
		return Times{[]piece{{Span{0, 1}, 0, 1}}}
	}
	whole := spans[0]
	for _, s := range spans {
		whole.From, whole.To = min(whole.From, s.From), max(whole.To, s.To)
	}
	dense := densest(spans)
	length := whole.To - whole.From
	if len(spans) < fewest || dense.To-dense.From > denseEnough*length {
		return Times{[]piece{{whole, 0, 1}}}.widened()
	}
	before, behind := dense.From-whole.From, whole.To-dense.To
	if before < 0.05*length {
		dense.From, before = whole.From, 0
	}
	if behind < 0.05*length {
		dense.To, behind = whole.To, 0
	}
	first := (1 - denseShare) * before / (before + behind)
	var t Times
	if before > 0 {
		t.pieces = append(t.pieces, piece{Span{whole.From, dense.From}, 0, first})
	}
	last := 1.0
	if behind > 0 {
		last = first + denseShare
	}
	t.pieces = append(t.pieces, piece{dense, first, last})
	if behind > 0 {
		t.pieces = append(t.pieces, piece{Span{dense.To, whole.To}, last, 1})
	}
	return t.widened()
}

// widened leaves some room before the first and behind the last of the spans.
func (t Times) widened() Times {
	first, last := &t.pieces[0], &t.pieces[len(t.pieces)-1]
	first.span.From -= edge * (first.span.To - first.span.From)
	last.span.To += edge * (last.span.To - last.span.From)
	return t
}

// EvenTimes makes a scale without a break: in a line, the slope says how fast.
func EvenTimes(spans []Span) Times {
	t := Times{[]piece{{Span{0, 1}, 0, 1}}}
	for i, s := range spans {
		whole := &t.pieces[0].span
		if i == 0 {
			*whole = s
		}
		whole.From, whole.To = min(whole.From, s.From), max(whole.To, s.To)
	}
	if whole := &t.pieces[0].span; whole.To <= whole.From {
		whole.To = whole.From + 1
	}
	return t
}

// densest is the shortest stretch in which the middles of half of the spans lie,
// from the beginning of a year, or of a month if it is long, to that of a month.
func densest(spans []Span) Span {
	middles := make([]float64, len(spans))
	for i, s := range spans {
		middles[i] = (s.From + s.To) / 2
	}
	slices.Sort(middles)
	half := (len(middles) + 1) / 2
	best := 0
	for i := range len(middles) - half + 1 {
		if middles[i+half-1]-middles[i] < middles[best+half-1]-middles[best] {
			best = i
		}
	}
	from, to := dayAt(middles[best]), dayAt(middles[best+half-1])
	if to.Year-from.Year < years {
		from.Month = 1
	}
	return Span{Day{from.Year, from.Month, 1}.Number(), Day{to.Year, to.Month + 1, 1}.Number()}
}

// At is the share of the width at which a moment stands.
func (t Times) At(day float64) float64 {
	for _, p := range t.pieces {
		if day <= p.span.To {
			return p.at(max(day, p.span.From))
		}
	}
	return 1
}

func (p piece) at(day float64) float64 {
	return p.from + (p.to-p.from)*(day-p.span.From)/(p.span.To-p.span.From)
}

// Breaks are the shares of the width at which the scale changes.
func (t Times) Breaks() []float64 {
	var list []float64
	for _, p := range t.pieces[1:] {
		list = append(list, p.from)
	}
	return list
}

// steps are what named moments may be apart, in months; 0 is days.
var steps = []int{0, 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000}

// moment is a round place of a scale of time. Its month is 0 where a year is meant, its
// day is 0 where a month is.
type moment struct {
	Label
	day  Day
	rank int // the higher stays where two are too close
}

// Labels names round moments of the scale, none over another: one of them is a year or has
// one. size is that of type as a share of the width of the scale, name says how a year (its
// month is 0), a month (its day is 0) or a day is called, the latter two with their year or
// without.
func (t Times) Labels(size float64, name func(d Day, inFull bool) string) []Label {
	var all []moment
	for _, p := range t.pieces {
		list := p.moments(size, name)
		for i := range list {
			if p.to-p.from >= denseShare {
				list[i].rank += 3
			}
		}
		all = append(all, list...)
	}
	// The dense half first, and years first.
	slices.SortStableFunc(all, func(a, b moment) int { return cmp.Or(b.rank-a.rank, cmp.Compare(a.At, b.At)) })
	kept := untouched(all, size)
	if len(kept) < 2 {
		kept = t.ends(size, name) // between the beginnings of two months
	} else if !slices.ContainsFunc(kept, func(m moment) bool { return m.day.Month == 0 }) {
		kept[0].Text = name(kept[0].day, true)
		kept = untouched(kept, size)
	}
	labels := make([]Label, len(kept))
	for i, m := range kept {
		labels[i] = m.Label
	}
	return labels
}

// untouched keeps the moments that touch none of those before them, and sorts them by their place.
func untouched(all []moment, size float64) []moment {
	var kept []moment
	for _, m := range all {
		if !slices.ContainsFunc(kept, func(k moment) bool { return touch(k.Label, m.Label, size) }) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(a, b moment) int { return cmp.Compare(a.At, b.At) })
	return kept
}

// ends are the first and the last day of the scale, or the first where there is no room for two.
func (t Times) ends(size float64, name func(Day, bool) string) []moment {
	first, last := math.Ceil(t.pieces[0].span.From), math.Floor(t.pieces[len(t.pieces)-1].span.To)-1
	var list []moment
	for _, number := range []float64{first, max(first, last)} {
		day := dayAt(number)
		list = append(list, moment{Label: Label{t.At(number), name(day, true)}, day: day})
	}
	return untouched(list, size)
}

// touch reports whether two labels would be printed over each other.
func touch(a, b Label, size float64) bool {
	return math.Abs(a.At-b.At) < (width(a.Text, size)+width(b.Text, size))/2+size*0.6
}

// moments are those of a piece at the smallest step at which no two touch.
func (p piece) moments(size float64, name func(Day, bool) string) []moment {
	var list []moment
	for _, step := range steps {
		if list = p.every(step, size, name); list == nil {
			continue
		}
		tight := false
		for i := 1; i < len(list); i++ {
			tight = tight || touch(list[i-1].Label, list[i].Label, size)
		}
		if !tight {
			break
		}
	}
	return list
}

// every are the moments of a piece that are a step apart; nil if there is no room for
// so many.
func (p piece) every(step int, size float64, name func(Day, bool) string) []moment {
	const month = 365.25 / 12
	many := p.span.To - p.span.From
	if step > 0 {
		many /= month * float64(step)
	}
	if many > (p.to-p.from)/size {
		return nil
	}
	list := []moment{}
	if step == 0 {
		for day := math.Ceil(p.span.From); day <= p.span.To; day++ {
			d := dayAt(day)
			list = append(list, moment{Label{p.at(day), name(d, false)}, d, 0})
		}
		return list
	}
	first := dayAt(p.span.From)
	for n := floor(first.Year*12+first.Month-1, step) * step; ; n += step {
		d := Day{floor(n, 12), n - floor(n, 12)*12 + 1, 1}
		at := d.Number()
		if at > p.span.To {
			return list
		}
		if at < p.span.From {
			continue
		}
		m := moment{day: Day{d.Year, d.Month, 0}, rank: 1}
		if d.Month == 1 {
			m.day.Month, m.rank = 0, 2
		}
		m.Label = Label{p.at(at), name(m.day, false)}
		list = append(list, m)
	}
}

func floor(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

// Day is a day of the calendar.
type Day struct{ Year, Month, Day int }

// daySeconds are the seconds of a day in UTC, which knows no others.
const daySeconds = 24 * 60 * 60

// Number counts days from 1 January 1970, which is 0. Months beyond December are those
// of later years.
func (d Day) Number() float64 {
	return float64(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / daySeconds)
}

// dayAt is the day in which a moment lies.
func dayAt(number float64) Day {
	t := time.Unix(int64(math.Floor(number))*daySeconds, 0).UTC()
	return Day{t.Year(), int(t.Month()), t.Day()}
}
