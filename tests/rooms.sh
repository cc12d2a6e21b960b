#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The house: which room of src/ may include which others, no circles, a first comment in every
# file (or its header) that says what it is, and lists of files that name each one once.
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
cli/command: base document cli cli/csv/plan cli/dialect cli/maps cli/plain
cli/dialect: base document cli
cli/model: base cli
cli/export: base cli cli/dialect cli/model
cli/import: base document cli cli/dialect
cli/compare: base document cli cli/csv cli/csv/page cli/csv/plan cli/csv/decide cli/csv/count cli/csv/warn cli/maps
cli/csv/record: base
cli/csv/delimited: base
cli/csv/jsonl: base cli/csv/record
cli/csv/ratio: base cli
cli/csv/page: base cli cli/csv/ratio
cli/csv/plan: base document cli cli/csv/jsonl cli/csv/record cli/csv/delimited cli/csv/ratio cli/csv/page
cli/csv/read: base cli cli/csv/record cli/csv/delimited cli/csv/plan
cli/csv/decide: base cli cli/csv/jsonl cli/csv/record cli/csv/plan
cli/csv/count: base cli cli/csv/record cli/csv/ratio cli/csv/page cli/csv/plan cli/csv/decide
cli/csv/warn: base cli cli/csv/record cli/csv/page cli/csv/plan cli/csv/decide
cli/csv/write: base cli cli/csv/page cli/csv/plan
cli/csv: base document cli cli/csv/jsonl cli/csv/record cli/csv/delimited cli/csv/ratio cli/csv/page cli/csv/plan cli/csv/read cli/csv/decide cli/csv/warn cli/csv/count cli/csv/write
cli/maps: base document cli
cli/scan: base document cli
cli/plain: base document cli cli/scan
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

# The first comment, after that of the licence, of a file or its header.
xargs awk 'FNR > 1 && FNR < 5 && /^\/\*/ { print FILENAME }' /dev/null <"$dir/files" >"$dir/commented"
awk 'FILENAME == ARGV[1] { commented[$0] = 1; next }
	$0 == "sipcause.h" || $0 == "document/builtin-files.c" { next }
	{
		header = $0
		sub(/\.c$/, ".h", header)
		if ($0 in commented || header in commented) next
		print "src/" $0 ":2: found no comment; expected one that says what the file is"
		bad = 1
	}
	END { exit bad }' "$dir/commented" "$dir/files" || failed=1

# Every file is in the list of its room, once.
tr ' \t\\' '\n\n\n' <files.am >"$dir/words"
awk 'FILENAME == ARGV[1] { times[$0]++; next }
	/^(sipcause\.h|cli\/main\.c|document\/pack(-names)?\.[ch]|document\/builtin-files\.c|engine\/enums\.c)$/ { next }
	times["src/" $0] != 1 { print "src/files.am: expected src/" $0 " once"; bad = 1 }
	END { exit bad }' "$dir/words" "$dir/files" || failed=1

# The lists of tests: each is given once, no line stands beside them, and every test is in one.
cd ../tests
awk '/^\t/ && !goes_on { print "tests/files.am:" NR ": found a line of no list"; bad = 1 }
	/^[a-z_]+ = / && lists[$1]++ { print "tests/files.am:" NR ": found " $1 " again"; bad = 1 }
	{ goes_on = /\\$/ }
	END { exit bad }' files.am || failed=1
ls test-*.[cps]* cli/*.cases compare-*.sh csv-*.sh | grep -v -e '^csv-common' -e '\.cpp$' |
	sed 's|^|tests/|; s|\.c$||' >"$dir/tests"
tr ' \t\\' '\n\n\n' <files.am >"$dir/words"
awk 'FILENAME == ARGV[1] { times[$0]++; next }
	times[$0] != 1 { print "tests/files.am: expected " $0 " once"; bad = 1 }
	END { exit bad }' "$dir/words" "$dir/tests" || failed=1

[ "$failed" = 0 ] || exit 1
echo "$(grep -c : "$dir/resolved") includes in $(wc -l <"$dir/files") files"
echo "1 passed, 0 failed"
