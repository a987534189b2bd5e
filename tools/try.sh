#!/usr/bin/env bash
# Looks at the release in dist/ that tools/release.sh has made: the checksums, and what is in the archive for this machine, which
# must start, know its version, need no library, hold its documents, and make and build a dossier.
# usage: tools/try.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../dist"
version=$1 most=45000000 # bytes of the program
name=dossier_${version}_$(go env GOHOSTOS)_$(go env GOHOSTARCH)
rm -rf try && mkdir try
trap 'rm -rf try' EXIT

sha256sum --check --quiet --strict SHA256SUMS
grep -q '"bomFormat"' "$name.cdx.json"
tar -xzf "$name.tar.gz" -C try
test "$(try/dossier version)" = "dossier $version"
if ldd try/dossier 2>/dev/null; then
  echo "the program needs libraries of the machine" >&2
  exit 1
fi
test "$(wc -c <try/dossier)" -lt "$most"
for command in $(try/dossier help | sed -n '/^Available Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  case $command in help | completion) continue ;; esac
  test -s "try/man/dossier-$command.1" || { echo "no manual page for dossier $command" >&2; exit 1; }
done
grep -q "dossier $version" try/man/dossier.1
for file in man/dossier.1 dossier.bash _dossier dossier.fish dossier.ps1 LICENSE README.md CHANGELOG.md; do
  test -s "try/$file" || { echo "the archive has no $file" >&2; exit 1; }
done
try/dossier init --lang en try/new
try/dossier -C try/new build --strict
try/dossier verify try/new/public
