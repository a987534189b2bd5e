package check

import (
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/internal/text"
)

// mostBesideVerb is how many words on each side of a verb may be who does something, and to whom; mostDone is
// how many verbs of a text are looked at, and how many clauses about somebody.
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
			if !v.readings.EitherWay(clauseAround(c.said, own).Of(c.said), lang) && givenTo(c, own, other, lang) {
				return "the sentence says of whom something was given or sold to that they gave or sold it, beside « " + own.Of(c.said) + " »"
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
	if message := v.actorsSwapped(c); message != "" {
		return message
	}
	return v.saidOfAnother(c)
}

// givenTo reports whether a sentence says that whoever stands behind "to" in the quoted words does what their verb
// says: "the group sold its silos" for "it sold its silos to the group". Who sells need not be named beside it.
func givenTo(c *comparison, own, other text.Range, lang string) bool {
	const most = 3 // words behind "to"
	before := subjects(c.said[clauseAround(c.said, own).From:own.From], lang)
	if len(before) == 0 {
		return false
	}
	clause := clauseAround(c.quoted, other)
	if inCommon(before, subjects(c.quoted[clause.From:other.From], lang)) > 0 {
		return false
	}
	words := strings.FieldsFunc(c.quoted[other.To:clause.To], notLetter)
	for i, w := range words {
		if slices.Contains(language.Get(lang).Hides().ToWhom, strings.ToLower(w)) {
			whom := subjects(strings.Join(words[i+1:min(len(words), i+1+most)], " "), lang)
			return inCommon(before[len(before)-1:], whom) > 0
		}
	}
	return false
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

// saidOfAnother says that a sentence has of who does something before a relative clause what the source says in it of
// somebody else, "" if it has not: the minister met the leader, who called for war.
func (v *checker) saidOfAnother(c *comparison) string {
	lang := c.note.Lang
	if !sameLanguage(c.note, c.Cited) {
		return ""
	}
	words := subjects(c.said, lang)
	clauses := v.readings.PersonWho(c.sentence, lang)
	for _, opens := range clauses[:min(mostDone, len(clauses))] {
		main, ok := strings.CutSuffix(strings.TrimRight(c.sentence[:opens.From], " \u00a0"), ",")
		done := v.readings.Done(main, lang)
		if !ok || len(done) == 0 || len(words) == 0 {
			continue
		}
		verb := done[len(done)-1]
		other, clause := subjects(main[verb.To:], lang), subjects(clauseBehind(c.sentence, opens), lang)
		doer := without(subjects(main[:verb.From], lang), slices.Concat(other, clause))
		ofDoer, ofClause := inCommon(words, doer), inCommon(words, clause)
		if len(other) > 0 && inCommon(words[:1], doer) > 0 && inCommon(words, other) == 0 && ofClause >= fewestInCommon && ofDoer+ofClause == len(words) {
			return "the sentence says of « " + strings.TrimSpace(main[:verb.From]) + " » what the source says of « " + strings.TrimSpace(main[verb.To:]) + " »"
		}
	}
	return ""
}
