package capture

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/text"
)

// wordLists knows how the lists of a document are numbered (ECMA-376 part 1, §17.9),
// and up to which number each has come.
type wordLists struct {
	levels map[string][]wordLevel // by number of the list
	counts map[string][]int       // by number of its form, which lists may share: how far each level has come, 0 if it has not begun
	form   map[string]string      // by number of the list
	begun  map[string]bool        // lists that have begun
	styles map[string]wordStyle
	plain  string    // the style of a paragraph that names none
	always wordStyle // what holds of all words
}

// wordLevel is how one level of a list is numbered.
type wordLevel struct {
	start   int
	anew    bool   // the list begins here again, though its form was used before
	stays   bool   // it goes on when a level above it does
	format  string // such as decimal
	text    string // what stands before an item, with %1 for the number of the first level
	decimal bool   // the numbers of all levels are written in figures
}

// wordStyle is what a style says of lists, and of how its words are shown: nil if it says
// nothing.
type wordStyle struct {
	list, level      string
	basedOn          string
	vanishes, struck *wordVal
	look             wordLook
	shades           bool // it may set its words on another ground than that of the page
}

// on reads a property that is there, unless it says that it is not.
func (v *wordVal) on() bool { return v != nil && v.Val != "0" && v.Val != "false" && v.Val != "off" }

// maxLists is how many lists, forms of lists and styles a document may have together.
const maxLists = 20_000

// maxLevels is how many levels a list has (§17.9.6).
const maxLevels = 9

type wordLevelXML struct {
	Level  string   `xml:"ilvl,attr"`
	Start  wordVal  `xml:"start"`
	Format wordVal  `xml:"numFmt"`
	Text   wordVal  `xml:"lvlText"`
	Legal  *wordVal `xml:"isLgl"`
	Again  wordVal  `xml:"lvlRestart"`
}

type wordVal struct {
	Val string `xml:"val,attr"`
}

// lists reads the parts that say how lists are numbered.
func (d *document) lists() (*wordLists, error) {
	l := &wordLists{
		levels: map[string][]wordLevel{}, counts: map[string][]int{}, form: map[string]string{}, begun: map[string]bool{}, styles: map[string]wordStyle{},
	}
	var styles struct {
		Always wordStyleXML   `xml:"docDefaults>rPrDefault"`
		Style  []wordStyleXML `xml:"style"`
	}
	if err := d.unmarshal(d.parts.styles, &styles); err != nil {
		return nil, err
	}
	l.always = styles.Always.style()
	for _, s := range styles.Style {
		l.styles[s.ID] = s.style()
		if s.Kind == "paragraph" && (&wordVal{s.Default}).on() && s.Default != "" {
			l.plain = s.ID
		}
	}
	var numbering struct {
		Forms []struct {
			ID     string         `xml:"abstractNumId,attr"`
			Like   wordVal        `xml:"numStyleLink"`
			Levels []wordLevelXML `xml:"lvl"`
		} `xml:"abstractNum"`
		Lists []struct {
			ID        string  `xml:"numId,attr"`
			Form      wordVal `xml:"abstractNumId"`
			Overrides []struct {
				Level string        `xml:"ilvl,attr"`
				Start *wordVal      `xml:"startOverride"`
				Form  *wordLevelXML `xml:"lvl"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	if err := d.unmarshal(d.parts.numbering, &numbering); err != nil {
		return nil, err
	}
	if len(numbering.Forms)+len(numbering.Lists)+len(styles.Style) > maxLists {
		return nil, wordRefusal("save its text as a .txt file", "the document has more than %d lists and styles", maxLists)
	}
	forms, like := map[string][]wordLevel{}, map[string]string{}
	for _, f := range numbering.Forms {
		levels := make([]wordLevel, maxLevels)
		for _, x := range f.Levels {
			if n := levelOf(x.Level); n >= 0 {
				levels[n] = x.level()
			}
		}
		forms[f.ID], like[f.ID] = levels, f.Like.Val
	}
	for _, list := range numbering.Lists {
		l.form[list.ID] = list.Form.Val
	}
	for _, list := range numbering.Lists {
		form := list.Form.Val
		if style := like[form]; style != "" {
			form = l.form[l.styles[style].list]
			l.form[list.ID] = form
		}
		levels := slices.Clone(forms[form])
		for _, o := range list.Overrides {
			n := levelOf(o.Level)
			if n < 0 || n >= len(levels) {
				continue
			}
			if o.Form != nil {
				levels[n] = o.Form.level()
			}
			if o.Start != nil {
				levels[n].start, _ = strconv.Atoi(o.Start.Val)
				levels[n].anew = true
			}
		}
		l.levels[list.ID] = levels
	}
	return l, nil
}

// unmarshal reads a part that the document may lack.
func (d *document) unmarshal(name string, into any) error {
	data, err := d.open(name)
	if data == nil || err != nil {
		return err
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func levelOf(s string) int {
	n, err := strconv.Atoi(s)
	if s == "" {
		return 0
	}
	if err != nil || n < 0 || n >= maxLevels {
		return -1
	}
	return n
}

func (x *wordLevelXML) level() wordLevel {
	l := wordLevel{start: 1, format: x.Format.Val, text: x.Text.Val, stays: x.Again.Val == "0"}
	if n, err := strconv.Atoi(x.Start.Val); err == nil {
		l.start = n
	}
	l.decimal = x.Legal.on()
	return l
}

// of returns list and level of a paragraph, which it has itself or by its style; "" if it is
// no item.
func (l *wordLists) of(text *paragraph) (list, level string) {
	list, level = text.list, text.level
	style := text.style
	for range maxLevels * 2 { // styles that are based on one another
		if style == "" || list != "" && level != "" {
			break
		}
		s := l.styles[style]
		if list == "" {
			list = s.list
		}
		if level == "" {
			level = s.level
		}
		style = s.basedOn
	}
	if list == "0" { // it is said to be no item
		return "", ""
	}
	return list, level
}

// next returns what stands before the next item of a list: its number, or a bullet where
// there is none or how it is written is not known.
func (l *wordLists) next(list, level string) string {
	const bullet = "•"
	levels, at := l.levels[list], levelOf(level)
	if at < 0 || at >= len(levels) || levels[at].format == "" {
		return bullet
	}
	form := l.form[list]
	counts := l.counts[form]
	if counts == nil {
		counts = make([]int, maxLevels)
		l.counts[form] = counts
	}
	if !l.begun[list] {
		l.begun[list] = true
		for i := range levels {
			if levels[i].anew {
				counts[i] = 0
			}
		}
	}
	for i := range levels[:at+1] {
		switch {
		case counts[i] == 0:
			counts[i] = levels[i].start + 1 // counts are one ahead, so that a list may begin at 0
		case i == at:
			counts[i]++
		}
	}
	for i := at + 1; i < len(levels); i++ {
		if !levels[i].stays {
			counts[i] = 0
		}
	}
	now := levels[at]
	if now.format == "bullet" {
		return bullet
	}
	if now.format == "none" && !strings.Contains(now.text, "%") {
		return strings.TrimSpace(now.text)
	}
	label := now.text
	for i := range levels[:at+1] {
		mark := "%" + strconv.Itoa(i+1)
		if !strings.Contains(label, mark) {
			continue
		}
		format := levels[i].format
		if now.decimal {
			format = "decimal"
		}
		number, known := numbered(format, counts[i]-1)
		if !known {
			return bullet
		}
		label = strings.ReplaceAll(label, mark, number)
	}
	return strings.TrimSpace(label)
}

// numbered writes the number of an item (§17.18.59). Known is false for forms that are not.
func numbered(format string, n int) (s string, known bool) {
	switch format {
	case "decimal":
		return strconv.Itoa(n), true
	case "decimalZero":
		return fmt.Sprintf("%02d", n), true
	case "none":
		return "", true
	case "lowerLetter", "upperLetter": // z is followed by aa, bb
		if n < 1 || n > 26*20 {
			return "", false
		}
		s = strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	case "lowerRoman", "upperRoman":
		if n < 1 || n > 3999 {
			return "", false
		}
		s = strings.ToLower(text.Roman(n))
	default:
		return "", false
	}
	if strings.HasPrefix(format, "upper") {
		s = strings.ToUpper(s)
	}
	return s, true
}

// lacksInWord holds the lines that the first reader made, which wrote a bullet before every
// item and none in a cell, against what it would read.
func lacksInWord(raw []byte, lines []string) int {
	return lacksInText(func(raw []byte) (*Reading, *Refusal) { return readWordLists(raw, true) }, raw, lines)
}

// label is what stands before a paragraph because of the list that it belongs to, "" if it
// belongs to none.
func (p *wordReader) label(text *paragraph, words string) string {
	if strings.TrimSpace(words) == "" {
		return ""
	}
	if p.unnumbered {
		if text.item() && len(p.rows) == 0 {
			return "•"
		}
		return ""
	}
	if list, level := p.numbering.of(text); list != "" {
		return p.numbering.next(list, level)
	}
	return ""
}

// item reports a paragraph that says itself that it is an item.
func (text *paragraph) item() bool { return text.list != "" || text.level != "" }
