#!/usr/bin/env bash
# Says where this repository lives, in all places that name it: the module paths, what imports them, and the address of released
# archives in the action that workflows use, here and in what dossier init writes. It may be run again.
# usage: tools/home.sh HOST/OWNER/NAME
set -euo pipefail
cd "$(dirname "$0")/.."
new=${1-}
if ! [[ "$new" =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._-]+)+$ ]]; then
  echo "usage: tools/home.sh HOST/OWNER/NAME, such as example.org/owner/dossier" >&2
  exit 2
fi
old=$(go list -m)
export old new
find cmd docs internal templates e2e bench beam tools -name '*.go' -not -path '*/node_modules/*' -exec \
  perl -pi -e 's{"\Q$ENV{old}\E/(?=(?:cmd|docs|internal|templates|e2e|bench|beam|tools)\b|")}{"$ENV{new}/}g' {} +
go mod edit -module "$new"
for module in e2e bench beam tools; do
  (cd "$module" && go mod edit -module "$new/$module")
done
(cd beam && go mod edit -droprequire "$old" -droprequire "$old/bench" -dropreplace "$old" -dropreplace "$old/bench" \
  -require "$new@v0.0.0" -require "$new/bench@v0.0.0" -replace "$new=../" -replace "$new/bench=../bench")
perl -pi -e 's{^\Q$ENV{old}\E$}{$ENV{new}}' docs/modules.txt
LC_ALL=C sort -o docs/modules.txt docs/modules.txt
perl -pi -e 's{(?:https://\S+/)?(?=dossier_VERSION_linux_amd64)}{https://$ENV{new}/releases/download/vVERSION/}' \
  .github/actions/dossier/action.yml cmd/dossier/skeleton/.github/actions/dossier/action.yml
gofmt -w cmd docs internal templates
