package site

import (
	"testing"

	"dossier/internal/diag"
	"dossier/internal/language"
)

// TestSummaries_areWhole: where what each check that can fail a build looks for is said
// in another language than English, it is of all of them, and of no check that there is not.
func TestSummaries_areWhole(t *testing.T) {
	checks := map[string]diag.Code{}
	for _, c := range diag.Codes() {
		checks[c.Name] = c
	}
	for _, lang := range language.Codes() {
		for name := range summaries()[lang] {
			if _, known := checks[name]; !known {
				t.Errorf("the checks.json of %s has %q, which is no check", lang, name)
			}
		}
		for name, c := range checks {
			if summaries()[lang] != nil && c.Severity > diag.Note && !c.Capture && summaries()[lang][name] == "" {
				t.Errorf("the checks.json of %s does not say what %s looks for", lang, name)
			}
		}
	}
}
