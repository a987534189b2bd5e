//go:build !linux

package publish

import "context"

// Only Linux lets two folders change places in one step, so elsewhere nothing is
// laid out beside the site.

type aside struct{}

func (w *Writing) prepare() error { return nil }

func attributes(string) map[string]string { return nil }

func (w *Writing) layOut(string, []byte) (bool, error) { return false, nil }

func (w *Writing) laidOut(name string) ([]byte, error) { return w.held[name], nil }

func (w *Writing) clear() {}

func (w *Writing) swap(context.Context, *plan) (Result, error) { return Result{}, errCannotSwap }
