#!/bin/sh
# Adds a subject: copies the starter under another name.
#   new-subject.sh orders          package `orders`, types `Order…`, routes `/api/orders`, tables in schema `orders`
#   new-subject.sh staff member    the same with a word for one of them, when it is not the name without `s`
# If Main is as the starter or an empty system has it, Main then runs the new subject.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
starter=$root/docs/make-it-yours/starter
modules=domain,application,adapters/json,adapters/memory,adapters/postgres,adapters/http,adapters/cli,bootstrap

fail() {
    printf 'new-subject: %s\n' "$*" >&2
    exit 2
}

# --- the two words

[ $# -eq 1 ] || [ $# -eq 2 ] || fail "give a name, as in: new-subject.sh orders; or two: new-subject.sh staff member"
many=$1
one=${2:-${many%s}}
for word in "$many" "$one"; do
    case $word in
        '' | *[!abcdefghijklmnopqrstuvwxyz]*) fail "'$word' is not a name: use letters a-z, as in orders" ;;
        abstract | assert | boolean | break | byte | case | catch | char | class | const | continue | default | do | double | \
            else | enum | extends | final | finally | float | for | goto | if | implements | import | instanceof | int | \
            interface | long | native | new | package | private | protected | public | return | short | static | strictfp | \
            super | switch | synchronized | this | throw | throws | transient | try | void | volatile | while | true | \
            false | null | var | yield | record | sealed | permits | references | kernel | jooq | planted)
            fail "'$word' has a meaning in Java, SQL or this tree: choose another word" ;;
    esac
    [ ${#word} -le 40 ] || fail "'$word' is too long: at most 40 letters"
done
[ "$one" != "$many" ] || fail "give a word for one of them, too, as in: new-subject.sh $many member"
for word in "$many" "$one"; do
    case $word in loan | loans) continue ;; esac
    if find "$starter" -name '*.java' -exec sed 's,//.*,,; s/"[^"]*"//g' {} + | grep -w -- "$word" >/dev/null; then
        fail "the starter's code uses the word '$word' itself: choose another word"
    fi
done

# --- what changes: the two words in three spellings, and each type of the starter that has neither in its name

initial() { printf '%s%s' "$(printf %s "$1" | cut -c1 | tr a-z A-Z)" "$(printf %s "$1" | cut -c2-)"; }
capitals() { printf %s "$1" | tr a-z A-Z; }

main=$(cd "$starter" && find bootstrap/src/main -name Main.java)
package=${main#bootstrap/src/main/java/}
package=${package%/bootstrap/Main.java}
dots=$(printf %s "$package" | tr / .)
types=$(find "$starter" -name '*.java' ! -path '*/generated/*' ! -name '*Loan*' ! -name package-info.java ! -name Main.java \
    ! -name '*Test.java' | sed 's|.*/\(.*\)\.java|s/\1/@One@\1/g|')
renamed() {
    sed -e "s|$package|@path@|g; s|$dots|@dots@|g" -e "$types" \
        -e 's/loans/@many@/g; s/Loans/@Many@/g; s/LOANS/@MANY@/g; s/loan/@one@/g; s/Loan/@One@/g; s/LOAN/@ONE@/g' \
        -e "s/@many@/$many/g; s/@Many@/$(initial "$many")/g; s/@MANY@/$(capitals "$many")/g" \
        -e "s/@one@/$one/g; s/@One@/$(initial "$one")/g; s/@ONE@/$(capitals "$one")/g" \
        -e "s|@path@|$package|g; s|@dots@|$dots|g"
}

# --- the copy, once no file of it is there

cd "$starter"
files=$(find */ -type f ! -name Main.java) # the modules, without the files next to them
for file in $files; do
    target=$(printf %s "$file" | renamed)
    name=$(basename "$target")
    [ ! -e "$root/$target" ] || fail "there is a subject with the name '$many' already: $target"
    case $target in
        */generated/* | */package-info.java) ;;
        *.java)
            there=$(cd "$root" && find domain application adapters bootstrap -path '*/src/main/*' -name "$name" | head -n 1)
            [ -z "$there" ] || fail "there is a type with the name ${name%.java} already: $there" ;;
    esac
done
for file in $files; do
    target=$root/$(printf %s "$file" | renamed)
    mkdir -p "$(dirname "$target")"
    renamed <"$file" >"$target"
    case $target in */generated/*) sh "$root/docs/make-it-yours/sort-imports.sh" "$target" ;; esac
done
wiring="new $(initial "$many")Wiring()"
if cmp -s "$main" "$root/$main" || cmp -s "$root/docs/make-it-yours/empty/Main.java" "$root/$main"; then
    renamed <"$main" >"$root/$main"
    printf 'Main runs %s\n' "$wiring"
else
    printf 'Main is your own, and Launch.run takes one Wiring: run %s there, or a Wiring that joins both\n' "$wiring"
fi
cd "$root"
JAVA_HOME=$(./scoresheet jdk)
export JAVA_HOME
./mvnw -q --batch-mode -pl "$modules" spotless:apply "-DspotlessFiles=.*/$many/.*[.]java,.*/bootstrap/Main[.]java" ||
    fail "the files are there, but were not formatted; the output is above; run ./mvnw -pl $modules spotless:apply"
printf 'Before you store the first event, change the stored names, routes, texts and verb that still speak of a library\n'
printf 'done: the subject %s is there; run ./scoresheet test\n' "$many"
