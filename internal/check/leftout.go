package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// leftOut reports sentences of a note that lose what stands beside the words they cite, or in
// them: "former" before "minister", "plans to" before what is then said to be done. A sentence
// that has such a word itself, in its own language, is taken to say it.
func (v *checker) leftOut(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if p := said.prose; p == nil || p.Head || p.Field || p.Cell {
			continue // they name a subject, and what is said of it stands beside them
		}
		likely := v.findings.isEstimated(n, said.prose.Scope) || asks(said.whole)
		for _, c := range said.cited {
			if c.Words == nil || c.Item.Signal != markdown.Supports {
				continue
			}
			edges := factuality.EdgesOf(c.Passage.Text, c.Words.Extent(), c.Lang())
			diags = append(diags, v.attributeCut(n, said, c, edges.Attribute)...)
			diags = append(diags, v.formerLeftOut(n, said, c)...)
			if !likely {
				told := v.intentionAsFact(n, said, c, edges.Intended)
				if len(told) == 0 {
					told = v.comingAsFact(n, said, c, edges.Coming)
				}
				diags = append(diags, told...)
			}
		}
	}
	return diags
}

func (v *checker) attributeCut(n *model.Note, said statedWith, c *model.Cited, attribute text.Range) []diag.Diagnostic {
	p := c.Passage
	cut := compoundCut(p.Text, c.Words.Extent())
	if cut.Empty() {
		cut = attribute
		if cut.Empty() || !v.readings.Attributes(said.whole, n.Lang).Empty() {
			return nil
		}
	}
	if v.quotedBeside(n, c.Of.Scope, p, cut, text.Range{}) {
		return nil
	}
	message := "the quotation leaves out « %s » beside it, which changes what its words name"
	return []diag.Diagnostic{diag.New(diag.AttributeCut, c.Item.QuoteAt, message, cut.Of(p.Text)).
		WithDetail("source: "+c.Context.Of(p.Text)).
		WithRelated(v.dossier.Sources.At(p), "the whole passage is here").
		WithHelp("quote it too; if your sentence says it in other words, silence this with how")}
}

// mostOfTitle is how many words may stand between "former" and a name.
const mostOfTitle = 3

// formerLeftOut reports a sentence that names whom its quotation names and leaves out that they
// are it no more: "the minister" for "the former minister".
func (v *checker) formerLeftOut(n *model.Note, said statedWith, c *model.Cited) []diag.Diagnostic {
	quoted, sentence := compared(n, c)
	former, nouns := factuality.Former.In(v.readings, quoted, n.Lang), 1
	message := "the quoted words say « %s », and the sentence that they support has no such word"
	if former.Empty() && sameLanguage(n, c) { // the former chancellor | Karl Thoma must
		quoted = sentence[:c.Words.Extent().To-c.Context.From]
		former = factuality.Former.In(v.readings, quoted, n.Lang)
		between := quoted[former.To:max(former.To, c.Words.Extent().From-c.Context.From)]
		names := namesIn("_ " + quoted[former.To+len(between):])
		title := strings.TrimRight(quoted[:former.To+len(between)], " \u00a0") // and not "the former home of"
		holder := subjects(lastWord(former.Of(quoted))+" "+firstWord(strings.TrimLeft(between, " \u00a0")), n.Lang)
		if len(strings.Fields(between)) > mostOfTitle || strings.ContainsAny(between, partsSentence) || len(subjects(lastWord(title), n.Lang)) == 0 ||
			inCommon(names, subjects(said.words, n.Lang)) == 0 && inCommon(holder, subjects(said.words, n.Lang)) == 0 {
			return nil
		}
		message = "the source says « %s » right before the quoted words, and the sentence that they support has no such word"
	}
	if former.Empty() {
		return nil
	}
	at, own := former.To, []string(nil)
	if _, rest, several := strings.Cut(former.Of(quoted), " "); several {
		own = subjects(lastWord(rest), n.Lang) // frühere Vizekanzler: its noun is one of its words
	}
	if factuality.Former.Passes(v.readings, withoutWord(said.whole, own), n.Lang) {
		both, first := factuality.Former.Doubled(v.readings, quoted, n.Lang)
		if both.Empty() || factuality.Former.Twice(v.readings, said.whole, n.Lang) {
			return nil
		}
		former, nouns, at = both, 2, first.To // the second of them may stand for one
		message = "the quoted words say « %s », and the sentence that they support has but one of these words"
	}
	words := subjects(quoted[at:], n.Lang)
	words = append(words[:min(nouns, len(words))], own...)
	if slices.Contains(language.Get(n.Lang).Hides().FormerBehind, former.Of(quoted)) { // its noun: المدير السابق
		words = subjects(quoted[:former.From], n.Lang)
		words = words[max(0, len(words)-nouns-1):]
	}
	named := subjects(said.words, n.Lang)
	if !slices.ContainsFunc(words, func(w string) bool { return slices.ContainsFunc(named, func(o string) bool { return isForm(w, o) }) }) {
		return nil
	}
	return []diag.Diagnostic{v.against(said.words, c, diag.AttributeCut, message, former.Of(quoted)).
		WithHelp("say it in the sentence too; if it does so in other words, silence this with how")}
}

// withoutWord is a text without the first of some words: who was Vizekanzler is not called so for being one no more.
func withoutWord(s string, words []string) string {
	for _, w := range wordRanges(s) {
		if len(words) > 0 && text.Plain(w.Of(s)) == words[0] {
			return s[:w.From] + " " + s[w.To:]
		}
	}
	return s
}

// isForm reports whether two words are forms of one noun: who governed is no governor. In other scripts nouns have
// endings of several letters: глава, главой.
func isForm(a, b string) bool {
	const ending, last = 3, 1 // letters that one has more, or in which the two differ
	latin := unicode.Is(unicode.Latin, text.FirstRune(a))
	return beginAlike(a, b, ending) && (!latin || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || beginAlike(a, b, last))
}

func (v *checker) intentionAsFact(n *model.Note, said statedWith, c *model.Cited, before text.Range) []diag.Diagnostic {
	p := c.Passage
	var only string
	if !before.Empty() && !v.quotedBeside(n, c.Of.Scope, p, before, c.Words.Extent()) {
		only = before.Of(p.Text)
	} else if quoted, _ := compared(n, c); quoted != "" && speakOfTheSame(said.words, quoted, n.Lang, most) {
		only = v.readings.Intends(quoted, n.Lang).Of(quoted)
	}
	// Most sentences cite no intention, so whether they look ahead themselves is read last.
	if only == "" || v.readings.LooksAhead(said.whole, n.Lang) || v.refusesAnew(said.whole, c, n) {
		return nil
	}
	message := "the source says that it is meant, wanted or expected (« %s »), and the sentence says that it is so"
	return []diag.Diagnostic{v.against(said.words, c, diag.IntentionAsFact, message, only).
		WithHelp("say in the sentence what the source says, or silence this with what shows that it came about")}
}

// refusesAnew reports whether a sentence denies or refuses with a word that its source has not.
func (v *checker) refusesAnew(said string, c *model.Cited, n *model.Note) bool {
	_, source := compared(n, c)
	r := v.readings.Refuses(said, n.Lang)
	return !r.Empty() && !(strings.Contains(source, r.Of(said)) && v.readings.Refuses(blanked(said, r.Of(said)), n.Lang).Empty())
}

// comingAsFact reports a sentence that says of what is still to come in its source that it has been.
func (v *checker) comingAsFact(n *model.Note, said statedWith, c *model.Cited, coming factuality.Coming) []diag.Diagnostic {
	came := v.readings.Came(said.words, n.Lang, coming)
	if came.Empty() || !speakOfTheSame(said.words, c.Context.Of(c.Passage.Text), n.Lang, half) ||
		v.readings.LooksAhead(said.whole, n.Lang) || !v.readings.Denies(said.whole, n.Lang).Empty() {
		return nil
	}
	if v.cameAbout(said, n.Lang, c, coming) {
		return nil
	}
	message := "the source says that it is still to come (« %s »), and the sentence says that it has been (« %s »)"
	return []diag.Diagnostic{v.against(said.words, c, diag.IntentionAsFact, message, coming.Words.Of(c.Passage.Text), came.Of(said.words)).
		WithHelp("say in the sentence what the source says, or silence this with what shows that it came about")}
}

// cameAbout reports whether a sentence that is cited beside what was to come says that it has been,
// or the same one does of something else: "closed two branches and will close another".
func (v *checker) cameAbout(said statedWith, lang string, of *model.Cited, coming factuality.Coming) bool {
	return slices.ContainsFunc(said.cited, func(c *model.Cited) bool {
		if c.Words == nil || c.Item.Signal != markdown.Supports {
			return false
		}
		came := v.readings.Came(c.Context.Of(c.Passage.Text), lang, coming)
		return !came.Empty() && (c.Passage != of.Passage || !shift(came, c.Context.From).Overlaps(coming.Words))
	})
}

// shortestTail is how many letters the part of a compound has at least that changes the part
// before it: "elect", and not "il" in « dit-il ».
const shortestTail = 5

// compoundCut returns the part of a word with hyphens that quoted words leave out: "anti" of
// "anti-government", "elect" of "president-elect".
func compoundCut(s string, words text.Range) text.Range {
	isHyphen := func(r rune) bool { return r == '-' || r == '‐' || r == '‑' }
	letters := func(s string) int { // at the beginning
		n := 0
		for _, r := range s {
			if notOfWord(r) {
				break
			}
			n += utf8.RuneLen(r)
		}
		return n
	}
	if r, size := utf8.DecodeLastRuneInString(s[:words.From]); isHyphen(r) && letters(s[words.From:]) > 0 {
		end := words.From - size
		from := strings.LastIndexFunc(s[:end], notOfWord)
		if _, size := utf8.DecodeRuneInString(s[max(from, 0):]); from < 0 {
			from = 0
		} else {
			from += size
		}
		if from < end {
			return text.Range{From: from, To: end}
		}
	}
	if r, size := utf8.DecodeRuneInString(s[words.To:]); isHyphen(r) {
		from := words.To + size
		if n := letters(s[from:]); utf8.RuneCountInString(s[from:from+n]) >= shortestTail {
			return text.Range{From: from, To: from + n}
		}
	}
	return text.Range{}
}
