package found

import (
	"slices"
	"strings"
	"unicode"

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

// Denies reports whether text holds a word that denies. If in doubt is asked
// for, French and English are read besides the language the article is said to
// be in, and all of them if that is one we do not know.
func Denies(text, lang string, inDoubt bool) bool {
	lang, _, _ = strings.Cut(lang, "-")
	list, known := denials[lang]
	if inDoubt {
		list = slices.Concat(list, denials["fr"], denials["en"])
	}
	if !known && inDoubt {
		for _, l := range denials {
			list = append(list, l...)
		}
	}
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		if r == '’' || r == 'ʼ' {
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
	for _, w := range strings.FieldsFunc(plain, func(r rune) bool { return !IsWord(r) && r != '\'' }) {
		if deniesWord(w, list) {
			return true
		}
	}
	return false
}

func deniesWord(w string, list []string) bool {
	for part := range strings.SplitAfterSeq(w, "'") {
		for _, d := range list {
			stem, open := strings.CutSuffix(d, "-")
			switch {
			case strings.HasPrefix(d, "'"):
				if strings.HasSuffix(w, d) {
					return true
				}
			case part == d, !strings.HasSuffix(d, "'") && strings.Trim(part, "'") == d:
				return true
			case open && strings.HasPrefix(part, stem) && !notDenials[strings.Trim(part, "'")]:
				return true
			}
		}
	}
	return false
}
