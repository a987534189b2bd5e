package figures

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// units are the words of one language that belong to a number beside them.
type units struct {
	before, between, behind *regexp.Regexp // nil if the language has none
	lastWords, firstWords   *edgeWords     // of what stands before a number, and behind it
	perCent, points         *regexp.Regexp
	perCentBefore           *regexp.Regexp
}

// unitsOf are the units of a language, nil if none are known.
var unitsOf = language.OnceEach(func(l *language.Language) *units {
	if !l.Knows(language.Units) {
		return nil
	}
	d := l.Units()
	return &units{
		before:     oneOf(`(?:`, begins, d.Before, "", `)`+blank+`*$`),
		between:    oneOf(`^`+blank+`*(?:`, "", append(slices.Clone(d.Between), "-", "–", "—", "/", "～", "〜"), "", `)`+blank+`*$`),
		behind:     oneOf(`^`+blank+`*(?:`, "", d.Behind, ends, `)`),
		lastWords:  lastWordsOf(d.Before),
		firstWords: firstWordsOf(d.Behind),
		perCent:    oneOf(`^`+blank+`*(?:`, "", d.PerCent, "", `)`),
		points:     oneOf(`^`+blank+`*(?:`, "", d.Points, ends, `)`),

		perCentBefore: oneOf(`(?:`, begins, d.PerCentBefore, "", `)`+blank+`*$`),
	}
})

// blank is what parts the words of a unit, begins and ends what stands before a word and
// behind it, letters how a word goes on.
const (
	blank   = `[\s\p{Zs}'’\-\x{2010}\x{2011}]`
	begins  = `(?:^|[^\pL\pM\pN])`
	ends    = `(?:$|[^\pL\pM\pN])`
	letters = `[\pL\pM]*`
)

// Signs that belong to the number beside them, in any language. Three capitals are
// the code of a currency.
var (
	signBefore = regexp.MustCompile(`(?:(?:\b[A-Z]{1,3})?[€$£¥₽₴₪₹﷼]\s*|\b(?:USD|EUR|GBP|CHF|RUB|IRR|UAH|JPY|CNY)[\s\p{Zs}]|` +
		`(?:^|[\s\p{Zs}(（、。，「\p{Han}\p{Hiragana}\p{Katakana}])[−-]|[±+~≈<>≤≥]\s*)$`)
	signBehind = regexp.MustCompile(`^(?:[\s\p{Zs}]*(?:[€$£¥₽₴₪₹﷼%％‰٪°¼½¾⅓⅔⅛]|(?:USD|EUR|GBP|CHF|RUB|IRR|UAH|JPY|CNY)\b))`)
	onlyBlank  = regexp.MustCompile(`^` + blank + `*$`)
)

// signEnds are the characters with which what signBefore matches can end, signBegins those with which
// what signBehind matches begins behind spaces.
const (
	signEnds   = "€$£¥₽₴₪₹﷼" + "DRPFBHY" + "−-±+~≈<>≤≥"
	signBegins = "€$£¥₽₴₪₹﷼" + "UEGCRIJ" + "%％‰٪°¼½¾⅓⅔⅛"
)

// oneOf compiles the entries of a list of units between two pieces of a pattern. An
// entry has what begins a word before it and what ends one behind it, unless it is of
// a script that sets no spaces. The order of entries does not matter to the longest match.
func oneOf(head, begin string, entries []string, end, tail string) *regexp.Regexp {
	var spaced, unspaced [][]string
	for words := range alternatives(entries) {
		pattern := strings.Fields(words)
		for i, w := range pattern {
			pattern[i] = strings.ReplaceAll(regexp.QuoteMeta(w), `\*`, letters)
		}
		if text.IsUnspaced(text.FirstRune(words)) {
			unspaced = append(unspaced, pattern)
		} else {
			spaced = append(spaced, pattern)
		}
	}
	var all []string
	if len(unspaced) > 0 {
		all = append(all, branches(unspaced))
	}
	if len(spaced) > 0 {
		all = append(all, begin+branches(spaced)+end)
	}
	if len(all) == 0 {
		return nil
	}
	r := regexp.MustCompile("(?i)" + head + strings.Join(all, "|") + tail)
	r.Longest()
	return r
}

// branches is a pattern for any of some lists of words, with blanks between these. Those that
// begin alike are put together, and so are last words that go on with any letters: a class of
// characters takes long to compile.
func branches(lists [][]string) string {
	var firsts, all, stems []string
	behind := map[string][][]string{} // what follows a first word
	for _, words := range lists {
		if behind[words[0]] == nil {
			firsts = append(firsts, words[0])
		}
		behind[words[0]] = append(behind[words[0]], words[1:])
	}
	for _, first := range firsts {
		more := slices.DeleteFunc(slices.Clone(behind[first]), func(words []string) bool { return len(words) == 0 })
		stem, goesOn := strings.CutSuffix(first, letters)
		switch {
		case len(more) == 0 && goesOn:
			stems = append(stems, stem)
		case len(more) == 0:
			all = append(all, first)
		case len(more) < len(behind[first]):
			all = append(all, first+"(?:"+blank+"+"+branches(more)+")?")
		default:
			all = append(all, first+blank+"+"+branches(more))
		}
	}
	if len(stems) > 0 {
		all = append(all, "(?:"+strings.Join(stems, "|")+")"+letters)
	}
	return "(?:" + strings.Join(all, "|") + ")"
}

// farthest is how many bytes beside a number are looked at for what belongs to it.
const farthest = 80

// Whole finds the numbers of a text with all that belongs to them: sign, unit,
// currency, range, and words such as "half a" and "up to". A quotation has all of one
// or nothing. Two numbers with different units are no range: "by 5 points to 41 per cent".
func Whole(s, lang string) []text.Range {
	u := unitsOf(lang)
	if u == nil {
		u = &units{}
	}
	var spans []text.Range
	var unit string // behind the last of them
	parted := -1    // where one begins that is apart from what stands before it
	for _, f := range In(s, lang) {
		if f.Spelled && f.Values[0] <= float64(len(strings.Fields(f.Of(s)))) {
			continue // « un » is an article far more often than a number, and so are several
		}
		r := u.grown(s, f.Range)
		own := strings.TrimSpace(s[f.To:r.To])
		for len(spans) > 0 {
			last := &spans[len(spans)-1]
			gap := s[last.To:max(last.To, r.From)]
			apart := onlyBlank.MatchString(gap) && unicode.IsLetter(text.LastRune(s[:last.To])) &&
				strings.ContainsFunc(s[r.From:f.From], unicode.IsLetter) || // 2.1bn between 2016 and 2020
				unit == "" && behindYear(last.Of(s), gap, f, own)
			if apart {
				parted = r.From
			}
			if len(gap) > farthest || r.From == parted || !onlyBlank.MatchString(gap) && (unit != "" && unit != own || !matches(u.between, gap)) {
				break
			}
			r = text.Range{From: min(last.From, r.From), To: max(last.To, r.To)}
			spans = spans[:len(spans)-1]
		}
		spans, unit = append(spans, r), own
	}
	return spans
}

// behindYear reports a number that goes on with another matter than the year before it: in 2024 between 40 and 50,
// between 2015 and 2020 three managers, the contract of 2021 and 12 annexes. One that belongs to the same range is a
// year too (2015 to 2020, 2015–16), or has the unit of both (from 2000 to 12 tonnes).
func behindYear(before, gap string, f Figure, unit string) bool {
	const least = 1000 // of a year
	year := yearAtEnd.FindString(before)
	if year == "" || len(f.Values) == 0 || f.Values[0] >= least {
		return false
	}
	return onlyBlank.MatchString(gap) || unit == "" && len(year) == len(before) && strings.ContainsFunc(gap, unicode.IsLetter)
}

// yearAtEnd matches a year at the end of a number and what belongs to it.
var yearAtEnd = regexp.MustCompile(`\b[12]\d{3}$`)

// grown is a number with what stands right before and behind it.
func (u *units) grown(s string, r text.Range) text.Range {
	for range 3 {
		before := s[max(0, r.From-farthest):r.From]
		n := 0
		if u.lastWords.end(before) {
			n = endingLength(u.before, before)
		}
		if strings.ContainsRune(signEnds, text.LastRune(strings.TrimRightFunc(before, unicode.IsSpace))) {
			n = max(n, signLength(before))
		}
		if n == 0 {
			break
		}
		r.From -= n
	}
	for range 3 {
		behind := s[r.To:min(len(s), r.To+farthest)]
		n := 0
		if strings.ContainsRune(signBegins, text.FirstRune(strings.TrimLeftFunc(behind, unicode.IsSpace))) {
			n = beginningLength(signBehind, behind)
		}
		if n == 0 && u.firstWords.begin(behind) {
			n = beginningLength(u.behind, behind)
		}
		if n == 0 {
			break
		}
		r.To += n
	}
	return r
}

// Share says what the number of a range counts, if that is a share: 1 for per cent,
// 2 for points, 0 for neither.
func Share(s string, number text.Range, lang string) int {
	u := unitsOf(lang)
	if u == nil {
		return 0
	}
	behind := s[number.To:min(len(s), number.To+farthest)]
	switch {
	case matches(u.points, behind):
		return 2
	case matches(u.perCent, behind) || matches(u.perCentBefore, s[max(0, number.From-farthest):number.From]):
		return 1
	}
	return 0
}

// signLength is how many bytes at the end of s a sign before a number takes up, without the
// character of a script that sets no spaces before a minus.
func signLength(s string) int {
	n := endingLength(signBefore, s)
	if r, size := utf8.DecodeRuneInString(s[len(s)-n:]); text.IsUnspaced(r) || strings.ContainsRune("（、。，「", r) && n > 0 {
		n -= size
	}
	return n
}

func matches(r *regexp.Regexp, s string) bool { return r != nil && r.MatchString(s) }

// endingLength is how many bytes at the end of s a pattern takes up, without a
// character that only parts it from what stands before.
func endingLength(r *regexp.Regexp, s string) int {
	if r == nil {
		return 0
	}
	at := r.FindStringIndex(s)
	if at == nil {
		return 0
	}
	from := at[0]
	for from < len(s) {
		c, n := utf8.DecodeRuneInString(s[from:])
		if !strings.ContainsRune(" \u00a0\u202f\t\n,.;:!?()[]«»“”\"'’", c) && c != utf8.RuneError {
			break
		}
		from += n
	}
	return len(s) - from
}

// beginningLength is how many bytes at the beginning of s a pattern takes up.
func beginningLength(r *regexp.Regexp, s string) int {
	if r == nil {
		return 0
	}
	at := r.FindStringIndex(s)
	if at == nil {
		return 0
	}
	return len(strings.TrimRight(s[:at[1]], " \u00a0\u202f\t\n,.;:!?()[]«»“”\"'’-–—"))
}
