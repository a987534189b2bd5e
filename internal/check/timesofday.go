package check

import (
	"slices"

	"dossier/internal/figures"
)

// timesOfDay are those that a text names, each of which is one figure, and not two.
type timesOfDay struct {
	all  []figures.Time
	told int // where the last one begins of which something was told, -1 if there is none
}

// at returns the time of which a figure is part.
func (d timesOfDay) at(f figures.Figure) (figures.Time, bool) {
	i := slices.IndexFunc(d.all, func(t figures.Time) bool { return t.Contains(f.Range) })
	if i < 0 {
		return figures.Time{}, false
	}
	return d.all[i], true
}

// namesTime reports whether a sentence names a time of day, be it written otherwise: 14:05 for 2.05 pm.
func (said *figuresSaid) namesTime(t figures.Time) bool {
	const minutes = 60
	return said.in(func(s *figuresSaid) bool {
		if t.Minutes%minutes == 0 && s.counting[float64(t.Minutes/minutes)] != nil {
			return true // 14:00 or 2 pm, of 14 Uhr
		}
		return slices.ContainsFunc(s.texts, func(other textOf) bool {
			return slices.ContainsFunc(other.times(), func(o figures.Time) bool { return o.Minutes == t.Minutes })
		})
	})
}
