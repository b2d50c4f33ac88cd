#!/bin/sh
# Follows a page of the guide: applies its blocks of `diff` to this tree, and runs its blocks of `sh`, in their order.
#   docs/make-it-yours/follow.sh docs/make-it-yours/change-read-model.md
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"
JAVA_HOME=$(./scoresheet jdk) # the commands of a page call Maven
export JAVA_HOME
fail() {
    printf 'follow: %s\n' "$*" >&2
    exit 1
}
[ $# -eq 1 ] && [ -f "$1" ] || fail "give a page, as in: follow.sh docs/make-it-yours/change-read-model.md"
work=$(mktemp -d "${TMPDIR:-/tmp}/follow.XXXXXX")
trap 'rm -rf "$work"' 0
trap 'exit 130' 2
trap 'exit 143' 15

awk -v work="$work" '
    /^```/ { if (file) { close(file); file = ""; next } }
    /^```(diff|sh)$/ { file = sprintf("%s/%03d.%s", work, ++blocks, substr($0, 4)); next }
    file { print >file }
' "$1"
followed=0
for block in "$work"/[0-9]*; do
    case $block in
        *.diff)
            file=$(sed -n 's/^+++ b.//p' "$block")
            patch -p1 --batch <"$block" || fail "a change of $1 does not fit this tree: $file"
            rm -f "$file.orig" ;; # patch keeps it if lines have moved
        *.sh) sh -eu "$block" || fail "a command of $1 failed; its output is above" ;;
        *) fail "$1 has no block of diff or sh" ;;
    esac
    followed=$((followed + 1))
done
printf 'follow: %s changes and commands of %s are done\n' "$followed" "$1"
