package clean

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/calendar"
	"dossier/internal/custody"
	"dossier/internal/text"
)

// relativeDay finds the day that a line of metadata gives by its distance from
// the capture: with a label or an hour, for alone the word could be a subhead.
// "Three hours ago" and "two days ago" give none: which day that was depends on
// the hour.
func relativeDay(line string) []foundDate {
	g := grammar()
	if len(line) > 120 {
		return nil
	}
	reading := text.Read(line)
	words := make([]string, len(reading.Words))
	for i, w := range reading.Words {
		words[i] = text.Fold(line[w.From:w.To])
	}
	for i := range words {
		n := g.back.At(words, i)
		if n == 0 || i > 0 && strings.HasSuffix(line[:reading.Words[i].From], "-") {
			continue
		}
		if !g.published.In(words) && !timeOfDay().MatchString(text.PlainDigits(text.Fold(line))) {
			return nil
		}
		at := text.Range{From: reading.Words[i].From, To: reading.Words[i+n-1].To}
		return []foundDate{{Mention: calendar.Mention{Range: at}, relative: true, back: g.daysBack[strings.Join(words[i:i+n], " ")]}}
	}
	return nil
}

// What a date of publication can be taken from, as the record says it. Pages show
// it in their own language.
const (
	basisLine     = "a line of the capture says so"
	basisHeadline = "the date beside the headline"
	basisDateline = "the dateline"
	basisAddress  = "date in the source URL"
	basisNumber   = "number in the source URL"
)

// publication finds the day on which the article was published, and says where
// that stands: in the address, in a line of metadata, in the dateline. Dates of
// events have no say, nor do changes made later.
func (a *Article) publication(p *page, o Options) {
	for _, address := range []string{o.URL, a.OriginalURL} {
		if a.Published, a.PublishedBasis = dateInURL(address); a.Published != "" {
			return
		}
	}
	if o.Published != "" {
		a.Published, a.PublishedBasis = o.Published, o.PublishedBasis
		return
	}
	labelled, beside, written := p.metaDates(o)
	defer func() {
		if w := written[a.Published]; w != "" {
			a.PublishedBasis += ": «" + w + "»"
		}
	}()
	switch {
	case only(labelled) != "":
		a.Published, a.PublishedBasis = only(labelled), basisLine
	case len(labelled) > 0: // several dates: none is better than another
	case only(beside) != "":
		a.Published, a.PublishedBasis = only(beside), basisHeadline
	case len(beside) == 0:
		if a.Published = a.dateline(p.lang, o); a.Published != "" {
			a.PublishedBasis = basisDateline
		}
	}
}

// metaDates returns the dates that lines of metadata give: those that are said to
// be the day of publication, and those that stand beside the headline without a
// word. Changes made later have no say. Written has those of another calendar as the
// line has them, so that a reader sees what was converted.
func (p *page) metaDates(o Options) (labelled, beside map[string]bool, written map[string]string) {
	labelled, beside, written = map[string]bool{}, map[string]bool{}, map[string]string{}
	above := otherField // what the field holds whose name stands alone above
	for i := range p.units {
		u := &p.units[i]
		if u.is != custody.Meta || u.rule != "date-line" && u.rule != "export-field" && u.rule != "source-name" {
			continue
		}
		said := u.text
		if u.rule == "export-field" {
			kind, value, _, exported := readField(u.text)
			if k, alone := nameAlone(u.text); alone {
				above = k
			} else if !exported && above == dateField {
				kind, value, exported = dateField, u.text, true
			}
			if m := answers().FindString(u.text); m != "" {
				value = strings.TrimRight(text.Start(m, strings.IndexByte(m, '<')), " ")
			} else if wireStamp(u.text) != "" {
				value = u.text
			} else if !exported || kind != dateField {
				continue
			}
			said = value
		}
		l := readDateLine(said, p.lang)
		if l == nil || l.update {
			continue
		}
		d := l.date.complete(o.Captured)
		if d.Year == 0 {
			continue
		}
		if d.Written != calendar.Gregorian {
			written[d.String()] = l.date.Of(said)
		}
		switch {
		case l.label, u.rule == "export-field", p.wired && i > p.to && l.nothing:
			labelled[d.String()] = true
		case p.besideTitle(i):
			beside[d.String()] = true
		}
	}
	return labelled, beside, written
}

// dateline returns the day of the dateline with which the text begins, "" if there
// is none.
func (a *Article) dateline(lang string, o Options) string {
	for _, b := range a.Blocks[:min(2, len(a.Blocks))] {
		for _, m := range datelinesOf(b.Text) {
			for _, d := range findDates(m, lang) {
				if d = d.complete(o.Captured); d.Year != 0 {
					return d.String()
				}
			}
		}
	}
	return ""
}

// datelinesOf are what a text begins with that reads as a dateline with a number in it, folded: one
// for each form that it has.
func datelinesOf(s string) []string {
	const longest = 400 // bytes, more than any dateline has
	folded := text.PlainDigits(text.Fold(text.Start(s, longest)))
	if !strings.ContainsFunc(folded, unicode.IsDigit) {
		return nil
	}
	var found []string
	for _, form := range datelines() {
		if m := form.FindString(folded); m != "" {
			found = append(found, m)
		}
	}
	return found
}

// withoutDateline is a text from behind its dateline on, or all of it if little would be left.
func withoutDateline(s string) string {
	const least = 20 // runes
	forms := datelinesOf(s)
	if len(forms) == 0 {
		return s
	}
	folded := len(slices.MaxFunc(forms, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
	for at, r := range s {
		if at += utf8.RuneLen(r); len(text.Fold(s[:at])) < folded {
			continue
		}
		rest := strings.TrimLeftFunc(s[at:], func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsPunct(r) && !unicode.In(r, unicode.Ps, unicode.Pi)
		})
		if utf8.RuneCountInString(rest) >= least {
			return rest
		}
		break
	}
	return s
}

// isWire reports that a text begins with the dateline of an agency.
func isWire(line string) bool {
	const longest = 120 // bytes
	start := text.PlainDigits(text.Fold(text.Start(line, longest)))
	return agencyMark().MatchString(start) && slices.ContainsFunc(datelines(), func(form *regexp.Regexp) bool { return form.MatchString(start) }) ||
		agencyBetween(start)
}

// agencyBetween reports a place and the name of an agency, with a dash behind each: یاسوج - ایرنا -
func agencyBetween(start string) bool {
	const all, longest = 3, 3 // parts: the place, the agency, the text; words of the first
	parts := placeDash().Split(start, all)
	return len(parts) == all && len(strings.Fields(parts[0])) <= longest && attribution.IsSource(strings.TrimSpace(parts[1]))
}

// placeDash matches the dash behind a place and behind an agency.
var placeDash = text.Pattern(`\s[-–—]\s`)

// agencyMark matches the name of an agency as datelines have it.
var agencyMark = text.Pattern(`^[^.!?]{0,60}?\.? ?\(\pL{2,9}\)`)

func only(set map[string]bool) string {
	if len(set) == 1 {
		for s := range set {
			return s
		}
	}
	return ""
}

// besideTitle reports a line between the headline and the text, or close above
// the headline.
func (p *page) besideTitle(i int) bool {
	if p.from < 0 || i > p.from+3 {
		return false
	}
	title := p.title
	if title < 0 {
		title = p.from
	}
	between := 0
	for k := i + 1; k < title; k++ {
		if p.units[k].rule != "export-field" {
			between++
		}
	}
	return between <= mostBetween
}

// mostBetween is how many lines stand at most between the day and the headline below it.
const mostBetween = 2

var (
	urlPath  = text.Pattern(`/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|_|$)`)
	urlWords = text.Pattern(`/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?:/|-|$)`)
	urlShort = text.Pattern(`[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[/_.-]|$)`)
	longRuns = text.Pattern(`\d{12,}`)
)

// shortMonths are the months of addresses, three letters each.
const shortMonths = "janfebmaraprmayjunjulaugsepoctnovdec"

// archived matches the address of an archive, which holds that of the page behind the
// time at which it was archived.
var archived = text.Pattern(`^https?://[^?#]*/\d{8,14}[a-z_]{0,3}/(https?:/{1,2}.+)$`)

// dateInURL reads the date an address carries: /2025/01/18/, /2025/jan/18/,
// -20250118-, or a stamp yymmddhhmmss inside a long number, if exactly one
// reading of it is a date.
func dateInURL(address string) (date, basis string) {
	if m := archived().FindStringSubmatch(address); m != nil {
		address = m[1] // the stamp before it says when it was archived
	}
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return "", ""
	}
	path := strings.ToLower(u.EscapedPath())
	for _, form := range []*regexp.Regexp{urlPath(), urlWords(), urlShort()} {
		m := form.FindStringSubmatch(path)
		if m == nil {
			continue
		}
		month := m[2]
		if at := strings.Index(shortMonths, month); at >= 0 && len(month) == 3 {
			month = strconv.Itoa(at/3 + 1)
		}
		if t, err := time.Parse("2006-1-2", m[1]+"-"+strings.TrimLeft(month, "0")+"-"+strings.TrimLeft(m[3], "0")); err == nil && t.Year() >= 1990 {
			return t.Format(time.DateOnly), basisAddress
		}
	}
	found := map[string]bool{}
	for _, run := range longRuns().FindAllString(path, -1) {
		for i := 0; i+12 <= len(run); i++ {
			if t, err := time.Parse("060102150405", run[i:i+12]); err == nil && t.Year() >= 2000 && t.Year() < 2040 {
				found[t.Format(time.DateOnly)] = true
			}
		}
	}
	if d := only(found); d != "" {
		return d, basisNumber
	}
	return "", ""
}
