package check

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// daysNamed are the months and the days of the week that a text names, each with its word.
type daysNamed struct {
	months, weekdays map[int]string // 1 is January, and Monday
	solar            map[int]string // months of the Solar Hijri calendar, 1 is Farvardin
}

func newDaysNamed() daysNamed { return daysNamed{map[int]string{}, map[int]string{}, map[int]string{}} }

// inOurs are the months of our calendar in which those of the Solar Hijri one lie, and inSolar the
// other way round: Farvardin is from March to April.
func inOurs(solar map[int]string) map[int]string {
	ours := map[int]string{}
	for n, word := range solar {
		ours[(n+1)%12+1], ours[(n+2)%12+1] = word, word
	}
	return ours
}

func inSolar(ours map[int]string) map[int]string {
	solar := map[int]string{}
	for n, word := range ours {
		solar[(n+9)%12+1], solar[(n+8)%12+1] = word, word
	}
	return solar
}

// namesOfDays are the words for months and days of the week of a language, as they are
// written inside a sentence.
var namesOfDays = language.OnceEach(func(l *language.Language) daysByWord {
	words := daysByWord{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, l.Dates().BeforeSolarMonth, ""}
	for i, forms := range l.Dates().SolarMonths {
		for _, form := range forms {
			words.solar[form] = i + 1
		}
	}
	for i, forms := range l.Dates().Months {
		for _, form := range forms {
			words.months[form] = i + 1
			if r, size := utf8.DecodeLastRuneInString(form); unicode.IsDigit(rune(form[0])) && strings.TrimLeftFunc(form[:len(form)-size], unicode.IsDigit) == "" {
				words.numbered = string(r)
			}
			if strings.Contains(form, "-") {
				words.phrases[strings.ReplaceAll(form, "-", " ")] = i + 1
			}
		}
	}
	for i, forms := range l.Dates().Weekdays {
		for _, form := range forms {
			words.weekdays[form] = i + 1
		}
	}
	return words
})

// daysByWord are months and days of the week, 1-based, by their words. Phrases are the months of
// several words, with blanks between them; days of the week of several words are ordinals too.
// Before are the words before a month that is else taken for a common word, as those of the Solar
// Hijri calendar are: mehr is affection, too.
type daysByWord struct {
	months, weekdays, phrases, solar map[string]int
	before                           language.Words
	numbered                         string // what stands behind the number of a month: 月, 월
}

// solarIn finds the months of the Solar Hijri calendar among the words of a text: behind a number
// or a word such as in, or before a number or a word for month.
func (d daysByWord) solarIn(words []string, named map[int]string) {
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	isNumber := func(w string) bool { return strings.IndexFunc(w, unicode.IsDigit) == 0 }
	for i, w := range words {
		joined := d.solar[w+at(i+1)] // with the word for month
		n := max(d.solar[w], joined)
		if n > 0 && (joined > 0 || isNumber(at(i-1)) || isNumber(at(i+1)) || slices.Contains(d.before, at(i-1))) {
			named[n] = w
		}
	}
}

// mostMonthWords is how many words the name of a month has at most.
const mostMonthWords = 3

// monthPhrase is a month that a text names in several words: tháng ba, in Vietnamese.
type monthPhrase struct {
	text.Range
	month int
}

// monthPhrases finds the months that a text names in several words, the longest name of each.
func monthPhrases(s, lang string) []monthPhrase {
	known := namesOfDays(lang)
	phrases := known.phrases
	if known.numbered != "" {
		return known.numberedMonths(s)
	}
	if len(phrases) == 0 {
		return nil
	}
	var list []monthPhrase
	words := text.Fields(s)
	for i := 0; i < len(words); i++ {
		for n := min(mostMonthWords, len(words)-i); n > 1; n-- {
			last := words[i+n-1]
			named := strings.TrimRightFunc(s[words[i].At:last.At+len(last.Text)], notLetter)
			if month := phrases[strings.ToLower(named)]; month > 0 {
				list = append(list, monthPhrase{text.Range{From: words[i].At, To: words[i].At + len(named)}, month})
				i += n - 1
				break
			}
		}
	}
	return list
}

// numberedMonths finds the months that a text names by their numbers: 3月, 十二月, 3월.
func (d daysByWord) numberedMonths(s string) []monthPhrase {
	const longest = 3 // characters of a name
	var list []monthPhrase
	for from := 0; ; {
		i := strings.Index(s[from:], d.numbered)
		if i < 0 {
			return list
		}
		end := from + i + len(d.numbered)
		at, month := end, 0
		for n := 0; n < longest && at > from; n++ {
			_, size := utf8.DecodeLastRuneInString(s[:at])
			at -= size
			if m := d.months[s[at:end]]; m > 0 {
				month, i = m, at // the longest name counts: 11月 is no 1月
			}
		}
		if month > 0 && !unicode.IsDigit(text.LastRune(s[:i])) {
			list = append(list, monthPhrase{text.Range{From: i, To: end}, month})
		}
		from = end
	}
}

// daysIn finds the months and the days of the week that a text names by a word or in a date.
// Of another calendar a whole date is taken, and the months of the Solar Hijri one.
func daysIn(s, lang string) daysNamed {
	named := newDaysNamed()
	words := namesOfDays(lang)
	fields := strings.FieldsFunc(s, notLetter)
	if len(words.solar) > 0 {
		words.solarIn(fields, named.solar)
	}
	for i, w := range fields {
		if n := words.months[w]; n > 0 {
			named.months[n] = w
		}
		if n := words.weekdays[w]; n > 0 {
			named.weekdays[n] = w
		}
		if _, size := utf8.DecodeRuneInString(w); i == 0 && len(w) > size { // a capital begins the sentence
			if n := words.weekdays[strings.ToLower(w)]; n > 0 {
				named.weekdays[n] = w
			}
		}
	}
	for _, m := range monthPhrases(s, lang) {
		named.months[m.month] = m.Of(s)
	}
	for _, m := range calendar.Find(s, lang) {
		named.add(date.Day{Year: m.Year, Month: m.Month, Day: m.Day}, m.Of(s))
		if m.Weekday > 0 {
			named.weekdays[int(m.Weekday)] = m.Of(s)
		}
	}
	return named
}

// add adds a day, with the word for it.
func (d daysNamed) add(day date.Day, word string) {
	if day.Month > 0 && d.months[day.Month] == "" {
		d.months[day.Month] = word
	}
	if day.Year > 0 && day.Month > 0 && day.Day > 0 {
		if w := int(calendar.WeekdayOf(day.Year, day.Month, day.Day)); d.weekdays[w] == "" {
			d.weekdays[w] = word
		}
	}
}

// take adds what another text names.
func (d daysNamed) take(others daysNamed) {
	maps.Copy(d.months, others.months)
	maps.Copy(d.solar, others.solar)
	maps.Copy(d.weekdays, others.weekdays)
}

// notAmong returns a month or a day of the week that a text names where another names others
// and not this; both are "" if there is none. also holds days that count as named, too.
func (d daysNamed) notAmong(others daysNamed, also ...date.Day) (own, other string) {
	find := func(own, others, also map[int]string) (string, string) {
		if len(others) == 0 {
			return "", ""
		}
		for _, n := range slices.Sorted(maps.Keys(own)) {
			if others[n] == "" && also[n] == "" {
				return own[n], others[slices.Min(slices.Collect(maps.Keys(others)))]
			}
		}
		return "", ""
	}
	too := newDaysNamed()
	for _, day := range also {
		too.add(day, "the day of the article")
	}
	both := func(a, b map[int]string) map[int]string {
		all := maps.Clone(a)
		maps.Copy(all, b)
		return all
	}
	if own, other = find(d.months, both(others.months, inOurs(others.solar)), too.months); own != "" {
		return own, other
	}
	if own, other = find(d.solar, both(others.solar, inSolar(others.months)), inSolar(too.months)); own != "" {
		return own, other
	}
	return find(d.weekdays, others.weekdays, too.weekdays)
}

// otherDays reports sentences, cells and headings that name a month or a day of the week where
// the sentences that they cite name others, 12 May for 12 March, and months that nothing in the
// articles that they cite names. The day of the article counts as named.
func (v *checker) otherDays(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	whole := map[*model.Article]daysNamed{} // what articles name, each read once
	for said := range v.statementsWithEvidence(n) {
		words := said.words
		if p := said.prose; p != nil && p.Head {
			words = afterDate(n, p) // that of an event is held against its passages
		}
		own := daysIn(words, n.Lang)
		if len(own.months)+len(own.weekdays)+len(own.solar) == 0 || said.prose != nil && said.prose.Drawn {
			continue
		}
		if slices.ContainsFunc(said.cited, func(c *model.Cited) bool { return c.Passage == nil }) {
			continue // all of an article is cited, or an error says so
		}
		theirs := newDaysNamed()
		var articles []date.Day
		for _, c := range said.cited {
			sentence, _ := quotedSentence(c, c.Passage)
			theirs.take(daysIn(sentence, c.Lang()))
			articles = append(articles, c.Article.Published.From, c.Article.Published.To)
		}
		day, other := own.notAmong(theirs, articles...)
		message := "« " + day + " » is in none of the sentences that are cited here; they say « " + other + " »"
		if day == "" && len(theirs.months)+len(theirs.solar) == 0 {
			day = own.monthNowhere(said.cited, whole)
			message = "« " + day + " » is nowhere in what is cited here, and the article is of another month"
		}
		if day != "" {
			diags = append(diags, diag.New(diag.DatesDisagree, said.at, "%s", message).
				WithHelp("quote the sentence that says it, or correct the day"))
		}
	}
	return diags
}

// monthNowhere returns the first month that a text names and no article does that it cites, by
// its words or its day. Of an article without a day, in another language, or with a day that it
// counts from, nobody can tell. whole are the articles that were read before.
func (d daysNamed) monthNowhere(cited []*model.Cited, whole map[*model.Article]daysNamed) string {
	if len(d.months) == 0 {
		return ""
	}
	theirs := newDaysNamed()
	for _, c := range cited {
		if day := c.Article.Published; day.IsZero() || day.From.Month == 0 || c.Passage.CountsFromDay() {
			return ""
		}
		named, read := whole[c.Article]
		if !read {
			named = daysOfArticle(c.Article)
			whole[c.Article] = named
		}
		theirs.take(named)
	}
	for _, n := range slices.Sorted(maps.Keys(d.months)) {
		if theirs.months[n] == "" {
			return d.months[n]
		}
	}
	return ""
}

// daysOfArticle are those that an article names, and its own.
func daysOfArticle(a *model.Article) daysNamed {
	named := newDaysNamed()
	named.add(a.Published.From, "its day")
	named.add(a.Published.To, "its day")
	for _, p := range a.Passages {
		named.take(daysIn(p.Text, p.Lang()))
	}
	return named
}
