package custody

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// CutRule is a reason to cut a mark out of a line that stays, as a record names it. A
// mark stands at one end of its line, and the proof looks whether it does.
type CutRule struct {
	Name   string
	Reason string                   // what the rule goes by, for people
	AtEnd  bool                     // the mark stands at the end
	mark   func(line string) string // the mark of a line, "" if it has none
}

// cutRules holds every rule by which a record may cut something out.
var cutRules = []CutRule{
	{"bullet", "the mark of an item of a list", false, Bullet},
	{"quote-mark", "the mark before each line of a forwarded message", false, QuoteMark},
	{"field-mark", "the name of a field before what it holds", false, FieldMark},
	{"field-end", "the quotation mark behind what a field holds", true, FieldEnd},
	{"heading-mark", "the mark of a heading in plain text", false, HeadingMark},
	{"edit-mark", "the button behind a heading", true, EditMark},
	{"wire-mark", "the sign behind the headline of an agency", true, WireMark},
	{"line-hyphen", "the hyphen of a word that the end of a line parts", true, LineHyphen},
}

// The names of the rules that cut.
const (
	BulletRule   = "bullet"
	QuoteRule    = "quote-mark"
	FieldRule    = "field-mark"
	FieldEndRule = "field-end"
	HeadRule     = "heading-mark"
	EditRule     = "edit-mark"
	WireRule     = "wire-mark"
	LineEndRule  = "line-hyphen"
)

// cutRule returns the rule of a name, nil if none has it.
func cutRule(name string) *CutRule {
	for i := range cutRules {
		if cutRules[i].Name == name {
			return &cutRules[i]
		}
	}
	return nil
}

// Bullet returns the mark that a list item begins with, or the picture that a channel
// sets before a paragraph; "" if there is none.
func Bullet(line string) string {
	r, n := utf8.DecodeRuneInString(line)
	if strings.ContainsRune("•‣▪◦●■►", r) {
		return line[:n]
	}
	if !isPicture(r) {
		return ""
	}
	const joins = "\u200d\ufe0f"
	for n < len(line) {
		r, size := utf8.DecodeRuneInString(line[n:])
		if !isPicture(r) && !unicode.Is(unicode.Sk, r) && !strings.ContainsRune(joins, r) {
			break
		}
		n += size
	}
	if !strings.HasPrefix(line[n:], " ") {
		return ""
	}
	return line[:n]
}

// isPicture reports an emoji. Stars, which grade something, are none.
func isPicture(r rune) bool {
	const firstEmoji, stars = 0x1f000, "★☆⭐"
	return unicode.Is(unicode.So, r) && (r >= firstEmoji || 0x2600 <= r && r <= 0x27bf) && !strings.ContainsRune(stars, r)
}

var (
	quoteForm = regexp.MustCompile(`^(?:>[ \t]?)+`)
	headForm  = regexp.MustCompile(`^#{1,6} `)
	editForm  = text.Pattern(`[ \t]*\[\pL[\pL ]{2,24}(?: \| \pL[\pL ]{2,30})?\]$`)
)

// QuoteMark returns the marks of a forwarded message before a line: "> > ".
func QuoteMark(line string) string { return quoteForm.FindString(line) }

// fieldForm matches the names, in any language, of the fields that hold what an article says.
var fieldForm = sync.OnceValue(func() *regexp.Regexp {
	var names, forwarded []string
	for _, l := range language.With(language.Cleaning) {
		forwarded = append(forwarded, l.Cleaning().Forwarded...)
		for name, holds := range l.Cleaning().Fields {
			if holds == "title" || holds == "text" {
				names = append(names, regexp.QuoteMeta(name))
			}
		}
	}
	return regexp.MustCompile(`^(?:[-*] )?(?i:` + strings.Join(names, "|") +
		`)(?:[ \t]*[:：][ \t]*|\t[ \t]*)(?:(?i:` + strings.Join(forwarded, "|") + `)[ \t]?:[ \t]*)*|^(?:HD|LP|TD)\t`)
})

// FieldMark returns the name before a headline or a part of the text, as programs write
// it that export articles: "Title: ", "HD" and a tab, "Title" and a tab.
// What programs quote is without its quotation marks: title: "Bus fares to rise".
func FieldMark(line string) string {
	mark := fieldForm().FindString(line)
	if mark != "" && quotedValue(line[len(mark):]) {
		return line[:len(mark)+1]
	}
	return mark
}

// FieldEnd returns the quotation mark that closes what a field holds.
func FieldEnd(line string) string {
	if mark := fieldForm().FindString(line); mark == "" || !quotedValue(line[len(mark):]) {
		return ""
	}
	return line[len(line)-1:]
}

// quotedValue reports a value between quotation marks as programs set them, with none inside.
func quotedValue(value string) bool {
	const least = 3 // bytes
	last := len(value) - 1
	return len(value) >= least && strings.ContainsRune("\"'", rune(value[0])) && value[last] == value[0] && strings.IndexByte(value[1:last], value[0]) < 0
}

// HeadingMark returns the mark of a heading in Markdown.
func HeadingMark(line string) string { return headForm.FindString(line) }

// WireMark returns the sign with which an agency ends its headline: "Bus fares to rise =".
func WireMark(line string) string {
	const sign = " ="
	if !strings.HasSuffix(line, sign) || len(line) == len(sign) || strings.Count(line, sign) > 1 {
		return ""
	}
	return sign
}

// EditMark returns the button in brackets behind a heading: "[edit]".
func EditMark(line string) string {
	if !strings.HasSuffix(line, "]") {
		return ""
	}
	mark := editForm().FindString(line)
	if len(mark) == len(line) {
		return ""
	}
	return mark
}

// LineHyphen returns the hyphen with which a line ends behind a letter.
func LineHyphen(line string) string {
	r, n := utf8.DecodeLastRuneInString(line)
	if r != '-' && r != '‐' {
		return ""
	}
	if !unicode.IsLetter(text.LastRune(line[:len(line)-n])) {
		return ""
	}
	return line[len(line)-n:]
}

// wideSpace reports the space of Han script at a byte, two of which begin a paragraph.
func wideSpace[T Raw](raw T, at int) bool {
	const space = "\u3000"
	return at+len(space) <= len(raw) && string(raw[at:at+len(space)]) == space
}
