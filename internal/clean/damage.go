package clean

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// findDamage marks words that look garbled: glued together, doubled, with an
// elision that was not made, or with a capital in the middle of a sentence.
// It marks only what it can show by the text itself; the rest is for a person.
func findDamage(blocks []custody.Placed) []custody.Damage {
	lex := lexica()
	known := map[string]int{} // how often each name and each small article occurs
	var words []string
	for _, b := range blocks {
		words = text.AppendPlainWords(words[:0], b.Text)
		for _, w := range words {
			if startsUpper(w) || len(w) <= 3 && lex.determiners[w] { // those of articles
				known[w]++
			}
		}
	}
	var found []custody.Damage
	var tokens []text.Field
	small := sync.OnceValue(func() map[string]bool { return smallArticles(blocks) })
	// beforeName reports that an article is written small before a word elsewhere.
	beforeName := func(article, name string) bool { return known[article] > 0 && small()[article+" "+name] }
	for _, b := range blocks {
		if b.Line != b.Last {
			continue // damage is a mark in one raw line; text joined over lines has none
		}
		tokens = elided(tokens[:0], b.Text)
		for i, t := range tokens {
			add := func(kind string, from, to int) {
				found = append(found, custody.Damage{Line: b.Line, Words: b.Text[from:to], Kind: kind})
			}
			if glued(t.Text, known) {
				add("glued", t.At, t.At+len(t.Text))
			}
			if i == 0 {
				continue
			}
			prev, next := tokens[i-1], ""
			if i+1 < len(tokens) {
				next = tokens[i+1].Text
			}
			if kind := misplaced(prev.Text, b.Text[prev.At+len(prev.Text):t.At], t.Text, next, beforeName); kind != "" {
				add(kind, prev.At, t.At+len(t.Text))
			}
		}
	}
	return found
}

// misplaced says what is wrong with two words in a row and the gap between them,
// "" if nothing is; next is the word behind them, if there is one.
func misplaced(prev, gap, word, next string, beforeName func(article, name string) bool) string {
	lex := lexica()
	spaced := gap == " " || strings.TrimFunc(gap, unicode.IsSpace) == ""
	switch {
	case spaced && doubled(prev, word):
		return "doubled"
	case spaced && gap != "" && unelided(prev, word):
		return "elision"
	case spaced && startsUpper(word) && lex.pronouns[word] && startsWithLetter(prev) && !text.EndsSentence(prev):
		return "capital"
	case strings.TrimSpace(gap) == "," && lex.articles[word] && next != "" && beforeName(strings.ToLower(word), next):
		return "capital"
	}
	return ""
}

// elided adds the words of letters of a text; the apostrophe stays with the
// elided article before it, so that « l’Iran » is « l’ » and « Iran ».
func elided(words []text.Field, line string) []text.Field {
	start := -1
	flush := func(end int) {
		if start >= 0 {
			words = append(words, text.Field{Text: line[start:end], At: start})
			start = -1
		}
	}
	for i, r := range line {
		switch {
		case text.IsLetter(r) || r == '-' && start >= 0 || r >= utf8.RuneSelf && unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case (r == '\'' || r == '’') && start >= 0:
			flush(i + utf8.RuneLen(r))
		default:
			flush(i)
		}
	}
	flush(len(line))
	return words
}

func plain(w string) string { return strings.ToLower(strings.ReplaceAll(w, "’", "'")) }

// doubled finds two determiners in a row that no language allows. Not « la une », which is the
// front page.
func doubled(a, b string) bool {
	const longest = len("l’")
	if len(a) > longest || len(b) > longest {
		return false
	}
	a, b = plain(a), plain(b)
	if !lexica().determiners[a] || !lexica().determiners[b] {
		return false
	}
	return a == b || slices.Contains(lexica().neverBehind[a], b)
}

// unelided finds « la envoi », « le accord », only before words that surely begin with a
// vowel. Not « que » and « de », for which the data have no such rule: before a vowel they
// also end quotations and titles.
func unelided(a, b string) bool {
	lex := lexica()
	if !lex.elided[a] {
		return false
	}
	_, first := utf8.DecodeRuneInString(b)
	if !lex.elidedBefore[b[:first]] || utf8.RuneCountInString(b) < 4 {
		return false
	}
	for word := range lex.notElidedBefore {
		if stem, open := strings.CutSuffix(word, "*"); b == stem || open && strings.HasPrefix(b, stem) {
			return false
		}
	}
	return !strings.HasSuffix(b, "'") && !strings.HasSuffix(b, "’")
}

// glued finds a name with a small word stuck to it (« Poutineun »), or two
// words with a capital between them (« RussieL’ »), if the first part stands
// alone elsewhere in the text.
func glued(w string, known map[string]int) bool {
	r := text.FirstRune(w)
	if !unicode.IsUpper(r) || known[strings.TrimRight(w, "'’")] > 1 {
		return false
	}
	for _, tail := range lexica().glueable {
		if head, ok := strings.CutSuffix(w, tail); ok && utf8.RuneCountInString(head) >= 4 && known[head] >= 2 {
			return true
		}
	}
	previous := r
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) && unicode.IsLower(previous) && known[w[:i]] > 0 {
			return true
		}
		previous = r
	}
	return false
}

// smallArticles returns the articles that are written small, each with the word
// behind it: « De son côté, La Russie » is damaged if « la Russie » occurs too.
func smallArticles(blocks []custody.Placed) map[string]bool {
	small := map[string]bool{}
	var tokens []text.Field
	for _, b := range blocks {
		tokens = elided(tokens[:0], b.Text)
		for i, t := range tokens[:max(0, len(tokens)-1)] {
			if next := tokens[i+1]; len(t.Text) <= 3 && lexica().determiners[t.Text] && b.Text[t.At+len(t.Text):next.At] == " " {
				small[t.Text+" "+next.Text] = true
			}
		}
	}
	return small
}

func startsUpper(w string) bool {
	if w[0] < utf8.RuneSelf {
		return w[0] >= 'A' && w[0] <= 'Z'
	}
	return unicode.IsUpper(text.FirstRune(w))
}

func startsWithLetter(w string) bool {
	return unicode.IsLetter(text.FirstRune(w))
}
