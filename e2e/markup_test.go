package e2e

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMarkup holds every page of this repository's dossier and of the one in other
// languages against the standard of HTML, with html-validate. It says more than the
// standard in some points; markup.json names those on which we differ.
func TestMarkup(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	validate := exec.Command("node_modules/.bin/html-validate", "--config", "markup.json", "--formatter", "text",
		filepath.Join(dir, "**", "*.html"), filepath.Join(made(t, languagesSite), "**", "*.html"))
	if out, err := validate.CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%s", err, out[:min(len(out), 4000)])
	}
}
