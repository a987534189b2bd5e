// Package board says what of a dossier waits for its desk: briefs that are to be read again,
// notes that have changed since somebody answered for them or that rest on what has changed,
// sign-offs that are missing, judgments that rest on one origin or that nothing is held
// against, gaps, and indicators to be watched. All of it stands in the notes and in the lock
// file; nothing here knows which day it is.
package board

import (
	"cmp"
	"slices"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// Board is what waits.
type Board struct {
	Reviews    []*model.Brief     // that say by when they are to be read again, the earliest day first
	Stale      []Stale            // in the order of the notes
	Unsigned   []Unsigned         // in the order of the notes
	OneOrigin  []*model.Statement // judgments whose support has one identified origin at most
	Unopposed  []*model.Statement // judgments against which no passage is cited, nor said where one was looked for, in notes that consider no alternative
	Gaps       []*model.Statement
	Indicators []*model.Statement
}

// Stale is a note that is not, or rests on what is not, as it was when somebody looked.
type Stale struct {
	Note *model.Note
	Why  []Reason
}

// Reason is why a note is stale.
type Reason struct {
	Kind     Kind
	Lapsed   check.Lapsed     // of Signature
	Read     date.Date        // of Review: when it was read
	Changed  date.Date        // of Review: when it was changed
	Articles []*model.Article // of the other kinds, in the order of their first citation
}

// Kind is a kind of reason.
type Kind string

// The kinds of reasons, the gravest first.
const (
	Retracted Kind = "retracted" // it cites articles that were retracted
	Corrected Kind = "corrected" // or corrected
	Since     Kind = "since"     // it quotes words that a later version does not have
	Changed   Kind = "changed"   // paragraphs that it cites have changed since the citations were accepted
	Signature Kind = "signature" // somebody has signed it as it was
	Review    Kind = "review"    // somebody has read it before it was changed
)

// Unsigned is a brief that lacks sign-offs which the settings ask for.
type Unsigned struct {
	Note  *model.Note
	Roles []model.Role
}

// New says what waits, as far as it concerns the notes for which shown is true. Of a note that
// there is in several languages, its statements and its day are those of the language lang,
// if it has it.
func New(d *model.Dossier, f *check.Findings, lang string, shown func(*model.Note) bool) Board {
	var b Board
	for _, versions := range notes(d, shown) {
		n := versions[max(0, slices.IndexFunc(versions, func(n *model.Note) bool { return n.Lang == lang }))]
		b.statements(f, n)
		for _, v := range versions {
			if brief, ok := v.Own.(*model.Brief); ok {
				b.brief(d, f, brief, n)
			}
			if why := reasons(d, f, v); len(why) > 0 {
				b.Stale = append(b.Stale, Stale{v, why})
			}
		}
	}
	slices.SortStableFunc(b.Reviews, func(x, y *model.Brief) int { return x.ReviewBy.Compare(y.ReviewBy) })
	return b
}

// notes are those that are shown and not withdrawn, each with its translations.
func notes(d *model.Dossier, shown func(*model.Note) bool) [][]*model.Note {
	var list [][]*model.Note
	for _, n := range d.Notes { // by kind and id
		if n.Status == model.Withdrawn || !shown(n) {
			continue
		}
		if last := len(list) - 1; last >= 0 && list[last][0].Kind == n.Kind && list[last][0].ID == n.ID {
			list[last] = append(list[last], n)
		} else {
			list = append(list, []*model.Note{n})
		}
	}
	return list
}

// statements takes what the statements of a note leave open.
func (b *Board) statements(f *check.Findings, n *model.Note) {
	all := f.Statements(n)
	alternative := slices.ContainsFunc(all, func(s *model.Statement) bool { return s.Callout.Kind == markdown.Alternative })
	for _, s := range all {
		switch s.Callout.Kind {
		case markdown.Gap:
			b.Gaps = append(b.Gaps, s)
		case markdown.Indicator:
			b.Indicators = append(b.Indicators, s)
		case markdown.Judgment:
			identified := 0
			for _, o := range s.Origins {
				if o.Identified() {
					identified++
				}
			}
			if len(s.Origins) == 1 || len(s.Origins) > 1 && identified == 0 {
				b.OneOrigin = append(b.OneOrigin, s)
			}
			against := func(c *model.Cited) bool { return c.Item.Signal == markdown.Contradicts }
			if !alternative && s.Callout.Field("against") == "" && !slices.ContainsFunc(s.Cited, against) {
				b.Unopposed = append(b.Unopposed, s)
			}
		}
	}
}

// brief takes the day on which a brief is to be read again, unless it is that of the version
// that stands for it, and the sign-offs that it lacks.
func (b *Board) brief(d *model.Dossier, f *check.Findings, brief *model.Brief, stands *model.Note) {
	own, _ := stands.Own.(*model.Brief)
	if !brief.ReviewBy.IsZero() && (own == brief || own.ReviewBy != brief.ReviewBy) {
		b.Reviews = append(b.Reviews, brief)
	}
	var missing []model.Role
	for _, role := range d.Settings.Requires {
		if !slices.ContainsFunc(f.Signed(&brief.Note), func(s model.Signature) bool { return s.Role == role }) {
			missing = append(missing, role)
		}
	}
	if len(missing) > 0 {
		b.Unsigned = append(b.Unsigned, Unsigned{&brief.Note, missing})
	}
}

// Cause is what has happened to articles on which a note rests.
type Cause struct {
	Kind  Kind           // Retracted, Corrected, Since or Changed
	Cited []*model.Cited // where the note cites them, in its order
}

// Causes lists what has happened to articles on which a note rests, the gravest first.
func Causes(d *model.Dossier, f *check.Findings, n *model.Note) []Cause {
	var list []Cause
	add := func(kind Kind, is func(*model.Cited) bool) {
		var cited []*model.Cited
		for _, c := range f.Cited(n) {
			if c.Article != nil && is(c) {
				cited = append(cited, c)
			}
		}
		if len(cited) > 0 {
			list = append(list, Cause{kind, cited})
		}
	}
	add(Retracted, func(c *model.Cited) bool { return d.Shaken(c.Article) == model.Retracted })
	add(Corrected, func(c *model.Cited) bool { return d.Shaken(c.Article) == model.Corrected })
	add(Since, func(c *model.Cited) bool {
		_, changed := f.Since[c]
		return changed
	})
	add(Changed, func(c *model.Cited) bool { return c.Changed })
	return list
}

// reasons are why a note is stale.
func reasons(d *model.Dossier, f *check.Findings, n *model.Note) []Reason {
	var list []Reason
	for _, cause := range Causes(d, f, n) {
		r := Reason{Kind: cause.Kind}
		for _, c := range cause.Cited {
			if !slices.Contains(r.Articles, c.Article) {
				r.Articles = append(r.Articles, c.Article)
			}
		}
		list = append(list, r)
	}
	for _, lapsed := range f.Lapsed(n) {
		list = append(list, Reason{Kind: Signature, Lapsed: lapsed})
	}
	if b, ok := n.Own.(*model.Brief); ok {
		changed := cmp.Or(b.LastMod, b.Date)
		if !changed.IsZero() && !b.Reviewed.On.IsZero() && b.Reviewed.On.To.Before(changed.From) {
			list = append(list, Reason{Kind: Review, Read: b.Reviewed.On, Changed: changed})
		}
	}
	return list
}
