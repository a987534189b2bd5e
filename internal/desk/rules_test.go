package desk_test

import (
	"path/filepath"
	"testing"

	"dossier/internal/capture"
	"dossier/internal/custody"

	"golang.org/x/tools/txtar"
)

// TestReaderRules_areInTheCatalogue holds that custody knows the rules by which the
// reader of pages leaves lines out, each with a reason.
func TestReaderRules_areInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("../webpage/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		reading, refusal := capture.FormatOf("x.html").Read(archive.Files[0].Data)
		if refusal != nil {
			continue
		}
		lines := custody.Split([]byte(reading.Text))
		for _, l := range reading.Left {
			seen[l.Rule] = true
			if custody.RuleNamed(l.Rule).Reason == "" || !capture.IsReaderRule(l.Rule) {
				t.Errorf("%s: line %d is left out by %q, which is no rule of a record", file, l.Line, l.Rule)
			}
			if l.Line > len(lines) || lines[l.Line-1].Text == "" {
				t.Errorf("%s: line %d is left out, and there is none", file, l.Line)
			}
		}
	}
	if len(seen) < 8 {
		t.Errorf("the fixtures show %d rules: %v", len(seen), seen)
	}
}
