// Package charset reads bytes as text: in the encoding that they are in, whatever
// they say of themselves. Browsers save in UTF-8 and leave the old declaration,
// servers declare what the file then does not, and text files say nothing at all.
//
// UTF-8 and UTF-16 are known by their form, for no text in an older encoding happens
// to have it. Among the others the one is taken in which the text reads most like
// language, by the frequencies of the International Components for Unicode and by the
// words that stand in every text of a language; what a page declares counts for
// something. The same bytes always give the same text.
package charset

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// UTF8 is the name of the encoding in which all texts are kept.
const UTF8 = "utf-8"

// Text is what bytes say.
type Text struct {
	Bytes []byte // in UTF-8, without byte order mark
	Name  string // the encoding that they were in, as browsers name it
}

// Kind is what the bytes are of.
type Kind bool

// What is read. The markup of a page says nothing about its language.
const (
	Plain  Kind = false
	Markup Kind = true
)

// sample is how many bytes are looked at to know an encoding.
const sample = 128 << 10

// Read reads bytes, which may declare an encoding by a name ("" if they do not). If
// they are no text in any encoding, trouble says so, as the end of a sentence that
// begins with "the file".
func Read(raw []byte, declared string, kind Kind) (t Text, trouble string) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return decode(utf.UTF16(utf.LittleEndian, utf.UseBOM), raw, "utf-16le"), ""
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decode(utf.UTF16(utf.BigEndian, utf.UseBOM), raw, "utf-16be"), ""
	}
	if bytes.IndexByte(raw[:min(len(raw), 4096)], 0) >= 0 {
		if order, name := orderOf(raw[:min(len(raw), 4096)]); name != "" {
			return decode(utf.UTF16(order, utf.IgnoreBOM), raw, name), ""
		}
		return Text{}, "holds NUL bytes, so it is no text"
	}
	if utf8.Valid(raw) {
		return Text{raw, UTF8}, ""
	}
	if bad := invalid(raw); bad*1000 <= len(raw) && bad*4 <= nonASCII(raw) {
		return Text{bytes.ToValidUTF8(raw, []byte("\uFFFD")), UTF8}, "" // a few broken bytes in a text that is what it says
	}
	return guess(raw, declared, kind)
}

// candidate is an encoding that bytes may be in.
type candidate struct {
	name       string
	confidence int // 0 to 100, that it is the right one
}

// alternatives are encodings that the frequencies do not tell apart, or that hold
// those of the first and more: bytes between letters that are none there do.
var alternatives = map[string][]string{
	"iso-8859-1": {"windows-1252"}, "iso-8859-2": {"iso-8859-2", "windows-1250"}, "iso-8859-5": {"iso-8859-5"},
	"iso-8859-6": {"iso-8859-6", "windows-1256"}, "iso-8859-7": {"windows-1253", "iso-8859-7"}, "iso-8859-8": {"windows-1255"},
	"iso-8859-8-i": {"windows-1255"}, "windows-1251": {"windows-1251", "x-mac-cyrillic"},
	"iso-8859-9": {"windows-1254"}, "koi8-r": {"koi8-r", "koi8-u"}, "gb-18030": {"gb18030"},
}

// unheardOf are encodings that the frequencies know nothing of: only the words of a text
// tell that it is in one of them.
var unheardOf = []string{"macintosh", "x-mac-cyrillic", "windows-1258", "ibm866", "koi8-u"}

// trust is what the name that a text declares is worth, in points of confidence.
const trust = 20

// guess finds the encoding in which a text reads most like language.
func guess(raw []byte, declared string, kind Kind) (Text, string) {
	part := raw[:min(len(raw), sample)]
	candidates := detect(part, kind)
	if _, name := charset.Lookup(declared); name != "" && name != UTF8 {
		candidates = append(candidates, candidate{name, 10})
		for i := range candidates {
			if candidates[i].name == name {
				candidates[i].confidence += trust
			}
		}
	}
	candidates = append(candidates, candidate{"windows-1252", 5})
	for _, name := range unheardOf {
		candidates = append(candidates, candidate{name, 0})
	}
	best, score := "", 0
	for _, c := range candidates {
		e, name := charset.Lookup(c.name)
		if e == nil {
			continue
		}
		read := string(decode(e, part, name).Bytes)
		known := familiarity(read)
		if known == 0 && c.confidence <= 0 {
			continue
		}
		if s := 10*(c.confidence+known) - strangeness(read); best == "" || s > score {
			best, score = name, s
		}
	}
	e, name := charset.Lookup(best)
	t := decode(e, raw, name)
	if strangeness(string(t.Bytes)) > mostStrange {
		return Text{}, "is no text in an encoding that is known"
	}
	return t, ""
}

// detect asks for the encodings that the bytes may be in, in an order that does not
// change.
func detect(part []byte, kind Kind) []candidate {
	detector := chardet.NewTextDetector()
	if kind == Markup {
		detector = chardet.NewHtmlDetector()
	}
	results, err := detector.DetectAll(part)
	if err != nil {
		return nil
	}
	var candidates []candidate
	for _, r := range results {
		name := strings.ToLower(r.Charset)
		if strings.HasPrefix(name, "utf") || strings.HasPrefix(name, "ibm") {
			continue // known by its form already, or of no use on the web
		}
		names := alternatives[name]
		if names == nil {
			names = []string{name}
		}
		for i, n := range names {
			candidates = append(candidates, candidate{n, r.Confidence - i})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(b.confidence-a.confidence, strings.Compare(a.name, b.name))
	})
	return candidates
}

func decode(e encoding.Encoding, raw []byte, name string) Text {
	data, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		data = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	if name == "windows-1258" { // which writes the tone of a letter behind it
		data = norm.NFC.Bytes(data)
	}
	return Text{bytes.TrimPrefix(data, []byte("\ufeff")), name}
}

// everywhere are the words that stand in every text of some language and have a letter that is not of ASCII.
var everywhere = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, l := range language.All() {
		for _, w := range l.Cleaning().StopWords {
			if isOther(w) {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
})

// familiarity tells from 0 to 200 how many of the words of a text that are not of ASCII stand in every text of a
// language: a fifth to a half in the right encoding, and next to none in another, in which they are no words.
func familiarity(s string) int {
	known, all := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if w = strings.TrimFunc(w, unicode.IsPunct); isOther(w) {
			all++
			if everywhere()[w] {
				known++
			}
		}
	}
	return min(200, 400*known/max(all, 1))
}

// isOther reports whether a word has a letter that is not of ASCII.
func isOther(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf })
}

// mostStrange is how strange a text may be at most.
const mostStrange = 600

// strangeness tells from 0 to 1000 how much of what is not ASCII in a text cannot
// stand where it does: signs between letters, controls, lines of boxes, letters of two
// scripts in one word, capitals behind small letters.
func strangeness(s string) int {
	odd, all := 0, 0
	before := ' '
	for i, r := range s {
		if r >= utf8.RuneSelf {
			all++
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			switch {
			case r == utf8.RuneError || r < 0xa0 || unicode.Is(unicode.Co, r), 0x2500 <= r && r < 0x25a0:
				odd += 3
			case !unicode.IsLetter(r):
				if unicode.IsLetter(before) && unicode.IsLetter(next) && !strings.ContainsRune("’·\u00ad\u00a0–—", r) && !unicode.IsMark(r) {
					odd++
				}
			case unicode.IsUpper(r) && unicode.IsLower(before), mixed(before, r), mixed(r, next):
				odd++
			}
		}
		before = r
	}
	if all == 0 {
		return 0
	}
	return min(1000, odd*1000/all)
}

// mixed reports letters of which one alone is Latin. Han and the like stand beside
// anything.
func mixed(a, b rune) bool {
	if !unicode.IsLetter(a) || !unicode.IsLetter(b) || a >= 0x2e80 || b >= 0x2e80 {
		return false
	}
	return unicode.Is(unicode.Latin, a) != unicode.Is(unicode.Latin, b)
}

// leastGarbled is from how many characters on a text is said to be garbled.
const leastGarbled = 12

// Garbled reports a text that was read in a wrong encoding before it was saved in
// UTF-8: "Ð¡Ð¾Ð²ÐµÑ", "Ã©tÃ©", "Ñîâåò ïîðòà". What it said can no longer be quoted.
func Garbled(text []byte) bool {
	part := text[:min(len(text), sample)]
	letters, high := 0, 0
	for _, r := range string(part) {
		if unicode.IsLetter(r) {
			letters++
			if r >= 0xc0 && r <= 0xff {
				high++
			}
		}
	}
	if high < leastGarbled {
		return false
	}
	return high*2 > letters || twice(string(part)) >= leastGarbled
}

// twice counts the characters of a text that are UTF-8 read as windows-1252, and
// gives none if as many are not.
func twice(s string) int {
	found, other := 0, 0
	var run []byte
	flush := func() {
		for len(run) > 0 {
			r, n := utf8.DecodeRune(run)
			if r != utf8.RuneError && n > 1 {
				found++
			} else {
				other++
			}
			run = run[n:]
		}
	}
	for _, r := range s {
		if r < utf8.RuneSelf {
			flush()
			continue
		}
		if b, ok := charmap.Windows1252.EncodeRune(r); ok {
			run = append(run, b)
		} else {
			flush()
			other++
		}
	}
	flush()
	if other > found {
		return 0
	}
	return found
}

// orderOf finds the order of the bytes of a text in UTF-16 that does not say it: the
// one in which it has blank space and common signs, and nothing that is no text. The
// name is empty if there is none.
func orderOf(start []byte) (order utf.Endianness, name string) {
	most := 0
	for _, o := range []struct {
		order utf.Endianness
		name  string
	}{{utf.LittleEndian, "utf-16le"}, {utf.BigEndian, "utf-16be"}} {
		said := string(decode(utf.UTF16(o.order, utf.IgnoreBOM), start[:len(start)&^1], o.name).Bytes)
		if strings.ContainsFunc(strings.TrimRight(said, "\uFFFD"), func(r rune) bool { return r == 0 || r == utf8.RuneError }) {
			continue
		}
		common := 0
		for _, r := range said {
			if strings.ContainsRune("\n\r ,.<>\"。，、", r) {
				common++
			}
		}
		if common > most {
			most, order, name = common, o.order, o.name
		}
	}
	return order, name
}

// invalid counts the bytes that are not UTF-8.
func invalid(raw []byte) int {
	n := 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		raw = raw[size:]
	}
	return n
}

func nonASCII(raw []byte) int {
	n := 0
	for _, b := range raw {
		if b >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
