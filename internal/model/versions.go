package model

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Versions are the captures of one article: of one address and outlet, or said to be so by
// their front matter (supersedes). Each has a record, passages and a page of its own; they
// are one source.
type Versions struct {
	// Key names the article in citations, whatever version of it is accepted. It is the
	// key of the version that came first, or what the lock file calls the article.
	Key string
	// Articles are two or more, in the order of their captures as far as that is known
	// ([Dossier.CapturedBefore]), then by key.
	Articles []*Article
	Accepted *Article              // which one a citation of the key means
	Earlier  map[*Article]*Article // the version that another says it supersedes
}

// Latest is the version that was captured last, as far as that is known.
func (v *Versions) Latest() *Article { return v.Articles[len(v.Articles)-1] }

// Version returns the version of an article, or of what it is a version of, that a citation
// means by what it writes behind ~: the day of its capture, if no other has that day, or its
// own key. It is nil if there is none.
func (d *Dossier) Version(a *Article, name string) *Article {
	var found *Article
	for _, a := range d.AllVersions(a) {
		switch {
		case a.Key == name:
			return a
		case d.day(a) == name && found != nil:
			return nil
		case d.day(a) == name:
			found = a
		}
	}
	return found
}

// AllVersions are those of the article that one is a version of, itself among them.
func (d *Dossier) AllVersions(a *Article) []*Article {
	if v := d.Versions[a]; v != nil {
		return v.Articles
	}
	return []*Article{a}
}

// SameArticle reports whether two captures are one, or versions of one article.
func (d *Dossier) SameArticle(a, b *Article) bool {
	return a == b || d.Versions[a] != nil && d.Versions[a] == d.Versions[b]
}

// VersionNamed is what a citation writes behind ~ for an article: the day of its capture, or
// its key if that is not known, or that of another version too.
func (d *Dossier) VersionNamed(a *Article) string {
	if day := d.day(a); day != "" && d.Version(a, day) == a {
		return day
	}
	return a.Key
}

// CitedAs is how a citation names an article, and of several versions just this one.
func (d *Dossier) CitedAs(a *Article) string {
	switch v := d.Versions[a]; {
	case v == nil:
		return a.Key
	case v.Accepted == a:
		return v.Key
	default:
		return v.Key + "~" + d.VersionNamed(a)
	}
}

// CapturedBefore reports whether a is known to have been captured on an earlier day or
// instant than b, or to be superseded by it.
func (d *Dossier) CapturedBefore(a, b *Article) bool {
	if v := d.Versions[a]; a != b && v != nil && v == d.Versions[b] {
		if v.supersedes(b, a) || v.supersedes(a, b) {
			return v.supersedes(b, a)
		}
	}
	x, y := d.Captured(a), d.Captured(b)
	if strings.Contains(x, "T") && strings.Contains(y, "T") {
		return instant(x).Before(instant(y))
	}
	shorter := min(len(x), len(y))
	return shorter > 0 && x[:shorter] < y[:shorter]
}

// supersedes reports whether one version says that it takes the place of another, or of one
// that does.
func (v *Versions) supersedes(a, b *Article) bool {
	for range v.Earlier { // and no further: versions may name each other in a circle
		if a = v.Earlier[a]; a == nil || a == b {
			break
		}
	}
	return a == b
}

// Standing is whether an article still stands, and the version that says that it does not: the
// first later one that was retracted, which says more than any correction before it; else the
// article itself, or the first later one that was corrected.
func (d *Dossier) Standing(a *Article) (Status, *Article) {
	if a.Status == Retracted || d.Versions[a] == nil {
		return a.Status, a
	}
	status, by := a.Status, a
	list := d.Versions[a].Articles
	for _, later := range list[slices.Index(list, a)+1:] {
		switch {
		case !d.CapturedBefore(a, later):
		case later.Status == Retracted:
			return Retracted, later
		case status == Current && later.Status != Current:
			status, by = later.Status, later
		}
	}
	return status, by
}

// Shaken is whether what cites an article should be read again, because of what its own record
// or a later version says of it. Of several versions the one that has the correction stands.
func (d *Dossier) Shaken(a *Article) Status {
	status, by := d.Standing(a)
	if status == Corrected && by == a && d.Versions[a] != nil {
		return Current
	}
	return status
}

// Captured is when an article was captured, or else when its file was received, in ISO
// 8601; "" if nobody has noted either.
func (d *Dossier) Captured(a *Article) string {
	r := d.Receipts[a]
	return cmp.Or(r.Captured, r.Received)
}

// CompareCaptured puts articles in the order of that: instants as they followed each other,
// wherever on earth their clocks stood, a day at its beginning, and before all what nobody knows.
func (d *Dossier) CompareCaptured(a, b *Article) int {
	return instant(d.Captured(a)).Compare(instant(d.Captured(b)))
}

func instant(moment string) time.Time {
	t, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		t, _ = time.Parse(time.DateOnly, moment) // or it is not known
	}
	return t
}

// day is the day of that.
func (d *Dossier) day(a *Article) string {
	moment := d.Captured(a)
	return moment[:min(len(moment), len("2006-01-02"))]
}
