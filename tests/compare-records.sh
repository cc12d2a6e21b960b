#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# compare --records on many records: what it counts is what two runs of csv give, record by
# record, per change and per trunk; whatever the records are, no record is lost.
. "$SRCDIR/tests/csv-common.sh"

cat >"$dir/old.yaml" <<'END'
format: 1
map: old
source: the tests
grade: measured
extends: billing
policy:
  distrust: []
tables:
  - from: sip
    to: q850
    rules:
      480: 18
      484: none
      488: unlisted
  - from: q850
    to: sip
    rules: {34: 503}
END
mkdir "$dir/next"
cat >"$dir/next/old.yaml" <<'END'
format: 1
map: old
source: the tests
grade: measured
extends: billing
tables:
  - from: sip
    to: q850
    rules:
      480:
        - {when: {answered: no}, to: 19}
        - {to: 31}
      484: 28
      486: none
      503: unlisted
  - from: q850
    to: sip
    rules: {34: 480, 21: none}
  - from: sip
    to: sip
    rules: {480: 486, 404: 604}
END

# Records with two columns that may contradict each other, trunks, and some that are malformed.
awk 'BEGIN {
	count = split("200 302 404 408 480 484 486 487 488 499 503 603 abc 183 401", status, " ")
	causes = split("0 16 17 18 21 31 34 41 127 x", cause, " ")
	print "id,trunk,status,cause,secs"
	for (i = 1; i <= 200000; i++) {
		seed = (seed * 1103515245 + 12345) % 2147483648
		s = status[1 + int(seed / 65536) % count]
		seed = (seed * 1103515245 + 12345) % 2147483648
		c = int(seed / 65536) % 3 == 0 ? "" : cause[1 + int(seed / 65536) % causes]
		trunk = "t" int(seed / 1048576) % 7
		if (i % 997 == 0) s = c = ""
		secs = s == 200 ? i % 90 : (i % 5000 == 0 ? "?" : 0)
		print i "," trunk "," s "," c "," secs (i % 10007 == 0 ? ",x" : "")
	}
}' >"$dir/calls.csv"

# The changes of two runs of csv: OLD_FROM NEW_FROM OLD NEW COUNT, and TRUNK CALLS CHANGED.
by_csv() {
	for map in "$dir/old.yaml" "$dir/next/old.yaml"; do
		csv -m "$map" -f q850=cause -f sip=status -w 'answered=secs>0' -t "$1=code" --which by \
			--unmapped unlisted --reject /dev/null --quiet "$dir/calls.csv" \
			2>/dev/null | sed 1d
	done >"$dir/both"
	half=$(($(wc -l <"$dir/both") / 2))
	head -n "$half" "$dir/both" >"$dir/one"
	sed "1,${half}d" "$dir/both" >"$dir/two"
	paste -d, "$dir/one" "$dir/two" | awk -F, -v OFS='\t' -v dir="$dir" '
	function from(by, status, cause) {
		if (by == "secs") return "sip:200"
		return by == "status" ? "sip:" status : "q850:" cause
	}
	function answer(cell) { return cell == "" ? "none" : cell }
	{
		calls[$2]++
		if ($6 == $13) next
		changed[$2]++
		count[from($7, $3, $4) OFS from($14, $3, $4) OFS answer($6) OFS answer($13)]++
	}
	END {
		for (i in count) print i, count[i] >(dir "/csv-changes")
		for (i in calls) print i, calls[i], changed[i] + 0 >(dir "/csv-trunks")
	}'
	LC_ALL=C sort "$dir/csv-changes" >"$dir/expected-changes"
	LC_ALL=C sort "$dir/csv-trunks" >"$dir/expected-trunks"
}

# The same of the rows of compare, where changes by several rows of the maps are one.
by_compare() {
	awk -F'\t' -v OFS='\t' '$1 == "change" && $6 != $7 {
		sub(/ .*/, "", $6)
		sub(/ .*/, "", $7)
		if ($6 != $7) count[$4 OFS $5 OFS $6 OFS $7] += $8
	}
	END { for (i in count) print i, count[i] }' "$1" | LC_ALL=C sort >"$dir/found-changes"
	awk -F'\t' -v OFS='\t' '$1 == "by" { print $2, $8, $9 }' "$1" | LC_ALL=C sort >"$dir/found-trunks"
}

compare() {
	"$SIPCAUSE" compare "$dir/old.yaml" "$dir/next/old.yaml" -o tsv "$@" 2>"$dir/errors"
}

# The number of a total: FILE NAME [SPACE].
total() {
	awk -F'\t' -v name="$2" -v space="${3-}" '
		$1 == "total" && $2 == name && $3 == space { print $8 }' "$1"
}

for target in q850 sip; do
	by_csv $target
	compare --records "$dir/calls.csv" -f q850=cause -f sip=status -w 'answered=secs>0' \
		-t $target --by trunk >"$dir/rows"
	is "$target: exit status" $? 1
	by_compare "$dir/rows"
	same "$target: changes" "$dir/found-changes" "$dir/expected-changes"
	[ "$(wc -l <"$dir/expected-changes")" -gt 3 ] || fail "$target: too few changes to be a test"
	is "$target: records" "$(total "$dir/rows" records)" 200000
	is "$target: rejected" "$(total "$dir/rows" rejected)" $((200000 / 10007))
	is "$target: unchanged + changed + rejected" "$(total "$dir/rows" records)" \
		$(($(total "$dir/rows" unchanged) + $(total "$dir/rows" changed) + $(total "$dir/rows" rejected)))
	is "$target: the kinds are all that changed" "$(total "$dir/rows" changed $target)" \
		$(($(total "$dir/rows" another-code $target) + $(total "$dir/rows" other-companions-only $target) + $(total "$dir/rows" no-longer-mapped $target) + $(total "$dir/rows" newly-mapped $target) + $(total "$dir/rows" now-stated-as-none $target) + $(total "$dir/rows" no-longer-stated-as-none $target)))
	is "$target: the rows are all that changed" "$(total "$dir/rows" changed $target)" \
		"$(awk -F'\t' '$1 == "change" { sum += $8 } END { print sum }' "$dir/rows")"
	is "$target: the trunks are all that changed" "$(total "$dir/rows" changed)" \
		"$(awk -F'\t' '$1 == "by" { sum += $9 } END { print sum }' "$dir/rows")"
	# Companions, which csv does not write, change only with answers in q850.
	is "$target: changed, as csv has it" \
		$(($(total "$dir/rows" changed) - $(total "$dir/rows" other-companions-only $target))) \
		"$(awk -F'\t' '{ sum += $3 } END { print sum }' "$dir/expected-trunks")"
	[ $target = q850 ] || same "$target: trunks" "$dir/found-trunks" "$dir/expected-trunks"

	# From a pipe, the same.
	compare --records - -f q850=cause -f sip=status -w 'answered=secs>0' -t $target \
		--by trunk <"$dir/calls.csv" >"$dir/piped"
	same "$target: from a pipe" "$dir/piped" "$dir/rows"

	# What is not named is in the row of all others.
	compare --records "$dir/calls.csv" -f q850=cause -f sip=status -w 'answered=secs>0' \
		-t $target --by trunk --top 2 >"$dir/top"
	is "$target: two changes and others" "$(grep -c '^change' "$dir/top")" 3
	is "$target: two trunks and others" "$(grep -c '^by' "$dir/top")" 3
	is "$target: with others, all that changed" "$(total "$dir/top" changed $target)" \
		"$(awk -F'\t' '$1 == "change" { sum += $8 } END { print sum }' "$dir/top")"
done

# Both targets in one run: each record counts once among all.
compare --records "$dir/calls.csv" -f q850=cause -f sip=status -w 'answered=secs>0' -t sip,q850 \
	>"$dir/rows"
is "both targets: changed to sip" "$(total "$dir/rows" changed sip)" "$(total "$dir/piped" changed sip)"
[ "$(total "$dir/rows" changed)" -lt \
	$(($(total "$dir/rows" changed sip) + $(total "$dir/rows" changed q850))) ] ||
	fail "a record whose two answers change counts twice"

# Every record has texts of its own, so that no answer is remembered by its cells alone.
awk -F, 'NR == 1 { print "trunk,why"; next } $3 ~ /^[0-9]+$/ && NF == 5 {
	printf "%s,\"Q.850;cause=%d;text=\"\"call %d\"\", SIP;cause=%d\"\n", $2, 1 + $1 % 127, $1, $3
}' "$dir/calls.csv" >"$dir/why.csv"
for map in "$dir/old.yaml" "$dir/next/old.yaml"; do
	csv -m "$map" -f reason=why -t sip=code --unmapped unlisted --quiet "$dir/why.csv" |
		sed '1d; s/.*,//' >"$dir/answers-$(basename "$(dirname "$map")")"
done
paste "$dir/answers-$(basename "$dir")" "$dir/answers-next" |
	awk -F'\t' '$1 != $2 { print ($1 == "" ? "none" : $1) "\t" ($2 == "" ? "none" : $2) }' |
	LC_ALL=C sort | uniq -c | awk -v OFS='\t' '{ print $2, $3, $1 }' >"$dir/expected-changes"
compare --records "$dir/why.csv" -f reason=why -t sip >"$dir/rows"
awk -F'\t' -v OFS='\t' '$1 == "change" { count[$6 OFS $7] += $8 }
	END { for (i in count) print i, count[i] }' "$dir/rows" |
	sed 's/ location=[A-Z]*//g' | LC_ALL=C sort >"$dir/found-changes"
same "reasons" "$dir/found-changes" "$dir/expected-changes"
[ -s "$dir/expected-changes" ] || fail "reasons: there are no changes to be tested"

# The same where only NEW knows a protocol: records with one answer by OLD have several by NEW.
awk 'BEGIN {
	print "why,protocol,code"
	for (i = 1; i <= 60000; i++)
		printf "\"Q.850;cause=34;text=\"\"call %d\"\"\",preemption,%d\n", i, 1 + i % 5
}' >"$dir/why.csv"
for map in rfc3398 modern; do
	csv -m $map -f @protocol=code -f reason=why -t sip=sip --unmapped unlisted --quiet \
		"$dir/why.csv" | sed '1d; s/.*,//' >"$dir/answers-$map"
done
paste "$dir/answers-rfc3398" "$dir/answers-modern" | awk -F'\t' '$1 != $2' |
	LC_ALL=C sort | uniq -c | awk -v OFS='\t' '{ print $2, $3, $1 }' >"$dir/expected-changes"
"$SIPCAUSE" compare rfc3398 modern --records "$dir/why.csv" -f @protocol=code -f reason=why \
	-t sip -o tsv | awk -F'\t' -v OFS='\t' '$1 == "change" { count[$6 OFS $7] += $8 }
	END { for (i in count) print i, count[i] }' | LC_ALL=C sort >"$dir/found-changes"
same "a protocol that one map knows" "$dir/found-changes" "$dir/expected-changes"
is "a protocol that one map knows: changes" "$(cat "$dir/expected-changes")" \
	"$(printf '503\t480\t48000')"

# More trunks than are counted each: the others are counted together.
awk 'BEGIN {
	print "trunk,status"
	for (i = 1; i <= 5000; i++) print "t" i "," (i % 2 ? 480 : 404)
}' >"$dir/trunks.csv"
compare --records "$dir/trunks.csv" -f sip=status -t q850 --by trunk >"$dir/rows"
is "many trunks: rows" "$(grep -c '^by' "$dir/rows")" 1025
is "many trunks: others" "$(awk -F'\t' '$2 == "(others)" { print $8, $9 }' "$dir/rows")" "3976 1988"

# A map compared with itself changes nothing.
"$SIPCAUSE" compare "$dir/old.yaml" "$dir/old.yaml" --records "$dir/calls.csv" -f q850=cause \
	-f sip=status -t q850,sip -o tsv >"$dir/rows" 2>/dev/null
is "a map and itself: exit status" $? 0
is "a map and itself: changed" "$(total "$dir/rows" changed)" 0
is "a map and itself: no other rows" "$(grep -vc -e '^row' -e '^total' "$dir/rows")" 0

finish
