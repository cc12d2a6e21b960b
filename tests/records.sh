#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each sample in tests/data/records holds what its .expected says, counted from the layout alone,
# and each profile has a sample.
set -u

if ! command -v "${PYTHON3:-python3}" >/dev/null 2>&1; then
	echo "skipped: there is no python3"
	exit 77
fi
dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-records.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"

for profile in "$SRCDIR"/maps/profiles/*.yaml; do
	name=$(basename "$profile" .yaml)
	for sample in "$SRCDIR/tests/data/records/$name".csv "$SRCDIR/tests/data/records/$name".json; do
		[ ! -e "$sample" ] || break
	done
	if "${PYTHON3:-python3}" "$SRCDIR/tests/data/records/count.py" "$sample" >"$dir/counts" 2>"$dir/said" &&
		diff -u "$SRCDIR/tests/data/records/$name.expected" "$dir/counts" >"$dir/said"; then
		ok "$name"
	else
		fail "$name"
	fi
done

finish
