// Package parallel does the same for many things, several at a time. It hides how
// the work is shared out, so that a loop over ten thousand files costs hardly more
// than its body.
package parallel

import (
	"cmp"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// largest is how many things one goroutine does at most before it makes way for
// another: to start one for each of many small things would cost more than they do.
const largest = 64

// Do calls f for 0 … n−1 on all processors. Of several errors it returns that of the smallest i,
// whichever came first. After an error the rest may be left undone.
func Do(n int, f func(i int) error) error {
	processors := runtime.GOMAXPROCS(0)
	batch := max(1, min(largest, n/(8*processors)))
	errs := make([]error, (n+batch-1)/batch)
	var group errgroup.Group
	group.SetLimit(processors)
	for k := range errs {
		group.Go(func() error {
			for i := k * batch; i < min((k+1)*batch, n) && errs[k] == nil; i++ {
				errs[k] = f(i)
			}
			return nil
		})
	}
	group.Wait() //nolint:errcheck // the errors are in errs
	return cmp.Or(errs...)
}

// Map calls f for 0 … n−1 on all processors and returns what it gave, in order.
func Map[T any](n int, f func(i int) T) []T {
	all := make([]T, n)
	_ = Do(n, func(i int) error { // f cannot fail
		all[i] = f(i)
		return nil
	})
	return all
}
