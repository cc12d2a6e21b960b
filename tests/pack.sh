#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The program of the build that packs the shipped files refuses two spaces that claim one
# name, and files that are no YAML.
set -u

pack=$BUILDDIR/src/document/pack
[ -x "$pack" ] || {
	echo "skipped: a build for another machine has no such program"
	exit 77
}

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-pack.XXXXXX")
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/maps/spaces"
failed=0

# space NAME KEYS: a space file.
space() {
	printf 'format: 1\nspace: %s\nrange: 0-9\n%s\n' "$1" "$2" >"$dir/maps/spaces/$1.yaml"
}

# expect TITLE STATUS ERROR: pack the spaces a and b.
expect() {
	"$pack" "$dir" maps/spaces/a.yaml maps/spaces/b.yaml >"$dir/out" 2>"$dir/error"
	status=$?
	if [ "$status" -eq "$2" ] && [ "$(cat "$dir/error")" = "$3" ]; then
		echo "ok    $1"
		return
	fi
	echo "FAIL  $1: status $status"
	cat "$dir/error"
	failed=1
}

both='maps/spaces/a.yaml and maps/spaces/b.yaml both claim the name'

space a 'called: [one, A/1]
protocols: [A, {read: [one]}]'
space b 'called: two'
expect 'names apart, a protocol that is a name too' 0 ''
grep -q '^const size_t sci_builtin_name_count = 5;$' "$dir/out" || {
	echo 'FAIL  expected the names a, a/1, b, one, two'
	failed=1
}
space b 'called: [One]'
expect 'a name twice' 1 "$both 'one'"
space b 'protocols: [{read: [x, ONE]}]'
expect 'a name and a protocol' 1 "$both 'one'"
space b 'protocols: {read: a/1}'
expect 'a protocol alone' 1 "$both 'a/1'"
space b 'called: [A]'
expect 'the name of another space' 1 "$both 'a'"
space b 'called: [one'
"$pack" "$dir" maps/spaces/b.yaml >/dev/null 2>"$dir/error"
if [ $? -eq 1 ] && grep -q '^maps/spaces/b.yaml:[0-9]*:[0-9]*: error: ' "$dir/error"; then
	echo 'ok    no YAML'
else
	echo 'FAIL  no YAML'
	failed=1
fi
exit $failed
