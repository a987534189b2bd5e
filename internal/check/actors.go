package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"

	tags "golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// An actor is a country, an office or a body that a text names, by what all languages call it, so that a text and its
// translation can be asked for the same ones.
type actor struct {
	key string
	at  text.Range
	// oblique is one whose word is another form than the first that is known of it, in a language with cases: no subject.
	oblique bool
}

const (
	mostActors = 12     // of a text of which it is asked who does what
	ofCountry  = "land" // begins the keys of countries
	ofOffice   = "office"
	ofBody     = "body"
	ofName     = "name" // one that stands in both texts, letter for letter
	noSubject  = "…"    // behind words after which none stands: den…
)

// country is a name of one word, as it is compared and as it is written.
type country struct{ word, written, code string }

// countriesOf are those that a language calls by one word.
type countriesOf struct {
	all   []country
	words map[string][]country // by the beginnings of these
}

var countries = language.OnceEach(func(l *language.Language) countriesOf {
	known := countriesOf{words: map[string][]country{}}
	namer := display.Regions(tags.Make(l.Code))
	if namer == nil {
		return known
	}
	for i := range mostRegions {
		r, err := tags.EncodeM49(i)
		if err != nil || !r.IsCountry() || r.Canonicalize() != r { // what was called so before has another code
			continue
		}
		if name := text.Plain(namer.Name(r)); name != "" && strings.IndexFunc(name, notOfWord) < 0 {
			c := country{name, namer.Name(r), r.String()}
			known.all, known.words[beginning(name)] = append(known.all, c), append(known.words[beginning(name)], c)
		}
	}
	return known
})

// actorsIn finds the countries, offices and bodies that a text names.
func actorsIn(s, lang string) []actor {
	var list []actor
	speech := language.Get(lang).Speech()
	if strings.ContainsFunc(s, text.IsUnspaced) {
		return actorsUnspaced(s, lang, speech)
	}
	cases := hasCases(lang)
	before := ""
	for _, w := range wordRanges(s) {
		marked := before != "" && slices.Contains(language.Get(lang).Hides().ByWhom, before+noSubject)
		before = text.Plain(w.Of(s))
		plain := []string{text.Plain(w.Of(s))}
		if code := countryOf(w.Of(s), lang); code != "" {
			known := countries(lang).words[beginning(plain[0])]
			oblique := cases && !slices.ContainsFunc(known, func(c country) bool { return c.word == plain[0] })
			list = append(list, actor{ofCountry + code, w, marked || oblique})
		} else if rows := listsNamed(speech.Offices, plain); len(rows) == 1 {
			list = append(list, actor{ofOffice + rows[0].Key, w, marked || cases && isOblique(rows[0], plain[0])})
		} else if rows := listsNamed(speech.Bodies, plain); len(rows) == 1 && acts(rows[0].Key) {
			list = append(list, actor{ofBody + rows[0].Key, w, marked || cases && isOblique(rows[0], plain[0])})
		}
	}
	return list
}

// hasCases reports whether nouns of a language say by their endings who does something, so that they may stand in any order.
func hasCases(lang string) bool {
	return slices.ContainsFunc(language.Get(lang).Hides().ByWhom, func(entry string) bool { return strings.HasPrefix(entry, "*") })
}

// isOblique reports whether a word is a form of one that stands before it in its list: министра, of министр.
func isOblique(l language.List, word string) bool {
	const ending = 2 // letters
	for _, entry := range entriesOf(l).all {
		if entry == word {
			return false
		}
		if beginAlike(entry, word, ending) {
			return true
		}
	}
	return false
}

// acts reports whether the words for a body are said of nothing else: la défense is that of an accused, and of a country.
func acts(body string) bool {
	return !slices.Contains([]string{"lawyer", "experts", "residents", "family"}, body)
}

// wordRanges are the words of a text.
func wordRanges(s string) []text.Range {
	var list []text.Range
	for from := 0; from < len(s); {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !isOfWord(r) {
			from += size
			continue
		}
		w := text.Range{From: from, To: from + len(firstWord(s[from:]))}
		list = append(list, w)
		from = w.To
	}
	return list
}

// countryOf is the code of the country that a word names in some form, "" if it names none, or more than one.
func countryOf(word, lang string) string {
	const ending = 2 // letters by which forms of a name differ
	first := text.FirstRune(word)
	if unicode.IsLower(first) {
		return ""
	}
	plain := text.Plain(word)
	for _, before := range append([]string{""}, language.Get(lang).Search().JoinedBefore...) {
		bare, ok := strings.CutPrefix(plain, before)
		if !ok {
			continue
		}
		code := ""
		for _, c := range countries(lang).words[beginning(bare)] {
			switch {
			case c.word == bare:
				return c.code
			case beginAlike(c.word, bare, ending) && code != "" && code != c.code:
				code = "?"
			case beginAlike(c.word, bare, ending):
				code = c.code
			}
		}
		if code != "" && code != "?" {
			return code
		}
	}
	return ""
}

// actorsUnspaced is actorsIn for a script that sets no spaces.
func actorsUnspaced(s, lang string, speech *language.SpeechData) []actor {
	var list []actor
	add := func(key, word string) {
		const most = 2 // of one: who is named twice is nobody's counterpart
		for n, from := 0, 0; n < most && word != ""; n++ {
			i := strings.Index(s[from:], word)
			if i < 0 {
				return
			}
			at := text.Range{From: from + i, To: from + i + len(word)}
			list = append(list, actor{key: key, at: at})
			from = at.To
		}
	}
	for _, c := range countries(lang).all {
		add(ofCountry+c.code, c.written)
	}
	for _, row := range speech.Offices {
		for _, entry := range row.Entries {
			add(ofOffice+row.Key, entry)
		}
	}
	return list
}

// namesInBoth are the names of a text that another one has letter for letter.
func namesInBoth(a, b string) []actor {
	capitals := func(s string) []text.Range {
		return slices.DeleteFunc(wordRanges(s), func(w text.Range) bool {
			return !unicode.IsUpper(text.FirstRune(w.Of(s))) || utf8.RuneCountInString(w.Of(s)) < fewestInName
		})
	}
	others := map[string]bool{}
	for _, w := range capitals(b) {
		others[text.Plain(w.Of(b))] = true
	}
	var list []actor
	for _, w := range capitals(a) {
		if name := text.Plain(w.Of(a)); others[name] {
			list = append(list, actor{key: ofName + name, at: w})
		}
	}
	return list
}

// anotherActor returns a country or an office that a translation names, and the one that the text names in its place;
// both are nil if each has its like, or something that begins as a form of it: iranien, for Iran.
func anotherActor(said, lang, own, ownLang string) (theirs, mine *actor) {
	list, others := actorsIn(own, ownLang), actorsIn(said, lang)
	only := func(list, others []actor, other, otherLang string) *actor {
		for i, a := range list {
			has := slices.ContainsFunc(others, func(o actor) bool { return o.key == a.key })
			if !has && (strings.HasPrefix(a.key, ofCountry) || strings.HasPrefix(a.key, ofOffice)) && !hints(a.key, other, others, otherLang) {
				return &list[i]
			}
		}
		return nil
	}
	mine, theirs = only(list, others, said, lang), only(others, list, own, ownLang)
	if mine == nil || theirs == nil || kindOf(mine.key) != kindOf(theirs.key) || eitherOffice(mine.key, theirs.key) {
		return nil, nil
	}
	return theirs, mine
}

func kindOf(key string) string {
	if strings.HasPrefix(key, ofCountry) {
		return ofCountry
	}
	return ofOffice
}

// eitherOffice reports two offices that languages call by each other's name: a presidente del Gobierno is a prime minister,
// a président-directeur a director, a رئيس البلدية a mayor, a président de tribunal a judge, and who accuses may be one.
func eitherOffice(a, b string) bool {
	heads := []string{ofOffice + "president", ofOffice + minister, ofOffice + "director", ofOffice + "governor", ofOffice + "mayor"}
	courts := []string{ofOffice + "judge", ofOffice + "president", ofOffice + "prosecutor", ofOffice + "clerk"}
	both := func(row []string) bool { return slices.Contains(row, a) && slices.Contains(row, b) }
	return both(heads) || both(courts)
}

// hints reports whether a text has a word that may be formed of the name of a country: russe, of Russie. Words for other
// countries are none.
func hints(key, s string, actors []actor, lang string) bool {
	const few = 3 // letters
	code, ok := strings.CutPrefix(key, ofCountry)
	if !ok {
		return false
	}
	for _, c := range countries(lang).all {
		if c.code != code {
			continue
		}
		letters := []rune(c.word)
		if isDense(c.word) {
			return strings.ContainsRune(withoutActors(s, actors), letters[0])
		}
		return strings.Contains(text.Plain(withoutActors(s, actors)), string(letters[:min(few, len(letters))]))
	}
	return true // its language calls it otherwise: nobody can tell
}

// withoutActors is a text without the actors that were found in it.
func withoutActors(s string, actors []actor) string {
	for _, a := range actors {
		s = s[:a.at.From] + strings.Repeat(" ", a.at.To-a.at.From) + s[a.at.To:]
	}
	return s
}

// actorsTurned returns the verb of a translation that has before it who stands behind another there, and behind it who
// stands first: accused, of two who accuse each other. It is empty where either text may be in the passive.
func (v *checker) actorsTurned(said, lang, own, ownLang string) text.Range {
	done := v.readings.Done(own, ownLang)
	if len(done) == 0 || len(done) > mostDone || v.readings.EitherWay(own, ownLang) || saysByWhom(said, lang) || saysByWhom(own, ownLang) {
		return text.Range{}
	}
	mine := append(actorsIn(own, ownLang), namesInBoth(own, said)...)
	theirs := append(actorsIn(said, lang), namesInBoth(said, own)...)
	if max(len(mine), len(theirs)) > mostActors {
		return text.Range{}
	}
	for _, verb := range done {
		clause := clauseAround(own, verb)
		var before, behind *actor
		for i, a := range mine {
			switch {
			case a.at.From >= clause.From && a.at.To <= verb.From && (before == nil || a.at.From > before.at.From):
				before = &mine[i]
			case a.at.From >= verb.To && a.at.To <= clause.To && (behind == nil || a.at.From < behind.at.From):
				behind = &mine[i]
			}
		}
		if before == nil || behind == nil || before.key == behind.key {
			continue
		}
		first, second := onlyOne(theirs, before.key), onlyOne(theirs, behind.key)
		if onlyOne(mine, before.key) >= 0 && onlyOne(mine, behind.key) >= 0 && first >= 0 && second >= 0 &&
			theirs[second].at.From < theirs[first].at.From && !theirs[second].oblique {
			return verb
		}
	}
	return text.Range{}
}

// saysByWhom reports whether a text has a word before whoever does something, by, or one that may say so in another order of
// words, den; of a language of which none is known it may have one.
func saysByWhom(s, lang string) bool { return inPassive(s, lang) || hasEntry(s, lang, true) }

// inPassive reports whether it has one of the first.
func inPassive(s, lang string) bool { return hasEntry(s, lang, false) }

func hasEntry(s, lang string, ofNoSubject bool) bool {
	entries := language.Get(lang).Hides().ByWhom
	if len(entries) == 0 {
		return true
	}
	words := text.PlainWords(text.Plain(s))
	return slices.ContainsFunc(entries, func(entry string) bool {
		entry, marks := strings.CutSuffix(entry, noSubject)
		if marks != ofNoSubject {
			return false
		}
		if ending, ok := strings.CutPrefix(entry, "*"); ok {
			return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, text.Plain(ending)) })
		}
		if isDense(entry) {
			return strings.Contains(s, entry)
		}
		return slices.Contains(words, text.Plain(entry))
	})
}

// actorsSwapped says that a sentence has two countries, offices, bodies or names the other way round than the quoted words
// have them, beside a verb that stands between them in both.
func (v *checker) actorsSwapped(c *comparison) string {
	lang := c.note.Lang
	if !sameLanguage(c.note, c.Cited) || v.readings.EitherWay(c.said, lang) || v.readings.EitherWay(c.quoted, lang) ||
		inPassive(c.said, lang) || inPassive(c.quoted, lang) {
		return ""
	}
	anyOrder := saysByWhom(c.said, lang) || saysByWhom(c.quoted, lang)
	own, theirs := actorsIn(c.said, lang), actorsIn(c.quoted, lang)
	if !speakOfTheSame(c.said, c.quoted, lang, 1) && !speakOfTheSame(withoutActors(c.said, own), withoutActors(c.quoted, theirs), lang, 1) {
		return ""
	}
	if language.Get(lang).Grammar().CapitalNouns == "" {
		own, theirs = append(own, namesInBoth(c.said, c.quoted)...), append(theirs, namesInBoth(c.quoted, c.said)...)
	}
	if max(len(own), len(theirs)) > mostActors {
		return ""
	}
	for _, a := range own {
		for _, b := range own {
			i, j := onlyOne(theirs, a.key), onlyOne(theirs, b.key)
			if a.oblique || a.at.To > b.at.From || i < 0 || j < 0 || onlyOne(own, a.key) < 0 || onlyOne(own, b.key) < 0 ||
				theirs[j].oblique || theirs[j].at.To > theirs[i].at.From || anyOrder && !(b.oblique && theirs[i].oblique) {
				continue
			}
			between, others := c.said[a.at.To:b.at.From], c.quoted[theirs[j].at.To:theirs[i].at.From]
			mine, their := subjects(between, lang), subjects(others, lang)
			same := isDense(between) && between == others                                              // 向, of sold to
			if both := inCommon(mine, their); same || both > 0 && both == min(len(mine), len(their)) { // signed after, of ratified before
				return "the sentence has « " + a.at.Of(c.said) + " » and « " + b.at.Of(c.said) + " » the other way round than the quoted words"
			}
		}
	}
	return ""
}

// onlyOne is the index of the one actor of a key in a list, -1 if there is none, or more than one.
func onlyOne(list []actor, key string) int {
	at := -1
	for i, a := range list {
		switch {
		case a.key != key:
		case at >= 0:
			return -1
		default:
			at = i
		}
	}
	return at
}
