package factuality

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// atom is a form of words that patterns ask for: a word, a beginning, an ending.
type atom int32

const (
	anyWord      atom = iota // right behind the word before
	anyWordApart             // behind a comma too
	firstAtom
)

// mostSkipped is how many words … stands for.
const mostSkipped = 3

// atoms are the forms of a language. A word is looked up once for all patterns.
type atoms struct {
	proclitics []string
	letters    map[string]string // a character that is a word → the one that stands for it
	number     map[string]atom   // form → atom
	prefixes   map[string][]form // beginning before the first * → forms
	suffixes   map[string]atom   // ending of a form that begins with *
}

// form is a form with a *, cut at each.
type form struct {
	parts []string
	atom  atom
}

func newAtoms(proclitics []string, letters map[string]string) *atoms {
	return &atoms{proclitics, letters, map[string]atom{}, map[string][]form{}, map[string]atom{}}
}

// add returns the atom of a form.
func (a *atoms) add(s string) atom {
	s = a.letter(s)
	if n, ok := a.number[s]; ok {
		return n
	}
	n := firstAtom + atom(len(a.number))
	a.number[s] = n
	if parts := strings.Split(s, "*"); len(parts) == 2 && parts[0] == "" {
		a.suffixes[parts[1]] = n
	} else if len(parts) > 1 {
		a.prefixes[parts[0]] = append(a.prefixes[parts[0]], form{parts, n})
	}
	return n
}

// letter is a word, or the character that stands for it.
func (a *atoms) letter(w string) string {
	if other, ok := a.letters[w]; ok {
		return other
	}
	return w
}

// of lists the atoms that a word is.
func (a *atoms) of(w string) []atom {
	w = a.letter(w)
	list := a.forms(nil, w)
	for _, p := range a.proclitics {
		if rest, ok := strings.CutPrefix(w, p); ok && rest != "" {
			list = a.forms(list, rest)
		}
	}
	return list
}

func (a *atoms) forms(list []atom, w string) []atom {
	const longest = 40 // bytes of a beginning or an ending
	if n, ok := a.number[w]; ok {
		list = append(list, n)
	}
	for i := range min(len(w), longest) + 1 {
		for _, f := range a.prefixes[w[:i]] {
			if f.fits(w) {
				list = append(list, f.atom)
			}
		}
		if n, ok := a.suffixes[w[len(w)-i:]]; ok {
			list = append(list, n)
		}
	}
	return list
}

func (f form) fits(w string) bool {
	last := len(f.parts) - 1
	rest := w[len(f.parts[0]):]
	for _, p := range f.parts[1:last] {
		i := strings.Index(rest, p)
		if i < 0 {
			return false
		}
		rest = rest[i+len(p):]
	}
	return strings.HasSuffix(rest, f.parts[last])
}

// apart splits at separators outside of brackets.
func apart(s, separators string) []string {
	var parts []string
	depth, from := 0, 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && strings.ContainsRune(separators, r):
			parts = append(parts, s[from:i])
			from = i + utf8.RuneLen(r)
		}
	}
	return append(parts, s[from:])
}

// bracketed returns what stands in brackets that are all of an item.
func bracketed(item string) (string, bool) {
	if !strings.HasPrefix(item, "(") {
		return "", false
	}
	depth := 0
	for i, r := range item {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return item[1:i], i == len(item)-1
		}
	}
	return "", false
}

// alefs are the letters that are found without what distinguishes them.
const alefs = "أإآٱ"

// spellings writes out the alternatives inside a word, den(y|ied).
func spellings(item string) []string {
	for i, r := range item {
		switch {
		case r == '(':
			inner, _ := bracketed(item[i : i+closing(item[i:])+1])
			rest := spellings(item[i+closing(item[i:])+1:])
			var list []string
			for _, one := range apart(inner, "|") {
				for _, middle := range spellings(one) {
					for _, end := range rest {
						list = append(list, item[:i]+middle+end)
					}
				}
			}
			return list
		case strings.ContainsRune(alefs, r):
			var list []string
			for _, end := range spellings(item[i+utf8.RuneLen(r):]) {
				list = append(list, item[:i]+string(r)+end, item[:i]+"ا"+end)
			}
			return list
		}
	}
	return []string{item}
}

// closing returns the byte of the bracket that closes the one s begins with.
func closing(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return len(s) - 1
}

// parting are the characters that part the words of a pattern.
const parting = " '’ʼ-‐‑\u200c"

// spaced parts the characters of scripts that set no spaces, which are words each, from
// each other, from other letters and from the brackets beside them.
func spaced(s string) string {
	var b strings.Builder
	var before rune
	closed := false // a bracket with such a character has ended right before
	for i, r := range s {
		dense := text.IsUnspaced(r)
		beside := before == ')' && (dense || r == '(' && (closed || text.IsUnspaced(text.FirstRune(s[i+1:]))))
		if beside || dense && isLetter(before) || text.IsUnspaced(before) && (r == '(' || isLetter(r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		closed = r == ')' && text.IsUnspaced(before)
		before = r
	}
	return b.String()
}

// items are the words and brackets of a pattern or of a part of one.
func items(s string) []string {
	return slices.DeleteFunc(apart(s, parting), func(item string) bool { return item == "" })
}
