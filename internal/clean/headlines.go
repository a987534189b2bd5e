package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/text"
)

func repeatsTitle(p *page, i int) float64 {
	if p.title < 0 || i == p.title || len(p.units[p.title].words) == 0 {
		return 0
	}
	own, title := p.units[i].words, p.units[p.title].words
	switch more := len(own) - len(title); {
	case more < 0 || !slices.Equal(own[:len(title)], title):
		return 0
	case more == 0:
		return 0.95
	case i < p.title && more <= 6: // with the outlet behind it, as in the title of a browser's window
		return 0.9
	}
	return 0
}

// titleSlug recognises the headline without accents, apostrophes and end.
func titleSlug(p *page, i int) float64 {
	u := &p.units[i]
	if p.title < 0 || i == p.title || len(u.words) < 4 || u.ends || !isASCII(u.text) {
		return 0
	}
	slug, title := strings.Join(u.words, ""), strings.Join(p.units[p.title].words, "")
	if len(slug) >= 20 && strings.HasPrefix(title, slug) {
		return 0.95
	}
	return 0
}

// agencyNames are agencies that stand in brackets in a credit, in the forms in which
// they do.
var agencyNames = either(
	"AFP", "AP", "Reuters", "REUTERS", "EFE", "EPA", "Getty", "Sipa", "Abaca", "MaxPPP", "Maxppp", "ANSA", "dpa", "TASS", "Xinhua", "Belga", "Keystone",
)

// creditMark separates the words of a caption from its credit.
var creditMark = regexp.MustCompile(`\s*` + either(
	// © Jean Morel, Crédit photo : Ana Paz, (Photo by Dan Reyes/AP)
	`\(?`+either(`©`, `\(c\)`, `(?i:cr[ée]dits?(?: photos?)?)\s?[:.…]+`, `(?i:photo(?:graph(?:ie|y)?)?)(?:\s?:| by | de | / )`,
		`\(Photo \p{Lu}`, `[Cc]ourtesy (?:of )?`)+`(?:[^.!?]|\b\p{Lu}\.){2,80}\)?`,
	`\[(?:\p{Lu}[\p{L}.’'-]*\p{Ll}\s?){2,4}/\s?\p{Lu}[^\[\]/]{2,40}\]`,                                // [Dan Reyes/Le Courrier]
	`\([^()]{0,40}`+agencyNames+`[^()]{0,40}\)`,                                                       // (Dan Reyes/AP)
	either("REUTERS", "AFP", "AP Photo", "NASA", "EPA", "SIPA", "ABACA")+`\s?/\s?[\p{L}\s.’'-]{2,40}`, // REUTERS/Dan Reyes
) + `\.?$`)

// creditSigns are pieces of which every credit that creditMark knows has one, or
// the name of an agency behind a bracket or a slash; looking for them first is
// quick.
var creditSigns = []string{"©", "(c)", "]", "redit", "rédit", "RÉDIT", "REDIT", "hoto", "HOTO", "ourtesy"}

// creditEnd finds the credit at the end of a line.
func creditEnd(text string) []int {
	from := max(0, len(text)-140) // a credit is not longer
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	if !strings.ContainsAny(text[from:], "(/") && !slices.ContainsFunc(creditSigns, func(s string) bool { return strings.Contains(text[from:], s) }) {
		return nil
	}
	m := creditMark.FindStringIndex(text[from:])
	if m == nil {
		return nil
	}
	return []int{from + m[0], from + m[1]}
}

// creditOf returns the agency or photographer a caption ends with: "… au
// Kremlin. Efe", "… le port. © Jean Morel", "… (Photo by Dan Reyes/AP)".
func creditOf(line string) (caption, credit string) {
	if m := creditEnd(line); m != nil && m[0] > 0 && len(text.PlainWords(line[:m[0]])) >= 2 {
		at := m[0] + len(line[m[0]:]) - len(strings.TrimLeftFunc(line[m[0]:], unicode.IsSpace))
		return custody.Visible(line[:at]), line[at:]
	}
	words := text.LastFields(line, attribution.LongestName()+1)
	for n := min(attribution.LongestName(), len(words)-1); n > 0; n-- {
		at := words[len(words)-n].At
		name := strings.Trim(line[at:], "()[]. ©")
		if !attribution.IsSource(name) {
			continue
		}
		before := strings.TrimRightFunc(line[:at], unicode.IsSpace)
		if text.EndsSentence(before) || strings.HasSuffix(before, "©") || strings.HasSuffix(before, "/") {
			return custody.Visible(line[:at]), line[at:]
		}
	}
	return line, ""
}

func creditLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) > 60 || u.first != u.last || i == 0 {
		return 0
	}
	if i < p.to && len(u.words) <= 45 && p.headlineAbove(i) && (signedPicture(u.text) || agencyEnd(p, u)) {
		return 0.75
	}
	caption, credit := creditOf(u.text)
	if credit == "" || len(text.PlainWords(caption)) > 45 {
		return 0
	}
	if i >= p.to && i > p.from && len(u.words) > 8 {
		byAgency := attribution.IsSource(strings.Trim(credit, "()[]. "))
		if byAgency && p.lastSentence(i) || p.sentenceAt(i) && i+1 == len(p.units) {
			return 0 // the last paragraph, signed by the agency it comes from
		}
	}
	return 0.9
}

// lastSentence reports that no sentence of the text stands behind a line.
func (p *page) lastSentence(i int) bool {
	for k := i + 1; k <= p.near; k++ {
		if p.sentenceAt(k) {
			return false
		}
	}
	return true
}

// nearCopy recognises the caption under the lead picture, which says the first
// paragraph again in fewer words.
func nearCopy(p *page, i int) float64 {
	u := &p.units[i]
	if i == 0 || i > 100 || u.first != u.last || len(u.words) < 6 || len(u.words) > 30 || p.units[i-1].last+1 != u.first {
		return 0
	}
	lead := &p.units[i-1]
	if lead.is != "" && lead.is != custody.Body || len(lead.words) < len(u.words)*3/2 {
		return 0
	}
	for k := range i - 1 {
		if is := p.units[k].is; is == "" || is == custody.Body {
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
	if !inText(p, i) || i == 0 || len(u.words) < 6 || len(u.words) > 20 || !strings.HasSuffix(u.text, "?") || itemMark(u.text) {
		return 0
	}
	before, after := &p.units[i-1], &p.units[i+1]
	if before.last+1 != u.first || u.last+1 != after.first || !before.strong || !after.strong {
		return 0
	}
	own := contentStems(u.text, p.lang)
	if len(own) == 0 {
		return 0
	}
	if p.stems == nil { // few pages have a candidate
		p.stems = map[string]int{}
		for k := range p.units {
			for stem := range contentStems(p.units[k].text, p.lang) {
				p.stems[stem]++
			}
		}
	}
	for stem := range own {
		if p.stems[stem] > 1 {
			return 0
		}
	}
	return 0.7
}

// contentStems returns the first five letters of the words that carry the
// meaning of a text: no stop words, no names, nothing short.
func contentStems(line, lang string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range text.PlainWords(line) {
		r, _ := utf8.DecodeRuneInString(w)
		f := text.Fold(w)
		if unicode.IsLower(r) && len(f) >= 5 && !isStop(f, lang) {
			stems[f[:5]] = true
		}
	}
	return stems
}

func subheadLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || i < p.opening || i >= p.near || len(u.words) > 16 {
		return 0
	}
	if strings.HasSuffix(u.text, ".") || strings.HasSuffix(u.text, ",") || custody.Bullet(u.text) != "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(u.text)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) || u.ends && innerStop.MatchString(u.text) {
		return 0
	}
	if strings.HasSuffix(u.text, ":") || strings.ContainsAny(u.text, "«“\"") && u.ends {
		return 0
	}
	return 0.8
}
