#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The csv command on a whole file in every way to run it: no record is lost, whatever the
# form of the scanner, the size of reads or the number of threads.
. "$SRCDIR/tests/csv-common.sh"
make_mixed

csv -f sip=status -t q850=cause --reject "$dir/rejects" --summary "$dir/summary" --form json \
	"$dir/mixed.csv" >"$dir/base" 2>/dev/null
counts "mixed" "$dir/summary"
sed 1d "$dir/base" >"$dir/base-records"
same "the column as another program has it" "$dir/base-records" "$dir/expected"
cat "$dir/rejects" >"$dir/base-rejects"
is "malformed records" "$(grep -c 'expected 4\|left open' "$dir/rejects")" "$(cat "$dir/bads")"

for form in bytes sse2 avx2; do
	csv --scan $form -f sip=status -t q850=cause --quiet /dev/null >/dev/null 2>"$dir/errors"
	if grep -q 'does not have it' "$dir/errors"; then
		echo "skipped: the scanner of form $form, which this machine does not have"
		continue
	fi
	for how in "--threads 1" "--threads 2" "--threads 2 --read-size 100" "--read-size 1" \
		"--read-size 77 --threads 3" "--limit 300 --read-size 4096"; do
		# shellcheck disable=SC2086
		csv --scan $form $how -f sip=status -t q850=cause --reject "$dir/rejects" \
			--summary "$dir/summary" --form json <"$dir/mixed.csv" >"$dir/out" 2>/dev/null
		same "$form $how" "$dir/out" "$dir/base"
		same "$form $how: rejects" "$dir/rejects" "$dir/base-rejects"
		counts "$form $how" "$dir/summary"
	done
done

# Without a reject file, malformed records stay where they are.
csv -f sip=status -t q850=cause --summary "$dir/summary" --form json "$dir/mixed.csv" >"$dir/out" 2>/dev/null
counts "no reject file" "$dir/summary"
is "no reject file: nothing is rejected" "$(first rejected "$dir/summary")" 0
cut -c1- "$dir/mixed.csv" | wc -l >"$dir/a"
wc -l <"$dir/out" >"$dir/b"
same "no reject file: no line is lost" "$dir/a" "$dir/b"

# What is not added passes through byte for byte: taking the column off again gives
# the file back, whatever is in it.
for file in "$dir/mixed.csv" "$data/asterisk.csv" "$data/cisco.csv"; do
	csv --no-header --columns any -f sip=1 -t q850=0 --unmapped '@' --when 1=never "$file" \
		>"$dir/out" 2>/dev/null
	same "passed through: $file" "$dir/out" "$file"
done

finish
