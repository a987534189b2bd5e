package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode/utf8"

	"dossier/internal/model"
	"dossier/internal/text"
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

// articlePath: articles have one page each, in the language of the site.
func articlePath(a *model.Article) string { return articles + a.Key + ".html" }

// IsSource reports whether the page at a path is what others rest on, an article
// or the list of them: people come to it from others.
func IsSource(file string) bool {
	return strings.HasPrefix(file, articles) || path.Base(file) == "sources.html"
}

// capturePath is where the file as received is published, if its rights allow:
// under its own name, in letters that every archive and every host keeps.
func capturePath(a *model.Article) string {
	return "captures/" + plainName(path.Base(a.Capture.Path))
}

// plainName is a file name in ASCII. Names that differ stay different: one that
// loses letters gets eight digits of its hash.
func plainName(name string) string {
	other := func(r rune) bool { return r >= utf8.RuneSelf }
	if !strings.ContainsFunc(name, other) {
		return name
	}
	plain := strings.Map(func(r rune) rune {
		if other(r) {
			return '-'
		}
		return r
	}, text.Fold(name))
	sum := sha256.Sum256([]byte(name))
	ending := path.Ext(plain)
	return strings.TrimSuffix(plain, ending) + "-" + hex.EncodeToString(sum[:4]) + ending
}
