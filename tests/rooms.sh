#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The house: which room of src/ may include which others, no circles, and a first
# comment in every file (or its header) that says what it is.
set -u

cd "$SRCDIR/src"

# room: what it may include besides itself and sipcause.h.
may='
base:
document: base
engine: base
load: base document engine
wire: base engine
check: base document engine load
cli: base document
cli/command: base document cli
cli/dialect: base document cli
cli/csv: base document cli
cli/csv/profile: base document cli cli/csv
'

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-rooms.XXXXXX")
trap 'rm -rf "$dir"' EXIT
failed=0

# FILE:LINE:INCLUDED for every include of one of our own files.
find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort >"$dir/files"
xargs grep -n '^ *# *include *"' /dev/null <"$dir/files" |
	sed 's/^\([^:]*\):\([0-9]*\):.*"\(.*\)".*/\1:\2:\3/' | grep -v ':config.h$' >"$dir/includes"

# What an include names, below src/: beside the file, or else below src/.
while IFS=: read -r file line included; do
	room=${file%/*}
	if [ -f "$room/$included" ]; then
		included=$room/$included
	elif [ ! -f "$included" ]; then
		echo "src/$file:$line: there is no $included"
		continue
	fi
	echo "$file:$line:$included"
done <"$dir/includes" >"$dir/resolved"
grep ': there is no' "$dir/resolved" && failed=1

awk -F: -v may="$may" '
	function room(file) { return file ~ /\// ? substr(file, 1, match(file, /\/[^\/]*$/) - 1) : "" }
	BEGIN {
		n = split(may, lines, "\n")
		for (i = 1; i <= n; i++) {
			if (lines[i] == "") continue
			split(lines[i], sides, ":")
			known[sides[1]] = 1
			m = split(sides[2], others, " ")
			for (k = 1; k <= m; k++) allowed[sides[1], others[k]] = 1
		}
	}
	NF < 3 { next }
	{
		from = room($1); to = room($3)
		if (!(from in known)) {
			print "src/" $1 ": in no known room; expected one that tests/rooms.sh names"; bad = 1
		} else if (to != "" && to != from && !((from, to) in allowed)) {
			print "src/" $1 ":" $2 ": found " $3 "; expected nothing of " to " in " from
			bad = 1
		}
	}
	END { exit bad }' "$dir/resolved" || failed=1

# A file and its header are one; the rest of the includes must have an order.
awk -F: 'NF == 3 {
		a = $1; b = $3; sub(/\.[ch]$/, "", a); sub(/\.[ch]$/, "", b)
		if (a != b) print a, b
	}' "$dir/resolved" >"$dir/edges"
if ! tsort "$dir/edges" >/dev/null 2>"$dir/circle"; then
	sed 's/^tsort: /src\//' "$dir/circle"
	echo 'expected no circle of includes'
	failed=1
fi

# The first comment, after that of the licence.
first_comment() {
	sed -n '2,4{/^\/\*/p;}' "$1" | grep -q .
}
while read -r file; do
	case $file in
	sipcause.h | document/builtin-files.c) continue ;;
	esac
	header=${file%.c}.h
	first_comment "$file" || { [ -f "$header" ] && first_comment "$header"; } || {
		echo "src/$file:2: found no comment; expected one that says what the file is"
		failed=1
	}
done <"$dir/files"

# Every file is in the list of its room, once.
for file in $(cat "$dir/files") ; do
	case $file in
	sipcause.h | cli/main.c | document/pack.c | document/builtin-files.c | engine/enums.c) continue ;;
	esac
	[ "$(tr ' \t\\' '\n\n\n' <files.am | grep -c -x "src/$file")" = 1 ] || {
		echo "src/files.am: expected src/$file once"
		failed=1
	}
done

[ "$failed" = 0 ] || exit 1
echo "$(grep -c : "$dir/resolved") includes in $(wc -l <"$dir/files") files"
echo "1 passed, 0 failed"
