package attribution

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// What stands around a text and names a source gives it all of the text: the dateline before its
// first words, the agency behind its last, and lines of their own.

// Opening lists the sources in the dateline with which a text begins: LONDON, March 5 (Reuters) –,
// МОСКВА, 12 марта. /ТАСС/., بوشهر - ایرنا -, 新华社北京3月12日电.
func Opening(s string) []string {
	const longest = 160 // bytes, more than most datelines have
	head := text.Start(s, longest)
	for _, form := range []func() *regexp.Regexp{inBrackets, inSlashes} {
		if m := form().FindStringSubmatch(head); m != nil && isPlace(m[1], m[3] != "") && begins(m[4], m[3] != "") {
			if ids := enclosed(m[2]); ids != nil {
				return ids
			}
		}
	}
	if m := beforeDash().FindStringSubmatch(head); m != nil && begins(m[3], true) {
		if ids := onlyNames(m[1]); ids != nil {
			return ids
		}
		return onlyNames(m[2])
	}
	return unspacedWire(head)
}

var (
	inBrackets = text.Pattern(`^([^()（）【】!?。！？]{0,80}?)[(（]([^()（）]{2,60})[)）]\s*([-–—.])?(.?)`)
	inSlashes  = text.Pattern(`^([^!?/]{2,60}[\s.])/([^/]{2,40})/\s*([-–—.])?(.?)`)
	beforeDash = text.Pattern(`^([^.!?:/–—]{2,40}?)\s?[-–—/]\s(?:([^.!?:/–—]{2,40}?)(?:\s[-–—]|\.)\s)?\s*(.)`)
)

// begins reports a character with which a text may begin behind its dateline, with a capital if no mark parts the two.
func begins(s string, parted bool) bool {
	r := text.FirstRune(s)
	return parted && !unicode.IsLower(r) || unicode.IsUpper(r)
}

// isPlace reports what may stand before an agency in a dateline: a few words, of which small letters have but those of a day,
// and a short one amid a place (Frankfurt am Main). It is longer if a mark parts the two from the text, and no agency itself,
// as in Agence France-Presse (AFP).
func isPlace(s string, parted bool) bool {
	const most, mostParted, short = 3, 7, 3 // words; letters of one amid a place
	words := text.Fields(s)
	if len(words) > mostParted || !parted && len(words) > most {
		return false
	}
	dated := strings.ContainsFunc(s, unicode.IsDigit)
	small := 0
	for i, w := range words {
		if unicode.IsLower(text.FirstRune(w.Text)) {
			if small++; i == 0 || !parted || !dated && utf8.RuneCountInString(w.Text) > short {
				return false
			}
		}
	}
	ids, _ := named(s)
	return small <= 2 && len(ids) == 0
}

// unspacedWire lists the agency with which a wire begins whose script parts no words, before its place
// and its day, or behind them: 新华社北京3月12日电, 【ローマ共同】.
func unspacedWire(head string) []string {
	m := wireOfHan().FindStringSubmatch(head)
	if m == nil {
		return nil
	}
	longest := ""
	for name := range known().ids {
		if len(name) > len(longest) && text.IsUnspaced(text.FirstRune(name)) &&
			(strings.HasPrefix(m[1], name) && !IsWord(name) || strings.HasSuffix(m[2], name)) {
			longest = name
		}
	}
	if longest == "" {
		return nil
	}
	return []string{known().ids[longest]}
}

var wireOfHan = text.Pattern(`^[(（]?(\p{Han}{2,14}?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日\p{Han}{0,4}?[电電]|[电電](?:\P{Han}|$)))|` +
	`^【([\p{Han}\p{Katakana}ー＝=]{2,14}(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?\p{Han}{0,4})】`)

// Closing lists the sources behind the last sentence of a text: (AFP), (avec AFP), – Reuters, /dpa.
func Closing(s string) []string {
	if m := bracketsAtEnd().FindStringSubmatch(s); m != nil {
		if ids := enclosed(m[1]); ids != nil {
			return ids
		}
		return Alone(m[1])
	}
	if m := behindStop().FindStringSubmatch(s); m != nil {
		return onlyNames(m[1])
	}
	return nil
}

// Behind a quotation that is no bracket, a source has said those words alone.
var (
	bracketsAtEnd = text.Pattern(`[.!?…»”"。！？؟]\s*[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*[.。]?\s*$`)
	behindStop    = text.Pattern(`[.!?。]\s?[-–—/]{1,2}\s?([^-–—.!?/]{2,30}(?:/[^-–—.!?/]{2,30})?)/?\.?\s*$`)
)

// Line lists the sources that a line is given to which says nothing else but who wrote a text, and when.
func Line(line string) []string {
	ids, _ := named(line)
	return ids
}

// onlyNames lists the sources of what is nothing but their names, nil if anything else stands in it.
func onlyNames(s string) []string {
	ids, others := named(s)
	if len(others) > 0 {
		return nil
	}
	return ids
}

// enclosed is onlyNames of what stands between marks, where a name in a script without capitals that is a word as well is a name.
func enclosed(s string) []string {
	if s = strings.TrimSpace(s); text.IsUnspaced(text.FirstRune(s)) && IsSource(s) {
		return []string{known().ids[s]}
	}
	return onlyNames(s)
}

// Alone lists the sources of a line, or of what stands in brackets, in which are their names and few small words: avec AFP.
func Alone(s string) []string {
	const most = 3 // words beside the names, in small letters
	if ids := onlyNames(s); ids != nil {
		return ids
	}
	ids, others := named(s)
	if len(others) > most || slices.ContainsFunc(others, func(w string) bool { r := text.FirstRune(w); return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
		return nil
	}
	return ids
}

// named lists the sources that a line names, each once, and the words in it that name none. A name that
// is a word as well names no source here, nor one that people have beside another name: Efe Yılmaz, AP Herbert. Who lends
// pictures writes no texts.
func named(line string) (ids []string, others []string) {
	for part := range strings.FieldsFuncSeq(line, parts) {
		words := text.Fields(part)
		for i := 0; i < len(words); {
			id, n := sourceAt(words[i:])
			if id == "" || known().pictures[id] || n == 1 && (IsWord(bare(words[i])) || ofPerson(words, i)) {
				if strings.ContainsFunc(words[i].Text, unicode.IsLetter) || strings.ContainsFunc(words[i].Text, unicode.IsDigit) {
					others = append(others, words[i].Text)
				}
				i++
				continue
			}
			if i += n; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids, others
}

// parts reports what stands between names.
func parts(r rune) bool {
	return strings.ContainsRune(`/,،、;؛|()（）[]【】·•+&:：©`, r) || unicode.Is(unicode.Pd, r) && r != '-'
}

// bare is a word without the marks around it.
func bare(w text.Field) string { return strings.TrimFunc(w.Text, unicode.IsPunct) }

// ofPerson reports a name that people have, too, beside another one.
func ofPerson(words []text.Field, i int) bool {
	if !known().people[bare(words[i])] {
		return false
	}
	beside := func(k int) bool {
		if k < 0 || k >= len(words) {
			return false
		}
		w := bare(words[k])
		return unicode.IsUpper(text.FirstRune(w)) && !known().introduce[text.Fold(w)]
	}
	return beside(i-1) || beside(i+1)
}
