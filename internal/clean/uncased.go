package clean

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// A name has no capital where letters have none. There a byline is told by its word, with
// a mark behind it if the word may begin a sentence as well: «نویسنده: …», 文／…, بقلم ….

// markBehindLabel is what stands between the label of a byline and the names.
const markBehindLabel = `:：/／|｜・`

// uncasedByline matches a whole byline without capitals; its group are the names.
var uncasedByline = sync.OnceValue(func() *regexp.Regexp {
	labels := uncased(bylineStarts())
	const word = `[\p{Lo}\p{Lm}\p{M}\x{200c}\x{200d}'’·・.-]+`
	const names = `(` + word + `(?:[ \x{00a0}\x{3000}、،,]{1,2}` + word + `){0,7})`
	return regexp.MustCompile(`^[（(【]?(?:(?:` + text.AnyOf(labels) + `)\s?[` + markBehindLabel + `]\s?|` +
		`(?:` + text.AnyOf(uncased(byWords())) + `)\s)` + names + `[)）】]?$`)
})

// nameAndPost matches a name in Hangul, which is two to four syllables, with the post of who
// bears it behind: «김민수 기자».
var nameAndPost = pattern(`^(\p{Hangul}{2,4}) ?(?:%s)$`, func() string { return text.AnyOf(uncased(behindNames())) })

// reporters are the names that the dateline of an agency has behind the place: (목포=연합뉴스) 김하늘 기자 =, 新华社成都11月5日电（记者李明）.
func (p *page) reporters(start string) []string {
	const longest = 160 // bytes
	surnames := language.Get(p.lang).Names().FirstOfName
	for _, form := range reporterForms() {
		m := form.FindStringSubmatch(text.Start(start, longest))
		if m == nil {
			continue
		}
		names := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune(" ·,，、", r) })
		if !text.IsUnspaced(text.FirstRune(m[1])) || !slices.ContainsFunc(names, func(name string) bool {
			return !slices.ContainsFunc(surnames, func(s string) bool { return strings.HasPrefix(name, s) })
		}) {
			return names
		}
	}
	return nil
}

var reporterForms = sync.OnceValue(func() []*regexp.Regexp {
	posts, labels := text.AnyOf(uncased(behindNames())), text.AnyOf(uncased(bylineStarts()))
	return []*regexp.Regexp{
		regexp.MustCompile(`^\([^()=]{2,24}=[^()]{2,16}\)\s?(\p{Hangul}{2,4}(?:[ ·,]{1,2}\p{Hangul}{2,4}){0,3}) (?:` + posts + `)\s?=`),
		regexp.MustCompile(`^\p{Han}{2,14}[^。！？（(]{0,30}[（(](?:` + labels + `)[ ：:]?(\p{Han}{2,4}(?:[、，, ]\p{Han}{2,4}){0,3})[)）]`),
	}
})

// uncased are the words of scripts that have no capitals, without a mark behind them.
func uncased(words []string) []string {
	var list []string
	for _, w := range words {
		if unicode.Is(unicode.Lo, text.FirstRune(w)) {
			list = append(list, strings.TrimRight(w, markBehindLabel))
		}
	}
	return list
}

// uncasedNames returns the names of a line that is a byline without capitals, "" if it is
// none, or words of the language stand among them.
func (p *page) uncasedNames(line string) string {
	const longest = 160 // bytes
	if len(line) > longest || !unicode.Is(unicode.Lo, text.FirstRune(strings.TrimLeft(line, "（(【"))) {
		return ""
	}
	if m := nameAndPost().FindStringSubmatch(line); m != nil {
		return m[1]
	}
	m := uncasedByline().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	const most = 24 // characters, where names are not parted
	if text.IsUnspaced(text.FirstRune(m[1])) {
		if utf8.RuneCountInString(m[1]) > most {
			return ""
		}
		return m[1]
	}
	and := language.Get(p.lang).Names().And
	for _, w := range text.FoldedWords(m[1]) {
		if isStop(w, p.lang) && len(p.lang) > 0 && !slices.Contains(and, w) {
			return ""
		}
	}
	return m[1]
}

// uncasedName reports a name of a script without capitals: two to five words, or a few
// characters where none are parted.
func uncasedName(name string) bool {
	const fewest, most = 2, 5       // words
	const shortest, longest = 2, 12 // characters
	first := text.FirstRune(name)
	if !unicode.Is(unicode.Lo, first) {
		return false
	}
	if text.IsUnspaced(first) {
		n := utf8.RuneCountInString(name)
		return shortest <= n && n <= longest
	}
	n := len(strings.Fields(name))
	if unicode.Is(unicode.Hangul, first) && n == 1 {
		n = utf8.RuneCountInString(name) // each syllable is a word of the name
	}
	return fewest <= n && n <= most
}
