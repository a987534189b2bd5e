package clean

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unit is what a rule judges: a line, or a run of lines where blank lines
// separate paragraphs.
type unit struct {
	first, last int // raw lines
	text        string
	words       []string // folded
	foreign     bool     // another language than the page's has more stop words here
	native      bool     // it has stop words of the page's language
	previous    int      // the raw line on which the unit before ends, 0 if none

	is         Class // "" while undecided
	rule       string
	confidence float64
	hand       bool
}

// page is a capture on its way through the rules. Rules read it; only decide
// writes to it.
type page struct {
	units []unit
	lang  string
	title int // index of the title, -1 while there is none
	from  int // first strong unit: where the running text begins
	to    int // last strong unit
}

// Rule is one reason for a line not to be plain body. Judge is a pure function
// of the page; a confidence of 0 means that the rule has nothing to say.
type Rule struct {
	Name   string
	Reason string
	Is     Class
	Judge  func(p *page, i int) float64
}

// Rules returns the rules in the order in which they are asked. The first to
// answer for a line decides it.
func Rules() []Rule {
	return []Rule{
		{"source-url", "the line gives the address of the original", Meta, sourceLine},
		{"date-line", "the line says when the page was published or changed", Meta, dateLine},
		{"outlet-signature", "the line is the name or the domain of the outlet", Meta, signatureLine},
		{"comment-widget", "words of a comment form", Dropped, inFamily("comment-widget")},
		{"share", "words of share buttons", Dropped, inFamily("share")},
		{"subscribe", "an invitation to subscribe", Dropped, inFamily("subscribe")},
		{"newsletter", "an invitation to a newsletter", Dropped, inFamily("newsletter")},
		{"cookie", "words of a cookie banner", Dropped, inFamily("cookie")},
		{"login", "words of a login form", Dropped, inFamily("login")},
		{"advert", "words of an advertisement", Dropped, inFamily("advert")},
		{"read-also", "a pointer to another article", Dropped, inFamily("read-also")},
		{"navigation", "words of a menu", Dropped, inFamily("navigation")},
		{"editorial-note", "a template line about the page", Dropped, inFamily("editorial-note")},
		{"policy", "a sentence about comments, cookies or rights", Dropped, policyLine},
		{"other-language", "a run of lines in another language than the article's", Dropped, islandLine},
		{"title-line", "the headline", Title, titleLine},
		{"repeats-title", "the headline once more", Dropped, repeatsTitle},
		{"title-slug", "the headline as an address writes it", Dropped, titleSlug},
		{"not-language", "a code, a number, a file name: not a line of text", Dropped, notLanguage},
		{"repeats-line", "a line that stood before", Dropped, repeatsLine},
		{"credit", "a caption: it ends with the name of an agency", Caption, creditLine},
		{"near-copy", "a caption: it repeats the line before it in fewer words", Caption, nearCopy},
		{"foreign-headline", "the headline of another article between two paragraphs", Dropped, foreignHeadline},
		{"outside-article", "a short line before or after the running text", Dropped, outsideLine},
		{"subhead", "a short line without a full stop inside the running text", Subhead, subheadLine},
	}
}

// decide runs the rules over the page.
func (p *page) decide() {
	p.title = -1
	for i := range p.units {
		if u := &p.units[i]; u.hand && u.is == Title {
			p.title = i
		}
	}
	p.findText()
	for _, rule := range Rules() {
		for i := range p.units {
			u := &p.units[i]
			if u.is != "" {
				continue
			}
			if c := rule.Judge(p, i); c > 0 {
				u.is, u.rule, u.confidence = rule.Is, rule.Name, c
				if rule.Is == Title {
					p.title = i
				}
			}
		}
		if rule.Name == "policy" || rule.Name == "other-language" {
			p.findText() // what is no longer text does not bound the text
		}
	}
	for i := range p.units {
		if u := &p.units[i]; u.is == "" || u.is == Body {
			u.is = Paragraph
			if u.hand && subheadLine(p, i) > 0 {
				u.is = Subhead
			}
		}
	}
}

// findText finds the first and the last strong unit: long, ending like a
// sentence, with the stop words of the page's language.
func (p *page) findText() {
	p.from, p.to = -1, -1
	for i := range p.units {
		u := &p.units[i]
		if (u.is == "" || u.is == Body) && strong(u, p.lang) && policyOf(u.text, u.words) == "" {
			if p.from < 0 {
				p.from = i
			}
			p.to = i
		}
	}
}

func strong(u *unit, lang string) bool {
	return utf8.RuneCountInString(u.text) >= 80 && endsSentence(u.text) && share(u.words, lang) >= 0.25
}

func inFamily(family string) func(*page, int) float64 {
	return func(p *page, i int) float64 {
		u := &p.units[i]
		if len(u.words) == 0 || len(u.words) > 25 || furniture(u.words) != family {
			return 0
		}
		// One word that could as well be a subhead is less certain than a phrase.
		if len(u.words) == 1 {
			return 0.8
		}
		return 0.95
	}
}

func policyLine(p *page, i int) float64 {
	u := &p.units[i]
	if policyOf(u.text, u.words) == "" {
		return 0
	}
	if len(u.words) > 60 || p.from < 0 || i >= p.from && i <= p.to { // an article may be about comments or cookies
		return 0
	}
	return 0.9
}

// inText reports whether the unit lies before the last strong one and not
// before the first.
func inText(p *page, i int) bool { return p.from >= 0 && i >= p.from && i < p.to }

var sourceURL = regexp.MustCompile(`(?i)^(?:source|sources|quelle|fuente|fonte|original|article original|lien|link|url)?\s*[:：]?\s*(https?://\S+)$`)

func sourceLine(p *page, i int) float64 {
	if m := sourceURL.FindStringSubmatch(p.units[i].text); m != nil {
		return 0.95
	}
	return 0
}

var dateWords = []string{"publie", "mis a jour", "modifie", "published", "updated", "posted", "veroffentlicht", "aktualisiert", "publicado", "actualizado", "pubblicato", "aggiornato"}

func dateLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) == 0 || len(u.words) > 14 || endsSentence(u.text) || !strings.ContainsFunc(u.text, unicode.IsDigit) {
		return 0
	}
	line := strings.Join(u.words, " ")
	for _, w := range dateWords {
		if strings.HasPrefix(line, w+" ") {
			return 0.9
		}
	}
	return 0
}

var (
	domainLine = regexp.MustCompile(`^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,10}$`)
	fileLine   = regexp.MustCompile(`(?i)\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|html?|docx?)$`)
)

// signatureLine finds the outlet's name standing alone: its domain, or a short
// name with a separator behind which a date was lost.
func signatureLine(p *page, i int) float64 {
	u := &p.units[i]
	if domainLine.MatchString(u.text) && !fileLine.MatchString(u.text) {
		return 0.9
	}
	if name, ok := signatureName(u.text); ok && i != 0 && len(strings.Fields(name)) <= 4 {
		return 0.8
	}
	return 0
}

// signatureName strips the separator at the end of an outlet's signature.
func signatureName(text string) (string, bool) {
	name := strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune("·•|–—-", r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeRuneInString(name)
	return name, name != text && unicode.IsUpper(r)
}

// islandLine drops runs of at least two lines without a word of the page's
// language, if some of them are plainly of another one, and if they are not
// sentences inside the running text.
func islandLine(p *page, i int) float64 {
	start, end, foreign := i, i, 0
	weak := func(k int) bool {
		u := &p.units[k]
		return (u.is == "" || u.is == Dropped && !u.hand) && !u.native && !(inText(p, k) && endsSentence(u.text))
	}
	if !weak(i) {
		return 0
	}
	for start > 0 && weak(start-1) {
		start--
	}
	for end+1 < len(p.units) && weak(end+1) {
		end++
	}
	for k := start; k <= end; k++ {
		if p.units[k].foreign {
			foreign++
		}
	}
	if end == start || foreign == 0 {
		return 0
	}
	return 0.85
}

func titleLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.title >= 0 || p.from < 0 || i > p.from || i > 0 && undecidedBefore(p, i) {
		return 0
	}
	if len(u.words) < 3 || utf8.RuneCountInString(u.text) > 220 || strings.HasSuffix(u.text, ".") || bullet(u.text) != "" {
		return 0
	}
	return 0.9
}

func undecidedBefore(p *page, i int) bool {
	for k := range i {
		if p.units[k].is == "" {
			return true
		}
	}
	return false
}

func repeatsTitle(p *page, i int) float64 {
	if p.title >= 0 && i != p.title && strings.Join(p.units[i].words, " ") == strings.Join(p.units[p.title].words, " ") {
		return 0.95
	}
	return 0
}

// titleSlug recognises the headline without accents, apostrophes and end.
func titleSlug(p *page, i int) float64 {
	u := &p.units[i]
	if p.title < 0 || i == p.title || len(u.words) < 4 || !isASCII(u.text) || endsSentence(u.text) {
		return 0
	}
	slug, title := strings.Join(u.words, ""), strings.Join(p.units[p.title].words, "")
	if len(slug) >= 20 && strings.HasPrefix(title, slug) {
		return 0.95
	}
	return 0
}

// notLanguage judges by the kinds of characters, not by a list of examples.
func notLanguage(p *page, i int) float64 {
	u := &p.units[i]
	if fileLine.MatchString(u.text) && !strings.ContainsFunc(u.text, unicode.IsSpace) {
		return 0.9
	}
	if len(u.words) == 1 && isNumber(u.words[0]) && len(u.words[0]) == 4 && inText(p, i) {
		return 0 // a year can be a subhead
	}
	longest, odd := 0, false
	for _, w := range u.words {
		if !isNumber(w) {
			longest = max(longest, utf8.RuneCountInString(w))
		}
	}
	odd = len(u.words) == 0 || strings.ContainsFunc(u.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsSpace(r) })
	if odd && longest < 4 && len(u.words) <= 4 && !endsSentence(u.text) {
		return 0.8
	}
	return 0
}

func repeatsLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) < 5 {
		return 0
	}
	for k := range i {
		if v := &p.units[k]; (v.is == "" || v.is == Body || v.is == Caption) && v.text == u.text {
			return 0.95
		}
	}
	return 0
}

// creditOf returns the agency a caption ends with: "… au Kremlin. Efe".
func creditOf(text string) (caption, credit string) {
	words := fields(text)
	for n := min(lexica().longest, len(words)-1); n > 0; n-- {
		at := words[len(words)-n].at
		name := strings.Trim(text[at:], "()[]. ©")
		if lexica().sources[name] == "" {
			continue
		}
		before := strings.TrimRightFunc(text[:at], unicode.IsSpace)
		if endsSentence(before) || strings.HasSuffix(before, "©") || strings.HasSuffix(before, "/") {
			return visible(text[:at]), text[at:]
		}
	}
	return text, ""
}

func creditLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) > 60 {
		return 0
	}
	if _, credit := creditOf(u.text); credit != "" {
		return 0.9
	}
	return 0
}

// nearCopy recognises the caption under the lead picture, which says the first
// paragraph again in fewer words.
func nearCopy(p *page, i int) float64 {
	u := &p.units[i]
	if i == 0 || len(u.words) < 6 || len(u.words) > 30 || p.units[i-1].last+1 != u.first {
		return 0
	}
	lead := &p.units[i-1]
	if lead.is != "" && lead.is != Body || len(lead.words) < len(u.words)*3/2 {
		return 0
	}
	for k := range i - 1 {
		if is := p.units[k].is; is == "" || is == Body {
			return 0 // only the line below the first paragraph
		}
	}
	seen := map[string]bool{}
	for _, w := range lead.words {
		seen[w] = true
	}
	distinct, shared := map[string]bool{}, 0
	for _, w := range u.words {
		if !distinct[w] {
			distinct[w] = true
			if seen[w] {
				shared++
			}
		}
	}
	if float64(shared) >= 0.6*float64(len(distinct)) {
		return 0.6
	}
	return 0
}

// foreignHeadline needs two signals besides its place between two paragraphs
// without blank lines: the form of a question, and content words that occur
// nowhere else in the text. Names do not count, a headline shares those.
func foreignHeadline(p *page, i int) float64 {
	u := &p.units[i]
	if !inText(p, i) || i == 0 || len(u.words) < 6 || len(u.words) > 20 || !strings.HasSuffix(u.text, "?") {
		return 0
	}
	before, after := &p.units[i-1], &p.units[i+1]
	if before.last+1 != u.first || u.last+1 != after.first || !strong(before, p.lang) || !strong(after, p.lang) {
		return 0
	}
	own := contentStems(u.text, p.lang)
	if len(own) == 0 {
		return 0
	}
	for k := range p.units {
		if v := &p.units[k]; k != i && v.is != Dropped {
			for stem := range contentStems(v.text, p.lang) {
				if own[stem] {
					return 0
				}
			}
		}
	}
	return 0.7
}

// contentStems returns the first five letters of the words that carry the
// meaning of a text: no stop words, no names, nothing short.
func contentStems(text, lang string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range letters(text) {
		r, _ := utf8.DecodeRuneInString(w)
		f := fold(w)
		if unicode.IsLower(r) && len(f) >= 5 && !lexica().stop[lang][f] {
			stems[f[:5]] = true
		}
	}
	return stems
}

// outsideLine drops short lines before and after the running text. A sentence
// stays, and so does a deck above the text that is long enough to say something.
func outsideLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || i >= p.from && i <= p.to {
		return 0
	}
	if endsSentence(u.text) && len(u.words) >= 3 && (u.native || !u.foreign && len(u.words) < 8) {
		return 0
	}
	if i < p.from && u.native && len(u.words) >= 5 {
		return 0
	}
	return 0.7
}

func subheadLine(p *page, i int) float64 {
	u := &p.units[i]
	if i < p.from || i >= p.to || len(u.words) > 16 || strings.HasSuffix(u.text, ".") || strings.HasSuffix(u.text, ",") || bullet(u.text) != "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(u.text)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return 0
	}
	if strings.HasSuffix(u.text, ":") || strings.ContainsAny(u.text, "«“\"") && endsSentence(u.text) {
		return 0
	}
	return 0.8
}

// bullet returns the mark that a list item begins with.
func bullet(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("•‣▪◦●■►", r) {
		return text[:n]
	}
	return ""
}
