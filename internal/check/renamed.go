package check

import (
	"slices"

	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// renamed returns the article that a citation with an unknown key probably means: the only
// one that has its words. It is sure if the lock file knows the capture of that article, or if
// one alone has the paragraph in which a person has accepted the citation, so that only the
// name is another one: copies share paragraphs.
func (v *checker) renamed(c *model.Cited) (a *model.Article, sure bool) {
	if now := v.linker.articles[v.dossier.Moved[model.ArticleFolder+"/"+c.Item.Key+".md"]]; now != nil {
		return now, true
	}
	if found.Words(c.Item.Quote) < quote.Short {
		return nil, false
	}
	having := v.searcher.Having(c.Item.Quote)
	accepted := v.dossier.Lock.Passages[acceptedKey(c)]
	same := slices.DeleteFunc(slices.Clone(having), func(p *model.Passage) bool { return lockSum(p.Text) != accepted })
	switch {
	case len(same) == 1:
		return same[0].Article, true
	case len(having) == 1:
		return having[0].Article, false
	}
	return nil, false
}
