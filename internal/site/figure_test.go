package site_test

import (
	"bytes"
	"encoding/json"
	"html"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

// figured is the recorded dossier with a brief that has a figure of each kind.
const figured = `---
title: Des chiffres
status: published
date: 2025-03-06
---

> [!figure] #fig-ble · barres · tonnes
> Le blé chargé à Brest
>
> | Cargaison | Tonnes |
> | --- | ---: |
> | =Blé [@port, ¶2: «10 000 tonnes de blé ont été chargées»] | 10 000 |
>
> - lecture: ce qu’un article dit

> [!figure] #fig-heures · fourchettes · heures
> La tempête
>
> | Tempête | Heures | de | à |
> | --- | ---: | ---: | ---: |
> | Brest [@port, ¶3: «« n’ont pas été touchés » par la tempête de 5,5 heures»] | 5,5 | | |

> [!figure] #fig-carte · carte
> Les ports
>
> | Port |
> | --- |
> | [Brest](../content/places.yaml#brest) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»] |

> [!figure] #fig-dates · chronologie
> Les dates
>
> - du: 2025-03

> [!figure] #fig-qui · matrice
> Qui dit quoi
>
> - question: [la digue](../content/questions/digue.md)
`

func TestFigures_areDrawnOfTheirTables(t *testing.T) {
	fsys := recorded(t)
	fsys["briefs/chiffres.md"] = &fstest.MapFile{Data: []byte(figured)}
	tree := build(t, fsys)
	page := string(tree["briefs/chiffres.html"])
	for _, want := range []string{
		`<figure class="figure figure-bars" id="fig-ble">`, `<rect class="bar" x="0%" width="100%"`, `aria-label="Le blé chargé à Brest 1`,
		`href="chiffres.fig-ble.csv"`, `<circle class="dot"`, `id="fig-carte_title"`, `class="land"`, `>Brest</text>`,
		`href="../timeline.html#`, `href="../questions/digue.html#`, `<span class="signal-contradicts"><svg class="sign"`, `<td data-column="Non">`, `<link rel="stylesheet" href="../assets/figures-`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if got, want := string(tree["briefs/chiffres.fig-ble.csv"]), "Cargaison,Tonnes,source\r\n'=Blé,10000,port ¶2\r\n"; got != want {
		t.Errorf("the table is %q, not %q", got, want)
	}
	if strings.Contains(string(tree["briefs/note.html"]), "assets/figures-") {
		t.Error("a page without a figure loads the style of figures")
	}
}

// TestMaps_joinWhatASourceJoins: places that a row of a map names together are joined, once
// in the figure and once on the map of all places, which leads to the figure. What other rows
// say of one of them is drawn as well, each by itself.
func TestMaps_joinWhatASourceJoins(t *testing.T) {
	fsys := recorded(t)
	fsys["content/places.yaml"].Data = append(fsys["content/places.yaml"].Data, "quais:\n  name: quais\n  lat: 48.4\n  lon: -4.6\n"...)
	fsys["briefs/chiffres.md"] = &fstest.MapFile{Data: []byte(`---
title: Des lignes
status: published
date: 2025-03-06
---

> [!figure] #fig-ligne · carte
> Le port et ses quais
>
> | Lieux |
> | --- |
> | [Brest](../content/places.yaml#brest) – [les quais](../content/places.yaml#quais) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»; @port, ¶3: «Les grues, les quais et la gare»] |
> | [quais](../content/places.yaml#quais) – [Brest](../content/places.yaml#brest) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»; @port, ¶3: «Les grues, les quais et la gare»] |
> | [Brest](../content/places.yaml#brest) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»] |
> | [le port](../content/places.yaml#brest) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»] |

> [!figure] #fig-encore · carte
> Les mêmes
>
> | Lieux |
> | --- |
> | [Brest](../content/places.yaml#brest) – [les quais](../content/places.yaml#quais) [@port, ¶1: «Le port de Brest a rouvert mardi 4 mars»; @port, ¶3: «Les grues, les quais et la gare»] |
`)}
	tree := build(t, fsys)
	has(t, tree["briefs/chiffres.html"], `<path class="way" d="M`, `>Brest</text>`, `>le port</text>`, `>quais</text>`, `<desc id="fig-ligne_desc">Brest – les quais, quais – Brest</desc>`)
	has(t, tree["places.html"], `<path class="way" d="M`, `<a href="briefs/chiffres.html#fig-ligne">Brest – les quais</a> <a href="briefs/chiffres.html#fig-encore"><span class="unseen">Brest – les quais</span> 2</a> ·`)
	if n := strings.Count(string(tree["places.html"]), `class="way"`); n != 2 {
		t.Errorf("%d lines on the map of all places, not 2: one there and one back", n)
	}
	has(t, build(t, recorded(t))["places.html"], `class="map"`, `!class="way"`)
}

// TestImages_areShownWithWhatIsKnownOfThem: the file that is published is the picture and
// nothing else, also inside of a single file, and one that may not be shown is nowhere.
func TestImages_areShownWithWhatIsKnownOfThem(t *testing.T) {
	fsys := recorded(t)
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	fsys["content/media/quai.png"] = &fstest.MapFile{Data: append(drawn.Bytes(), "SECRET"...)}
	fsys["content/media/lien.png"] = &fstest.MapFile{Data: append(drawn.Bytes(), "other"...)}
	fsys["briefs/images.md"] = &fstest.MapFile{Data: []byte(`---
title: Des images
status: published
date: 2025-03-06
---

> [!image] #fig-1
> ![Le quai & la digue](../content/media/quai.png)
>
> - crédit: Le Courrier
> - licence: CC BY 4.0
> - source: https://courrier.example/photo
> - prise: 2025-03-04

> [!image] #fig-2
> ![La gare](../content/media/lien.png)
>
> - crédit: Le Courrier
> - licence: tous droits réservés
> - source: https://courrier.example/gare
> - droits: lien
`)}
	fsys["dossier.yaml"].Data = append(fsys["dossier.yaml"].Data, "\nbase_url: https://example.org/d/\n"...)
	tree := build(t, fsys)
	page := string(tree["briefs/images.html"])
	file := ""
	for name, data := range tree {
		if strings.HasPrefix(name, "media/") {
			file = name
			if !bytes.Equal(data, drawn.Bytes()) || !strings.HasPrefix(name, "media/quai-") {
				t.Errorf("%s is published: %q", name, data)
			}
		}
	}
	for _, want := range []string{
		`<img src="../` + file + `" alt="Le quai &amp; la digue" width="4" height="3" loading="lazy"`, "CC BY 4.0", "4 mars 2025", "personne n’a vérifié",
		"Les données du fichier autres que l’image ont été retirées.", "Image non reproduite", "https://courrier.example/gare",
	} {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, want := range []string{
		`<img src="https://example.org/d/` + file + `" alt="Le quai &amp; la digue" width="4" height="3">`,
		`<a href="https://example.org/d/briefs/images.html#fig-2">La gare (Le Courrier)</a>`,
	} {
		if item := feedItem(t, tree, "images"); !strings.Contains(item.HTML, want) || item.Image != "https://example.org/d/"+file {
			t.Errorf("the feed lacks %s: %+v", want, item)
		}
	}
}

type jsonItem struct {
	ID    string
	Text  string `json:"content_text"`
	HTML  string `json:"content_html"`
	Image string
}

// feedItem is the entry of a brief in the feed, which both forms have alike.
func feedItem(t *testing.T, tree map[string][]byte, brief string) jsonItem {
	t.Helper()
	var feed struct{ Items []jsonItem }
	if err := json.Unmarshal(tree["feed.json"], &feed); err != nil {
		t.Fatal(err)
	}
	for _, item := range feed.Items {
		if strings.HasSuffix(item.ID, "/"+brief+".html") {
			if item.HTML != "" && !strings.Contains(string(tree["feed.xml"]), `<content type="html">`+html.EscapeString(item.HTML)[:20]) {
				t.Errorf("the feed in the form of Atom has other content than %q", item.HTML)
			}
			return item
		}
	}
	t.Fatalf("the feed lacks %s", brief)
	return jsonItem{}
}

// TestFeed_hasFiguresAndImages: figures as their tables; a brief without any has its
// summary alone.
func TestFeed_hasFiguresAndImages(t *testing.T) {
	fsys := recorded(t)
	fsys["briefs/chiffres.md"] = &fstest.MapFile{Data: []byte(figured)}
	fsys["briefs/sans.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Sans figure\nsummary: Rien.\nstatus: published\ndate: 2025-03-05\n---\n\nLe port a rouvert [@port, ¶1: «a rouvert mardi 4 mars»].\n")}
	fsys["dossier.yaml"].Data = append(fsys["dossier.yaml"].Data, "\nbase_url: https://example.org/d/\n"...)
	tree := build(t, fsys)
	item := feedItem(t, tree, "chiffres")
	for _, want := range []string{
		`<figcaption><a href="https://example.org/d/briefs/chiffres.html#fig-ble">Le blé chargé à Brest (tonnes)</a></figcaption>`,
		`<th></th><th>Tonnes</th>`, `<td>=Blé</td><td>10 000</td>`, `#fig-carte">Les ports</a>`, `<td>Brest</td>`, `#fig-qui">Qui dit quoi</a>`,
	} {
		if !strings.Contains(strings.ReplaceAll(item.HTML, "\u00a0", " "), want) {
			t.Errorf("the feed lacks %s: %s", want, item.HTML)
		}
	}
	if item := feedItem(t, tree, "sans"); item.HTML != "" || item.Text != "Rien." {
		t.Errorf("a brief without figures is %+v", item)
	}
}
