package factuality

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// Kind is what the words around a quotation do to it.
type Kind string

// The kinds, the gravest first.
const (
	Denial    Kind = "denial"    // the source says that it is not so
	Condition Kind = "condition" // the source says it under a condition
	Doubt     Kind = "doubt"     // the source doubts it
	Question  Kind = "question"  // the source asks it
	Claim     Kind = "claim"     // the source reports it as what somebody says
)

var kinds = []Kind{Denial, Condition, Doubt, Question, Claim}

// Place is where the words stand.
type Place string

// The places.
const (
	Before  Place = "before"
	Behind  Place = "behind"
	Another Place = "another sentence"
)

// Finding is one thing that the words around a quotation do to it.
type Finding struct {
	Kind  Kind
	Place Place
	Words text.Range // of the passage, that say so
}

// Grave reports whether a person must look at what was found. Whose words are
// reported the reader need only be told.
func (f Finding) Grave() bool { return f.Kind != Claim }

// Around looks at what stands around quoted words of a passage: in their sentence,
// the one before and those behind. lang is the language that the passage is said to
// be in, a tag of BCP 47. What is gravest is returned first.
func Around(passage string, quoted text.Range, lang string) []Finding {
	sentences := text.Sentences(passage, lang)
	first := sort.Search(len(sentences), func(i int) bool { return quoted.From < sentences[i].To })
	last := sort.Search(len(sentences), func(i int) bool { return quoted.To <= sentences[i].To })
	if first == len(sentences) {
		return nil
	}
	last = min(last, len(sentences)-1)
	own := window(passage, text.Range{From: sentences[first].From, To: sentences[last].To}, quoted)
	var all []Finding
	for _, x := range lexicaOf(own.Of(passage), lang) {
		all = append(all, x.around(passage, own, quoted)...)
		if first > 0 {
			before := sentences[first-1]
			all = append(all, x.ahead(passage, window(passage, before, text.Range{From: before.To, To: before.To}))...)
		}
		if last+1 < len(sentences) {
			all = append(all, x.behindIn(passage, lang, sentences[last+1:])...)
		}
	}
	if at := asked(passage, own, quoted); !at.Empty() {
		all = append(all, Finding{Question, Behind, at})
	}
	slices.SortStableFunc(all, func(a, b Finding) int { return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)) })
	return all
}

// isShort reports whether a sentence is so short that the one behind it still speaks of what
// stands before both.
func isShort(sentence string) bool {
	const most = 60 // bytes: few alphabets need more for six words
	return len(sentence) <= most && len(strings.Fields(sentence)) <= 6
}

// withoutSource is a sentence without a few words behind its last comma, which may say who says
// so: "This is false, the court found."
func withoutSource(sentence string) string {
	const most = 5 // words
	if at := strings.LastIndexAny(sentence, ",،，"); at > 0 && len(strings.Fields(sentence[at:])) <= most+1 {
		return sentence[:at]
	}
	return sentence
}

// BeforeParagraph returns the words with which a short sentence that ends the paragraph before
// quoted words says that what follows is not so: "The following is false." It is empty if it does not.
func BeforeParagraph(passage, lang string) text.Range {
	sentences := text.Sentences(passage, lang)
	if len(sentences) == 0 || !isShort(sentences[len(sentences)-1].Of(passage)) {
		return text.Range{}
	}
	last := sentences[len(sentences)-1]
	for _, x := range lexicaOf(last.Of(passage), lang) {
		list := x.read(tokens(passage, last, text.Range{}))
		for _, one := range x.forward.find(sight{list: list}) {
			return wordsOf(list, one)
		}
	}
	return text.Range{}
}

// AfterParagraph returns the words with which a sentence that opens the paragraph behind quoted
// words denies them: "This is false." It is empty if it does not, or says more than that.
func AfterParagraph(passage, lang string) text.Range {
	sentences := text.Sentences(passage, lang)
	if len(sentences) == 0 || !isShort(withoutSource(sentences[0].Of(passage))) {
		return text.Range{}
	}
	for _, x := range lexicaOf(sentences[0].Of(passage), lang) {
		for _, f := range x.denials(passage, sentences[0]) {
			return f.Words
		}
		for _, words := range x.retractions(passage, sentences[0]) {
			return words
		}
	}
	return text.Range{}
}

// Dismisses returns the words with which a sentence says of what it introduces that it is not
// so, such as "false" in "What is false:", empty if it does not.
func (rs *Readings) Dismisses(passage, lang string) text.Range {
	for _, r := range rs.inAll(passage, lang) {
		if words := r.first(r.denied, r.forward, r.retraction, r.denial); !words.Empty() {
			return words
		}
	}
	return text.Range{}
}

// asked returns the question mark with which the sentence of quoted words ends, if they
// leave it out.
func asked(passage string, own, quoted text.Range) text.Range {
	const marks = "?？؟"
	behind := text.Range{From: min(quoted.To, own.To), To: own.To}
	at := strings.IndexAny(behind.Of(passage), marks)
	ends := func(r rune) bool { return text.IsOf(r, stops) }
	if at < 0 || strings.ContainsAny(quoted.Of(passage), marks) || strings.ContainsFunc(behind.Of(passage)[:at], ends) {
		return text.Range{}
	}
	_, size := utf8.DecodeRuneInString(passage[behind.From+at:])
	return text.Range{From: behind.From + at, To: behind.From + at + size}
}

// window cuts a sentence that nobody would read as one, so that hostile input
// cannot make it slow.
func window(passage string, sentence, quoted text.Range) text.Range {
	const most = 4000 // bytes on each side
	for sentence.From < quoted.From-most || sentence.From < len(passage) && !startsCharacter(passage[sentence.From]) {
		sentence.From = max(sentence.From+1, quoted.From-most)
	}
	for sentence.To > quoted.To+most || sentence.To < len(passage) && !startsCharacter(passage[sentence.To]) {
		sentence.To = min(sentence.To-1, quoted.To+most)
	}
	return sentence
}

func startsCharacter(b byte) bool { return b&0xC0 != 0x80 }

// Skipped returns the words of a stretch of a passage that a gap may not leave out:
// a denial, a condition, a doubt, somebody's claim, or the beginning of a clause in
// which somebody else may act. It is empty if there are none.
func Skipped(passage string, gap text.Range, lang string) text.Range {
	for _, x := range lexicaOf(passage, lang) {
		list := x.read(tokens(passage, gap, text.Range{}))
		s := without(list, x.innocent)
		for _, m := range []*automaton{
			x.denial, x.denialBehind, x.refusal, x.denied, x.condition, x.claim, x.doubt, x.doubtInClause, x.relative, x.complement, x.contrast,
		} {
			if found := m.find(s); len(found) > 0 {
				return wordsOf(list, found[0])
			}
		}
		if i := x.joins(s); i >= 0 {
			return list[i].Range
		}
	}
	return text.Range{}
}

// joins returns a token of a gap at which somebody else may begin to act: a mark
// that parts more than words, or "and" with words behind it. It is -1 if there is
// none.
func (x *lexicon) joins(s sight) int {
	for i, t := range s.list {
		if t.mark == semicolon || t.mark == colon {
			return i
		}
	}
	for _, m := range x.and.find(s) {
		if m.to < len(s.list) {
			return m.from
		}
	}
	return -1
}

func wordsOf(list []token, m match) text.Range {
	return text.Range{From: list[m.from].From, To: list[m.to-1].To}
}

// ahead looks at the sentence before that of the words.
func (x *lexicon) ahead(passage string, sentence text.Range) []Finding {
	list := x.read(tokens(passage, sentence, text.Range{}))
	var found []Finding
	for _, m := range []*automaton{x.forward, x.retraction} {
		for _, one := range m.find(sight{list: list}) {
			found = append(found, Finding{Denial, Another, wordsOf(list, one)})
		}
	}
	if words := x.supposes(list, sentence.Of(passage)); !words.Empty() {
		found = append(found, Finding{Condition, Another, words})
	}
	return found
}

// supposes returns the words with which a short sentence sets a condition and says no more, so
// that the next one stands under it: "If the report is right. The minister owns it."
func (x *lexicon) supposes(list []token, sentence string) text.Range {
	if !isShort(sentence) || !partsByCommas(sentence) {
		return text.Range{}
	}
	for _, one := range x.condition.find(without(list, x.innocent)) {
		said := slices.IndexFunc(list, func(t token) bool { return t.mark == word })
		parts := slices.IndexFunc(list[one.to:], func(t token) bool { return t.parts() })
		if one.from == said && parts <= 0 {
			return wordsOf(list, one)
		}
	}
	return text.Range{}
}

// partsByCommas reports whether a text is in a script whose languages set a comma between a
// condition and what depends on it.
func partsByCommas(s string) bool {
	i := strings.IndexFunc(s, unicode.IsLetter)
	if i < 0 {
		return false
	}
	return unicode.In(text.FirstRune(s[i:]), unicode.Latin, unicode.Cyrillic, unicode.Greek)
}

// denials looks at the next sentence behind that of the words.
func (x *lexicon) denials(passage string, sentence text.Range) []Finding {
	const near = 15 // words of the next sentence in which what denies it begins
	list := x.read(tokens(passage, sentence, text.Range{}))
	s := without(list, x.innocent)
	var found []Finding
	sure := x.estimates(s)
	words := 0
	matches := x.denied.find(s)
	for i := 0; i < len(list) && words < near && len(matches) > 0; i++ {
		if matches[0].from == i {
			if !sure.holds(matches[0]) {
				found = append(found, Finding{Denial, Another, wordsOf(list, matches[0])})
			}
			matches = matches[1:]
		}
		if list[i].mark == word {
			words++
		}
	}
	return found
}

// behind is what the sentences of a passage say of those before them.
type behind struct {
	denials     []text.Range // words with which a sentence denies what stands next to it
	retractions []text.Range // and with which it takes back whatever stands before it
	long        []text.Range // the sentences behind which none speaks any more of what stands before them
}

// behinds are those of long passages.
var behinds text.Recent[readIn, behind]

type readIn struct {
	lexicon *lexicon
	lang    string
}

// behindIn looks at the sentences behind that of the words, of which there is at least one: the
// next one may deny them, and so may others behind short ones; each may take them back.
func (x *lexicon) behindIn(passage, lang string, sentences []text.Range) []Finding {
	from := sentences[0].From
	if len(passage) >= text.Long {
		sentences = text.Sentences(passage, lang) // what is kept is of all of them
	}
	kept := behinds.Of(passage, readIn{x, lang}, func() (b behind) {
		for _, s := range sentences {
			if len(b.long) == 0 || len(passage) >= text.Long {
				for _, one := range x.denials(passage, window(passage, s, text.Range{From: s.From, To: s.From})) {
					b.denials = append(b.denials, one.Words)
				}
			}
			b.retractions = append(b.retractions, x.retractions(passage, s)...)
			if !isShort(s.Of(passage)) { // "So the story went. It was untrue."
				b.long = append(b.long, s)
			}
		}
		return b
	})
	denials, to := startingAt(kept.denials, from), len(passage)
	if long := startingAt(kept.long, from); len(long) > 0 {
		to = long[0].To
	}
	denials = denials[:len(denials)-len(startingAt(denials, to))]
	return append(toldOf(denials), toldOf(startingAt(kept.retractions, from))...)
}

// startingAt are those of stretches, which stand in order, that begin at a byte or behind it.
func startingAt(list []text.Range, from int) []text.Range {
	return list[sort.Search(len(list), func(i int) bool { return list[i].From >= from }):]
}

// toldOf are words of other sentences that deny. So that as many quotations of one passage are
// not each told of as many words, those behind the first ones are told as one stretch.
func toldOf(denials []text.Range) []Finding {
	const most = 32
	var found []Finding
	for i, words := range denials {
		if i == most {
			return append(found, Finding{Denial, Another, text.Range{From: words.From, To: denials[len(denials)-1].To}})
		}
		found = append(found, Finding{Denial, Another, words})
	}
	return found
}

func (x *lexicon) retractions(passage string, sentence text.Range) []text.Range {
	list := x.read(tokens(passage, sentence, text.Range{}))
	var found []text.Range
	for _, one := range x.retraction.find(without(list, x.innocent)) {
		found = append(found, wordsOf(list, one))
	}
	return found
}
