//go:build race

package pipeline_test

// racing says that the race detector watches, which makes a build many times
// slower.
const racing = true
