package site

import (
	"cmp"
	"strings"

	"dossier/internal/model"
	"dossier/internal/site/print"
)

// frame makes what is around the content of a page.
func (p *planner) frame(lang, path, title, description string) print.Frame {
	f := p.theme.Frame(lang, path, !p.dossier.Settings.NoFonts)
	f.Script = print.Link{From: path, To: p.script}
	f.SiteTitle = p.siteTitle(lang)
	f.PageTitle, f.Description = title, p.described(lang, description)
	f.Home = print.Link{From: path, To: p.inLanguage(lang, homeFile)}
	f.Nav = p.nav(lang, path)
	f.Search = print.Link{From: path, To: p.inLanguage(lang, registerFile)}
	f.Canonical = p.address(path)
	f.House = p.options.House
	if f.Canonical != "" {
		f.Social = &print.Social{Type: "website", Title: cmp.Or(title, f.SiteTitle)}
		f.Policy += "; manifest-src 'self'" // the script of the search names it
		if p.fed[lang] {
			f.Feed = print.Feed{Atom: print.Link{From: path, To: p.feedPath(lang)}, JSON: print.Link{From: path, To: p.jsonFeedPath(lang)}}
		}
	}
	f.RecordsLang = languageUnless(lang, p.dossier.Settings.Language)
	return f
}

// described is what a page says of itself: a text of its own, or else what the dossier
// says.
func (p *planner) described(lang, text string) string {
	return cmp.Or(text, p.siteDescription(lang), p.siteTitle(lang))
}

// languageUnless is the language of words that stand on a page, "" if it is that
// of the page.
func languageUnless(page, words string) string {
	if words == page {
		return ""
	}
	return words
}

// listFrame makes the frame of a page that each edition has.
func (p *planner) listFrame(lang, file string) print.Frame {
	w, word := p.theme.Words(lang), wordOf(file)
	f := p.frame(lang, p.inLanguage(lang, file), w.Phrase(word), w.Phrase(word+"_intro"))
	f.At = word
	p.otherEditions(&f, lang, file)
	return f
}

// wordOf is the key of the title of a page that each edition has and of its entry in the navigation,
// with which that of its description begins.
func wordOf(file string) string { return strings.TrimSuffix(file, ".html") }

// address is the address of a page of the site, absolute; "" if the settings do not
// say where the site is published.
func (p *planner) address(path string) string {
	if p.dossier.Settings.BaseURL == "" {
		return ""
	}
	return p.dossier.Settings.BaseURL + strings.TrimSuffix(path, homeFile)
}

// edition adds the same page in another language to the frame.
func (p *planner) edition(f *print.Frame, lang, path string) {
	w := p.theme.Words(lang)
	f.Editions = append(f.Editions, print.Edition{
		Lang: lang, Label: w.Phrase("read_in"),
		Link: print.Link{From: f.Path, To: path}, Absolute: p.address(path),
	})
}

// otherEditions adds the same page of the other editions to the frame.
func (p *planner) otherEditions(f *print.Frame, lang, file string) {
	for _, l := range p.editions {
		if l != lang {
			p.edition(f, l, p.inLanguage(l, file))
		}
	}
}

// noteEditions adds the translations of a note to the frame, the homes of editions that
// lack it, the style of pictures if it has some, and previews if it cites anything.
func (p *planner) noteEditions(f *print.Frame, n *model.Note) {
	f.Unfinished = n.Status != model.Published && n.Status != model.Withdrawn
	if hasFigures(n) {
		*f = p.theme.Drawn(*f)
	}
	if len(n.Doc.Citations) > 0 {
		*f = p.theme.Cited(*f)
	}
	for _, lang := range p.editions {
		switch v := p.version(n, lang); {
		case v.Lang == lang && lang != n.Lang:
			p.edition(f, lang, p.notePath(v))
		case v.Lang != lang: // its home says in which languages it has the note
			f.Editions = append(f.Editions, print.Edition{
				Lang: lang, Label: p.theme.Words(lang).Phrase("language"), Link: print.Link{From: f.Path, To: p.inLanguage(lang, homeFile)},
			})
		}
	}
}

// nav lists the pages of an edition that others lead to, those that exist.
func (p *planner) nav(lang, from string) []print.NavEntry {
	nav := []print.NavEntry{{At: "home", Word: "overview", Link: print.Link{From: from, To: p.inLanguage(lang, homeFile)}}}
	add := func(file string, more bool) {
		nav = append(nav, print.NavEntry{At: wordOf(file), Word: wordOf(file), Link: print.Link{From: from, To: p.inLanguage(lang, file)}, More: more})
	}
	nav = append(nav, p.navEntries(lang, from)...)
	for _, l := range p.listings {
		add(l.file, l.more)
	}
	if p.options.Desk {
		add(inboxFile, true)
		add(boardFile, true)
	}
	return nav
}
