package clean

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Outlet is an outlet the dossier knows, as far as cleaning needs it.
type Outlet struct {
	Key     string
	Names   []string // as they stand in texts
	Domains []string // such as "example.org"
}

// Options is what is known of a capture besides its bytes.
type Options struct {
	Outlets []Outlet       // for recognising signatures and addresses
	Hand    custody.Record // decisions, cuts, damage and mode set by hand; they outrank the rules

	// What is known from elsewhere: the page the text was saved from, or a person
	// who captured it. Empty if it is not.
	URL            string // address of the original
	Title          string // the headline
	Outlet         string // name, domain or key of the outlet
	Authors        []string
	Lang           string // ISO 639-1
	Published      string // ISO 8601 date
	PublishedBasis string // where Published comes from
	Extracted      bool   // Left says where menus and the like are, or they are gone already

	// Left are the lines that the reader of a page leaves out of the article, each
	// with its rule. The rules of this package do not see them, unless a decision by
	// hand is about them. A headline below the beginning of the text is among them;
	// it is judged as if it stood first.
	Left     map[int]string
	Verbatim []int // lines that are paragraphs whatever they look like, such as those of code, in their order
	Captured time.Time

	Credits []attribution.Credit // whom the file credits, beside what its text says
}

// safetyShare is the part of the words that cleaning may leave out. Beyond it
// the capture is more likely to be something else than an article.
const safetyShare = 0.6

// enoughText is how many words in sentences make a text that may stand among
// any number of menus.
const enoughText = 80

// longestFurniture is the most words a line of page furniture has.
const longestFurniture = 25

// longParagraph is how many columns a paragraph takes that leaves no doubt.
const longParagraph = 80

// longForeign is how many it takes in another language than the page's, in letters that are
// not Latin: few notices are in them.
const longForeign = 60

// widestColumn is the most columns of a text that was wrapped.
const widestColumn = 110

// longestPolicy is the most words a sentence about comments or cookies has.
const longestPolicy = 60

// Clean runs the rules over a capture, which must be valid UTF-8. The result
// always satisfies [Custody]. Lost reports that more than 60 % of the words
// would be left out, or all of them; such an article should not be written
// without asking.
func Clean(raw []byte, o Options) (a Article, lost bool) {
	lines := custody.Split(raw)
	p := newPage(raw, lines, o)
	a.Mode = p.mode
	p.decide()
	a.record(p, o.Hand, raw, lines)
	a.describe(p, o, raw, lines)
	return a, p.lost()
}

// newPage groups the lines into units and finds the language.
func newPage(raw []byte, lines []custody.Line, o Options) *page {
	hand, e := o.Hand, export{}
	var marks map[int]custody.Cut
	var empty, margins, bylines map[int]bool
	if !o.Extracted {
		e = readExport(lines)
		marks, empty = marksOf(lines, e)
		margins = sheetMargins(lines)
		bylines = headBylines(lines)
	}
	mode := hand.Mode
	if mode == "" {
		left := make(map[int]bool, len(o.Left)) // the signature of a mail is not wrapped as its text is
		for line := range o.Left {
			left[line] = true
		}
		mode = paragraphMode(raw, without(raw, lines, marks, empty, margins, e.fields, bylines, left))
	}
	p := &page{
		title: -1, headline: -1, comments: -1, known: strings.Join(text.FoldedWords(cmp.Or(o.Title, e.spelt)), " "),
		anyway: hand.Anyway != "", extracted: o.Extracted, mode: mode, export: e, marks: marks,
	}
	class, _ := hand.Classes(lines)
	joins := custody.Joining(mode, raw, lines)
	joined := false
	var long strings.Builder // the text of a unit of several lines
	for _, l := range lines {
		if l.Text == "" {
			joined = false
			continue
		}
		is := class[l.Number]
		rule := o.Left[l.Number]
		if _, verbatim := slices.BinarySearch(o.Verbatim, l.Number); verbatim && is == "" && rule == "" {
			is = custody.Body
		}
		if margins[l.Number] && is == "" {
			p.left = append(p.left, unit{first: l.Number, last: l.Number, text: l.Text, is: custody.Dropped, rule: "sheet-margin", confidence: 0.9})
			joined = false
			continue
		}
		if empty[l.Number] && is == "" {
			p.left = append(p.left, unit{first: l.Number, last: l.Number, text: l.Text, is: custody.Dropped, rule: "not-language", confidence: 1})
			joined = false
			continue
		}
		if cut, ok := marks[l.Number]; ok {
			l.Text = custody.Kept(raw, l, withEnd(cut, l.Text))
		}
		if rule == custody.HeadingRule && is == "" {
			p.units = slices.Insert(p.units, 0, unit{first: l.Number, last: l.Number, text: l.Text})
			p.heading = l.Number
			continue
		}
		if rule != "" && is == "" {
			p.left = append(p.left, unit{first: l.Number, last: l.Number, text: l.Text, is: custody.Dropped, rule: rule, confidence: 1})
			continue
		}
		last := len(p.units) - 1
		if bylines[l.Number] && mode == custody.ByBlank && is == "" && rule == "" {
			p.units = append(p.units, unit{
				first: l.Number, last: l.Number, previous: previousLine(p.units), text: l.Text, is: custody.Meta, rule: "byline", confidence: 0.85,
			})
			long.Reset()
			joined = false
			continue
		}
		if joined && is == "" && joins(l) && !p.units[last].hand && !e.fields[l.Number] && !e.fields[p.units[last].last] &&
			!(last == 0 && answers().MatchString(p.units[0].text)) {
			if long.Len() == 0 {
				long.WriteString(p.units[last].text)
			}
			if marks[p.units[last].last].Rule != custody.LineEndRule {
				long.WriteString(text.Joint(long.String(), l.Text))
			}
			long.WriteString(l.Text)
			p.units[last].text, p.units[last].last = long.String(), l.Number
		} else {
			long.Reset()
			p.units = append(p.units, unit{first: l.Number, last: l.Number, previous: previousLine(p.units), text: l.Text, is: is, hand: class[l.Number] != ""})
		}
		joined = true
	}
	var all profile
	var words []string
	whole := make([]profile, len(p.units))
	for i := range p.units {
		u := &p.units[i]
		start := len(words)
		words = text.AppendPlainWords(words, text.Fold(u.text))
		u.words = words[start:len(words):len(words)]
		for _, w := range u.words {
			// Letters left over from elisions and possessives speak no language.
			if len(w) > 1 {
				whole[i].count(w)
			} else {
				u.profile.count(w)
			}
		}
		u.profile.add(whole[i])
		all.add(u.profile)
	}
	all = all.spelled(p.units)
	p.lang, p.lead = all.language()
	p.lang = told(words, p.lang)
	if is := likelier(all, o.Lang, p.lang); is != p.lang {
		p.lang, p.lead = is, 0
	}
	if all.share(p.lang) <= leastStops(p.lang)/4 && p.lang != o.Lang || p.lang == "" || isLatin(p.lang) && !mostlyLatin(words) {
		p.lang = cmp.Or(language.OfScript(scriptSample(p.units)), p.lang)
	}
	if p.lang != o.Lang && isLatin(p.lang) && p.seldom(all, whole) {
		p.lang, p.lead = byOwnLetters(p.units), 0
		p.strange = p.lang == ""
	}
	if o.Lang == "" {
		if began := p.begunIn(whole); began != p.lang {
			p.lang, p.lead = began, 0
		}
	}
	p.strange = p.strange || p.lang != "" && languageIndex(p.lang) < 0 || o.Lang != "" && languageIndex(o.Lang) < 0
	var topic []string
	if p.extracted {
		topic = strings.Fields(p.known)
	} else if len(p.units) > 0 && p.units[0].headsText() {
		topic = slices.DeleteFunc(slices.Clone(p.units[0].words), func(w string) bool { return !opens(w, "cookie-policy") })
	}
	first := make(map[string]int, len(p.units)) // by text
	for i := range p.units {
		u := &p.units[i]
		u.same = i
		if k, seen := first[u.text]; seen {
			u.same, u.twice, p.units[k].twice = k, true, true
		} else {
			first[u.text] = i
		}
		u.look(p.lang, whole[i], topic)
	}
	p.newsOfPapers()
	p.findStanzas()
	return p
}

// previousLine is the last line of the last of some units, 0 if there is none.
func previousLine(units []unit) int {
	if len(units) == 0 {
		return 0
	}
	return units[len(units)-1].last
}

// record turns the decided page into blocks and the record of custody.
func (a *Article) record(p *page, hand custody.Record, raw []byte, lines []custody.Line) {
	a.Decisions = slices.DeleteFunc(slices.Clone(hand.Decisions), func(d custody.Decision) bool { return !d.ByHand })
	for _, d := range a.Decisions {
		if d.Is == custody.Title && a.TitleLine == 0 {
			a.TitleLine = d.First
		}
	}
	a.Cuts = slices.DeleteFunc(slices.Clone(hand.Cuts), func(c custody.Cut) bool { return c.Rule != "" })
	cuts := a.CutsByLine()
	units := p.all()
	for i := range units {
		u := &units[i]
		if u.is == custody.Paragraph || u.is == custody.Subhead || u.is == custody.Title {
			for n := u.first; n <= u.last; n++ {
				if c, ok := p.marks[n]; ok && (n < u.last || c.Rule != custody.LineEndRule) {
					c := withEnd(c, lines[n-1].Text)
					a.Cuts = append(a.Cuts, c...)
					cuts[n] = append(cuts[n], c...)
				}
			}
		}
		switch {
		case u.is == custody.Paragraph || u.is == custody.Subhead:
			a.keep(u, raw, lines, cuts)
		case u.is == custody.Title:
			if a.TitleLine = u.first; u.first == p.heading {
				a.Decisions = append(a.Decisions, custody.Decision{First: u.first, Last: u.first, Is: custody.Title, Rule: custody.HeadingRule})
			}
		case u.is == custody.Caption:
			text, credit := creditOf(lines[u.first-1].Text) // nothing is cut out of a caption
			a.Captions = append(a.Captions, custody.CaptionLine{Line: u.first, Text: text, Credit: credit})
		case !u.hand:
			a.decide(u)
		}
	}
	slices.SortStableFunc(a.Decisions, func(x, y custody.Decision) int { return x.First - y.First })
	slices.SortStableFunc(a.Cuts, func(x, y custody.Cut) int { return x.Line - y.Line })
	a.Damage = findDamage(a.Blocks)
	for _, d := range hand.Damage {
		if d.ByHand {
			a.Damage = append(a.Damage, d)
		}
	}
	slices.SortStableFunc(a.Damage, func(x, y custody.Damage) int { return x.Line - y.Line })
}

// all returns the units with those that the rules did not see, in their order.
func (p *page) all() []unit {
	if len(p.left) == 0 && p.heading == 0 {
		return p.units
	}
	units := slices.Concat(p.units, p.left)
	slices.SortStableFunc(units, func(a, b unit) int { return a.first - b.first })
	for i := 1; i < len(units); i++ {
		units[i].previous = units[i-1].last
	}
	return units
}

// keep adds the block of a unit, with the cut of its bullet.
func (a *Article) keep(u *unit, raw []byte, lines []custody.Line, cuts map[int][]custody.Cut) {
	if mark := custody.Bullet(u.text); mark != "" && !slices.ContainsFunc(cuts[u.first], func(c custody.Cut) bool { return c.Words == mark }) {
		c := custody.Cut{Line: u.first, Words: mark, Rule: custody.BulletRule}
		a.Cuts = append(a.Cuts, c)
		cuts[u.first] = append(cuts[u.first], c)
	}
	var joined strings.Builder
	for n := u.first; n <= u.last; n++ {
		if lines[n-1].Text == "" {
			continue
		}
		kept := custody.Kept(raw, lines[n-1], cuts[n])
		if n > u.first && !slices.ContainsFunc(cuts[n-1], func(c custody.Cut) bool { return c.Rule == custody.LineEndRule }) {
			joined.WriteString(text.Joint(joined.String(), kept))
		}
		joined.WriteString(kept)
	}
	a.Blocks = append(a.Blocks, custody.Placed{
		Block: custody.Block{Kind: u.is, Text: joined.String()}, Line: u.first, Last: u.last,
	})
}

// decide writes down a line that is not body, joining it to the decision
// before if that is the same and only blank lines lie between.
func (a *Article) decide(u *unit) {
	if n := len(a.Decisions); n > 0 {
		d := &a.Decisions[n-1]
		if !d.ByHand && d.Is == u.is && d.Rule == u.rule && d.Last == u.previous {
			d.Last = u.last
			return
		}
	}
	a.Decisions = append(a.Decisions, custody.Decision{First: u.first, Last: u.last, Is: u.is, Rule: u.rule})
}

// lost reports that so much would be left out that the capture is more likely
// to be something else than an article. Menus and comments around a text of
// some length are no reason to ask.
func (p *page) lost() bool {
	all, kept, said, text := 0, 0, 0, 0
	for i := range p.units {
		u := &p.units[i]
		all += len(u.words)
		if u.ends && len(u.words) >= 8 && (p.comments < 0 || i < p.comments) {
			said += len(u.words)
		}
		if u.is == custody.Dropped && u.rule != "repeats-line" {
			continue
		}
		kept += len(u.words)
		if u.ends && len(u.words) >= 8 {
			text += len(u.words)
		}
	}
	if kept == 0 || p.anyway && p.isErrorPage() {
		return true
	}
	return float64(all-kept) > safetyShare*float64(all) && (text < enoughText || float64(said-text) > safetyShare*float64(said))
}

// startsQuotation reports whether s begins with a quotation that it also ends.
func startsQuotation(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("«“\"‘「『", r) && strings.ContainsAny(s[n:], "»”\"’」』")
}

// turn matches what somebody says, as Japanese and Chinese write it on a line of its own:
// without a full stop before the bracket that closes it. Shorter ones are subheads.
var turn = text.Pattern(`^「[^「」]{12,}」$|^『[^『』]{12,}』$`)
