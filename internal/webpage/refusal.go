package webpage

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// consentWords are words of lines that ask before they show anything, in any language:
// such a line often stands in front of an article in another.
var consentWords = sync.OnceValue(func() []consentWord {
	words := []consentWord{{"javascript", false}, {"captcha", false}, {"robot", false}}
	return append(words, wordsOfLines(func(l *language.Language) []string { return l.Cleaning().Consent })...)
})

// wordsOfLines are words of a list that each language has, behind which a hyphen stands for any ending.
func wordsOfLines(list func(*language.Language) []string) []consentWord {
	var words []consentWord
	for _, w := range language.WordsOfAll(list) {
		stem, open := strings.CutSuffix(w, "-")
		words = append(words, consentWord{strings.ToLower(stem), !open})
	}
	return words
}

// consentWord is a word in small letters, or the beginning of some.
type consentWord struct {
	text  string
	whole bool // nothing may follow it in the same word
}

// in reports that a text in small letters has the word.
func (w consentWord) in(s string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], w.text)
		if i < 0 {
			return false
		}
		from += i + len(w.text)
		next := text.FirstRune(s[from:])
		if !w.whole || from == len(s) || !unicode.IsLetter(next) && !unicode.IsDigit(next) || text.IsUnspaced(next) {
			return true
		}
	}
}

var errorWords = sync.OnceValue(func() text.WordRuns {
	runs := text.WordRuns{}
	for _, phrase := range language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().ErrorPages }) {
		runs.Add(phrase)
	}
	return runs
})

// longestError is the most words that a page has which says that there is none; of so many
// words of its title, or of a part of that, at most one says so.
const longestError, wordsOfError = 120, 3

// isError reports a short page whose title says that there is none, or whose text says little else. The title
// of a piece of news may have the same words, among others, or all of them if the page marks its text as an article.
func isError(m *metadata, lines []line, kept []int) bool {
	n, words, said := 0, 0, 0
	for _, i := range kept {
		if n += lines[i].words; n >= longestError {
			return false
		}
	}
	for _, i := range kept {
		folded := text.FoldedWords(lines[i].text)
		words += len(folded)
		said += errorWords().Count(folded)
	}
	if said > 1 && said*wordsOfError >= words {
		return true
	}
	titles := partsOf(m.title)
	if h := slices.IndexFunc(lines, func(l line) bool { return l.tag == headline }); h >= 0 {
		titles = append(titles, part{text: lines[h].text})
	}
	return slices.ContainsFunc(titles, func(p part) bool {
		words := text.FoldedWords(p.text)
		named := errorWords().Count(words)
		return named > 0 && named*wordsOfError >= len(words)
	}) && (said > 0 || !newQuestion(m, lines).isTold(lines, kept, false))
}

// question knows the lines that ask for something before they show anything. The
// words of the title ask for nothing: an article may be about robots, or about
// consent.
type question struct{ topic map[string]bool }

// newQuestion takes the words of the titles that a page has.
func newQuestion(m *metadata, lines []line) question {
	q := question{map[string]bool{}}
	for _, title := range []string{m.ld.headline, m.meta["og:title"], m.title} {
		q.about(title)
	}
	for i := range lines {
		if lines[i].tag == headline {
			q.about(lines[i].text)
		}
	}
	return q
}

func (q question) about(title string) {
	title = strings.ToLower(title)
	for _, w := range consentWords() {
		if w.in(title) {
			q.topic[singular(w.text)] = true
		}
	}
}

// asks returns the words with which a line asks, none if it does not.
func (q question) asks(s string) (words []string) {
	s = strings.ToLower(s)
	for _, w := range consentWords() {
		if one := singular(w.text); !q.topic[one] && w.in(s) {
			words = append(words, one)
		}
	}
	return words
}

func singular(word string) string { return strings.TrimSuffix(word, "s") }

// longQuestion is from how many words on a text with one word of asking only is not
// taken for a question: a report may use the word over and over.
const longQuestion = 120

// mostAsking is the most sentences that a question has.
const mostAsking = 12

// isAll reports that a few sentences of running text, if there are any, do no more
// than ask.
func (q question) isAll(lines []line, kept []int) bool {
	var sentences []string
	words := 0
	for _, i := range kept {
		if l := &lines[i]; l.running() {
			sentences = append(sentences, l.text)
			words += l.words
		}
	}
	if len(sentences) == 0 || len(sentences) > mostAsking {
		return len(sentences) == 0
	}
	asked, ways := 0, map[string]bool{}
	for _, s := range sentences {
		said := q.asks(s)
		for _, w := range said {
			ways[w] = true
		}
		if len(said) > 0 {
			asked++
		}
	}
	return asked*2 >= len(sentences) && asked > 0 && (words < longQuestion || len(ways) > 1)
}

// isTold reports sentences that the page marks as its article, below a headline, or that stand in one element below a headline
// and a day, of which the first asks for nothing and two thirds at most do. They are as long as those that tell something, and
// there is nothing to click that answers a question, nor beside them if more than a third asks.
func (q question) isTold(lines []line, kept []int, dated bool) bool {
	const fewest, long, wide = 3, 12, 64 // sentences; words of each, or columns, in a language with few and long words
	var home *html.Node
	marked, opens := true, false // as an article; with a question
	sentences, words, columns, asked := 0, 0, 0, 0
	if q.breaksOff(lines, kept) {
		return false
	}
	for _, i := range kept {
		l := &lines[i]
		if !l.sentence {
			continue
		}
		in := enclosing(l.block)
		if in == nil || in.DataAtom != atom.Article {
			if in = l.parent; !dated {
				return false
			}
			marked = false
		}
		if len(q.asks(l.text)) > 0 {
			asked++
			opens = opens || sentences == 0
		}
		if in == nil || home != nil && in != home || l.linked > 0 {
			return false
		}
		home = in
		sentences++
		words += l.words
		columns += text.Width(l.text)
	}
	if sentences < fewest || words < long*sentences && columns < wide*sentences || !marked && (opens || asked*3 > sentences*2) {
		return false
	}
	if !marked && asked*3 > sentences && home.Parent != nil {
		home = home.Parent // most of it asks: what answers may stand beside it
	}
	return !hasForm(home) && q.headed(lines, home, dated)
}

// breaksOff reports a text that asks for nothing whose last words end with an ellipsis, above words that ask for something.
func (q question) breaksOff(lines []line, kept []int) bool {
	asked, open := false, false
	for _, i := range slices.Backward(kept) {
		l := &lines[i]
		if !l.sentence {
			continue
		}
		switch asks := len(q.asks(l.text)) > 0; {
		case asks && open:
			return false
		case asks:
			asked = true
		case !open && !(asked && (strings.HasSuffix(l.text, "…") || strings.HasSuffix(l.text, "..."))):
			return false
		default:
			open = true
		}
	}
	return open
}

// headed reports an element below a headline and a day, or with a headline in it, that has no link which answers a question.
func (q question) headed(lines []line, home *html.Node, dated bool) bool {
	for i := range lines {
		if l := &lines[i]; inside(l.block, home) {
			dated = dated || l.tag == headline
			if l.linked > 0 && len(q.asks(l.text)) > 0 {
				return false
			}
		}
	}
	return dated
}

// hasForm reports an element with something in it to click or to fill in.
func hasForm(home *html.Node) bool {
	for n := range home.Descendants() {
		if n.DataAtom == atom.Button || n.DataAtom == atom.Form || n.DataAtom == atom.Input {
			return true
		}
	}
	return false
}

// short reports a short piece of news: a few sentences of which none asks for
// something; one will do if the page says when it was published.
func (q question) short(lines []line, kept []int, dated bool) bool {
	n, sentences := 0, 0
	for _, i := range kept {
		if len(q.asks(lines[i].text)) > 0 {
			return false
		}
		n += lines[i].words
		if lines[i].running() {
			sentences += sentencesIn(lines[i].text)
		}
	}
	return n >= leastShort && (sentences >= 2 || sentences == 1 && dated)
}

// sentencesIn counts the sentences of a text, two at most.
func sentencesIn(s string) int {
	if i := strings.IndexAny(s, ".!?"); i > 0 && strings.Contains(s[i:], " ") && endsSentence(s[:i+1]) && len(strings.Fields(s[i:])) > 3 {
		return 2
	}
	return 1
}

// mark marks the lines of elements that stand in the text and ask for something: a
// notice about cookies, an invitation to subscribe with what one gets for it.
func (q question) mark(lines []line, in []bool) {
	home := homeOf(lines, in)
	if home == nil {
		return
	}
	above := lineage(home)
	type group struct {
		at                           []int // lines
		words, said, asked, answered int
	}
	groups, all := map[*html.Node]*group{}, 0
	for i := range lines {
		l := &lines[i]
		if in[i] {
			all += l.words
		}
		top := topBelow(l.block, above)
		if top == nil {
			continue
		}
		g := groups[top]
		if g == nil {
			g = &group{}
			groups[top] = g
		}
		g.at = append(g.at, i)
		g.words += l.words
		if l.sentence || heading(l.tag) {
			g.said++
			if len(q.asks(l.text)) > 0 {
				g.asked++
			} else if l.words >= longTold {
				g.answered++
			}
		}
	}
	for top, g := range groups {
		if ofText[top.DataAtom] {
			continue
		}
		few := g.words*3 < all && g.asked*3 >= g.said
		if len(g.at) > 1 && g.asked > g.answered && (few || g.asked*2 >= g.said && all-g.words >= leastWords) {
			for _, i := range g.at {
				lines[i].asks = true
			}
		} else if g.words*3 < all {
			q.markBoxes(lines, g.at, top, all)
			markOffer(lines, g.at, top)
		}
	}
}

// longTold is how many words a sentence has that tells something, where another asks.
const longTold = 25

// ofText are elements that are a part of a text, whatever their words are about.
var ofText = map[atom.Atom]bool{
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Table: true, atom.Blockquote: true, atom.P: true, atom.Article: true, atom.Main: true,
}

// homeOf returns the element whose own paragraphs hold most of the chosen text.
func homeOf(lines []line, in []bool) *html.Node {
	score := map[*html.Node]int{}
	var best *html.Node
	for i := range lines {
		if l := &lines[i]; in[i] && l.sentence && l.parent != nil {
			if score[l.parent] += l.runes; best == nil || score[l.parent] > score[best] {
				best = l.parent
			}
		}
	}
	return best
}

// helpAsked is what to do with a page that asks for something.
const helpAsked = "answer it in the browser and save the page again"

// refuse says why a page holds no article.
func (q question) refuse(lines []line) *Refusal {
	asks, words := 0, 0
	for i := range lines {
		words += lines[i].words
		if len(q.asks(lines[i].text)) > 0 {
			asks++
		}
	}
	if asks >= 2 || asks == 1 && words < 300 {
		return &Refusal{
			Reason: "there is no article in the page, only a question about cookies or a subscription", Kind: Asks,
			Help: helpAsked,
		}
	}
	return &Refusal{
		Reason: "no article was found in the page", Kind: NoArticle,
		Help: "check that the file is the article and not a list or a script that loads it, or save the text as a .txt file",
	}
}
