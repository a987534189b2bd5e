package pipeline

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"dossier/internal/diag"
)

// Differences builds once more without memory and names what differs from a
// result: pages by their path, and "diagnostics". It names nothing, for that
// cannot be, and is how anyone who doubts can see it. If a file changes
// meanwhile it compares again.
func (b *Builder) Differences(ctx context.Context, r Result) ([]string, error) {
	warm, cold := *b, *b
	warm.Live = nil
	cold.Memory, cold.Live = nil, nil
	for tries := 0; ; tries++ {
		again, err := cold.Build(ctx)
		if err != nil {
			return nil, err
		}
		differ, err := differences(r, again)
		if err != nil || len(differ) == 0 || tries == 3 {
			return differ, err
		}
		if r, err = warm.Build(ctx); err != nil {
			return nil, err
		}
	}
}

func differences(r, again Result) ([]string, error) {
	differ := map[string]bool{}
	for name, data := range again.Tree {
		if have, ok := r.Tree[name]; !ok || !bytes.Equal(have, data) {
			differ[name] = true
		}
	}
	for name := range r.Tree {
		if _, ok := again.Tree[name]; !ok {
			differ[name] = true
		}
	}
	var said [2]bytes.Buffer
	for i, list := range [][]diag.Diagnostic{r.Diagnostics, again.Diagnostics} {
		if err := diag.PrintText(&said[i], list, diag.Ink{}); err != nil {
			return nil, err
		}
	}
	if said[0].String() != said[1].String() {
		differ["diagnostics"] = true
	}
	return slices.Sorted(maps.Keys(differ)), nil
}
