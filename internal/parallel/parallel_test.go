package parallel_test

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"dossier/internal/parallel"
)

func TestMap_keepsTheOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 63, 64, 65, 1000, 12345} {
		got := parallel.Map(n, func(i int) int { return i * i })
		want := make([]int, n)
		for i := range want {
			want[i] = i * i
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d things are not done once each, in order", n)
		}
	}
}

func TestDo_returnsAnError(t *testing.T) {
	mistake := errors.New("the seventh")
	var done atomic.Int64
	err := parallel.Do(100, func(i int) error {
		if i == 7 {
			return mistake
		}
		done.Add(1)
		return nil
	})
	if !errors.Is(err, mistake) || done.Load() >= 100 {
		t.Errorf("%v after %d", err, done.Load())
	}
}
