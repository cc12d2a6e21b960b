#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Profiles: those that are shipped have nothing that check finds, and what it finds in each file of
# tests/data/bad-profiles is beside it.  A profile with an error is never used.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-profiles.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"

for profile in "$SRCDIR"/maps/profiles/*.yaml; do
	[ -e "$profile" ] || continue
	name=$(basename "$profile" .yaml)
	if "$SIPCAUSE" check "$profile" >"$dir/said" 2>&1 && [ ! -s "$dir/said" ]; then
		ok "$name"
	else
		fail "$name"
	fi
done

cd "$SRCDIR/tests/data/bad-profiles" || exit 1
for profile in *.yaml; do
	name=${profile%.yaml}
	"$SIPCAUSE" check "$profile" >"$dir/found" 2>&1
	status=$?
	if [ "${PROFILES_WRITE-}" = 1 ]; then
		cp "$dir/found" "$name.expected"
	fi
	wanted=0
	if grep -q ': error: ' "$name.expected"; then
		wanted=3
	fi
	if diff -u "$name.expected" "$dir/found" >"$dir/said" && [ "$status" = "$wanted" ]; then
		ok "check $name"
	else
		fail "check $name"
	fi
	echo 1,17 | "$SIPCAUSE" csv --profile "$profile" --no-header -t q850=x --quiet >"$dir/out" 2>"$dir/said"
	status=$?
	# What is only warned of is used, but this record has no such columns.
	if [ "$wanted" = 0 ]; then
		wanted=2
	fi
	if [ "$status" = "$wanted" ] && [ -s "$dir/said" ] && [ ! -s "$dir/out" ]; then
		ok "csv $name"
	else
		fail "csv $name: status $status"
	fi
done

finish
