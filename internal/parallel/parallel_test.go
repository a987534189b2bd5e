package parallel_test

import (
	"fmt"
	"slices"
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

// TestDo_returnsTheFirstError: whichever of the goroutines fails first.
func TestDo_returnsTheFirstError(t *testing.T) {
	for range 100 {
		err := parallel.Do(1000, func(i int) error {
			if i < 7 {
				return nil
			}
			return fmt.Errorf("number %d", i)
		})
		if err == nil || err.Error() != "number 7" {
			t.Fatal(err)
		}
	}
}
