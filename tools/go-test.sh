#!/usr/bin/env bash
# The Go tests of the program. The race detector watches the packages in whose tests something runs beside
# something else: those that begin it, themselves or in their tests, and those made of packages that do. In the
# others it has nothing to see, and takes ten times longer to do so.
# usage: tools/go-test.sh [FLAG…]
set -euo pipefail
cd "$(dirname "$0")/.."
go=${GO:-go}
module=$($go list -m)
begins='^[[:space:]]*go [a-z]|\.Go\(|t\.Parallel\('
packages() { xargs -n1 dirname | sort -u | sed "s,^,$module/,"; }

beginners=$(grep -rlE --include='*.go' --exclude='*_test.go' "$begins" cmd internal | packages)
raced=$(
  {
    grep -rlE --include='*_test.go' "$begins" cmd internal | packages
    $go list -test -f '{{if eq .Name "main"}}{{.ImportPath}} {{join .Deps " "}} {{end}}' ./... |
      grep -F "$(sed 's/.*/ & /' <<<"$beginners")" | sed 's/\.test .*//;s/ .*//'
  } | sort -u
)
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
