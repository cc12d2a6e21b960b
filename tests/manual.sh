#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The library's page, libsipcause(3): its prototypes are those of the header, and each of
# its functions has a paragraph and a link for man.  sipcause-dialect(5) has all keys of reading,
# and sipcause-import(1) all words in brackets.
set -u
LC_ALL=C
export LC_ALL

page=$SRCDIR/man/libsipcause.3
dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-manual.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0

# does TITLE COMMAND...: the command succeeds.
does() {
	title=$1
	shift
	if "$@" >"$dir/said" 2>&1; then
		passed=$((passed + 1))
		echo "ok    $title"
	else
		failed=$((failed + 1))
		echo "FAIL  $title"
		sed 's/^/  /' "$dir/said"
	fi
}

# prototypes SUFFIX: the page's prototypes as C; a suffix to each argument's type, to break them.
prototypes() {
	echo '#include "sipcause.h"'
	awk -v suffix="$1" '
		/^\.Sh/ { synopsis = $2 == "SYNOPSIS" }
		!synopsis { next }
		/^\.Ft / { type = substr($0, 5) }
		/^\.Fo / { printf "%s %s(", type, $2; comma = "" }
		/^\.Fa / {
			argument = substr($0, 5)
			gsub(/"/, "", argument)
			sub(/[a-z_]*$/, suffix "&", argument)
			printf "%s%s", comma, argument
			comma = ", "
		}
		/^\.Fc/ { print ");" }' "$page"
}

compiles() {
	# shellcheck disable=SC2086
	$CC -std=c99 -Werror -I"$SRCDIR/src" -fsyntax-only "$1"
}

refuses() {
	! compiles "$1"
}

prototypes '' >"$dir/page.c"
prototypes '*' >"$dir/wrong.c"
does 'the prototypes of the page are those of the header' compiles "$dir/page.c"
does 'others are refused' refuses "$dir/wrong.c"

sed -n 's/^\.Fo //p' "$page" | sort >"$dir/prototypes"
sed -n 's/^\.It Fn \(sipcause_[a-z_]*\)$/\1/p' "$page" | sort >"$dir/paragraphs"
echo $MAN_LINKS | tr ' ' '\n' | sed 's|.*/||; s|\.3$||' | sort >"$dir/links"
does 'each prototype has a paragraph' diff "$dir/prototypes" "$dir/paragraphs"
does 'and a link for man' diff "$dir/prototypes" "$dir/links"
does 'there are some' test -s "$dir/prototypes"

# What the page names is there.
grep -o 'sipcause_[a-z_]*' "$page" | sort -u >"$dir/named"
grep -o '^struct sipcause_[a-z_]*' "$SRCDIR/src/sipcause.h" | sed 's/struct //' | sort -u - "$SRCDIR/src/sipcause.sym" >"$dir/known"
comm -23 "$dir/named" "$dir/known" >"$dir/unknown"
does 'it names nothing that the header does not have' diff /dev/null "$dir/unknown"

# items PAGE MACRO: what the items of a page are about.
items() {
	sed -n "s/^\.It $2 //p" "$SRCDIR/man/$1" | sed 's/ P[qo] .*//; s/ //g' | tr , '\n' | sort -u
}

# lacks_none TITLE PAGE MACRO: the page has an item for each line of $dir/wanted.
lacks_none() {
	items "$2" "$3" | comm -23 "$dir/wanted" - >"$dir/lacking"
	does "$1" diff /dev/null "$dir/lacking"
	does "$1: there are some" test -s "$dir/wanted"
}

sed -n 's/^\t*\(AT(\|{ \)"\([a-z_]*\)", [a-z].*/\2/p' "$SRCDIR/src/cli/dialect/reads.c" | sort -u >"$dir/wanted"
lacks_none 'the keys of reading' sipcause-dialect.5 Cm
sed -n 's/^\tXX([A-Z]*, "\([a-z-]*\)".*/\1/p' "$SRCDIR/src/cli/import/taken.h" | sort -u >"$dir/wanted"
lacks_none 'the words of import' sipcause-import.1 Sy

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
