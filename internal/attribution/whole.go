package attribution

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// What stands around a text and names a source gives it all of the text: the dateline before its
// first words, the agency behind its last, and lines of their own.

// Opening lists the sources in the dateline with which a text begins: LONDON, March 5 (Reuters) –,
// МОСКВА, 12 марта. /ТАСС/., بوشهر - ایرنا -, 新华社北京3月12日电.
func Opening(s string) []string {
	const longest = 160 // bytes, more than most datelines have
	head := text.Start(s, longest)
	if m := inBrackets().FindStringSubmatch(head); m != nil && (m[3] != "" || isPlace(m[1])) {
		if ids := enclosed(m[2]); ids != nil {
			return ids
		}
	}
	if m := inSlashes().FindStringSubmatch(head); m != nil {
		return enclosed(m[1])
	}
	if m := beforeDash().FindStringSubmatch(head); m != nil {
		if ids := onlyNames(m[1]); ids != nil {
			return ids
		}
		return onlyNames(m[2])
	}
	return unspacedWire(head)
}

var (
	inBrackets = text.Pattern(`^([^()（）【】!?。！？]{0,80}?)[(（]([^()（）]{2,60})[)）]\s*([-–—:.])?`)
	inSlashes  = text.Pattern(`^[^!?/]{2,60}[\s.]/([^/]{2,40})/`)
	beforeDash = text.Pattern(`^([^.!?:/–—]{2,40}?)\s?[-–—:/]\s(?:([^.!?:/–—]{2,40}?)\s[-–—:]\s)?`)
)

// isPlace reports what may stand before an agency in a dateline, with nothing behind the two that
// parts them from the text: up to three words, none of them in small letters.
func isPlace(s string) bool {
	words := text.Fields(s)
	return len(words) <= 3 && !slices.ContainsFunc(words, func(w text.Field) bool { return unicode.IsLower(text.FirstRune(w.Text)) })
}

// unspacedWire lists the agency with which a wire begins whose script parts no words, before its place
// and its day, or behind them: 新华社北京3月12日电, 【ローマ共同】.
func unspacedWire(head string) []string {
	m := wireOfHan().FindString(head)
	longest := ""
	for name := range known().ids {
		if len(name) > len(longest) && m != "" && text.IsUnspaced(text.FirstRune(name)) && strings.Contains(m, name) {
			longest = name
		}
	}
	if longest == "" {
		return nil
	}
	return []string{known().ids[longest]}
}

var wireOfHan = text.Pattern(`^[(（【]?[\p{Han}\p{Katakana}ー]{2,14}(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?\p{Han}{0,4}[电電】]`)

// Closing lists the sources behind the last sentence of a text: (AFP), (avec AFP), – Reuters, /dpa.
func Closing(s string) []string {
	if m := bracketsAtEnd().FindStringSubmatch(s); m != nil {
		if ids := enclosed(m[1]); ids != nil {
			return ids
		}
		return besides(m[1])
	}
	if m := behindStop().FindStringSubmatch(s); m != nil {
		return onlyNames(m[1])
	}
	return nil
}

var (
	bracketsAtEnd = text.Pattern(`[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*[.。]?\s*$`)
	behindStop    = text.Pattern(`[.!?»”"。]\s?[-–—/]{1,2}\s?([^-–—.!?/]{2,30}(?:/[^-–—.!?/]{2,30})?)/?\.?\s*$`)
)

// Line lists the sources that a line is given to which says nothing else but who wrote a text, and when.
func Line(line string) []string {
	ids, _ := named(line)
	return ids
}

// Alone lists the sources of a line in which little else stands: avec AFP, © Reuters.
func Alone(line string) []string { return besides(line) }

// onlyNames lists the sources of what is nothing but their names, nil if anything else stands in it.
func onlyNames(s string) []string {
	ids, others := named(s)
	if len(others) > 0 {
		return nil
	}
	return ids
}

// enclosed is onlyNames of what stands between marks, where a name that is a word as well is a name.
func enclosed(s string) []string {
	if id := known().ids[strings.TrimSpace(s)]; id != "" {
		return []string{id}
	}
	return onlyNames(s)
}

// besides lists the sources of what is their names and few small words.
func besides(s string) []string {
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
// is a word as well names no source here.
func named(line string) (ids []string, others []string) {
	line = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/,،、;؛|()（）[]【】·•+&:：©`, r) || unicode.Is(unicode.Pd, r) && r != '-' {
			return ' '
		}
		return r
	}, line)
	words := text.Fields(line)
	for i := 0; i < len(words); {
		id, n := sourceAt(words[i:])
		if id == "" || n == 1 && IsWord(strings.TrimFunc(words[i].Text, unicode.IsPunct)) {
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
	return ids, others
}
