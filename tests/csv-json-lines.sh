#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# csv --json-lines on whole files: it says what csv says of the same records in CSV, however the
# file is read, and loses no byte.
. "$SRCDIR/tests/csv-common.sh"

# The same records in both forms: id, status, cause, seconds, trunk.
awk -v dir="$dir" 'BEGIN {
	srand(7)
	csv = dir "/in.csv"; json = dir "/in.jsonl"
	print "id,status,cause,seconds,trunk" >csv
	split("200 404 480 486 487 503 603 999 x", statuses, " ")
	split("16 17 18 31 127 USER_BUSY", causes, " ")
	for (i = 1; i <= 3000; i++) {
		status = rand() < 0.2 ? "" : statuses[1 + int(rand() * 9)]
		cause = rand() < 0.4 ? "" : causes[1 + int(rand() * 6)]
		seconds = rand() < 0.3 ? int(rand() * 100) : 0
		trunk = "t" int(rand() * 5)
		print i "," status "," cause "," seconds "," trunk >csv
		printf "{\"id\":%d,\"v\":{\"status\":\"%s\",\"cause\":\"%s\"},\"seconds\":%d,\"trunk\":\"%s\"}\n",
			i, status, cause, seconds, trunk >json
	}
}'

# What csv added, as members.
as_members() {
	awk -F, 'function value(text) { return text == "" ? "null" : text ~ /^[0-9]+$/ ? text : "\"" text "\"" }
		NR > 1 {
			printf "{\"id\":%d,\"v\":{\"status\":\"%s\",\"cause\":\"%s\"},\"seconds\":%d,\"trunk\":\"%s\"", $1, $2, $3, $4, $5
			print ",\"q850\":" value($6) ",\"q850_how\":" value($7) ",\"from\":" value($8) "}"
		}'
}

# What summaries have in common: not how long it took, nor what is malformed in one form alone.
in_common() {
	sed 's/"seconds":[0-9.]*//; s/,"json":0,"member":0//; s/"v\./"/g; s/in\.[a-z]*//' "$1"
}

for options in '' '--by trunk' '--when trunk=t1 --duration seconds' '--ner e425-as-quoted'; do
	# shellcheck disable=SC2086
	csv -f q850=cause -f sip=status -t q850=q850 --how --which from -w answered='seconds>0' \
		$options --form json --summary "$dir/sum.csv" "$dir/in.csv" | as_members >"$dir/want"
	# shellcheck disable=SC2086
	csv --json-lines -f q850=v.cause -f sip=v.status -t q850=q850 --how --which from \
		-w answered='seconds>0' $options --form json --summary "$dir/sum.jsonl" "$dir/in.jsonl" |
		sed 's/"from":"v\./"from":"/' >"$dir/out"
	case $options in
	# What passes through has no new cells in either form.
	*--when*) is "'$options': records out" "$(wc -l <"$dir/out")" 3000 ;;
	*) same "'$options': records" "$dir/want" "$dir/out" ;;
	esac
	in_common "$dir/sum.csv" >"$dir/want"
	in_common "$dir/sum.jsonl" >"$dir/out"
	same "'$options': summary" "$dir/want" "$dir/out"
done

# Lines of every kind, however they are read.
awk '{ print }
	NR % 7 == 0 { print "" }
	NR % 11 == 0 { print "{\"id\":" NR ",\"v\":{\"status\":\"486\"" }
	NR % 13 == 0 { printf " {\"q850\":1 }\r\n" }
	NR % 17 == 0 { print "\"" }
	NR % 101 == 0 { line = "{\"long\":\""; while (length(line) < 700) line = line "0123456789\\\"{}"; print line "\"}" }
	END { printf "{\"v\":{\"status\":404}}" }' "$dir/in.jsonl" >"$dir/mixed.jsonl"
run() {
	csv --json-lines -f q850=v.cause -f sip=v.status -t q850=q850 --limit 600 --quiet "$@" \
		--reject "$dir/rejects" -o "$dir/out" "$dir/mixed.jsonl" 2>"$dir/errors"
	is "$*: status" $? 0
}
run
cp "$dir/out" "$dir/out.1"
cp "$dir/rejects" "$dir/rejects.1"
cp "$dir/errors" "$dir/errors.1"
is "malformed lines are told" "$(grep -c '; expected ' "$dir/errors")" 10
is "lines over the limit are rejected" "$(grep -c '^{"long"' "$dir/rejects")" "$(grep -c '^{"long"' "$dir/mixed.jsonl")"
for threads in 1 4; do
	for size in 61 601 4096 100000; do
		run --threads "$threads" --read-size "$size"
		same "$threads threads, $size bytes: out" "$dir/out.1" "$dir/out"
		same "$threads threads, $size bytes: rejects" "$dir/rejects.1" "$dir/rejects"
		same "$threads threads, $size bytes: errors" "$dir/errors.1" "$dir/errors"
	done
done

# The same by single bytes, of fewer lines.
head -n 120 "$dir/mixed.jsonl" >"$dir/short"
mv "$dir/short" "$dir/mixed.jsonl"
run
cp "$dir/out" "$dir/out.1"
cp "$dir/rejects" "$dir/rejects.1"
for size in 1 7; do
	run --read-size $size
	same "$size bytes: out" "$dir/out.1" "$dir/out"
	same "$size bytes: rejects" "$dir/rejects.1" "$dir/rejects"
done

# All bytes are there: what is added taken away again, the lines are those of the input.
csv --json-lines -f q850=v.cause -f sip=v.status -t q850=q850 --quiet "$dir/mixed.jsonl" 2>/dev/null |
	sed 's/,"q850":[^,}]*}/}/' >"$dir/out"
same "without what was added" "$dir/mixed.jsonl" "$dir/out"

# What unmapped records are copied as can be read again.
csv --json-lines -f sip=v.status -t q850=q850 --quiet --reject "$dir/rejects" "$dir/in.jsonl" >"$dir/out"
csv --json-lines -f sip=v.status -t q850=q850 --form json --reject "$dir/again" "$dir/rejects" 2>"$dir/errors" >"$dir/out"
same "rejects, read again" "$dir/rejects" "$dir/again"
is "rejects, read again: none is mapped" "$(first mapped "$dir/errors")" 0

finish
