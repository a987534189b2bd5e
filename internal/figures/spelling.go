package figures

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// words are the words for numbers of one language, as [plainWord] writes them.
type words struct {
	values   map[string]float64
	and      []string
	counters []string // words behind one character that make it a number
	ratios   []string // words before one that make it a number: 百分之
	before   []string // words before it that make it none
	behind   []string // words behind it that make it none
	shares   []string // words of which the last is no number: por ciento
	days     []string // of the week, that begin with one: سه‌شنبه
	years    []string // words for a year: năm, which is five as well
	halves   []string // words that halve a number: half a million
	joined   []string // letters written together with the word behind them: כ, about
	scales   map[string]float64
	tenths   []string           // words behind a number of tenths: 成
	letters  map[string]float64 // behind digits: m, bn
	starts   map[string]bool    // the first bytes of those words, and of one that is written together with the next
}

// startLength is how many bytes of a word tell whether it may begin with a number.
const startLength = 4

// wordsOf are those of a language.
var wordsOf = language.OnceEach(newWords)

func newWords(l *language.Language) *words {
	if !l.Knows(language.Numbers) {
		return &words{}
	}
	d := l.Numbers()
	w := &words{values: map[string]float64{}, starts: map[string]bool{}}
	for name, value := range d.Words {
		name = plainWord(name)
		w.values[name] = value
		w.starts[startOf(name)] = true
	}
	w.counters, w.ratios = d.Counters, l.Units().PerCentBefore
	for _, entry := range d.NotCounted {
		if before, behind, _ := strings.Cut(entry, "…"); before != "" {
			w.before = append(w.before, before)
		} else {
			w.behind = append(w.behind, behind)
		}
	}
	for _, year := range l.Units().BeforeYear {
		if _, known := w.values[plainWord(year)]; known {
			w.years = append(w.years, plainWord(year))
		}
	}
	w.joined, w.scales, w.letters, w.tenths = d.Joined, d.Scales, d.Letters, d.Tenths
	for _, half := range l.Units().Halves {
		w.halves = append(w.halves, plainWord(half))
	}
	for _, and := range d.And {
		w.and = append(w.and, plainWord(and))
	}
	for _, share := range l.Units().PerCent {
		if _, last, several := strings.Cut(share, " "); several && w.values[plainWord(last)] > 0 {
			w.shares = append(w.shares, share)
		}
	}
	for _, forms := range l.Dates().Weekdays {
		for _, day := range forms {
			day = withoutJoints(plainWord(day))
			for name := range w.values {
				if len(name) < len(day) && strings.HasPrefix(day, name) && !slices.Contains(w.days, day) {
					w.days = append(w.days, day)
				}
			}
		}
	}
	return w
}

func startOf(word string) string { return word[:min(len(word), startLength)] }

// parts are the words for numbers of which a word consists, nil if it is none of them or
// says something else: fünf und zwanzig tausend; و عشرون.
func (w *words) parts(word string) []string {
	const longest = 80 // bytes
	if len(word) > longest {
		return nil
	}
	if parts := w.behindLetter(word); parts != nil {
		return parts
	}
	if !w.starts[startOf(word)] && !w.starts[word[:min(len(word), startLength-1)]] { // fem, of three letters
		return nil
	}
	from := make([]int, len(word)+1) // where the part begins that ends there, -1 if none does
	for end := 1; end <= len(word); end++ {
		from[end] = -1
		for at := max(0, end-longest); at < end && (end == len(word) || utf8.RuneStart(word[end])); at++ {
			part := word[at:end]
			_, known := w.values[part]
			if !known && (at == 0 || end == len(word) || !slices.Contains(w.and, part)) {
				continue
			}
			if (at == 0 || from[at] >= 0) && (!known || utf8.RuneCountInString(part) >= fewest) {
				from[end] = at
				break
			}
		}
	}
	if from[len(word)] < 0 {
		return nil
	}
	var parts []string
	for end := len(word); end > 0; end = from[end] {
		parts = append(parts, word[from[end]:end])
	}
	slices.Reverse(parts)
	return parts
}

// plainWord is a word as the lists have it here: in small letters, with one apostrophe, and in
// the letters of one keyboard, ی for ي and ا for أ. The vowel marks of Arabic are not written.
func plainWord(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf || w[i] == '\'' {
			return keyboards.Replace(strings.ToLower(w))
		}
	}
	return strings.ToLower(w)
}

var keyboards = strings.NewReplacer("'", "’", "ʼ", "’", "ي", "ی", "ى", "ی", "ك", "ک", "أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه",
	"\u0640", "", "\u064b", "", "\u064c", "", "\u064d", "", "\u064e", "", "\u064f", "", "\u0650", "", "\u0651", "", "\u0652", "")

// spelling is a number in words that is being read.
type spelling struct {
	lang     *words
	text     string // in which it is read
	total    float64
	part     float64 // below the next thousand
	last     string  // word
	from, to int
	any      bool
	joined   bool // « et » or "and" stands behind the last word of it
}

// takes reads a word, which may be several written as one: fünfundzwanzigtausend,
// وعشرون. False means that it is no part of a number.
func (s *spelling) takes(word string, from, to int) bool {
	if s.take(word, from, to) {
		return true
	}
	parts := s.lang.parts(word)
	for _, part := range parts {
		s.take(part, from, to)
	}
	return parts != nil
}

// take reads a word; false means that it is no part of a number.
func (s *spelling) take(word string, from, to int) bool {
	if s.any && !s.joined && slices.Contains(s.lang.and, word) {
		s.joined = true
		return true
	}
	v, ok := s.lang.values[word]
	isNone := func(behind string) bool { return strings.HasPrefix(s.text[to:], behind) } // ده‌ها
	if !ok || slices.ContainsFunc(s.lang.behind, isNone) || s.isYear(word, to) || !s.any && s.lang.endsCompound(s.text[:from]) {
		return false
	}
	if !s.any {
		s.from = from
	}
	pair, both := s.lang.values[s.last+" "+word]
	switch {
	case v >= 1000:
		s.total += max(1, s.part) * v
		s.part = 0
	case v == 100:
		s.part = max(1, s.part) * 100
	case both: // quatre-vingt, ba mươi
		s.part += pair - s.lang.values[s.last]
	case v == dozen && s.part > 1 && s.part < dozen && !s.joined:
		s.part *= dozen
	case s.part == 1 && !s.joined && s.total == 0 && v >= 10: // une quinzaine
		s.part = v
	default:
		s.part += v
	}
	s.any, s.joined, s.last, s.to = true, false, word, to
	return true
}

// dozen is what several of are counted with a word: zwei Dutzend.
const dozen = 12

// fewest is how many letters a part of a word for a number has.
const fewest = 3

// behindLetter are the parts of a word that begins with one letter before a number: وعشرون, כשני.
func (w *words) behindLetter(word string) []string {
	for _, and := range w.and {
		if rest, ok := strings.CutPrefix(word, and); ok && utf8.RuneCountInString(and) == 1 {
			if _, known := w.values[rest]; known {
				return []string{and, rest}
			}
		}
	}
	for _, letter := range w.joined {
		if rest, ok := strings.CutPrefix(word, letter); ok && utf8.RuneCountInString(rest) >= fewest {
			if _, known := w.values[rest]; known {
				return []string{rest}
			}
		}
	}
	return nil
}

// isYear reports whether a word that ends there is that for a year and not for a number: năm is
// five only where the number goes on, or before what its language counts so.
func (s *spelling) isYear(word string, to int) bool {
	if !slices.Contains(s.lang.years, word) {
		return false
	}
	next := plainWord(wordAt(strings.TrimLeftFunc(s.text[to:], unicode.IsSpace)))
	_, goesOn := s.lang.values[next]
	_, counted := s.lang.values[word+" "+next]
	return !goesOn && !counted
}

// end closes the number that is being read.
func (s *spelling) end(found []Figure) []Figure {
	if s.any && !s.lang.isPart(s.text, s.from, s.to) {
		f := Figure{Range: text.Range{From: s.from, To: s.to}, Values: []float64{s.total + s.part}, Spelled: true}
		if s.isHalf() {
			f.Values = append(f.Values, f.Values[0]/2)
		}
		found = append(found, f)
	}
	*s = spelling{lang: s.lang, text: s.text}
	return found
}

// isHalf reports whether a word that halves a number stands before its last word, or one short word before that: half a
// million, eine halbe Million.
func (s *spelling) isHalf() bool {
	const few = 2 // words
	at := s.from + strings.LastIndexFunc(s.text[s.from:s.to], func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	if len(s.lang.halves) == 0 || at == 0 {
		return false
	}
	words := strings.FieldsFunc(s.text[max(0, at-farthest):at], func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words[max(0, len(words)-few):], func(w string) bool { return slices.Contains(s.lang.halves, plainWord(w)) })
}

// withHalves adds to numbers the half that words behind them add, behind what is counted or before it: quatre points et demi.
func (w *words) withHalves(s string, found []Figure) []Figure {
	const words, largest = 4, 1000
	if len(w.halves) == 0 || len(w.and) == 0 {
		return found
	}
	for i, f := range found {
		x := f.Values[0]
		if f.Ordinal || len(f.Values) > 1 || x != math.Trunc(x) || x >= largest {
			continue
		}
		behind := s[f.To:min(len(s), f.To+farthest)]
		if end := strings.IndexAny(behind, ".,;:()"); end >= 0 {
			behind = behind[:end]
		}
		list := strings.FieldsFunc(behind, func(r rune) bool { return !unicode.IsLetter(r) })
		list = list[:min(len(list), words)]
		and := slices.IndexFunc(list, func(word string) bool { return slices.Contains(w.and, plainWord(word)) })
		if and < 0 || and > 1 {
			continue
		}
		if slices.ContainsFunc(list[and+1:min(len(list), and+3)], func(word string) bool { return slices.Contains(w.halves, plainWord(word)) }) {
			found[i].Values = append(found[i].Values, x+.5)
		}
	}
	return found
}

// isPart reports whether a word for a number is part of others that say none: the last of
// "por ciento", the first of « سه‌شنبه », Tuesday.
func (w *words) isPart(s string, from, to int) bool {
	const joints = 6 // bytes of what may stand within the name of a day
	ends := func(share string) bool { return len(share) <= to && strings.EqualFold(s[to-len(share):to], share) }
	begins := func(day string) bool {
		return strings.HasPrefix(withoutJoints(plainWord(s[from:min(len(s), from+len(day)+joints)])), day)
	}
	return slices.ContainsFunc(w.shares, ends) || slices.ContainsFunc(w.days, begins)
}

// endsCompound reports whether what stands before a word is joined with it to one that is no number: زیان‌ده, not سی‌وپنج.
func (w *words) endsCompound(before string) bool {
	before, joined := strings.CutSuffix(before, "\u200c")
	if !joined {
		return false
	}
	first := plainWord(before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:])
	_, number := w.values[first]
	return !number
}

// withoutJoints leaves out what stands between the parts of a word, or nothing does.
func withoutJoints(s string) string { return joints.Replace(s) }

var joints = strings.NewReplacer("\u200c", "", "-", "", " ", "")
