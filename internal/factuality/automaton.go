package factuality

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// automaton finds the patterns of a section, from a word on.
type automaton struct {
	edges  [][]edge // by state, those of each in the order of their atoms
	begins []bool   // by atom: whether a pattern begins with it
	ends   [][]int  // by state: into rules
	rules  []rule
	atoms  *atoms
}

type state int32

// edge leads from a state over a word that is an atom to another.
type edge struct {
	over atom
	to   state
}

// rule is what a line of a section asks for beside its words.
type rule struct {
	line      int  // of the pattern that this is, or is an exception to
	exception bool // begins with !
	first     bool // begins with ^
	behind    bool // begins with a comma
	last      bool // ends with $
	keeps     bool // begins with -
}

// match is a stretch of tokens that a pattern matches.
type match struct {
	from, to int // tokens
	keeps    bool
	line     int // of the pattern in its section, 0-based
}

// compile makes the automaton of the patterns of a section.
func compile(lines []string, a *atoms) *automaton {
	m := &automaton{edges: make([][]edge, 1), ends: make([][]int, 1), atoms: a}
	line := -1
	for _, l := range lines {
		var r rule
		l, r.exception = strings.CutPrefix(spaced(fold(l)), "!")
		if !r.exception {
			line++
		}
		r.line = line
		l, r.keeps = strings.CutPrefix(l, "- ")
		l = strings.TrimSpace(l)
		l, r.first = strings.CutPrefix(l, "^")
		l, r.behind = strings.CutPrefix(l, ",")
		l, r.last = strings.CutSuffix(l, "$")
		m.rules = append(m.rules, r)
		for _, end := range m.sequence(items(l), []state{0}, m.add()) {
			if end != 0 {
				m.ends[end] = append(m.ends[end], len(m.rules)-1)
			}
		}
	}
	m.begins = make([]bool, int(firstAtom)+len(a.number))
	for _, e := range m.edges[0] {
		m.begins[e.over] = true
	}
	for s, list := range m.edges {
		slices.SortFunc(list, func(a, b edge) int { return cmp.Or(cmp.Compare(a.over, b.over), cmp.Compare(a.to, b.to)) })
		m.edges[s] = slices.Compact(list)
	}
	return m
}

func (m *automaton) add() state {
	m.edges, m.ends = append(m.edges, nil), append(m.ends, nil)
	return state(len(m.edges) - 1)
}

// sequence leads from some states over items to a state. It returns where one may
// be behind them: there, and where one was if nothing of them is needed.
func (m *automaton) sequence(list []string, from []state, to state) []state {
	for i, item := range list {
		next := to
		if i < len(list)-1 {
			next = m.add()
		}
		from = m.item(item, from, next)
	}
	return from
}

func (m *automaton) item(item string, from []state, to state) []state {
	if inner, whole := bracketed(item); whole {
		var behind []state
		for _, one := range apart(inner, "|") {
			for _, s := range m.sequence(items(one), from, to) {
				if !slices.Contains(behind, s) {
					behind = append(behind, s)
				}
			}
		}
		return behind
	}
	switch item {
	case "*":
		m.link(from, anyWord, to)
	case "…":
		behind := slices.Clone(from)
		for range mostSkipped {
			next := m.add()
			m.link(from, anyWordApart, next)
			from = []state{next}
			behind = append(behind, next)
		}
		return behind
	default:
		for _, s := range spellings(item) {
			m.link(from, m.atoms.add(s), to)
		}
	}
	return []state{to}
}

func (m *automaton) link(from []state, a atom, to state) {
	for _, f := range from {
		m.edges[f] = append(m.edges[f], edge{a, to})
	}
}

// sight is what of a sentence an automaton may look at.
type sight struct {
	list   []token
	masked []stretch // by token: the words that are taken out with it; may be nil
	quoted bool      // the quoted words too
}

// stretch is words from one token up to another.
type stretch struct{ from, to int }

func (s sight) hides(i int) bool { return s.list[i].quoted && !s.quoted }

// takenOut returns the words that are taken out with a token, nothing if it stays.
func (s sight) takenOut(i int) stretch {
	if s.masked == nil {
		return stretch{}
	}
	return s.masked[i]
}

// and is a stretch with another that overlaps it, or is beside it.
func (w stretch) and(o stretch) stretch {
	switch {
	case w.to == 0:
		return o
	case o.to == 0:
		return w
	}
	return stretch{min(w.from, o.from), max(w.to, o.to)}
}

// isPartOf reports whether words are fewer than those from one token up to another, and all among these.
func (w stretch) isPartOf(from, to int) bool {
	return w.to == 0 || from <= w.from && w.to <= to && w.to-w.from < to-from
}

// find returns the longest match at each word.
func (m *automaton) find(s sight) []match {
	var matches []match
	for i := range m.beginnings(s) {
		if one := longest(i, m.from(s, i)); one.to > 0 {
			matches = append(matches, one)
		}
	}
	return matches
}

// findEach returns the matches of all lines at each word: what is in several pairs counts in each.
func (m *automaton) findEach(s sight) []match {
	var matches []match
	for i := range m.beginnings(s) {
		for _, e := range m.from(s, i) {
			matches = append(matches, longest(i, []ending{e}))
		}
	}
	return matches
}

// beginnings are the words at which a pattern may begin.
func (m *automaton) beginnings(s sight) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range s.list {
			if m != nil && s.list[i].mark == word && !s.hides(i) && m.mayBegin(s.list[i].atoms) && !yield(i) {
				return
			}
		}
	}
}

// mayBegin reports whether a pattern begins with a word of these atoms. Few words of a text
// begin one.
func (m *automaton) mayBegin(word []atom) bool {
	return m.begins[anyWord] || m.begins[anyWordApart] ||
		slices.ContainsFunc(word, func(a atom) bool { return int(a) < len(m.begins) && m.begins[a] })
}

// from returns where patterns that begin at a word end. One that has more words, and names them, holds in spite of those
// that are taken out: "not without reason", of which "without reason" alone would be innocent.
func (m *automaton) from(s sight, start int) []ending {
	var ended []ending
	var excepted []int // lines
	active := []state{0}
	parted := false
	var out stretch // words among those of the match that are taken out
	for i := start; i < len(s.list) && len(active) > 0; i++ {
		t := &s.list[i]
		if t.mark != word {
			if t.mark != comma {
				if t.mark == colon && parted {
					continue // of several marks the first counts
				}
				break
			}
			parted = true
			continue
		}
		if s.hides(i) {
			break
		}
		taken := s.takenOut(i)
		out = out.and(taken)
		active = m.advance(active, t.atoms, parted, taken.to > 0)
		parted = false
		for _, a := range active {
			for _, n := range m.ends[a] {
				r := m.rules[n]
				switch {
				case !r.allowed(s.list, start, i+1) || !out.isPartOf(start, i+1):
				case r.exception:
					excepted = append(excepted, r.line)
				default:
					ended = append(ended, ending{r, i + 1})
				}
			}
		}
	}
	return slices.DeleteFunc(ended, func(e ending) bool { return slices.Contains(excepted, e.line) })
}

// ending is where a match of a rule ends.
type ending struct {
	rule
	end int // token
}

// longest returns the longest of the matches that begin at a word, one without an end if there is
// none. Of two the one counts that does not keep a denial, then that of the first line.
func longest(start int, ended []ending) match {
	longest := match{from: start}
	for _, e := range ended {
		if longest.yields(e.rule, e.end) {
			longest.to, longest.keeps, longest.line = e.end, e.keeps, e.line
		}
	}
	return longest
}

// yields reports whether a match of a rule that ends at a token counts in place of this one.
func (m match) yields(r rule, end int) bool {
	return end > m.to || end == m.to && (!r.keeps && m.keeps || r.keeps == m.keeps && r.line < m.line)
}

// advance leads from some states over a word. No pattern passes over one that is taken out without naming it.
func (m *automaton) advance(active []state, of []atom, parted, named bool) []state {
	var next []state
	take := func(from state, a atom) {
		list := m.edges[from]
		i, _ := slices.BinarySearchFunc(list, a, func(e edge, a atom) int { return cmp.Compare(e.over, a) })
		for ; i < len(list) && list[i].over == a; i++ {
			if !slices.Contains(next, list[i].to) {
				next = append(next, list[i].to)
			}
		}
	}
	for _, from := range active {
		if !parted && !named {
			take(from, anyWord)
		}
		if !named {
			take(from, anyWordApart)
		}
		for _, a := range of {
			take(from, a)
		}
	}
	return next
}

// allowed reports whether a match stands where its rule wants it.
func (r rule) allowed(list []token, from, to int) bool {
	switch {
	case r.first && (from > 0 || list[0].within):
		return false
	case r.behind && (from == 0 || list[from-1].mark != comma && list[from-1].mark != colon):
		return false
	case r.last:
		for _, t := range list[to:] {
			if t.mark != comma {
				return false
			}
		}
	}
	return true
}
