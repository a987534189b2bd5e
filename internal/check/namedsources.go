package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/model"
	"dossier/internal/text"
)

// isOf reports whether an article is of a source, was taken from it, or names it.
func isOf(a *model.Article, names []string) bool {
	contains := func(s, name string) bool { return strings.Contains(plainly(s), plainly(name)) }
	// What only says who it was from may be written in small letters. In a text "tout le monde" is no paper.
	from := func(s string) bool {
		words := text.PlainWords(s)
		return slices.ContainsFunc(names, func(name string) bool { return contains(s, name) || namedAmong(words, text.PlainWords(name)) })
	}
	in := func(s string) bool {
		words := text.PlainWords(s)
		return slices.ContainsFunc(names, func(name string) bool {
			return namedAmong(words, text.PlainWords(name)) || !strings.ContainsFunc(name, hasCase) && contains(s, name)
		})
	}
	if o := a.Outlet; o != nil && from(o.Name) {
		return true
	}
	return in(a.Title) || slices.ContainsFunc(a.Authors, from) ||
		slices.ContainsFunc(a.Upstream, func(c attribution.Credit) bool {
			return from(c.Name) || slices.ContainsFunc(attribution.Names(c.Name), from)
		}) ||
		slices.ContainsFunc(a.Passages, func(p *model.Passage) bool { return in(p.Text) })
}

// namedAmong reports a name among some words, in this case or another (der Süddeutschen Zeitung, по данным
// «Известий»), or as its first letters, or the words of which it is those.
func namedAmong(words, name []string) bool {
	short := initials(name)
	for i, w := range words {
		switch {
		case i+len(name) <= len(words) && isNamed(words[i:i+len(name)], name):
			return true
		case !startsLarge(w):
		case len(name) > 1 && utf8.RuneCountInString(w) >= fewestInitials && strings.HasSuffix(short, w):
			return true
		case len(name) == 1 && spells(words[i:], name[0]):
			return true
		}
	}
	return false
}

// isNamed reports the words of a name. Its first may be written small, such as the article of the Guardian, if
// it has others.
func isNamed(words, name []string) bool {
	for k, w := range words {
		if !inflected(w, name[k]) || startsLarge(w) != startsLarge(name[k]) && (k > 0 || len(name) == 1) {
			return false
		}
	}
	return true
}

// fewestInitials is how many first letters can stand for a name.
const fewestInitials = 3

// initials are the first letters of a name, as capitals.
func initials(name []string) string {
	var b strings.Builder
	for _, w := range name {
		b.WriteRune(unicode.ToUpper(text.FirstRune(w)))
	}
	return b.String()
}

// spells reports words with the first letters that an abbreviation has.
func spells(words []string, short string) bool {
	const most = 6 // letters
	n := utf8.RuneCountInString(short)
	if n < fewestInitials || n > min(most, len(words)) || !startsLarge(words[1]) ||
		short != strings.ToUpper(short) && short != strings.ToLower(short) {
		return false
	}
	return initials(words[:n]) == strings.ToUpper(short)
}

func hasCase(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) }

func startsLarge(w string) bool {
	return unicode.IsUpper(text.FirstRune(w))
}

// inflected reports two forms of a name.
func inflected(a, b string) bool {
	const ending = 3
	return beginAlike(text.Fold(a), text.Fold(b), ending)
}
