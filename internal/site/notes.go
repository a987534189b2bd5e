package site

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// notePath is where the page of a note is.
func (p *planner) notePath(n *model.Note) string {
	if k := p.kindOf(n); k.Single != "" {
		return p.inLanguage(n.Lang, k.template())
	}
	return p.inLanguage(n.Lang, string(n.Kind)+"/"+n.ID+".html")
}

func versionKey(n *model.Note) string { return string(n.Kind) + "/" + n.ID }

// version returns a note in a language, or else in the first language it has.
func (p *planner) version(n *model.Note, lang string) *model.Note {
	versions := p.versions[versionKey(n)]
	i := slices.IndexFunc(versions, func(v *model.Note) bool { return v.Lang == lang })
	return versions[max(i, 0)]
}

// isFirst reports the version of a note that counts where its translations say nothing more.
func (p *planner) isFirst(n *model.Note) bool {
	versions := p.versions[versionKey(n)]
	return len(versions) > 0 && versions[0] == n
}

// noteTitle is the title of a note, in the words of the interface if it has none.
func (p *planner) noteTitle(n *model.Note, lang string) string {
	if n.Title == "" {
		return p.theme.Words(lang).Phrase(p.kindOf(n).word())
	}
	return reveal(n.Title)
}

// unpublished is the status of a note that is not published, else "".
func unpublished(n *model.Note) string {
	if n.Status == model.Published {
		return ""
	}
	return string(n.Status)
}

// NoteEntry is a note in a list.
type NoteEntry struct {
	Link     print.Link
	Lang     string // "" if it is the page's own
	LangName string
	Title    string
	Date     date.Date
	Status   string // "" if published
	Quotes   int
}

func (p *planner) noteEntry(n *model.Note, lang, from string) NoteEntry {
	e := NoteEntry{Link: print.Link{From: from, To: p.notePath(n)}, Title: reveal(n.Title), Status: unpublished(n)}
	if n.Lang != lang {
		e.Lang, e.LangName = n.Lang, p.theme.Words(lang).LanguageName(n.Lang)
	}
	if n.Status != model.Withdrawn {
		e.Quotes = countQuotations(p.findings.Cited(n))
	}
	return e
}
