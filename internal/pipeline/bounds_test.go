package pipeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/pipeline"
)

// copiesOf is a dossier of n articles with the same words but one.
func copiesOf(n int) fstest.MapFS {
	fsys := fstest.MapFS{"dossier.yaml": file("title: T\nlanguage: en\n")}
	for i := range n {
		text := fmt.Sprintf("The port authority said that the quays were calm on Tuesday and that ships were leaving on time, "+
			"while two crews were waiting for a berth near the eastern breakwater of town %d.\n", i)
		sum := sha256.Sum256([]byte(text))
		fsys[fmt.Sprintf("content/captures/c%d.txt", i)] = file(text)
		fsys[fmt.Sprintf("content/articles/c%d.md", i)] = file(fmt.Sprintf("---\ntitle: Port %d\ntitle_basis: hand\nlang: en\n"+
			"capture: {file: c%d.txt, sha256: %s}\n---\n\n%s", i, i, hex.EncodeToString(sum[:]), text))
	}
	return fsys
}

// noteOf is a dossier of one brief with n callouts.
func noteOf(n int) fstest.MapFS {
	var text strings.Builder
	text.WriteString("---\ntitle: N\nstatus: published\n---\n\n")
	for i := range n {
		fmt.Fprintf(&text, "> [!gap] #g%d\n> Text here\n\n", i)
	}
	return fstest.MapFS{"dossier.yaml": file("title: T\nlanguage: en\n"), "briefs/n.md": file(text.String())}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// TestBuild_growsWithItsInput holds that four times the input makes about four times the
// site, in about four times the time, and not sixteen times.
func TestBuild_growsWithItsInput(t *testing.T) {
	for _, c := range []struct {
		name string
		n    int
		of   func(n int) fstest.MapFS
	}{
		{"copies of one article", 100, copiesOf},
		{"callouts of one note", 2500, noteOf},
	} {
		t.Run(c.name, func(t *testing.T) {
			const runs, moment = 8, 100 * time.Millisecond
			once, fourTimes := time.Hour, time.Hour
			for range runs { // whatever else the machine does only makes a run slower
				took, small := build(t, c.of(c.n))
				tookMore, large := build(t, c.of(4*c.n))
				if large > 8*small {
					t.Fatalf("%d make %d bytes, %d make %d", c.n, small, 4*c.n, large)
				}
				once, fourTimes = min(once, took), min(fourTimes, tookMore)
				if fourTimes < 8*once || fourTimes < moment {
					return
				}
			}
			t.Errorf("%d take %v, %d take %v", c.n, once, 4*c.n, fourTimes)
		})
	}
}

func build(t *testing.T, fsys fstest.MapFS) (took time.Duration, bytes int) {
	t.Helper()
	start := time.Now()
	r, err := (&pipeline.Builder{FS: fsys}).Build(t.Context())
	took = time.Since(start)
	if err != nil || r.Tree == nil {
		t.Fatalf("nothing was built: %v, %v", err, r.Diagnostics)
	}
	for data := range maps.Values(r.Tree) {
		bytes += len(data)
	}
	return took, bytes
}
