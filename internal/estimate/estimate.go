// Package estimate holds the words of estimative probability and of confidence,
// one lexicon per language, and the words that hedge beside them. The terms and
// their ranges are those of the American Intelligence Community Directive 203
// (2015), in data files that need no programming to read.
package estimate

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lexicon/*.txt
var files embed.FS

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
	entries, err := files.ReadDir("lexicon")
	if err != nil {
		panic(err) // embedded when the program was made
	}
	all := map[string]*Lexicon{}
	for _, e := range entries {
		data, err := files.ReadFile(path.Join("lexicon", e.Name()))
		if err != nil {
			panic(err)
		}
		lang := strings.TrimSuffix(e.Name(), ".txt")
		lexicon, err := parse(lang, string(data))
		if err != nil {
			panic(fmt.Sprintf("lexicon/%s: %v", e.Name(), err))
		}
		all[lang] = lexicon
	}
	return all
})

// In returns the lexicon of a language, nil if there is none.
func In(lang string) *Lexicon { return lexica()[lang] }

func parse(lang, text string) (*Lexicon, error) {
	l := &Lexicon{Lang: lang, terms: map[string]term{}, confidences: map[string]int{}, hedges: map[string][][]string{}}
	section := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case slices.Contains([]string{"likelihood", "confidence", "hedges"}, line):
			section = line
		case section == "hedges":
			l.Hedges = append(l.Hedges, line)
			words := split(line)
			l.hedges[words[0].text] = append(l.hedges[words[0].text], texts(words))
		case section == "confidence":
			level, name, ok := strings.Cut(line, " | ")
			if !ok {
				return nil, fmt.Errorf("no | in %q", line)
			}
			l.confidences[fold(name)] = len(l.Confidences)
			l.Confidences = append(l.Confidences, Confidence{len(l.Confidences), level, name})
		default:
			parts := strings.Split(line, " | ")
			from, to, ok := strings.Cut(parts[0], "–")
			if !ok || len(parts) != 3 {
				return nil, fmt.Errorf("%q is no degree", line)
			}
			d := Likelihood{Index: len(l.Likelihoods)}
			var err1, err2 error
			d.From, err1 = strconv.Atoi(from)
			d.To, err2 = strconv.Atoi(to)
			if err1 != nil || err2 != nil || d.From >= d.To {
				return nil, fmt.Errorf("%q is no range", parts[0])
			}
			for row, forms := range parts[1:] {
				for i, form := range strings.Split(forms, " = ") {
					if i == 0 {
						d.Terms[row] = form
					}
					l.terms[fold(form)] = term{d.Index, row}
				}
			}
			l.Likelihoods = append(l.Likelihoods, d)
		}
	}
	return l, nil
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
	for _, lang := range []string{"en", "fr"} {
		if lang == l.Lang {
			continue
		}
		other := In(lang)
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
func (l *Lexicon) FindHedges(text string) [][2]int {
	words := split(text)
	var found [][2]int
	for i := 0; i < len(words); i++ {
		longest := 0
		for _, hedge := range l.hedges[words[i].text] {
			if len(hedge) > longest && i+len(hedge) <= len(words) && slices.Equal(hedge, texts(words[i:i+len(hedge)])) {
				longest = len(hedge)
			}
		}
		if longest > 0 {
			found = append(found, [2]int{words[i].from, words[i+longest-1].to})
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
