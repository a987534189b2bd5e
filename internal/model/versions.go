package model

import (
	"cmp"
	"slices"
	"strings"
)

// Versions returns the articles of one address and one outlet, where there are several:
// what was captured there at different times. Each list is in the order of the captures
// as far as that is known ([Dossier.CapturedBefore]), then by key; the lists are in the
// order of the first key in them.
func (d *Dossier) Versions() [][]*Article {
	type place struct {
		address string
		outlet  *Outlet
	}
	at := map[place]int{}
	var all [][]*Article
	for _, a := range d.Articles {
		address := d.address(a)
		if address == "" || a.Capture == nil {
			continue
		}
		key := place{address, a.Outlet}
		i, ok := at[key]
		if !ok {
			i, all = len(all), append(all, nil)
			at[key] = i
		}
		all[i] = append(all[i], a)
	}
	all = slices.DeleteFunc(all, func(list []*Article) bool { return len(list) < 2 })
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b *Article) int { return cmp.Compare(d.moment(a), d.moment(b)) })
	}
	return all
}

// CapturedBefore reports whether a is known to have been captured on an earlier day or
// instant than b.
func (d *Dossier) CapturedBefore(a, b *Article) bool {
	x, y := d.moment(a), d.moment(b)
	shorter := min(len(x), len(y))
	return shorter > 0 && x[:shorter] < y[:shorter]
}

// moment is when an article was captured, or else when its file was received, in ISO
// 8601; "" if nobody has noted either.
func (d *Dossier) moment(a *Article) string {
	r := d.Receipts[a]
	return cmp.Or(r.Captured, r.Received)
}

// address is where an article was captured, without what a browser does not ask for.
func (d *Dossier) address(a *Article) string {
	address := cmp.Or(d.Receipts[a].URL, a.OriginalURL)
	address, _, _ = strings.Cut(address, "#")
	return strings.TrimSuffix(address, "/")
}
