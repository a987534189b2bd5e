package site_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
		"fa/articles/quai.html": {`<html lang="fa" dir="rtl">`, `<p class="words" dir="ltr">`, "۱۱ اسفند ۱۴۰۳ (۱ مارس ۲۰۲۵)", `href="../../briefs/quai.html`},
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

// TestTranslation_standsBesideTheOriginal: in the edition of its language a translation
// stands beside the article and below what is quoted of it, says who made it, and is found.
func TestTranslation_standsBesideTheOriginal(t *testing.T) {
	fsys := fstest.MapFS{
		"dossier.yaml": {Data: []byte("title: {fr: Le quai, en: The quay}\nlanguage: fr\nrights: full\n")},
		"briefs/quay.en.md": {Data: []byte(`---
title: The quay
status: published
---

The quay is shut [@quai, ¶1: «Le quai sera fermé tout le mois de mars»].
`)},
	}
	articleOf(fsys, "quai", "lang: fr\n", "Le quai sera fermé tout le mois de mars, dit la capitainerie. Le trafic reprendra en avril.")
	fsys["content/translations/quai.en.md"] = &fstest.MapFile{Data: []byte(`---
machine: Engine 2
---

## l1 ` + markOf(fsys, "quai") + `

The quay will be closed for all of March, the harbour office says. Traffic will resume in April.
`)}
	tree := build(t, fsys)
	article, brief := string(tree["en/articles/quai.html"]), string(tree["en/briefs/quay.html"])
	const first = "The quay will be closed for all of March, the harbour office says."
	for _, c := range []struct{ page, want string }{
		{article, "Machine translation by Engine 2, read by nobody. It is no part of the source"},
		{article, `<div class="text bilingual" lang="fr">`},
		{article, `<div class="translated" id="t_1" lang="en"><p class="words">` + first + ` Traffic will resume in April.</p></div>`},
		{brief, `<span class="label">Machine translation by Engine 2, read by nobody:</span> <span>` + first + `</span>`},
	} {
		if !strings.Contains(c.page, c.want) {
			t.Errorf("a page lacks %s", c.want)
		}
	}
	if strings.Contains(string(tree["articles/quai.html"]), "harbour") {
		t.Error("the translation stands in an edition in another language")
	}
}

// markOf is the mark of the one paragraph of an article.
func markOf(fsys fstest.MapFS, key string) string {
	sum := sha256.Sum256(bytes.TrimSpace(fsys["content/captures/"+key+".txt"].Data))
	return hex.EncodeToString(sum[:8])
}
