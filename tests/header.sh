#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The header is the manual: each function, struct, list and limit in it has a comment
# directly before it, each section begins with a paragraph, the program at its top compiles
# and prints what the comment says, and NULL crashes no function that may be given it.
set -u

header=$SRCDIR/src/sipcause.h
dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-header.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"

# ------------------------------------------------------------------ comments

# Print the place of each declaration without a comment, and last how many there are.
uncommented() {
	awk '
		function check(what) {
			seen++
			if (!comment) print FILENAME ":" FNR ": found " what "; expected a comment directly before it"
		}
		inside { if (/\*\//) { inside = 0; comment = 1 } next }
		/^\/\* -+ / { comment = 0; next }
		/^\/\*/ {
			if (/clang-format (on|off)/) next
			inside = !/\*\//; comment = !inside
			next
		}
		/^SIPCAUSE_API/ {
			text = $0
			while (text !~ /\(/ && (getline more) > 0) text = text more
			match(text, /sipcause_[a-z0-9_]*\(/)
			check(substr(text, RSTART, RLENGTH) ")")
		}
		/^struct sipcause_[a-z_]* \{/ || /^struct sipcause_[a-z_]*;/ { check($1 " " $2) }
		/^#define SIPCAUSE_/ && !/^#define SIPCAUSE_(XX|H|VERSION_(MINOR|PATCH|STRING)|API|PURE|CHECK|NONNULL)/ { check($2) }
		/^[^\t ]/ || /^$/ { comment = 0 }
		END { print seen + 0 }' "$1"
}

uncommented "$header" >"$dir/bare"
seen=$(tail -n 1 "$dir/bare")
sed '$d' "$dir/bare" >"$dir/said"
if [ ! -s "$dir/said" ]; then ok "each of $seen declarations has a comment"; else fail 'each declaration has a comment'; fi

: >"$dir/said"
functions=$(wc -l <"$SRCDIR/src/sipcause.sym")
if [ "$(grep -c '^SIPCAUSE_API' "$header")" = "$((functions))" ] && [ "$seen" -gt "$functions" ]; then
	ok "they are all $((functions)) functions and more"
else
	fail "found $seen declarations; expected more than the $((functions)) functions of sipcause.sym"
fi

# The check itself finds what it is for: take the comments of two declarations away.
sed '/^\/\* Free a cursor/,/\*\//d; /^\/\* How many parts/d' "$header" >"$dir/mutant.h"
uncommented "$dir/mutant.h" | sed '$d; s/.*: found \(.*\);.*/\1/' >"$dir/said"
if [ "$(tr '\n' ' ' <"$dir/said")" = 'sipcause_cursor_free() SIPCAUSE_PARTS_MAX ' ]; then
	ok 'a declaration without a comment is found'
else
	fail 'a declaration without a comment is found'
fi

# A section begins with a line of its name, and a paragraph.
awk '/^\/\* -+ / { section = FNR ": " $3; next }
	section != "" && /^$/ { next }
	section != "" { if (!/^\/\*/) print section ": expected a paragraph"; section = "" }
	/^\/\* -/ && FNR > 1 { next }' "$header" >"$dir/said"
if [ ! -s "$dir/said" ] && [ "$(grep -c '^/\* -* [a-z ]* \*/$' "$header")" -ge 10 ]; then
	ok 'each section begins with a paragraph'
else
	fail 'each section begins with a paragraph'
fi

# ------------------------------------------------------------------- program

# In the first comment: from the first #include to a "}", and what follows "It prints:".
awk -v dir="$dir" '
	/^ \*\/$/ { exit }
	/^ \* It prints:/ { printing = 1; next }
	printing && /^ \*$/ { exit }
	printing { sub(/^ \*   /, ""); print >(dir "/expected") }
	/^ \*   #include/ { program = 1 }
	program {
		sub(/^ \*(   )?/, "")
		print >(dir "/example.c")
		if (/^}/) program = 0
	}' "$header"
: >"$dir/said"
lines=$(grep -c . "$dir/example.c")
if [ "$lines" -gt 10 ] && [ -s "$dir/expected" ]; then
	ok "the program at the top has $lines lines"
else
	fail 'there is a program at the top, and what it prints'
fi

# link PROGRAM OPTION...: build $dir/PROGRAM from $dir/PROGRAM.c.
link() {
	program=$1
	shift
	# shellcheck disable=SC2086
	"$BUILDDIR/libtool" --quiet --tag=CC --mode=link $CC $SANITIZE "$@" -I"$SRCDIR/src" \
		"$dir/$program.c" "$BUILDDIR/libsipcause.la" -o "$dir/$program"
}

if link example -std=c99 -Wall -Wextra -Werror >"$dir/said" 2>&1; then
	ok 'it compiles without a warning'
	"$dir/example" >"$dir/printed" 2>&1
	diff "$dir/expected" "$dir/printed" >"$dir/said"
	if [ ! -s "$dir/said" ]; then ok 'it prints what the comment says'; else fail 'it prints what the comment says'; fi
else
	fail 'it compiles without a warning'
fi

# ---------------------------------------------------------------------- NULL

# Each function but the two that the header names, with NULL and 0 for all arguments.
{
	printf '#include "sipcause.h"\nint main(void)\n{\n'
	echo '#include "sipcause.h"' | $CC -E -P -I"$SRCDIR/src" - | tr '\n' ' ' | tr ';' '\n' |
		grep -o 'sipcause_[a-z_]* *([^()]*) *\(__attribute__.*\)\{0,1\}$' |
		awk -F '[(]' '$1 !~ /^sipcause_store_(acquire|release) *$/ {
				zeros = $2 ~ /^void *\)/ ? "" : "0"
				for (n = gsub(/,/, ",", $2); n > 0; n--) zeros = zeros ", 0"
				print "\t" $1 "(" zeros ");"
			}'
	printf '\treturn 0;\n}\n'
} >"$dir/null.c"
: >"$dir/said"
if [ "$(grep -c '^	sipcause_' "$dir/null.c")" = "$((functions - 2))" ]; then
	ok "all but 2 of $((functions)) functions are called with NULL"
else
	fail "all but 2 of $((functions)) functions are called with NULL"
fi
if link null -w >"$dir/said" 2>&1 && "$dir/null" >"$dir/said" 2>&1; then
	ok 'none of them crashes'
else
	fail 'none of them crashes'
fi

finish
