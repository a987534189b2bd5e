package clean

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// mostLanguages is how many languages a set has bits for.
const mostLanguages = 64

// languageSet holds a bit for each language of the lexicon.
type languageSet uint64

// isStop reports whether a folded word is a stop word of a language.
func isStop(word, lang string) bool {
	i := languageIndex(lang)
	return i >= 0 && lexica().stop[word]>>i&1 == 1
}

// languageIndex is the place of a language in sets, −1 if it has none.
func languageIndex(code string) int {
	return slices.IndexFunc(lexica().langs, func(l *language.Language) bool { return l.Code == code })
}

// profile counts words, and those that are stop words of each language.
type profile struct {
	words int
	stops [mostLanguages]int32
}

func (p *profile) count(word string) {
	p.words++
	for i, set := 0, lexica().stop[word]; set != 0; i, set = i+1, set>>1 {
		p.stops[i] += int32(set & 1)
	}
}

func (p *profile) add(q profile) {
	p.words += q.words
	for i := range lexica().langs {
		p.stops[i] += q.stops[i]
	}
}

// profileOf is the profile of folded words. Single letters, such as initials, speak no language.
func profileOf(words []string) (p profile) {
	for _, w := range words {
		if len(w) > 1 {
			p.count(w)
		}
	}
	return p
}

// spelled is the profile of a text that is too short for its stop words to tell its language
// alone: words with a letter that a language does not have speak against it.
func (p profile) spelled(units []unit) profile {
	const most = 150 // words
	if p.words > most {
		return p
	}
	languages, with := language.Alphabets()
	cannot := make([]int32, len(languages)) // how many words each does not spell so
	for i := range units {
		for _, w := range text.PlainWords(units[i].text) {
			can := ^uint64(0)
			for _, r := range w {
				if r >= utf8.RuneSelf {
					if set := with[unicode.ToLower(r)]; set != 0 {
						can &= set
					}
				}
			}
			for k := range languages {
				cannot[k] += int32(^can >> k & 1)
			}
		}
	}
	for k, l := range languages {
		if i := languageIndex(l.Code); i >= 0 {
			p.stops[i] -= cannot[k]
		}
	}
	return p
}

// share returns how large a part of the words are stop words of a language.
func (p profile) share(lang string) float64 {
	i := languageIndex(lang)
	if i < 0 || p.words == 0 {
		return 0
	}
	return float64(p.stops[i]) / float64(p.words)
}

// language names the language of the words by its stop words, with the lead it
// has over the next that is not near to it. Without any stop word there is no answer.
func (p *profile) language() (lang string, lead float64) {
	lex := lexica()
	best, second := 0, int32(0)
	for i := range lex.langs {
		if p.stops[i] > p.stops[best] {
			best = i
		}
	}
	if p.words == 0 || p.stops[best] <= 0 {
		return "", 0
	}
	for i := range lex.langs {
		if lex.near[best]>>i&1 == 0 {
			second = max(second, p.stops[i])
		}
	}
	return lex.langs[best].Code, float64(p.stops[best]-second) / float64(p.words)
}

// told is a language, or the one of those near to it of which more words tell it from the others.
func told(words []string, lang string) string {
	lex, i := lexica(), languageIndex(lang)
	if i < 0 || lex.near[i] == 1<<i {
		return lang
	}
	var telling profile
	for _, w := range words {
		for k, set := 0, lex.telling[w]&lex.near[i]; set != 0; k, set = k+1, set>>1 {
			telling.stops[k] += int32(set & 1)
		}
	}
	for k := range lex.langs {
		if telling.stops[k] > telling.stops[i] {
			i = k
		}
	}
	return lex.langs[i].Code
}

// areNear reports two languages that share most of their stop words, or one language twice.
func areNear(a, b string) bool {
	i, k := languageIndex(a), languageIndex(b)
	return i >= 0 && k >= 0 && lexica().near[i]>>k&1 == 1
}

// leans reports as many stop words of one language as of another, or more.
func (p profile) leans(to, from string) bool { return p.share(to) >= p.share(from) }

// leastStops is the part of the words of running text that are stop words of its
// language, at least: a quarter, if the language does not say otherwise, and none in
// one whose stop words are not known.
func leastStops(lang string) float64 {
	const quarter = 0.25
	i := languageIndex(lang)
	if i < 0 {
		return 0
	}
	if least := lexica().langs[i].Cleaning().LeastStopWords; least > 0 {
		return float64(least) / 100
	}
	return quarter
}

// likelier chooses between the language that a text is said to be in and the one in
// which most of its words are stop words: what is said counts, unless the words
// contradict it: those of a text that is hardly in any language, such as a list of names
// and results, do not.
func likelier(all profile, said, seen string) string {
	switch {
	case said == "" || said == seen:
		return seen
	case languageIndex(said) >= 0:
		if all.share(said) >= leastStops(said)/2 || all.share(seen) < leastStops(seen)/2 {
			return said
		}
	case seen == "" || all.share(seen) < 0.25:
		return said
	}
	return seen
}

// seldom reports that the stop words of the page's language are too rare in its sentences for them
// to be in it, or in all of its words if it has no sentences: those of a language near to it, names.
func (p *page) seldom(all profile, whole []profile) bool {
	const part, fewest = 2, 12 // of what running text has at least; words, for in fewer they may be rare by chance
	var said profile
	for i := range p.units {
		if u := &p.units[i]; weight(u.words) >= shortestSentence && text.EndsSentence(u.text) {
			said.add(whole[i])
		}
	}
	if said.words == 0 {
		said = all
	}
	return said.words >= fewest && said.share(p.lang)*part < leastStops(p.lang)
}

// byOwnLetters names the one language that has letters which stand in some of the words and in no other language, if it
// has all of their letters: "" if there is none.
func byOwnLetters(units []unit) string {
	const fewest = 3 // words with such a letter
	languages, with := language.Alphabets()
	all, own := ^uint64(0), map[uint64]int{}
	for i := range units {
		for _, w := range text.PlainWords(units[i].text) {
			alone := uint64(0) // the language that alone has a letter of the word
			for _, r := range w {
				if r < utf8.RuneSelf || !unicode.IsLetter(r) {
					continue
				}
				set := with[unicode.ToLower(r)]
				if all &= set; all == 0 {
					return ""
				}
				if set&(set-1) == 0 {
					alone = set
				}
			}
			own[alone]++
		}
	}
	for k, l := range languages {
		if own[1<<k] >= fewest {
			return l.Code
		}
	}
	return ""
}

// begunIn returns the language in which the sentences of a text begin, if all of that stands
// before those in the page's language and is half as long at least: a text with its
// translation, or a summary in a language with more stop words, below it. Else it is the
// page's language.
func (p *page) begunIn(whole []profile) string {
	var profiles profile                                 // of the sentences before them
	before, behind := map[string]int{}, map[string]int{} // words by language
	own, other, lang := 0, 0, ""                         // words before those in the page's language, and in it
	for i := range p.units {
		u := &p.units[i]
		if !text.EndsSentence(u.text) || weight(u.words) < shortestSentence {
			continue
		}
		switch lang = languageOf(u, whole[i], lang, p.lang); {
		case lang == p.lang:
			other += weight(u.words)
		case other > 0:
			behind[lang] += weight(u.words)
		default:
			profiles.add(whole[i])
			before[lang] += weight(u.words)
			own += weight(u.words)
		}
	}
	began, again := most(before), most(behind)
	lettered := len(p.units) > 0 && language.OfScript(p.units[0].text) == began
	if began == "" || again == began || own*2 < other || !lettered && profiles.share(began) < leastStops(began)/2 {
		return p.lang
	}
	return began
}

// languageOf is the language of a sentence by its stop words, or by letters that the language
// of these does not have: of Ukrainian and Russian, of Chinese and Japanese. A sentence that may
// as well be in the language of the one before it is, or else in that of the page: near languages share words. Words
// with a letter that a language does not have speak against it here as well.
func languageOf(u *unit, whole profile, before, page string) string {
	lang, _ := whole.language()
	if share := whole.share(lang); lang != page && areNear(lang, page) {
		lang = page
	} else if whole.share(before) == share {
		lang = cmp.Or(before, lang)
	} else if share > 0 && (whole.share(page) == share || whole.spelled([]unit{*u}).leans(page, lang)) {
		lang = page
	}
	in := language.OfScript(u.text)
	own, _ := language.Get(lang).Tag().Script()
	other, _ := language.Get(in).Tag().Script()
	if in != "" && in != lang && languageIndex(in) >= 0 && (lang == "" || own == other) {
		return in
	}
	return lang
}

// most is the language with the most words; of two the first in the lexicon.
func most(words map[string]int) string {
	best := ""
	for _, l := range lexica().langs {
		if words[l.Code] > words[best] {
			best = l.Code
		}
	}
	return best
}

// shortestSentence is how many words a sentence has that tells the language of a text.
const shortestSentence = 8

// scriptSample returns some of the text of a page, enough to see its script.
func scriptSample(units []unit) string {
	const most = 2000 // bytes
	sample := ""
	for i := range units {
		if sample += units[i].text + " "; len(sample) > most {
			break
		}
	}
	return sample
}

// isLatin reports whether a language is written in Latin letters.
func isLatin(lang string) bool {
	script, _ := language.Get(lang).Tag().Script()
	return script.String() == "Latn"
}

// mostlyLatin reports whether most of some folded words are in Latin letters. A paragraph in
// a language with many stop words, such as English, outweighs by them all the others of a
// text in one with few.
func mostlyLatin(words []string) bool {
	latin, letters := 0, 0
	for _, w := range words {
		switch r := text.FirstRune(w); {
		case unicode.Is(unicode.Latin, r):
			latin++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return latin*2 >= letters
}

// otherScript reports a sentence in a script that is not that of the page's language, and not
// the Latin one, in which labels and notices stand on pages of all languages: whatever its
// words are, it is a translation or a quotation.
func otherScript(u *unit, pageLang string) bool {
	const least = 40 // columns
	if mostlyLatin(u.words) || text.Width(u.text) < least {
		return false
	}
	own, _ := language.Get(pageLang).Tag().Script()
	in := language.OfScript(u.text)
	other, _ := language.Get(in).Tag().Script()
	return in != "" && other != own
}

// isNumber reports whether a folded word is a number.
func isNumber(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return w != ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
