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
	in := func(s string) bool {
		plain := plainly(s)
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(plain, plainly(name)) }) {
			return true
		}
		words := text.PlainWords(s)
		return slices.ContainsFunc(names, func(name string) bool { return namedOtherwise(words, text.PlainWords(name)) })
	}
	if o := a.Outlet; o != nil && in(o.Name) {
		return true
	}
	return in(a.Title) || slices.ContainsFunc(a.Authors, in) ||
		slices.ContainsFunc(a.Upstream, func(c attribution.Credit) bool {
			return in(c.Name) || slices.ContainsFunc(attribution.Names(c.Name), in)
		}) ||
		slices.ContainsFunc(a.Passages, func(p *model.Passage) bool { return in(p.Text) })
}

// namedOtherwise reports a name among some words that stands in another case (der Süddeutschen
// Zeitung, по данным «Известий»), or as its first letters, or the words of which it is those.
func namedOtherwise(words, name []string) bool {
	short := initials(name)
	for i, w := range words {
		switch {
		case !startsLarge(w):
		case i+len(name) <= len(words) && slices.EqualFunc(words[i:i+len(name)], name, inflected):
			return true
		case len(name) > 1 && utf8.RuneCountInString(w) >= fewestInitials && strings.HasSuffix(short, w):
			return true
		case len(name) == 1 && spells(words[i:], name[0]):
			return true
		}
	}
	return false
}

// fewestInitials is how many first letters can stand for a name.
const fewestInitials = 3

// initials are the first letters of a name, as capitals.
func initials(name []string) string {
	var b strings.Builder
	for _, w := range name {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
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

func startsLarge(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// inflected reports two words that begin alike, with large letters or small ones, and end in few others.
func inflected(a, b string) bool {
	const common, ending = 4, 3 // letters
	if startsLarge(a) != startsLarge(b) {
		return false
	}
	one, other := []rune(text.Fold(a)), []rune(text.Fold(b))
	n := 0
	for n < min(len(one), len(other)) && one[n] == other[n] {
		n++
	}
	return n == len(one) && n == len(other) || n >= common && max(len(one), len(other))-n <= ending
}
