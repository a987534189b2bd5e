package clean

import (
	"slices"
	"strconv"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Parts finds the articles in a text that a database of newspapers has exported: each
// begins with the code of its headline or with its number among all, or ends with a line
// that says so. It is nil if the text is one article. Lines before the first and behind
// the last belong to none: what was searched, and what was found.
//
// Other texts with several articles are not parted, for nothing says where one ends:
// digests, threads, copies of a page with teasers.
func Parts(raw []byte) []text.Lines {
	lines := custody.Split(raw)
	for _, begins := range []func([]custody.Line) []int{codedHeadlines, numberedArticles, closedArticles} {
		if starts := begins(lines); len(starts) > 1 {
			return partsAt(lines, starts)
		}
	}
	return nil
}

// codedHeadlines are the lines that begin with the code of a headline, if there are
// enough other fields for several articles.
func codedHeadlines(lines []custody.Line) (starts []int) {
	fields := 0
	for _, l := range lines {
		if kind, _, coded, is := readField(l.Text); coded && is {
			if fields++; kind == titleField {
				starts = append(starts, l.Number)
			}
		}
	}
	if fields < fieldsTogether*len(starts) {
		return nil
	}
	return starts
}

// oneOfAll matches the number of an article among all that were exported.
var oneOfAll = pattern(`^(?:(?:%s) )?(\d{1,4}) (?:%s) (\d{1,4})(?: (?:%s))?$`,
	anyWord(func(c *language.CleaningData) []string { return slices.Concat(c.Document, c.Page) }),
	anyWord(func(c *language.CleaningData) []string { return c.OfAll }), anyWord(func(c *language.CleaningData) []string { return c.Documents }))

// numberedArticles are the lines that count the articles, one after the other up to the
// last.
func numberedArticles(lines []custody.Line) (starts []int) {
	all := ""
	for _, l := range lines {
		m := oneOfAll().FindStringSubmatch(l.Text)
		if m == nil || all != "" && m[2] != all {
			continue
		}
		if all = m[2]; m[1] == strconv.Itoa(len(starts)+1) {
			starts = append(starts, l.Number)
		}
	}
	if len(starts) == 0 || strconv.Itoa(len(starts)) != all {
		return nil
	}
	return starts
}

// closing matches the line with which an exported article ends: the number that the
// database gives it, or words that say so.
var closing = pattern(`^(?:AN\t)?(?:%s) [A-Z][A-Z0-9]{3,}[0-9a-z]{10,}$|^(?:%s)$`,
	anyWord(func(c *language.CleaningData) []string { return c.Document }), anyWord(func(c *language.CleaningData) []string { return c.EndOfDocument }))

// closedArticles are the lines behind the ends of articles, and the one at which the first
// begins.
func closedArticles(lines []custody.Line) (starts []int) {
	last := len(lines) - 1
	for last >= 0 && !closing().MatchString(lines[last].Text) {
		last--
	}
	begin := true
	for i, l := range lines[:last+1] {
		switch {
		case l.Text == "":
		case closing().MatchString(l.Text):
			begin = true
		case begin:
			if starts = append(starts, l.Number); len(starts) == 1 {
				starts[0] = behindCover(lines[i:])
			}
			begin = false
		}
	}
	return starts
}

// listedArticle matches an entry of the list of articles on the first page of an export.
var listedArticle = text.Pattern(`^1\. (\S.*)$`)

// behindCover returns the line at which the first article begins: that of the headline
// that a list above names first, or the first line if there is no such list.
func behindCover(lines []custody.Line) int {
	named := ""
	for _, l := range lines {
		if closing().MatchString(l.Text) {
			break
		}
		if named != "" && l.Text == named {
			return l.Number
		}
		if m := listedArticle().FindStringSubmatch(l.Text); m != nil && named == "" {
			named = m[1]
		}
	}
	return lines[0].Number
}

// leastPart is how many words an article of several has at least in its sentences.
const leastPart = 20

// partsAt cuts a text before some lines, and what follows the end of the last article off
// it. It is nil if one of the parts has no text.
func partsAt(lines []custody.Line, starts []int) []text.Lines {
	var parts []text.Lines
	for i, start := range starts {
		end := len(lines)
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		} else {
			for n := start; n <= end; n++ {
				if closing().MatchString(lines[n-1].Text) {
					end = n
				}
			}
		}
		words := 0
		for n := start; n <= end; n++ {
			if t := lines[n-1].Text; text.EndsSentence(t) {
				words += len(text.Fields(t))
			}
		}
		if words < leastPart {
			return nil
		}
		for lines[end-1].Text == "" {
			end--
		}
		parts = append(parts, text.Lines{First: start, Last: end})
	}
	return parts
}
