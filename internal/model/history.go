package model

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// History is dossier.history as it was read: what the dossier said at each of its
// releases, as the differences to the release before.
type History struct {
	Releases []Release // the oldest first
	Broken   bool      // it has mistakes, so that nothing can be said of what it lacks

	Printed []Printed // messages and reasons, which stand on pages
}

// Release is a state of the dossier to which its readers may refer.
type Release struct {
	ID      string    // 2026-11-26, or 2026-11-26-2 for the second of a day
	On      string    // ISO 8601 day
	Message Localized // may be empty
	Moves   []Move
	Changes []Change
	At      diag.Span // its line
}

// Move is another name of a file of which the history tells.
type Move struct {
	From string `json:"from"` // its path before
	To   string `json:"to"`
}

// Said is what the dossier said at one place.
type Said struct {
	What Saying `json:"-"`
	At   string `json:"at"`   // the file, and behind # the id in it
	Text string `json:"text"` // in the language of the file

	Shows string `json:"shows,omitempty"` // the values of a figure

	From       int      `json:"from,omitempty"` // likelihood, per cent
	To         int      `json:"to,omitempty"`   // 0 if it says none
	Confidence string   `json:"confidence,omitempty"`
	Sources    []string `json:"sources,omitempty"` // keys of the articles that support it, in their order
	Status     string   `json:"status,omitempty"`  // of a note or an article, if it does not stand as it was
}

// Saying is what is said at a place.
type Saying string

const (
	SaidNote       Saying = "note" // its title
	SaidJudgment   Saying = "judgment"
	SaidStatement  Saying = "statement" // what stands beside judgments: assumptions, alternatives, gaps, indicators
	SaidPosition   Saying = "position"  // the answer
	SaidFigure     Saying = "figure"    // its title
	SaidCorrection Saying = "correction"
	SaidSource     Saying = "source" // the title of an article
)

// Sayings are all of them, in the order in which a page tells of them.
var Sayings = []Saying{SaidNote, SaidCorrection, SaidJudgment, SaidStatement, SaidPosition, SaidFigure, SaidSource}

// Same reports whether two places say the same.
func (s Said) Same(o Said) bool {
	return s.What == o.What && s.At == o.At && s.Text == o.Text && s.Shows == o.Shows && s.From == o.From && s.To == o.To && s.Confidence == o.Confidence &&
		s.Status == o.Status && slices.Equal(s.Sources, o.Sources)
}

// Change is what a release changed at one place.
type Change struct {
	Was, Now Said   // without What if there was, or is, nothing
	Why      string // the reason that a person gave; may be empty
	At       diag.Span
}

// About is what was said before the change, or, of what is new, is said now.
func (c Change) About() Said {
	if c.Now.What == "" {
		return c.Was
	}
	return c.Now
}

// Turn is in which way something has changed.
type Turn string

const (
	TurnNew       Turn = "new"
	TurnRaised    Turn = "raised"    // more likely
	TurnLowered   Turn = "lowered"   // less likely
	TurnSurer     Turn = "surer"     // as likely as before, with more confidence
	TurnLessSure  Turn = "less_sure" // as likely as before, with less confidence
	TurnWithdrawn Turn = "withdrawn" // it is not said any more
	TurnSupport   Turn = "support"   // the same, by other articles
	TurnReworded  Turn = "reworded"  // the same in other words, as far as a program can tell
	TurnCorrected Turn = "corrected" // an article that its outlet has corrected
	TurnRetracted Turn = "retracted" // an article that its outlet has taken back
	TurnRestored  Turn = "restored"  // a note or article that stands again
)

// Confidences are the words for confidence in the history, none first, then from the lowest.
var Confidences = []string{"", "low", "moderate", "high"}

// Turn says in which way something has changed.
func (c Change) Turn() Turn {
	was, now := c.Was, c.Now
	switch {
	case now.What == "":
		return TurnWithdrawn
	case was.What == "" && now.What == SaidCorrection:
		return TurnCorrected
	case was.What == "":
		return TurnNew
	case was.Status != now.Status:
		return statusTurn(now.Status)
	case was.From+was.To < now.From+now.To:
		return TurnRaised
	case was.From+was.To > now.From+now.To:
		return TurnLowered
	}
	before, after := slices.Index(Confidences, was.Confidence), slices.Index(Confidences, now.Confidence)
	switch {
	case before < after:
		return TurnSurer
	case before > after:
		return TurnLessSure
	case was.Text != now.Text || was.Shows != now.Shows:
		return TurnReworded
	}
	return TurnSupport
}

func statusTurn(now string) Turn {
	switch now {
	case "":
		return TurnRestored
	case string(Corrected):
		return TurnCorrected
	case string(Retracted):
		return TurnRetracted
	}
	return TurnWithdrawn
}

// NeedsReason reports whether a change is one that analysts explain: a judgment that is
// more or less likely or sure than it was, or not made any more (Intelligence Community
// Directive 203, §D.6.e(8): "explains change to or consistency of analytic judgments").
func (c Change) NeedsReason() bool {
	turn := c.Turn()
	return c.About().What == SaidJudgment && turn != TurnNew && turn != TurnReworded && turn != TurnSupport
}

// Renamed is the history under the names that files have now, with no moves left in it: moves are
// those behind the last release. What became of a note is one story then, whatever it was called.
func (h History) Renamed(moves []Move) History {
	if len(moves) == 0 && !slices.ContainsFunc(h.Releases, func(r Release) bool { return len(r.Moves) > 0 }) {
		return h
	}
	names := map[string]string{} // of today, by that of the releases so far
	rename := func(moves []Move) {
		earlier := make(map[string]string, len(moves))
		for _, m := range moves {
			earlier[m.From] = cmp.Or(names[m.To], m.To)
		}
		for _, m := range moves {
			delete(names, m.To)
		}
		maps.Copy(names, earlier)
	}
	rename(moves)
	releases := slices.Clone(h.Releases)
	for i, r := range slices.Backward(releases) {
		changes := slices.Clone(r.Changes)
		for j := range changes {
			changes[j].Was.rename(names)
			changes[j].Now.rename(names)
		}
		releases[i].Changes, releases[i].Moves = changes, nil
		rename(r.Moves)
	}
	follow(releases)
	h.Releases = releases
	return h
}

// follow has each change tell what was said before as the release that said it does, whose
// sources may have had other names when the change was made.
func follow(releases []Release) {
	last := map[string]Said{}
	for _, r := range releases {
		for j := range r.Changes {
			c := &r.Changes[j]
			at := c.About().At
			if was := last[at]; was.What != "" && c.Was.What != "" {
				c.Was = was
			}
			last[at] = c.Now
		}
	}
}

// rename gives files their names of today.
func (s *Said) rename(names map[string]string) {
	file, id, _ := strings.Cut(s.At, "#")
	if to, ok := names[file]; ok {
		s.At = strings.TrimSuffix(to+"#"+id, "#")
	}
	var sources []string
	for i, key := range s.Sources {
		if to, ok := names[ArticleFolder+"/"+key+".md"]; ok {
			if sources == nil {
				sources = slices.Clone(s.Sources)
			}
			sources[i] = strings.TrimSuffix(path.Base(to), ".md")
		}
	}
	if sources != nil {
		s.Sources = sources
	}
}

// Last is what the dossier said at its last release, by place.
func (h History) Last() map[string]Said {
	last := map[string]Said{}
	for _, r := range h.Releases {
		for _, c := range r.Changes {
			if c.Now.What == "" {
				delete(last, c.Was.At)
			} else {
				last[c.Now.At] = c.Now
			}
		}
	}
	return last
}

// Since lists what is not said any more as it was at the last release, in the order of
// what is said now, and what is not said at all at the end, in that of its places.
func (h History) Since(now []Said) []Change {
	last := h.Last()
	var list []Change
	for _, s := range now {
		was := last[s.At]
		delete(last, s.At)
		if !was.Same(s) {
			list = append(list, Change{Was: was, Now: s})
		}
	}
	var gone []Change
	for _, was := range last {
		gone = append(gone, Change{Was: was})
	}
	slices.SortFunc(gone, func(a, b Change) int { return strings.Compare(a.Was.At, b.Was.At) })
	return append(list, gone...)
}
