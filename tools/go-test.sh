#!/usr/bin/env bash
# The Go tests of the program. The race detector watches the packages that let something run beside something else,
# themselves or in their tests. What is made of them leaves it to them to be watched: in the others it has nothing to see,
# and takes ten times longer to do so.
# usage: tools/go-test.sh [FLAG…]
set -euo pipefail
cd "$(dirname "$0")/.."
go=${GO:-go}
module=$($go list -m)
begins='^[[:space:]]*go [a-z]|\.Go\(|t\.Parallel\(|/internal/parallel"'
packages() { xargs -n1 dirname | sort -u | sed "s,^,$module/,"; }
raced=$(grep -rlE --include='*.go' "$begins" cmd internal | packages)
# Files of tests that are too slow for the detector, measure something, or begin nothing that runs beside them; and the few
# tests of builds that are cut short or go on from a memory, which run both ways.
slow=$(grep -rl --include='*_test.go' '^//go:build !race' cmd internal | grep -F "$(sed "s,^$module/\(.*\),\1/," <<<"$raced")")
names=$(sed -nE 's/^func ((Test|Fuzz)[^(]*).*/\1/p' $slow | paste -sd'|' -)

# With the detector a program sleeps a second before it ends, unless told not to. The linters of make check have vetted
# them all. What tests hold is small, so garbage may lie about: it is collected in a third of the time that they otherwise
# give to it.
export GOGC=300
tests() { $go test -vet=off -timeout 30m "$@"; }
CGO_ENABLED=1 GORACE=atexit_sleep_ms=0 tests -race "$@" $raced
tests "$@" $($go list ./... | grep -vxF "$raced")
tests "$@" -run "^(TestWarmIsCold|TestBuild_cut.*|TestFinish_.*|$names)$" $(packages <<<"$slow")
