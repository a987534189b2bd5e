package clean

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// A line is a caption if it says so, ends with who took or sold the picture, or says
// the first paragraph again below it; or if a person has decided it.

// photoStart matches the words by which a line says that it is a caption.
var photoStart = pattern(`(?i)^\(?(?:%s)s?(?: (?:%s))?[ \x{00a0}\x{202f}]?[:：]|^Image (?:source|caption|copyright), `,
	photoLabels, anyWord(func(c *language.CleaningData) []string { return c.BehindPhotoLabels }))

// photoLabels is a piece of a pattern: a label before a caption or a credit.
func photoLabels() string {
	return text.AnyOf(languageWords(func(c *language.CleaningData) []string { return c.PhotoLabels }))
}

// photoLabel recognises a caption that says so: "Photo : …".
func photoLabel(p *page, i int) float64 {
	if u := &p.units[i]; len(u.words) <= 40 && u.first == u.last && strings.ContainsAny(u.text[:min(len(u.text), 60)], ":,：") && photoStart().MatchString(u.text) {
		return 0.85
	}
	return 0
}

// agencyNames are agencies that stand in brackets in a credit, in the forms in which
// they do.
var agencyNames = either(
	"AFP", "AP", "Reuters", "REUTERS", "EFE", "EPA", "Getty", "Sipa", "Abaca", "MaxPPP", "Maxppp", "ANSA", "dpa", "TASS", "Xinhua", "Belga", "Keystone", "Ansa",
)

// captionWords are what the languages have for the ends of captions, each in the forms in
// which it may stand.
func captionWords(of func(*language.CleaningData) []string) []string {
	var words []string
	for _, entry := range languageWords(of) {
		words = append(words, language.Alternatives(entry)...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

func creditLabels() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.CreditLabels })
}

func pictures() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.Pictures })
}

func byLeave() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.ByLeave })
}

func creditEnds() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.CreditEnds })
}

func creditEndsBehindSign() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.CreditEndsBehindSign })
}

// creditMark separates the words of a caption from its credit.
var creditMark = sync.OnceValue(func() *regexp.Regexp {
	by := captionWords(func(c *language.CleaningData) []string { return c.PicturesBy })
	bracketed := captionWords(func(c *language.CleaningData) []string { return c.BracketedCredits })
	return regexp.MustCompile(`\s*` + either(
		// © Jean Morel, Crédit photo : Ana Paz, (Photo by Dan Reyes/AP)
		`\(?`+either(`©`, `\(c\)`, `(?i:`+text.AnyOf(creditLabels())+`)\s?[:.…]+`, `(?i:`+text.AnyOf(pictures())+`)(?:\s?:| (?:`+text.AnyOf(by)+`|/) )`,
			`\(Photo \p{Lu}`, `(?:`+text.AnyOf(eitherCase(byLeave()))+`) `)+`(?:[^.!?]|\b\p{Lu}\.){2,80}\)?`,
		`\[(?:\p{Lu}[\p{L}.’'-]*\p{Ll}\s?){2,4}/\s?\p{Lu}[^\[\]/]{2,40}\]`,                                // [Dan Reyes/Le Courrier]
		`\((?:`+text.AnyOf(bracketed)+`):[^()]{2,60}\)`,                                                   // (Image: GETTY )
		`\([^()]{0,40}`+agencyNames+`[^()]{0,40}\)`,                                                       // (Dan Reyes/AP)
		`＝[^。＝]{2,30}(?:`+text.AnyOf(creditEndsBehindSign())+`)`,                                          // ＝鈴木一郎撮影
		`[ \x{3000}（(][\p{Han}/ ]{2,24}(?:`+text.AnyOf(creditEnds())+`)[）)]?`,                             // （张伟 摄）
		either("REUTERS", "AFP", "AP Photo", "NASA", "EPA", "SIPA", "ABACA")+`\s?/\s?[\p{L}\s.’'-]{2,40}`, // REUTERS/Dan Reyes
	) + `\.?$`)
})

// creditSigns are pieces of which every credit that creditMark knows has one, or
// the name of an agency behind a bracket or a slash; looking for them first is
// quick. Of words that may have a capital they are what stands behind it, and all
// in capitals once more.
var creditSigns = sync.OnceValue(func() []string {
	signs := slices.Concat([]string{"©", "(c)", "]"}, creditEnds(), creditEndsBehindSign())
	words := slices.Concat(creditLabels(), pictures(), byLeave())
	slices.SortFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for _, word := range words {
		_, first := utf8.DecodeRuneInString(word)
		for _, sign := range []string{word[first:], strings.ToUpper(word[first:])} {
			if !slices.ContainsFunc(signs, func(s string) bool { return strings.Contains(sign, s) }) {
				signs = append(signs, sign)
			}
		}
	}
	return signs
})

// labelledCredit matches a credit that a label of any language begins, behind a sentence or
// in brackets: Фото: Олег Гусев / ТАСС, (تصوير: …).
var labelledCredit = pattern(`(?i)(?:^|[.!?…»”"。！？)]\s*|\s[—–|/]\s*|\s?[(（\[【])((?:%s)\s?[:：]\s?[^.!?。！？:：]{2,60}[)）\]】]?\.?)$`, photoLabels)

// tabbedCredit matches a credit that a tab parts from the caption, with a label before it: a tab
// and Foto ANP.
var tabbedCredit = pattern(`\t\s*(?i:%s)s?(?:\s?[:：]\s?|\s+)(?:\pL{1,4} )?\p{Lu}[^.!?\t]{1,60}$`, photoLabels)

// creditEnd finds the credit at the end of a line.
func creditEnd(line string) []int {
	from := max(0, len(line)-140) // a credit is not longer
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	if strings.ContainsAny(line[from:], ":：") {
		if m := labelledCredit().FindStringSubmatchIndex(line[from:]); m != nil && (m[0] > 0 || from == 0 || m[2] > m[0]) {
			at := from + m[2]
			if r, size := utf8.DecodeLastRuneInString(line[:at]); strings.ContainsRune("(（[【", r) {
				at -= size
			}
			return []int{at, from + m[3]}
		}
	}
	if strings.Contains(line[from:], "\t") {
		if m := tabbedCredit().FindStringIndex(line[from:]); m != nil {
			return []int{from + m[0], from + m[1]}
		}
	}
	if !strings.ContainsAny(line[from:], "(/") && !slices.ContainsFunc(creditSigns(), func(s string) bool { return strings.Contains(line[from:], s) }) {
		return nil
	}
	for from < len(line) {
		m := creditMark().FindStringIndex(line[from:])
		if m == nil {
			return nil
		}
		if !amidSentence(line[:from+m[0]], line[from+m[0]:from+m[1]]) {
			return []int{from + m[0], from + m[1]}
		}
		rest := strings.TrimLeftFunc(line[from+m[0]:], unicode.IsSpace)
		_, first := utf8.DecodeRuneInString(rest)
		from = len(line) - len(rest) + first
	}
	return nil
}

// amidSentence reports whether what looks like a credit is a word of the sentence that goes on before it:
// voted the credit. Until then, a photo of the mayor, a courtesy call.
func amidSentence(before, credit string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	if !unicode.IsLower(text.FirstRune(strings.TrimSpace(credit))) || before == "" || text.EndsSentence(before) {
		return false
	}
	last := text.LastRune(before)
	return unicode.IsLetter(last) && !pictureWord().MatchString(before) || unicode.IsDigit(last) || last == ','
}

// pictureWord matches a word before a credit that belongs to it: Photo courtesy of NASA.
var pictureWord = pattern(`(?:^|\PL)(?:%s)$`, func() string {
	return text.AnyOf(captionWords(func(c *language.CleaningData) []string { return c.LentPictures }))
})

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

// creditLine recognises a caption by the agency or photographer at its end.
func creditLine(p *page, i int) float64 {
	u := &p.units[i]
	if len(u.words) > 60 || u.first != u.last || i == 0 {
		return 0
	}
	if i < p.to && len(u.words) <= 45 && p.headlineAbove(i) && (signedPicture(u.text) || capitalsEnd().MatchString(u.text) || agencyEnd(p, u)) {
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
	if p.signedByAgency(i) {
		return 0 // so short that it could be a caption, but none has its agency in brackets behind a full stop
	}
	return 0.9
}

// leastSigned is how many words the last sentence of a text has at least that its agency signs.
const leastSigned = 3

// signedByAgency reports the last sentence of a text with its agency in brackets behind.
func (p *page) signedByAgency(i int) bool {
	u := &p.units[i]
	if p.from < 0 || i < p.to || i <= p.from || i > p.near+1 || !strings.HasSuffix(u.text, ")") {
		return false
	}
	said, credit := creditOf(u.text)
	return strings.HasSuffix(credit, ")") && text.EndsSentence(said) && len(text.PlainWords(said)) >= leastSigned && p.lastSentence(i)
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

// captionEnd matches the signatures that stand behind the full stop of a
// caption and are no agency we know: "… le port. Photo Yves Le Goff",
// "… mardi matin. | OUEST-HEBDO", "… en 2018. (Archives La Dépêche)".
var captionEnd = sync.OnceValue(func() *regexp.Regexp {
	filed := captionWords(func(c *language.CleaningData) []string { return c.FiledPictures })
	drawn := captionWords(func(c *language.CleaningData) []string { return c.Drawn })
	return regexp.MustCompile(`[.!?»”"’)]\s+(?:[|/]\s?)?` + either(
		`(?:`+text.AnyOf(pictureSignatures())+`) (?:\p{Lu}[\p{L}.’'/-]+\s?){1,4}(?:/ ?\p{Lu}[\p{L} ]{1,20})?`, // Photo Yves Le Goff
		`\| ?\p{Lu}[\p{Lu} .’'-]{2,30}`,                                                                 // | OUEST-HEBDO
		`\p{Lu}{2,}(?:[ -]\p{Lu}{2,})+, \p{Lu}[\p{L} .’'-]{2,40}`,                                       // YVES LE GOFF, Ouest
		`[\p{Lu}]{2,}(?:[ -][\p{Lu}]{2,})+(?: ?/ ?[\p{Lu}][\p{L} -]{1,20})?`,                            // YVES LE GOFF / Sipa
		`\p{Lu}{2,} ?[-–/] ?\p{Lu}{2,}(?: [\p{Lu}]{2,})*`,                                               // EFE/AFP
		`[\[(](?:`+text.AnyOf(filed)+`)[^\])]{0,60}[\])]`,                                               // (Archives La Dépêche)
		`\((?:\p{Lu}[\p{L}.’'-]+ ){2,4}(?:`+text.AnyOf(behindNames())+`) (?:\pL+ )?\p{Lu}[^()]{1,30}\)`, // (Ann Reyes for The Courier)
		`\([^()]{2,40} (?:`+text.AnyOf(drawn)+`)\)`,                                                     // (BBC graphic)
		`\[[^\]]{3,40}/[^\]]{2,40}\]`,                                                                   // [Yves/Sipa]
	) + `\.?$`)
})

// behindNames are words between the name of a photographer and the paper.
func behindNames() []string {
	return languageWords(func(c *language.CleaningData) []string { return c.BehindNames })
}

var pictureSignatures = sync.OnceValue(func() []string {
	return captionWords(func(c *language.CleaningData) []string { return c.PictureSignatures })
})

// capitalsEnd matches a name in capitals behind a caption without a full stop: "le port JEAN MOREL".
var capitalsEnd = text.Pattern(`\p{Ll}{2} \p{Lu}{3,}(?: \p{Lu}{2,}){1,2}(?: ?/ ?\p{Lu}[\p{L} -]{1,20})?$`)

// capitalsComma matches a name in capitals with the paper behind a comma.
var capitalsComma = text.Pattern(`\p{Lu}{2,}, \p{Lu}`)

// signedPicture reports a text that captionEnd matches. Of what it knows each
// has one of these marks, or ends in a capital.
func signedPicture(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, "."))
	if !unicode.IsUpper(last) && last != ')' && last != ']' && !strings.ContainsAny(text, "|/") && !capitalsComma().MatchString(text) &&
		!slices.ContainsFunc(pictureSignatures(), func(word string) bool { return strings.Contains(text, word) }) {
		return false
	}
	return captionEnd().MatchString(text)
}

// lastBracket matches a bracket at the end of a line without a full stop; its group is
// what stands in it.
var lastBracket = text.Pattern(`[^.!?؟。][ \x{00a0}]?[(（]([^()（）]{2,40})[)）]$`)

// agencyEnd finds a known agency as the last word of a caption without a full
// stop, or in brackets in letters other than Latin ones: "Le port de Faw en construction
// Reuters", «پل تازه (ایسنا)».
func agencyEnd(p *page, u *unit) bool {
	if u.ends {
		return false
	}
	if m := lastBracket().FindStringSubmatch(u.text); m != nil && slices.ContainsFunc(strings.Split(m[1], "/"), func(s string) bool {
		return text.FirstRune(s) > unicode.MaxLatin1 && attribution.IsSource(strings.TrimSpace(s))
	}) {
		return true
	}
	words := text.Fields(u.text)
	if len(words) < 5 || len(words) > 30 {
		return false
	}
	last, before := words[len(words)-1].Text, text.Fold(words[len(words)-2].Text)
	if !attribution.IsSource(strings.Trim(last, "()[].")) || isStop(before, p.lang) || attribution.Introduces(before) {
		return false
	}
	return !strings.ContainsFunc(last, unicode.IsDigit) && !strings.ContainsAny(before, "'’") && unicode.IsLower([]rune(words[len(words)-2].Text)[0])
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
