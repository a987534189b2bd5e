package check

import (
	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// renamed returns the article that a citation with an unknown key probably means: the only
// one that has its words. It is sure if the words stand in the paragraph in which a person
// has accepted the citation, so that only the name is another one.
func (v *checker) renamed(c *model.Cited) (a *model.Article, sure bool) {
	if found.Words(c.Item.Quote) < quote.Short {
		return nil, false
	}
	accepted, q := v.dossier.Lock.Passages[acceptedKey(c)], found.NewQuote(c.Item.Quote)
	for _, other := range v.dossier.Articles {
		match, _ := quote.Find(q, other, nil)
		if match == nil {
			continue
		}
		if lockSum(match.Passage.Text) == accepted {
			return other, true
		}
		if a != nil {
			return nil, false
		}
		a = other
	}
	return a, false
}
