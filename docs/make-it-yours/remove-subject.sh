#!/bin/sh
# Removes a subject: deletes its directories in all modules. If Main runs it, an empty Main takes its place. Run this
# script on a committed tree; git keeps the deleted files. Tables of the subject stay in databases.
#   remove-subject.sh loans
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"

fail() {
    printf 'remove-subject: %s\n' "$*" >&2
    exit 2
}

# Prints the subjects: each has a package next to the kernel's in the domain or in the wiring.
subjects() {
    find domain/src/main/java bootstrap/src/main/java -type d -name kernel | while IFS= read -r kernel; do
        for folder in "${kernel%/kernel}"/*/; do
            basename "$folder"
        done
    done | grep -vx kernel | sort -u
}

[ $# -eq 1 ] || fail "give the name of a subject, as in: remove-subject.sh loans"
name=$1
subjects | grep -qx -- "$name" || fail "there is no subject '$name'; there are: $(subjects | tr '\n' ' ')"

find domain application adapters bootstrap -type d -path '*/src/*' -name "$name" ! -path '*/architecture/*' -print -prune |
    while IFS= read -r folder; do
        printf 'deleting %s\n' "$folder"
        rm -rf "$folder"
    done
main=$(find bootstrap/src/main/java -name Main.java)
if grep -q "\.bootstrap\.$name\." "$main"; then
    cp docs/make-it-yours/empty/Main.java "$main"
    printf 'Main runs no subject\n'
fi
printf 'README.md may still describe it\n'
printf 'done: run ./scoresheet test\n'
