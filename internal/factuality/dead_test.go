package factuality

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// TestEntries_allFire reads the words of each entry of hides.txt alone in a sentence, in each way that its brackets allow:
// one that does not fire there never does, since an entry of another section takes its words away, or longer words of its
// own section hold them, or since no text is read into such words.
func TestEntries_allFire(t *testing.T) {
	for _, l := range language.With(language.Hides) {
		x, d := lexiconOf(l.Code), l.Hides()
		for name, s := range x.sections(d) {
			for i, line := range s.lines {
				if strings.HasPrefix(line, "!") || strings.Contains(line, "%forms") || line == "," {
					continue
				}
				except := x.exceptions(s.lines[i+1:])
				for _, own := range samples(line) {
					list := x.tokensOf(line, own)
					if own != "" && len(except.find(sight{list: list})) == 0 && len(s.find(without(list, s.innocent))) == 0 {
						t.Errorf("%s: %q of [%s] can never fire", l.Code, own, name)
					}
				}
			}
		}
		for i, row := range d.Opposites {
			_, patterns, _ := strings.Cut(row, ":")
			for second, side := range strings.SplitN(strings.Replace(patterns, "<>", ">", 1), ">", 2) {
				for _, own := range samples(side) {
					found := new(Readings).opposites(capital(own), l.Code)
					if !slices.ContainsFunc(found, func(o oneSided) bool { return o.pair == x.pairs[i] && o.second == (second == 1) }) {
						t.Errorf("%s: %q of [opposites] can never fire: %s", l.Code, own, x.pairs[i])
					}
				}
			}
		}
		for i, row := range d.Amounts {
			_, patterns, _ := strings.Cut(row, ":")
			for _, own := range samples(patterns) {
				found := new(Readings).Amounts(capital(own), l.Code)
				if !slices.ContainsFunc(found, func(a Amount) bool { return a.Name == x.amountNames[i] }) {
					t.Errorf("%s: %q of [amounts] can never fire: %s", l.Code, own, x.amountNames[i])
				}
			}
		}
	}
}

// section is one of hides.txt, with what takes words from it.
type section struct {
	lines []string
	*automaton
	innocent *automaton
}

func (x *lexicon) sections(d *language.HidesData) map[string]section {
	return map[string]section{
		"innocent":         {d.Innocent, x.innocent, nil},
		"no estimate":      {d.NoEstimate, x.noEstimate, nil},
		"denial":           {d.Denial, x.denial, x.innocent},
		"denial behind":    {d.DenialBehind, x.denialBehind, x.innocent},
		"refusal":          {d.Refusal, x.refusal, x.innocent},
		"denied":           {d.Denied, x.denied, x.innocent},
		"retraction":       {d.Retraction, x.retraction, x.innocent},
		"forward":          {d.Forward, x.forward, nil},
		"condition":        {d.Condition, x.condition, x.innocent},
		"claim":            {d.Claim, x.claim, x.innocent},
		"doubt":            {d.Doubt, x.doubt, x.innocent},
		"doubt in clause":  {d.DoubtInClause, x.doubtInClause, x.innocent},
		"relative":         {d.Relative, x.relative, nil},
		"complement":       {d.Complement, x.complement, nil},
		"contrast":         {d.Contrast, x.contrast, nil},
		"and":              {d.And, x.and, nil},
		"infinitive":       {d.Infinitive, x.infinitive, nil},
		"certain":          {d.Certain, x.certain, x.noEstimate},
		"hedge":            {d.Hedge, x.hedge, x.noEstimate},
		"attribute":        {d.Attribute, x.attribute, x.innocent},
		"attribute behind": {d.AttributeBehind, x.attributeBehind, x.innocent},
		"former":           {d.Former, x.former, nil},
		"only":             {d.Only, x.only, nil},
		"refused":          {d.Refused, x.refused, nil},
		"intention":        {d.Intention, x.intention, x.innocent},
		"outlook":          {d.Outlook, x.outlook, x.innocent},
		"to come":          {d.ToCome, x.toCome, x.innocent},
		"has been":         {d.HasBeen, x.hasBeen, x.innocent},
		"either way":       {d.EitherWay, x.eitherWay, x.innocent},
		"person who":       {d.PersonWho, x.personWho, x.innocent},
		"cause":            {d.Cause, x.cause, x.innocent},
		"accusation":       {d.Accusation, x.accusation, x.innocent},
		"grave":            {d.Grave, x.grave, x.innocent},
		"grave told":       {d.GraveTold, x.graveTold, x.innocent},
		"harmless":         {d.Harmless, x.harmless, nil},
		"no amounts":       {d.NoAmounts, x.noAmounts, nil},
	}
}

// capital is some words as a sentence begins, unless that would make other letters of them.
func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	if upper := strings.ToUpper(s[:n]); strings.ToLower(upper) == s[:n] {
		return upper + s[n:]
	}
	return s
}

// exceptions are those of the line before some lines.
func (x *lexicon) exceptions(lines []string) *automaton {
	var list []string
	for _, line := range lines {
		rest, ok := strings.CutPrefix(line, "!")
		if !ok {
			break
		}
		list = append(list, rest)
	}
	if len(list) == 0 {
		return nil
	}
	return compile(list, x.atoms)
}

// tokensOf reads the words of an entry as a sentence, behind a comma where the entry wants one.
func (x *lexicon) tokensOf(line, own string) []token {
	own = capital(own)
	if strings.HasPrefix(line, ",") {
		own = "7, " + own
	}
	return x.read(tokens(own, text.Range{To: len(own)}, text.Range{}))
}

// samples are the words of a pattern: with the first of all its alternatives, and with each other of each of them.
func samples(line string) []string {
	line = strings.Trim(strings.TrimPrefix(spaced(fold(line)), "- "), "^,$ ")
	var list []string
	for _, words := range ofItems(items(line)) {
		list = append(list, strings.Join(words, " "))
	}
	return list
}

func ofItems(list []string) [][]string {
	var first []string
	var others [][]string
	for _, item := range list {
		alternatives := ofItem(item)
		for i := range others {
			others[i] = append(slices.Clip(others[i]), alternatives[0]...)
		}
		for _, one := range alternatives[1:] {
			others = append(others, append(slices.Clone(first), one...))
		}
		first = append(slices.Clip(first), alternatives[0]...)
	}
	return append(others, first)
}

func ofItem(item string) [][]string {
	if item == "…" {
		return [][]string{nil}
	}
	var list [][]string
	if inner, whole := bracketed(item); whole {
		for _, one := range apart(inner, "|") {
			list = append(list, ofItems(items(one))...)
		}
		return list
	}
	for _, w := range spellings(item) {
		list = append(list, []string{cmp.Or(strings.ReplaceAll(w, "*", ""), "qqq")})
	}
	return list
}
