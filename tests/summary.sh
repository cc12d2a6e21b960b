#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# summary.sh DIR: read the logs that `make check` left below DIR, print a line for
# each test program and in the end "N passed, N failed", the sum of the tests in
# them.  CUnit programs say how many there were in their own closing lines, the
# others in a line "N passed, N failed".  Exit 1 when any failed, or none ran.
set -eu

one() {
	log=${1%.trs}.log
	result=$(sed -n 's/^:global-test-result: *//p' "$1")
	counts=$(awk '
		/^ +tests +[0-9]/ { passed += $4; failed += $5 }
		/^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3 }
		END { print passed + 0, failed + 0 }' "$log")
	passed=${counts% *}
	failed=${counts#* }
	case $result in
	PASS) ;;
	SKIP) passed=0 failed=0 ;;
	*) [ "$failed" -gt 0 ] || failed=1 ;;
	esac
	# A program that counts nothing is one test.
	[ "$result" != PASS ] || [ "$passed" -gt 0 ] || passed=1
	printf '%-5s %5d %5d  %s\n' "$result" "$passed" "$failed" "$(basename "$1" .trs)"
}

find "$1" -name '*.trs' | sort | while read -r trs; do
	one "$trs"
done | awk '
	{ print; passed += $2; failed += $3; skipped += $1 == "SKIP" }
	END {
		if (skipped) print skipped " test programs were skipped"
		print passed + 0 " passed, " failed + 0 " failed"
		exit failed > 0 || passed == 0
	}'
