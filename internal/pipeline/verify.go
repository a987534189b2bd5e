package pipeline

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"dossier/internal/diag"
)

// Differences builds once more without memory and names what differs from a
// result: pages by their path, and "diagnostics". Any name is a fault of this program; the
// command's --verify is for people who doubt. If a file changes meanwhile Differences
// compares again, up to three times.
func (b *Builder) Differences(ctx context.Context, r Result) ([]string, error) {
	warm, cold := *b, *b
	warm.Live = nil
	cold.Memory, cold.Live = nil, nil
	for tries := 0; ; tries++ {
		again, err := cold.Build(ctx)
		if err != nil {
			return nil, err
		}
		differ, err := differences(ctx, r, again)
		if err != nil || len(differ) == 0 || tries == 3 {
			return differ, err
		}
		if r, err = warm.Build(ctx); err != nil {
			return nil, err
		}
	}
}

func differences(ctx context.Context, r, again Result) ([]string, error) {
	differ := map[string]bool{}
	for name, data := range again.Tree {
		have, err := r.File(ctx, name)
		if err != nil {
			return nil, err
		}
		if have == nil || !bytes.Equal(have, data) {
			differ[name] = true
		}
	}
	for _, name := range r.Paths() {
		if _, ok := again.Tree[name]; !ok {
			differ[name] = true
		}
	}
	var printed [2]bytes.Buffer
	for i, list := range [][]diag.Diagnostic{r.Diagnostics, again.Diagnostics} {
		if err := diag.PrintText(&printed[i], list, diag.Ink{}); err != nil {
			return nil, err
		}
	}
	if printed[0].String() != printed[1].String() {
		differ["diagnostics"] = true
	}
	return slices.Sorted(maps.Keys(differ)), nil
}
