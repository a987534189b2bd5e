package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dossier/internal/attribution"
	"dossier/internal/calendar"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
	"dossier/internal/web"
)

// recordOfArticle is all that the desk's word on an article depends on.
type recordOfArticle struct {
	Article *model.Article
	Sources string // the names of the sources that it lists, see [checker.namesOf]
}

var deskWords = memo.NewTable[recordOfArticle, []diag.Diagnostic]("the desk's word on an article")

// deskWord reports what a record says of an article and nothing that was captured does: a
// headline that a person wrote, an author, a day of publication, an address of somebody
// else than the outlet, a source that the line it is recorded for does not name; and
// outlets whose domains have nothing of their name, and agencies without a domain.
func (v *checker) deskWord() []diag.Diagnostic {
	deskWords.Turn(v.memo)
	var diags []diag.Diagnostic
	for _, o := range v.dossier.Outlets {
		if len(o.Domains) == 0 && attribution.IsSource(o.Name) {
			diags = append(diags, diag.New(diag.DeskWord, recordOf(o), "the outlet is called %s, as a source of others is, and no domain of it is given", o.Name).
				WithHelp("give the domain; if its articles did not come from the web, silence this with how they came"))
		}
		if len(o.Domains) > 0 && !slices.ContainsFunc(o.Domains, func(d string) bool { return calledLike(o.Name, d) }) {
			diags = append(diags, diag.New(diag.DeskWord, recordOf(o), "the outlet is called %s, and its domain is %s", o.Name, strings.Join(o.Domains, ", ")).
				WithHelp("give the domain under which it publishes; if both are right, silence this with where that can be seen"))
		}
	}
	for _, a := range v.dossier.Articles {
		if !a.Proven || a.Capture == nil {
			continue
		}
		diags = append(diags, v.capturedElsewhere(a, v.dossier.Receipts[a].URL)...)
		if day, read := v.dossier.Days[a.Key]; read && !strings.HasPrefix(day, a.Published.Machine()) {
			diags = append(diags, v.dayOfTheDesk(a)...)
		}
		names := make([][]string, len(a.Upstream))
		for i, u := range a.Upstream {
			names[i] = v.namesOf(u.Name)
		}
		diags = append(diags, deskWords.Get(v.memo, recordOfArticle{a, fmt.Sprint(names)}, func() []diag.Diagnostic {
			return slices.Concat(v.byTheDesk(a), v.uncredited(a, names))
		})...)
	}
	return diags
}

// writtenByOutlets reports briefs that are said to be written or reviewed by an outlet of
// the dossier or by an agency.
func (v *checker) writtenByOutlets() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, b := range v.dossier.Briefs {
		file := diag.Span{Source: b.Doc.Source}
		for i, name := range append(slices.Clone(b.Authors), b.Reviewed.By) {
			key := "authors"
			if i == len(b.Authors) {
				key = "reviewed"
			}
			if name != "" && b.Status != model.Withdrawn && v.namesASource(name) {
				diags = append(diags, diag.New(diag.DeskWord, fieldAt(file, key), "%s is a source, and is said to have written or reviewed this brief", name).
					WithHelp("name who did"))
			}
		}
		if b.Status != model.Withdrawn && v.namesASource(b.Processing) {
			at := fieldAt(file, "processing")
			diags = append(diags, diag.New(diag.DeskWord, at, "a source of others is said to have taken part in this brief: « %s »", b.Processing).
				WithHelp("say what a machine did, and leave whom you cite to the citations"))
		}
		if slices.Contains(b.Authors, b.Reviewed.By) && b.Status != model.Withdrawn {
			diags = append(diags, diag.New(diag.DeskWord, fieldAt(file, "reviewed"), "%s has written this brief, and is said to have reviewed it", b.Reviewed.By).
				WithHelp("name a second reader, or leave reviewed: out"))
		}
	}
	return diags
}

// namesASource reports whether a text is the name of an outlet of the dossier, or has it or that
// of an agency among its words, letter for letter: who writes « tout le monde » names no paper,
// and who writes „ein Bild“ none unless it is introduced as a source.
func (v *checker) namesASource(s string) bool {
	named := func(w string) bool { return attribution.IsSource(w) && !attribution.IsWord(w) }
	credits := func(a attribution.Attribution) bool { return a.Source != "" }
	if attribution.IsSource(s) || slices.ContainsFunc(strings.FieldsFunc(s, notLetter), named) || slices.ContainsFunc(attribution.Find(s), credits) {
		return true
	}
	return v.theirs().namedIn(s)
}

func recordOf(o *model.Outlet) diag.Span {
	if len(o.Printed) > 0 {
		return o.Printed[0].At
	}
	return diag.FileSpan(string(model.OutletRecords))
}

// byTheDesk reports what the front matter of an article says and its capture does not. What
// was read of a saved page may stand in its metadata.
func (v *checker) byTheDesk(a *model.Article) []diag.Diagnostic {
	var diags []diag.Diagnostic
	report := func(key, help, format string, args ...any) {
		diags = append(diags, diag.New(diag.DeskWord, v.fieldOf(a, key), format, args...).WithHelp("%s", help))
	}
	lines := sync.OnceValue(func() []string { return foldedLines(a) })
	// The headline that a file gives itself, load holds against the file.
	if a.TitleBasis != "line" && (a.Received == nil || a.TitleBasis != "meta") && !inLines(lines(), strings.TrimSuffix(a.Title, "…")) {
		report("title", "take a line of the capture for the headline: title_basis: line and title_line: its number; "+
			"if it has none, silence this with where the headline stands",
			"the headline « %s » is in no line of the capture", a.Title)
	}
	if a.Received == nil {
		for _, name := range a.Authors {
			if !inLines(lines(), name) {
				report("authors", "leave the author out, or silence this with where the name stands", "the author %s is in no line of the capture", name)
			}
		}
		diags = append(diags, v.dayOfTheDesk(a)...)
	}
	own := func(address string) bool { return web.Place(address) == web.Place(a.OriginalURL) }
	if of := addressesWithin(a.Archived); len(of) > 0 && a.OriginalURL != "" && !slices.ContainsFunc(of, own) {
		report("archived", "give the address in the archive that has the page; if the page had both addresses, silence this with where that can be seen",
			"archived: leads to %s, and the address of the article is %s", of[0], a.OriginalURL)
	}
	if o := a.Outlet; o != nil && len(o.Domains) > 0 && a.OriginalURL != "" {
		if host := web.Domain(a.OriginalURL); !web.Within(host, o.Domains...) {
			report("original_url", "name the outlet of that address, or list the domain with it in content/outlets.yaml",
				"the article is said to be of %s, and its address is on %s", o.Name, host)
		}
	}
	return diags
}

// dayOfTheDesk reports a day of publication that neither the capture nor the address tells.
func (v *checker) dayOfTheDesk(a *model.Article) []diag.Diagnostic {
	if a.Published.Machine() == "" || tellsDay(a) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DeskWord, v.fieldOf(a, "published"),
		"the %s of publication, %s, is in no line of the capture and not in the address", precision(a.Published.From), a.Published).
		WithHelp("give what the capture or the address says; if the day is known from elsewhere, silence this with where it stands")}
}

// fieldOf is where a key stands in the front matter of an article, or the article.
func (v *checker) fieldOf(a *model.Article, key string) diag.Span {
	return fieldAt(v.dossier.Sources.File(a), key)
}

// schemeBehind is where an address begins inside another.
var schemeBehind = regexp.MustCompile(`https?://`)

// addressesWithin returns the addresses that stand in an address of an archive, each up to its
// end or, in what is asked of the archive, to the next thing asked:
// https://archive.example/2020/https://journal.example/vote, …/?of=https://journal.example/vote&on=2020.
// The address of a page may hold another itself.
func addressesWithin(archived string) []string {
	const most = 8 // of an honest archive one or two
	var all []string
	for _, at := range schemeBehind.FindAllStringIndex(archived, most) {
		if at[0] == 0 {
			continue
		}
		address := archived[at[0]:]
		if strings.Contains(archived[:at[0]], "?") {
			address, _, _ = strings.Cut(address, "&")
		}
		all = append(all, address)
	}
	return all
}

// capturedElsewhere reports an article whose capture comes from another host than its record
// says. An archive has pages of all hosts, so that one is known by the address that it gives.
func (v *checker) capturedElsewhere(a *model.Article, address string) []diag.Diagnostic {
	host := web.Domain(address)
	if host == "" {
		return nil
	}
	said := ""
	if o := a.Outlet; o != nil && len(o.Domains) > 0 && !web.Within(host, o.Domains...) {
		said = o.Name
	}
	if own := web.Domain(a.OriginalURL); own != "" && !web.Within(host, own) && !web.Within(own, host) {
		said = own
	}
	if said == "" || a.OriginalURL != "" && strings.Contains(address, a.OriginalURL) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DeskWord, v.fieldOf(a, "original_url"), "the article is said to be of %s, and it was captured from %s", said, host).
		WithHelp("name whom the address belongs to; if both are right, silence this with where that can be seen")}
}

// uncredited reports sources that are recorded for a line which does not name them.
func (v *checker) uncredited(a *model.Article, names [][]string) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for i, u := range a.Upstream {
		if u.Name == "" || u.Line < 1 || u.Line > len(a.Capture.Lines) || credited(a, u.Line, names[i]) {
			continue
		}
		diags = append(diags, diag.New(diag.DeskWord, a.Capture.Source.LineSpan(u.Line),
			"this line does not name %s, which %s records as its source", u.Name, a.Path).
			WithHelp("record the line that names the source, or leave the entry of upstream out"))
	}
	return diags
}

// foldedLines returns the lines of a capture as names are compared with them.
func foldedLines(a *model.Article) []string {
	lines := make([]string, len(a.Capture.Lines))
	for i, l := range a.Capture.Lines {
		lines[i] = strings.ToLower(found.Fold(l.Text))
	}
	return lines
}

func inLines(lines []string, words string) bool {
	words = strings.ToLower(found.Fold(words))
	return slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, words) })
}

// namesOf returns the names by which a text may name a source: those of an agency, and
// those of an outlet of the dossier.
func (v *checker) namesOf(source string) []string {
	names := append(attribution.Names(source), strings.ReplaceAll(source, "-", " "))
	if o := v.theirs().byKey[source]; o != nil {
		names = append(append(names, o.Name), o.Domains...)
	}
	return names
}

// credited reports whether a line, or the paragraph that it is part of, names a source by
// one of its names.
func credited(a *model.Article, line int, names []string) bool {
	said := found.Fold(a.Capture.Lines[line-1].Text)
	for _, p := range a.Passages {
		if p.Kind != custody.Title && p.Line <= line && line <= p.Last {
			said += " " + p.Folded()
		}
	}
	said = strings.ToLower(said)
	return slices.ContainsFunc(names, func(name string) bool {
		name = strings.ToLower(found.Fold(name))
		return name != "" && strings.Contains(said, name)
	})
}

// precision is what a day is given to.
func precision(d date.Day) string {
	switch {
	case d.Month == 0:
		return "year"
	case d.Day == 0:
		return "month"
	}
	return "day"
}

// tellsDay reports whether a line of the capture, or the address of the article, may say
// on which day, or in which month or year, it was published. Of days in other numerals than ours nobody can say.
func tellsDay(a *model.Article) bool {
	day := a.Published.From
	numbers := []int{day.Year, day.Month, day.Day}
	inOne := func(s string) bool { return day.Day > 0 && strings.Contains(s, compact(day)) }
	is := func(m calendar.Mention) bool {
		return (m.Month == day.Month || day.Month == 0) && (m.Day == day.Day || day.Day == 0) && (m.Year == 0 && day.Month > 0 || m.Year == day.Year)
	}
	if tellsNumbers(a.OriginalURL, numbers) || inOne(a.OriginalURL) {
		return true
	}
	for _, l := range a.Capture.Lines {
		if tellsNumbers(l.Text, numbers) || strings.ContainsFunc(l.Text, otherDigit) || inOne(l.Text) {
			return true
		}
		if slices.ContainsFunc(calendar.Find(l.Text, a.Lang), is) {
			return true
		}
		if day.Day == 0 && day.Month > 0 && namesMonth(l.Text, a.Lang, day.Month) {
			return true
		}
	}
	// Dates are read otherwise beside a headline than in sentences.
	return slices.ContainsFunc(a.Record.Decisions, func(d custody.Decision) bool {
		return d.Is == custody.Meta && slices.ContainsFunc(a.Capture.Lines[d.First-1:d.Last], func(l custody.Line) bool {
			return slices.ContainsFunc(calendar.Stamps(l.Text, a.Lang), is)
		})
	})
}

// namesMonth reports whether a line has a name of a month, 1 being January, long or short and in
// any letters: a line that says when begins with it.
func namesMonth(line, lang string, month int) bool {
	folded := text.Fold(line)
	for _, names := range []language.Names{language.Get(lang).Dates().Months, language.Get(lang).Dates().ShortMonths} {
		if len(names) >= month && slices.ContainsFunc(names[month-1], func(form string) bool { return text.HasWord(folded, text.Fold(form)) }) {
			return true
		}
	}
	return false
}

// compact is a day as addresses write it: 250117, which 20250117 ends with.
func compact(d date.Day) string { return fmt.Sprintf("%02d%02d%02d", d.Year%100, d.Month, d.Day) }

// tellsNumbers reports whether a line has all of some numbers that are not 0; a year of
// two digits is enough.
func tellsNumbers(line string, numbers []int) bool {
	there := map[int]bool{}
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r < '0' || r > '9' }) {
		n := 0
		for _, digit := range w[:min(len(w), 9)] {
			n = n*10 + int(digit-'0')
		}
		there[n] = true
	}
	return !slices.ContainsFunc(numbers, func(n int) bool { return n > 0 && !there[n] && !(n > 1900 && there[n%100]) })
}

func otherDigit(r rune) bool { return r > unicode.MaxASCII && unicode.IsDigit(r) }

// calledLike is namedLike for any name of the agency that a name stands for: ТАСС is TASS.
func calledLike(name, domain string) bool {
	inLatin := slices.DeleteFunc(attribution.SameSource(name), func(n string) bool {
		return strings.ContainsFunc(text.Plain(n), func(r rune) bool { return r > unicode.MaxASCII })
	})
	if len(inLatin) == 0 {
		return namedLike(name, domain)
	}
	return slices.ContainsFunc(inLatin, func(n string) bool { return namedLike(n, domain) })
}

// namedLike reports whether a domain may be that of an outlet of some name: it has a word
// of it, or begins the words in their order, as in faz.net and jpost.com. Names in other
// letters than those of domains cannot be compared.
func namedLike(name, domain string) bool {
	label, _, _ := strings.Cut(web.Bare(domain), ".")
	plain := text.PlainWords(text.Plain(name))
	whole := strings.ToLower(domain)
	for _, w := range plain {
		if strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
			return true
		}
		if len(w) >= fewestLetters && strings.Contains(whole, w) {
			return true
		}
	}
	return abbreviates(label, plain)
}

// abbreviates reports whether a label begins with the first letter of the first word, and
// goes on with beginnings of it and of the words behind it.
func abbreviates(label string, words []string) bool {
	at := 0
	for _, w := range words {
		n := 0
		for at+n < len(label) && n < len(w) && label[at+n] == w[n] {
			n++
		}
		if n == 0 && at == 0 {
			return false
		}
		at += n
	}
	return len(words) > 0 && at >= 2
}
