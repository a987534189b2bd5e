package pipeline

import (
	"fmt"

	"dossier/internal/bundle"
	"dossier/internal/search"
	"dossier/internal/site"
)

// Bundled is the site of a result without errors, to be made one file. The Builder must have
// had Bundle set.
func (r Result) Bundled() bundle.Site {
	return bundle.Site{
		Tree: r.Tree, Start: site.StartPage, Home: "index.html", Title: r.Title,
		Data: r.inlined, DataID: site.SearchData,
		Own: func(path string) bool { return r.own[path] }, PackFirst: site.IsSource, Notice: r.packedNotice,
	}
}

// SealWords are the words of the form that stands before the one file if it is encrypted.
func (r Result) SealWords() bundle.SealWords {
	w := r.words
	return bundle.SealWords{
		Lang: r.Language, Title: w.Phrase("sealed_title"), Passphrase: w.Phrase("sealed_passphrase"), Open: w.Phrase("sealed_open"),
		Working: w.Phrase("sealed_working"), Wrong: w.Phrase("sealed_wrong"), Damaged: w.Phrase("sealed_damaged"), Old: w.Phrase("sealed_old"),
		NoScript: w.Phrase("sealed_script"),
	}
}

// inlined is the index of the search without the texts that the one page has in
// its sections.
func (r Result) inlined() ([]byte, error) {
	texts := map[string]map[string]string{}
	for _, e := range r.Search {
		for path := range e.Index.Paths() {
			if texts[path] != nil {
				continue
			}
			t, err := bundle.Texts(r.Tree[path])
			if err != nil {
				return nil, fmt.Errorf("read %s again: %w", path, err)
			}
			texts[path] = t
		}
	}
	return search.Inline(r.Search, func(path string, p search.Passage) bool { return texts[path][p.Anchor] == p.Text }), nil
}
