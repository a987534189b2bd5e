package clean

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// upstream lists whom the text credits, each once, with the line: what is around it, such as the agency of
// a dateline, answers for all of it and comes first. The outlet itself is none.
func (a *Article) upstream(p *page, o Options) []attribution.Credit {
	own := a.ownNames(o)
	var credits []attribution.Credit
	add := func(line int, ids ...string) {
		for _, id := range ids {
			if !own[id] && !slices.ContainsFunc(credits, func(c attribution.Credit) bool { return c.Name == id }) {
				credits = append(credits, attribution.Credit{Name: id, Line: line})
			}
		}
	}
	if len(a.Blocks) > 0 {
		first, last := a.Blocks[0], a.Blocks[len(a.Blocks)-1]
		add(first.Line, attribution.Opening(first.Text)...)
		add(last.Line, attribution.Closing(last.Text)...)
		for _, u := range p.around(a.TitleLine, first.Line, last.Line) {
			add(u.first, u.credits(p.lang, o.Outlets)...)
		}
	}
	for _, b := range a.Blocks {
		for _, found := range attribution.Find(b.Text) {
			add(b.Line, found.Source)
		}
	}
	for _, c := range o.Credits {
		add(c.Line, c.Name)
	}
	return credits
}

// ownNames are the sources that the outlet of an article is itself.
func (a *Article) ownNames(o Options) map[string]bool {
	own := map[string]bool{a.Outlet: true}
	names := []string{a.OutletHint, a.Outlet}
	for _, known := range o.Outlets {
		if known.Key == a.Outlet {
			names = append(names, known.Names...)
		}
	}
	for _, name := range names {
		for _, id := range attribution.Line(name) {
			own[id] = true
		}
	}
	return own
}

// around returns the lines that are not the text and stand between the headline and the text, or close behind it. Who has the
// rights is said of a picture where it stands above the text.
func (p *page) around(title, first, last int) []*unit {
	const most = 4 // lines behind the text
	var list []*unit
	for _, units := range [][]unit{p.units, p.left} {
		for i := range units {
			if u := &units[i]; (u.is == custody.Meta || u.is == custody.Dropped) && (u.first > title && u.last < first || u.first > last) {
				list = append(list, u)
			}
		}
	}
	slices.SortFunc(list, func(a, b *unit) int { return cmp.Compare(a.first, b.first) })
	behind := slices.IndexFunc(list, func(u *unit) bool { return u.first > last })
	if behind < 0 {
		return list
	}
	return list[:min(len(list), behind+most)]
}

// credits lists the sources that a line beside the text names as those of the text; behind a label also an outlet
// of the dossier.
func (u *unit) credits(lang string, outlets []Outlet) []string {
	const longest = 200 // bytes
	if len(u.text) > longest {
		return nil
	}
	if m := labelledSource().FindStringSubmatch(u.text); m != nil {
		name, _, _ := strings.Cut(m[1], "|")
		if key := knownOutlet(outlets, strings.Trim(name, " .·"), ""); key != "" {
			return []string{key}
		}
		return attribution.Line(m[1])
	}
	switch {
	case u.rule == "byline" || u.rule == "date-line" || bylineStart().MatchString(u.text) ||
		len(text.Fields(u.text)) <= longestByline && len(findDates(u.text, lang)) > 0:
		return attribution.Line(u.text)
	case strings.HasPrefix(u.text, "©"):
		return attribution.Line(text.Start(u.text, longestRights))
	}
	return attribution.Alone(u.text)
}

// longestByline is the most words of a line that says who wrote a text and when.
const longestByline = 10

// longestRights is how many bytes of who has the rights to a text are looked at, before what is said of them.
const longestRights = 40

// labelledSource matches the label of a source amid or before what else a line says, and what stands behind it.
var labelledSource = pattern(`(?i)(?:^|[\s|·，])(?:%s)[ \x{00a0}\x{202f}]?[:：]\s*(.{2,60})`,
	anyWord(func(c *language.CleaningData) []string { return c.SourceLabels }))
