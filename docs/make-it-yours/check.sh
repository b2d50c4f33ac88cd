#!/bin/sh
# Checks the template: strips and renames a copy of this tree, builds it, runs its whole suite, and sends requests to its
# server. Every test class of the kernel with a report in this tree must also run in the copy. Then follows the page of
# the guide that changes a read model, and serves the data of the first server. Then copies the starter under another
# name and runs the tests of the copy, and removes both subjects and starts the empty server.
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

# Fetches $1, with the bearer token $2 if it is given.
fetch() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsS --max-time 10 ${2:+-H "Authorization: Bearer $2"} "$1"
    else
        wget -qO- -T 10 ${2:+--header "Authorization: Bearer $2"} "$1"
    fi
}

# Posts the JSON document $2 to $1.
post() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsS --max-time 10 -H 'Content-Type: application/json' -d "$2" "$1"
    else
        wget -qO- -T 10 --header 'Content-Type: application/json' --post-data "$2" "$1"
    fi
}

# Starts the server and waits until it answers. `$api` and `$operations` are its addresses.
serve() {
    : >"$copy/out" # not the addresses of the server before, which the next lines could still read
    ./library serve --port 0 --operations-port 0 --data-dir "$copy/$1" >"$copy/out" 2>"$copy/err" &
    server=$!
    seconds=0
    until grep -q '^operations on ' "$copy/out"; do
        kill -0 "$server" 2>/dev/null || { cat "$copy/err" >&2; fail "the $1 server ended before it was ready; its log is above"; }
        seconds=$((seconds + 1))
        [ "$seconds" -le 300 ] || fail "the $1 server did not answer within 300 s"
        sleep 1
    done
    api=$(sed -n 's/^listening on //p' "$copy/out")
    operations=$(sed -n 's/^operations on //p' "$copy/out")
    fetch "$api/api" | grep -q '"name":"Library".*"openapi"' || fail "GET /api of the $1 server does not name it and its contract"
    until fetch "$operations/health/ready" 2>/dev/null | grep -q '"up"'; do
        seconds=$((seconds + 1))
        [ "$seconds" -le 300 ] || fail "GET /health/ready of the $1 server does not say up"
        sleep 1
    done
}

stop() {
    kill "$server"
    wait "$server" || [ $? -eq 143 ] || fail "the server did not end cleanly"
    server=
}

# Says how long the step $1 took.
step() {
    now=$(date +%s)
    printf 'template: %s took %s s\n' "$1" $((now - began))
    began=$now
}

# Prints the test classes of the kernel that ran below $1. Those of the benchmarks write to target/benchmark: the suite
# does not run them.
ran() {
    find "$1" -path '*/target/surefire-reports/TEST-*.xml' ! -path "$1/target/*" | sed 's|.*/TEST-\(.*\)\.xml|\1|' | grep -v '\.chess\.' | sort -u
}

began=$(date +%s)
cd "$root"
JAVA_HOME=$(./scoresheet jdk)
export JAVA_HOME
if [ ! -d adapters/http/src/main/resources/chess ]; then
    printf 'template: chess is gone from this tree, so there is nothing to strip and to check\n'
    exit 0
fi
if [ -d .git ] || [ -f .git ]; then
    git ls-files -co --exclude-standard | while IFS= read -r file; do if [ -e "$file" ]; then printf '%s\n' "$file"; fi; done >"$copy/files"
else
    find . -name target -prune -o -name .scoresheet -prune -o -type f -print >"$copy/files"
fi
mkdir "$copy/tree"
tar cf - -T "$copy/files" | tar xf - -C "$copy/tree"
ran "$root" | sed 's/^dev\.scoresheet\./org.example.library./' | sort >"$copy/before"

cd "$copy/tree"
sh docs/make-it-yours/strip.sh
rename() { sh docs/make-it-yours/rename.sh "$@"; }
for wrong in 'org.example Lib-x' 'org.new.library Library' 'org Library' 'org.Example Library' 'org.example Docs' 'org.example'; do
    # shellcheck disable=SC2086
    if rename $wrong 2>/dev/null; then fail "rename.sh accepts the arguments $wrong"; fi
done
git init -q
if rename org.example.library Library 2>/dev/null; then fail "rename.sh changes a tree with work that is not committed"; fi
rm -rf .git
rename org.example.library Library
rename org.example.library Library || fail "rename.sh fails on a tree that has the name already"
if rename org.example.library Other 2>/dev/null; then fail "rename.sh gives a second name"; fi
left=$(find . -type f ! -name CHANGELOG.md ! -name rename.sh ! -name compose.yaml -exec grep -Iin scoresheet {} + |
    grep -Ev 'leaves this line alone|scoresheet_(owner|application|projections|log)|\.scoresheet|cache/scoresheet' || :)
[ -z "$left" ] || fail "the old name is left in these lines: $left"
./library config | grep -q '^owner-role *scoresheet_owner *default$' || fail "the rename changed the default name of a role"

./library test || fail "the suite of the stripped and renamed tree failed; its output is above"
ran "$copy/tree" >"$copy/after"
[ -s "$copy/after" ] || fail "no test ran in the stripped tree"
missing=$(comm -23 "$copy/before" "$copy/after")
[ -z "$missing" ] || fail "these test classes did not run in the stripped tree: $missing"
step "the suite of the stripped tree"

serve starter
loan=$(post "$api/api/loans" '{"reader":"ann","copy":"dune-1","branch":"main"}' | sed 's/.*"id":"\([^"]*\)".*/\1/')
fetch "$api/api/readers/ann/open-loans?after=2&wait=10000" | grep -q "$loan" || fail "the loan $loan is not in the list"
post "$api/api/loans/$loan/return" '{}' | grep -q '"given-back"' || fail "the loan $loan was not given back"
fetch "$api/api/readers/ann/open-loans?after=4&wait=10000" | grep -q '"items":\[\]' || fail "the list is not empty"
stop
step "serving the starter"

sh docs/make-it-yours/follow.sh docs/make-it-yours/change-read-model.md || fail "a page of the guide cannot be followed"
serve starter
post "$api/api/loans" '{"reader":"ann","copy":"dune-1","branch":"harbour"}' >/dev/null
fetch "$api/api/readers/ann/open-loans?after=6&wait=10000" | grep -q '"branch":"harbour"' || fail "the changed list has no branch"
stop
step "a changed read model"

sh docs/make-it-yours/new-subject.sh bookings # its name sorts before the kernel's, so Main's imports change their order
./mvnw -q --batch-mode -pl bootstrap spotless:check || fail "new-subject.sh leaves files that are not formatted"
./mvnw -q --batch-mode -Dquick -pl bootstrap -am test -Dtest='*Booking*Test,!BookingsServedTest,WiringTest,JooqCodeTest' -Dsurefire.failIfNoSpecifiedTests=false ||
    fail "the tests of the copy of the starter failed; their output is above"
step "a copy of the starter"

sh docs/make-it-yours/remove-subject.sh bookings
sh docs/make-it-yours/remove-subject.sh loans
left=$(find domain application adapters bootstrap -path '*/src/*' -type d \( -name bookings -o -name loans \) ! -path '*/architecture/*')
[ -z "$left" ] || fail "these directories are left of a removed subject: $left"
serve empty
stop
step "the empty server"
# A build without the folder of the embedded database compiles, and its server names what it needs.
rm -r adapters/embedded
./mvnw -q --batch-mode -Dquick clean package -DskipTests || fail "the tree without adapters/embedded does not build"
code=0
./library serve --data-dir "$copy/none" >"$copy/out" 2>"$copy/err" || code=$?
{ [ "$code" -eq 78 ] && grep -q 'no embedded database.*--database-url' "$copy/err"; } ||
    fail "without an embedded database, serve ended with $code and said: $(cat "$copy/err")"
[ -z "$(find bootstrap/target/lib -name '*embedded*' -o -name 'xz-*')" ] || fail "the embedded database is still in the build"
step "a build without the embedded database"
printf 'template: %s test classes of the kernel ran, and the stripped server answers\n' "$(wc -l <"$copy/after" | tr -d ' ')"
