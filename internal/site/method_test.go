package site

import (
	"testing"

	"dossier/internal/diag"
	"dossier/internal/language"
)

// TestSummaries_areWhole: in every language that pages can be in stands what each check looks
// for that the page of method names, and of nothing else. English is the catalogue's own.
func TestSummaries_areWhole(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range diag.Codes() {
		shown[c.Name] = c.Severity > diag.Note && !c.Capture
	}
	for _, l := range language.With(language.Interface) {
		if l.Code == "en" {
			continue
		}
		for name := range summaries()[l.Code] {
			if !shown[name] {
				t.Errorf("the checks.json of %s has %q, which is no check that a page names", l.Code, name)
			}
		}
		for name, isShown := range shown {
			if isShown && summaries()[l.Code][name] == "" {
				t.Errorf("the checks.json of %s does not say what %s looks for", l.Code, name)
			}
		}
	}
}
