package desk

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"
)

// TestInOrder: results come in order, and work is not far ahead of the one that is taken.
func TestInOrder(t *testing.T) {
	const n = 1000
	var begun atomic.Int64
	work := func(i int) int { begun.Add(1); return i * i }
	taken := 0
	for i, r := range inOrder(t.Context(), n, work) {
		if i != taken || r != i*i {
			t.Fatalf("result %d is %d, number %d", taken, r, i)
		}
		if far := begun.Load() - int64(taken); far > int64((ahead+2)*runtime.GOMAXPROCS(0)+1) {
			t.Fatalf("work is %d ahead", far)
		}
		taken++
	}
	if taken != n {
		t.Errorf("%d results of %d", taken, n)
	}
}

// TestInOrder_ends: work ends with the loop or with the context, before inOrder returns.
func TestInOrder_ends(t *testing.T) {
	for _, byContext := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var begun, ended atomic.Int64
		for i := range inOrder(ctx, 1_000_000, func(i int) int { begun.Add(1); defer ended.Add(1); return i }) {
			if i < 10 {
				continue
			}
			if !byContext {
				break
			}
			cancel()
		}
		if begun.Load() != ended.Load() || begun.Load() > 100_000 {
			t.Errorf("by context %v: %d were begun, %d ended", byContext, begun.Load(), ended.Load())
		}
	}
}
