package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What agencies and databases set above and below a text, for machines and for editors.

// wireCode matches the first line of a wire, which is for machines.
var wireCode = text.Pattern(`^(?:[A-Z]{2,4}\d{3,5} [\dA-Z]+(?: [\dA-Z/-]+)+|[A-Z]{2,4}\d{4,6}|` +
	`[a-z]{3}\d{4} \d [a-z]{2} \d{2,4}(?: {1,2}[a-z]{2,8}(?:/[a-z]{2,4})? \d{3,5})?|` +
	`ZCZC[\dA-Z/ -]{0,30}|[A-Z]{3}\d{8,}_[A-Z_]{3,16}|(?:[A-Z\d]{1,4} ){0,4}[A-Z]\d[A-Z](?: [A-Z\d]{1,4}){1,4}|[A-Z]{2}-[A-Z]{2}--.{3,60}|Eds: .{3,120})$`)

// findNotes finds the line behind which an agency tells editors what is not to be printed, if
// little is said behind it.
func (p *page) findNotes() {
	const longest, least = 12, 4 // words; how many times as much is said above
	above := 0
	for i := range p.units {
		u := &p.units[i]
		if above > 0 && len(u.words) <= longest && lexica().notes.In(u.words) {
			behind := 0
			for k := i + 1; k < len(p.units); k++ {
				if p.units[k].ends {
					behind += len(p.units[k].words)
				}
			}
			if behind*least <= above {
				p.notes = i
				return
			}
		}
		if u.ends {
			above += len(u.words)
		}
	}
}

// citedPage matches the end of a reference to the page on which an article was printed.
var citedPage = text.Pattern(`(?:19|20)\d\d(?:[:;] ?(?:p{1,2}\. ?)?\pL?\.?|, ?(?:p{1,2}\. ?|\pL\.?))\d{1,3}\.$`)

// wordsCounted matches a line that ends with the number of words, behind a mark.
var wordsCounted = pattern(`^[^!?]{0,80}(?:^|[|•·,;] ?)\d{2,5} (?:%s)$`, anyWord(func(c *language.CleaningData) []string { return c.CountedWords }))

// isReference reports a line above the text that is the number of a document: half of what
// it says are numbers, one of them a year, and none of its words is long. A headline stands
// below it.
func (p *page) isReference(i int) bool {
	const longest = 4 // letters
	u := &p.units[i]
	numbers := 0
	for _, w := range u.words {
		if isNumber(w) {
			numbers++
		} else if utf8.RuneCountInString(w) > longest {
			return false
		}
	}
	if !slices.ContainsFunc(u.words, isYear) || len(u.words) < 3 || numbers*2 < len(u.words) || u.ends || i+1 >= len(p.units) {
		return false
	}
	below := &p.units[i+1]
	return i+1 < p.from && !below.ends && len(below.words) > 1
}

// wireStamps match when an agency sent a text, as it writes that below: AFP 121431 MAR 24,
// 051842 Sep 25, 05-SET-25 18:42; and the number that holds the day: dpa:250905-99-123456/3.
var wireStamps = []func() *regexp.Regexp{
	text.Pattern(`^(?:(?P<agency>\pL[\pL-]{1,12}) )?(?P<day>\d\d)[0-2]\d[0-5]\d(?: ?[A-Z]{1,4})? (?P<month>\pL{3,4})\.? (?:20)?(?P<year>\d\d)$`),
	text.Pattern(`^(?P<day>\d\d)-(?P<month>\pL{3})-(?P<year>\d\d) [0-2]\d:[0-5]\d(?: NNNN)?$`),
	text.Pattern(`^(?:© ?[\pL-]{2,20}, ?)?[a-z]{3}:(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)-\d{2,3}-\d{4,8}(?:/\d+)?$`),
}

// wireStamp writes the day in such a line as others do, "" if it is none.
func wireStamp(line string) string {
	const longest = 60 // bytes
	if len(line) > longest {
		return ""
	}
	for _, form := range wireStamps {
		if m := form().FindStringSubmatchIndex(line); m != nil {
			agency := string(form().ExpandString(nil, "${agency}", line, m))
			if agency != "" && agency != strings.ToUpper(agency) && !attribution.IsSource(agency) {
				continue // Room 121431 May 24
			}
			day := string(form().ExpandString(nil, "${day} ${month} 20${year}", line, m))
			if isNumber(string(form().ExpandString(nil, "${month}", line, m))) {
				day = string(form().ExpandString(nil, "20${year}-${month}-${day}", line, m))
			}
			return day
		}
	}
	return ""
}
