#!/bin/sh
# Keeps the template's promise: strips a copy of this tree, builds it, runs its whole suite, and asks the server that is left.
# Every test class of the kernel that ran here (by the reports of the suite, when there are any) must have run there, too.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy=$(mktemp -d "${TMPDIR:-/tmp}/scoresheet-template.XXXXXX")
server=
tidy() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || :; fi
    rm -rf "$copy"
}
trap tidy 0
trap 'exit 130' 2
trap 'exit 143' 15

fail() {
    printf 'template: %s\n' "$*" >&2
    exit 1
}

# Fetches $1, with the bearer token $2 if there is one.
fetch() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsS --max-time 10 ${2:+-H "Authorization: Bearer $2"} "$1"
    else
        wget -qO- -T 10 ${2:+--header "Authorization: Bearer $2"} "$1"
    fi
}

# The test classes of the kernel that ran below $1.
ran() {
    find "$1" -path '*/surefire-reports/TEST-*.xml' ! -path "$1/target/*" | sed 's|.*/TEST-\(.*\)\.xml|\1|' | grep -v '\.chess\.' | sort -u
}

cd "$root"
if [ -d .git ] || [ -f .git ]; then
    git ls-files -co --exclude-standard | while IFS= read -r file; do if [ -e "$file" ]; then printf '%s\n' "$file"; fi; done >"$copy/files"
else
    find . -name target -prune -o -name .scoresheet -prune -o -type f -print >"$copy/files"
fi
mkdir "$copy/tree"
tar cf - -T "$copy/files" | tar xf - -C "$copy/tree"
ran "$root" >"$copy/before"

cd "$copy/tree"
sh docs/make-it-yours/strip.sh
./scoresheet test || fail "the suite of the stripped tree failed"
ran "$copy/tree" >"$copy/after"
[ -s "$copy/after" ] || fail "no test ran in the stripped tree"
missing=$(comm -23 "$copy/before" "$copy/after")
[ -z "$missing" ] || fail "these ran before and did not run after: $missing"

./scoresheet serve --port 0 --operations-port 0 --data-dir "$copy/data" >"$copy/out" 2>"$copy/err" &
server=$!
seconds=0
until grep -q '^operations on ' "$copy/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$copy/err" >&2; fail "the stripped server ended"; }
    seconds=$((seconds + 1))
    [ "$seconds" -le 300 ] || fail "the stripped server did not answer within 300 s"
    sleep 1
done
fetch "$(sed -n 's/^listening on //p' "$copy/out")/api" | grep -q '"openapi"' || fail "GET /api does not answer"
fetch "$(sed -n 's/^operations on //p' "$copy/out")/health/ready" | grep -q '"up"' || fail "the stripped server is not ready"
kill "$server"
wait "$server" || [ $? -eq 143 ] || fail "the stripped server did not end cleanly"
server=
printf 'template: %s test classes of the kernel ran, and the stripped server answers\n' "$(wc -l <"$copy/after" | tr -d ' ')"
