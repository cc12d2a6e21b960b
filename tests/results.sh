# SPDX-License-Identifier: BSD-2-Clause
#
# What scripts count, for those that are sourced with a folder $dir of their own.

passed=0
failed=0

ok() {
	passed=$((passed + 1))
	echo "ok    $1"
}

# fail TITLE: with what a command left in $dir/said.
fail() {
	failed=$((failed + 1))
	echo "FAIL  $1"
	[ ! -s "$dir/said" ] || sed 's/^/  /' "$dir/said"
}

# The last line, and a status that says whether all went well.
finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
