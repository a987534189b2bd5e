package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// authorWords are words of classes by which pages mark the name of who wrote them.
var authorWords = wordSet(`author authors byline bylines writer reporter autor autore auteur auteurs authorname fn`)

// marksAuthor reports an element that is marked as the name of who wrote the page: by
// microdata, by a link to its author, or by a word of its class.
func marksAuthor(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "href":
			if n.DataAtom == atom.A && leadsToAuthor(a.Val) {
				return true
			}
		case "itemprop", "rel":
			if slices.Contains(strings.Fields(a.Val), "author") {
				return true
			}
		case "class":
			if strings.Contains(a.Val, "reader-credits") { // in the reading view of a browser
				return true
			}
			for word := range strings.FieldsFuncSeq(withoutHumps(a.Val), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
				if authorWords[word] {
					return true
				}
			}
		}
	}
	return false
}

// leadsToAuthor reports an address of the page of an author, which has a name behind a
// segment for authors, or behind a sign for them.
func leadsToAuthor(address string) bool {
	address = strings.ToLower(text.Start(address, longestClass))
	if at := strings.Index(address, "/@"); at >= 0 && !strings.ContainsAny(address[at+2:], "/@") {
		return true
	}
	before := ""
	for segment := range strings.FieldsFuncSeq(address, func(r rune) bool { return r == '/' || r == '?' || r == '#' || r == '=' }) {
		if authorWords[before] || authorSegments[before] {
			return true
		}
		before = segment
	}
	return false
}

// authorSegments are further words before the names in addresses of pages about authors.
var authorSegments = wordSet(`autores autori autoren contributor contributors journalist journalists redakteur redakteure columnist columnists
	reporters writers by yazar yazarlar szerzo szerzok forfatter kirjoittaja avtor autorzy staff profile profiles periodista
	journaliste firmas skribent`)

// sign adds a word to the names that a line marks, if mark is an element that does. What
// is marked inside of what is marked is the name, and the words around it are none.
func (l *line) sign(word string, mark *html.Node) {
	switch {
	case mark == nil || len(l.by) >= longestBy:
		return
	case l.signedIn == nil:
	case mark == l.signedIn:
		l.by += " "
	case inside(mark, l.signedIn):
		l.by = ""
	case inside(l.signedIn, mark):
		return
	default:
		l.by += ", "
	}
	l.by += word
	l.signedIn = mark
}

const (
	longestBy    = 200 // bytes of what is marked as names
	aboveTitle   = 3   // lines above the headline among which names may stand
	belowFirst   = 3   // lines below its first sentence, which may be a standfirst
	behindText   = 8   // and behind the text
	mostBylines  = 3   // lines that say who wrote a page
	labelWords   = 2   // before a name, and a colon
	shortestName = 2   // characters of a name in a script without capitals
	longestNames = 6   // and the most of them

	longestParted = 32 // where the given name stands apart
)

// signed returns the names that the page marks beside its headline, or else right behind
// its text, as those of its authors. What is no name by its form is none.
func signed(lines []line, kept []int, title int, p *Page) []string {
	from := kept[0]
	if title >= 0 {
		from = title
	}
	text := runningText(lines, kept, title, kept[0])
	last := kept[len(kept)-1]
	for _, around := range [][2]int{{max(0, from-aboveTitle), min(text+belowFirst, last)}, {last + 1, min(len(lines)-1, last+behindText)}} {
		behind := around[0] > last
		var found []string
		for i := around[0]; i <= around[1] && len(found) < mostBylines; i++ {
			l := &lines[i]
			if l.menu || i == title || behind && l.box && !ownBox(l) {
				continue
			}
			for _, name := range p.namesIn(p.signature(lines, i, title, text, last)) {
				if !slices.Contains(found, name) {
					found = append(found, name)
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// signature returns what a line says of who wrote the page, by the marks of the page, by
// its words or by where it stands; "" if nothing. The running text begins at the line text,
// and last is its end.
func (p *Page) signature(lines []line, i, title, text, last int) string {
	l, behind := &lines[i], i > last
	switch {
	case l.by != "" && !l.sentence && len(p.namesIn(l.by)) > 0:
		if _, behind, is := strings.Cut(l.text, l.by); is {
			if m := people().next.FindStringSubmatch(behind); m != nil {
				return l.by + ", " + m[1] // whose name leads to no page
			}
		}
		return l.by
	case i > title && (byline(l.text, p.Lang) || (i < text || behind) && !heading(l.tag) && labelsName(l.text, p.Lang)) && len(p.namesIn(l.text)) > 0:
		return l.text
	case i > title && besideDay(lines, l, p.Lang) != "":
		return besideDay(lines, l, p.Lang)
	case i == last+1 && signsOff(l) && people().one.MatchString(l.text) && !toldOf(lines, l.text):
		return l.text
	case behind && isIntroduced(lines, i, p.Lang):
		return l.text
	case i > title || l.tools:
		return byWhom(l, p.Lang, i < text && l.left != "" && datedBeside(lines, i, p.Lang) && !spokenOf(lines, l.text))
	}
	return ""
}

// namesIn returns the names in a text that says who wrote the page.
func (p *Page) namesIn(by string) (found []string) {
	if by == "" {
		return nil
	}
	by = cutBy(withoutPictures(by, p.Lang), p.Lang)
	if label, name, is := strings.Cut(by, ": "); is && strings.Count(label, " ") < labelWords && !people().one.MatchString(label) {
		by = strings.TrimSpace(name) // in a language whose words for it are not known
	}
	for _, name := range eachName([]string{by}, p.Lang) {
		if bare := withoutPost(name, p.Lang); text.BeginsAsName(bare, p.Lang) {
			name = bare
		}
		if isName(name, p.Lang) && !nobody(name) && !same(name, p.Outlet) && !isLabel(name, p.Lang) {
			found = append(found, name)
		}
	}
	return found
}

// withoutPictures is a byline without who took the pictures, if only who wrote is left then: Text: Ann Lee · Foto: Jo May.
func withoutPictures(by, lang string) string {
	parts := betweenMarks().Split(by, -1)
	if len(parts) < 2 || !strings.Contains(by, ":") {
		return by
	}
	written := slices.DeleteFunc(parts, func(part string) bool {
		label, _, is := strings.Cut(part, ":")
		return is && slices.ContainsFunc(wordsOf(lang).PhotoLabels, func(w string) bool { return strings.EqualFold(strings.TrimSpace(label), w) })
	})
	if len(written) != 1 {
		return by
	}
	return written[0]
}

// fuller returns the authors that the page shows if its data name none, or one of whom they
// give one word only.
func (p *Page) fuller(shown []string) []string {
	if len(p.Authors) == 0 {
		return shown
	}
	if len(p.Authors) == 1 && len(shown) == 1 && !strings.Contains(p.Authors[0], " ") && slices.Contains(strings.Fields(shown[0]), p.Authors[0]) {
		return shown
	}
	return p.Authors
}

// ownBox reports a line of what a program writes behind a text about it, and not about
// others.
func ownBox(l *line) bool {
	names := strings.ToLower(class(l.block) + " " + class(l.parent))
	return strings.Contains(names, "post") || strings.Contains(names, "entry") || strings.Contains(names, "author") || strings.Contains(names, "signature")
}

// byWhom returns the names in a line that says in its middle who wrote the page, and when;
// or all of a line that is a name and stands alone beside one with a day.
func byWhom(l *line, lang string, beside bool) string {
	if l.words > longestPosted {
		return ""
	}
	if beside && people().one.MatchString(l.text) && l.linked == 0 && !l.item {
		return l.text
	}
	m := byWhomForm(lang).FindStringSubmatch(l.text)
	if m == nil || !dated(l.text, lang) && !saysPublished(l.text, lang) {
		return ""
	}
	name := m[1] + m[2]
	_, behind, _ := strings.Cut(l.text, name)
	if next := strings.Fields(behind); len(next) > 0 && strings.HasPrefix(behind, " ") && nobody(next[0]) {
		return "" // of a company
	}
	return name
}

// byWhomForm matches a name behind a word that says who wrote, in the middle of a line: a
// label with a colon, or one of the words for by.
var byWhomForm = ofEach(func(words *language.CleaningData) *regexp.Regexp {
	var by, labels []string
	for _, w := range words.BylineStarts {
		if label, colon := strings.CutSuffix(strings.TrimSpace(w), ":"); colon || strings.HasSuffix(label, "：") {
			labels = append(labels, regexp.QuoteMeta(strings.TrimSpace(strings.TrimSuffix(label, "："))))
		} else if !strings.Contains(w, "…") {
			by = append(by, regexp.QuoteMeta(strings.ToLower(w)))
		}
	}
	const name = `((?:\p{Lu}[\p{L}.’'-]*\s?){2,4})`
	return regexp.MustCompile(`(?:(?:^|\s)(?i:` + strings.Join(append(by, "by"), "|") + `)\s` + name +
		`|(?i:` + strings.Join(append(labels, "by"), "|") + `)\s?[:：]\s?(\p{Lu}[\p{L}.’'-]+\s\p{Lu}[\p{L}.’'-]+|\p{Han}{2,4}))(?:$|[^\p{L}])`)
})

// besideDay returns the name in a line that has nothing besides but a day, an hour and how long
// the text is, "14 March 2024 · Ann Lee · 4 min", if the page tells something of it.
func besideDay(lines []line, l *line, lang string) (name string) {
	if l.sentence || l.item || heading(l.tag) || l.words > longestDate || !dated(unglued(l.text), lang) {
		return ""
	}
	for _, part := range betweenMarks().Split(l.text, -1) {
		if digit := strings.IndexFunc(part, unicode.IsDigit); digit > 0 && !unicode.IsSpace(rune(part[digit-1])) {
			part = part[:digit] // what the page sets apart with its style alone
		}
		if part = strings.TrimSpace(part); people().one.MatchString(part) && !nobody(part) && introduced(lines, part) {
			if name != "" {
				return ""
			}
			name = part
		}
	}
	return name
}

// introduced reports that a line of the page begins with a name and goes on to tell of it, and
// no other sentence has it: a section, or a place, stands beside the day as an author does.
func introduced(lines []line, name string) bool {
	note := false
	for i := range lines {
		l := &lines[i]
		begins := strings.HasPrefix(l.text, name+" ")
		if l.sentence && !begins && strings.Contains(l.text, name) {
			return false
		}
		note = note || begins && l.sentence
	}
	return note
}

// betweenMarks matches what stands between the parts of a line of metadata.
var betweenMarks = text.Pattern(`\s*[·|•/]\s*|\s+[–—-]\s+`)

// unglued sets a space between a letter and the figure behind it.
func unglued(s string) string { return glued().ReplaceAllString(s, "$1 $2") }

var glued = text.Pattern(`(\pL)(\p{Nd})`)

// signsOff reports a line that is set in italics, or at the right by its own element, as signatures are.
func signsOff(l *line) bool {
	style := strings.ReplaceAll(strings.ToLower(text.Start(attribute(l.block, "style"), longestClass)), " ", "")
	setOff := l.slant || strings.Contains(style, "text-align:right") || attribute(l.block, "align") == "right"
	return setOff && !l.sentence && !l.item && l.linked == 0 && !heading(l.tag)
}

// toldOf reports that a sentence has a name, or its last word.
func toldOf(lines []line, name string) bool {
	family := name[strings.LastIndexByte(name, ' ')+1:]
	return spokenOf(lines, name) || slices.ContainsFunc(lines, func(l line) bool { return l.sentence && strings.Contains(l.text, family) })
}

// isIntroduced reports a line behind the text that is the name of who wrote it: the next begins with
// it again and tells something of them.
func isIntroduced(lines []line, i int, lang string) bool {
	l := &lines[i]
	return l.words > 1 && i+1 < len(lines) && !l.sentence && strings.HasPrefix(lines[i+1].text, l.text+" ") && lines[i+1].sentence && isName(l.text, lang)
}

// datedBeside reports a line with a day close to another.
func datedBeside(lines []line, i int, lang string) bool {
	const near = 2 // lines
	for k := max(0, i-near); k <= min(len(lines)-1, i+near); k++ {
		if l := &lines[k]; k != i && short(l) && !l.menu && !l.sentence && (l.time != "" || dated(l.text, lang)) {
			return true
		}
	}
	return false
}

// spokenOf reports that the page has a word of a line in small letters elsewhere: then it
// is a label, where every word has a capital, and no name.
func spokenOf(lines []line, name string) bool {
	for word := range strings.FieldsSeq(name) {
		low := strings.ToLower(word)
		for i := range lines {
			if lines[i].sentence && slices.Contains(strings.Fields(lines[i].text), low) {
				return true
			}
		}
	}
	return false
}

// shortName matches a name in a script without capitals, of one word to four.
var shortName = text.Pattern(`^[\pL\pM]+(?:[ ·\x{200c}][\pL\pM]+){0,3}$`)

// isName reports a text that is a name by its form: words with capitals, or a few
// characters of a script that has none.
func isName(s, lang string) bool {
	if people().one.MatchString(s) || text.BeginsAsName(s, lang) {
		return true
	}
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) || unicode.IsLower(r) {
			return false
		}
		n++
	}
	most := longestBy / 4
	if parted := strings.Count(s, " ") == 1 && unicode.In(text.FirstRune(s), unicode.Thai, unicode.Lao); parted {
		most = longestParted
	} else if strings.ContainsFunc(s, text.IsUnspaced) {
		most = longestNames
	} else if !strings.Contains(s, " ") {
		return false
	}
	return n >= shortestName && n <= most && shortName().MatchString(s)
}

// saysI reports a text in which its writer speaks of themselves.
func saysI(said, lang string) bool {
	words := text.FoldedWords(said)
	return slices.ContainsFunc(wordsOf(lang).FirstPerson, func(w string) bool { return slices.Contains(words, text.Fold(w)) })
}
