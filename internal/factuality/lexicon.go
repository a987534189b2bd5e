package factuality

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// lexicon is what of hides.txt bears on quoted words, ready for matching.
type lexicon struct {
	code  string
	atoms *atoms

	innocent, denial, denialBehind, refusal, denied, retraction, forward *automaton
	condition, claim, doubt, doubtInClause, certain, hedge, noEstimate   *automaton
	relative, complement, contrast, and, infinitive                      *automaton
	attribute, attributeBehind, intention, outlook, toCome, hasBeen      *automaton
	eitherWay, personWho, cause, refused                                 *automaton
	former, only, accusation, grave, graveTold, opposites, harmless      *automaton
	amounts, noAmounts                                                   *automaton
	pairs                                                                []string // what all languages call the opposites
	oneWay                                                               []bool   // by pair: only its first side is said in error
	amountNames                                                          []string // and the amounts

	bareFuture, futurePrefixes []string            // a word of toCome whose verb stands behind it; what is written together with one
	verbForms                  map[string][]string // forms of verbs that do not begin as these do
	verbFirst                  bool                // the words for what has been end with an auxiliary

	// commaGoverns says that a comma alone may open what a verb governs.
	commaGoverns bool
}

// lexiconOf is the lexicon of a language that is [Known].
var lexiconOf = language.OnceEach(newLexicon)

func newLexicon(l *language.Language) *lexicon {
	d := l.Hides()
	var proclitics []string
	for _, p := range d.Proclitics {
		proclitics = append(proclitics, fold(p))
	}
	letters := map[string]string{}
	for _, pair := range d.OtherLetters {
		_, n := utf8.DecodeRuneInString(pair)
		letters[pair[:n]] = pair[n:]
	}
	x := &lexicon{code: l.Code, atoms: newAtoms(proclitics, letters)}
	var complement []string
	for _, c := range d.Complement {
		if c == "," {
			x.commaGoverns = true
		} else {
			complement = append(complement, c)
		}
	}
	of := func(lines []string) *automaton {
		if len(lines) == 0 {
			return nil
		}
		return compile(lines, x.atoms)
	}
	x.innocent, x.denial, x.denialBehind = of(d.Innocent), of(d.Denial), of(d.DenialBehind)
	x.refusal, x.denied, x.retraction, x.forward = of(d.Refusal), of(d.Denied), of(d.Retraction), of(d.Forward)
	x.condition, x.claim, x.doubt, x.doubtInClause = of(d.Condition), of(d.Claim), of(d.Doubt), of(d.DoubtInClause)
	x.certain, x.hedge, x.noEstimate = of(d.Certain), of(d.Hedge), of(d.NoEstimate)
	x.relative, x.complement, x.contrast, x.and, x.infinitive = of(d.Relative), of(complement), of(d.Contrast), of(d.And), of(d.Infinitive)
	x.attribute, x.attributeBehind, x.intention, x.outlook = of(d.Attribute), of(d.AttributeBehind), of(d.Intention), of(d.Outlook)
	x.toCome, x.verbFirst = of(d.ToCome), len(d.VerbFirst) > 0
	for _, w := range d.BareFuture {
		x.bareFuture = append(x.bareFuture, fold(w))
	}
	for _, p := range d.FuturePrefixes {
		x.futurePrefixes = append(x.futurePrefixes, fold(p))
	}
	x.verbForms = map[string][]string{}
	var forms []string
	for _, verb := range d.VerbForms {
		for _, form := range verb.Entries {
			x.verbForms[text.Plain(fold(verb.Key))] = append(x.verbForms[text.Plain(fold(verb.Key))], text.Plain(fold(form)))
			if form != verb.Key {
				forms = append(forms, form) // one that is both says nothing of when
			}
		}
	}
	alternatives := strings.NewReplacer("%forms", strings.Join(slices.Compact(slices.Sorted(slices.Values(forms))), "|"))
	withForms := func(lines []string) *automaton {
		lines = slices.Clone(lines)
		for i := range lines {
			lines[i] = alternatives.Replace(lines[i])
		}
		return of(lines)
	}
	x.hasBeen, x.eitherWay, x.cause, x.refused = withForms(d.HasBeen), withForms(d.EitherWay), of(d.Cause), of(d.Refused)
	x.personWho = of(d.PersonWho)
	x.former, x.only, x.accusation = of(d.Former), of(d.Only), of(d.Accusation)
	x.grave, x.graveTold = of(d.Grave), of(d.GraveTold)
	var sides []string // of the pair n the lines 2n and 2n + 1
	for _, row := range d.Opposites {
		pair, patterns, _ := strings.Cut(row, ":")
		one, other, either := strings.Cut(patterns, "<>")
		if !either {
			one, other, _ = strings.Cut(patterns, ">")
		}
		x.pairs, x.oneWay = append(x.pairs, pair), append(x.oneWay, !either)
		sides = append(sides, one, other)
	}
	x.opposites, x.harmless = of(sides), of(d.Harmless)
	var amounts []string
	for _, row := range d.Amounts {
		name, patterns, _ := strings.Cut(row, ":")
		x.amountNames, amounts = append(x.amountNames, name), append(amounts, patterns)
	}
	x.amounts, x.noAmounts = of(amounts), of(d.NoAmounts)
	return x
}

// read makes the tokens of a sentence ready for the automata.
func (x *lexicon) read(list []token) []token {
	for i := range list {
		if list[i].mark == word {
			list[i].atoms = x.atoms.of(list[i].folded)
		}
	}
	return list
}

// without is a sentence, and the words that a section takes out of it.
func without(list []token, m *automaton) sight {
	s := sight{list: list}
	if m == nil {
		return s
	}
	s.masked = make([]stretch, len(list))
	for _, one := range m.find(sight{list: list, quoted: true}) {
		for i := one.from; i < one.to; i++ {
			s.masked[i] = s.masked[i].and(stretch{one.from, one.to})
		}
	}
	return s
}

// estimates are the stretches of words that say how sure something is. The denial
// inside one, as in "no doubt", denies nothing.
func (x *lexicon) estimates(s sight) cover {
	var list []match
	for _, m := range []*automaton{x.certain, x.hedge} {
		for _, one := range m.find(s) {
			if !one.keeps {
				list = append(list, one)
			}
		}
	}
	slices.SortFunc(list, func(a, b match) int { return a.from - b.from })
	return coverOf(list)
}

// cover answers which matches lie inside a longer one of a list, in time that does
// not grow with the list.
type cover struct {
	from     []int // where the matches of the list begin, in order
	furthest []int // where the one ends that reaches furthest of those up to here
}

// coverOf makes the cover of matches that are in the order in which they begin.
func coverOf(list []match) cover {
	var c cover
	to := 0
	for _, m := range list {
		to = max(to, m.to)
		c.from, c.furthest = append(c.from, m.from), append(c.furthest, to)
	}
	return c
}

// holds reports whether a match lies inside a longer one.
func (c cover) holds(m match) bool {
	earlier, _ := slices.BinarySearch(c.from, m.from)
	if earlier > 0 && c.furthest[earlier-1] >= m.to {
		return true
	}
	behind, _ := slices.BinarySearch(c.from, m.from+1)
	return behind > 0 && c.furthest[behind-1] > m.to
}
