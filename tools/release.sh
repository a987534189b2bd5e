#!/usr/bin/env bash
# Makes a release in dist/: one static binary for each system, in an archive with licence, manual pages and completions; their
# checksums; a list of all modules in each (CycloneDX); the notes. The same commit gives the same bytes.
# usage: tools/release.sh VERSION [SYSTEM/ARCHITECTURE…]
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
shift
if [ $# = 0 ]; then set -- linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; fi
rm -rf dist && mkdir -p dist/files
export CGO_ENABLED=0 GOFLAGS="-mod=readonly -trimpath" SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)

# The words of the languages and the documents are packed.
words=internal/language/data.packed documents=docs/docs.packed
trap 'rm -f "$words" "$documents"' EXIT
go run ./internal/packed/pack internal/language/data "" >"$words"
go run ./internal/packed/pack docs .md >"$documents"

# serve speaks HTTP/1.1 to this machine: what Go has for HTTP/2 stays out.
# The functions of rules, loading and pages are not copied into each other: nobody feels the time, and it saves 500 kB.
uncopied=(check=-l load=-l site/...=-l)
compile() {
  GOOS=${1%/*} GOARCH=${1#*/} go build -tags nethttpomithttp2,packed "${uncopied[@]/#/-gcflags=dossier/internal/}" \
    -ldflags "-s -w -X main.released=$version" -o "$2" ./cmd/dossier
}
here=$(go env GOHOSTOS)/$(go env GOHOSTARCH)
compile "$here" dist/dossier
for shell in bash:dossier.bash zsh:_dossier fish:dossier.fish powershell:dossier.ps1; do
  dist/dossier completion "${shell%:*}" >"dist/files/${shell#*:}"
done
dist/dossier man dist/files/man
cp LICENSE README.md CHANGELOG.md dist/files/

for target; do
  os=${target%/*} arch=${target#*/} name=dossier
  if [ "$os" = windows ]; then name=dossier.exe; fi
  archive=dossier_${version}_${os}_${arch}
  mkdir "dist/$archive"
  if [ "$target" = "$here" ]; then cp dist/dossier "dist/$archive/$name"; else compile "$target" "dist/$archive/$name"; fi
  cp -r dist/files/* "dist/$archive/"
  (cd tools && GOFLAGS=-trimpath go run ./sbom "$version" "../dist/$archive/$name") >"dist/$archive.cdx.json"
  if [ "$os" = windows ]; then
    (cd "dist/$archive" && find . -exec touch -d "@$SOURCE_DATE_EPOCH" {} + && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X "../$archive.zip" -@)
  else
    (cd "dist/$archive" && tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --create -- *) |
      gzip --no-name "${PACK:---best}" >"dist/$archive.tar.gz"
  fi
  rm -r "dist/$archive"
done
rm -r dist/files dist/dossier
(cd dist && shopt -s nullglob && LC_ALL=C sha256sum -- *.tar.gz *.zip *.json >SHA256SUMS)
awk -v v="$version" '/^## /{on = index($0, "## " v) == 1} on' CHANGELOG.md >dist/NOTES.md
