package site

import (
	"fmt"
	"html"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/clean"
	"dossier/internal/dossier"
	"dossier/internal/estimate"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// statements prints the callouts of a note: what stands over and under their
// text.
type statements struct {
	planner *planner
	words   *Words
	of      map[*markdown.Callout]*model.Statement
}

func (p *planner) statements(n *model.Note) statements {
	s := statements{p, p.theme.words[n.Lang], map[*markdown.Callout]*model.Statement{}}
	for _, statement := range n.Statements {
		s.of[statement.Callout] = statement
	}
	return s
}

// title says what kind of statement it is, how likely, and how sure that is: in
// two sentences, as the directive asks (ICD 203), and with a bar that says no
// more than the first.
func (p statements) title(c *markdown.Callout) string {
	w, s := p.words, p.of[c]
	var b strings.Builder
	b.WriteString(`<p class="callout-title"><strong>` + html.EscapeString(w.must(string(c.Kind))) + `</strong>`)
	if s == nil || s.Likelihood == nil && s.Confidence == nil {
		for _, t := range c.Terms {
			b.WriteString(` <span class="term">` + html.EscapeString(t.Text) + `</span>`)
		}
	}
	if c.ID != "" {
		b.WriteString(` <a class="anchor" href="#` + html.EscapeString(c.ID) + `">#` + html.EscapeString(c.ID) + `</a>`)
	}
	b.WriteString("</p>\n")
	if s == nil {
		return b.String()
	}
	if l := s.Likelihood; l != nil {
		b.WriteString(`<p class="likelihood"><span class="sentence">` + html.EscapeString(w.likelihood(s)) + `</span> ` + bar(*l) + "</p>\n")
	}
	if s.Confidence != nil {
		b.WriteString(`<p class="sureness">` + html.EscapeString(sureness(s)) + "</p>\n")
	}
	return b.String()
}

// likelihood says in a sentence how likely a statement is that says it.
func (w *Words) likelihood(s *model.Statement) string {
	return w.must("likelihood_sentence", capital(s.Likelihood.Terms[s.Row]), s.Likelihood.From, s.Likelihood.To)
}

// sureness says in another how sure that is.
func sureness(s *model.Statement) string { return capital(s.Confidence.Term) + "." }

// JudgmentEntry is a judgment of a brief in a list, in the language of the brief.
type JudgmentEntry struct {
	Text       string // without its citations
	Link       Link   // to the judgment, where the evidence is
	Likelihood string // in a sentence; "" if it says none
	Bar        template.HTML
	Confidence string // in a sentence; "" if it says none
}

// judgments lists what a brief judges.
func (p *planner) judgments(b *model.Brief, from string) []JudgmentEntry {
	var list []JudgmentEntry
	for _, s := range b.Statements {
		if s.Callout.Kind != markdown.Judgment {
			continue
		}
		e := JudgmentEntry{Text: dossier.Wording(s), Link: Link{From: from, To: p.notePath(&b.Note), Fragment: s.Callout.ID}}
		if s.Likelihood != nil {
			e.Likelihood, e.Bar = p.theme.words[b.Lang].likelihood(s), trusted(bar(*s.Likelihood))
		}
		if s.Confidence != nil {
			e.Confidence = sureness(s)
		}
		list = append(list, e)
	}
	return list
}

// bar draws the range of a degree on the scale from 0 to 100 per cent. The
// sentence beside it says the same, so it is hidden from those who listen.
func bar(l estimate.Likelihood) string {
	var b strings.Builder
	b.WriteString(`<svg class="scale" viewBox="0 0 100 8" aria-hidden="true" focusable="false">` +
		`<rect class="whole" x="0.25" y="2.25" width="99.5" height="3.5"/>`)
	for _, tick := range []int{5, 20, 45, 55, 80, 95} {
		fmt.Fprintf(&b, `<path class="tick" d="M%d 2v4"/>`, tick)
	}
	fmt.Fprintf(&b, `<rect class="range" x="%d" y="0.5" width="%d" height="7"/></svg>`, l.From, l.To-l.From)
	return b.String()
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// foot counts the origins of what supports a judgment.
func (p statements) foot(c *markdown.Callout) string {
	s := p.of[c]
	if s == nil || len(s.Origins) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<p class="origins"><strong>` + html.EscapeString(p.words.must("origins")+p.words.must("colon")) + `</strong> ` + html.EscapeString(p.origins(s.Origins)))
	for _, o := range s.Origins {
		for _, words := range o.Shared {
			if lang, free := sharedLanguage(o); free {
				attribute := ""
				if lang != p.words.Lang {
					attribute = ` lang="` + html.EscapeString(lang) + `"`
				}
				quoted := p.words.must("quoted", `<span`+attribute+`>`+html.EscapeString(words)+`</span>`)
				b.WriteString(" " + html.EscapeString(p.words.must("origins_shared")+p.words.must("colon")) + " " + quoted + ".")
			}
		}
	}
	return b.String() + "</p>\n"
}

// sharedLanguage returns the language of the articles of an origin, and whether
// all of them may be quoted.
func sharedLanguage(o model.Origin) (lang string, free bool) {
	for _, a := range o.Articles {
		if a.Rights == model.Link {
			return "", false
		}
	}
	return o.Articles[0].Lang, true
}

// origins counts: "2 articles, 1 identified origin (Reuters), 1 undetermined."
func (p statements) origins(list []model.Origin) string {
	w := p.words
	articles := map[*model.Article]bool{}
	var names []string
	identified, undetermined := 0, 0
	for _, o := range list {
		for _, a := range o.Articles {
			articles[a] = true
		}
		if o.Identified() {
			identified++
			names = append(names, p.planner.sourceNames(o))
		} else {
			undetermined++
		}
	}
	s := w.count("articles", len(articles)) + ", "
	if identified == 0 {
		s += w.must("origins_none")
	} else {
		s += w.count("origins_identified", identified) + " (" + strings.Join(names, ", ") + ")"
	}
	if undetermined > 0 {
		s += ", " + w.count("origins_undetermined", undetermined)
	}
	return s + "."
}

// sourceNames names whom the passages of an origin credit.
func (p *planner) sourceNames(o model.Origin) string {
	var names []string
	for _, id := range o.Names {
		name := p.outlets[id]
		if name == "" {
			name = clean.SourceName(id)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// count is N for keys that the tests hold in every language.
func (w *Words) count(key string, n int) string {
	s, err := w.N(key, n)
	if err != nil {
		return key
	}
	return s
}

// DependenceEntry is an origin without which judgments lose all their support.
type DependenceEntry struct {
	Origin   string // whom its passages credit; "" if it is undetermined
	Articles []ArticleName
	Lost     string // without it, 2 of 3 judgments lose all support
	Links    []Reference
}

// ArticleName is an article with a link, named by its outlet if that is known.
type ArticleName struct {
	Name string
	Lang string // "" if it is the page's own
	Link Link
}

// articleName names an article on a page in a language.
func (p *planner) articleName(a *model.Article, lang, from string) ArticleName {
	name := ArticleName{Name: visible(a.Title), Link: Link{From: from, To: articlePath(a)}}
	switch {
	case a.Outlet != nil:
		name.Name = visible(a.Outlet.Name)
	case a.Lang != lang:
		name.Lang = a.Lang
	}
	return name
}

// Reference is a link with its text.
type Reference struct {
	Text string
	Link Link
}

// dependences lists on which origins the judgments of a note rest alone.
func (p *planner) dependences(n *model.Note, path string) []DependenceEntry {
	w := p.theme.words[n.Lang]
	list, of := dossier.Dependences(p.dossier, n)
	var entries []DependenceEntry
	for _, d := range list {
		e := DependenceEntry{
			Origin: p.sourceNames(d.Origin),
			Lost:   strings.ReplaceAll(w.count("dependence_lost", len(d.Lost)), "%s", w.Number(of)),
		}
		for _, a := range d.Origin.Articles {
			e.Articles = append(e.Articles, p.articleName(a, n.Lang, path))
		}
		for _, s := range d.Lost {
			if id := s.Callout.ID; id != "" {
				e.Links = append(e.Links, Reference{"#" + id, Link{From: path, To: path, Fragment: id}})
			}
		}
		entries = append(entries, e)
	}
	return entries
}
