package site

import (
	"html/template"
	"strconv"

	"dossier/internal/custody"
	"dossier/internal/dossier"
	"dossier/internal/model"
	"dossier/internal/search"
)

// ArticleModel is the model of article.html.
type ArticleModel struct {
	Frame
	Article    ArticleEntry
	ArticleTag string // language of the article's words, "" if it is the page's own
	TitleBasis string // "" if the title is a line of the capture
	Status     string // "" if the article stands as it was
	Rights     string
	Authors    []string
	Original   string // web address
	SHA256     string
	Size       int // bytes of the capture
	Damage     []DamageView
	CitedIn    []UseView     // each brief once
	Text       template.HTML // the passages
	Lines      template.HTML // those of the capture
	Captured   Link
	Top        Link
	Cite       *CiteView
	File       Link // the file as received; zero if the rights do not allow it

	found []search.Passage
}

// DamageView is a damaged place, in words.
type DamageView struct {
	Name  string // of the passage
	Link  Link
	Words string
	Kind  string
}

// UseView is a brief that cites a passage, with the numbers under which it does.
type UseView struct {
	Title   string
	Lang    string // "" if it is the page's own
	Link    Link
	Numbers []NumberLink

	Translations []UseView // that cite the passage too
}

func (p *planner) article(a *model.Article) Page {
	path, lang := articlePath(a), p.dossier.Settings.Language
	m := ArticleModel{Frame: p.frame(lang, path, visible(a.Title), ""), Rights: string(a.Rights), Original: a.OriginalURL}
	m.Article = p.articleEntry(a, lang, path)
	for _, author := range a.Authors {
		m.Authors = append(m.Authors, visible(author))
	}
	m.Cite, m.Meta = p.citing(p.references().Article(a, path), path)
	if a.Lang != lang {
		m.ArticleTag, m.Cite.Lang = a.Lang, a.Lang
	}
	if a.TitleBasis != "line" {
		m.TitleBasis = a.TitleBasis
	}
	if a.Status != model.Current {
		m.Status = string(a.Status)
	}
	if a.Unsaved {
		m.Status = "unsaved"
	}
	m.SHA256, m.Size = a.Capture.SHA256, len(a.Capture.Source.Text)
	m.Captured = Link{From: path, To: path, Fragment: capturedID}
	m.Top = Link{From: path, To: path, Fragment: "article"}
	text := p.printed(a, path)
	m.Text, m.Lines, m.CitedIn, m.found = text.text, text.lines, text.citedIn, text.found
	if a.Rights == model.Full {
		for _, passage := range a.Passages {
			if passage.Kind == custody.Title {
				continue
			}
			self := Link{From: path, To: path, Fragment: lineAnchor(passage.Line)}
			for _, d := range damageIn(passage) {
				m.Damage = append(m.Damage, DamageView{p.passageName(passage, lang), self, passage.Text[d.at[0]:d.at[1]], d.kind})
			}
		}
	}
	for _, l := range p.editions[1:] {
		w := p.theme.words[l]
		m.Editions = append(m.Editions, Edition{Lang: l, Label: w.must("language"), Link: Link{From: path, To: p.inLanguage(l, "index.html")}})
	}
	if a.Rights == model.Full {
		m.File = Link{From: path, To: capturePath(a)}
	}
	return Page{Path: path, Template: "article.html", Model: m}
}

// Ids that no heading or judgment of a note can have: those have no underscore.
const capturedID = "captured_"

func rawAnchor(line int) string  { return "raw_" + strconv.Itoa(line) }
func lineAnchor(line int) string { return "l" + strconv.Itoa(line) }

// usesOf groups the citations of a passage by note, those in the language of the
// page first. A translation stands with its original.
func (p *planner) usesOf(passage *model.Passage, path string) []UseView {
	var own, others []UseView
	place := map[string]int{} // of notes in the language of the page
	cited := p.dossier.Uses[passage]
	for len(cited) > 0 { // uses come note by note
		n := cited[0].Note
		use := UseView{Title: p.noteTitle(n, p.dossier.Settings.Language), Link: Link{From: path, To: p.notePath(n)}}
		for ; len(cited) > 0 && cited[0].Note == n; cited = cited[1:] {
			number := cited[0].Item.Number
			use.Numbers = append(use.Numbers, NumberLink{number, Link{From: path, To: p.notePath(n), Fragment: markID(number)}})
		}
		if n.Lang == p.dossier.Settings.Language {
			place[versionKey(n)] = len(own)
			own = append(own, use)
			continue
		}
		use.Lang = n.Lang
		if i, ok := place[versionKey(n)]; ok { // of versions the one in the site's language comes first
			own[i].Translations = append(own[i].Translations, use)
		} else {
			others = append(others, use)
		}
	}
	return append(own, others...)
}

// shownSegments returns what the rights of the article allow to be shown of a
// passage.
func (p *planner) shownSegments(passage *model.Passage) (list []Segment, shown bool) {
	w := p.theme.words[p.dossier.Settings.Language]
	var quoted [][2]int
	for _, c := range p.dossier.Uses[passage] {
		quoted = append(quoted, c.Words...)
	}
	stretches, whole := dossier.Shown(p.dossier, passage)
	if !whole && len(stretches) == 0 {
		return nil, false
	}
	return w.segments(passage, quoted, stretches), true
}

// passageName is ¶8, intertitre 1, titre …
func (p *planner) passageName(passage *model.Passage, lang string) string {
	w := p.theme.words[lang]
	if passage.Kind == custody.Title {
		return w.must("title")
	}
	return w.must(string(passage.Kind), passage.Number)
}
