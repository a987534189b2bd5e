package check

import (
	"slices"
	"strings"

	"dossier/internal/model"
	"dossier/internal/text"
)

// mostBesideVerb is how many words on each side of a verb may be who does something, and to whom; mostDone is
// how many verbs of a text are looked at.
const (
	mostBesideVerb = 5
	mostDone       = 12
)

// turnedRound says of a sentence that it changes round who does what to whom, "" if it does not: both
// have one verb, and what stands before it in one stands behind it in the other.
func (v *checker) turnedRound(n *model.Note, said, quoted string) string {
	done, wasDone := v.readings.Done(said, n.Lang), v.readings.Done(quoted, n.Lang)
	if max(len(done), len(wasDone)) > mostDone {
		return ""
	}
	for _, own := range done {
		for _, other := range wasDone {
			if !alike(text.Plain(own.Of(said)), text.Plain(other.Of(quoted))) {
				continue
			}
			before, behind := v.sides(n, said, own)
			wasBefore, wasBehind := v.sides(n, quoted, other)
			if len(before) == 0 || inCommon(before[len(before)-1:], wasBefore) > 0 {
				continue // the same one does it: "on Monday the union struck in Brest"
			}
			// What stands on one side in both says nothing of who does it.
			doers, others := without(before, slices.Concat(behind, wasBefore)), without(behind, slices.Concat(before, wasBehind))
			if inCommon(doers, wasBehind) > 0 && inCommon(others, wasBefore) > 0 {
				return "the sentence changes round who does what to whom beside « " + own.Of(said) + " »"
			}
		}
	}
	return ""
}

// sides are the words beside a verb in its clause, none where either order says the same, or where the clause
// has that verb twice.
func (v *checker) sides(n *model.Note, s string, verb text.Range) (before, behind []string) {
	from, to := 0, len(s)
	if i := strings.LastIndexAny(s[:verb.From], endsClause); i >= 0 {
		from = i
	}
	if i := strings.IndexAny(s[verb.To:], endsClause); i >= 0 {
		to = verb.To + i
	}
	if v.readings.EitherWay(s[from:to], n.Lang) {
		return nil, nil
	}
	before, behind = subjects(s[from:verb.From], n.Lang), subjects(s[verb.To:to], n.Lang)
	if plain := text.Plain(verb.Of(s)); inCommon([]string{plain}, slices.Concat(before, behind)) > 0 {
		return nil, nil
	}
	return before[max(0, len(before)-mostBesideVerb):], behind[:min(mostBesideVerb, len(behind))]
}
