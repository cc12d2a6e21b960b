# SPDX-License-Identifier: BSD-2-Clause
#
# What the scripts csv-*.sh have in common; each reads this first and calls finish last.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-csv.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
data=$SRCDIR/tests/data/cdr

ok() {
	passed=$((passed + 1))
}

fail() {
	failed=$((failed + 1))
	echo "FAIL  $*"
}

# same TITLE FILE FILE
same() {
	if cmp -s "$2" "$3"; then
		ok
	else
		fail "$1"
		diff "$2" "$3" | head -n 10
	fi
}

# is TITLE FOUND EXPECTED
is() {
	if [ "$2" = "$3" ]; then
		ok
	else
		fail "$1: found '$2', expected '$3'"
	fi
}

csv() {
	"$SIPCAUSE" csv "$@"
}

# The first number of that name in a JSON summary.
first() {
	awk -v key="\"$1\":" 'match($0, key "[0-9]*") {
		print substr($0, RSTART + length(key), RLENGTH - length(key))
		exit
	}' "$2"
}

# counts TITLE SUMMARY: what went in is what came out and what was rejected.
counts() {
	is "$1: records in = out + rejected" "$(first records "$2")" \
		"$(($(first out "$2") + $(first rejected "$2")))"
}

# A file with a bit of everything, written by an independent program that knows
# what should become of it: mixed.csv, the expected records and how many are malformed.
make_mixed() {
	awk -v dir="$dir" 'BEGIN {
		split("200 16 486 17 487 16 404 1 480 18 503 41 603 21 999 - abc - 302 -", pair, " ")
		print "id,name,status,note"
		for (i = 1; i <= 6000; i++) {
			k = 2 * (i * 7919 % 10) + 1
			name = "n" i
			if (i % 5 == 0) name = "\"n, " i "\""
			if (i % 7 == 0) name = "\"say \"\"" i "\"\"\""
			if (i % 11 == 0) name = "\"two\nlines\""
			if (i % 13 == 0) name = "in\"side"
			status = pair[k]
			if (i % 3 == 0) status = "\"" status "\""
			line = i "," name "," status ",x" i
			bad = ""
			if (i % 101 == 0) { line = i ",short," status; bad = "short" }
			if (i % 103 == 0) { line = i ",\"open " i "," status ",x"; bad = "open" }
			if (i % 107 == 0) { line = i ",long," status ",x,y"; bad = "long" }
			print line
			if (bad == "") print line "," (pair[k + 1] == "-" ? "" : pair[k + 1]) > (dir "/expected")
			else bads++
		}
		print bads > (dir "/bads")
	}' >"$dir/mixed.csv"
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
