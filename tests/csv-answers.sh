#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Answers that the csv command remembers: a record gets the one that its own cells have,
# however alike others are and however many there are, and each record is counted.
. "$SRCDIR/tests/csv-common.sh"

# twice TITLE HEADER RECORDS ANSWERS OPTION...: the records, each line of printf's escapes with
# the added cells in the same line of ANSWERS, three times over, so that answers are found again.
twice() {
	title=$1
	printf "$2\n" >"$dir/in"
	printf "$3" >"$dir/records"
	printf "$4" >"$dir/added"
	shift 4
	paste -d, "$dir/records" "$dir/added" >"$dir/answered"
	cat "$dir/records" "$dir/records" "$dir/records" >>"$dir/in"
	cat "$dir/answered" "$dir/answered" "$dir/answered" >"$dir/want"
	for threads in 1 2; do
		csv --threads $threads --quiet "$@" "$dir/in" 2>"$dir/errors" | sed 1d >"$dir/out"
		same "$title" "$dir/out" "$dir/want"
	done
}

twice "a companion" s,who '487,caller\n487,network\n487,branch\n487,\n487,"network"\n487, network\n' \
	'16\n18\n26\n16\n18\n18\n' -f sip=s -w origin=who -t q850=c
twice "a companion and a test" s,who,rang '487,network,1\n487,network,0\n487,caller,1\n487,caller,0\n' \
	'19\n18\n16\n16\n' -f sip=s -w origin=who -w 'alerted=rang>0' -t q850=c
twice "two tests" s,a,b '487,1,1\n487,1,0\n487,0,1\n487,0,0\n' '19,19\n19,19\n18,18\n18,18\n' \
	-f sip=s -w origin:=network -w 'alerted=a>0' -w 'answered=b>0' -t q850=c -t q850=d
twice "cells change places" q,s '17,404\n1,486\n,404\n17,\n,\n486,17\n' \
	'17,q,s=1\n1,q,s=17\n1,s,\n17,q,\n,,\n,q,\n' -f q850=q -f sip=s -t q850=c --which w --mark m
twice "the protocol alone" p,c 'sip,486\nq850,486\nq850,17\nsip,17\n"sip",486\n' '17\n\n17\n\n17\n' \
	-f @p=c -t q850=c2
twice "a test of text" s,d '487,ANSWERED\n487,BUSY\n487,"ANSWERED"\n487,\n487, ANSWERED\n' \
	'19\n18\n19\n18\n19\n' -f sip=s -w origin:=network -w alerted=d=ANSWERED -t q850=c

# What lies behind the 8th, the 16th and the 64th byte counts, also where hashes are the same.
twice "behind the 8th byte" s '        486\n        404\n        4\n        486 \n        \n' \
	'17\n1\n\n17\n\n' -f sip=s -t q850=c
twice "of the same length" s,r 'SIP;cause=486,x\nSIP;cause=404,x\nSIP;cause=404,y\nSIP;cause=486,y\n' \
	'17\n1\n1\n17\n' -f reason=s -f sip=r -t q850=c
tail=$(printf '%060d' 0)
twice "behind the 64th byte" s,r \
	"486,x;y=$tail;cause=1\n404,SIP;y=$tail;cause=486\n,SIP;y=$tail;cause=486\n,SIP;y=$tail;cause=404\n" \
	'17\n1\n17\n1\n' -f sip=s -f reason=r -t q850=c
twice "quotes" s,r '486,"a ""quoted"" one"\n404,"a ""quoted"" one"\n"404","a ""quoted"" one"\n4"04,""\n' \
	'17\n1\n1\n\n' -f sip=s -f q850=r -t q850=c
twice "one hash for two pairs" s,q '486,eszycidp\n404,e\233\140\055\362\022\247\300\n' '17\n1\n' \
	-f sip=s -f q850=q -t q850=c
twice "one hash for two long cells" r \
	'SIP;cause=486;x=ATO1Q0\047k\nSIP;cause=404;x=QbdUs1\364\230\n' '17\n1\n' -f reason=r -t q850=c
long=$(printf '%03000d' 0)
twice "a cell that is too long to be remembered" s,r "486,$long\n404,$long\n486,$long\n" '17\n1\n17\n' \
	-f sip=s -f q850=r -t q850=c

# Numbers in a tested column.  487 is 19 where the test holds, 18 where it does not, and 16
# where nobody can tell.
cat >"$dir/three.yaml" <<'END'
format: 1
map: three
extends: billing
tables:
  - {from: sip, to: q850, rules: {487: [{when: {alerted: yes}, to: 19}, {when: {alerted: no}, to: 18}, 16]}}
END
numbers="1 0 1.0 +1 1e3 -0 00 .5 0.5 -1 0: / 00000000 00000001 99999999 000000000 123456789012 1a 12 4 6 5.0 5"
numbers() {
	twice "numbers: $1" s,n "$(printf '487,%s\\n' $numbers)487,\n487, 7\n487,\"7\"\n" \
		"$(printf '%s\\n' $2)" -m "$dir/three.yaml" -f sip=s -w "alerted=n$1" -t q850=c
}
#                1  0 1. +1 e3 -0 00 .5 .5 -1 0:  / 00 01 99 00 12 1a 12  4  6 5.  5  - _7 "7
numbers '>0' "  19 18 19 19 16 18 18 19 19 18 16 16 18 19 19 18 19 16 19 19 19 19 19 16 19 19"
numbers '<=0' " 18 19 18 18 16 19 19 18 18 19 16 16 19 18 18 19 18 16 18 18 18 18 18 16 18 18"
numbers '=5' "  18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 18 19 19 18 18 18"
numbers '!=5' " 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 19 18 18 19 19 19"
numbers '>=5' " 18 18 18 18 16 18 18 18 18 18 16 16 18 18 19 18 19 16 19 18 19 19 19 16 19 19"
numbers '<0.5' "18 19 18 18 16 19 19 18 18 19 16 16 19 18 18 19 18 16 18 18 18 18 18 16 18 18"

# More answers than are remembered: pairs that are all different, each of them three times.
awk -v dir="$dir" 'BEGIN {
	split("486 17 404 1 480 18 503 41 487 16", pair, " ")
	print "id,s,q" >(dir "/in")
	for (k = 0; k < 3; k++)
		for (i = 0; i < 40000; i++) {
			code = 2 * (i % 5) + 1
			print i "," pair[code] ",x" i >(dir "/in")
			print i "," pair[code] ",x" i "," pair[code + 1] >(dir "/want")
		}
}'
for threads in 1 2; do
	csv --threads $threads -f sip=s -f q850=q -t q850=c --summary "$dir/summary" --form json "$dir/in" | sed 1d >"$dir/out"
	same "many answers" "$dir/out" "$dir/want"
	is "many answers: taken" "$(first calls "$dir/summary")" 120000
	is "many answers: mapped" "$(first mapped "$dir/summary")" 120000
	is "many answers: passed over" "$(first unreadable_codes "$dir/summary")" 120000
	counts "many answers" "$dir/summary"
done
# The same codes with and without a text that says more, and with and without a flaw.
awk 'BEGIN {
	print "r"
	for (i = 0; i < 40000; i++)
		printf "SIP;cause=603;text=\"%sanalytics%d\";x=%d%s\n", i % 2 ? "v=" : "v=x", i % 2 ? 1 : 2, i, i % 4 ? "" : ";"
}' | sed 's/"/""/g; 2,$s/.*/"&"/' >"$dir/texts"
csv -f reason=r -t q850=q -t blocked=b --summary "$dir/summary" --form json "$dir/texts" | grep -c ',21,1$' >"$dir/out"
is "many texts: that say more" "$(cat "$dir/out")" 20000
is "many texts: with a flaw" "$(first read_in_spite_of_a_flaw "$dir/summary")" 10000
awk -F, 'NR == 1 || NR % 2 { print }' "$dir/in" >"$dir/half"
csv -f q850=q -t q850=c --summary "$dir/summary" --form json --reject "$dir/rejects" "$dir/half" >/dev/null 2>&1
is "many that are unmapped: rejects" "$(wc -l <"$dir/rejects")" "$(wc -l <"$dir/half")"

# Texts that are all different, and what they say: answers are shared by those with the same evidence.
awk -v dir="$dir" 'BEGIN {
	split("SIP;cause=200;text=\"\"Call completed elsewhere %d\"\"|26,487|" \
	      "SIP;cause=200;text=\"\"call %d\"\"|,|" \
	      "Q.850;cause=21;location=U;text=\"\"%d\"\"|21,603|" \
	      "Q.850;cause=21;location=LN;text=\"\"%d\"\"|21,403|" \
	      "SIP;cause=486;text=\"\"%d\"\"|17,486|" \
	      "Q.850;cause=200;text=\"\"%d\"\", Q.850;cause=17|,|" \
	      "X;cause=17;text=\"\"%d\"\"|,", row, "|")
	print "r" >(dir "/in")
	for (i = 0; i < 63000; i++) {
		k = 2 * (i % 7) + 1
		text = row[k]
		sub("%d", i, text)
		print "\"" text "\"" >(dir "/in")
		print "\"" text "\"," row[k + 1] >(dir "/want")
	}
}'
for threads in 1 2; do
	csv --threads $threads -m modern -f reason=r -t q850=c -t sip=s --summary "$dir/summary" --form json "$dir/in" |
		sed 1d >"$dir/out"
	same "texts that are all different" "$dir/out" "$dir/want"
	is "texts that are all different: mapped" "$(first mapped "$dir/summary")" 36000
	is "texts that are all different: stated none" "$(first stated_none "$dir/summary")" 9000
	counts "texts that are all different" "$dir/summary"
done

# The same where the ratios look at other columns: those with the same evidence differ in them.
awk -v dir="$dir" 'BEGIN {
	print "r,answer,seconds,kind" >(dir "/in")
	for (i = 0; i < 60000; i++)
		printf "Q.850;cause=17;x=%d,%s,%d,%s\n", i, i % 2 ? "x" : "", i % 4 == 1, i % 3 ? "call" : "" >(dir "/in")
}'
for threads in 1 2; do
	csv --threads $threads -f reason=r -t q850=c -w 'answered=answer!=' --duration seconds --seized kind=call \
		--summary "$dir/summary" --form json "$dir/in" >/dev/null
	is "texts and ratios: answered" "$(first answered "$dir/summary")" 30000
	is "texts and ratios: of no length" "$(first answered_of_no_length "$dir/summary")" 15000
	is "texts and ratios: seizures" "$(first seizures "$dir/summary")" 40000
	is "texts and ratios: answered seizures" "$(first answered_seizures "$dir/summary")" 20000
done

# What is counted does not depend on the path that a record takes: --when takes the general one,
# --by counts each record as it comes.
make_mixed
awk -F, 'BEGIN { split("caller network  x branch", who, " ") } {
	print NR == 1 ? $0 ",n,q,who" : $0 "," NR % 4 "," NR % 23 "," who[1 + NR % 6]
}' "$dir/mixed.csv" >"$dir/in"
summary() {
	rm -f "$dir/summary"
	csv -f sip=status -f q850=q -w 'answered=n>1' -w origin=who -t q850=c -t sip=d --mark m --form json \
		--summary "$dir/summary" "$@" "$dir/in" >"$dir/out" 2>/dev/null
	sed 's/"seconds":[0-9.]*//; s/"rules":{[^}]*},//; s/"passed":[0-9]*//; s/"records_per_second":[0-9.]*//' "$dir/summary"
}
summary >"$dir/whole"
cp "$dir/out" "$dir/out-whole"
is "counts: taken" "$(first calls "$dir/summary")" 5827
summary --when 'id!=' >"$dir/other"
same "counts with --when" "$dir/other" "$dir/whole"
same "records with --when" "$dir/out" "$dir/out-whole"
summary --duration n >"$dir/other"
same "counts with --duration" "$dir/other" "$dir/whole"
summary --threads 2 --read-size 3000 >"$dir/other"
same "counts of two threads" "$dir/other" "$dir/whole"
summary --by who >"$dir/other"
for what in calls mapped contradictions unreadable_codes unreadable_companions answered not_answered; do
	is "counts with --by: $what" "$(first $what "$dir/other")" "$(first $what "$dir/whole")"
done
summary --duration q --reject /dev/null >"$dir/other"
is "counts with --duration: of no length" "$(first answered_of_no_length "$dir/other")" \
	"$(awk -F, 'NR > 1 && NF > 8 && $(NF - 5) > 1 && $(NF - 4) == 0' "$dir/out" | wc -l)"
summary --seized 'q>11' --reject /dev/null >"$dir/other"
is "counts with --seized" "$(grep -o '"ASR":{[^}]*"of":[0-9]*' "$dir/other" | sed 's/.*://')" \
	"$(awk -F, 'NR > 1 && NF > 8 && $(NF - 4) > 11' "$dir/out" | wc -l)"

finish
