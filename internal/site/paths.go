package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode/utf8"

	"dossier/internal/model"
	"dossier/internal/records"
	"dossier/internal/text"
)

// Names of pages that an edition has, and but for its home of their templates; those of others stand
// beside their models.
const (
	homeFile     = "index.html"
	sourcesFile  = "sources.html"
	namesFile    = "names.html"
	glossaryFile = "glossary.html"
	methodFile   = "method.html"
)

// inLanguage returns the path of a page of an edition: pages of the default
// language lie at the top, the others in a folder each.
func (p *planner) inLanguage(lang, file string) string {
	if lang == p.dossier.Settings.Language {
		return file
	}
	return lang + "/" + file
}

// articles is the folder of their pages.
const articles = "articles/"

// articlePath is where the page of an article is in the edition of the site's own
// language. That is where programs are led to.
func articlePath(a *model.Article) string { return articles + a.Key + ".html" }

// articleIn is where the page of an article is in an edition: each has all of them.
func (p *planner) articleIn(lang string, a *model.Article) string {
	return p.inLanguage(lang, articlePath(a))
}

// articleFrom is where the page of an article is in the edition that a page is part of.
func (p *planner) articleFrom(page string, a *model.Article) string {
	return p.articleIn(p.editionOf(page), a)
}

// IsSource reports whether the page at a path is what others rest on, an article
// or the list of them: people come to it from others.
func IsSource(file string) bool {
	return path.Base(path.Dir(file))+"/" == articles || path.Base(file) == sourcesFile
}

// capturePath is where the file as received is published, if its rights allow: under its own
// name, in characters that every archive, every host and every system keeps.
func (p *planner) capturePath(a *model.Article) string {
	name := path.Base(a.Capture.Path)
	return "captures/" + plainName(name, p.captureNames[strings.ToLower(name)] > 1)
}

// countCaptureNames counts names that differ in capitals alone: on many systems one of two such
// files takes the place of the other, and with it that of its evidence.
func (p *planner) countCaptureNames() {
	p.captureNames = map[string]int{}
	for _, a := range p.dossier.Articles {
		p.captureNames[strings.ToLower(path.Base(a.Capture.Path))]++
	}
}

// plainName is a file name that every system can have: in ASCII, without characters that are
// forbidden somewhere, without the names of devices. Names that differ stay different: one
// that loses something, or that is taken by another, gets eight digits of its hash.
func plainName(name string, taken bool) string {
	foreign := func(r rune) bool { return r >= utf8.RuneSelf }
	if !taken && !strings.ContainsFunc(name, foreign) && records.IsPortable(name) {
		return name
	}
	other := func(r rune) bool { return foreign(r) || !records.IsPortable(string(r)) && r != '.' && r != ' ' }
	plain := strings.Map(func(r rune) rune {
		if other(r) {
			return '-'
		}
		return r
	}, text.Fold(name))
	sum := sha256.Sum256([]byte(name))
	ending := path.Ext(plain)
	base := strings.Trim(strings.TrimSuffix(plain, ending), ". ")
	return base + "-" + hex.EncodeToString(sum[:4]) + ending
}
