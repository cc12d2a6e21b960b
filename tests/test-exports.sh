#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The library shows what its header declares and src/sipcause.sym lists, and no
# more; the header is C11 and C++11, and a C++ program can use the library.
set -eu
LC_ALL=C
export LC_ALL

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-exports.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
sym=$SRCDIR/src/sipcause.sym
header=$SRCDIR/src/sipcause.h
libs=$BUILDDIR/.libs
strict='-Wall -Wextra -pedantic -Werror'

# same TITLE FILE FILE: the two have the same lines.
same() {
	if diff "$2" "$3" >"$dir/diff"; then
		ok "$1"
	else
		fail "$1"
		sed 's/^/  /' "$dir/diff"
	fi
}

# does TITLE COMMAND...: the command succeeds.
does() {
	title=$1
	shift
	if "$@" >"$dir/said" 2>&1; then
		ok "$title"
	else
		fail "$title"
		sed 's/^/  /' "$dir/said"
	fi
}

# The functions that the header declares, comments and macros aside.
declared() {
	echo '#include "sipcause.h"' | $CC -E -P -I"$SRCDIR/src" - |
		grep -o 'sipcause_[a-z0-9_]* *(' | tr -d ' (' | sort -u
}

shared_symbols() {
	nm -D --defined-only "$libs/libsipcause.so" | awk '{ print $NF }' | sort
}

sort -u "$sym" >"$dir/sorted"
same 'the list of symbols is sorted and has none twice' "$dir/sorted" "$sym"
declared >"$dir/declared"
same 'the list of symbols is that of the functions in the header' "$dir/declared" "$sym"

if [ -e "$libs/libsipcause.so" ] && command -v nm >/dev/null 2>&1; then
	shared_symbols >"$dir/shown"
	# A sanitizer may add some of its own.
	[ -z "$SANITIZE" ] || {
		grep '^sipcause_' "$dir/shown" >"$dir/ours" || :
		mv "$dir/ours" "$dir/shown"
	}
	same 'the shared library shows the list of symbols' "$dir/shown" "$sym"
else
	echo "skipped: there is no shared library, or no nm"
fi

if [ -e "$libs/libsipcause.a" ] && command -v nm >/dev/null 2>&1; then
	nm -g --defined-only "$libs/libsipcause.a" 2>/dev/null | awk 'NF == 3 { print $3 }' |
		grep -v -e '^sipcause_' -e '^sci_' -e '^__' >"$dir/foreign" || :
	: >"$dir/nothing"
	same 'the static library has no names but sipcause_ and sci_' "$dir/foreign" "$dir/nothing"
else
	echo "skipped: there is no static library, or no nm"
fi

echo '#include "sipcause.h"' >"$dir/one.c"
for standard in c99 c11; do
	does "the header is $standard by itself" \
		$CC -std=$standard $strict -Wstrict-prototypes -I"$SRCDIR/src" -fsyntax-only "$dir/one.c"
done
cat >"$dir/starts.c" <<'PROGRAM'
#include "sipcause.h"

int main(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	struct sipcause_condition condition = SIPCAUSE_CONDITION_INIT;

	return error.size + indication.size + result.size + condition.size == 0;
}
PROGRAM
for standard in c99 c11; do
	does "structs are started without a warning in $standard" \
		$CC -std=$standard $strict -Wmissing-field-initializers -Wconversion -I"$SRCDIR/src" \
		-fsyntax-only "$dir/starts.c"
done
sed 's/__GNUC__/NOBODY_DEFINES_THIS/' "$header" >"$dir/sipcause.h"
does 'the header does without attributes' \
	$CC -std=c11 $strict -I"$dir" -fsyntax-only "$dir/one.c"
rm "$dir/sipcause.h"

if ! echo 'int main() { return 0; }' | ${CXX:-c++} -x c++ -fsyntax-only - 2>/dev/null; then
	echo "skipped: there is no C++ compiler"
elif [ ! -e "$libs/libsipcause.so" ]; then
	does 'the header is C++11' \
		$CXX -std=c++11 $strict -I"$SRCDIR/src" -fsyntax-only "$SRCDIR/tests/test-header.cpp"
else
	does 'a C++11 program is built with the library' \
		$CXX -std=c++11 $strict $SANITIZE -I"$SRCDIR/src" -o "$dir/header" \
		"$SRCDIR/tests/test-header.cpp" -L"$libs" -lsipcause
	does 'the C++11 program runs' \
		env LD_LIBRARY_PATH="$libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" "$dir/header"
fi

if echo 'int main() { return 0; }' | ${CXX:-c++} -x c++ -fsyntax-only - 2>/dev/null; then
	# C++98 has no macros with any number of arguments, which -pedantic would say.
	for standard in 'c++98 -Wall -Wextra -Werror' "c++11 $strict"; do
		does "structs are started without a warning in ${standard%% *}" \
			${CXX:-c++} -x c++ -std=$standard -Wmissing-field-initializers -I"$SRCDIR/src" \
			-fsyntax-only "$dir/starts.c"
	done
fi

finish
