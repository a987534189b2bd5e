package clean

import (
	"fmt"
	"strings"
	"sync"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Sign is a sign that a text was translated: a hint for a person, never a fact
// that is written down.
type Sign struct {
	From string // the language it points to, ISO 639-1; empty if it does not say
	Line int
	Why  string // what is seen there
}

// languageNames are the names by which texts say what they were translated from,
// folded, and the codes of the languages.
var languageNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, l := range language.With(language.Cleaning) {
		for name, code := range l.Cleaning().LanguageNames {
			names[text.Fold(name)] = code
		}
	}
	return names
})

// manyDamages is from how many garbled places on a text looks as if a machine
// had translated it piece by piece.
const manyDamages = 4

// Signs looks for signs of translation: the text says so, lines of its page are
// in another language, or words were translated apart and glued together.
func (a *Article) Signs(raw []byte) []Sign {
	var signs []Sign
	lines := custody.Split(raw)
	rule := map[int]string{}
	for _, d := range a.Decisions {
		for n := d.First; n <= min(d.Last, len(lines)); n++ {
			rule[n] = d.Rule
		}
	}
	for _, l := range lines {
		words := text.FoldedWords(l.Text)
		for i, w := range words {
			if !strings.HasPrefix(w, "tradui") && w != "translated" || i+2 >= len(words) {
				continue
			}
			// "traduit de l'anglais", "traduit du russe", "translated from Arabic"
			for _, name := range words[i+1 : min(i+5, len(words))] {
				if from := languageNames()[name]; from != "" && from != a.Lang {
					signs = append(signs, Sign{from, l.Number, "the text says so"})
					break
				}
			}
		}
		// A template line around the text in another language; advertisements and
		// islands are somebody else's.
		if r := rule[l.Number]; r == "editorial-note" || r == "date-line" || r == "byline" {
			if from := furnitureLanguage(words); from != "" && from != a.Lang {
				signs = append(signs, Sign{from, l.Number, "a line of the page is in that language"})
			}
		}
	}
	if n := len(a.Damage); n >= manyDamages {
		signs = append(signs, Sign{"", a.Damage[0].Line, fmt.Sprintf("%d places look translated apart and glued together, the first here", n)})
	}
	return signs
}

// furnitureLanguage names the language of a template line by its stop words, or
// by being known in one language only.
func furnitureLanguage(words []string) string {
	said := profileOf(words)
	if lang, lead := said.language(); lead > 0.1 {
		return lang
	}
	if len(words) == 0 {
		return ""
	}
	only := ""
	for _, p := range lexica().phrases[words[0]] {
		if len(p.words) > len(words) || strings.Join(p.words, " ") != strings.Join(words[:len(p.words)], " ") {
			continue
		}
		if only != "" && only != p.lang {
			return ""
		}
		only = p.lang
	}
	return only
}
