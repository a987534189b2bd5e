package clean

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// lexicon is what the data files say, ready for use.
type lexicon struct {
	stop    map[string]languageSet // by folded word: the languages of which it is a stop word
	telling map[string]languageSet // by folded word: the languages that it tells from those near to them
	near    []languageSet          // by language: those near to it, and itself
	phrases map[string][]phrase    // by first folded word
	langs   []*language.Language   // whose stop words are known, in the order in which ties are decided
	policy  []policyRule
	openers map[[2]byte][]opener // stems that begin a rule of policy, by their first two bytes
	// Words of notes about the author, and of comments, folded.
	posts, buttons, commentWords, saidWords map[string]bool
	// Words whose misplacement betrays that a text was translated piece by piece.
	determiners, articles, pronouns map[string]bool
	// Lines that say that what follows is for the press, or not to be printed.
	releases, notes               text.WordRuns
	glueable                      []string
	neverBehind                   map[string][]string // by determiner: those that never stand right behind it
	elided                        map[string]bool     // words that lose their vowel
	elidedBefore, notElidedBefore map[string]bool     // letters; words, with * for any ending
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
		stop: map[string]languageSet{}, telling: map[string]languageSet{},
		phrases: map[string][]phrase{}, neverBehind: map[string][]string{}, openers: map[[2]byte][]opener{},
		releases: text.WordRuns{}, notes: text.WordRuns{},
	}
	lex.langs = language.With(language.Cleaning)
	slices.SortStableFunc(lex.langs, func(a, b *language.Language) int {
		return cmp.Compare(min(len(a.Cleaning().InDoubt), 1), min(len(b.Cleaning().InDoubt), 1))
	})
	if len(lex.langs) > mostLanguages {
		panic("more languages than a set has bits")
	}
	lex.near = make([]languageSet, len(lex.langs))
	for i, lang := range lex.langs {
		for _, w := range lang.Cleaning().StopWords {
			lex.stop[text.Fold(w)] |= 1 << i
		}
		for _, w := range lang.Cleaning().TellingWords {
			lex.telling[text.Fold(w)] |= 1 << i
		}
		for k, other := range lex.langs {
			if k == i || slices.Contains(lang.Cleaning().Near, other.Code) || slices.Contains(other.Cleaning().Near, lang.Code) {
				lex.near[i] |= 1 << k
			}
		}
		for _, words := range lang.Cleaning().Releases {
			lex.releases.Add(words)
		}
		for _, words := range lang.Cleaning().NotesForEditors {
			lex.notes.Add(words)
		}
		lex.glueable = append(lex.glueable, lang.Cleaning().GluedWords...)
		for _, determiner := range lang.Cleaning().NeverBehind {
			lex.neverBehind[determiner.Key] = append(lex.neverBehind[determiner.Key], determiner.Entries...)
		}
	}
	asWritten := func(word string) string { return word }
	lex.posts = lex.merged(func(c *language.CleaningData) language.Words { return c.AuthorPosts }, text.Fold)
	lex.buttons = lex.merged(func(c *language.CleaningData) language.Words { return c.CommentButtons }, text.Fold)
	lex.commentWords = lex.merged(func(c *language.CleaningData) language.Words { return c.CommentWords }, text.Fold)
	lex.saidWords = lex.merged(func(c *language.CleaningData) language.Words { return c.WhoWrote }, text.Fold)
	lex.determiners = lex.merged(func(c *language.CleaningData) language.Words { return c.Determiners }, asWritten)
	lex.articles = lex.merged(func(c *language.CleaningData) language.Words { return c.Articles }, asWritten)
	lex.pronouns = lex.merged(func(c *language.CleaningData) language.Words { return c.Pronouns }, asWritten)
	lex.elided = lex.merged(func(c *language.CleaningData) language.Words { return c.Elided }, asWritten)
	lex.elidedBefore = lex.merged(func(c *language.CleaningData) language.Words { return c.ElidedBefore }, asWritten)
	lex.notElidedBefore = lex.merged(func(c *language.CleaningData) language.Words { return c.NotElidedBefore }, asWritten)
	for _, lang := range language.With(language.Furniture) {
		for _, family := range lang.Furniture().Families {
			for _, line := range family.Phrases {
				lex.phrase(family.Name, lang.Code, line)
			}
		}
	}
	sections("lexicon/policy.txt", func(family, line string) {
		name, neutral, _ := strings.Cut(line, ":")
		r := policyRule{family: family}
		for list := range strings.SplitSeq(neutral, ",") {
			r.lists = append(r.lists, stems(list))
		}
		for _, lang := range lex.langs {
			for i, list := range lang.Cleaning().Policy.Of(name) {
				r.lists[i] = append(r.lists[i], stems(list)...)
			}
		}
		for _, stem := range r.lists[0] {
			stem = strings.TrimPrefix(stem, firstMark)
			if len(stem) > 1 && stem != copyrightMark {
				start := [2]byte{stem[0], stem[1]}
				lex.openers[start] = append(lex.openers[start], opener{stem, 1 << len(lex.policy)})
			}
		}
		if lex.policy = append(lex.policy, r); len(lex.policy) > 64 {
			panic("lexicon/policy.txt: more rules than an opener has bits")
		}
	})
	return lex
}

// merged returns words of all languages, as spell spells them: a page may hold
// some of another language than its own.
func (lex *lexicon) merged(of func(*language.CleaningData) language.Words, spell func(string) string) map[string]bool {
	words := map[string]bool{}
	for _, lang := range lex.langs {
		for _, w := range of(lang.Cleaning()) {
			words[spell(w)] = true
		}
	}
	return words
}

// phrase adds a phrase of page furniture.
func (lex *lexicon) phrase(family, lang, text string) {
	p := phrase{family: family, lang: lang}
	text, p.open = strings.CutSuffix(text, "*")
	p.words = patternWords(text)
	lex.phrases[p.words[0]] = append(lex.phrases[p.words[0]], p)
}

// stems parts the stems of one list of a rule of policy.
func stems(list string) []string {
	return strings.FieldsFunc(text.Fold(list), func(r rune) bool { return r == '|' || r == ' ' })
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
		words = append(words, text.FoldedWords(w)...)
	}
	return words
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
	if counts(first) {
		first = "#"
	}
	for i, p := range lexica().phrases[first] {
		if open && !p.open || len(p.words) > len(words) || (best != nil && len(p.words) <= len(best.words)) {
			continue
		}
		match := true
		for k, w := range p.words {
			if w != words[k] && (w != "#" || !counts(words[k])) {
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

// counts reports a number, or one with the letter of a unit of time behind it: 11m, 2h.
func counts(word string) bool {
	return isNumber(word) || isNumber(strings.TrimRight(word, "hmdsjwk")) && len(word) > 1 && len(word) <= 3
}

// copyrightMark and addressMark are stems of policy that are no letters; firstMark stands
// before the stem of the first word of a sentence.
const copyrightMark, addressMark, firstMark = "©", "@", "^"

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
			if stem, first := strings.CutPrefix(stem, firstMark); first {
				return beginsSentence(text, words, stem)
			}
			digits, year := strings.CutSuffix(stem, "#")
			return slices.ContainsFunc(words, func(w string) bool {
				return strings.HasPrefix(w, digits) && (!year || len(w) == 4 && isNumber(w))
			})
		})
	})
}

// beginsSentence reports that a sentence of a line begins with a word of a stem.
func beginsSentence(line string, words []string, stem string) bool {
	if strings.HasPrefix(words[0], stem) {
		return true
	}
	for from := 0; ; {
		i := strings.IndexAny(line[from:], ".!?")
		if i < 0 {
			return false
		}
		from += i + 1
		if rest := line[from:]; strings.HasPrefix(rest, " ") && strings.HasPrefix(text.Fold(text.Start(rest[1:], 2*len(stem))), stem) {
			return true
		}
	}
}
