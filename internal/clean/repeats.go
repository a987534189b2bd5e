package clean

import "dossier/internal/custody"

// repeatsLine finds a line that stood before.
func repeatsLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) < 12 && u.ends && inText(p, i) && i-u.same > 1 {
		return 0 // somebody says it again
	}
	if p.recurs() {
		return 0 // entries of one form: plans, prices, results
	}
	if k := u.same; len(u.words) < 5 || k >= i || p.units[k].is == custody.Dropped || p.units[k].is == custody.Meta {
		return 0
	}
	return 0.95
}

// leastRecurring is how many lines of a page say what stood before, a tenth of all at
// least, if its text consists of entries of one form.
const leastRecurring = 8

// recurs reports the text of a page whose lines recur in other places: entries of one
// form have the same words. What is printed twice by mistake is said twice, one line by
// another or all of it.
func (p *page) recurs() bool {
	if !p.extracted {
		return false
	}
	if !p.recurring.known {
		n, after := 0, 0
		for i := range p.units {
			if k := p.units[i].same; k < i {
				n++
				if i > 0 && p.units[i-1].same == k-1 {
					after++
				}
			}
		}
		p.recurring.known, p.recurring.is = true, n >= leastRecurring && n*10 >= len(p.units) && after*10 < n*9
	}
	return p.recurring.is
}
