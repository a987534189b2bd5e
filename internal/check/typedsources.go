package check

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// typedSources reports sentences that say they have something from an outlet or an agency
// (according to Reuters; The Herald reports), where nothing that they cite is of it or names it.
// A sentence without a citation may rest on any that the note has.
func (v *checker) typedSources(n *model.Note) []diag.Diagnostic {
	cues := cuesOf(n.Lang)
	if cues == nil {
		return nil
	}
	all := v.findings.Cited(n)
	if len(all) == 0 || slices.ContainsFunc(all, func(c *model.Cited) bool { return c.Article == nil }) {
		return nil // an error says so, or that nothing is cited
	}
	var diags []diag.Diagnostic
	anywhere := map[string]bool{} // whether the note cites anything of a source
	type source struct {
		article *model.Article
		name    string
	}
	known := map[source]bool{} // an article is read once for each name
	report := func(p *markdown.Prose, s text.Range, own []*model.Cited) {
		for _, named := range v.sourcesSaid(p, s, n.Lang, cues) {
			of := func(c *model.Cited) bool {
				key := source{c.Article, named.names[0]}
				is, ok := known[key]
				if !ok {
					is = isOf(c.Article, named.names)
					known[key] = is
				}
				return is
			}
			cited, sought := anywhere[named.names[0]]
			switch {
			case len(own) > 0:
				cited = slices.ContainsFunc(own, of)
			case !sought:
				cited = slices.ContainsFunc(all, of)
				anywhere[named.names[0]] = cited
			}
			if !cited {
				diags = append(diags, diag.New(diag.SourceDiffers, p.At(named.From, named.To),
					"« %s » is said to be the source, and nothing that is cited here is of it or names it", named.Of(p.Text)).
					WithHelp("cite an article of it, or one that names it; else name whom you cite"))
			}
		}
	}
	for _, p := range n.Doc.Prose {
		if p.Drawn {
			continue
		}
		for _, s := range v.sentences(n, p) {
			report(p, s.Range, s.cited)
		}
	}
	for _, field := range v.printed(n) {
		if !isTags(n, field.Text) {
			report(markdown.FieldProse(field.Text, field.At), text.Range{To: len(field.Text)}, nil)
		}
	}
	return diags
}

// saidSource is where a sentence names its source, and all names of that.
type saidSource struct {
	text.Range
	names []string
}

// cues are the words of a language by which a sentence says from whom it has something.
type cues struct {
	before, behind map[string]bool // of a name; in small letters without accents
	hints          map[string]bool // the last word of each
	dense          []string        // of a script that sets no spaces, on either side
	light          map[string]bool // what may stand between the two: of the, by, newspaper
	proclitics     []string        // that are written together with a name
}

// cuesOf are those of a language, nil if it is not known how it says who speaks.
var cuesOf = language.OnceEach(func(l *language.Language) *cues {
	if !l.Knows(language.Speech) {
		return nil
	}
	c := &cues{before: map[string]bool{}, behind: map[string]bool{}, hints: map[string]bool{}, light: map[string]bool{}, proclitics: l.Search().JoinedBefore}
	credits := l.Cleaning().Attribution
	for _, w := range slices.Concat(l.Speech().According, credits) {
		c.before[plainly(w)] = true
		c.hints[plainly(w)[strings.LastIndexByte(plainly(w), ' ')+1:]] = true
	}
	for _, w := range slices.Concat(l.Speech().Saying, credits) {
		c.behind[plainly(w)] = true
		c.hints[plainly(w)] = true
	}
	for _, w := range slices.Concat(l.Speech().According, l.Speech().Saying, credits) {
		if isDense(w) {
			c.dense = append(c.dense, w)
		}
	}
	for _, w := range slices.Concat(l.Search().StopWords, l.Cleaning().StopWords, l.Speech().TheSource) {
		c.light[plainly(w)] = true
	}
	for _, w := range l.Hides().Complement {
		delete(c.light, plainly(w)) // "said that Reuters" names no source
	}
	return c
})

// sourcesSaid returns the outlets of the dossier and the known agencies that a sentence says it
// has something from: their names stand behind a word such as "according", or before one such
// as "reports", with nothing between but small words and other names.
func (v *checker) sourcesSaid(p *markdown.Prose, s text.Range, lang string, c *cues) []saidSource {
	said := s.Of(p.Text)
	if asks(said) {
		return nil
	}
	words := wordsIn(said)
	if !slices.ContainsFunc(words, func(w placed) bool { return c.hints[w.plain] || isDense(w.plain) }) {
		return nil
	}
	var list []saidSource
	credited := -1 // the last word of the name that was credited last
	for i := 0; i < len(words); i++ {
		n, names, only := v.theirs().sourceAt(words[i:], c.proclitics)
		if n == 0 {
			continue
		}
		last := i + n - 1
		name := text.Range{From: words[i].From, To: words[last].To}
		from := c.creditedBefore(said, words, i, credited)
		to := -1
		if from < 0 && !only {
			to = c.creditedBehind(said, words, last)
			from = i
		}
		if from >= 0 && (from < i || to > last || credited >= 0 && credited == from) || c.creditedDense(said, name) {
			end := last
			if to > last {
				end = min(to+nearDenial, len(words)-1)
			}
			clause := text.Range{From: clauseStart(said, words[max(0, min(from, i))].From), To: words[end].To}
			at := text.Range{From: s.From + name.From, To: s.From + name.To}
			if v.readings.Denies(clause.Of(said), lang).Empty() && !withinQuoted(p, at) && !at.OverlapsAny(p.Code) {
				list = append(list, saidSource{at, names})
			}
			credited = last
		}
		i = last
	}
	return list
}

// nearDenial is how many words behind a verb a denial may stand that bears on it: sagt dazu nichts.
const nearDenial = 2

// withinQuoted reports whether a name stands among quoted words. One that stands in marks alone is
// only a name.
func withinQuoted(p *markdown.Prose, at text.Range) bool {
	const marks = 8 // bytes
	return slices.ContainsFunc(quotedWithin(p, at), func(q text.Range) bool { return q.To-q.From > at.To-at.From+marks })
}

// placed is a word of a text, and where it stands.
type placed struct {
	text.Range
	word, plain string
}

func wordsIn(s string) []placed {
	read := text.Read(s)
	list := make([]placed, len(read.Words))
	for i, w := range read.Words {
		list[i] = placed{w.Range, w.Of(s), text.Fold(w.Of(s))}
	}
	return list
}

// parted reports whether a mark that parts clauses stands in a stretch of a text.
func parted(s string, from, to int) bool {
	return strings.ContainsAny(s[from:max(from, to)], ",;:()،؛，；：（）")
}

// longestClause is how many bytes before a name are looked at for a denial.
const longestClause = 200

// clauseStart is where the clause begins in which a byte of a text stands.
func clauseStart(s string, at int) int {
	from := max(0, at-longestClause)
	return max(from, from+strings.LastIndexAny(s[from:at], endsClause)+1)
}

// creditedBefore returns the place of the word before a name by which it is credited, or of the
// credited name that it is added to; -1 if there is none.
func (c *cues) creditedBefore(s string, words []placed, i, credited int) int {
	const near = 4 // words between the two
	for j := i - 1; j >= max(0, i-1-near); j-- {
		if j == credited {
			return j // Reuters, AFP and The Herald
		}
		if parted(s, words[j].To, words[j+1].From) {
			return -1
		}
		if c.before[words[j].plain] || j > 0 && c.before[words[j-1].plain+" "+words[j].plain] {
			return j
		}
		if c.behind[words[j].plain] && j > 0 && parted(s, words[j-1].To, words[j].From) {
			return j // …, writes The Herald
		}
		if !c.light[words[j].plain] {
			return -1
		}
	}
	return -1
}

// creditedBehind returns the place of the word behind a name that says it reports, -1 if there is none.
func (c *cues) creditedBehind(s string, words []placed, last int) int {
	const near, short = 2, 4 // words between the two, and their letters: has also
	for j := last + 1; j <= min(last+1+near, len(words)-1); j++ {
		switch {
		case parted(s, words[j-1].To, words[j].From):
			return -1
		case c.behind[words[j].plain]:
			return j
		case !c.light[words[j].plain] || utf8.RuneCountInString(words[j].plain) > short:
			return -1
		}
	}
	return -1
}

// creditedDense is the same for a script that sets no spaces: 据《…》报道.
func (c *cues) creditedDense(s string, name text.Range) bool {
	const quotes = "《》「」『』“”‘’〈〉 "
	before, behind := strings.TrimRight(s[:name.From], quotes), strings.TrimLeft(s[name.To:], quotes)
	return slices.ContainsFunc(c.dense, func(w string) bool { return strings.HasSuffix(before, w) || strings.HasPrefix(behind, w) })
}

// agencies are the known agencies and outlets, by the words of their names parted by blanks.
var agencies = sync.OnceValue(func() map[string]string {
	byWords := map[string]string{}
	for _, name := range attribution.AllNames() {
		byWords[strings.Join(text.PlainWords(name), " ")] = name
	}
	return byWords
})

// sourceAt returns how many words of a text are the name of an outlet or agency, letter for letter, and
// all names of that. only says that the name is a word of some language besides, so that it has
// to be introduced.
func (k *knownOutlets) sourceAt(words []placed, proclitics []string) (n int, names []string, only bool) {
	const longest = 6 // words of a name
	firsts := []string{words[0].word}
	for _, p := range proclitics {
		if bare, ok := strings.CutPrefix(words[0].word, p); ok && bare != "" {
			firsts = append(firsts, bare)
		}
	}
	for _, joined := range firsts {
		for i := 1; ; i++ {
			if k.names[joined] {
				n, names, only = i, []string{joined}, false
			}
			if name, ok := agencies()[joined]; ok {
				n, names, only = i, attribution.SameSource(name), attribution.IsWord(name)
			}
			if i == min(len(words), longest) {
				break
			}
			joined += " " + words[i].word
		}
		if n > 0 {
			return n, names, only
		}
	}
	return 0, nil, false
}
