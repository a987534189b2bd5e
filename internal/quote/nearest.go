package quote

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Searcher finds the passage that a wrong quotation probably means. It only
// ever suggests. Its index of words is made at the first failure. Several may ask it
// at a time.
type Searcher struct {
	dossier  *model.Dossier
	articles []*model.Article
	sources  model.Sources
	index    func() index
	within   memo.Once[*model.Article, *stretches] // their passages
	left     memo.Once[*model.Article, *lines]     // those that cleaning left out
}

// stretch is a part of a passage that resembles a quotation.
type stretch struct {
	passage *model.Passage
	text    string // the words of the stretch
	from    int    // byte of the passage at which it begins
	score   float64
}

const (
	maxWanted  = 300  // words of a quotation for which a suggestion is looked for
	maxHave    = 5000 // words of a passage that are compared
	candidates = 8    // passages that are compared word by word
	alike      = 0.5  // below this a suggestion would only mislead
)

// NewSearcher searches the articles of a dossier. m may be nil.
func NewSearcher(d *model.Dossier, m *memo.Memory) *Searcher {
	return &Searcher{dossier: d, articles: d.Articles, sources: d.Sources, index: sync.OnceValue(func() index { return indexOfAll(d.Articles, m) })}
}

// passages are those of an article.
func (s *Searcher) passages(a *model.Article) *stretches {
	return s.within.Of(a, func() *stretches { return newStretches(a.Passages) })
}

// Find is [Find], for articles in which many quotations are looked for.
func (s *Searcher) Find(q found.Quote, a *model.Article, named *model.Passage) (*Match, Miss) {
	return find(q, named, func() []*model.Passage { return s.passages(a).having(q) })
}

// Suggest adds to a diagnostic about quoted words how they differ from the passage
// that comes nearest, if any does.
func (s *Searcher) Suggest(d diag.Diagnostic, words string) diag.Diagnostic {
	near, ok := s.nearest(words, nil)
	if !ok {
		return d
	}
	wrote, source := Diff(words, near.text)
	return d.WithDetail("wrote:  "+wrote+"\nsource: "+source).
		WithRelated(near.span(s.sources), "the nearest passage is here, %s of @%s", near.passage.Name(), near.passage.Article.Key)
}

// nearest looks first in the cited article, then everywhere.
func (s *Searcher) nearest(words string, cited *model.Article) (best stretch, ok bool) {
	wanted := tokens(words)
	if len(wanted) == 0 || len(wanted) > maxWanted {
		return best, false
	}
	if cited != nil {
		best = bestOf(wanted, s.passages(cited).near(wanted))
	}
	if best.score < 0.75 {
		if other := bestOf(wanted, s.index().ranked(wanted)); other.score > best.score+0.1 {
			best = other
		}
	}
	return best, best.score >= alike
}

// ranked returns the passages that share the most words with the quotation;
// words that stand everywhere say little.
func (x index) ranked(wanted []token) []*model.Passage {
	scores := map[*model.Passage]float64{}
	var order []*model.Passage
	for _, t := range wanted {
		list, ok := x.of(t.key)
		if !ok {
			continue
		}
		for _, p := range list {
			if scores[p] == 0 {
				order = append(order, p)
			}
			scores[p] += 1 / float64(len(list)+1)
		}
	}
	slices.SortStableFunc(order, func(a, b *model.Passage) int { return cmp.Compare(scores[b], scores[a]) })
	return order[:min(len(order), candidates)]
}

// token is a word of a text.
type token struct {
	text string // as it stands
	key  string // folded and in lower case, without punctuation
	at   int    // byte offset
}

func tokens(s string) []token {
	var list []token
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		list = append(list, token{s[start:end], keyOf(found.Fold(s[start:end])), start})
		start = -1
	}
	for i, r := range s {
		if r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\n' || r == '\t' {
			flush(i)
		} else if start < 0 {
			start = i
		}
	}
	flush(len(s))
	return list
}

// bestOf aligns the quotation with every stretch of the passages and returns
// the stretch with the fewest differing words.
func bestOf(wanted []token, passages []*model.Passage) stretch {
	var best stretch
	for _, p := range passages {
		have := tokens(p.Text)
		have = have[:min(len(have), maxHave)]
		from, to, differ := align(wanted, have)
		if to <= from {
			continue
		}
		score := 1 - float64(differ)/float64(max(len(wanted), to-from))/costWord
		if score > best.score {
			end := have[to-1].at + len(have[to-1].text)
			words := p.Text[have[from].at:end]
			if last := wanted[len(wanted)-1].text; !strings.HasSuffix(words, last[len(last)-1:]) {
				words = strings.TrimRight(words, ",;:.!?")
			}
			best = stretch{p, words, have[from].at, score}
		}
	}
	return best
}

const costWord = 2 // a word that differs; one that differs in its spelling only costs 1

// align finds the stretch of have that turns into wanted with the least cost
// (Sellers' algorithm on words).
func align(wanted, have []token) (from, to, cost int) {
	type cell struct{ cost, from int }
	row := make([]cell, len(have)+1)
	for j := range row {
		row[j] = cell{0, j}
	}
	for i, w := range wanted {
		diagonal := row[0]
		row[0] = cell{(i + 1) * costWord, 0}
		for j, h := range have {
			next := cell{diagonal.cost + wordCost(w, h), diagonal.from}
			if c := row[j].cost + costWord; c < next.cost {
				next = cell{c, row[j].from}
			}
			if c := row[j+1].cost + costWord; c < next.cost {
				next = cell{c, row[j+1].from}
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	best := row[0]
	for j, c := range row {
		if c.cost < best.cost {
			best, to = c, j
		}
	}
	// A last word that differs costs as much as one that is missing: take the
	// word that stands in its place, unless that begins another sentence.
	for to > best.from && to < len(have) && row[to+1] == best && have[to].key != "" && !strings.ContainsAny(have[to-1].text, ".!?;:…") {
		to++
	}
	return best.from, to, best.cost
}

func wordCost(a, b token) int {
	switch {
	case a.key == b.key:
		return 0
	case a.key == "" || b.key == "":
		return costWord
	case text.Distance([]rune(a.key), []rune(b.key))*3 <= utf8.RuneCountInString(a.key):
		return 1
	default:
		return costWord
	}
}

// maxDiff bounds the table that Diff fills: two paragraphs of 1,000 words.
const maxDiff = 1_000_000

// Diff writes two texts with the words that differ in braces.
func Diff(wrote, source string) (a, b string) {
	left, right := tokens(wrote), tokens(source)
	if len(left)*len(right) > maxDiff {
		return wrote, source
	}
	folded := func(list []token) []string {
		out := make([]string, len(list))
		for i, t := range list {
			out[i] = found.Fold(bare(t.text))
		}
		return out
	}
	leftWords, rightWords := folded(left), folded(right)
	var leftOut, rightOut []string
	for _, c := range text.Diff(len(left), len(right), func(i, j int) bool { return leftWords[i] == rightWords[j] }) {
		switch {
		case c.B < 0:
			leftOut = append(leftOut, marked(left[c.A].text))
		case c.A < 0:
			rightOut = append(rightOut, marked(right[c.B].text))
		default:
			leftOut, rightOut = append(leftOut, left[c.A].text), append(rightOut, right[c.B].text)
		}
	}
	return strings.Join(leftOut, " "), strings.Join(rightOut, " ")
}

// bare is a word without the quotation marks around it: whose words they are is said by what stands
// around them. A word that is nothing else stays.
func bare(word string) string {
	if inner := strings.TrimFunc(word, func(r rune) bool { return text.IsOf(r, text.DoubleQuotes+text.SingleQuotes) }); inner != "" {
		return inner
	}
	return word
}

// marked is a word in braces, which stand within the quotation marks around it.
func marked(word string) string {
	inner := bare(word)
	before, after, _ := strings.Cut(word, inner)
	return before + "{" + inner + "}" + after
}

// Near is the stretch of a text that comes nearest to words.
func Near(words, in string) string { return bestOf(tokens(words), []*model.Passage{{Text: in}}).text }

// Shorten keeps the part of a long diff around its braces.
func Shorten(s string) string {
	const room = 60 // runes on each side
	r := []rune(s)
	if len(r) <= 3*room {
		return s
	}
	first, last := strings.IndexByte(s, '{'), strings.LastIndexByte(s, '}')
	if first < 0 {
		first, last = 0, 0
	}
	from := max(0, utf8.RuneCountInString(s[:first])-room)
	to := min(len(r), utf8.RuneCountInString(s[:max(last, first)])+room, from+6*room)
	out := string(r[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}

// span is where the nearest stretch begins in the article file.
func (n stretch) span(sources model.Sources) diag.Span {
	s := sources.Within(n.passage, n.from, n.from)
	s.End = n.passage.End
	return s
}
