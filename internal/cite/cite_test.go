//go:build !race

package cite_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/check"
	"dossier/internal/cite"
	"dossier/internal/clean"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/search"

	"pgregory.net/rapid"
)

// harbour is a dossier with one article of the paragraphs given.
func harbour(t rapid.TB, paragraphs ...string) (fstest.MapFS, *model.Dossier) {
	raw := []byte("Une phrase simple et sûre ouvre ce texte, qui est long assez.\n\n" + strings.Join(paragraphs, "\n\n") + "\n\nUne autre phrase simple et sûre ferme ce texte, long assez.\n")
	a, _ := clean.Clean(raw, clean.Options{})
	article, err := load.WriteArticle(a, "port.txt", raw, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"dossier.yaml": {Data: []byte("title: T\n")}, "content/captures/port.txt": {Data: raw}, "content/articles/port.md": {Data: article},
	}
	d, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil || diag.Count(diags, diag.Error) > 0 {
		t.Fatal(err, diags)
	}
	return fsys, d
}

// TestWhatIsPrintedVerifies puts each citation that is found into a note and
// loads it: for any text there is no error, whatever marks it has.
func TestWhatIsPrintedVerifies(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields(
		"Le port rouvre « n’ont pas » été “touchés” par l'orage 10 000 5,5 \"OTAN\" [sic] […] a;b @x *y* _z_ `q` <b> &amp; c\\d 84,000 … – — l’État S-400 M. Dupont. Puis, enfin: oui ! (non) {#i} ||| $k$")), 1, 60)
	rapid.Check(t, func(t *rapid.T) {
		fsys, d := harbour(t, strings.Join(words.Draw(t, "text"), " "), strings.Join(words.Draw(t, "text"), " "))
		for _, c := range cite.Find(d, strings.Join(words.Draw(t, "query"), " "), nil) {
			fsys["briefs/note.md"] = &fstest.MapFile{Data: []byte("---\ntitle: T\nstatus: published\n---\n\nTexte " + c.Text + ".\n")}
			d, diags, err := load.Load(context.Background(), fsys, load.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, diags = check.Run(d, diags, check.Options{})
			for _, x := range diags {
				if x.Severity == diag.Error {
					t.Fatalf("%s\n%s", c.Text, x.Message)
				}
			}
		}
	})
}

// TestEveryWordLeadsToItsPassage: looking for two neighbouring words of any
// paragraph of the repository's dossier gives a citation of it.
func TestEveryWordLeadsToItsPassage(t *testing.T) {
	d, _, err := load.Load(context.Background(), os.DirFS("../.."), load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, a := range d.Articles {
		for _, p := range a.Passages {
			terms := search.Terms(p.Text, a.Lang)
			for i := 0; i+4 < len(terms); i += 17 {
				query := p.Text[terms[i].Start:terms[i+4].End]
				tried++
				if !has(cite.Find(d, query, nil), p) {
					t.Errorf("%q does not lead to %s of @%s", query, p.Name(), a.Key)
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d places", tried)
	}
}

func has(list []cite.Citation, p *model.Passage) bool {
	for _, c := range list {
		if c.Passage == p {
			return true
		}
	}
	return false
}

func TestTheBestPassageComesFirst(t *testing.T) {
	_, d := harbour(t,
		"Les grues du port attendent toujours leurs pièces de rechange.",
		"Les pièces arrivent demain, dit la préfecture de Brest.",
		"La grue numéro trois du port attendait une pièce depuis mars.")
	for query, want := range map[string]string{
		"pieces de la grue attendue": "«Les grues du port attendent toujours leurs pièces de rechange»",
		"préfecture":                 "«Les pièces arrivent demain, dit la préfecture de Brest»",
		"la grue numero trois":       "«La grue numéro trois du port attendait une pièce depuis mars»",
		"grue numéro trois port":     "«La grue numéro trois du port attendait une pièce depuis mars»",
	} {
		list := cite.Find(d, query, nil)
		if len(list) == 0 || !strings.Contains(list[0].Text, want) {
			t.Errorf("%q finds %+v, want %s", query, list, want)
		}
	}
	if list := cite.Find(d, "zzz", nil); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}
