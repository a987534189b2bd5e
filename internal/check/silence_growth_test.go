package check

import (
	"fmt"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/fixture"
	"dossier/internal/model"
)

// TestApplySilences_growsWithPatternsAndFiles holds that patterns are not held against each
// file: four times as many of both take four times as long.
func TestApplySilences_growsWithPatternsAndFiles(t *testing.T) {
	for _, pattern := range []string{"briefs/note-%d*.md", "**/note-%d.md", "briefs/**/note-%d.md"} {
		fixture.Growth(t, 1000, func(n int) func() {
			var d model.Dossier
			var diags []diag.Diagnostic
			for i := range n {
				d.Settings.Silence = append(d.Settings.Silence, model.Silence{Check: diag.Unfinished.Name, Files: fmt.Sprintf(pattern, n+i), Why: "a test"})
				diags = append(diags, diag.New(diag.Unfinished, diag.FileSpan(fmt.Sprintf("briefs/note-%d.md", n+i)), "this is not finished"))
			}
			return func() {
				if kept, silenced := applySilences(&d, diags); len(kept) > 0 || len(silenced) != n {
					t.Fatalf("%s silences %d of %d", pattern, len(silenced), n)
				}
			}
		})
	}
}
