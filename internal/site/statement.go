package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/check"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// callouts says what stands over and under the callouts of a note.
func (p *planner) callouts(n *model.Note) map[*markdown.Callout]print.Callout {
	w := p.theme.Words(n.Lang)
	callouts := map[*markdown.Callout]print.Callout{}
	for _, s := range p.findings.Statements(n) {
		var c print.Callout
		if s.Likelihood != nil {
			c.Likelihood = likelihood(w, s)
		}
		if s.Confidence != nil {
			c.Confidence = confidence(w, s)
		}
		c.Degree = degree(s)
		if len(s.Origins) > 0 {
			c.Origins = p.originCount(w, s.Origins)
			c.Shared = sharedWords(s.Origins)
		}
		callouts[s.Callout] = c
	}
	return callouts
}

// likelihood says in a sentence how likely a statement is that says it.
func likelihood(w *print.Words, s *model.Statement) string {
	l := s.Likelihood
	return w.Phrase("likelihood_sentence", text.Capital(l.Terms[s.Row]), l.From, l.To)
}

// degree is how likely a statement is and how sure that is, to be drawn.
func degree(s *model.Statement) print.Degree {
	var d print.Degree
	if s.Likelihood != nil {
		d.From, d.To = s.Likelihood.From, s.Likelihood.To
	}
	if s.Confidence != nil {
		d.Confidence = s.Confidence.Level
	}
	return d
}

// confidence says in a sentence how sure that is.
func confidence(w *print.Words, s *model.Statement) string {
	return text.Capital(s.Confidence.Term) + w.Phrase("stop")
}

// JudgmentEntry is a judgment of a note in a list, in the language of the note.
type JudgmentEntry struct {
	Text       string     // without its citations
	Lang       string     // "" if it is the page's own
	Link       print.Link // to the judgment, where the evidence is
	Likelihood string     // its term; "" if it says none
	Confidence string     // its term; "" if it says none
	Degree     print.Degree
	Turned     string // in which way the last release changed it, a word of the interface as turn_…; "" if it did not
	Fallen     string // what has become of all that it rests on, a word of the interface as rests_…; "" if something stands
}

// judgments lists what a note judges.
func (p *planner) judgments(n *model.Note, from string) []JudgmentEntry {
	var list []JudgmentEntry
	for _, s := range p.findings.Statements(n) {
		if s.Callout.Kind != markdown.Judgment {
			continue
		}
		e := JudgmentEntry{Text: check.Wording(s), Link: print.Link{From: from, To: p.notePath(n), Fragment: s.Callout.ID}}
		if s.Likelihood != nil {
			e.Likelihood = s.Likelihood.Terms[s.Row]
		}
		if s.Confidence != nil {
			e.Confidence = s.Confidence.Term
		}
		e.Degree, e.Turned, e.Fallen = degree(s), p.turned(s), p.fallen(s)
		list = append(list, e)
	}
	return list
}

// fallen says what has become of the articles that a statement rests on, if none of them stands
// as it was.
func (p *planner) fallen(s *model.Statement) string {
	word := ""
	for _, c := range s.Support() {
		switch p.dossier.Shaken(c.Article) {
		case model.Retracted:
			word = cmp.Or(word, "rests_retracted")
		case model.Corrected:
			word = "rests_corrected"
		default:
			return ""
		}
	}
	return word
}

// sharedWords lists the words that the articles of an origin have in common, if
// all of them may be quoted.
func sharedWords(origins []model.Origin) []print.SharedWords {
	var list []print.SharedWords
	for _, o := range origins {
		if slices.ContainsFunc(o.Articles, func(a *model.Article) bool { return a.Rights == model.Link }) {
			continue
		}
		for _, words := range o.Shared {
			list = append(list, print.SharedWords{Text: words, Lang: o.Articles[0].Lang})
		}
	}
	return list
}

// originCount counts: "2 articles, 1 identified origin (Reuters), 1 undetermined."
func (p *planner) originCount(w *print.Words, list []model.Origin) string {
	articles := map[*model.Article]bool{}
	var names []string
	identified, undetermined := 0, 0
	for _, o := range list {
		for _, a := range o.Articles {
			articles[a] = true
		}
		if o.Identified() {
			identified++
			names = append(names, p.sourceNames(o))
		} else {
			undetermined++
		}
	}
	s := w.Count("articles", len(articles)) + w.Phrase("comma")
	if identified == 0 {
		s += w.Phrase("origins_none")
	} else {
		s += w.Count("origins_identified", identified) + " (" + strings.Join(names, w.Phrase("comma")) + ")"
	}
	if undetermined > 0 {
		s += w.Phrase("comma") + w.Count("origins_undetermined", undetermined)
	}
	return s + w.Phrase("stop")
}

// sourceNames names whom the passages of an origin credit.
func (p *planner) sourceNames(o model.Origin) string {
	var names []string
	for _, id := range o.Names {
		names = append(names, p.sourceName(id))
	}
	return strings.Join(names, ", ")
}

// sourceName is the name of an outlet by its key, or of another source.
func (p *planner) sourceName(id string) string {
	if name := p.outlets[id]; name != "" {
		return name
	}
	return attribution.Name(id)
}

// DependenceEntry is an origin without which judgments lose all their support.
type DependenceEntry struct {
	Origin   string // whom its passages credit; "" if it is undetermined
	Articles []ArticleName
	Lost     string // without it, 2 of 3 judgments lose all support
	Links    []Reference
}

// ArticleName is an article with a link: its short name, or that of its outlet, or its
// title.
type ArticleName struct {
	Name   string
	Lang   string // "" if it is the page's own
	Link   print.Link
	Status string // what its outlet has done with it since, a word of the interface as label_…; "" if it stands
}

// labelsOf are what a text says that it is beside what it says, behind what its outlet has done
// with it since, as keys of words.
func (p *planner) labelsOf(a *model.Article) []string {
	var list []string
	status := p.statusOf(a)
	if status != "" {
		list = append(list, status)
	}
	for _, l := range p.findings.Labels[a] {
		if l.Label != model.LabelWithdrawn || status != "label_retracted" { // which says the same
			list = append(list, "label_"+string(l.Label))
		}
	}
	return list
}

// statusOf is what the outlet of an article has done with it since, as the key of a word.
func (p *planner) statusOf(a *model.Article) string {
	if status := p.dossier.Shaken(a); status != model.Current {
		return "label_" + string(status)
	}
	return ""
}

// articleName names an article on a page in a language.
func (p *planner) articleName(a *model.Article, lang, from string) ArticleName {
	name := ArticleName{Name: reveal(a.Title), Link: print.Link{From: from, To: p.articleFrom(from, a)}, Status: p.statusOf(a)}
	short := a.Short.In(lang, p.dossier.Settings.Language)
	switch {
	case short != "":
		name.Name, name.Lang = short, a.Short.Tag(lang, p.dossier.Settings.Language)
	case a.Outlet != nil:
		name.Name = reveal(a.Outlet.Name)
	case a.Lang != lang:
		name.Lang = a.Lang
	}
	if v := p.versionsLink(a, lang, from); v != nil {
		name.Name += " (" + p.theme.Words(lang).Phrase("version_of", v.Number, v.Of) + ")"
	}
	return name
}

// Reference is a link with its text.
type Reference struct {
	Text string
	Link print.Link
}

// dependences lists on which origins the judgments of a note rest alone.
func (p *planner) dependences(n *model.Note, path string) []DependenceEntry {
	w := p.theme.Words(n.Lang)
	list, of := p.findings.Dependences(p.dossier, n)
	var entries []DependenceEntry
	for _, d := range list {
		e := DependenceEntry{
			Origin: p.sourceNames(d.Origin),
			Lost:   strings.ReplaceAll(w.Count("dependence_lost", len(d.Lost)), "%s", w.Number(of)),
		}
		for _, a := range d.Origin.Articles {
			e.Articles = append(e.Articles, p.articleName(a, n.Lang, path))
		}
		for _, s := range d.Lost {
			if id := s.Callout.ID; id != "" {
				e.Links = append(e.Links, Reference{"#" + id, print.Here(path, id)})
			}
		}
		entries = append(entries, e)
	}
	return entries
}
