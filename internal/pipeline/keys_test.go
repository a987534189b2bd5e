//go:build !race

// Some hundred sites are built: make test runs this without the detector.

package pipeline_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/capture"
	"dossier/internal/date"
	"dossier/internal/memo"
	"dossier/internal/pipeline"
)

// edit replaces a part of a file, as an editor does: the file is another one, and
// younger.
func (d *desk) edit(name, before, after string) {
	text := string(d.fsys[name].Data)
	if !strings.Contains(text, before) {
		panic(fmt.Sprintf("%s does not hold %q", name, before))
	}
	d.now = d.now.Add(time.Minute)
	d.put(name, []byte(strings.Replace(text, before, after, 1)))
}

// overwrite changes a file and leaves what does not have to change: the time is
// set back, the file is the same one.
func (d *desk) overwrite(name, before, after string) {
	f := *d.fsys[name]
	f.Data = bytes.Replace(f.Data, []byte(before), []byte(after), 1)
	if bytes.Equal(f.Data, d.fsys[name].Data) {
		panic(fmt.Sprintf("%s does not hold %q", name, before))
	}
	d.now = d.now.Add(time.Minute)
	d.fsys[name] = &f
}

// replaceWithHash edits a capture, and mends its hash and its words in the article.
func (d *desk) replaceWithHash(name, before, after string) {
	old := fmt.Sprintf("%x", sha256.Sum256(d.fsys[name].Data))
	d.edit(name, before, after)
	d.edit(phareArticle, old, fmt.Sprintf("%x", sha256.Sum256(d.fsys[name].Data)))
	if strings.HasSuffix(name, ".txt") {
		d.edit(phareArticle, before, after)
	}
}

// leaves adds a capture whose last line its article says to be left out by a rule.
func (d *desk) leaves(key, line, rule string) {
	text := []byte("Le quai attend\n\nLe quai numéro trois attend toujours ses nouvelles grues, dit le syndicat.\n\n" + line + "\n")
	d.put("content/captures/"+key+".txt", text)
	d.put("content/articles/"+key+".md", fmt.Appendf(nil, "---\ntitle: Le quai attend\ntitle_basis: line\ntitle_line: 1\nlang: fr\n"+
		"capture: {file: %s.txt, sha256: %x, rules: 1}\nlines: [{line: 5, is: meta, rule: %s}]\n---\n\n"+
		"Le quai numéro trois attend toujours ses nouvelles grues, dit le syndicat.\n", key, sha256.Sum256(text), rule))
}

// translates adds a translation of the paragraphs of a capture.
func (d *desk) translates(key, capture string) {
	file := "---\nmachine: Engine 1\n---\n"
	for i, line := range strings.Split(string(d.fsys["content/captures/"+capture].Data), "\n") {
		if line != "" {
			file += fmt.Sprintf("\n## l%d %.8x\n\nLine %d in English.\n", i+1, sha256.Sum256([]byte(line)), i+1)
		}
	}
	d.put("content/translations/"+key+".en.md", []byte(file))
}

// later lets time pass, so that no file is young.
func (d *desk) later() { d.now = d.now.Add(time.Minute) }

const (
	portArticle, gareArticle = "content/articles/port-rouvre.md", "content/articles/gare-ferme.md"
	phareArticle             = "content/articles/phare-brille.md"
	newCapture               = "content/captures/neuf.txt"
)

// losses are, for each part of a key, what somebody does after which a builder
// that has forgotten this part gives what it gave before. Between the functions
// of a loss the site is built.
var losses = map[string][]func(*desk){
	"a file: its size": {(*desk).later, func(d *desk) { d.overwrite("briefs/un.md", "title: Un", "title: Une autre") }},
	"a file: its time": {(*desk).later, func(d *desk) {
		d.overwrite("briefs/un.md", "title: Un", "title: On")
		d.fsys["briefs/un.md"].ModTime = d.now
	}},
	"a file: the number by which the system knows it": {(*desk).later, func(d *desk) {
		d.overwrite("briefs/un.md", "title: Un", "title: On")
		d.fsys["briefs/un.md"].Sys = new(byte)
	}},
	"a file: that it was old enough for its time to tell": {
		func(d *desk) { d.put("briefs/un.md", d.fsys["briefs/un.md"].Data) },
		func(d *desk) { d.overwrite("briefs/un.md", "title: Un", "title: On") },
	},
	"what was read in a file: its bytes": {func(d *desk) { d.edit("briefs/un.md", "title: Un", "title: Une autre") }},

	"an article: File":    {func(d *desk) { d.edit(portArticle, "status: current", "status: retracted") }},
	"an article: Capture": {func(d *desk) { d.edit("content/captures/port.txt", "mars", "juin") }},
	"an article: Outlet": {
		func(d *desk) { d.edit(portArticle, "lang: fr", "lang: fr\noutlet: jour") },
		func(d *desk) { d.edit("content/outlets.yaml", "Le Jour", "Le Soir") },
	},
	"an article: Rights": {func(d *desk) { d.edit("dossier.yaml", "rights: full", "rights: excerpt") }},
	"an article: Whole": {
		func(d *desk) { d.edit("dossier.yaml", "rights: full", "rights: excerpt") },
		func(d *desk) { d.internal = true },
	},
	"an article: Broken": { // two articles have one capture, then none has it
		func(d *desk) { d.put("content/articles/second.md", d.fsys[portArticle].Data) },
		func(d *desk) {
			delete(d.fsys, portArticle)
			delete(d.fsys, "content/captures/port.txt")
		},
	},

	"a text and the file it was read from: File": {
		func(d *desk) { d.replaceWithHash("content/captures/phare.html", "lundi", "mardi") },
	},
	"a text and the file it was read from: Text": {
		func(d *desk) { d.replaceWithHash("content/captures/phare.html.txt", "plus blanche", "plus jaune") },
	},

	"a text and the file it was read from: Reader": {func(d *desk) { d.edit(phareArticle, "reader: ", "reader: 9") }},

	"rules that are run again: File": {
		func(d *desk) {
			d.leaves("quai", "Abonnez-vous à notre newsletter pour ne rien manquer de l’actualité.", "source-url")
		},
		func(d *desk) { d.leaves("rade", "Le syndicat a nié que la digue ait cédé.", "source-url") },
	},

	"an article that is not saved: Capture": {
		func(d *desk) { d.drafts = true; d.put(newCapture, []byte(d.may[newCapture][0])) },
		func(d *desk) { d.edit(newCapture, "bientôt", "jamais") },
	},
	"an article that is not saved: Outlet": {
		func(d *desk) {
			d.drafts = true
			d.put(newCapture, []byte(strings.Replace(d.may[newCapture][0], "\n\n", "\n\nhttps://www.jour.example/un-texte\n\n", 1)))
		},
		func(d *desk) { d.edit("content/outlets.yaml", "jour.example", "soir.example") },
	},
	"an article that is not saved: Path": {
		func(d *desk) { d.drafts = true; d.put(newCapture, []byte(d.may[newCapture][0])) },
	},

	"the days in an article: Article": { // 4 March 2024 was a Monday
		func(d *desk) {
			d.edit(portArticle, "lang: fr", "published: 2024-03-05\npublished_basis: the page\nlang: fr")
		},
	},

	"the desk's word on an article: Article": {
		func(d *desk) { d.edit(portArticle, "lang: fr", "lang: fr\nauthors: [Anne Le Goff]") },
	},
	"the desk's word on an article: Sources": {
		func(d *desk) { d.edit(portArticle, "name: reuters", "name: jour") },
		func(d *desk) { d.edit("content/outlets.yaml", "Le Jour", "trois navires") },
	},

	"the corrections in a capture: Article": {
		func(d *desk) {
			const words = "La digue tient\n\nLa digue du port tient.\n\nRectificatif : la digue a tenu.\n"
			d.put("content/captures/digue.txt", []byte(words))
			d.put("content/articles/digue.md", fmt.Appendf(nil, "---\ntitle: La digue tient\ntitle_basis: line\ntitle_line: 1\nlang: fr\n"+
				"capture: {file: digue.txt, sha256: %x}\n---\n\nLa digue du port tient.\n\nRectificatif : la digue a tenu.\n", sha256.Sum256([]byte(words))))
		},
	},
	"what the text of a capture says that it is: Article": {
		func(d *desk) {
			d.edit(portArticle, "lang: fr", "lang: fr\noriginal_url: https://www.jour.example/opinion/port")
		},
	},
	"the words with which a record accuses: Text": {func(d *desk) {
		d.edit("content/entities.yaml", "name: Blé", "name: Blé, about: Escroc notoire.")
	}},
	"the words with which a record accuses: Lang": {
		func(d *desk) {
			d.edit("content/entities.yaml", "name: Blé", "name: Blé, about: Escroc notoire.")
		},
		func(d *desk) { d.edit("dossier.yaml", "language: fr", "language: en") },
	},

	"the names in articles: the entities": {
		func(d *desk) {
			d.put("content/entities.yaml", []byte("reuters: {name: Reuters, kind: organisation}\n"))
		},
		func(d *desk) { d.edit("content/entities.yaml", "name: Reuters", "name: le directeur") },
	},
	"the names in articles: the places": {
		func(d *desk) { d.put("content/places.yaml", []byte("port: {name: La digue}\n")) },
		func(d *desk) { d.edit("content/places.yaml", "name: La digue", "name: La gare") },
	},
	"quoted words in a passage: Item": {
		func(d *desk) { d.edit("briefs/un.md", "a rouvert mardi 4 mars", "a rouvert mardi") },
	},
	"quoted words in a passage: Passage": {
		func(d *desk) {
			d.edit("briefs/un.md", "¶1: «a rouvert mardi 4 mars»", "¶2: «mille tonnes de blé ont été chargées»")
		},
		func(d *desk) { d.edit(portArticle, "lang: fr", "# une ligne de plus\nlang: fr") }, // the passage stands one lower
	},
	"the dossier without its notes: the options": {
		func(d *desk) { d.edit("dossier.yaml", "rights: full", "rights: excerpt") },
		func(d *desk) { d.internal = true },
	},
	"the dossier without its notes: the names of its files": { // one that no article records has another name
		func(d *desk) { d.put("content/captures/quai.html", []byte("<p>Un texte neuf.</p>")) },
		func(d *desk) {
			delete(d.fsys, "content/captures/quai.html")
			d.put("content/captures/rade.html", []byte("<p>Un texte neuf.</p>"))
		},
	},
	"the dossier without its notes: its files": {func(d *desk) { d.edit(portArticle, "lang: fr", "lang: en") }},
	"the dossier without its notes: the files whose text was read": {
		func(d *desk) { d.edit("content/captures/phare.html", "lundi", "mardi") },
	},
	"what is wrong with a note alone: its text": {
		func(d *desk) { d.edit("briefs/un.md", "Le port a rouvert [", "Le port a rouvert à 14 heures [") },
	},
	"what is wrong with a note alone: its language": {
		func(d *desk) {
			d.edit("briefs/deux.md", "Le port a rouvert [", "Le port a rouvert pour trente navires [")
		},
		func(d *desk) { d.edit("dossier.yaml", "language: fr", "language: en") },
	},
	"what is wrong with a note alone: its bottom line in the settings": {
		func(d *desk) {
			d.edit("briefs/un.md", "Le port a rouvert [@port-rouvre", "> [!jugement] #j1 · probable · confiance moyenne\n> Le port a rouvert [@port-rouvre")
			d.edit("dossier.yaml", "rights: full", "rights: full\nbottom_line: {judgment: un/j1, fr: Le port rouvre.}")
		},
		func(d *desk) { d.edit("dossier.yaml", "Le port rouvre.", "Le port rouvre à 14 heures.") },
	},
	"what is wrong with a note alone: what it cites": {
		func(d *desk) {
			d.edit("briefs/un.md", "Le port a rouvert [", "Le gouvernement annonce demain des mesures nouvelles [")
		},
		func(d *desk) { d.edit(portArticle, "lang: fr", "lang: en") },
	},
	"what is wrong with a note alone: whom the records know": {
		func(d *desk) {
			d.edit("briefs/un.md", "Le port a rouvert [", "La capitainerie a dit : « a rouvert mardi 4 mars » [")
		},
		func(d *desk) {
			d.put("content/entities.yaml", []byte("capitainerie: {name: La capitainerie, kind: organisation, about: Elle dirige le port.}\n"))
		},
	},
	"what is wrong without other notes: what is no note": {func(d *desk) { d.edit("content/outlets.yaml", "jour.example", "soir.example") }},
	"what is wrong with what is no note: the day": {
		func(d *desk) {
			d.today = date.Day{Year: 2025, Month: 1, Day: 1}
			d.edit(portArticle, "lang: fr", "published: 2025-03-05\npublished_basis: the page\nlang: fr")
		},
		func(d *desk) { d.today = date.Day{Year: 2026, Month: 1, Day: 1} },
	},
	"the languages that an article seems to be in: Article": {func(d *desk) { d.edit(portArticle, "lang: fr", "lang: en") }},
	"the words of all articles: the articles": {
		func(d *desk) { d.edit("briefs/un.md", "@port-rouvre", "@quai-rouvre") },
		func(d *desk) { delete(d.fsys, portArticle) },
	},
	"which articles are copies: their texts": {
		func(d *desk) { d.drafts = true; d.put(newCapture, []byte(d.may[newCapture][0])) },
		func(d *desk) { d.put(newCapture, []byte(captures["content/captures/port.txt"])) },
	},

	"the text of an article: Article": {
		func(d *desk) {
			d.edit(portArticle, "status: current", "status: current\nlines: [{line: 3, is: body, by: hand, why: vu}]")
		},
		func(d *desk) { d.edit(portArticle, "why: vu", "why: lu") },
	},
	"the lines of an article, counted: Article": {func(d *desk) { d.edit(portArticle, "lang: fr", "lang: en") }},
	"the text of an article: Uses": {
		func(d *desk) { d.translates("port-rouvre", "port.txt") },
		func(d *desk) { d.edit("content/translations/port-rouvre.en.md", "Line 3", "Row 3") },
	},

	"a packed part of the search: Hash": {func(d *desk) { d.edit("briefs/un.md", "title: Un", "title: Une autre") }},

	"a card: Card": {
		func(d *desk) { d.base = "https://example.org/a/" },
		func(d *desk) { d.edit("briefs/un.md", "title: Un", "title: Une autre") },
	},

	"the theme: its files": {func(d *desk) { d.put("templates/assets/style.css", []byte("body{color:red}")) }},
	"a page: the theme":    {func(d *desk) { d.put("templates/home.html", []byte(d.may["templates/home.html"][0])) }},
	"a page: its model":    {func(d *desk) { d.edit("briefs/un.md", "title: Un", "title: Une autre") }},
	"what the search reads in a page: the names of the records": {
		func(d *desk) {
			d.edit("content/entities.yaml", "name: Blé", "name: Blé, aliases: [dix mille tonnes]")
		},
	},
}

// TestEveryPartOfAKeyIsNeeded leaves out each part of what remembered results
// depend on, and holds that a build with memory is then seen to differ from one
// without. A part of which nobody says how its loss is seen fails the test.
func TestEveryPartOfAKeyIsNeeded(t *testing.T) {
	may := variants(t)
	unknown := maps.Clone(losses)
	for _, part := range memo.Parts() {
		steps, ok := losses[part.String()]
		delete(unknown, part.String())
		if !ok {
			t.Errorf("nothing shows that %q is needed: add what somebody does after which its loss is seen", part)
			continue
		}
		if differs := work(t, may, nil, steps); differs != "" {
			t.Errorf("%q: nothing is left out, and a build with memory differs: %s", part, differs)
		}
		if work(t, may, part, steps) == "" {
			t.Errorf("nobody notices that %q is left out", part)
		}
	}
	for name := range unknown {
		t.Errorf("no key has a part %q", name)
	}
}

// TestBuild_picturesOfPagesGone: files with pictures of pages are read each time, and of one that is
// deleted nothing is said any more.
func TestBuild_picturesOfPagesGone(t *testing.T) {
	const name = "content/captures/phare.html" + capture.SheetsEnding
	for _, told := range []bool{false, true} {
		if differs := work(t, variants(t), nil, []func(*desk){
			func(d *desk) { d.put(name, []byte("PK")) },
			func(d *desk) {
				delete(d.fsys, name)
				if told {
					d.warm.Live = live(func(map[string][]byte, *pipeline.Rest) {}, "briefs/un.html")
					d.warm.Live.Changed = []string{name}
				}
			},
		}); differs != "" {
			t.Errorf("told what has changed: %t: %s", told, differs)
		}
	}
}

// work does the steps on a new dossier, which is built before each, and returns how
// a build with memory then differs from one without. A builder that falls is one
// that differs.
func work(t *testing.T, may map[string][]string, forgets *memo.Part, steps []func(*desk)) (differs string) {
	t.Helper()
	defer func() {
		if fell := recover(); fell != nil {
			differs = fmt.Sprint("it falls: ", fell)
		}
	}()
	d := &desk{fsys: fstest.MapFS{}, may: may, now: time.Unix(1_700_000_000, 0), grain: time.Second}
	for _, name := range slices.Sorted(maps.Keys(may)) {
		if !strings.HasPrefix(name, "templates/") && !strings.Contains(name, "neuf") && !strings.Contains(name, "notes") && !strings.Contains(name, "lock") && name != "content/captures/port.txt.yaml" {
			d.put(name, []byte(may[name][0]))
		}
	}
	d.warm = &pipeline.Builder{FS: d.fsys, Memory: memo.New(func() time.Time { return d.now }).Without(forgets)}
	for _, step := range steps {
		d.build(t, d.warm)
		step(d)
	}
	return d.difference(t)
}
