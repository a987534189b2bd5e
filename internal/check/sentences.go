package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sentence is a sentence of a note with what is cited in it or right behind it.
type sentence struct {
	text.Range                // of the prose
	before, behind text.Range // the sentences beside it, empty where there is none
	cited          []*model.Cited
	last           int // byte of the prose at which its last citation stands, -1 if it has none
}

// sentences cuts a text of a note into its sentences and gives each what it cites. A citation
// behind the full stop belongs to the sentence before it.
func (v *checker) sentences(n *model.Note, p *markdown.Prose) []sentence {
	ranges := text.Sentences(p.Text, n.Lang)
	list := make([]sentence, len(ranges))
	for k, r := range ranges {
		list[k].Range, list[k].last = r, -1
		if k > 0 {
			list[k].before, list[k-1].behind = ranges[k-1], r
		}
	}
	i := 0
	for _, m := range p.Marks {
		for i+1 < len(list) && list[i+1].From < m.At {
			i++
		}
		if i < len(list) {
			list[i].cited, list[i].last = append(list[i].cited, v.findings.citedWith(n, m.Citation)...), m.At
		}
	}
	return list
}

// isUnresolved reports whether nobody knows what a citation cites, which is an error of its own.
func isUnresolved(c *model.Cited) bool {
	return c.Article == nil || c.Item.Quote != "" && c.Passage == nil
}

// asks reports whether a text has the mark of a question.
func asks(s string) bool { return strings.ContainsAny(s, "?؟？") }

// citing returns the sentences of a text of a note that have a citation.
func (v *checker) citing(n *model.Note, p *markdown.Prose) []sentence {
	if len(p.Marks) == 0 {
		return nil
	}
	return slices.DeleteFunc(v.sentences(n, p), func(s sentence) bool { return s.last < 0 })
}

// statedWith is a sentence, a heading or a title with what is cited for it.
type statedWith struct {
	words string          // without what they quote
	whole string          // with it
	prose *markdown.Prose // nil in the front matter
	at    diag.Span
	cited []*model.Cited
}

// statementsWithEvidence yields the sentences of a note that cite something; cells of a
// row that cites, with all that it cites; headings with what is cited below them, up to
// the next; and the texts of the front matter with all that the note cites.
func (v *checker) statementsWithEvidence(n *model.Note) func(yield func(statedWith) bool) {
	return func(yield func(statedWith) bool) {
		for _, p := range n.Doc.Prose {
			for _, said := range v.stated(n, p) {
				if !yield(said) {
					return
				}
			}
		}
		for p, cited := range v.belowHeadings(n) {
			if len(cited) > 0 && !yield(statedWith{withoutQuoted(p, text.Range{To: len(p.Text)}), p.Text, p, p.At(0, len(p.Text)), cited}) {
				return
			}
		}
		for _, field := range v.printed(n) {
			if all := v.findings.Cited(n); len(all) > 0 && !isTags(n, field.Text) && !yield(statedWith{words: field.Text, whole: field.Text, at: field.At, cited: all}) {
				return
			}
		}
	}
}

// stated returns what a text of a note states: its sentences that cite, or all of a cell in
// a row that does.
func (v *checker) stated(n *model.Note, p *markdown.Prose) []statedWith {
	if beside := v.findings.citedBeside(n, p.Scope); p.Cell && len(p.Marks) == 0 && len(beside) > 0 {
		return []statedWith{{withoutQuoted(p, text.Range{To: len(p.Text)}), p.Text, p, p.At(0, len(p.Text)), beside}}
	}
	var list []statedWith
	for _, s := range v.citing(n, p) {
		list = append(list, statedWith{withoutQuoted(p, s.Range), s.Of(p.Text), p, p.At(s.From, s.To), s.cited})
	}
	return list
}

// isTags reports whether a text of the front matter is the list of tags.
func isTags(n *model.Note, s string) bool {
	var tags []string
	switch own := n.Own.(type) {
	case *model.Brief:
		tags = own.Tags
	case *model.Question:
		tags = own.Tags
	}
	return s == strings.Join(tags, "; ")
}

// sameLanguage reports whether the words of a note and of what it cites can be compared one
// by one.
func sameLanguage(n *model.Note, c *model.Cited) bool {
	of := language.Get(n.Lang)
	return of.Code != "" && of == language.Get(c.Lang()) && factuality.Known(of.Code)
}

// fewestLetters is how many letters a word has at least that says what a text is about,
// and mostSubjects how many such words of one text are looked at.
const (
	fewestLetters = 3
	mostSubjects  = 200
)

// sayLittle are the words of a language that say nothing of what a text is about: those that
// every text of it has, and those by which somebody is only said to speak.
var sayLittle = language.OnceEach(func(l *language.Language) map[string]bool {
	words := map[string]bool{}
	for _, w := range slices.Concat(l.Search().StopWords, l.Cleaning().StopWords, l.Speech().Saying, l.Speech().According) {
		words[text.Plain(w)] = true
	}
	return words
})

// subjects returns the words of a text that say what it is about, each once, in small
// letters and without accents. In a script that sets no spaces they are the pairs of
// characters beside each other, kana of endings left out: most words have two.
func subjects(s, lang string) []string {
	little := sayLittle(lang)
	var list []string
	add := func(w string) {
		if !little[w] && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	plain := text.Plain(s)
	before, end := "", 0 // the character before, of a script that sets no spaces, and where it ends
	for i, r := range plain {
		if len(list) >= mostSubjects {
			return list
		}
		switch {
		case !text.IsUnspaced(r) || unicode.Is(unicode.Hiragana, r) || unicode.IsMark(r) || little[string(r)]:
			before = ""
		case before != "" && end == i:
			add(before + string(r))
			fallthrough
		default:
			before, end = string(r), i+utf8.RuneLen(r)
		}
	}
	for _, w := range text.PlainWords(plain) {
		if len(list) >= mostSubjects {
			break
		}
		if !isDense(w) && utf8.RuneCountInString(w) >= fewestLetters && strings.ContainsFunc(w, unicode.IsLetter) {
			add(w)
		}
	}
	return list
}

const stem, ending = 4, 4 // characters that forms of a word share at least, and that may differ at most

// beginning is what all words share that are [alike].
func beginning(word string) string {
	n := 0
	for i := range word {
		if n == stem {
			return word[:i]
		}
		n++
	}
	return word
}

// alike reports whether two words are forms of one, as far as their beginnings tell.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n >= stem && max(len(x), len(y))-n <= ending
}

// inCommon counts the words of one list that have a form in another.
func inCommon(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.ContainsFunc(b, func(o string) bool { return alike(w, o) }) {
			n++
		}
	}
	return n
}
