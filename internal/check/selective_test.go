//go:build !race

package check_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

// TestSelectiveCitation_namesSoMany holds that a brief which takes a side of very many questions
// is told of the first of them, and that there are more: many such briefs would be told of all of them each.
func TestSelectiveCitation_namesSoMany(t *testing.T) {
	for n, want := range map[int]int{3: 3, 100: 100, 140: 101} {
		var files []txtar.File
		var links strings.Builder
		for i := range n {
			fmt.Fprintf(&links, "Voir [là](../content/questions/q%d.md).\n\n", i)
			files = append(files, txtar.File{Name: fmt.Sprintf("content/questions/q%d.md", i), Data: fmt.Appendf(nil,
				"---\nquestion: La digue %d a-t-elle tenu ?\nstatus: published\n---\n\n## Oui {#oui}\n\n- [@port, ¶1: «a rouvert mardi 4 mars»]\n\n## Non {#non}\n\n- [@quai, ¶1: «attend toujours ses nouvelles grues»]\n", i)})
		}
		files = append(files, txtar.File{Name: "briefs/note.md", Data: []byte(noteHead + "Le port a rouvert [@port, ¶1: «a rouvert mardi 4 mars»].\n\n" + links.String())})
		_, diags := checkedDossier(t, folder(base(t), files))
		told := 0
		for _, x := range diags {
			if x.Code == diag.SelectiveCitation {
				told++
			}
		}
		if told != want {
			t.Errorf("of %d questions %d are told, want %d", n, told, want)
		}
	}
}
