package check

import (
	"slices"

	"dossier/internal/text"
)

// mostBesideVerb is how many words on each side of a verb may be who does something, and to whom; mostDone is
// how many verbs of a text are looked at.
const (
	mostBesideVerb = 5
	mostDone       = 12
)

// rolesExchanged says that a sentence changes round who does what to whom: it has a verb of the quoted words, and what
// stands before that in one stands behind it in the other.
func (v *checker) rolesExchanged(c *comparison) string {
	if !c.denyNothing() {
		return ""
	}
	lang := c.note.Lang
	done, wasDone := v.readings.Done(c.said, lang), v.readings.Done(c.quoted, lang)
	if max(len(done), len(wasDone)) > mostDone {
		return ""
	}
	for _, own := range done {
		for _, other := range wasDone {
			if !alike(text.Plain(own.Of(c.said)), text.Plain(other.Of(c.quoted))) {
				continue
			}
			before, behind := v.sides(c.said, own, lang)
			wasBefore, wasBehind := v.sides(c.quoted, other, lang)
			if len(before) == 0 || inCommon(before[len(before)-1:], wasBefore) > 0 {
				continue // the same one does it: "on Monday the union struck in Brest"
			}
			// What stands on one side in both says nothing of who does it.
			doers, others := without(before, slices.Concat(behind, wasBefore)), without(behind, slices.Concat(before, wasBehind))
			if inCommon(doers, wasBehind) > 0 && inCommon(others, wasBefore) > 0 {
				return "the sentence changes round who does what to whom beside « " + own.Of(c.said) + " »"
			}
		}
	}
	return ""
}

// sides are the words beside a verb in its clause, none where either order says the same, or where the clause
// has that verb twice.
func (v *checker) sides(s string, verb text.Range, lang string) (before, behind []string) {
	clause := clauseAround(s, verb)
	if v.readings.EitherWay(clause.Of(s), lang) {
		return nil, nil
	}
	before, behind = subjects(s[clause.From:verb.From], lang), subjects(s[verb.To:clause.To], lang)
	if plain := text.Plain(verb.Of(s)); inCommon([]string{plain}, slices.Concat(before, behind)) > 0 {
		return nil, nil
	}
	return before[max(0, len(before)-mostBesideVerb):], behind[:min(mostBesideVerb, len(behind))]
}
