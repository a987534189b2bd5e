package load

import (
	"dossier/internal/copies"
	"dossier/internal/custody"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// wordsOf keeps what comparing needs of the body of an article.
func wordsOf(blocks []custody.Block) copies.Text {
	var paragraphs []string
	for _, b := range blocks {
		if b.Kind != custody.Subhead {
			paragraphs = append(paragraphs, b.Text)
		}
	}
	return copies.Read(paragraphs)
}

// copiesAmong finds the articles that are copies of each other: they have the
// same address, or share their words. texts are the words, article by article.
func copiesAmong(articles []*model.Article, texts []copies.Text, m *memo.Memory) map[*model.Article][]*model.Article {
	groups := copies.NewUnion(len(articles))
	for i, root := range copies.Families(m, texts) {
		groups.Join(i, root)
	}
	byAddress := map[string]int{}
	for i, a := range articles {
		if a.OriginalURL == "" {
			continue
		}
		if j, ok := byAddress[a.OriginalURL]; ok {
			groups.Join(i, j)
		} else {
			byAddress[a.OriginalURL] = i
		}
	}
	return families(articles, groups)
}

// families are the groups of several articles, by each of them.
func families(articles []*model.Article, groups *copies.Union) map[*model.Article][]*model.Article {
	all := map[*model.Article][]*model.Article{}
	for _, family := range members(articles, groups) {
		for _, a := range family {
			if len(family) > 1 {
				all[a] = family
			}
		}
	}
	return all
}
