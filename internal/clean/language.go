package clean

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// languages in which we know stop words and page furniture, in the order in
// which ties are decided.
var languages = []string{"fr", "en", "de", "es", "it"}

// lexicon is what the data files say, ready for use.
type lexicon struct {
	stop    map[string]map[string]bool // by language, folded
	phrases map[string][]phrase        // by first folded word
	policy  []policyRule
	stems   map[string]bool   // first two bytes of the stems of policy
	sources map[string]string // by name, letter for letter: id
	names   map[string]string // by id: the first name
	longest int               // words in the longest name of a source
	cues    map[string]bool   // folded words that introduce a source
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

var lexica = sync.OnceValue(loadLexicon)

func loadLexicon() *lexicon {
	lex := &lexicon{
		stop: map[string]map[string]bool{}, phrases: map[string][]phrase{},
		sources: map[string]string{}, names: map[string]string{}, cues: map[string]bool{},
		contrasts: map[string]bool{}, stems: map[string]bool{},
	}
	for _, lang := range languages {
		lex.stop[lang] = map[string]bool{}
		sections("lexicon/"+lang+".txt", func(family, line string) {
			if family == "stop-words" {
				for _, w := range strings.Fields(line) {
					lex.stop[lang][fold(w)] = true
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
			stems := strings.Split(strings.TrimSpace(list), "|")
			for _, stem := range stems {
				lex.stems[stem[:min(2, len(stem))]] = true
			}
			r.lists = append(r.lists, stems)
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
			lex.longest = max(lex.longest, len(strings.Fields(name)))
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
	s = strings.ToLower(s)
	if isASCII(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToValidUTF8(s, "\uFFFD")))
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

// share returns how large a part of the words are stop words of a language.
func share(words []string, lang string) float64 {
	if len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if lexica().stop[lang][w] {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// languageOf names the language of folded words by its stop words, with the
// lead it has over the runner-up. Without any stop word there is no answer.
func languageOf(words []string) (lang string, lead float64) {
	var best, second float64
	for _, l := range languages {
		switch s := share(words, l); {
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
	for i := 0; i < len(words); {
		p := longestPhrase(words[i:], false)
		if p == nil {
			family = ""
			break
		}
		if family == "" {
			family = p.family
		}
		i += len(p.words)
	}
	if family != "" {
		return family, 0
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

// policyOf returns the family of policy sentences that a line belongs to.
func policyOf(text string, words []string) string {
	// Few words begin like a stem at all.
	var near []string
	for _, w := range words {
		if len(w) >= 2 && lexica().stems[w[:2]] {
			near = append(near, w)
		}
	}
	words = near
	has := func(stem string) bool {
		if stem == "©" || stem == "@" {
			return strings.Contains(text, stem)
		}
		digits, year := strings.CutSuffix(stem, "#")
		for _, w := range words {
			if year && len(w) == 4 && isNumber(w) && strings.HasPrefix(w, digits) || !year && strings.HasPrefix(w, stem) {
				return true
			}
		}
		return false
	}
	for _, rule := range lexica().policy {
		all := true
		for _, list := range rule.lists {
			one := false
			for _, stem := range list {
				one = one || has(stem)
			}
			all = all && one
		}
		if all {
			return rule.family
		}
	}
	return ""
}
