package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	bylineStart = regexp.MustCompile(`^(?:Par|PAR|By|BY|by|Von|Por|Di|Text by|Textes?(?: et photos?)?|Traduit d[eu][^.:!?]{2,20} par|Article rédigé par|[éeÉE]crit par|Avec les informations de|Story by|Words by|Written by|Reported by|Reporting by|Photographs? by|Photos? by|Propos recueillis par|Recueilli par|Photographies?|Photos|Illustration|Traduit par|Translated by|Edited by)\s?:?[ \x{00a0}]((?:(?:\p{Lu}[\p{L}\d.'’-]*|\d{1,3})[ \x{00a0}]?){1,5})((?:,| et| and| &| ?[–—-] ?|;| \||/| pour| for| à| at| in|\||\()[^.!?]{0,90})?$`)
	bylineFrom  = regexp.MustCompile(`^(?i:(?:de|avec|par) (?:notre|nos) (?:envoyé|correspondant|reporter)[es]* |von unsere[mr] |from our |our correspondent)[^.!?]{2,80}$`)
	bylineEnd   = regexp.MustCompile(`^[(—–-]?\s?(?:(?:Additional )?[Rr]eporting by |Editing by |Writing by |Compiled by |\(?Reportage (?:de )?|\(?Rédigé par |Propos recueillis par |Avec (?:l’|l')?(?:AFP|AP|Reuters|ATS|agences?)|avec (?:l’|l')?(?:AFP|AP|Reuters|ATS|agences?)|Le \p{Lu}\p{L}+ avec (?:AFP|AP|Reuters|ATS)|\p{Lu}\p{L}+ avec (?:AFP|AP|Reuters|ATS)|With (?:assistance|(?:additional )?reporting|files|contributions) (?:from|by) |[Aa]vec (?:la collaboration|la participation|la contribution|les informations|l’aide|l'aide) d|[Aa]vec (?:\p{Lu}[\p{L}.’'-]* ?){1,4}\)?$)`)
	bylineHelp  = regexp.MustCompile(`^(?:Associated Press|AP|Reuters|AFP|The Associated Press)?\s?(?:\p{Lu}?[\p{L}]+ ){0,3}?(?:writers?|correspondents?|reporters?|journalists?) .{3,80}contributed to this (?:report|story|article)`)
)

// byline finds the author above the running text, and at its end who helped;
// inside it a line like that could as well be a subhead.
func byline(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || len(u.words) > 40 {
		return 0
	}
	if p.besideMeta(i) || p.nameAgain(i) {
		return 0.75
	}
	text := u.text
	if mark := strings.LastIndexByte(text, '@'); mark > 0 { // the author's address
		text = strings.TrimRight(text[:strings.LastIndexAny(text[:mark], " \u00a0")+1], " \u00a0–—-|")
	}
	if i <= p.from+3 && (bylineStart.MatchString(text) || bylineFrom.MatchString(text)) {
		return 0.85
	}
	if i >= p.to-2 && i > p.from && bylineEnd.MatchString(u.text) && len(u.words) <= 25 {
		return 0.85
	}
	if i >= p.to && i > p.from && (bylineEnd.MatchString(u.text) || bylineHelp.MatchString(u.text) || bylineStart.MatchString(text)) {
		return 0.85
	}
	return 0
}

// besideMeta finds a name that stands alone between the headline and the text,
// next to the date or to another byline, and the author's post below it.
func (p *page) besideMeta(i int) bool {
	u := &p.units[i]
	if i >= p.from+3 || u.ends || len(u.words) > 7 || !p.headlineAbove(i) {
		return false
	}
	dated := func(k int) bool {
		return k >= 0 && k < len(p.units) && (p.units[k].is == Meta && (p.units[k].rule == "date-line" || p.units[k].rule == "byline"))
	}
	name := u.text
	if m := namePlace.FindStringIndex(name); m != nil {
		name = name[:m[0]]
	}
	if personName(name) && u.stops <= 0.25 && u.family == "" {
		return dated(i-1) || dated(i+1) || dated(i+2) && len(p.units[i+1].words) <= 7 || p.betweenHeadlineAndText(i)
	}
	// The post, below a name: "Chercheuse associée", "BBC News, Leeds".
	above := &p.units[i-1]
	return i <= p.from+2 && above.is == Meta && above.rule == "byline" && personName(above.text) && len(u.words) >= 2 && u.family == "" &&
		!strings.ContainsAny(u.text, "«“\"?!:")
}

// namePlace matches the place behind the name of a reporter.
var namePlace = regexp.MustCompile(`,? (?:in|at|à|en|au) \p{Lu}[^.!?:;,]{2,30}$`)

// betweenHeadlineAndText reports a name that stands alone right below the
// headline or the standfirst and right above the text, but for a post or an
// outlet. Where other names stand alone, they introduce who speaks.
func (p *page) betweenHeadlineAndText(i int) bool {
	if i > p.from+1 || i == p.from || i < p.from-2 {
		return false
	}
	for k := max(i+2, p.from+1); k <= p.to; k++ {
		if personName(p.units[k].text) && p.units[k].stops == 0 {
			return false
		}
	}
	above := &p.units[i-1]
	return (above.is == "" || above.is == Title) && len(above.words) >= 4 && !strings.HasSuffix(above.text, ":") && (i > p.from || len(p.units[p.from-1].words) <= 7)
}

// headlineAbove reports a line that can be the headline closely above.
func (p *page) headlineAbove(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if u := &p.units[k]; (u.is == "" || u.is == Title || u.is == Body) && len(u.words) >= 4 {
			return true
		}
	}
	return false
}

// authors returns the names the bylines of the page give, folded.
func (p *page) authors() []string {
	var names []string
	for i := range p.units {
		u := &p.units[i]
		if u.is != Meta || u.rule != "byline" || i > p.from+3 {
			continue
		}
		text := u.text
		if m := bylineStart.FindStringSubmatch(text); m != nil {
			text = m[1]
		} else if !personName(text) {
			continue
		}
		if name := strings.Join(letters(fold(text)), " "); strings.Contains(name, " ") {
			names = append(names, name)
		}
	}
	return names
}

// bylines returns the authors, looked for once: a line behind the text is asked
// about after all lines above it.
func (p *page) bylines() []string {
	if !p.authorsKnown {
		p.names, p.authorsKnown = p.authors(), true
	}
	return p.names
}

// nameAgain finds the author's name standing once more behind the text.
func (p *page) nameAgain(i int) bool {
	u := &p.units[i]
	if i <= p.to || len(u.words) < 2 || len(u.words) > 10 || u.ends {
		return false
	}
	own := strings.Join(u.words, " ") + " "
	for _, name := range p.bylines() {
		if strings.HasPrefix(own, name+" ") {
			return true
		}
	}
	return false
}

// noteForm matches how an author is introduced: a name, a verb, a post.
var noteForm = regexp.MustCompile(`^((?:\p{Lu}[\p{L}.’'-]+ ){1,4})(?:est|is|was|has|covers|writes|reports|works|joined|leads|enseigne|teaches|dirige|couvre|écrit|travaille|collabore)\b`)

var posts = set("fellow professor author journalist correspondent columnist editor director researcher reporter writer analyst historian lecturer founder professeur professeure chercheur chercheuse auteur autrice auteure journaliste correspondant correspondante chroniqueur chroniqueuse directeur directrice historien historienne politologue economiste sociologue analyste essayiste philosophe covers")

// authorNote finds the line behind the text that introduces the author: one
// that begins with the name of the byline, or with a name the text does not
// speak of.
func authorNote(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || len(u.words) > 60 || len(u.words) < 4 || u.first != u.last && len(u.words) > 40 {
		return 0
	}
	if i <= p.from+1 {
		return p.noteBelowByline(i)
	}
	if i < p.to {
		return 0
	}
	for k := p.to + 1; k < i; k++ { // no text behind the note
		if p.sentenceAt(k) && len(p.units[k].words) >= 8 {
			return 0
		}
	}
	m := noteForm.FindStringSubmatch(u.text)
	if m == nil {
		return 0
	}
	name := letters(fold(m[1]))
	full := strings.Join(name, " ")
	post := slices.ContainsFunc(u.words, func(w string) bool { return posts[w] })
	for _, author := range p.bylines() {
		if author == full || post && len(name) == 1 && slices.Contains(strings.Fields(author), full) {
			return 0.85
		}
	}
	if !post || len(name) < 2 {
		return 0
	}
	family := name[len(name)-1]
	for k := range p.units {
		if k == i || p.units[k].is == Meta {
			continue
		}
		for _, w := range p.units[k].words {
			if w == family {
				return 0
			}
		}
	}
	return 0.7
}

// noteBelowByline finds the note about the author that stands above the text:
// right below the byline, and it says the last name again.
func (p *page) noteBelowByline(i int) float64 {
	if i == 0 || p.units[i-1].is != Meta {
		return 0
	}
	m := noteForm.FindStringSubmatch(p.units[i].text)
	if m == nil {
		return 0
	}
	name := letters(fold(m[1]))
	for _, author := range p.bylines() {
		if strings.HasSuffix(author, " "+name[len(name)-1]) {
			return 0.8
		}
	}
	return 0
}

// captionEnd matches the signatures that stand behind the full stop of a
// caption and are no agency we know: "… le port. Photo Yves Le Goff",
// "… mardi matin. | OUEST-HEBDO", "… en 2018. (Archives La Dépêche)".
var captionEnd = regexp.MustCompile(`[.!?»”"’)]\s+(?:[|/]\s?)?(?:(?:Photos?|PHOTOS?|Ph\.) (?:\p{Lu}[\p{L}.’'-]+\s?){1,4}|\| ?\p{Lu}[\p{Lu} .’'-]{2,30}|[\p{Lu}]{2,}(?:[ -][\p{Lu}]{2,})+(?: ?/ ?[\p{Lu}][\p{L} ]{1,20})?|\p{Lu}{2,} ?[-–/] ?\p{Lu}{2,}(?: [\p{Lu}]{2,})*|[\[(](?:Archives?|Photo|Image|File|Fichier)[^\])]{0,60}[\])]|\([^()]{2,40} (?:graphic|photo|image|illustration)\)|\[[^\]]{3,40}/[^\]]{2,40}\])\.?$`)

// signedPicture reports a text that captionEnd matches. Of what it knows each
// has one of these marks, or ends in a capital.
func signedPicture(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, "."))
	if !unicode.IsUpper(last) && last != ')' && last != ']' && !strings.ContainsAny(text, "|/") &&
		!strings.Contains(text, "hoto") && !strings.Contains(text, "HOTO") && !strings.Contains(text, "Ph. ") {
		return false
	}
	return captionEnd.MatchString(text)
}

// agencyEnd finds a known agency as the last word of a caption without a full
// stop: "Le port de Faw en construction Reuters".
func agencyEnd(p *page, u *unit) bool {
	if u.ends {
		return false
	}
	words := fields(u.text)
	if len(words) < 5 || len(words) > 30 {
		return false
	}
	last, before := words[len(words)-1].text, fold(words[len(words)-2].text)
	if lexica().sources[strings.Trim(last, "()[].")] == "" || isStop(before, p.lang) || lexica().cues[before] {
		return false
	}
	return !strings.ContainsFunc(last, unicode.IsDigit) && !strings.ContainsAny(before, "'’") && unicode.IsLower([]rune(words[len(words)-2].text)[0])
}
