package factuality

import (
	"cmp"
	"slices"

	"dossier/internal/text"
)

// Edges are the words beside quoted words that change what these say, each empty if there are none.
type Edges struct {
	// Attribute changes whom or what they name, such as "former" before "minister" and "elect" behind
	// "president". A sentence that goes on is no attribute.
	Attribute text.Range
	// Intended stands right before them, and says that somebody means, wants, tries or is
	// expected to do what they say.
	Intended text.Range
	// Coming is what the words, or those near before them, say is still to come.
	Coming Coming
}

// EdgesOf reads the sentence of quoted words in each language that it may be in.
func EdgesOf(passage string, quoted text.Range, lang string) Edges {
	own := text.Range{From: quoted.From, To: quoted.To}
	for _, s := range text.Sentences(passage, lang) {
		if s.Overlaps(quoted) {
			own = text.Range{From: min(own.From, s.From), To: max(own.To, s.To)}
		}
	}
	own = window(passage, own, quoted)
	var e Edges
	for _, x := range lexicaOf(own.Of(passage), lang) {
		list := x.read(tokens(passage, own, quoted))
		from, to := quotedTokens(list)
		if from < 0 {
			continue
		}
		s := without(list, x.innocent)
		if e.Attribute.Empty() {
			e.Attribute = x.attributeAt(s, from, to)
		}
		if e.Intended.Empty() {
			e.Intended = x.intendedAt(s, from)
		}
		if e.Coming.Words.Empty() && Known(lang) { // Catalan « va perdre » has been
			e.Coming = x.comingAt(s, from, to)
		}
	}
	return e
}

// attributeAt returns the attribute that ends where quoted words begin, or begins where they end.
func (x *lexicon) attributeAt(s sight, from, to int) text.Range {
	for _, m := range x.attribute.find(s) {
		if m.to == from {
			return wordsOf(s.list, m)
		}
	}
	for _, m := range x.attributeBehind.find(s) {
		if m.from == to {
			return wordsOf(s.list, m)
		}
	}
	return text.Range{}
}

// intendedAt returns the words of intention that end near the beginning of quoted words, or in them.
func (x *lexicon) intendedAt(s sight, from int) text.Range {
	const near = 2 // words between the two: "plans to quickly close"
	s.quoted = true
	for _, m := range x.intention.find(s) {
		parts := func(t token) bool { return t.mark != word && (t.mark != comma || !x.commaGoverns) }
		if m.from < from && from-m.to <= near && !slices.ContainsFunc(s.list[min(m.to, from):from], parts) {
			return wordsOf(s.list, m)
		}
	}
	return text.Range{}
}

// Kept are words of a text that a translation of it has in some form, too, because it names
// somebody else or says more without them: "former" and "deputy", "only".
var Kept = []KeptWords{{func(x *lexicon) *automaton { return x.former }}, {func(x *lexicon) *automaton { return x.only }}}

// Former are the words by which somebody is no longer, or not quite, what they are called.
var Former = Kept[0]

// Only are those by which there is no more of something. Some languages say it with a denial: しか…ない.
var Only = Kept[1]

// Refused are those with which somebody refuses. What denies in another way says it, too.
var Refused = KeptWords{func(x *lexicon) *automaton { return x.refused }}

// KeptWords are words of one kind, in a section of hides.txt. Its first line is looked for; the
// others are what may stand for it in another language.
type KeptWords struct {
	section func(x *lexicon) *automaton
}

// In returns the first of the words in a passage, empty if there is none.
func (k KeptWords) In(rs *Readings, passage, lang string) text.Range {
	if !Known(lang) {
		return text.Range{}
	}
	r := rs.in(passage, lang)
	if k.section(r.lexicon) == nil {
		return text.Range{}
	}
	for _, m := range k.section(r.lexicon).find(r.sight) {
		if m.line == 0 {
			return wordsOf(r.list, m)
		}
	}
	return text.Range{}
}

// Passes reports whether a passage has a word that may stand for what [KeptWords.In] found in
// another text, or if nothing is known of how its language says so.
func (k KeptWords) Passes(rs *Readings, passage, lang string) bool {
	if !Known(lang) || k.section(lexiconOf(lang)) == nil {
		return true
	}
	r := rs.in(passage, lang)
	// Unmasked: "no more than" is no denial, and says only.
	return len(k.section(r.lexicon).find(sight{list: r.list})) > 0 || !rs.Attributes(passage, lang).Empty()
}

// Stands reports whether a passage has a word that may stand for what [KeptWords.In] looks for, in a language of which
// such words are known.
func (k KeptWords) Stands(rs *Readings, passage, lang string) bool {
	return Known(lang) && k.section(lexiconOf(lang)) != nil && len(k.section(lexiconOf(lang)).find(sight{list: rs.in(passage, lang).list})) > 0
}

// Doubled returns two of the words that [KeptWords.In] looks for where one goes on with the other, "former deputy", or
// stands behind their noun, « ancien maire adjoint », and the first of them; empty if none do.
func (k KeptWords) Doubled(rs *Readings, passage, lang string) (both, first text.Range) {
	if !Known(lang) {
		return both, first
	}
	r := rs.in(passage, lang)
	var last match
	for _, m := range k.section(r.lexicon).find(r.sight) {
		if m.line > 0 {
			continue
		}
		goesOn := m.from <= last.to || m.from == last.to+1 && r.standsBehind(m.from)
		if last.to > 0 && goesOn && !slices.ContainsFunc(r.list[last.from:m.from], func(t token) bool { return t.mark != word }) {
			return wordsOf(r.list, match{from: last.from, to: m.to}), wordsOf(r.list, last)
		}
		last = m
	}
	return both, first
}

// standsBehind reports whether a word that changes what the one before it names begins at a token.
func (r *reading) standsBehind(at int) bool {
	return slices.ContainsFunc(r.attributeBehind.find(r.sight), func(m match) bool { return m.from == at })
}

// Twice reports whether a passage has two words that may stand for such as [KeptWords.Doubled] found in another text.
func (k KeptWords) Twice(rs *Readings, passage, lang string) bool {
	r := rs.in(passage, lang)
	var all []match
	for _, m := range []*automaton{k.section(r.lexicon), r.attribute, r.attributeBehind} {
		all = append(all, m.find(sight{list: r.list})...)
	}
	slices.SortFunc(all, func(a, b match) int { return cmp.Compare(a.to, b.to) })
	end, parts := 0, 0
	for _, m := range all {
		if m.from >= end {
			end, parts = m.to, parts+1
		}
	}
	return parts > 1
}

// Attributes returns the words of a passage that change whom or what others name, empty if it
// has none.
func (rs *Readings) Attributes(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.attribute, x.attributeBehind} })
}

// Intends returns the words with which a passage says that somebody means, wants, tries or is
// expected to do something, empty if there are none.
func (rs *Readings) Intends(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.intention} })
}

// LooksAhead reports whether a passage says in any form that something is still to come, or
// only meant, wished or possible.
func (rs *Readings) LooksAhead(passage, lang string) bool {
	return !rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.intention, x.outlook} }).Empty() || rs.Wavers(passage, lang)
}

// anyOf returns the first words of a passage that are in a section, in any language that it
// may be in.
func (rs *Readings) anyOf(passage, lang string, sections func(x *lexicon) []*automaton) text.Range {
	for _, r := range rs.inAll(passage, lang) {
		if words := r.first(sections(r.lexicon)...); !words.Empty() {
			return words
		}
	}
	return text.Range{}
}
