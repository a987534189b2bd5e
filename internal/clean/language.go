package clean

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// languages in which we know stop words and page furniture, in the order in
// which ties are decided.
var languages = [...]string{"fr", "en", "de", "es", "it"}

// lexicon is what the data files say, ready for use.
type lexicon struct {
	stop    map[string]languageSet // by folded word: the languages of which it is a stop word
	phrases map[string][]phrase    // by first folded word
	policy  []policyRule
	openers map[[2]byte][]opener // stems that begin a rule of policy, by their first two bytes
	sources map[string]string    // by name, letter for letter: id
	names   map[string]string    // by id: the first name
	begins  map[string]bool      // first words of the names that have several
	longest int                  // words in the longest name of a source
	cues    map[string]bool      // folded words that introduce a source
	// contrasts are folded words at which what a source answers for ends.
	contrasts map[string]bool
}

// phrase is a line, or part of a line, of page furniture.
type phrase struct {
	family string
	lang   string
	words  []string // folded; "#" is a number
	open   bool     // the rest of the line belongs to it
}

type policyRule struct {
	family string
	lists  [][]string // a line needs one stem of each
}

// opener is a stem of the first list of some rules of policy.
type opener struct {
	stem  string
	rules uint64 // a bit for each, in their order
}

var lexica = sync.OnceValue(loadLexicon)

func loadLexicon() *lexicon {
	lex := &lexicon{
		stop: map[string]languageSet{}, phrases: map[string][]phrase{},
		sources: map[string]string{}, begins: map[string]bool{}, names: map[string]string{}, cues: map[string]bool{},
		contrasts: map[string]bool{}, openers: map[[2]byte][]opener{},
	}
	for i, lang := range languages {
		sections("lexicon/"+lang+".txt", func(family, line string) {
			if family == "stop-words" {
				for _, w := range strings.Fields(line) {
					lex.stop[fold(w)] |= 1 << i
				}
				return
			}
			p := phrase{family: family, lang: lang}
			line, p.open = strings.CutSuffix(line, "*")
			p.words = patternWords(line)
			lex.phrases[p.words[0]] = append(lex.phrases[p.words[0]], p)
		})
	}
	sections("lexicon/policy.txt", func(family, line string) {
		r := policyRule{family: family}
		for list := range strings.SplitSeq(line, ",") {
			r.lists = append(r.lists, strings.Split(strings.TrimSpace(list), "|"))
		}
		for _, stem := range r.lists[0] {
			if len(stem) > 1 && stem != copyrightMark {
				start := [2]byte{stem[0], stem[1]}
				lex.openers[start] = append(lex.openers[start], opener{stem, 1 << len(lex.policy)})
			}
		}
		lex.policy = append(lex.policy, r)
	})
	sections("lexicon/sources.txt", func(family, line string) {
		if family == "attribution" {
			for _, w := range strings.Fields(line) {
				for _, part := range letters(fold(w)) {
					lex.cues[part] = true
				}
			}
			return
		}
		if family == "contrast" {
			for _, w := range strings.Fields(line) {
				lex.contrasts[fold(w)] = true
			}
			return
		}
		id, names, ok := strings.Cut(line, ":")
		if !ok {
			panic(fmt.Sprintf("lexicon/sources.txt: no colon in %q", line))
		}
		for name := range strings.SplitSeq(names, ",") {
			name = strings.TrimSpace(name)
			lex.sources[name] = id
			if lex.names[id] == "" {
				lex.names[id] = name
			}
			words := strings.Fields(name)
			lex.longest = max(lex.longest, len(words))
			lex.begins[words[0]] = len(words) > 1 || lex.begins[words[0]]
		}
	})
	delete(lex.cues, "d") // the half of « d'après » that is everywhere
	return lex
}

// sections calls f for each line of a lexicon file with its [family].
func sections(name string, f func(family, line string)) {
	data, err := lexiconFiles.ReadFile(name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	family := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "["):
			family = strings.Trim(line, "[]")
		default:
			f(family, line)
		}
	}
}

// patternWords folds a phrase of the lexicon; "#" stays a word of its own.
func patternWords(s string) []string {
	var words []string
	for _, w := range strings.Fields(s) {
		if w == "#" {
			words = append(words, "#")
			continue
		}
		words = append(words, letters(fold(w))...)
	}
	return words
}

// fold makes words comparable: lower case, no accents, œ as oe, ß as ss. It is
// used for comparing only; folded text is never stored.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		case int(r) < len(foldLatin):
			b.WriteString(foldLatin[r])
		case 0x2002 <= r && r < 0x20d0: // dashes, quotation marks, signs of money
			b.WriteRune(r)
		default:
			return foldSlowly(s)
		}
	}
	return b.String()
}

// foldLatin is what becomes of the letters up to U+024F, one by one.
var foldLatin = func() (table [0x250]string) {
	for r := range table {
		table[r] = foldSlowly(string(rune(r)))
	}
	return table
}()

// foldSlowly folds any text.
func foldSlowly(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToValidUTF8(strings.ToLower(s), "\uFFFD")))
	return foldLigatures.Replace(s)
}

var foldLigatures = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// languageSet holds a bit for each of languages.
type languageSet uint8

// isStop reports whether a folded word is a stop word of a language.
func isStop(word, lang string) bool {
	i := slices.Index(languages[:], lang)
	return i >= 0 && lexica().stop[word]>>i&1 == 1
}

// profile counts words, and those that are stop words of each language.
type profile struct {
	words int
	stops [len(languages)]int
}

func (p *profile) count(word string) {
	p.words++
	for i, set := 0, lexica().stop[word]; set != 0; i, set = i+1, set>>1 {
		p.stops[i] += int(set & 1)
	}
}

func (p *profile) add(q profile) {
	p.words += q.words
	for i, n := range q.stops {
		p.stops[i] += n
	}
}

func profileOf(words []string) (p profile) {
	for _, w := range words {
		p.count(w)
	}
	return p
}

// share returns how large a part of the words are stop words of a language.
func (p profile) share(lang string) float64 {
	i := slices.Index(languages[:], lang)
	if i < 0 || p.words == 0 {
		return 0
	}
	return float64(p.stops[i]) / float64(p.words)
}

// language names the language of the words by its stop words, with the lead it
// has over the runner-up. Without any stop word there is no answer.
func (p profile) language() (lang string, lead float64) {
	var best, second float64
	for _, l := range languages {
		switch s := p.share(l); {
		case s > best:
			lang, best, second = l, s, best
		case s > second:
			second = s
		}
	}
	return lang, best - second
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

// furniture returns the family of page furniture a line consists of: it is
// covered, word for word, by phrases of the lexicon. Label is how many words of
// it were compared if the rest belongs to a phrase whose end is open, else 0.
func furniture(words []string) (family string, label int) {
	ofRest := ""
	for i := 0; i < len(words); {
		p := longestPhrase(words[i:], false)
		if p == nil {
			family = ""
			break
		}
		if p.open && i > 0 { // unless the rest is covered too, it is the end of this one
			ofRest, label = p.family, i+len(p.words)
		}
		if family == "" {
			family = p.family
		}
		i += len(p.words)
	}
	if family != "" {
		return family, 0
	}
	if ofRest != "" {
		return ofRest, label
	}
	if p := longestPhrase(words, true); p != nil {
		return p.family, len(p.words)
	}
	return "", 0
}

// longestPhrase returns the longest phrase that words begin with, or the longest
// with an open end.
func longestPhrase(words []string, open bool) *phrase {
	var best *phrase
	first := words[0]
	if isNumber(first) {
		first = "#"
	}
	for i, p := range lexica().phrases[first] {
		if open && !p.open || len(p.words) > len(words) || (best != nil && len(p.words) <= len(best.words)) {
			continue
		}
		match := true
		for k, w := range p.words {
			if w != words[k] && (w != "#" || !isNumber(words[k])) {
				match = false
				break
			}
		}
		if match {
			best = &lexica().phrases[first][i]
		}
	}
	return best
}

// copyrightMark and addressMark are stems of policy that are no letters.
const copyrightMark, addressMark = "©", "@"

// policyOf returns the family of policy sentences that a line belongs to: that
// of the first rule of which it has a stem of each list. The stems of the first
// lists say which rules are worth asking: hardly ever any.
func policyOf(text string, words []string) string {
	var asked uint64
	for _, w := range words {
		asked |= openedBy(w)
	}
	marked := strings.Contains(text, copyrightMark) || strings.Contains(text, addressMark)
	if asked == 0 && !marked {
		return ""
	}
	for i, rule := range lexica().policy {
		if (asked>>i&1 == 1 || marked) && rule.holds(text, words) {
			return rule.family
		}
	}
	return ""
}

// openedBy returns a bit for each rule of policy of whose first list a folded
// word has a stem.
func openedBy(word string) (rules uint64) {
	if len(word) > 1 {
		for _, o := range lexica().openers[[2]byte{word[0], word[1]}] {
			if strings.HasPrefix(word, o.stem) {
				rules |= o.rules
			}
		}
	}
	return rules
}

// opens reports whether a folded word has a stem of the first list of a family.
func opens(word, family string) bool {
	rules := openedBy(word)
	for i, rule := range lexica().policy {
		if rules>>i&1 == 1 && rule.family == family {
			return true
		}
	}
	return false
}

// holds reports whether a line has a stem of each list.
func (r policyRule) holds(text string, words []string) bool {
	return !slices.ContainsFunc(r.lists, func(list []string) bool {
		return !slices.ContainsFunc(list, func(stem string) bool {
			if stem == copyrightMark || stem == addressMark {
				return strings.Contains(text, stem)
			}
			digits, year := strings.CutSuffix(stem, "#")
			return slices.ContainsFunc(words, func(w string) bool {
				return strings.HasPrefix(w, digits) && (!year || len(w) == 4 && isNumber(w))
			})
		})
	})
}
