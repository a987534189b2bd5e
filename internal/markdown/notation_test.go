package markdown

import (
	"slices"
	"testing"

	"dossier/internal/diag"
)

// TestParse_commentsOfOthers: what somebody meant to hide is told wherever it would be
// published, and not where it is code or a comment.
func TestParse_commentsOfOthers(t *testing.T) {
	for body, told := range map[string]bool{
		"un %%caché%% mot": true,
		"```x``` begins no block of code\n\nun %%caché%% mot":  true,
		"> ```\n> ends with the quotation\n\nun %%caché%% mot": true,
		"- ```\n  ends with the item\n\nun %%caché%% mot":      true,
		"un `%%mot%%`":                     false,
		"un `code of two\nlines, %%mot%%`": false,
		"~~~ md\n%%mot%%\n~~~":             false,
		"texte\n\n    %%mot%%":             false,
		"texte <!-- %%mot%% --> et texte":  false,
		"<!--\n%%mot%%\n\n%%mot%%\n-->\n":  false,
	} {
		_, diags := Parse(diag.NewSource("briefs/note.md", []byte(body)), 0)
		got := slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == diag.ForeignComment })
		if got != told {
			t.Errorf("%q: told is %v, want %v", body, got, told)
		}
	}
}

// TestParse_commentsOfOthersCorrected: no correction ends a comment before its words.
func TestParse_commentsOfOthersCorrected(t *testing.T) {
	for body, want := range map[string]string{"un %%caché%% mot": "<!--caché-->", "un %%>caché%% mot": "", "un %%->caché%% mot": "", "un %%a--b%% mot": ""} {
		_, diags := Parse(diag.NewSource("briefs/note.md", []byte(body)), 0)
		got := ""
		for _, d := range diags {
			if d.Code == diag.ForeignComment && d.Fix != nil {
				got = d.Fix.Text
			}
		}
		if got != want {
			t.Errorf("%q is corrected to %q, want %q", body, got, want)
		}
	}
}
