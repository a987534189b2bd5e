package clean

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
	"dossier/internal/web"
)

// describe fills in what the capture says of itself: title, outlet, address,
// date, language, sources. What it does not say stays empty.
func (a *Article) describe(p *page, o Options, raw []byte, lines []custody.Line) {
	if a.Lang = p.lang; a.Lang == "" || slices.Contains(language.Get(a.Lang).Cleaning().Near, o.Lang) {
		a.Lang = o.Lang
	}
	if a.OriginalURL, a.Authors = o.URL, o.Authors; len(a.Authors) == 0 {
		a.Authors = p.exportedAuthors()
	}
	if len(a.Authors) == 0 {
		a.Authors = p.authors()
	}
	if len(a.Authors) == 0 {
		a.Authors = p.bareAuthors()
	}
	if len(a.Authors) == 0 && p.from >= 0 {
		a.Authors = p.reporters(p.units[p.from].text)
	}
	if a.TitleLine > 0 {
		a.Title, a.TitleBasis = custody.Kept(raw, lines[a.TitleLine-1], a.CutsByLine()[a.TitleLine]), "line"
	} else if title := cmp.Or(o.Title, p.export.spelt); title != "" {
		a.Title, a.TitleBasis = title, "meta"
	} else if len(a.Blocks) > 0 {
		a.Title, a.TitleBasis = derivedTitle(a.Blocks[0].Text), "derived"
	} else if len(p.units) > 0 { // nothing is left: a person may take lines back
		a.Title, a.TitleBasis = derivedTitle(p.units[0].text), "derived"
	}
	for i := range p.units {
		u := &p.units[i]
		if u.is != custody.Meta {
			continue
		}
		if m := sourceURL().FindStringSubmatch(u.text); m != nil && a.OriginalURL == "" && web.IsAddress(m[1]) {
			a.OriginalURL = m[1]
		}
		if u.rule == "outlet-signature" && a.OutletHint == "" {
			a.OutletHint, _ = signatureName(u.text)
		}
	}
	domain := web.Domain(a.OriginalURL)
	if a.OutletHint == "" {
		a.OutletHint = p.exportedOutlet()
	}
	if o.Outlet != "" {
		a.OutletHint = o.Outlet
	}
	a.Outlet = knownOutlet(o.Outlets, a.OutletHint, domain)
	if a.OutletHint == "" {
		a.OutletHint = domain
	}
	a.publication(p, o)
	a.Upstream = a.upstream(p, o)
	a.Standfirst = standfirst(a)
}

// derivedTitle is the beginning of the first paragraph behind its dateline, cut at a
// word. It is marked as derived wherever it is shown.
func derivedTitle(paragraph string) string {
	const longest = 90 // runes
	paragraph = withoutDateline(paragraph)
	if utf8.RuneCountInString(paragraph) <= longest {
		return strings.TrimRight(paragraph, ".")
	}
	title, n := "", 0
	for _, w := range text.Fields(paragraph) {
		n += utf8.RuneCountInString(w.Text) + 1
		if n > longest {
			break
		}
		title = paragraph[:w.At+len(w.Text)]
	}
	return strings.TrimRight(title, " ,;:") + "…"
}

// knownOutlet finds the outlet that a signature or an address belongs to.
func knownOutlet(outlets []Outlet, hint, domain string) string {
	for _, o := range outlets {
		for _, d := range o.Domains {
			if web.Within(domain, d) || web.Bare(hint) == web.Bare(d) {
				return o.Key
			}
		}
		if hint != "" && hint == o.Key {
			return o.Key
		}
		for _, n := range o.Names {
			if hint != "" && text.Fold(n) == text.Fold(hint) {
				return o.Key
			}
		}
	}
	return ""
}

// standfirst counts the leading paragraphs that sum the article up: those that
// were bulleted, or a single first sentence before the running text.
func standfirst(a *Article) int {
	n := 0
	for n < len(a.Blocks) && a.cutAt(a.Blocks[n].Line) {
		n++
	}
	if n > 0 && n < len(a.Blocks) {
		return n
	}
	if len(a.Blocks) > 1 && a.Blocks[0].Kind == custody.Paragraph {
		first := a.Blocks[0].Text
		inside := strings.TrimRight(first, text.Stops+text.FullStops+text.Closers+" ")
		if weight(text.PlainWords(first)) <= 60 && text.EndsSentence(first) && !strings.ContainsAny(inside, text.Stops+text.FullStops) {
			return 1
		}
	}
	return 0
}

func (a *Article) cutAt(line int) bool {
	return slices.ContainsFunc(a.Cuts, func(c custody.Cut) bool { return c.Line == line && c.Rule == "bullet" })
}

// ID proposes a name for the article: the outlet's, else the first words of
// the title that carry meaning. It may be shared by several captures; telling
// them apart is the caller's business.
func (a *Article) ID() string {
	if a.Outlet != "" {
		return slug(strings.ReplaceAll(a.Outlet, "-", ""))
	}
	if hint := a.OutletHint; hint != "" {
		hint = strings.TrimPrefix(hint, "www.")
		if i := strings.LastIndexByte(hint, '.'); i > 0 && !strings.Contains(hint, " ") {
			hint = hint[:i]
		}
		var words []string
		for _, w := range text.FoldedWords(hint) {
			if len(w) > 2 && len(words) < 3 && !isStop(w, a.Lang) {
				words = append(words, w)
			}
		}
		if s := slug(strings.Join(words, "-")); s != "" {
			return s
		}
		if s := slug(text.Start(text.Latin(hint, a.Lang), longestID)); s != "" {
			return s
		}
	}
	return cmp.Or(a.titleID(), "article")
}

// longestID is the most characters of the name of an article.
const longestID = 40

// titleID makes a name of the first words of the title that carry meaning, written in
// Latin letters; of characters that are words of their own it takes some more.
func (a *Article) titleID() string {
	const most, mostSingle = 4, 6
	if r := text.FirstRune(a.Title); text.IsUnspaced(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return strings.Trim(text.Start(slug(text.Latin(a.Title, a.Lang)), longestID), "-") // nothing parts its words
	}
	id := ""
	n := 0
	for _, w := range text.PlainWords(a.Title) {
		folded := text.Fold(w)
		first := text.FirstRune(folded)
		if len(folded) <= 2 || isStop(folded, a.Lang) {
			continue
		}
		latin := slug(folded)
		if utf8.RuneCountInString(folded) != len(latin) { // it is in another script
			latin = slug(text.Latin(w, a.Lang))
		}
		if latin == "" {
			continue
		}
		if n++; id == "" {
			id = latin
		} else if n <= most || n <= mostSingle && text.IsUnspaced(first) {
			id += "-" + latin
		}
		if n >= most && !text.IsUnspaced(first) || n >= mostSingle {
			break
		}
	}
	if len(id) > 2*longestID {
		id = strings.Trim(text.Start(id, longestID), "-")
	}
	return id
}

// slug writes a name with the letters a–z, digits and hyphens only.
func slug(s string) string {
	var b strings.Builder
	for _, r := range text.Fold(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
