#!/usr/bin/env bash
# Makes a release in dist/: one static binary for each system, in an archive with licence, manual pages and completions; their
# checksums; a list of all modules in each (CycloneDX); the notes. The same commit gives the same bytes.
# usage: tools/release.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
rm -rf dist && mkdir -p dist/files
export CGO_ENABLED=0 GOFLAGS=-mod=readonly SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)

go run ./cmd/dossier completion bash >dist/files/dossier.bash
go run ./cmd/dossier completion zsh >dist/files/_dossier
go run ./cmd/dossier completion fish >dist/files/dossier.fish
go run ./cmd/dossier completion powershell >dist/files/dossier.ps1
go run ./cmd/dossier man dist/files/man
cp LICENSE README.md CHANGELOG.md dist/files/

for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do
  os=${target%/*} arch=${target#*/} name=dossier
  if [ "$os" = windows ]; then name=dossier.exe; fi
  archive=dossier_${version}_${os}_${arch}
  mkdir "dist/$archive"
  GOOS=$os GOARCH=$arch go build -trimpath -ldflags "-s -w -X main.released=$version" -o "dist/$archive/$name" ./cmd/dossier
  cp -r dist/files/* "dist/$archive/"
  (cd tools && GOFLAGS= go run ./sbom "$version" "../dist/$archive/$name") >"dist/$archive.cdx.json"
  if [ "$os" = windows ]; then
    (cd "dist/$archive" && find . -exec touch -d "@$SOURCE_DATE_EPOCH" {} + && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X "../$archive.zip" -@)
  else
    (cd "dist/$archive" && tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --create -- *) |
      gzip --no-name --best >"dist/$archive.tar.gz"
  fi
  rm -r "dist/$archive"
done
rm -r dist/files
(cd dist && LC_ALL=C sha256sum -- *.tar.gz *.zip *.json >SHA256SUMS)
awk -v v="$version" '/^## /{on = index($0, "## " v) == 1} on' CHANGELOG.md >dist/NOTES.md
