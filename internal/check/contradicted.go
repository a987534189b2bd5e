package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// fewestInCommon is how many words a sentence has in common with words that it quotes if
// both speak of the same, and half or most the share that these are of its words. Who
// denies may infer it from words of the same matter, so that more is asked there.
const (
	fewestInCommon = 2
	half           = 1.0 / 2
	most           = 2.0 / 3
)

// evens is the likelihood, in per cent, up to which a judgment says that something is
// rather not so.
const evens = 55

// saysTheContrary reports sentences that cite, as their support, words that deny what the
// sentence says, or that say without a denial what the sentence denies.
func (v *checker) saysTheContrary(n *model.Note) []diag.Diagnostic {
	if !factuality.Known(n.Lang) {
		return nil
	}
	unlikely, estimated := map[markdown.Scope]bool{}, v.estimated(n)
	for _, s := range v.findings.Statements(n) {
		unlikely[s.Callout.Scope] = s.Likelihood != nil && s.Likelihood.To <= evens || s.Callout.Kind == markdown.Gap
	}
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if p := said.prose; p != nil && (p.Field || unlikely[p.Scope] && p.Scope != 0) || !factuality.Reads(said.words, n.Lang) || asks(said.words) {
			continue
		}
		share := half
		if said.prose == nil || said.prose.Head || said.prose.Cell {
			if len(subjects(said.words, n.Lang)) < fewestApart {
				// It names a subject, and says nothing of it that could be denied.
				diags = append(diags, v.opposedTitle(n, said)...)
				continue
			}
			share = most
		}
		p := said.prose
		plain := p != nil && !p.Head && !p.Cell && !estimated[p.Scope]
		diags = append(diags, v.contrary(n, said.words, share, plain, said.cited)...)
	}
	return diags
}

// contrary reports the citations of one sentence of which one denies and the other does not,
// and those that say the same with a reserve; of a sentence that does not state plainly, those
// that say it under a condition.
func (v *checker) contrary(n *model.Note, said string, share float64, plain bool, cited []*model.Cited) []diag.Diagnostic {
	denial := v.readings.Refuses(said, n.Lang)
	var diags []diag.Diagnostic
	for _, c := range cited {
		if c.Words != nil && c.Item.Signal == markdown.Contradicts && plain {
			diags = append(diags, v.agrees(n, said, c)...)
		}
		if c.Words == nil || c.Item.Signal != markdown.Supports {
			continue
		}
		quoted, sentence := compared(n, c)
		no := v.readings.Refuses(quoted, n.Lang)
		var message string
		found := func(said string) bool {
			message = said
			return said != ""
		}
		of, to := v.readings.Opposite(said, n.Lang, quoted, n.Lang)
		if to.Overlaps(no) {
			no = text.Range{} // "acquitted of" denies, and is the contrary of "convicted"
		}
		switch {
		case denial.Empty() != no.Empty() && (isDenied(said, of, denial, n.Lang) || isDenied(quoted, to, no, n.Lang)):
			continue // "did not reopen" and "stays closed" say the same
		case denial.Empty() && !no.Empty() && !sameVerb(no.Of(quoted), said, n.Lang) && saysDenied(said, deniedBy(quoted, no, n.Lang), n.Lang, share):
			message = "the quoted words deny (« " + inWords(quoted, no) + " »), and the sentence that they support does not"
		case !denial.Empty() && v.readings.Refuses(sentence, n.Lang).Empty() && !sameVerb(denial.Of(said), sentence, n.Lang) && !deniedAround(c) &&
			speakOfTheSame(clauseOf(said, denial), quoted, n.Lang, most) && !sameVerb(denial.Of(said), goesOn(n, c), n.Lang):
			message = "the sentence denies (« " + inWords(said, denial) + " »), and the quoted words that support it do not"
		case denial.Empty() && no.Empty() && (found(v.opposed(n, said, quoted)) || found(v.opposedBefore(n, said, c)) || found(v.turnedRound(n, said, quoted))):
		case found(v.otherName(n, said, c, cited)):
		case plain && denial.Empty() && no.Empty() && !v.readings.Wavers(said, n.Lang):
			reserve := v.readings.Reserves(quoted, n.Lang)
			if reserve.Empty() || !speakOfTheSame(said, quoted, n.Lang, most) {
				continue
			}
			message = "the quoted words say it with a reservation (« " + reserve.Of(quoted) + " »), and the sentence that they support does not"
		case !plain && denial.Empty() && v.readings.Conditions(said, n.Lang).Empty():
			// What a judgment, a heading or a cell doubts may stand elsewhere; a condition may not.
			condition := v.readings.Conditions(quoted, n.Lang)
			if condition.Empty() || !speakOfTheSame(said, quoted, n.Lang, most) {
				continue
			}
			message = "the quoted words set a condition (« " + condition.Of(quoted) + " »), and the sentence that they support does not"
		default:
			continue
		}
		diags = append(diags, diag.New(diag.SaysTheContrary, c.Item.QuoteAt, "%s", message).
			WithDetail("yours: "+inOneLine(said)).
			WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
			WithHelp("write contra before the @ if the source says the contrary, or say in the sentence what it says"))
	}
	return diags
}

// opposedTitle reports a short heading or cell with a word that means the contrary of one of
// the words that are cited for it.
func (v *checker) opposedTitle(n *model.Note, said statedWith) []diag.Diagnostic {
	for _, c := range said.cited {
		if c.Words == nil || c.Item.Signal != markdown.Supports {
			continue
		}
		quoted, _ := compared(n, c)
		if message := v.opposed(n, said.words, quoted); message != "" && v.readings.Refuses(said.words+" . "+quoted, n.Lang).Empty() {
			return []diag.Diagnostic{diag.New(diag.SaysTheContrary, c.Item.QuoteAt, "%s", message).
				WithDetail("yours: "+inOneLine(said.words)).
				WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
				WithHelp("say in the title what the source says")}
		}
	}
	return nil
}

// agrees reports words that are cited as contradicting a sentence and have all of its words,
// where neither denies anything, names the opposite, or has a number that could differ.
func (v *checker) agrees(n *model.Note, said string, c *model.Cited) []diag.Diagnostic {
	quoted, sentence := compared(n, c)
	of, _ := v.readings.Opposite(said, n.Lang, sentence, n.Lang)
	numbered := strings.ContainsFunc(said, unicode.IsDigit) || len(figures.In(said, n.Lang)) > 0
	both := said + " . " + sentence
	if !of.Empty() || numbered || !v.readings.Refuses(both, n.Lang).Empty() || !v.readings.Reserves(both, n.Lang).Empty() || deniedAround(c) {
		return nil
	}
	if !speakOfTheSame(said, quoted, n.Lang, 1) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.SaysTheContrary, c.Item.QuoteAt, "these words are cited as contradicting the sentence, and say what it says").
		WithDetail("yours: "+inOneLine(said)).
		WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
		WithHelp("leave contra away if the source says the same, or quote the words that contradict")}
}

// opposed says which word of a sentence means the contrary of one of quoted words that speak of
// the same, "" if none does.
func (v *checker) opposed(n *model.Note, said, quoted string) string {
	of, to := v.readings.Opposite(said, n.Lang, quoted, n.Lang)
	if of.Empty() {
		return ""
	}
	// What two parts of one verb enclose is no word of the pair.
	rest := said[:of.From] + said[of.To:]
	if words := strings.Fields(of.Of(said)); len(words) > 2 {
		rest += " " + strings.Join(words[1:len(words)-1], " ")
	}
	same := speakOfTheSame(rest, quoted, n.Lang, most) || sayOneNumber(rest, quoted, n.Lang)
	if !same || ofOtherNumbers(said, of, n.Lang, quoted, to, n.Lang) || standsApart(said, quoted, to, n.Lang) ||
		exchanged(said, of, quoted, to, n.Lang) || fromTheOtherSide(said, of, quoted, to, n.Lang) {
		return ""
	}
	return "the sentence says « " + of.Of(said) + " », where the quoted words that support it say « " + to.Of(quoted) + " »"
}

// opposedBefore is opposed for a word that stands right before the quoted words in their clause, and
// was left out: "some" before "of the boats".
func (v *checker) opposedBefore(n *model.Note, said string, c *model.Cited) string {
	const near = 3 // words
	if !sameLanguage(n, c) {
		return ""
	}
	own := c.Words.Extent()
	before := c.Passage.Text[min(c.Context.From, own.From):own.From]
	if i := strings.LastIndexAny(before, endsClause); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	fields := text.Fields(before)
	if len(fields) == 0 {
		return ""
	}
	before = before[fields[max(0, len(fields)-near)].At:]
	wider := before + own.Of(c.Passage.Text)
	_, to := v.readings.Opposite(said, n.Lang, wider, n.Lang)
	if to.Empty() || to.From >= len(before) || !v.readings.Refuses(wider, n.Lang).Empty() {
		return ""
	}
	return v.opposed(n, said, wider)
}

// exchanged reports whether two contraries stand before what the other text has elsewhere, so that
// both say the same: "before the vote they met", "after they met came the vote".
func exchanged(a string, of text.Range, b string, to text.Range, lang string) bool {
	behindA, behindB := clauseBehind(a, of), clauseBehind(b, to)
	restA := a[:of.From] + " " + a[of.To+len(behindA):]
	restB := b[:to.From] + " " + b[to.To+len(behindB):]
	own, others := subjects(behindA, lang), subjects(behindB, lang)
	return len(own) > 0 && len(others) > 0 && inCommon(own, others) == 0 &&
		inCommon(own, subjects(restB, lang)) == len(own) && inCommon(others, subjects(restA, lang)) == len(others)
}

// fromTheOtherSide reports whether two contraries say the same of each other's sides: a bank sold to a firm what the
// firm bought from the bank.
func fromTheOtherSide(a string, of text.Range, b string, to text.Range, lang string) bool {
	before, wasBefore := subjects(a[:of.From], lang), subjects(b[:to.From], lang)
	return inCommon(before, subjects(clauseBehind(b, to), lang)) > 0 && inCommon(before, wasBefore) == 0 &&
		(len(wasBefore) == 0 || inCommon(wasBefore, subjects(clauseBehind(a, of), lang)) > 0 || inCommon(wasBefore, subjects(a, lang)) == 0)
}

// standsApart reports whether neither of the words beside one of some quoted words is in a
// sentence: what that says of a woman is not said of the man whom the police questioned besides.
func standsApart(said, quoted string, r text.Range, lang string) bool {
	before, behind := subjects(quoted[:r.From], lang), subjects(quoted[r.To:], lang)
	least, most := max(1, 2-len(behind)), max(1, 2-len(before)) // a verb at an end has both on one side
	beside := slices.Concat(before[max(0, len(before)-least):], behind[:min(most, len(behind))])
	return len(beside) > 0 && inCommon(beside, subjects(said, lang)) == 0
}

// ofOtherNumbers reports whether words of two texts stand before two numbers that differ: "in
// less than two years" is no contrary of "more than 300 ships".
func ofOtherNumbers(a string, of text.Range, langA, b string, to text.Range, langB string) bool {
	valuesA, valuesB := valuesAt(a, of, langA), valuesAt(b, to, langB)
	return len(valuesA) > 0 && len(valuesB) > 0 &&
		!slices.ContainsFunc(valuesA, func(x float64) bool { return slices.Contains(valuesB, x) })
}

// valuesAt are the values of the number that some words of a text end with or stand before.
func valuesAt(s string, r text.Range, lang string) []float64 {
	for _, f := range figures.In(s, lang) {
		if f.To >= r.To && f.From >= r.From && strings.TrimSpace(s[r.To:max(r.To, f.From)]) == "" {
			return f.Values
		}
	}
	return nil
}

// inWords are words of a text as a message shows them: « n’a » for the "n" of « n’a pas ».
func inWords(s string, r text.Range) string {
	if mark, n := utf8.DecodeRuneInString(s[r.To:]); strings.ContainsRune(text.Apostrophes, mark) {
		word := s[r.To+n:]
		if end := strings.IndexFunc(word, notLetter); end >= 0 {
			word = word[:end]
		}
		r.To += n + len(word)
	}
	return r.Of(s)
}

// deniedAround reports whether the source denies quoted words itself, around them.
func deniedAround(c *model.Cited) bool {
	return slices.ContainsFunc(c.Around, func(f factuality.Finding) bool { return f.Kind == factuality.Denial })
}

// compared returns quoted words in the language of a note, and the sentence that they are
// part of: as they stand, or else in the analyst's own translation.
func compared(n *model.Note, c *model.Cited) (quoted, sentence string) {
	if !sameLanguage(n, c) {
		return c.Item.Translation, c.Item.Translation
	}
	return c.Words.Extent().Of(c.Passage.Text), c.Context.Of(c.Passage.Text)
}

// isDenied reports whether a denial bears on one of two contraries: the first word of a subject
// that it governs, or the verb that it ends the clause of.
func isDenied(s string, contrary, denial text.Range, lang string) bool {
	const most = 2 // words between a verb and the denial behind it
	switch {
	case contrary.Empty() || denial.Empty() || contrary.Overlaps(denial):
		return false
	case contrary.From >= denial.To:
		return len(subjects(s[denial.To:contrary.From], lang)) == 0
	default:
		return len(subjects(s[contrary.To:denial.From], lang)) <= most
	}
}

// sameVerb reports whether a sentence has the verb with which another one denies: who writes that
// flights were cancelled denies nothing of those that the airline cancelled.
func sameVerb(denial, sentence, lang string) bool {
	verb := subjects(denial, lang)
	return len(verb) > 0 && inCommon(verb, subjects(sentence, lang)) == len(verb)
}

// goesOn is the sentence behind the one that quoted words are part of: "They offered peace. The others rejected it."
func goesOn(n *model.Note, c *model.Cited) string {
	if !sameLanguage(n, c) {
		return ""
	}
	for _, s := range text.Sentences(c.Passage.Text, c.Lang()) {
		if s.From >= c.Context.To {
			return s.Of(c.Passage.Text)
		}
	}
	return ""
}

// endsClause are the marks between clauses.
const endsClause = ",;:—،؛，；："

// clauseBehind returns what stands behind a denial in its clause.
func clauseBehind(s string, denial text.Range) string {
	clause := s[denial.To:]
	if end := strings.IndexAny(clause, endsClause); end >= 0 {
		return clause[:end]
	}
	return clause
}

// deniedBy returns what a denial denies: what stands behind it in its clause, or all of the
// clause if that is next to nothing, as before "is false"; and what the clause governs if that
// is a word alone, as in "nobody thinks that".
func deniedBy(s string, denial text.Range, lang string) string {
	if behind := clauseBehind(s, denial); len(subjects(behind, lang)) >= fewestInCommon {
		return behind
	}
	clause := clauseOf(s, denial)
	if len(subjects(clause, lang)) == 1 {
		return s[denial.To:]
	}
	return clause
}

// clauseOf returns the clause in which a denial stands, without the denial.
func clauseOf(s string, denial text.Range) string {
	before := s[:denial.From]
	if i := strings.LastIndexAny(before, endsClause); i >= 0 {
		before = before[i:]
	}
	return before + clauseBehind(s, denial)
}

// speakOfTheSame reports whether two texts have words in common that are not all names,
// and those are some share of the words of the first.
func speakOfTheSame(a, b, lang string, share float64) bool {
	words, others := subjects(a, lang), subjects(b, lang)
	both := inCommon(words, others)
	return both >= fewestInCommon && float64(both) >= share*float64(len(words)) && inCommon(subjects(withoutNames(a, lang), lang), others) > 0
}

// sayOneNumber reports whether two short texts have a number in common that is no year, and most
// of the words of the first: exports rose by 7.5 per cent.
func sayOneNumber(a, b, lang string) bool {
	const years = 1900
	words := subjects(withoutNames(a, lang), lang)
	if both := inCommon(words, subjects(b, lang)); both == 0 || float64(both) < most*float64(len(words)) {
		return false
	}
	others := figures.In(b, lang)
	return slices.ContainsFunc(figures.In(a, lang), func(f figures.Figure) bool {
		return slices.ContainsFunc(f.Values, func(x float64) bool {
			return x > 2 && x < years && slices.ContainsFunc(others, func(o figures.Figure) bool { return slices.Contains(o.Values, x) })
		})
	})
}

// saysDenied reports whether a sentence says what quoted words deny: much of the sentence is
// that, or all of that is in the sentence, which goes on. A sentence that has most of it may
// say in other words what became of it.
func saysDenied(said, denied, lang string, share float64) bool {
	return speakOfTheSame(said, denied, lang, share) || speakOfTheSame(denied, said, lang, 1)
}

// withoutNames leaves out the words that begin with a capital: what two texts say of the
// same body or country need not be the same. Where all nouns do, nobody can tell.
func withoutNames(s, lang string) string {
	if language.Get(lang).Grammar().CapitalNouns != "" {
		return s
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, notLetter))
		return unicode.IsUpper(first)
	}), " ")
}

// withoutQuoted is a sentence of a note without the words that it quotes.
func withoutQuoted(p *markdown.Prose, sentence text.Range) string {
	var b strings.Builder
	at := sentence.From
	for _, q := range quotedWithin(p, sentence) {
		b.WriteString(p.Text[at:max(at, q.From)])
		at = min(max(at, q.To), sentence.To)
	}
	b.WriteString(p.Text[at:sentence.To])
	return b.String()
}
