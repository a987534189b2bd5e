package build

import (
	"strings"

	"dossier/internal/bundle"
	"dossier/internal/search"
	"dossier/internal/site"
)

// Bundled is the site of a good result, to become one file. The Builder must have
// been told that it will.
func (r Result) Bundled() bundle.Site {
	index := map[string][]byte{}
	for name, data := range r.Tree {
		if strings.HasPrefix(name, site.SearchFolder+"/") {
			index[name] = data
		}
	}
	return bundle.Site{
		Tree: r.Tree, Start: site.StartPage, Home: "index.html", Title: r.Title,
		Data: search.Inline(index), DataID: site.SearchData,
	}
}
