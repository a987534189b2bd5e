package clean

import (
	"regexp"
	"slices"
	"strconv"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

const (
	leastSheets  = 3   // sheets of a text whose headers and footers are told by what recurs
	widestMargin = 120 // columns of one
	leastMargin  = 4   // letters of one
)

// sheetNumber matches the number of a sheet alone: 3, – 3 –, Page 3 of 12, 3/12.
var sheetNumber = text.Pattern(`^[-–—]?\s*(?:\pL{1,8}\.?\s)?\d{1,4}(?:\s?(?:/|\pL{1,3})\s?\d{1,4})?\s*[-–—]?$`)

// sheetMargins returns the lines that are headers, footers and numbers of sheets in the
// text of a document: what stands there says the same on each sheet, but for a number,
// and on all sheets but one a number stands above or below it.
func sheetMargins(lines []custody.Line) map[int]bool {
	filled := make([]custody.Line, 0, len(lines))
	for _, l := range lines {
		if l.Text != "" {
			filled = append(filled, l)
		}
	}
	places := map[string][]int{} // by what a line says without its numbers, of filled
	for i, l := range filled {
		if key := marginKey(l.Text); key != "" {
			places[key] = append(places[key], i)
		}
	}
	numbered := func(i int) bool { return i >= 0 && i < len(filled) && sheetNumber().MatchString(filled[i].Text) }
	margins := map[int]bool{}
	for _, at := range places {
		if ofAllSheets(filled, at) {
			for _, i := range at {
				margins[filled[i].Number] = true
			}
			continue
		}
		near := 0
		for _, i := range at {
			if numbered(i-1) || numbered(i+1) {
				near++
			}
		}
		counted := len(at) >= leastSheets && countsSheets(filled, at)
		if len(at) < leastSheets || near < len(at)-1 && !counted {
			continue
		}
		for _, i := range at {
			for k := i - 1; k <= i+1; k++ {
				if k == i || numbered(k) && !counted {
					margins[filled[k].Number] = true
				}
			}
		}
		if last := len(filled) - 1; numbered(last) && !counted {
			margins[filled[last].Number] = true
		}
	}
	if last := len(filled) - 1; last > 0 && onlySheet().MatchString(filled[last].Text) {
		margins[filled[last].Number] = true
	}
	return margins
}

// onlySheet matches the number below a text of one sheet: — 1 —.
var onlySheet = text.Pattern(`^[-–—]\s*1\s*[-–—]$`)

// sheetOfAll matches a line that says which of how many sheets it stands on: Seite 1 von 2.
var sheetOfAll = pattern(`^[-–—]?\s*(?i:%s)\.?\s?(\d{1,3})\s?(?:/|\pL{1,5})\s?(\d{1,3})\s*[-–—]?$`,
	anyWord(func(c *language.CleaningData) []string { return slices.Concat(c.PageWords, c.Page) }))

// ofAllSheets reports lines that number all sheets of a text, from the first to the last.
func ofAllSheets(filled []custody.Line, at []int) bool {
	if len(at) < 2 {
		return false
	}
	for n, i := range at {
		m := sheetOfAll().FindStringSubmatch(filled[i].Text)
		if m == nil || m[1] != strconv.Itoa(n+1) || m[2] != strconv.Itoa(len(at)) {
			return false
		}
	}
	return true
}

// lastNumber and firstNumber match the number at an end of a line.
var (
	lastNumber  = text.Pattern(`[^\d.,](\d{1,4})$`)
	firstNumber = text.Pattern(`^(\d{1,4})[^\d.,)]`)
)

// countsSheets reports lines that end, or begin, with a number which is one more each time,
// with text of some lines between them.
func countsSheets(filled []custody.Line, at []int) bool {
	for _, form := range []*regexp.Regexp{lastNumber(), firstNumber()} {
		counts := true
		for n, i := range at {
			m := form.FindStringSubmatch(filled[i].Text)
			if m == nil {
				counts = false
				break
			}
			if n == 0 {
				continue
			}
			before := form.FindStringSubmatch(filled[at[n-1]].Text)
			counts = counts && follows(before[1], m[1]) && i > at[n-1]+1
		}
		if counts {
			return slices.ContainsFunc(filled[at[0]+1:at[1]], func(l custody.Line) bool { return text.Width(l.Text) >= narrowColumn })
		}
	}
	return false
}

// marginKey is what a line says without its numbers, "" if it is too long for a margin
// of a sheet, or ends like a sentence, or says too little.
func marginKey(line string) string {
	if len(line) > 4*widestMargin || text.EndsSentence(line) || text.Width(line) > widestMargin {
		return ""
	}
	key, letters := text.Numberless(line), 0
	for _, r := range key {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < leastMargin {
		return ""
	}
	return key
}
