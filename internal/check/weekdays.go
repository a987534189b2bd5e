package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/text"
)

var daysOf = memo.NewTable[ofArticle, []diag.Diagnostic]("the days in an article")

// weekdays reports the dates of all articles whose day of the week is another.
func (v *checker) weekdays() []diag.Diagnostic {
	daysOf.Turn(v.memo)
	articles := v.dossier.Articles
	found := parallel.Map(len(articles), func(i int) []diag.Diagnostic {
		a := articles[i]
		return daysOf.Get(v.memo, ofArticle{a}, func() []diag.Diagnostic { return weekdaysOf(v.dossier.Sources, a) })
	})
	return slices.Concat(found...)
}

// missingDays reports dates of a note that their calendar does not have, but for those
// that it quotes, of which the article is told.
func (v *checker) missingDays(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, p := range n.Doc.Prose {
		if p.Head && n.Kind == model.TimelineNote {
			continue // an event whose date cannot be read
		}
		_, missing := calendar.Scan(p.Text, n.Lang)
		for _, m := range missing {
			if !slices.ContainsFunc(p.Quoted, m.Overlaps) && readsAsDay(p.Text, m) {
				diags = append(diags, diag.New(diag.NoSuchDay, p.At(m.From, m.To), "« %s » is a day that the calendar does not have", m.Of(p.Text)).
					WithHelp("write the day that is meant; 29 February and 30 Esfand are days of leap years alone"))
			}
		}
	}
	return diags
}

// weekdaysOf reports days that the calendar does not have, and dates of an article whose day of the week is not the one that
// the same text says: beside the date, or for the same event in a sentence that
// shares its words (« le 13 janvier 2025 » was a Monday, « ce vendredi »).
func weekdaysOf(sources model.Sources, a *model.Article) []diag.Diagnostic {
	var dates, pointers []dayNamed
	var diags []diag.Diagnostic
	for _, p := range a.Passages {
		if p.Kind == custody.Caption {
			continue // captions tell of their own day
		}
		days, missing := calendar.Scan(p.Text, p.Lang())
		missing = slices.DeleteFunc(missing, func(m calendar.Mention) bool { return !readsAsDay(p.Text, m) })
		for _, m := range missing {
			diags = append(diags, diag.New(diag.NoSuchDay, sources.Within(p, m.From, m.To), "« %s » is a day that the calendar does not have", m.Of(p.Text)).
				WithHelp("the source is wrong: say so where you cite it, and silence this with the reason"))
		}
		for _, m := range days {
			n := dayNamed{m, p}
			switch {
			case n.onlyWeekday():
				pointers = append(pointers, n)
			case n.year(a) > 0:
				dates = append(dates, n)
			}
		}
	}
	for _, n := range dates {
		is := calendar.WeekdayOf(n.year(a), n.Month, n.Day)
		if n.Weekday != 0 {
			if n.Weekday != is {
				diags = append(diags, diag.New(diag.WeekdayMismatch, sources.Within(n.passage, n.From, n.To), "« %s » was a %s", n.text(), is).
					WithHelp("one of the two is wrong: say so where you cite it, and silence this with the reason"))
			}
			continue
		}
		if n.Year == 0 || len(pointers) == 0 {
			continue
		}
		words := n.words()
		for _, p := range pointers {
			if p.Weekday == is || shared(words, p.words()) < sharedWords {
				continue
			}
			where := "the same text"
			if p.passage != n.passage {
				where = p.passage.Name()
			}
			at := sources.Within(n.passage, n.From, n.To)
			diags = append(diags, diag.New(diag.WeekdayMismatch, at, "« %s » was a %s, and %s says « %s »", n.text(), is, where, p.text()).
				WithDetail(nearestDay(n, p.Weekday)).
				WithRelated(sources.Within(p.passage, p.From, p.To), "it says so here").
				WithHelp("the article contradicts itself: say so where you cite it, and silence this with the reason"))
			break
		}
	}
	return diags
}

// beforeNumbers are short words before the number of a file, a law or a part, folded, of any
// language: a text names the laws of other countries as they do.
var beforeNumbers = sync.OnceValue(func() []string {
	words := language.WordsOfAll(func(l *language.Language) []string { return l.Dates().NoDayBehind })
	for i, w := range words {
		words[i] = text.Plain(w)
	}
	return words
})

// readsAsDay reports whether figures that their calendar does not have as a day are meant for
// one: they stand alone, and no longer word stands before them, as before the number of a file.
func readsAsDay(s string, m calendar.Mention) bool {
	if strings.ContainsFunc(m.Of(s), unicode.IsLetter) {
		return true // it names its month
	}
	if next := text.FirstRune(s[m.To:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return false
	}
	const longest = 3 // letters of "on", « le », "am", « от »
	before := strings.FieldsFunc(s[:m.From], func(r rune) bool { return unicode.IsSpace(r) })
	if len(before) == 0 {
		return true
	}
	word := before[len(before)-1]
	if strings.ContainsAny(word[len(word)-1:], ",;:([") || strings.HasSuffix(word, "،") {
		return true
	}
	word = strings.TrimFunc(text.Plain(word), notLetter)
	return word != "" && utf8.RuneCountInString(word) <= longest && !slices.Contains(beforeNumbers(), word)
}

// dayNamed is a day that an article names, with where it does.
type dayNamed struct {
	calendar.Mention
	passage *model.Passage
}

func (n dayNamed) text() string { return saidDay(n.passage.Text, n.Mention) }

func (n dayNamed) sentence() text.Range { return sentenceAt(n.passage, n.From) }

func (n dayNamed) words() []string { return contentWords(n.passage.Text, n.sentence()) }

func (n dayNamed) onlyWeekday() bool { return n.Month == 0 }

func (n dayNamed) year(a *model.Article) int { // said, or that of the publication
	if n.Year == 0 && a.Published.From.Year == a.Published.To.Year && !a.Published.From.About {
		return a.Published.From.Year
	}
	return n.Year
}

func sentenceAt(p *model.Passage, at int) text.Range {
	for _, s := range text.Sentences(p.Text, p.Lang()) {
		if s.From <= at && at < s.To {
			return s
		}
	}
	return text.Range{To: len(p.Text)}
}

// sharedWords is how many words of five letters or more two sentences must have
// in common to be about the same event: names and what happens.
const sharedWords = 4

const shortWord = 5 // letters

// contentWords returns the distinct words of a sentence that are long enough to
// say what it is about, in small letters.
func contentWords(text string, s text.Range) []string {
	var list []string
	for _, w := range strings.FieldsFunc(text[s.From:s.To], notOfWord) {
		if w = strings.ToLower(w); utf8.RuneCountInString(w) >= shortWord && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// nearestDay names the days of the other weekday next to a date.
func nearestDay(n dayNamed, w calendar.Weekday) string {
	is := calendar.WeekdayOf(n.Year, n.Month, n.Day)
	after := (int(w) - int(is) + 7) % 7
	return fmt.Sprintf("the %ss next to it: %s and %s", w, dayAfter(n, after-7), dayAfter(n, after))
}

func dayAfter(n dayNamed, days int) string {
	year, month, day := calendar.Add(n.Year, n.Month, n.Day, days)
	return date.Day{Year: year, Month: month, Day: day}.String()
}
