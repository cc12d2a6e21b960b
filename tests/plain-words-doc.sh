#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# doc/plain-words.md is what doc/plain-words.sh writes now, and has every sentence of the texts.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-words.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
. "$SRCDIR/tests/page.sh"

page_is_current plain-words

# The sentences of the files themselves, read in another way: those on the line of their key.
sentences() {
	sed -n 's/^ *\(happened\|tell\|open\): *\([^> ].*\)$/\2/p' "$SRCDIR"/maps/text/*/*.yaml |
		sed 's/^"\(.*\)"$/\1/; s/\\"/"/g; s/|/\\|/g' | LC_ALL=C sort -u
}
sentences >"$dir/sentences"
grep -n '^| ' "$dir/plain-words.md" >"$dir/rows"
while IFS= read -r sentence; do
	grep -qF -- "$sentence" "$dir/rows" || echo "$sentence"
done <"$dir/sentences" >"$dir/said"
[ "$(wc -l <"$dir/sentences")" -gt 400 ] || echo 'too few sentences were found' >>"$dir/said"
if [ ! -s "$dir/said" ]; then ok 'it has every sentence'; else fail 'it has every sentence'; fi

# Each language that ships has its part.
for language in "$SRCDIR"/maps/text/*/; do
	grep -q "^codes $(basename "$language") " "$SRCDIR/doc/plain-words.sh" || echo "$language"
done >"$dir/said"
if [ ! -s "$dir/said" ]; then ok 'it has every language'; else fail 'it has every language'; fi

finish
