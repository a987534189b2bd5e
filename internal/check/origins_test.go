package check_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/markdown"
)

// own loads the dossier of this repository with a note in place of its briefs.
func own(t testing.TB, note string) checked {
	t.Helper()
	fsys := captured(t)
	put(fsys, "briefs/note.md", []byte(note))
	d, diags := checkedDossier(t, fsys)
	for _, x := range diags {
		if x.Severity.String() == "error" {
			t.Fatal(printed(t, diags))
		}
	}
	return d
}

// captured is the five articles of this repository, without what was written
// about them.
func captured(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := folder()
	for _, dir := range []string{"content/articles", "content/captures"} {
		entries, err := os.ReadDir("../../" + dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile("../../" + dir + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			put(fsys, dir+"/"+e.Name(), data)
		}
	}
	outlets, err := os.ReadFile("../../content/outlets.yaml")
	if err != nil {
		t.Fatal(err)
	}
	put(fsys, "content/outlets.yaml", outlets)
	put(fsys, "content/entities.yaml", []byte("russie: {kind: state, name: la Russie, aliases: [Russie]}\niran: {kind: state, name: Iran, aliases: [l’Iran]}\n"))
	put(fsys, "dossier.yaml", []byte("title: Essai\nlanguage: fr\n"))
	return fsys
}

// TestOriginsInTheFiveCaptures holds what the captures of this repository show:
// two articles share a passage on the S-300, and so one origin; a defence clause
// is denied by two articles that do not say where they have it from.
func TestOriginsInTheFiveCaptures(t *testing.T) {
	d := own(t, `---
title: Essai
status: published
---

> [!jugement] #missiles · très probable · confiance faible
> Des S-300 ont été livrés [@thanhnien, ¶11: «la Russie a fourni à l’Iran des systèmes de défense antimissile S-300»; @accord, ¶8: «La Russie a fourni à l’Iran des systèmes de missiles de défense aérienne S-300»].
>
> - confiance: deux articles aux mêmes mots

> [!jugement] #clause · très probable · confiance faible
> Pas de clause de défense [@thanhnien, ¶8: «ne devrait pas inclure de clause de défense bilatérale»; @accord, ¶5: «ne comporte pas de clause d’entraide en cas d’agression»].
>
> - confiance: deux articles sans source

> [!jugement] #centrale · très probable · confiance faible
> Une centrale suivra [@thanhnien, ¶3: «concluraient probablement un accord pour construire la prochaine centrale nucléaire»; @accord, ¶5: «ne comporte pas de clause d’entraide en cas d’agression»].
>
> - confiance: l’un cite Reuters
`)
	n := &d.Briefs[0].Note
	want := map[string]string{
		"missiles": "undetermined of 2",
		"clause":   "undetermined of 1, undetermined of 1",
		"centrale": "reuters of 1, undetermined of 1",
	}
	for _, s := range d.Statements(n) {
		var got []string
		for _, o := range s.Origins {
			name := "undetermined"
			if o.Identified() {
				name = strings.Join(o.Names, "+")
			}
			got = append(got, name+" of "+strconv.Itoa(len(o.Articles)))
		}
		if strings.Join(got, ", ") != want[s.Callout.ID] {
			t.Errorf("%s: %v, want %s", s.Callout.ID, got, want[s.Callout.ID])
		}
		delete(want, s.Callout.ID)
		if s.Callout.ID == "missiles" && (len(s.Origins[0].Shared) != 1 || !strings.Contains(s.Origins[0].Shared[0], "a fourni à l’Iran des systèmes de")) {
			t.Errorf("what joins the two is %q", s.Origins[0].Shared)
		}
	}
	if len(want) > 0 {
		t.Errorf("not judged: %v", want)
	}
	for _, a := range d.Articles {
		if len(d.Copies[a]) > 0 {
			t.Errorf("%s is said to be a copy", a.Key)
		}
	}
	// All passages of the note that credit nobody and stand in @accord are of
	// one origin, with those of @thanhnien that share its words.
	list, of := d.Dependences(d.Dossier, n)
	var lost []string
	for _, dep := range list {
		for _, s := range dep.Lost {
			lost = append(lost, s.Callout.ID)
		}
	}
	slices.Sort(lost)
	if of != 3 || strings.Join(lost, " ") != "clause missiles" {
		t.Errorf("of %d judgments, these lose their support with one origin: %v", of, lost)
	}
}

func TestRelayedAndContradictingPassagesSupportNothing(t *testing.T) {
	d := own(t, `---
title: Essai
status: published
---

> [!jugement] #clause · très probable · confiance faible
> Pas de clause [@thanhnien, ¶8: «ne devrait pas inclure de clause de défense bilatérale»; contra @alliance, ¶3: «Un thème central sera le soutien mutuel»; relaie @accord, ¶5: «ne comporte pas de clause d’entraide»].
>
> - confiance: un article
`)
	s := d.Statements(&d.Briefs[0].Note)[0]
	if len(s.Cited) != 3 || len(s.Support()) != 1 || s.Support()[0].Item.Signal != markdown.Supports || len(s.Origins) != 1 {
		t.Errorf("%d passages support it, of %d origins", len(s.Support()), len(s.Origins))
	}
}

func put(fsys fstest.MapFS, name string, data []byte) { fsys[name] = &fstest.MapFile{Data: data} }
