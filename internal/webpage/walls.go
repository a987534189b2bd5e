package webpage

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
)

// A wall is where a page lets those alone read on who pay or log in. Pages have its words below texts that are
// whole, too, so it is believed below short ones alone: a long beginning is worth reading.

// wallWords are words of lines that say for whom a text goes on.
var wallWords = sync.OnceValue(func() []consentWord {
	return wordsOfLines(func(l *language.Language) []string { return l.Cleaning().Walls })
})

// access is what the data of a page say of who may read its article.
type access struct {
	free, paid bool // it says that everybody may, or that not everybody may
	words      int  // of the article, 0 if it does not say
}

func accessOf(article map[string]any) (a access) {
	free := strings.ToLower(said(article["isAccessibleForFree"]))
	a.free, a.paid = strings.HasSuffix(free, "true"), strings.HasSuffix(free, "false")
	a.words, _ = strconv.Atoi(said(article["wordCount"]))
	return a
}

// said is a value of data as a text.
func said(value any) string {
	switch v := value.(type) {
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.Itoa(int(v))
	}
	return first(value)
}

// leastAboveWall is how many words stand above a wall of a text that is taken as it is.
const leastAboveWall = 2 * leastWords

// walled reports a text behind whose last sentence the page says that it goes on for those alone who pay or log in.
func (q question) walled(lines []line, kept []int, a access) bool {
	const near = 8 // lines of a text that may be those of a wall, and lines behind it
	shown := 0
	for _, i := range kept {
		shown += lines[i].words
	}
	switch {
	case len(kept) == 0 || shown >= leastAboveWall || a.free || a.words > 0 && shown*10 >= a.words*8:
		return false
	case a.paid && shown*3 < a.words:
		return true
	}
	in := make([]bool, len(lines))
	for _, i := range kept {
		in[i] = true
	}
	above := lineage(homeOf(lines, in))
	for i := kept[max(0, len(kept)-near)] + 1; i < min(len(lines), kept[len(kept)-1]+1+near); i++ {
		l := &lines[i]
		if i > kept[len(kept)-1] && pointsOn(l) && len(q.asks(l.text)) == 0 {
			return false // teasers
		}
		if wallIn(l.text) != "" && q.wallFrom(lines, in, i, above) {
			return true
		}
	}
	return false
}

// commentWords are those of a line about comments, which may be for subscribers where the text is not.
var commentWords = sync.OnceValue(func() map[string]bool {
	return text.FoldedSet(language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().CommentWords })...)
})

// wallIn returns the words with which a line says for whom a text goes on.
func wallIn(s string) string {
	if slices.ContainsFunc(text.FoldedWords(s), func(w string) bool { return commentWords()[w] }) {
		return ""
	}
	s = strings.ToLower(s)
	for _, w := range wallWords() {
		if w.in(s) {
			return w.text
		}
	}
	return ""
}

// wallFrom reports a wall that begins with a line: it or those beside it ask for something, and no sentence follows.
func (q question) wallFrom(lines []line, in []bool, from int, above map[*html.Node]bool) bool {
	top := topBelow(lines[from].block, above)
	boxed := top != nil && !ofText[top.DataAtom]
	link := onlyLink(&lines[from]) && len(q.asks(lines[from].text)) == 0
	ofWall := func(i int) bool {
		switch other := topBelow(lines[i].block, above); {
		case boxed:
			return inside(lines[i].block, top)
		case link && other != nil && !ofText[other.DataAtom]:
			return false // a box of its own behind a link to another page
		}
		return !lines[i].menu && (lines[i].words <= shortestTold || len(q.asks(lines[i].text)) > 0 || wallIn(lines[i].text) != "")
	}
	begin, asked := from, 0
	for begin > 0 && !in[begin-1] && ofWall(begin-1) {
		begin--
	}
	end := begin
	for ; end < len(lines) && (end <= from || ofWall(end)); end++ {
		l := &lines[end]
		if wallIn(l.text) == "" && len(q.asks(l.text)) == 0 && pointsOn(l) {
			return false
		}
		if q.asksBeside(l.text) {
			asked++
		}
	}
	for i := end; i < len(lines); i++ {
		if in[i] && lines[i].running() {
			return false
		}
	}
	if l := &lines[from]; in[from] && l.sentence && !boxed && !pointsOn(l) { // it may tell of a full report, or of the subscribers of a theatre
		return q.asksBeside(l.text) && (asked > 1 || l.linked > 0)
	}
	return asked > 0
}

// asksBeside reports a line that asks for something with other words than those that say for whom a text goes on.
func (q question) asksBeside(s string) bool {
	phrase := wallIn(s)
	return slices.ContainsFunc(q.asks(s), func(word string) bool { return !strings.Contains(phrase, word) })
}

// onlyLink reports a line that is nothing but a link.
func onlyLink(l *line) bool { return l.linkShare() > 0.9 }

// pointsOn reports a line that is nothing but a link with the words of a headline.
func pointsOn(l *line) bool { return onlyLink(l) && l.words > shortestTold }
