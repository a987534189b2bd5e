//go:build race

package build_test

// racing says that the race detector watches, which makes a build many times
// slower.
const racing = true
