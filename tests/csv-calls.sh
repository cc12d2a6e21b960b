#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# csv --call on 20000 records, beside an awk program that puts the same records together by itself.
. "$SRCDIR/tests/csv-common.sh"

# Calls of one to five legs, up to 60 of them at a time: id, status, seconds, trunk.
awk 'BEGIN {
	srand(20)
	split("503 500 486 404 487 480 603 408 407 401 486 503", codes, " ")
	print "id,status,seconds,trunk"
	for (written = 0; written < 20000; written++) {
		k = int(rand() * 60)
		if (left[k] == 0) {
			ids[k] = "call-" ++calls
			left[k] = rand() < .4 ? 1 : 2 + int(rand() * 4)
		}
		left[k]--
		status = codes[1 + int(rand() * 12)]
		seconds = rand() < .04 ? "" : 0
		if (left[k] == 0 && rand() < .5 || rand() < .05) {
			status = 200
			seconds = rand() < .05 ? "" : 1 + int(rand() * 300)
		}
		if (rand() < .02)
			status = ""
		if (status == "" && seconds > 0)
			status = 200
		printf "%s,%s,%s,trunk %d\n", rand() < .01 ? "" : ids[k], status, seconds, rand() * 7
	}
}' >"$dir/in"

# What the records of the output come to: the last of the codes that say most is that of a call.
# Weak codes are those of the policy of the map default.
cat >"$dir/oracle" <<'EOA'
function decide(id,    n, i, any, all, best, weight, most, stated, count) {
	n = legs[id]
	if (n == 0)
		return
	any = all = 0
	count = 0
	for (i = 1; i <= n; i++) {
		said[i] = seconds[id, i] > 0 || (seconds[id, i] == "" && status[id, i] == 200)
		any += said[i]
		folded[i] = (status[id, i] == 401 || status[id, i] == 407) && i < n
	}
	yes = no = 0
	for (i = 1; i <= n; i++) {
		yes += seconds[id, i] > 0
		no += folded[i] || seconds[id, i] == "0"
	}
	most = -1
	for (i = 1; i <= n; i++) {
		if (any ? !said[i] : folded[i])
			continue
		weight = status[id, i] == "" ? 0 : status[id, i] ~ /^(480|487|500|503)$/ ? 1 : 2
		if (weight >= most) {
			most = weight
			best = i
		}
	}
	calls++
	all_legs += n
	answered += yes > 0
	not_answered += yes == 0 && no == n
	codes[code[id, best] == "" ? "unmapped" : code[id, best]]++
	trunks[trunk[id, best]]++
	legs[id] = 0
}
NR == 1 { next }
{
	record = NR - 1
	id = $1 == "" ? "none " record : $1
	if (legs[id] > 0 && record - first[id] >= window)
		decide(id)
	if (id in first && record - first[id] >= window && record - first[id] < 2 * window) {
		late++
		next
	}
	if (legs[id] == 0)
		first[id] = record
	n = ++legs[id]
	status[id, n] = $2
	seconds[id, n] = $3
	trunk[id, n] = $4
	code[id, n] = $5
}
END {
	for (id in legs)
		decide(id)
	print "calls", calls
	print "legs", all_legs
	print "late_legs", late + 0
	print "answered", answered
	print "not_answered", not_answered
	print "not_said_whether_answered", calls - answered - not_answered
	print "ASR", answered " " answered + not_answered
	for (c in codes)
		print "code " c, codes[c]
	for (t in trunks)
		print "by " t, trunks[t]
}
EOA

# found TSV [TSV]: the same from the command's tables.
found() {
	awk -F '\t' '
		FILENAME == by && FNR > 2 { print "by " $2, $3; next }
		FILENAME == by { next }
		$1 == "calls" && $2 ~ /^(calls|answered|not_answered|not_said_.*)$/ { print $2, $3 }
		$1 == "together" && $2 ~ /^(legs|late_legs)$/ { print $2, $3 }
		$1 == "ratio" && $2 == "ASR" { print "ASR", $3 " " $5 }
		$1 == "q850" { print "code " $2, $3 }
	' by="$2" "$1" "$2" | sort
}

for window in 1000000 20000 1000 90 7 1; do
	put() {
		csv -f sip=status -w 'answered=seconds>0' -t q850=cause --call id --call-window $window \
			--form tsv "$@" "$dir/in" 2>/dev/null
	}
	put --summary "$dir/sum" >"$dir/out"
	put --summary "$dir/by" --by trunk >"$dir/again"
	same "window $window: --by changes no record" "$dir/out" "$dir/again"
	awk -F, -v window=$window -f "$dir/oracle" "$dir/out" | sort >"$dir/expected"
	found "$dir/sum" "$dir/by" >"$dir/found"
	same "window $window" "$dir/expected" "$dir/found"
	put --read-size 100 --threads 4 --summary "$dir/sum.small" >"$dir/again"
	same "window $window: records of small blocks" "$dir/out" "$dir/again"
	same "window $window: summary of small blocks" "$dir/sum" "$dir/sum.small"
done
csv -f sip=status -w 'answered=seconds>0' -t q850=cause --quiet "$dir/in" >"$dir/plain"
same "records are written as without --call" "$dir/plain" "$dir/out"

# Two halves whose calls do not meet add up to the whole.
awk -F, 'NR == 1 || $1 ~ /[02468]$/' "$dir/in" >"$dir/even"
awk -F, 'NR == 1 || $1 !~ /[02468]$/' "$dir/in" >"$dir/odd"
for part in even odd; do
	csv -f sip=status -w 'answered=seconds>0' -t q850=cause --call id --summary "$dir/$part.json" \
		"$dir/$part" >/dev/null 2>&1
done
csv -f sip=status -w 'answered=seconds>0' -t q850=cause --call id --summary "$dir/whole" --form tsv "$dir/in" >/dev/null 2>&1
csv --add "$dir/even.json" "$dir/odd.json" --summary "$dir/sum" --form tsv >/dev/null 2>&1
same "summaries of two halves" "$dir/whole" "$dir/sum"

finish
