package factuality

import (
	"slices"

	"dossier/internal/text"
)

// sentence is the sentence of the quoted words, with what parts its clauses.
type sentence struct {
	*lexicon
	list                              []token
	from, to                          int // tokens of the quoted words
	relatives, complements, contrasts []match
	ands                              []match
}

// scope is which part of a sentence a section bears on.
type scope struct {
	*automaton
	kind           Kind
	before, behind bool
	clause         bool // its own clause, and the one it governs
	refusal        bool // like clause, but more is governed
}

func (x *lexicon) around(passage string, own, quoted text.Range) []Finding {
	s := sentence{lexicon: x, list: x.read(tokens(passage, own, quoted))}
	if s.from, s.to = quotedTokens(s.list); s.from < 0 {
		return nil
	}
	s.read()
	outside := without(s.list, x.innocent)
	sure := x.estimates(outside)
	var found []Finding
	for _, section := range []scope{
		{automaton: x.denial, kind: Denial, before: true, clause: true},
		{automaton: x.denialBehind, kind: Denial, behind: true, clause: true},
		{automaton: x.refusal, kind: Denial, before: true, refusal: true},
		{automaton: x.condition, kind: Condition, before: true, behind: true},
		{automaton: x.claim, kind: Claim, before: true, behind: true},
		{automaton: x.doubt, kind: Doubt, before: true, behind: true},
		{automaton: x.doubtInClause, kind: Doubt, before: true, behind: true, clause: true},
	} {
		for _, m := range section.find(outside) {
			switch {
			case section.kind == Denial && sure.holds(m): // a denial inside an estimate is none
			case m.to <= s.from && section.before && s.bearsBefore(section, m):
				found = append(found, Finding{section.kind, Before, wordsOf(s.list, m)})
			case m.from >= s.to && section.behind && s.bearsBehind(section, m):
				found = append(found, Finding{section.kind, Behind, wordsOf(s.list, m)})
			}
		}
	}
	for _, m := range x.denied.find(outside) {
		if m.from >= s.to && !sure.holds(m) {
			found = append(found, Finding{Denial, Behind, wordsOf(s.list, m)})
		}
	}
	for _, m := range x.retraction.find(outside) {
		place := Before
		if m.from >= s.to {
			place = Behind
		}
		found = append(found, Finding{Denial, place, wordsOf(s.list, m)})
	}
	return found
}

// read finds the words that part clauses. One that opens what a verb governs opens
// no relative clause where it is the longer of the two.
func (s *sentence) read() {
	all := sight{list: s.list, quoted: true}
	s.complements, s.contrasts, s.ands = s.complement.find(all), s.contrast.find(all), s.and.find(all)
	for _, r := range s.relative.find(all) {
		covered := slices.ContainsFunc(s.complements, func(c match) bool { return c.from <= r.from && r.from < c.to && r.to <= c.to })
		if !covered {
			s.relatives = append(s.relatives, r)
		}
	}
}

// opens returns the end of a match that begins with the first word at or behind a
// token, 0 if there is none.
func (s *sentence) opens(at int, sections ...[]match) int {
	for at < len(s.list) && s.list[at].mark != word {
		at++
	}
	for _, section := range sections {
		for _, m := range section {
			if m.from == at {
				return m.to
			}
		}
	}
	return 0
}

// holds reports whether a match begins between two tokens.
func (s *sentence) holds(from, to int, sections ...[]match) bool {
	for _, section := range sections {
		for _, m := range section {
			if from <= m.from && m.from < to {
				return true
			}
		}
	}
	return false
}

// parts reports whether a token parts clauses.
func (t token) parts() bool { return t.mark == comma || t.mark == colon }

// commasIn lists the marks between two tokens that part clauses; neighbours are one.
func (s *sentence) commasIn(from, to int) []int {
	var list []int
	for i, last := from, false; i < to; i++ {
		switch {
		case s.list[i].mark == word:
			last = false
		case s.list[i].parts() && !last:
			list, last = append(list, i), true
		}
	}
	return list
}

func (s *sentence) semicolonIn(from, to int) bool {
	return slices.ContainsFunc(s.list[from:to], func(t token) bool { return t.mark == semicolon })
}

// fewestRefused is how many words at least say what a verb refuses, where a clause of its own begins behind them.
const fewestRefused = 2

func (s *sentence) bearsBefore(section scope, m match) bool {
	from, to := m.to, s.from
	if s.semicolonIn(from, to) {
		return false
	}
	commas := s.commasIn(from, to)
	clause := section.clause || section.refusal
	if len(commas) > 0 && s.inClosedClause(clause, m) {
		return false
	}
	for _, c := range commas {
		if s.opens(c, s.contrasts) > 0 {
			return false
		}
		if e := s.opens(c, s.ands); e > 0 && s.opens(e, s.complements) == 0 {
			return false
		}
	}
	if s.opens(to, s.contrasts) > 0 {
		return false
	}
	if clause && s.anotherClause(from, to, commas) {
		return false
	}
	if section.refusal && to-from >= fewestRefused && s.opens(to, s.relatives) > 0 {
		return false // acquitted the three of theft | after a trial of nine weeks
	}
	if section.clause && s.commaGoverns && len(commas) > 0 && commas[len(commas)-1] == to-1 && s.quotesInfinitive() {
		return len(commas) != 1 || !s.holds(from, to, s.relatives)
	}
	if section.clause && s.andBefore(from, to) {
		return false
	}
	if section.clause || section.refusal && len(commas) > 0 && !s.commaGoverns {
		return s.governs(commas)
	}
	return true
}

// inClosedClause reports whether a match stands in a relative clause that ends
// before the quoted words.
func (s *sentence) inClosedClause(clause bool, m match) bool {
	head := m.from
	for head > 0 && !s.list[head-1].parts() && s.list[head-1].mark != semicolon {
		head--
	}
	return s.holds(head, m.from, s.relatives) || clause && s.opens(m.from, s.relatives) > 0
}

// anotherClause reports whether a clause of its own begins between two tokens.
func (s *sentence) anotherClause(from, to int, commas []int) bool {
	if s.holds(from, to, s.contrasts) {
		return true
	}
	last := from
	if len(commas) > 0 {
		last = commas[len(commas)-1] + 1
	}
	relative := -1
	for _, m := range s.relatives {
		if last <= m.from && m.from < to {
			relative = m.from
		}
	}
	return relative >= 0 && !s.holds(relative+1, to, s.complements)
}

// andBefore reports whether "and" stands right before the quoted words, or begins
// them.
func (s *sentence) andBefore(from, to int) bool {
	return slices.ContainsFunc(s.ands, func(m match) bool { return m.to == to && m.from >= from || m.from == to })
}

// governs reports whether a denial reaches over commas: if the last opens what it
// governs, or if two stand around a parenthesis.
func (s *sentence) governs(commas []int) bool {
	if len(commas) == 0 {
		return true
	}
	last := commas[len(commas)-1]
	at := last
	if e := s.opens(last, s.ands); e > 0 {
		at = e
	}
	if s.opens(at, s.complements) == 0 && len(commas) != 2 {
		return false
	}
	return s.opens(last, s.complements) > 0 || s.opens(commas[0], s.relatives) == 0 && (len(commas) < 2 || s.opens(commas[1], s.relatives) == 0)
}

func (s *sentence) quotesInfinitive() bool {
	return slices.ContainsFunc(s.infinitive.find(sight{list: s.list, quoted: true}), func(m match) bool { return s.from <= m.from && m.to <= s.to })
}

func (s *sentence) bearsBehind(section scope, m match) bool {
	from, to := s.to, m.from
	if s.semicolonIn(from, to) {
		return false
	}
	commas := s.commasIn(from, to)
	if section.clause {
		if s.holds(from, to, s.ands, s.contrasts, s.relatives, s.complements) || s.opens(to, s.ands, s.contrasts, s.relatives) > 0 {
			return false
		}
		return len(commas) == 0 || len(commas) == 2 && len(s.list[from:commas[0]]) == 0
	}
	if len(commas) == 0 {
		for _, section := range [][]match{s.ands, s.contrasts, s.relatives, s.complements} {
			if slices.ContainsFunc(section, func(o match) bool { return from <= o.from && o.from < to && o.to < to }) {
				return false
			}
		}
		return true
	}
	if section.kind == Condition {
		for _, c := range commas {
			if e := s.opens(c, s.contrasts, s.ands); 0 < e && e < to {
				return false
			}
		}
	}
	own := commas[len(commas)-1] + 1
	if e := s.opens(own, s.relatives); 0 < e && e <= to {
		return false
	}
	e := s.opens(own, s.ands, s.contrasts)
	return !(0 < e && e < to || e == to && section.kind != Condition)
}
