package desk

import (
	"context"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// ahead is how many results inOrder keeps for each processor.
const ahead = 4

// inOrder yields what work gives for 0 … n−1, in this order. It works on all processors, a
// few numbers ahead of the one that is taken, and until ctx ends.
func inOrder[T any](ctx context.Context, n int, work func(int) T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		ctx, stop := context.WithCancel(ctx)
		queue := make(chan chan T, ahead*runtime.GOMAXPROCS(0))
		var feeder, workers errgroup.Group
		workers.SetLimit(runtime.GOMAXPROCS(0))
		feeder.Go(func() error {
			defer close(queue)
			for i := range n {
				result := make(chan T, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return nil
				}
				workers.Go(func() error { result <- work(i); return nil })
			}
			return nil
		})
		defer func() {
			stop()
			feeder.Wait()  //nolint:errcheck // it gives none
			workers.Wait() //nolint:errcheck // it gives none
		}()
		i := 0
		for result := range queue {
			if !yield(i, <-result) {
				return
			}
			i++
		}
	}
}
