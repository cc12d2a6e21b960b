#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Records in many files give what they give in one, whatever the threads and the sizes of reads.
. "$SRCDIR/tests/csv-common.sh"

mkdir "$dir/shards"
awk -v dir="$dir" 'BEGIN {
	split("486 503 404 200 999 abc", status, " ")
	head = "id,name,status"
	print head > (dir "/whole")
	for (shard = 1; shard <= 60; shard++) {
		file = sprintf("%s/shards/%02d.csv", dir, shard)
		# Some have a byte order mark, CRLF behind the header line, no record at all.
		printf "%s%s%s", shard % 3 == 0 ? "\357\273\277" : "", head, shard % 4 == 0 ? "\r\n" : "\n" > file
		count = shard % 7 == 0 ? 0 : shard * 3
		for (i = 1; i <= count; i++) {
			name = i % 5 == 0 ? "\"two\nlines, " i "\"" : "n" i
			record = shard "-" i "," name "," status[(i + shard) % 6 + 1]
			if (i % 17 == 0) record = record ",more"
			print record > (dir "/whole")
			# The last line of every other file has no end.
			printf "%s%s", record, i < count || shard % 2 == 0 ? "\n" : "" > file
		}
		close(file)
	}
}'
csv -f sip=status -t q850=cause --reject "$dir/rejects" --summary "$dir/summary" --form json "$dir/whole" >"$dir/want" 2>/dev/null
counts "one file" "$dir/summary"
# Where a record stood is left out: files of their own have lines of their own.
sed 's/^line,/,/; s/^[0-9]*,[0-9]*,/,/' "$dir/rejects" >"$dir/rejects.want"
for threads in 1 2 3 8; do
	for size in 1 7 64 1000 262144; do
		csv -f sip=status -t q850=cause --threads $threads --read-size $size --reject "$dir/rejects" \
			--summary "$dir/summary.many" --form json "$dir"/shards/*.csv >"$dir/out" 2>/dev/null
		is "shards, $threads threads, $size bytes: status" $? 0
		same "shards, $threads threads, $size bytes" "$dir/out" "$dir/want"
		sed 's/^file,line,/,/; s/^[^,]*.csv,[0-9]*,[0-9]*,/,/' "$dir/rejects" >"$dir/rejects.many"
		same "shards, $threads threads, $size bytes: rejects" "$dir/rejects.many" "$dir/rejects.want"
		is "shards, $threads threads, $size bytes: summary" \
			"$(sed 's/"inputs":\[[^]]*\],//; s/"seconds":[^,}]*//' "$dir/summary.many")" \
			"$(sed 's/"inputs":\[[^]]*\],//; s/"seconds":[^,}]*//' "$dir/summary")"
	done
done

# The files are opened one at a time.
(
	ulimit -n 16
	csv -f sip=status -t q850=cause --quiet --threads 2 "$dir"/shards/*.csv
) >"$dir/out" 2>"$dir/errors"
is "few descriptors: status" $? 0
is "few descriptors: lines" "$(wc -l <"$dir/out")" "$(csv -f sip=status -t q850=cause --quiet "$dir/whole" 2>/dev/null | wc -l)"

# A file that changes behind the look at all files: the header line is compared again.
mkfifo "$dir/pipe"
printf 'id,name,other\n1,a,486\n' >"$dir/pipe" &
csv -f sip=status -t q850=cause --quiet "$dir/shards/02.csv" "$dir/pipe" >"$dir/out" 2>"$dir/errors"
is "a pipe with another header line: status" $? 4
is "a pipe with another header line: told" "$(grep -c "column 3 of the header line is 'other'" "$dir/errors")" 1
wait

finish
