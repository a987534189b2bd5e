package check_test

import (
	"crypto/sha256"
	"encoding/base64"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

// TestUnknownArticle_renamed: the words that a person has accepted say which name an article
// has now, unless several have the same paragraph, as copies do: then nothing corrects it.
func TestUnknownArticle_renamed(t *testing.T) {
	const paragraph = "Le port de Brest a rouvert mardi 4 mars, a annoncé la préfecture."
	sum := func(s string) string {
		hash := sha256.Sum256([]byte(s))
		return "h1:" + base64.StdEncoding.EncodeToString(hash[:])
	}
	copied := []txtar.File{
		{Name: "content/captures/copie.txt", Data: []byte("Une copie\n\n" + paragraph + "\n")},
		{Name: "content/articles/copie.md", Data: []byte("---\ntitle: Une copie\ntitle_basis: line\ntitle_line: 1\nshort: Copie\nlang: fr\n" +
			"capture: {file: copie.txt, sha256: SHA256(copie.txt)}\n---\n\n" + paragraph + "\n")},
	}
	locked := func(passage string) []txtar.File {
		return []txtar.File{{Name: "dossier.lock", Data: []byte("briefs/note.md @rade-rouverte " + sum("a rouvert mardi 4 mars") + " " + sum(passage) + "\n")}}
	}
	for _, test := range []struct {
		name         string
		lock, others []txtar.File
		fix          string
		suggestion   bool
	}{
		{"accepted in this paragraph", locked(paragraph), nil, "port", false},
		{"accepted in another one", locked("Une autre."), nil, "port", true},
		{"never accepted", nil, nil, "port", true},
		{"a copy has the paragraph, too", locked(paragraph), copied, "", false},
	} {
		note := []txtar.File{{Name: "briefs/note.md", Data: []byte(noteHead + "Le port a rouvert [@rade-rouverte, ¶1: «a rouvert mardi 4 mars»].\n")}}
		_, diags := checkedDossier(t, folder(base(t), test.lock, test.others, note))
		seen := false
		for _, d := range diags {
			if d.Code != diag.UnknownArticle {
				continue
			}
			seen = true
			switch {
			case d.Fix == nil:
				if test.fix != "" {
					t.Errorf("%s: nothing corrects it", test.name)
				}
			case d.Fix.Text != test.fix || d.Fix.Suggestion != test.suggestion:
				t.Errorf("%s: %+v", test.name, d.Fix)
			}
		}
		if !seen {
			t.Errorf("%s: it is not told:\n%s", test.name, printed(t, diags))
		}
	}
}
