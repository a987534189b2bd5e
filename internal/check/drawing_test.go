package check_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestFigures_hugeNumber: a number that no computer holds is told, in a drawing and in prose.
func TestFigures_hugeNumber(t *testing.T) {
	huge := strings.Repeat("9", 400)
	for body, want := range map[string]string{
		"> [!figure] #ble · barres · tonnes\n> | port | blé |\n> |---|---|\n> | Brest | " + huge + cited + " |\n": "nothing can be drawn of so large a number",
		"| port |\n|---|\n| " + huge + cited + " |\n":                                                             "is in none of the sentences cited here",
		"Le port a " + huge + " grues" + cited + ".\n":                                                            "is in none of the sentences cited here",
	} {
		_, diags := checkedDossier(t, folder(base(t), []txtar.File{{Name: "briefs/note.md", Data: []byte(noteHead + body)}}))
		if told := printed(t, diags); !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
}
