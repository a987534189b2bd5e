// Package export writes what a dossier publishes in the forms that other
// programs read: CSL-JSON and BibTeX for bibliographies, and the claims,
// citations and custody of the whole dossier as one JSON file. Its secret is
// these formats. It says no more of an article than the article's rights let a
// page say.
package export

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/model"
)

// Reference is what a bibliography says of a brief or an article.
type Reference struct {
	Key       string // citation key: that of the article; of a brief brief: and its id
	Kind      Kind
	Title     string
	Container string   // the outlet of an article, the dossier of a brief; "" if unknown
	Authors   []string // as they are written; names of people or of bodies
	Issued    date.Date
	URL       string // of the original, or else of the page; "" if neither is known
	Lang      string // BCP 47
	Note      string // what no field is made for; "" if there is nothing to add
}

// Kind is the type of a reference, by its name in CSL.
type Kind string

const (
	Report    Kind = "report"            // a brief
	Newspaper Kind = "article-newspaper" // an article
)

// References makes references for the pages of one dossier.
type References struct {
	Dossier *model.Dossier
	Page    func(path string) string // the address of a page; "" if the site has none
}

// Brief returns the reference of a brief; path is that of its page.
func (refs References) Brief(b *model.Brief, path string) Reference {
	key := "brief:" + strings.ReplaceAll(b.ID, "/", ":")
	if b.Lang != refs.Dossier.Settings.Language {
		key += ":" + b.Lang
	}
	return Reference{
		Key: key, Kind: Report, Title: b.Title, Container: refs.Dossier.Settings.Title.In(b.Lang, refs.Dossier.Settings.Language),
		Authors: b.Authors, Issued: b.Date, URL: refs.Page(path), Lang: b.Lang,
	}
}

// Article returns the reference of an article. It names the capture, so that
// whoever has the file can tell whether it is the one that was cited.
func (refs References) Article(a *model.Article, path string) Reference {
	r := Reference{
		Key: a.Key, Kind: Newspaper, Title: a.Title, Authors: a.Authors, Issued: a.Published, URL: a.OriginalURL, Lang: a.Lang,
		Note: "capture SHA-256 " + a.Capture.SHA256,
	}
	if r.URL == "" {
		r.URL = refs.Page(path)
	}
	if a.Outlet != nil {
		r.Container = a.Outlet.Name
	}
	if a.TranslatedFrom != "" {
		r.Note = "translated from " + a.TranslatedFrom + "; " + r.Note
	}
	return r
}
