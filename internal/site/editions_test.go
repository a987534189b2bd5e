package site_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestEditions_haveAllArticles: each edition shows every article in its own words, and
// leads to what only another one has by saying so.
func TestEditions_haveAllArticles(t *testing.T) {
	fsys := fstest.MapFS{
		"dossier.yaml": {Data: []byte("title: {fr: Le quai, ru: Причал, fa: اسکله}\nlanguage: fr\nrights: full\n")},
		"briefs/quai.md": {Data: []byte(`---
title: Le quai
status: published
---

Le quai ferme [@quai, ¶1: «Le quai sera fermé tout le mois de mars»].
`)},
		"briefs/quai.ru.md": {Data: []byte(`---
title: Причал
status: published
---

Причал закрывают [@quai, ¶1: «Le quai sera fermé tout le mois de mars» = «причал будет закрыт весь март»].
`)},
		"briefs/port.fa.md": {Data: []byte(`---
title: بندر
status: published
---

متنی دربارهٔ بندر.
`)},
		"content/timeline.md": {Data: []byte(`---
title: Le port
---

## 2025-03 · Fermeture {#ferme}

[@quai, ¶1: «Le quai sera fermé tout le mois de mars»]
`)},
	}
	articleOf(fsys, "quai", "published: 2025-03-01\npublished_basis: par la poste\nlang: fr\n", "Le quai sera fermé tout le mois de mars, dit la capitainerie.")
	tree := build(t, fsys)
	for file, wants := range map[string][]string{
		"articles/quai.html":    {`<html lang="fr">`, `href="../ru/articles/quai.html"`, `href="../fa/articles/quai.html"`, "1er mars 2025"},
		"ru/articles/quai.html": {`<html lang="ru">`, `<p class="words">`, `<div class="text" lang="fr">`, "1 марта 2025", "Очищенный текст", `href="../briefs/quai.html"`},
		"fa/articles/quai.html": {`<html lang="fa" dir="rtl">`, `<p class="words" dir="ltr">`, "۱ مارس ۲۰۲۵", `href="../../briefs/quai.html`},
		"ru/briefs/quai.html":   {`href="../articles/quai.html#l1"`, `href="../../fa/index.html"`, "1 марта 2025"},
		"ru/index.html":         {"только на языке: персидский", `hreflang="fr">`, "(французский)", `href="articles/quai.html"`},
		"fa/sources.html":       {`href="articles/quai.html"`},
	} {
		page := strings.ReplaceAll(string(tree[file]), "\u00a0", " ")
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", file, want)
			}
		}
	}
}
