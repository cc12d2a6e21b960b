#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The memory of a comparison: two long lists `first`, one behind the other, have a row for each
# pair of their alternatives, of which only as many are kept as are compared.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-many.XXXXXX")
trap 'rm -rf "$dir"' EXIT
room=250000 # KiB

# list CONDITION FIRST: a list of 70 alternatives.
list() {
	awk -v condition="$1" -v first="$2" 'BEGIN {
		for (i = 0; i < 70; i++)
			printf "      - {when: {" condition "}, to: %d}\n", i, first + i
	}'
}

{
	printf 'format: 1\nmap: long\nthrough: [q850]\ntables:\n  - from: sip\n    to: q850\n    first:\n'
	list 'retry-after: %d' 1
	printf '    rules: {486: 17}\n  - from: q850\n    to: http\n    first:\n'
	list 'diameter: %d' 400
	printf '    rules: {17: 500}\n'
} >"$dir/long.yaml"
printf 'format: 1\nmap: short\ntables: [{from: sip, to: http, rules: {486: 500}}]\n' >"$dir/short.yaml"

if ! (ulimit -v $room && "$SIPCAUSE" sip:486) >"$dir/out" 2>&1; then
	echo "skipped: the command does not work in $room KiB"
	exit 77
fi
(ulimit -v $room && "$SIPCAUSE" compare -I "$dir" -f sip -t http long short) >"$dir/out" 2>"$dir/err"
status=$?
if [ $status != 1 ] || ! grep -q 'has more conditions than are compared' "$dir/err"; then
	echo "FAIL  found status $status and '$(head -n 1 "$dir/err")', expected 1 and that some are not compared"
	exit 1
fi
echo "passed: 1"
