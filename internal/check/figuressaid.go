package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// figuresSaid are the numbers of cited sentences and of the days of their articles.
type figuresSaid struct {
	// counting has, for each number, what it counts as [figures.Share] says it.
	counting map[float64]*[3]bool
	quoted   map[float64]bool            // those in the quoted words themselves
	measured map[float64]map[string]bool // the units of each, "" where none stands beside it
	ordinals bool                        // some are ordinals: 21st, XIV
	days     map[float64]bool            // year, month and day of publication, or of another calendar: said inside a date only
	words    bool                        // numbers in words are read in all languages of the articles
	texts    []textOf                    // the sentences themselves, for the months that they name by a word

	year int // in which the latest of what is cited was published, 0 if nobody knows

	amounts func() map[string]bool // names of words for an amount, as [shares] has them

	whole []*figuresSaid // those of articles that are cited as a whole
}

// textOf is a text, its language, the figures in it, and how rough each of them is and what times of day they are, which few ask.
type textOf struct {
	text, lang string
	in         []figures.Figure
	rough      func() []figures.Rough
	times      func() []figures.Time
}

func newFiguresSaid() *figuresSaid {
	return &figuresSaid{
		counting: map[float64]*[3]bool{}, measured: map[float64]map[string]bool{},
		quoted: map[float64]bool{}, days: map[float64]bool{}, words: true,
	}
}

// articleFigures are the numbers of articles that are cited as a whole, each read once for
// all sentences of a note that cite it so.
type articleFigures map[*model.Article]*figuresSaid

// of returns the numbers of an article.
func (read articleFigures) of(a *model.Article) *figuresSaid {
	said := read[a]
	if said == nil {
		said = newFiguresSaid()
		fromDay := false
		for _, p := range a.Passages {
			fromDay = fromDay || p.CountsFromDay()
			all := text.Range{To: len(p.Text)}
			said.addSentence(p.Text, all, a.Lang)
			said.addConverted(p.Text, all, a.Lang)
		}
		said.addDays(a.Published, fromDay)
		said.words = figures.Known(a.Lang)
		read[a] = said
	}
	return said
}

// saidBy reads the numbers of the sentences in which quoted words stand; of a passage
// that is cited without words, all of it. Articles that were read are in whole.
func saidBy(cited []*model.Cited, whole articleFigures) *figuresSaid {
	said := newFiguresSaid()
	type read struct {
		passage *model.Passage
		words   text.Range
	}
	before := map[read]bool{}
	for _, c := range cited {
		if c.Passage == nil {
			if of := whole.of(c.Article); !slices.Contains(said.whole, of) {
				said.whole = append(said.whole, of)
				said.words, said.ordinals = said.words && of.words, said.ordinals || of.ordinals
			}
			continue
		}
		sentence, words := quotedSentence(c, c.Passage)
		if !before[read{c.Passage, words}] {
			before[read{c.Passage, words}] = true
			said.addSentence(sentence, words, c.Lang())
			said.addConverted(sentence, words, c.Lang())
		}
		said.addDays(c.Article.Published, c.Passage.CountsFromDay())
		said.words = said.words && figures.Known(c.Lang())
	}
	return said
}

// in reports whether something is so of the numbers that are said by words, or of those of an
// article that is cited as a whole.
func (said *figuresSaid) in(so func(*figuresSaid) bool) bool {
	return so(said) || slices.ContainsFunc(said.whole, so)
}

// isDay reports whether a number is that of a day of publication.
func (said *figuresSaid) isDay(x float64) bool {
	return said.in(func(s *figuresSaid) bool { return s.days[x] })
}

// quotedSentence returns the sentences of a passage in which the quoted words stand, and
// the bytes of the words in them; without words, the whole passage.
func quotedSentence(c *model.Cited, p *model.Passage) (sentence string, words text.Range) {
	if c.Words == nil {
		return p.Text, text.Range{To: len(p.Text)}
	}
	return c.Context.Of(p.Text), shift(c.Words.Extent(), -c.Context.From)
}

// addSentence adds the numbers of a sentence; words are the bytes of it that are quoted.
func (said *figuresSaid) addSentence(sentence string, words text.Range, lang string) {
	in := figures.In(sentence, lang)
	said.texts = append(said.texts, textOf{sentence, lang, in, sync.OnceValue(func() []figures.Rough {
		rough := make([]figures.Rough, len(in))
		for i, f := range in {
			rough[i] = figures.Roughly(sentence, f, lang)
		}
		return rough
	}), sync.OnceValue(func() []figures.Time { return figures.Times(sentence) })})
	for _, f := range in {
		share, measure := figures.Share(sentence, f.Range, lang), figures.Measure(sentence, f, lang)
		said.ordinals = said.ordinals || f.Ordinal
		for _, x := range f.Values {
			if said.measured[x] == nil {
				said.measured[x] = map[string]bool{}
			}
			said.measured[x][measure] = true
			if said.counting[x] == nil {
				said.counting[x] = &[3]bool{}
			}
			said.counting[x][share] = true
			said.quoted[x] = said.quoted[x] || words.Contains(f.Range)
		}
	}
}

// addConverted adds the years of our calendar for the days that a sentence names in another, and the numbers of these days,
// which count inside a date.
func (said *figuresSaid) addConverted(sentence string, words text.Range, lang string) {
	for _, m := range calendar.Find(sentence, lang) {
		if m.Written == calendar.Gregorian || m.Year == 0 {
			continue
		}
		for _, n := range []int{m.Month, m.Day} {
			said.days[float64(n)] = said.days[float64(n)] || n > 0
		}
		x := float64(m.Year)
		if said.counting[x] == nil {
			said.counting[x] = &[3]bool{}
		}
		said.counting[x][0] = true
		said.quoted[x] = said.quoted[x] || words.Contains(m.Range)
	}
}

// addDays adds the numbers of the days of publication. fromDay says that a passage counts
// years from that day, as in "last year": the years beside it then count, too.
func (said *figuresSaid) addDays(published date.Date, fromDay bool) {
	for _, day := range []date.Day{published.From, published.To} {
		for _, x := range []int{day.Year, day.Month, day.Day} {
			said.days[float64(x)] = true
		}
		if day.Year > 0 && fromDay {
			said.days[float64(day.Year-1)], said.days[float64(day.Year+1)] = true, true
		}
	}
}

// onlyBeside reports whether a figure in digits stands in the sentences of the quoted words
// and in none of those words: which thing it counts nobody has shown.
func (said *figuresSaid) onlyBeside(f figures.Figure, prose, lang string) bool {
	return !f.Spelled && !slices.ContainsFunc(f.Values, func(x float64) bool {
		return said.in(func(s *figuresSaid) bool { return s.quoted[x] }) || !said.in(func(s *figuresSaid) bool { return s.counting[x] != nil }) ||
			said.isDay(x) && inDate(f, prose, lang)
	})
}

// inAnotherUnit reports whether all that is said of a figure counts another thing than it
// does: miles and not kilometres.
func (said *figuresSaid) inAnotherUnit(f figures.Figure, prose, lang string) bool {
	own := figures.Measure(prose, f, lang)
	if own == "" {
		return false
	}
	some := false
	for _, x := range f.Values {
		if said.isDay(x) || said.in(func(s *figuresSaid) bool { return s.measured[x][""] || s.measured[x][own] }) {
			return false
		}
		some = some || said.in(func(s *figuresSaid) bool { return len(s.measured[x]) > 0 })
	}
	return some
}

// has reports whether a figure of a text is among those said. Per cent are not points.
func (said *figuresSaid) has(f figures.Figure, prose, lang string) bool {
	share := figures.Share(prose, f.Range, lang)
	return slices.ContainsFunc(f.Values, func(x float64) bool {
		counted := said.in(func(s *figuresSaid) bool {
			counted := s.counting[x]
			return counted != nil && (counted[share] || counted[0] || share == 0)
		})
		return counted || !said.words && x <= 100 || said.isDay(x) && inDate(f, prose, lang) || said.namesMonth(x, f.Range, prose)
	})
}

// numericDate is a month of a year, or a day, in digits: 06/2023, 2023-06, 06.03.2023.
var numericDate = regexp.MustCompile(`\b(\d{1,2}[/.-])?\d{1,2}[/.-]\d{4}\b|\b\d{4}[/.-]\d{1,2}([/.-]\d{1,2})?\b`)

// namesMonth reports whether a figure is the month of a date in digits, and a sentence names that
// month by its word: 06/2023 is June 2023.
func (said *figuresSaid) namesMonth(x float64, at text.Range, prose string) bool {
	const months, longest = 12, 12 // bytes of a date, and what stands right before or behind it
	from := max(0, at.From-longest)
	near := prose[from:min(len(prose), at.To+longest)]
	at = shift(at, -from)
	if x < 1 || x > months || !slices.ContainsFunc(numericDate.FindAllStringIndex(near, -1), func(d []int) bool { return d[0] <= at.From && at.To <= d[1] }) {
		return false
	}
	return said.in(func(s *figuresSaid) bool {
		return slices.ContainsFunc(s.texts, func(t textOf) bool { return daysIn(t.text, t.lang).months[int(x)] != "" })
	})
}

// farFromDate is how many bytes part two days of one month: "17 et le 19 janvier".
const farFromDate = 8

// inDate reports whether a figure is part of a date: of one with a month, of one in
// digits, or a year behind a word such as "in".
func inDate(f figures.Figure, prose, lang string) bool {
	from := max(0, f.From-besideEdge)
	near := f.Range
	near.From, near.To = near.From-from, near.To-from
	for _, m := range calendar.Find(prose[from:min(len(prose), f.To+besideEdge)], lang) {
		if m.Contains(near) || f.Values[0] <= 31 && near.To <= m.From && m.From-near.To <= farFromDate && m.Month > 0 {
			return true
		}
	}
	if strings.ContainsRune("-–./(", text.LastRune(prose[:f.From])) && f.From > 0 || strings.ContainsRune("-–/", text.FirstRune(prose[f.To:])) {
		return true
	}
	if x := f.Values[0]; f.To-f.From != 4 || x < 1000 || x > 2999 {
		return false
	}
	words := strings.FieldsFunc(prose[from:f.From], notOfWord)
	l := language.Get(lang)
	if len(l.Units().BeforeYear) == 0 {
		return true
	}
	return len(words) > 0 && (slices.Contains(l.Units().BeforeYear, strings.ToLower(words[len(words)-1])) || isMonth(words[len(words)-1], l))
}

func isMonth(word string, l *language.Language) bool {
	return slices.ContainsFunc(l.Dates().Months, func(forms []string) bool {
		return slices.ContainsFunc(forms, func(form string) bool { return strings.EqualFold(form, word) })
	})
}
