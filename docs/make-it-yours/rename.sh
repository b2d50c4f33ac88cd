#!/bin/sh
# Gives the system your root package and your product name:
#   docs/make-it-yours/rename.sh org.example.library Library
# It renames packages and their folders, group and artifact ids, the module, the launcher, header fields, the prefix of
# environment variables and system properties, metrics, and the name in texts. At the end it runs the formatter, because
# lines change their length and imports their order.
#
# A rename touches no running system: the default names of database roles, channel, embedded database, data folder and
# cache folder stay. They begin with Product.DEPLOYED_NAME, and settings choose others (docs/operations/configure.md).
# CHANGELOG.md stays, too: it is history under the old name.
set -eu
LC_ALL=C
export LC_ALL

fail() {
    printf 'rename: %s\n' "$*" >&2
    exit 1
}

matches() { printf '%s\n' "$1" | grep -Eq "$2"; }

[ $# -eq 2 ] || fail "two arguments, please: the root package and the name, as in org.example.library Library"
package=$1 title=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"

# --- the arguments

matches "$package" '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$' ||
    fail "'$package' is no root package: two or more names of lower-case letters and digits, with dots between them"
for word in $(printf '%s' "$package" | tr . ' '); do
    case $word in
        abstract | assert | boolean | break | byte | case | catch | char | class | const | continue | default | do | \
            double | else | enum | extends | false | final | finally | float | for | goto | if | implements | import | \
            instanceof | int | interface | long | native | new | null | package | private | protected | public | return | \
            short | static | strictfp | super | switch | synchronized | this | throw | throws | transient | true | try | \
            void | volatile | while) fail "'$word' is a keyword of Java, so '$package' is no package" ;;
    esac
done
case $package in java.* | javax.*) fail "'$package' belongs to Java" ;; esac
matches "$title" '^[A-Z][A-Za-z0-9]{1,30}$' ||
    fail "'$title' is no name: a word of 2 to 31 letters and digits that begins with a capital letter"
name=$(printf '%s' "$title" | tr '[:upper:]' '[:lower:]')
prefix=$(printf '%s' "$title" | tr '[:lower:]' '[:upper:]')
case $package.$name in *scoresheet*) fail "package and name must not have 'scoresheet' in them: it marks what is not renamed yet" ;; esac

# --- the tree

product=$(find application/src/main/java -name Product.java)
now=$(sed -n 's/.*String TITLE = "\(.*\)".*/\1/p' "$product")
if [ "$now" = "$title" ] && [ -f "application/src/main/java/$(printf '%s' "$package" | tr . /)/application/kernel/Product.java" ]; then
    printf 'rename: this system has the package %s and the name %s already\n' "$package" "$title"
    exit 0
fi
[ "$now" = Scoresheet ] ||
    fail "this system is called $now already; go back to the commit before its rename to choose another name"
if [ -e "$name" ] || [ "$name" = target ]; then fail "the launcher would be ./$name, and that name is taken"; fi
JAVA_HOME=$(./scoresheet jdk) # for the formatter at the end
export JAVA_HOME
if [ -e .git ]; then
    [ -z "$(git status --porcelain)" ] || fail "there are changes that are not committed; commit them first"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/rename.XXXXXX")
trap 'rm -rf "$work"' 0
trap 'exit 130' 2
trap 'exit 143' 15

# --- folders of packages, files with the name of the product or a class; classes of the old package would stay in jars

find . -name .git -prune -o -type d -name target -prune -exec rm -rf {} +
path=$(printf '%s' "$package" | tr . /)
find . -name .git -prune -o -type d -path '*/dev/scoresheet' -print >"$work/folders"
while IFS= read -r folder; do
    base=${folder%/dev/scoresheet}
    mkdir -p "$base/$(dirname "$path")"
    mv "$folder" "$base/$path"
    rmdir "$base/dev" 2>/dev/null || :
done <"$work/folders"
find . -name .git -prune -o -name .scoresheet -prune -o -type f -name '*scoresheet*' -print >"$work/named"
while IFS= read -r file; do
    mv "$file" "$(dirname "$file")/$(basename "$file" | sed "s/dev\.scoresheet/$package/; s/scoresheet/$name/")"
done <"$work/named"

# --- texts. $keep and $metric stand for the old name where it is not replaced, or not yet.

keep=$(printf '\001') metric=$(printf '\002')
cat >"$work/script" <<END
/leaves this line alone/b
s/dev\.scoresheet/$package/g
s|dev/scoresheet|$path|g
s/scoresheet_owner/${keep}_owner/g
s/scoresheet_application/${keep}_application/g
s/scoresheet_projections/${keep}_projections/g
s/scoresheet_log_/${metric}_log_/g
s/scoresheet_log/${keep}_log/g
s/\.scoresheet/.$keep/g
s|cache/scoresheet|cache/$keep|g
s/SCORESHEET/$prefix/g
s/Scoresheet/$title/g
s/scoresheet/$name/g
s/$metric/$name/g
s/$keep/scoresheet/g
END
cat >"$work/compose" <<END
s/SCORESHEET_/${prefix}_/g
s/Scoresheet/$title/g
s|\./scoresheet|./$name|g
END
find . -name .git -prune -o -name .scoresheet -prune -o -name node_modules -prune -o -type f \
    ! -path ./CHANGELOG.md ! -path ./docs/make-it-yours/rename.sh -exec grep -Il -i scoresheet {} + >"$work/files"
# The formatter turns the end of a long comment into code, so this program breaks such comments first.
cat >"$work/comments" <<'END'
length($0) > 108 && (index($0, package) || index(tolower($0), name)) && match($0, /^ *\/\/\/? (@[a-z]+ )?/) {
    lead = substr($0, 1, RLENGTH)
    if (sub(/@[a-z]+ $/, "", lead)) lead = lead "    "
    line = $0
    while (length(line) > 108) {
        for (cut = 108; cut > length(lead) && substr(line, cut, 1) != " "; cut--);
        if (cut <= length(lead)) break
        print substr(line, 1, cut - 1)
        line = lead substr(line, cut + 1)
    }
    print line
    next
}
{ print }
END
while IFS= read -r file; do
    case $file in
        *.java) sed -f "$work/script" "$file" | awk -v package="$package" -v name="$name" -f "$work/comments" >"$work/text" ;;
        ./compose.yaml) sed -f "$work/compose" "$file" >"$work/text" ;; # an existing database keeps its name and volume
        *) sed -f "$work/script" "$file" >"$work/text" ;;
    esac
    cat "$work/text" >"$file" # keeps the mode of the file
done <"$work/files"

# --- imports of generated code

find . -name .git -prune -o -path '*/src/generated/*' -name '*.java' -exec sh docs/make-it-yours/sort-imports.sh {} +

# --- the formatter, in all modules with sources; sources of the starter are guests of a module meanwhile

modules=$(find . -name .git -prune -o -type d -path '*/src/main/java' -print | grep -v '^\./docs/' | sed 's|^\./\(.*\)/src/main/java$|\1|' | tr '\n' ,)
guests=domain/src/test/java/guests
trap 'rm -rf "$work" $guests' 0
find docs/make-it-yours -name '*.java' ! -path '*/src/generated/*' >"$work/guests"
mkdir -p $guests
tar cf - -T "$work/guests" | tar xf - -C $guests
./mvnw -q --batch-mode -pl "${modules%,}" spotless:apply ||
    fail "all is renamed, but the formatter failed; its output is above; run ./mvnw -pl ${modules%,} spotless:apply"
tar cf - -C $guests docs | tar xf -

# --- the report

printf 'renamed: package %s, group id %s, artifacts %s-*, launcher ./%s, header fields %s-*,\n' "$package" "$package" "$name" "$name" "$title"
printf '  variables %s_*, metrics %s_*; %s files changed, and the formatter ran over all sources\n' "$prefix" "$name" "$(wc -l <"$work/files" | tr -d ' ')"
printf 'not renamed: CHANGELOG.md, and the names that running systems have (Product.DEPLOYED_NAME):\n'
printf '  roles scoresheet_*, channel scoresheet_log, folders .scoresheet and cache/scoresheet, embedded database scoresheet\n'
printf '  services, volumes and database of compose.yaml\n'
printf 'deployments must rename their variables (SCORESHEET_* is ignored now), clients the header fields, dashboards the metrics\n'
printf 'continue with ./%s test\n' "$name"
