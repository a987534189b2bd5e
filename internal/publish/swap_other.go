//go:build !linux

package publish

import "context"

// swap: only Linux lets two folders change places in one step.
func (p Place) swap(context.Context, Tree) (Result, error) { return Result{}, errCannotSwap }
