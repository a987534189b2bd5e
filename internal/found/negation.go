package found

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// denials are the words that turn a statement round, by language, without
// accents and in lower case; a hyphen at the end stands for any ending. A word
// with an apostrophe stands before another (n'), or behind one ('t).
var denials = map[string][]string{
	"fr": strings.Fields("ne n' pas non ni jamais aucun aucune nul nulle nullement rien sans guere nie nient niait niaient nier nierait niant nie- dement- refut- contest- rejet- infirm- impossible incapable exclu exclut excluent exclure faux fausse"),
	"en": strings.Fields("not no never 't cannot without nor neither none nothing nobody hardly deny denie- denying denial- refut- reject- refus- false untrue unable impossible fail- exclud-"),
	"ru": strings.Fields("не нет ни никогда никто ничего никак без отриц- опроверг-"),
	"de": strings.Fields("nicht nichts niemand nirgends nie niemals kein- ohne weder bestreit- dementier- falsch"),
	"es": strings.Fields("no nada nadie tampoco nunca jamas sin ni ningun ninguna ninguno nieg- nego neg- desmint- desment- rechaz- falso"),
	"it": strings.Fields("non mai senza ne nessun- neg- smenti- rifiut- falso"),
}

// notDenials look like denials by their beginning.
var notDenials = map[string]bool{
	"negociation": true, "negociations": true, "negocier": true, "negocie": true, "negocient": true, "negociateur": true, "negociateurs": true,
	"negociacion": true, "negociaciones": true, "negociar": true, "negozio": true, "negoziato": true, "negoziati": true, "negro": true,
	"niece": true, "niveau": true, "contestation": true,
}

// denying is what the list of a language says, ready for looking words up.
type denying struct {
	words  map[string]bool // with their apostrophes
	stems  []string
	behind []string // 't
}

var denyingIn = sync.OnceValue(func() map[string]*denying {
	all := map[string]*denying{}
	for lang, list := range denials {
		d := &denying{words: map[string]bool{}}
		for _, w := range list {
			switch stem, open := strings.CutSuffix(w, "-"); {
			case strings.HasPrefix(w, "'"):
				d.behind = append(d.behind, w)
			case open:
				d.stems = append(d.stems, stem)
			default:
				d.words[w] = true
			}
		}
		all[lang] = d
	}
	return all
})

// Denies reports whether text holds a word that denies. If in doubt is asked
// for, French and English are read besides the language the article is said to
// be in, and all of them if that is one we do not know.
func Denies(text, lang string, inDoubt bool) bool {
	lang, _, _ = strings.Cut(lang, "-")
	own, known := denyingIn()[lang]
	var lists []*denying
	if known {
		lists = append(lists, own)
	}
	switch {
	case inDoubt && !known:
		for _, d := range denyingIn() {
			lists = append(lists, d)
		}
	case inDoubt:
		lists = append(lists, denyingIn()["fr"], denyingIn()["en"])
	}
	if len(lists) == 0 {
		return false
	}
	plain := strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf:
			return unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == 'ʼ':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	for w := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !IsWord(r) && r != '\'' }) {
		for _, d := range lists {
			if d.has(w) {
				return true
			}
		}
	}
	return false
}

// has reports whether a word denies, or a part of it between apostrophes.
func (d *denying) has(w string) bool {
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
			if strings.HasPrefix(part, stem) && !notDenials[bare] {
				return true
			}
		}
	}
	return false
}
