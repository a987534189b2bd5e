// Package inbox says what a newcomer among the articles touches: whose copy or version it is,
// whom it credits, which questions and judgments its figures, words, names and days have to
// do with, and which names in it no record has. Each line says why, and where. It points, and
// judges nothing: likeness of words leads to a sentence that a person should read, and never
// to a passage that is cited. Nothing is written, and the same dossier gives the same lines.
//
// Work grows with the words of the newcomers and with the sentences that are cited: those
// are found by their words, not compared one by one.
package inbox

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/internal/check"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Newcomer is an article with what it touches.
type Newcomer struct {
	Article *model.Article
	Lines   []Line // in the order of their kinds, the most telling of a kind first
}

// Line is one thing that is to be said of a newcomer.
type Line struct {
	Kind Kind
	Said string
}

// Kind is what a line is about.
type Kind string

// The kinds of lines, in their order.
const (
	Version Kind = "version" // of which article it is a version
	Copy    Kind = "copy"    // of which articles it is a copy
	Credit  Kind = "credits" // whom it credits
	Differs Kind = "differs" // another number than a cited sentence about the same
	Agrees  Kind = "agrees"  // the same number
	Speaks  Kind = "speaks"  // the same words
	Names   Kind = "names"   // names that cited sentences have
	Day     Kind = "day"     // a day of the timeline
	Unknown Kind = "unknown" // names that no record has
)

const (
	mostLines = 5 // of one kind
	mostNamed = 8 // names or articles in one line
)

// Look says what some articles touch: those for which among is true, or those that no note
// cites if among is nil.
func Look(d *model.Dossier, f *check.Findings, among func(*model.Article) bool) []Newcomer {
	cited := map[*model.Article]bool{}
	for _, n := range d.Notes {
		for _, c := range f.Cited(n) {
			cited[c.Article] = true
		}
	}
	var list []Newcomer
	var points *points // made for the first newcomer
	for _, a := range d.Articles {
		if !a.Proven || among == nil && cited[a] || among != nil && !among(a) {
			continue
		}
		if points == nil {
			points = pointsOf(d, f)
		}
		list = append(list, Newcomer{a, slices.Concat(family(d, a), credits(a), points.touched(a), points.days(a), unknown(d, a))})
	}
	return list
}

// family says of which articles a newcomer is a version or a copy.
func family(d *model.Dossier, a *model.Article) []Line {
	var lines []Line
	v := d.Versions[a]
	if v != nil {
		i := slices.Index(v.Articles, a)
		said := fmt.Sprintf("version %d of %d of @%s, captured %s", i+1, len(v.Articles), v.Key, cmp.Or(d.Captured(a), "on a day that nobody has noted"))
		if i > 0 {
			said += "; the one before is @" + d.CitedAs(v.Articles[i-1])
		}
		lines = append(lines, Line{Version, said})
	}
	var keys []string
	for _, other := range d.Copies[a] {
		if other != a && (v == nil || d.Versions[other] != v) {
			keys = append(keys, "@"+other.Key)
		}
	}
	if len(keys) > 0 {
		lines = append(lines, Line{Copy, "one of a family of copies, with " + listed(keys)})
	}
	return lines
}

func credits(a *model.Article) []Line {
	var names []string
	for _, u := range a.Upstream {
		name := u.Name
		if u.Line > 0 {
			name += fmt.Sprintf(" (%s, line %d)", path.Base(a.Capture.Path), u.Line)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil
	}
	return []Line{{Credit, "credits " + listed(names)}}
}

// listed names some things, and counts those that are too many.
func listed(names []string) string {
	more := ""
	if n := len(names) - mostNamed; n > 0 {
		names, more = names[:mostNamed], fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ") + more
}

// where names a passage of an article other than the newcomer.
func where(p *model.Passage) string { return "@" + p.Article.Key + ", " + p.Name() }

// sentencesOf are the sentences of a passage.
func sentencesOf(p *model.Passage) []text.Range { return text.Sentences(p.Text, p.Article.Lang) }
