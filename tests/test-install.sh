#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What `make install` puts where, and that programs build with it.
set -eu
LC_ALL=C
export LC_ALL
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES DESTDIR 2>/dev/null || :

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-install.XXXXXX")
trap 'rm -rf "$dir"' EXIT
root=$dir/root
. "$SRCDIR/tests/results.sh"

# does TITLE COMMAND...: the command succeeds.
does() {
	title=$1
	shift
	if "$@" >"$dir/said" 2>&1; then ok "$title"; else fail "$title"; fi
}

# says TITLE TEXT COMMAND...: the command prints the text.
says() {
	title=$1
	text=$2
	shift 2
	"$@" >"$dir/said" 2>&1 || :
	if [ "$(cat "$dir/said")" = "$text" ]; then ok "$title"; else fail "$title"; fi
}

# one PATH: one installed file ends so, and its folder is left in $at.
one() {
	found=$(find "$root" -path "*/$1" | head -n 1)
	: >"$dir/said"
	if [ -n "$found" ]; then ok "$1 is installed"; else fail "$1 is installed"; fi
	at=${found%/*}
}

does 'make install' make -s -C "$BUILDDIR" install DESTDIR="$root"
one bin/sipcause
bin=$at
one include/sipcause.h
include=$at
one share/sipcause/maps/rfc3398.yaml
one share/sipcause/maps/spaces/sip.yaml
one pkgconfig/sipcause.pc
pkgconfig=$at
lib=${at%/pkgconfig}
one share/bash-completion/completions/sipcause
one share/zsh/site-functions/_sipcause
one share/fish/vendor_completions.d/sipcause.fish

# Every map that is in the library is there, and as it is in the sources.
(cd "$SRCDIR" && find maps -name '*.yaml') | sort >"$dir/ours"
(cd "$root" && find . -path '*/sipcause/maps/*' -name '*.yaml') | sed 's|.*/sipcause/maps/|maps/|' |
	sort >"$dir/theirs"
does 'every map is installed, and none besides' diff "$dir/ours" "$dir/theirs"
does 'the header is that of the sources' cmp "$SRCDIR/src/sipcause.h" "$include/sipcause.h"
find "$root" -type f | grep -v -e /bin/ -e /include/ -e /lib -e /share/ >"$dir/astray" || :
does 'nothing lies elsewhere' test ! -s "$dir/astray"

# man FUNCTION leads to the page of the library.
one man/man3/libsipcause.3
man3=$at
for link in $MAN_LINKS; do
	echo '.so man3/libsipcause.3' | cmp - "$man3/${link##*/}" 2>&1 || :
done >"$dir/said"
if [ ! -s "$dir/said" ] && [ -n "$MAN_LINKS" ]; then
	ok 'each function of the page has a link to it'
else
	fail 'each function of the page has a link to it'
fi
(cd "$man3" && ls) | sed 's|^|man/|' | sort >"$dir/pages"
echo man/libsipcause.3 $MAN_LINKS | tr ' ' '\n' | sort >"$dir/links"
does 'and man3 holds nothing else' diff "$dir/links" "$dir/pages"
if man -M "${man3%/man3}" -w libsipcause 2>/dev/null | grep -q "^$man3"; then
	man -M "${man3%/man3}" sipcause_translate >"$dir/page" 2>&1 || :
	does 'man sipcause_translate shows it' grep -q catalog "$dir/page"
else
	echo "skipped: there is no man"
fi

does 'the command runs from where it is' "$bin/sipcause" q850:17

cat >"$dir/ask.c" <<'PROGRAM'
#include <sipcause.h>
#include <stdio.h>

int main(void)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct sipcause_catalog *catalog;

	if (sipcause_catalog_load(&catalog, "rfc3398", &error) != SIPCAUSE_OK)
		return fprintf(stderr, "%s\n", error.message), 1;
	printf("%d\n", sipcause_translate(sipcause_catalog_table(catalog, "rfc3398", "q850", "sip"), 17));
	sipcause_catalog_free(catalog);
	return 0;
}
PROGRAM

# flags OPTION...: what pkg-config says of the installed library.
flags() {
	PKG_CONFIG_PATH=$pkgconfig PKG_CONFIG_SYSROOT_DIR=$root pkg-config "$@" sipcause
}

if ! command -v pkg-config >/dev/null 2>&1; then
	echo "skipped: there is no pkg-config"
else
	version=$(sed -n 's/^#define SIPCAUSE_VERSION_STRING "\(.*\)"/\1/p' "$SRCDIR/src/sipcause.h")
	says 'pkg-config knows the version' "$version" flags --modversion
	if [ -e "$lib/libsipcause.so" ]; then
		does 'a program is built with the shared library' \
			$CC $SANITIZE -o "$dir/shared" "$dir/ask.c" $(flags --cflags --libs)
		says 'and it runs' 486 env LD_LIBRARY_PATH="$lib" "$dir/shared"
	else
		echo "skipped: there is no shared library"
	fi
	if [ -e "$lib/libsipcause.a" ]; then
		mkdir "$dir/static"
		cp "$lib/libsipcause.a" "$dir/static"
		does 'a program is built with the static library' \
			$CC $SANITIZE -o "$dir/alone" "$dir/ask.c" -L"$dir/static" $(flags --static --cflags --libs)
		says 'and it runs without the shared one' 486 "$dir/alone"
	else
		echo "skipped: there is no static library"
	fi
fi

does 'make uninstall' make -s -C "$BUILDDIR" uninstall DESTDIR="$root"
find "$root" ! -type d >"$dir/left"
does 'nothing is left' test ! -s "$dir/left"
prefix=$(sed -n 's/^prefix = //p' "$BUILDDIR/Makefile")
(cd "$root$prefix" && find . -mindepth 1) >"$dir/said"
does 'no empty folder is left' test ! -s "$dir/said"

finish
