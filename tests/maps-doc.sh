#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# doc/maps.md is what doc/maps.sh writes now, and has every shipped map and every cause.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-maps.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
. "$SRCDIR/tests/page.sh"

page_is_current maps

# What the page is made of, read in another way.
missing() {
	"$SIPCAUSE" -o json list maps | sed 's/^{"map":"\([^"]*\)".*/\1/' | while read -r map; do
		grep -q "^| \[\`$map\`\](../maps/$map.yaml) |" "$dir/maps.md" || echo "map $map"
		[ -f "$SRCDIR/maps/$map.yaml" ] || echo "file of $map"
	done
	"$SIPCAUSE" -o json list q850 sip | sed 's/^{"code":"[a-z0-9]*:\([0-9]*\)".*/\1/' | awk '$1 < 128 || $1 >= 300' |
		while read -r code; do
			grep -q "^| $code [^|]*| [0-9nu]" "$dir/maps.md" || echo "code $code"
		done
}
missing >"$dir/said"
if [ ! -s "$dir/said" ]; then ok 'it has every map and every code'; else fail 'it has every map and every code'; fi

finish
