package load

import (
	"context"
	"crypto/sha256"
	"fmt"
	"testing"
	"testing/fstest"

	"dossier/internal/clean"
	"dossier/internal/diag"
)

// TestRulesOfToday_areRunAgain holds a record that names today's rules against them: what
// they leave out is left out, and what they keep is an error.
func TestRulesOfToday_areRunAgain(t *testing.T) {
	for line, refused := range map[string]bool{
		"Abonnez-vous à notre newsletter pour ne rien manquer de l’actualité.": false,
		"Le syndicat a nié que la digue ait cédé pendant la nuit.":             true,
	} {
		text := "Le quai attend\n\nLe quai numéro trois attend toujours ses nouvelles grues, dit le syndicat.\n\n" + line + "\n"
		article := fmt.Sprintf("---\ntitle: Le quai attend\ntitle_basis: line\ntitle_line: 1\nlang: fr\ncapture: {file: quai.txt, sha256: %x, rules: %d}\n"+
			"lines: [{line: 5, is: dropped, rule: newsletter}]\n---\n\nLe quai numéro trois attend toujours ses nouvelles grues, dit le syndicat.\n",
			sha256.Sum256([]byte(text)), clean.RulesVersion)
		_, diags, err := Load(context.Background(), fstest.MapFS{
			"dossier.yaml":              {Data: []byte("title: Le port\nlanguage: fr\n")},
			"content/captures/quai.txt": {Data: []byte(text)},
			"content/articles/quai.md":  {Data: []byte(article)},
		}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(diags) == 1 && diags[0].Code == diag.ArticleDiverges; got != refused || !refused && len(diags) > 0 {
			t.Errorf("%q: %+v", line, diags)
		}
	}
}
