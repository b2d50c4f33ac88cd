#!/bin/sh
# Puts the imports of generated code into the order of its generator: sorted, with an empty line before another first
# word. A name that changes in such a file may change the order.
#   sort-imports.sh FILE...
set -eu
LC_ALL=C
export LC_ALL

for file; do
    grep -q '^import ' "$file" || continue
    text=$(
        sed '/^import /,$d' "$file"
        grep '^import ' "$file" | sort | awk -F '[ .]' 'NR > 1 && $2 != last { print "" } { last = $2; print }'
        awk '/^import / { last = NR } { line[NR] = $0 } END { for (i = last + 1; i <= NR; i++) print line[i] }' "$file"
    )
    printf '%s\n' "$text" >"$file"
done
