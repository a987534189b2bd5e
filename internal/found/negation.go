package found

import (
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

// denying are the words of a language that turn a statement round, ready for
// looking words up.
type denying struct {
	words  map[string]bool // with their apostrophes
	stems  []string
	behind []string // 't
}

// denials has the words of each language that has any.
type denials struct {
	all map[string]*denying
	// asides are words that look like denials by their beginning.
	asides map[string]bool
}

var denialsKnown = sync.OnceValue(func() *denials {
	known := &denials{all: map[string]*denying{}, asides: map[string]bool{}}
	for _, lang := range language.With(language.Evidence) {
		d := &denying{words: map[string]bool{}}
		for _, w := range lang.Evidence().Denials {
			switch stem, open := strings.CutSuffix(w, "-"); {
			case strings.HasPrefix(w, "'"):
				d.behind = append(d.behind, w)
			case open:
				d.stems = append(d.stems, stem)
			default:
				d.words[w] = true
			}
		}
		known.all[lang.Code] = d
		for _, w := range lang.Evidence().NoDenials {
			known.asides[w] = true
		}
	}
	return known
})

// Denies reports whether a passage holds a word that denies. If in doubt is asked
// for, the languages of notes are read besides the one the article is said to be
// in, and all of them if that is one whose denials we do not know.
func Denies(passage, lang string, inDoubt bool) bool {
	known := denialsKnown()
	code := language.Get(lang).Code
	var lists []*denying
	for other, d := range known.all {
		if other == code || inDoubt && (known.all[code] == nil || language.IsInterface(other)) {
			lists = append(lists, d)
		}
	}
	if len(lists) == 0 {
		return false
	}
	plain := strings.Map(func(r rune) rune {
		if text.IsOf(r, text.Apostrophes) {
			return '\''
		}
		return r
	}, text.Plain(passage))
	for w := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !IsWord(r) && r != '\'' }) {
		for _, d := range lists {
			if d.has(w, known.asides) {
				return true
			}
		}
	}
	return false
}

// has reports whether a word denies, or a part of it between apostrophes, unless
// it only looks so.
func (d *denying) has(w string, asides map[string]bool) bool {
	for _, b := range d.behind {
		if strings.HasSuffix(w, b) {
			return true
		}
	}
	for part := range strings.SplitAfterSeq(w, "'") {
		bare := strings.Trim(part, "'")
		if d.words[part] || d.words[bare] {
			return true
		}
		for _, stem := range d.stems {
			if strings.HasPrefix(part, stem) && !asides[bare] {
				return true
			}
		}
	}
	return false
}
