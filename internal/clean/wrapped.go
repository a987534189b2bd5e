package clean

import (
	"slices"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Mode says how a text separates its paragraphs, as its lines show it.
func Mode[T custody.Raw](raw T, lines []custody.Line) custody.Mode {
	e := readExport(lines)
	marks, empty := marksOf(lines, e)
	return paragraphMode(raw, without(raw, lines, marks, empty, sheetMargins(lines), e.fields, headBylines(lines)))
}

// paragraphMode tells text that was wrapped at a column, where blank lines
// separate paragraphs, from text with one paragraph a line. In a run of wrapped
// lines each but the last reaches close to the column, and most of them end
// where the column does, not where a sentence does; lines as wide as those of a text may all
// end with a mark if each goes on in small letters. Menus, whose lines are
// short, have no say.
func paragraphMode[T custody.Raw](raw T, lines []custody.Line) custody.Mode {
	wrapped, ended, other := 0, 0, 0 // columns
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].Text != "" {
			end++
		}
		run := lines[start:end]
		start = end + 1
		longest, all := 0, 0
		for _, l := range run {
			n := text.Width(l.Text)
			longest = max(longest, n)
			all += n
		}
		if len(run) == 1 && longest > widestColumn {
			other += all // a whole paragraph
		}
		if longest < 40 || len(run) < 2 || !slices.ContainsFunc(run, func(l custody.Line) bool { return !itemMark(l.Text) }) {
			continue
		}
		full, sentences, marked, amid, short, stopped := 0, 0, 0, 0, 0, 0
		for i, l := range run[:len(run)-1] {
			if unicode.IsLower(text.FirstRune(run[i+1].Text)) {
				amid++
			}
			if r := text.LastRune(l.Text); unicode.IsPunct(r) && r != '-' {
				marked++
			}
			if text.Width(l.Text) >= longest-ragged {
				full++
			}
			if text.EndsSentence(l.Text) {
				sentences++
			}
		}
		begins := custody.BegunByEnds(run)
		for i := range run[1:] {
			if last := text.LastRune(run[i].Text); !begins[i+1] && unicode.IsPunct(last) && last != '-' {
				stopped++ // as verses are
			}
			if begins[i+1] && text.Width(run[i].Text) < longest-ragged {
				short++
			}
		}
		n := len(run) - 1
		if parted := countTrue(begins[1:]); parted > 0 && longest <= widestColumn && longest >= narrowColumn && (full+short)*10 >= n*9 &&
			parted*2 <= n && stopped*2 <= n-parted && (amid*10 >= (n-parted)*5 || manyHyphens(run) && amid*10 >= (n-parted)*4) {
			ended += all
			continue
		}
		if longest <= widestColumn && full*10 >= n*8 && sentences*2 <= n &&
			(marked*5 <= n*3 || longest >= narrowColumn && amid == n) {
			wrapped += all
		} else {
			other += all
		}
	}
	switch {
	case indented(raw, lines):
		return custody.ByIndent
	case wrapped+ended <= 2*other || wrapped+ended < leastWrapped:
		return custody.ByLine
	case ended > 0:
		return custody.ByEnd
	}
	return custody.ByBlank
}

// ragged is how many columns before the widest line another may end whose text goes on, and
// leastWrapped how many a text has at least that was wrapped.
const ragged, leastWrapped = 25, 150

// manyHyphens reports that words of a run of lines are parted at their ends.
func manyHyphens(run []custody.Line) bool {
	parted := 0
	for i := range run[1:] {
		if partedWord(run[i].Text, run[i+1].Text) {
			parted++
		}
	}
	return parted >= 2
}

// countTrue is how many are true.
func countTrue(of []bool) (n int) {
	for _, is := range of {
		if is {
			n++
		}
	}
	return n
}

// narrowColumn is the fewest columns of a text that was wrapped for sure.
const narrowColumn = 60

// indented reports a text that was wrapped at a column, whose paragraphs begin with an
// indented line: sentences end before such a line, and hardly ever before another.
func indented[T custody.Raw](raw T, lines []custody.Line) bool {
	begins, ended, goesOn, broken := 0, 0, 0, 0
	for i, l := range lines {
		if i == 0 || l.Text == "" || lines[i-1].Text == "" {
			continue
		}
		ends := text.EndsSentence(lines[i-1].Text)
		switch {
		case custody.Indented(raw, l):
			if begins++; ends {
				ended++
			}
		case ends:
			goesOn++
			broken++
		default:
			goesOn++
		}
	}
	return begins >= 3 && ended*3 >= begins*2 && goesOn >= begins && broken*4 <= goesOn
}

// mostAboveByline is how many lines may stand above a byline, of a headline and a standfirst.
const mostAboveByline = 4

// headBylines are the bylines right below the first lines of a text, which is no paragraph of
// what was wrapped: none of the lines above ends a sentence.
func headBylines(lines []custody.Line) map[int]bool {
	above := 0
	for i, l := range lines {
		if l.Text == "" {
			continue
		}
		m := bylineStart().FindStringSubmatchIndex(l.Text)
		if above > 0 && m != nil && wrote(l.Text[:m[2]], true) && (unicode.IsUpper(text.FirstRune(l.Text)) || i+1 == len(lines) || lines[i+1].Text == "") {
			return map[int]bool{l.Number: true}
		}
		if above++; above > mostAboveByline || text.EndsSentence(l.Text) {
			break
		}
	}
	return nil
}

// without returns the lines less the marks that are cut out of them, and less the lines of some sets.
func without[T custody.Raw](raw T, lines []custody.Line, marks map[int]custody.Cut, sets ...map[int]bool) []custody.Line {
	left := func(n int) bool { return slices.ContainsFunc(sets, func(set map[int]bool) bool { return set[n] }) }
	if len(marks) == 0 && !slices.ContainsFunc(sets, func(set map[int]bool) bool { return len(set) > 0 }) {
		return lines
	}
	rest := slices.Clone(lines)
	for i := range rest {
		l := &rest[i]
		if cut, ok := marks[l.Number]; ok && cut.Rule != custody.LineEndRule {
			l.Text = custody.Kept(raw, *l, []custody.Cut{cut})
		} else if left(l.Number) {
			l.Text = ""
		}
	}
	return rest
}

// partedWord reports a line that ends in the middle of a word which goes on in the next.
func partedWord(line, next string) bool {
	return custody.LineHyphen(line) != "" && unicode.IsLower(text.FirstRune(next)) && !joinsNumbers(line, next)
}

// joinsNumbers reports a hyphen between two words for numbers of a language, which belongs to both: dix-huit, twenty-one.
func joinsNumbers(line, next string) bool {
	last, first := text.PlainWords(line), text.PlainWords(next)
	if len(last) == 0 || len(first) == 0 {
		return false
	}
	before, behind := text.Fold(last[len(last)-1]), text.Fold(first[0])
	return slices.ContainsFunc(language.With(language.Numbers), func(l *language.Language) bool {
		_, is := l.Numbers().Words[before]
		_, are := l.Numbers().Words[behind]
		return is && are
	})
}
