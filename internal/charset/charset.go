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
	"unicode"
	"unicode/utf8"

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
	if shifts(raw) { // which is valid UTF-8
		e, name := charset.Lookup("iso-2022-jp")
		return decode(e, raw, name), ""
	}
	if utf8.Valid(raw) {
		return Text{raw, UTF8}, ""
	}
	_, name := charset.Lookup(declared)
	if good, bad := sequences(raw); bad*4 <= nonASCII(raw) || name == UTF8 && bad <= good {
		return Text{bytes.ToValidUTF8(raw, []byte("\uFFFD")), UTF8}, "" // a few broken bytes in a text that is what it says
	}
	return guess(raw, declared, kind)
}

// shifts reports the signs with which a text goes over to Japanese characters and back, in bytes that are all of ASCII: the
// encoding of Japanese mails.
func shifts(raw []byte) bool {
	return (bytes.Contains(raw, []byte("\x1b$B")) || bytes.Contains(raw, []byte("\x1b$@"))) && bytes.Contains(raw, []byte("\x1b(")) && nonASCII(raw) == 0
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
// tell that it is in one of them, or that it is in no other one.
var unheardOf = []string{"macintosh", "x-mac-cyrillic", "windows-1258", "ibm866", "koi8-u", "ibm850", "ibm852"}

// pagesOfDOS are those of them that browsers do not know, either.
var pagesOfDOS = map[string]encoding.Encoding{"ibm850": charmap.CodePage850, "ibm852": charmap.CodePage852}

// named is the encoding of a name, and the name as it is kept.
func named(name string) (encoding.Encoding, string) {
	if e := pagesOfDOS[name]; e != nil {
		return e, name
	}
	return charset.Lookup(name)
}

// thaiEncoding is the name of the encoding of Thai.
const thaiEncoding = "windows-874"

// trust is what the name that a text declares is worth, in points of confidence.
const trust = 20

// guess finds the encoding in which a text reads most like language.
func guess(raw []byte, declared string, kind Kind) (Text, string) {
	part := raw[:min(len(raw), sample)]
	if thaiByForm(part) {
		return decode(charmap.Windows874, raw, thaiEncoding), ""
	}
	candidates := detect(part, kind)
	if e, name := charset.Lookup(declared); name != "" && name != UTF8 {
		if t := decode(e, raw, name); isPlain(string(t.Bytes)) {
			return t, ""
		}
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
	plainest, least := "", mostStrange // of those that nothing but their signs speak for
	for _, c := range candidates {
		e, name := named(c.name)
		if e == nil {
			continue
		}
		read := string(decode(e, part, name).Bytes)
		known := familiarity(read)
		if known == 0 && c.confidence <= 0 {
			if s := strangeness(read); s < least && fewForeign(read) {
				plainest, least = name, s
			}
			continue
		}
		if s := 10*(c.confidence+known) - strangeness(read) - misspelled(read); best == "" || s > score {
			best, score = name, s
		}
	}
	for _, name := range []string{best, plainest} {
		if name == "" {
			continue
		}
		e, name := named(name)
		if t := decode(e, raw, name); strangeness(string(t.Bytes)) <= mostStrange && isWhole(string(t.Bytes)) {
			return t, ""
		}
	}
	return Text{}, "is no text in an encoding that is known"
}

// fewForeign reports a text that may be in Latin letters with accents though none of its words is
// known: most of it is ASCII, and none of it is a control.
func fewForeign(s string) bool {
	const most = 5 // one letter in so many
	letters, other := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			if letters++; r >= utf8.RuneSelf {
				other++
			}
		case unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\f", r):
			return false
		}
	}
	return other*most <= letters
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

// sequences counts the characters of UTF-8 that are not of ASCII, and the bytes that are of none.
func sequences(raw []byte) (good, bad int) {
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else if size > 1 {
			good++
		}
		raw = raw[size:]
	}
	return good, bad
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
