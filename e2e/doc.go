// Package e2e opens the built site in a real Chromium: from disk and over HTTP
// under a sub-path, light and dark, on a phone and on a desk. It is a module of
// its own, so that no browser library enters the program's dependencies.
package e2e
