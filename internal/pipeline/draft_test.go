package pipeline_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/pipeline"
)

// TestBuild_newCaptureIsADraft: with drafts a capture without an article is cleaned
// in memory and shown, marked as what it is; without drafts it is not there.
func TestBuild_newCaptureIsADraft(t *testing.T) {
	fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: Essai\nlanguage: fr\nrights: full\n")}}
	for name, text := range captures {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, drafts := range []bool{false, true} {
		r, err := (&pipeline.Builder{FS: fsys, Drafts: drafts}).Build(context.Background())
		if err != nil || r.Tree == nil {
			t.Fatalf("no site: %v %v", err, r.Diagnostics)
		}
		page := string(r.Tree["articles/gare-ferme.html"])
		if drafts != strings.Contains(page, "ferme ses portes pour six mois") || drafts != strings.Contains(page, "Brouillon") {
			t.Errorf("drafts %v: the page is %q", drafts, page)
		}
		noted := 0
		for _, d := range r.Diagnostics {
			if d.Code.Name == "not-yet-cleaned" {
				noted++
			}
		}
		if noted != len(captures) {
			t.Errorf("drafts %v: %d captures are said to have no article", drafts, noted)
		}
	}
}
