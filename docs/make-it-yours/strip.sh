#!/bin/sh
# Removes chess and installs the starter, which is a small subject: loans of a library. Deletes every directory with the
# name `chess`, and copies the starter's sources, Main and README into the tree. The remaining tree builds, passes its
# tests and serves. Run this script on a fresh clone; git keeps the deleted files.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"

find . -name .git -prune -o -type d -name chess -print -prune | while IFS= read -r folder; do
    printf 'deleting %s\n' "$folder"
    rm -rf "$folder"
done
cp -R docs/make-it-yours/starter/. .
# The diagram is that of chess; the page says which command prints another.
sed '/^<!-- topology/,/^<!-- end of topology/d' docs/architecture.md >docs/architecture.md.new
mv docs/architecture.md.new docs/architecture.md
printf 'done: run ./scoresheet test, then ./scoresheet serve and GET /api; continue with docs/make-it-yours/guide.md\n'
