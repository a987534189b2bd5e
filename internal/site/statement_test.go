package site_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/clean"
	"dossier/internal/load"
)

// TestStatements_sayWhatTheyRestOn builds a brief with three judgments on articles
// of which two are copies of each other and one credits an agency.
func TestStatements_sayWhatTheyRestOn(t *testing.T) {
	wire := "Le préfet a ordonné mardi la fermeture de la route côtière entre Brest et Morlaix, minée par trois jours de pluie.\n\n"
	texts := map[string]string{
		"un":    wire + "Les travaux dureront une semaine au moins, et une déviation passe par Landivisiau.\n",
		"deux":  "Une route disparaît sous les eaux du large, et personne ne s'en étonne plus par ici.\n\n" + wire,
		"trois": "La chaussée s'est affaissée d'un mètre dans la nuit, selon l'AFP, et deux camions y sont restés pris.\n\nAucun chauffeur n'a été blessé.\n",
	}
	fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: T\nlanguage: fr\nrights: full\n")}}
	for key, text := range texts {
		a, _ := clean.Clean([]byte(text), clean.Options{})
		article, err := load.WriteArticle(a, key+".txt", []byte(text), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		fsys["content/captures/"+key+".txt"] = &fstest.MapFile{Data: []byte(text)}
		fsys["content/articles/"+key+".md"] = &fstest.MapFile{Data: article}
	}
	fsys["briefs/note.md"] = &fstest.MapFile{Data: []byte(`---
title: Une note
status: published
---

> [!jugement] #copies · presque certain · confiance élevée
> La route est fermée [@un: «la fermeture de la route côtière»; @deux: «la fermeture de la route côtière»].
>
> - confiance: deux articles aux mêmes mots

> [!jugement] #agence · probable · confiance faible
> Elle est coupée [@un: «la fermeture de la route côtière»; @trois: «s'est affaissée d'un mètre dans la nuit»].
>
> - confiance: deux articles
> - changerait si: un troisième le niait

> [!hypothese] #h1 · improbable
> Elle rouvre demain.
`)}
	tree := build(t, fsys)
	page := string(tree["briefs/note.html"])
	for _, want := range []string{
		"<strong>Presque certain\u00a0: de 95 à 99\u00a0%.</strong>", `<span class="sureness">Confiance élevée.</span>`,
		`<rect class="range range-low" x="55" y="1" width="25" height="8"/>`, `<h2 class="statement">La route est fermée`,
		`2 articles, aucune origine identifiée, 1 indéterminée. Mots communs` + "\u00a0",
		`2 articles, 1 origine identifiée (AFP), 1 indéterminée.</p>`,
		`<h2 id="rests_">`, "sans elle, 1 jugement sur 2 perd tout appui (<a href=\"#copies\">#copies</a>)",
		"<strong>Improbable\u00a0: de 20 à 45\u00a0%.</strong>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if strings.Count(page, `class="origins"`) != 2 {
		t.Error("only judgments that cite something have origins")
	}
	home := string(tree["index.html"])
	for _, want := range []string{
		`<a href="briefs/note.html#copies">La route est fermée.</a>`, "<b>presque certain</b>", "95–99\u00a0%", "confiance élevée",
		`<a href="briefs/note.html#agence">Elle est coupée.</a>`, "<b>probable</b>", "confiance faible",
	} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page does not say %s", want)
		}
	}
	if strings.Contains(home, "Elle rouvre demain") {
		t.Error("the home page lists an assumption among the judgments")
	}
	for _, name := range []string{"un", "deux"} {
		if !strings.Contains(string(tree["articles/"+name+".html"]), "Copies dans ce dossier") {
			t.Errorf("the page of %s names no copy", name)
		}
	}
	if strings.Contains(string(tree["articles/trois.html"]), "Copies dans ce dossier") {
		t.Error("an article that is none is said to be a copy")
	}
}
