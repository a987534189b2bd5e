// Package inbox says what a newcomer among the articles touches: whose copy or version it is,
// whom it credits, which questions and judgments its figures, words, names and days have to
// do with, and which names in it no record has. What it finds is data with its place in both
// texts; the words for it are those of a page or of a terminal. It points, and judges nothing:
// likeness of words leads to a sentence that a person should read, and never to a passage that
// is cited. Nothing is written, and the same dossier gives the same answer.
//
// Work grows with the words of the newcomers and with the sentences that are cited: those
// are found by their words, not compared one by one.
package inbox

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/check"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Newcomer is an article with what it touches. Whom it credits, it says itself.
type Newcomer struct {
	Article *model.Article
	Version *Version         // nil if it is the only capture of its article
	Copies  []*model.Article // of which it is a copy, or which are copies of it
	Touches []Touch          // the most telling first
	Names   []Named          // the rarest first
	Days    []Day            // in the order of the text
	Unknown []Mention        // what reads as a name and no record has, in the order of the text

	// Unread says that names without a record were not looked for: the script has no
	// capital letters to tell them by.
	Unread bool
}

// Version is the place of a newcomer among the captures of one article.
type Version struct {
	Key      string // of the article
	Number   int    // from 1
	Of       int
	Captured string // ISO 8601; "" if nobody has noted when
	Received string // ISO 8601; "" likewise
	Before   string // how the version before is cited, "" if it is the first
}

// Mention is where something stands in an article.
type Mention struct {
	Passage *model.Passage
	At      text.Range // bytes of its text
}

// Text is what stands there.
func (m Mention) Text() string { return m.At.Of(m.Passage.Text) }

// Named is an entity that a newcomer and cited sentences name.
type Named struct {
	Mention
	Entity   *model.Entity
	Subjects []Subject // that rest on these sentences
}

// Day is a day of the timeline that a newcomer names.
type Day struct {
	Mention
	Date   string // ISO 8601
	Events []*model.Event
}

// mostLines is how many things of one kind are said of a newcomer.
const mostLines = 5

// Uncited are the articles that no note cites, those captured last first.
func Uncited(d *model.Dossier, f *check.Findings) []*model.Article {
	cited := map[*model.Article]bool{}
	for _, n := range d.Notes {
		for _, c := range f.Cited(n) {
			cited[c.Article] = true
		}
	}
	var list []*model.Article
	for _, a := range d.Articles {
		if a.Proven && !cited[a] {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Article) int { return d.CompareCaptured(b, a) })
	return list
}

// Look says what some articles touch, in their order. An article that does not account for
// its capture has no passages to look at, and is left out.
func Look(d *model.Dossier, f *check.Findings, articles []*model.Article) []Newcomer {
	var list []Newcomer
	var points *points // made for the first newcomer
	for _, a := range articles {
		if !a.Proven {
			continue
		}
		if points == nil {
			points = pointsOf(d, f)
		}
		n := Newcomer{Article: a, Version: versionOf(d, a), Copies: copiesOf(d, a), Touches: points.touched(a), Names: points.shared(a), Days: points.days(a)}
		if len(d.Owners) > 0 { // a dossier without records of names asks for none
			n.Unknown, n.Unread = unknown(d, a), !hasCase(a)
		}
		list = append(list, n)
	}
	return list
}

func versionOf(d *model.Dossier, a *model.Article) *Version {
	v := d.Versions[a]
	if v == nil {
		return nil
	}
	i := slices.Index(v.Articles, a)
	of := &Version{Key: v.Key, Number: i + 1, Of: len(v.Articles), Captured: d.Receipts[a].Captured, Received: d.Receipts[a].Received}
	if i > 0 {
		of.Before = d.CitedAs(v.Articles[i-1])
	}
	return of
}

// copiesOf are the copies of an article, but for its own versions.
func copiesOf(d *model.Dossier, a *model.Article) []*model.Article {
	var list []*model.Article
	for _, other := range d.Copies[a] {
		if !d.SameArticle(a, other) {
			list = append(list, other)
		}
	}
	return list
}

// hasCase reports whether the text of an article tells capitals from small letters.
func hasCase(a *model.Article) bool {
	return slices.ContainsFunc(a.Passages, func(p *model.Passage) bool {
		return strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.IsLower(r) })
	})
}
