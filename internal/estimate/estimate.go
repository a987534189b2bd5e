// Package estimate reads the words of estimative probability and of confidence,
// and the words that hedge beside them. The terms and their ranges are those of
// the American Intelligence Community Directive 203 (2015); they are data of
// package language.
package estimate

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Likelihood is a degree of the scale: one row of terms each.
type Likelihood struct {
	Index    int // 0–6, from the least likely
	From, To int // per cent
	Terms    [2]string
}

// Confidence is how sound the ground of a judgment is.
type Confidence struct {
	Index int    // 0 low, 1 moderate, 2 high
	Level string // low | moderate | high
	Term  string
}

// Lexicon is the scale in one language.
type Lexicon struct {
	Lang        string
	Likelihoods []Likelihood
	Confidences []Confidence
	Hedges      []string

	terms       map[string]term // likelihoods by term
	confidences map[string]int
	hedges      map[string][][]string // by first word: the whole term in words
}

type term struct{ index, row int }

var lexica = sync.OnceValue(func() map[string]*Lexicon {
	all := map[string]*Lexicon{}
	for _, lang := range language.With(language.Estimates) {
		all[lang.Code] = newLexicon(lang)
	}
	return all
})

// In returns the lexicon of a language, nil if there is none.
func In(lang string) *Lexicon { return lexica()[lang] }

// levels are the keys of confidence, from the lowest.
var levels = [...]string{"low", "moderate", "high"}

func newLexicon(lang *language.Language) *Lexicon {
	l := &Lexicon{Lang: lang.Code, terms: map[string]term{}, confidences: map[string]int{}, hedges: map[string][][]string{}}
	data := lang.Estimates()
	for i, d := range data.Likelihood {
		degree := Likelihood{Index: i, From: d.From, To: d.To}
		for row, forms := range d.Terms {
			degree.Terms[row] = forms[0]
			for _, form := range forms {
				l.terms[fold(form)] = term{i, row}
			}
		}
		l.Likelihoods = append(l.Likelihoods, degree)
	}
	for i, level := range levels {
		name := data.Confidence.First(level)
		l.confidences[fold(name)] = i
		l.Confidences = append(l.Confidences, Confidence{i, level, name})
	}
	l.Hedges = data.Hedges
	for _, hedge := range l.Hedges {
		words := split(hedge)
		l.hedges[words[0].text] = append(l.hedges[words[0].text], texts(words))
	}
	return l
}

// Likelihood reads a term: its degree and the row it is of, 0 or 1.
func (l *Lexicon) Likelihood(s string) (d Likelihood, row int, ok bool) {
	t, ok := l.terms[fold(s)]
	if !ok {
		return Likelihood{}, 0, false
	}
	return l.Likelihoods[t.index], t.row, true
}

// Confidence reads a term such as "moderate confidence".
func (l *Lexicon) Confidence(s string) (Confidence, bool) {
	i, ok := l.confidences[fold(s)]
	if !ok {
		return Confidence{}, false
	}
	return l.Confidences[i], true
}

// Meant returns the term of this lexicon that a term of another language means,
// "" if it is no term of one.
func (l *Lexicon) Meant(s string) string {
	for _, lang := range language.With(language.Estimates) {
		if lang.Code == l.Lang {
			continue
		}
		other := In(lang.Code)
		if d, row, ok := other.Likelihood(s); ok {
			return l.Likelihoods[d.Index].Terms[row]
		}
		if c, ok := other.Confidence(s); ok {
			return l.Confidences[c.Index].Term
		}
	}
	return ""
}

// Terms lists the first row of likelihoods.
func (l *Lexicon) Terms() []string {
	var list []string
	for _, d := range l.Likelihoods {
		list = append(list, d.Terms[0])
	}
	return list
}

// FindHedges returns the byte ranges of the words in a text that estimate.
func (l *Lexicon) FindHedges(s string) []text.Range {
	words := split(s)
	var found []text.Range
	for i := 0; i < len(words); i++ {
		longest := 0
		for _, hedge := range l.hedges[words[i].text] {
			if len(hedge) > longest && i+len(hedge) <= len(words) && slices.Equal(hedge, texts(words[i:i+len(hedge)])) {
				longest = len(hedge)
			}
		}
		if longest > 0 {
			found = append(found, text.Range{From: words[i].from, To: words[i+longest-1].to})
			i += longest - 1
		}
	}
	return found
}

type word struct {
	text     string // in lower case
	from, to int
}

func split(s string) []word {
	var words []word
	start := -1
	for i := 0; i <= len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if i < len(s) && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '-' && start >= 0) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words = append(words, word{strings.ToLower(s[start:i]), start, i})
			start = -1
		}
		i += max(n, 1)
	}
	return words
}

func texts(words []word) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.text
	}
	return list
}

// fold forgives capitals and the kind and number of spaces.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
