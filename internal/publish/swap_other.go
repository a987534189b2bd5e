//go:build !linux

package publish

import (
	"context"
	"io/fs"
	"os"
)

// Only Linux lets two folders change places in one step, so elsewhere nothing is
// laid out beside the site.

type aside struct{}

func (w *Writing) prepare() error { return nil }

func isListed(*os.Root, string) bool { return false }

// keepAttributes does nothing: elsewhere there are none that a program could keep by the same calls.
func (disk) keepAttributes(*os.Root, string, *os.Root, string) error { return nil }

func (w *Writing) layOut(string, []byte, fs.FileInfo) (bool, error) { return false, nil }

func (w *Writing) laidOut(name string) ([]byte, error) { return w.held[name], nil }

func (w *Writing) clear() {}

func (w *Writing) swap(context.Context, *plan) (Result, error) { return Result{}, errCannotSwap }
