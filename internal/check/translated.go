package check

import (
	"maps"
	"slices"

	"dossier/internal/calendar"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// translated compares the analyst's own translation of a quotation with the quotation: it
// is in another language, has the same numbers, units and days, and denies if that does.
func (v *checker) translated(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		said, own := c.Item.Quote, c.Item.Translation
		if own == "" || c.Article == nil || c.Words == nil {
			continue
		}
		lang := c.Lang()
		report := func(code diag.Code, message string) {
			diags = append(diags, diag.New(code, c.Item.QuoteAt, "%s", message).WithDetail("translation: "+own).
				WithHelp("translate what the quotation says, and no more"))
		}
		if lang != "" && language.Get(lang).Code == language.Get(n.Lang).Code && language.Get(lang).Code != "" {
			report(diag.TranslationNeedless, "the quotation is in "+lang+" already, the language of the note")
			continue
		}
		if of := factuality.Seems(own, n.Lang); of != "" && of == language.Get(lang).Code {
			report(diag.TranslationNeedless, "the translation seems to be in "+of+", the language of the quotation")
			continue
		}
		if message := notAsNumbered("quotation", said, lang, own, n.Lang); message != "" {
			report(diag.TranslationDiffers, message)
		}
		if message := v.notAsMeant("quotation", said, lang, own, n.Lang); message != "" {
			report(diag.TranslationDiffers, message)
		}
	}
	return diags
}

// translatedPassages does the same for the paragraphs of articles that a file translates.
func (v *checker) translatedPassages() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		for _, t := range v.dossier.Translations[a] {
			for _, p := range a.Passages {
				own, ok := t.Passages[p]
				if !ok {
					continue
				}
				for _, message := range []string{
					notAsNumbered("paragraph", p.Text, p.Lang(), own.Text, t.Lang), v.notAsMeant("paragraph", p.Text, p.Lang(), own.Text, t.Lang),
				} {
					if message != "" {
						diags = append(diags, diag.New(diag.TranslationDiffers, own.At, "%s", message).
							WithRelated(v.dossier.Sources.At(p), "this is the paragraph").
							WithHelp("translate what it says, and no more"))
					}
				}
			}
		}
	}
	return diags
}

// notAsNumbered says which number, unit or day of a text its translation changes, "" if none.
func notAsNumbered(what, said, lang, own, ownLang string) string {
	if f, missing := numberWithout(own, ownLang, said, lang); missing {
		return "the translation says " + f + ", and the " + what + " does not"
	}
	if f, missing := numberWithout(said, lang, own, ownLang); missing {
		return "the " + what + " says " + f + ", and the translation does not"
	}
	if row := rowTurned(said, lang, own, ownLang); row != "" {
		return "the " + what + " says « " + row + " », and the translation has the two numbers the other way round"
	}
	of, to := otherUnit(said, lang, own, ownLang)
	if of == "" {
		to, of = daysIn(own, ownLang).notAmong(daysIn(said, lang))
	}
	if of != "" {
		return "the " + what + " says « " + of + " », and the translation « " + to + " »"
	}
	return ""
}

// bothDismiss reports whether two texts call something untrue, one with a word that denies and one without: lacks
// any basis, without foundation.
func (v *checker) bothDismiss(a, langA string, inA text.Range, b, langB string, inB text.Range) bool {
	one, other := v.readings.Untrue(a, langA), v.readings.Untrue(b, langB)
	return !one.Empty() && !other.Empty() && (inA.Empty() || one.Contains(inA)) && (inB.Empty() || other.Contains(inB))
}

// notAsMeant says whether a text denies, doubts, or means only, what its translation does not,
// or the other way round; it is "" if both say the same as far as words tell.
func (v *checker) notAsMeant(what, said, lang, own, ownLang string) string {
	if !factuality.Reads(said, lang) || !factuality.Reads(own, ownLang) {
		return ""
	}
	sayOnly := !factuality.Only.In(v.readings, said, lang).Empty() && !factuality.Only.In(v.readings, own, ownLang).Empty()
	denies, ownDenies := v.readings.Denies(said, lang), v.readings.Denies(own, ownLang)
	if !sayOnly && denies.Empty() != ownDenies.Empty() && !v.bothDismiss(said, lang, denies, own, ownLang, ownDenies) {
		return "one of " + what + " and translation denies, and the other does not"
	}
	if r := v.refusedOnlyIn(said, lang, own, ownLang); !r.Empty() {
		return "the " + what + " says « " + r.Of(said) + " », and the translation refuses nothing"
	}
	if r := v.refusedOnlyIn(own, ownLang, said, lang); !r.Empty() {
		return "the translation says « " + r.Of(own) + " », and the " + what + " refuses nothing"
	}
	if r := v.reserved(said, lang, own, ownLang); !r.Empty() {
		return "the " + what + " says it with a reservation (« " + r.Of(said) + " »), and the translation does not"
	}
	if of, to := v.onlyPossible(said, lang, own, ownLang); !of.Empty() {
		return "the " + what + " says that it may be (« " + of.Of(said) + " »), and the translation that it will be (« " + to.Of(own) + " »)"
	}
	if r := v.readings.Intends(said, lang); !r.Empty() && !v.readings.LooksAhead(own, ownLang) {
		return "the " + what + " says that it is meant or expected (« " + r.Of(said) + " »), and the translation that it is so"
	}
	if of, to := v.readings.Opposite(said, lang, own, ownLang); !of.Empty() && !ofOtherNumbers(said, of, lang, own, to, ownLang) &&
		!v.refusesBesides(said, of, lang) && !v.refusesBesides(own, to, ownLang) {
		return "the " + what + " says « " + of.Of(said) + " », and the translation the contrary, « " + to.Of(own) + " »"
	}
	if r := v.readings.Grave(own, ownLang); !r.Empty() && len(language.Get(lang).Hides().Grave) > 0 && !v.readings.TellsGrave(said, lang) {
		return "the translation says « " + r.Of(own) + " », and the " + what + " tells of no violence or crime"
	}
	if theirs, mine := anotherActor(said, lang, own, ownLang); mine != nil {
		return "the translation names « " + mine.at.Of(own) + " », and the " + what + " « " + theirs.at.Of(said) + " »"
	}
	if verb := v.actorsTurned(said, lang, own, ownLang); !verb.Empty() {
		return "the translation changes round who does what to whom beside « " + verb.Of(own) + " »"
	}
	if added := v.amountAdded(said, lang, own, ownLang); added != "" {
		return "the translation says « " + added + " », and the " + what + " does not"
	}
	for _, kept := range factuality.Kept {
		if r := kept.In(v.readings, said, lang); !r.Empty() && !kept.Passes(v.readings, own, ownLang) {
			return "the " + what + " says « " + r.Of(said) + " », and the translation has no such word"
		}
	}
	return ""
}

// refusesBesides reports whether a text denies or refuses with other words than those that have a contrary: shrank,
// banned.
func (v *checker) refusesBesides(s string, words text.Range, lang string) bool {
	return !v.readings.Refuses(s[:words.From]+" "+s[words.To:], lang).Empty()
}

// refusedOnlyIn returns the words with which a text refuses something, if another neither does nor denies.
func (v *checker) refusedOnlyIn(a, langA, b, langB string) text.Range {
	r := factuality.Refused.In(v.readings, a, langA)
	if r.Empty() || factuality.Refused.Passes(v.readings, b, langB) || !v.readings.Refuses(b, langB).Empty() {
		return text.Range{}
	}
	return r
}

// reserved returns the words with which a text doubts what it says, or says it under a
// condition, if another does not.
func (v *checker) reserved(said, lang, own, ownLang string) text.Range {
	if !factuality.Reads(said, lang) || !factuality.Reads(own, ownLang) || v.readings.Wavers(own, ownLang) {
		return text.Range{}
	}
	r := v.readings.Reserves(said, lang)
	if v.readings.Intends(said, lang).Overlaps(r) && v.readings.LooksAhead(own, ownLang) {
		return text.Range{} // German "will" is a claim of somebody, or what they mean to do
	}
	return r
}

// onlyPossible returns the words with which a text says that something may be, and those with which another says without
// any reserve that it will be. Nothing is known of a text that says both of two things: may close, and will reopen.
func (v *checker) onlyPossible(a, langA, b, langB string) (of, to text.Range) {
	will := v.readings.WillBe(b, langB)
	if will.Empty() || v.readings.Wavers(b, langB) {
		return of, to
	}
	_, hedged := v.readings.Sure(a, langA)
	if both := v.readings.WillBe(a, langA); len(hedged) > 0 && (both.Empty() || both.Overlaps(hedged[0])) {
		return hedged[0], will
	}
	return of, to
}

// otherUnit returns a number of a text with its unit, and the same number of another that
// counts in another unit there and never in this one; both are "" if there is none.
func otherUnit(a, langA, b, langB string) (of, to string) {
	others := map[float64]map[string]string{} // the units in which a number counts, each with what says so
	for _, o := range figures.In(b, langB) {
		unit := figures.Measure(b, o, langB)
		for _, x := range o.Values {
			if others[x] == nil {
				others[x] = map[string]string{}
			}
			others[x][unit] = o.Of(b) + " " + unit
		}
	}
	for _, f := range figures.In(a, langA) {
		unit := figures.Measure(a, f, langA)
		if unit == "" || slices.ContainsFunc(f.Values, func(x float64) bool { return others[x][unit] != "" }) {
			continue
		}
		for _, x := range f.Values {
			for _, other := range slices.Sorted(maps.Keys(others[x])) {
				if other != "" {
					return f.Of(a) + " " + unit, others[x][other]
				}
			}
		}
	}
	return "", ""
}

// unreadAmong reports whether a number of one text may be one of another with a word that is not read in one of the two.
func unreadAmong(x float64, others map[float64]bool, known, othersKnown bool) bool {
	for y := range others {
		if !known && timesAWord(y, x) || !othersKnown && timesAWord(x, y) {
			return true
		}
	}
	return !othersKnown && isRoundInWords(x)
}

// fewestTranslated is the smallest number in words that a translation has to have: one and
// two are articles, pairs and both.
const fewestTranslated = 3

// numberWithout returns the first number of a text that another does not have.
func numberWithout(a, langA, b, langB string) (string, bool) {
	others := map[float64]bool{}
	for _, o := range figures.In(b, langB) {
		for _, x := range o.Values {
			others[x] = true
		}
	}
	spans := figures.Spans(b, langB)
	days := calendar.Common(calendar.Find(a, langA), calendar.Find(b, langB))
	months := monthPhrases(a, langA)
	for _, f := range figures.In(a, langA) {
		for len(days) > 0 && days[0].To < f.To {
			days = days[1:]
		}
		if len(days) > 0 && days[0].Contains(f.Range) {
			continue // 3月12日 is 12 March, and so is one of another calendar
		}
		for len(months) > 0 && months[0].To < f.To {
			months = months[1:]
		}
		if len(months) > 0 && months[0].Contains(f.Range) {
			continue // the month is held against that of the translation
		}
		if f.Ordinal || f.Spelled && (f.Values[0] < fewestTranslated || !figures.Known(langB)) {
			continue
		}
		if !slices.ContainsFunc(f.Values, func(x float64) bool {
			return others[x] || slices.Contains(spans, x) && figures.Measure(a, f, langA) == "year" ||
				unreadAmong(x, others, figures.Known(langA), figures.Known(langB))
		}) {
			return f.Of(a), true
		}
	}
	return "", false
}
