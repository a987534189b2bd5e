//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package pipeline_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/fixture"
	"dossier/internal/pipeline"
)

// questionsOf is a dossier of n questions that one article answers.
func questionsOf(n int) fstest.MapFS {
	fsys := copiesOf(1)
	for i := range n {
		fsys[fmt.Sprintf("content/questions/q%d.md", i)] = file(fmt.Sprintf("---\nquestion: Were the quays of pier %d calm?\nstatus: published\n---\n\n"+
			"## Yes {#yes}\n\n- [@c0, ¶1: «said that the quays were calm on Tuesday»]\n", i))
	}
	return fsys
}

// silencesOf is a dossier of one brief with n sentences that a warning is about, and n
// silences of patterns of files.
func silencesOf(n int) fstest.MapFS {
	fsys := copiesOf(1)
	var settings, text strings.Builder
	settings.WriteString("title: T\nlanguage: en\nsilence:\n")
	text.WriteString("---\ntitle: N\nstatus: published\n---\n\n")
	for i := range n {
		fmt.Fprintf(&settings, "  - {check: uncited-tail, where: \"briefs/n*.md:%d\", why: seen and known}\n", 6+2*i)
		text.WriteString("The port was calm [@c0, ¶1: «said that the quays were calm on Tuesday»] and nobody knows what will come of that.\n\n")
	}
	fsys["dossier.yaml"], fsys["briefs/n.md"] = file(settings.String()), file(text.String())
	return fsys
}

// TestBuild_growsWithItsInput holds that four times the input makes about four times the
// site, in about four times the time, and not sixteen times.
func TestBuild_growsWithItsInput(t *testing.T) {
	for _, c := range []struct {
		name string
		n    int
		of   func(n int) fstest.MapFS
	}{
		{"copies of one article", 100, copiesOf},
		{"callouts of one note", 1250, noteOf},
		{"questions on one article", 150, questionsOf},
		{"silences of patterns", 250, silencesOf},
	} {
		t.Run(c.name, func(t *testing.T) {
			var sizes []int
			fixture.Growth(t, c.n, func(n int) func() {
				fsys := c.of(n)
				return func() { sizes = append(sizes, build(t, fsys)) }
			})
			if small, large := sizes[0], sizes[1]; large > 8*small {
				t.Errorf("%d make %d bytes, %d make %d", c.n, small, 4*c.n, large)
			}
		})
	}
}

func build(t *testing.T, fsys fstest.MapFS) (bytes int) {
	t.Helper()
	r, err := (&pipeline.Builder{FS: fsys}).Build(t.Context())
	if err != nil || r.Tree == nil {
		t.Fatalf("nothing was built: %v, %v", err, r.Diagnostics)
	}
	for data := range maps.Values(r.Tree) {
		bytes += len(data)
	}
	return bytes
}
