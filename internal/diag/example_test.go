package diag_test

import (
	"fmt"
	"os"

	"dossier/internal/diag"
	"dossier/internal/text"
)

// A problem has a code, a place, a message and, where one is known, a remedy.
func Example() {
	note := diag.NewSource("briefs/note.md", []byte("Il a été signé [@jforun].\n"))
	at := diag.Span{Source: note, Start: 20, End: 26}
	d, _ := diag.New(diag.UnknownArticle, at, "there is no article %q", at.Text()).WithNearest(at, "jforun", text.NewCandidates([]string{"jforum", "kyiv"}))
	if err := diag.PrintText(os.Stdout, []diag.Diagnostic{d}, diag.Ink{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// briefs/note.md:1:18: error[unknown-article]: there is no article "jforun"
	//       1 │ Il a été signé [@jforun].
	//         │                  ^^^^^^
	//   help: did you mean "jforum"?
}
