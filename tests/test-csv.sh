#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The csv command on whole files: that no record is lost, whatever the form of the
# scanner, the size of reads or the number of threads; what becomes of malformed
# records; and how it ends when it cannot go on.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-csv.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
data=$SRCDIR/tests/data/cdr

ok() {
	passed=$((passed + 1))
}

fail() {
	failed=$((failed + 1))
	echo "FAIL  $*"
}

# same TITLE FILE FILE
same() {
	if cmp -s "$2" "$3"; then
		ok
	else
		fail "$1"
		diff "$2" "$3" | head -n 10
	fi
}

# is TITLE FOUND EXPECTED
is() {
	if [ "$2" = "$3" ]; then
		ok
	else
		fail "$1: found '$2', expected '$3'"
	fi
}

csv() {
	"$SIPCAUSE" csv "$@"
}

# A number of the JSON summary, the first of its name.
number() {
	sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p" "$2" | head -n 1
}
first() {
	grep -o "\"$1\":[0-9]*" "$2" | head -n 1 | cut -d: -f2
}

# counts TITLE SUMMARY: what went in is what came out and what was rejected.
counts() {
	is "$1: records in = out + rejected" "$(first records "$2")" \
		"$(($(first out "$2") + $(first rejected "$2")))"
}

# ---------------------------------------------------------------- ways to run

# A file with a bit of everything, written by an independent program that knows
# what should become of it.
awk -v dir="$dir" 'BEGIN {
	split("200 16 486 17 487 16 404 1 480 18 503 41 603 21 999 - abc - 401 -", pair, " ")
	print "id,name,status,note"
	for (i = 1; i <= 6000; i++) {
		k = 2 * (i * 7919 % 10) + 1
		name = "n" i
		if (i % 5 == 0) name = "\"n, " i "\""
		if (i % 7 == 0) name = "\"say \"\"" i "\"\"\""
		if (i % 11 == 0) name = "\"two\nlines\""
		if (i % 13 == 0) name = "in\"side"
		status = pair[k]
		if (i % 3 == 0) status = "\"" status "\""
		line = i "," name "," status ",x" i
		bad = ""
		if (i % 101 == 0) { line = i ",short," status; bad = "short" }
		if (i % 103 == 0) { line = i ",\"open " i "," status ",x"; bad = "open" }
		if (i % 107 == 0) { line = i ",long," status ",x,y"; bad = "long" }
		print line
		if (bad == "") print line "," (pair[k + 1] == "-" ? "" : pair[k + 1]) > (dir "/expected")
		else bads++
	}
	print bads > (dir "/bads")
}' >"$dir/mixed.csv"

csv -f sip=status -t q850=cause --reject "$dir/rejects" --summary "$dir/summary" --json \
	"$dir/mixed.csv" >"$dir/base" 2>/dev/null
counts "mixed" "$dir/summary"
sed 1d "$dir/base" >"$dir/base-records"
same "the column as another program has it" "$dir/base-records" "$dir/expected"
cat "$dir/rejects" >"$dir/base-rejects"
is "malformed records" "$(grep -c 'expected 4\|left open' "$dir/rejects")" "$(cat "$dir/bads")"

for form in bytes sse2 avx2; do
	csv --scan $form -f sip=status -t q850=cause --quiet /dev/null >/dev/null 2>"$dir/errors"
	if grep -q 'does not have it' "$dir/errors"; then
		echo "skipped: $form"
		continue
	fi
	for how in "--threads 1" "--threads 2" "--threads 2 --read-size 100" "--read-size 1" \
		"--read-size 77 --threads 3" "--limit 300 --read-size 4096"; do
		# shellcheck disable=SC2086
		csv --scan $form $how -f sip=status -t q850=cause --reject "$dir/rejects" \
			--summary "$dir/summary" --json <"$dir/mixed.csv" >"$dir/out" 2>/dev/null
		same "$form $how" "$dir/out" "$dir/base"
		same "$form $how: rejects" "$dir/rejects" "$dir/base-rejects"
		counts "$form $how" "$dir/summary"
	done
done

# Without a reject file, malformed records stay where they are.
csv -f sip=status -t q850=cause --summary "$dir/summary" --json "$dir/mixed.csv" >"$dir/out" 2>/dev/null
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

# ------------------------------------------------------------- bytes as found

# case TITLE INPUT EXPECTED OPTION...: printf's escapes in both.
case_of() {
	title=$1
	printf "$2" >"$dir/in"
	printf "$3" >"$dir/want"
	shift 3
	for threads in 1 2; do
		csv --threads $threads --quiet "$@" "$dir/in" >"$dir/out" 2>"$dir/errors"
		same "$title" "$dir/out" "$dir/want"
	done
}

case_of "CR LF" 'a,s\r\n1,486\r\n' 'a,s,c\r\n1,486,17\r\n' -f sip=s -t q850=c
case_of "mixed line ends" 'a,s\n1,486\r\n2,404\n' 'a,s,c\n1,486,17\r\n2,404,1\n' -f sip=s -t q850=c
case_of "no line end" 'a,s\n1,486' 'a,s,c\n1,486,17' -f sip=s -t q850=c
case_of "a header alone" 'a,s\n' 'a,s,c\n' -f sip=s -t q850=c
case_of "a header without a line end" 'a,s' 'a,s,c' -f sip=s -t q850=c
case_of "a byte order mark" '\357\273\277"s",a\n486,1\n' '\357\273\277"s",a,c\n486,1,17\n' -f sip=s -t q850=c
case_of "a mark without header" '\357\273\277486\n' '\357\273\277486,17\n' --no-header -f sip=1 -t q850=c
case_of "empty lines first" '\n\r\n1,486\n' '\n\r\n1,486,17\n' --no-header -f sip=2 -t q850=c
case_of "empty lines alone" '\n\n' '\n\n' --no-header -f sip=2 -t q850=c
case_of "no records" '' '' --no-header -f sip=1 -t q850=c
case_of "a mark alone" '\357\273\277' '\357\273\277' --no-header -f sip=2 -t q850=c
case_of "blank lines" 'a,s\n\n1,486\n\r\n' 'a,s,c\n\n1,486,17\n\r\n' -f sip=s -t q850=c
case_of "one column" 's\n486\n\n404\n' 's,c\n486,17\n,\n404,1\n' -f sip=s -t q850=c
case_of "tabs" 'a\ts\n1\t486\n' 'a\ts\tc\n1\t486\t17\n' -d tab -f sip=s -t q850=c
case_of "semicolons" 'a;s\n1,5;486\n' 'a;s;c\n1,5;486;17\n' -d ';' -f sip=s -t q850=c
case_of "pipes" 'a|s\n1|486\n' 'a|s|c\n1|486|17\n' -d '|' -f sip=s -t q850=c
case_of "quoted names" '"a","the s"\n1,"486"\n' '"a","the s","a,b"\n1,"486",17\n' -f 'sip=the s' -t 'q850=a,b'
case_of "any bytes" 'a,s\n\377\376\001,486\n' 'a,s,c\n\377\376\001,486,17\n' -f sip=s -t q850=c
case_of "blanks around" 'a,s\n1, 486 \n' 'a,s,c\n1, 486 ,17\n' -f sip=s -t q850=c
case_of "not as a code is written" 'a,s\n1,0486\n2,48\n3,4860\n' 'a,s,c\n1,0486,\n2,48,\n3,4860,\n' -f sip=s -t q850=c
case_of "unmapped" 'a,s\n1,999\n2,407\n' 'a,s,c\n1,999,?\n2,407,\n' -f sip=s -t q850=c --unmapped '?'
case_of "replace" 'a,s,z\r\n1,486,2\r\n' 'a,s,z\r\n1,17,2\r\n' -f sip=s -t q850=s --replace
case_of "replace and add" 'a,s,z\n1,"486",2\n' 'a,s,z,h\n17,"486",2,486\n' -f sip=s -t q850=a -t sip=h --replace
case_of "in order" 'q,s\n0,486\n17,404\n,\nx,503\n200,480\n' \
	'q,s,c,w,m\n0,486,17,s,\n17,404,17,q,s=1\n,,,,\nx,503,41,s,\n200,480,18,s,\n' \
	-f q850=q -f sip=s --null 0 -t q850=c --which w --mark m
case_of "protocol" 'p,c\nSIP,486\nQ.850,18\nhttp,404\nx,1\nISDN,31\n' \
	'p,c,n\nSIP,486,17\nQ.850,18,18\nhttp,404,1\nx,1,\nISDN,31,31\n' -f @p=c -t q850=n
case_of "protocol words" 'p,c\nK,486\nL,18\n' 'p,c,n\nK,486,17\nL,18,18\n' -f @p=c -t q850=n \
	--protocol K=sip --protocol L=q850
case_of "companions" 's,who,rang\n487,caller,1\n487,network,1\n487,network,0\n487,branch,0\n487,,\n' \
	's,who,rang,c\n487,caller,1,16\n487,network,1,19\n487,network,0,18\n487,branch,0,26\n487,,,16\n' \
	-f sip=s -w origin=who -w "alerted=rang>0" -t q850=c
case_of "a companion for all" 's\n487\n' 's,c\n487,26\n' -f sip=s -w origin:=branch -t q850=c
case_of "how and phrase" 's\n486\n' 's,c,c_phrase,c_how\n486,17,User busy,rule\n' -f sip=s -t q850=c --phrase --how
case_of "hex" 's\n10\n0x22\n7f\ng\n' 's,c\n10,16\n0x22,34\n7f,127\ng,\n' -f q850:hex=s -t q850=c

# Every code that is common, and the ones that no rule may lose: none is rejected.
printf 's\n200\n487\n486\n480\n404\n503\n401\n407\n302\n183\n' >"$dir/in"
csv -f sip=s -t q850=c --reject "$dir/rejects" --strict --quiet "$dir/in" >/dev/null 2>&1
is "the commonest codes: status" $? 0
is "the commonest codes: rejects" "$(wc -l <"$dir/rejects")" 1

# -------------------------------------------------------------------- rejects

printf 'a,s\n1,486\n2,"4\n3,404\n4\n5,9\0009\n6,503,x\n7,999\n"8\n' >"$dir/in"
csv -f sip=s -t q850=c --reject "$dir/rejects" --summary "$dir/summary" --json "$dir/in" >"$dir/out" \
	2>"$dir/errors"
printf 'line,column,reason,a,s\n3,3,a quote is left open,2,"4\n5,2,1 column; expected 2,4\n6,4,a NUL byte,5,9\0009\n7,6,3 columns; expected 2,6,503,x\n8,3,sip '\''999'\'' is no code,7,999\n9,1,a quote is left open,"8\n' >"$dir/want"
same "rejects" "$dir/rejects" "$dir/want"
printf 'a,s,c\n1,486,17\n3,404,1\n7,999,\n' >"$dir/want"
same "rejects: the rest" "$dir/out" "$dir/want"
counts "rejects" "$dir/summary"
is "rejects: told of" "$(grep -c '^sipcause: line' "$dir/errors")" 5

# A stray quote costs one line, whatever kinds of records are asked for.
printf 'ty,nm,st\nA,"x,486\nA,y,486\nA,z","404",9\nA,b,404\n' >"$dir/in"
csv --when ty=A -f sip=st -t q850=c --quiet --reject "$dir/rejects" "$dir/in" >"$dir/out" 2>/dev/null
printf 'ty,nm,st,c\nA,y,486,17\nA,b,404,1\n' >"$dir/want"
same "a stray quote with --when" "$dir/out" "$dir/want"
is "a stray quote with --when: rejects" "$(cut -d, -f1 "$dir/rejects" | tr '\n' ' ')" "line 2 4 "

# Without a header the first sound record tells the columns.
{
	printf '1,"486\n\n2,"486"\n'
	awk 'BEGIN { for (i = 3; i < 400; i++) print i ",486" }'
	printf 'x\n'
} >"$dir/in"
awk 'NR == 2 { print; next } NR == 3 || /^[0-9]+,486$/ { print $0 ",17" }' "$dir/in" >"$dir/want"
for size in 1 7 100 100000; do
	csv --no-header -f sip=2 -t q850=c --quiet --read-size $size --limit 1000 --reject "$dir/rejects" \
		"$dir/in" >"$dir/out" 2>/dev/null
	same "a first record that is malformed, $size" "$dir/out" "$dir/want"
	is "a first record that is malformed, $size: rejects" "$(cut -d, -f1-3 "$dir/rejects" | tr '\n' ' ')" \
		"1,3,a quote is left open 401,2,1 column; expected 2 "
done
awk 'BEGIN { for (i = 0; i < 400; i++) print "a,\"b" i "x" }' >"$dir/in"
csv --no-header -f sip=2 -t q850=c --quiet --limit 1000 --read-size 100 "$dir/in" >/dev/null 2>"$dir/errors"
is "no sound record: status" $? 4
is "no sound record: told" "$(grep -c 'expected --columns' "$dir/errors")" 1
csv --no-header -f sip=2 -t q850=c --quiet --limit 1000 --columns 2 "$dir/in" >"$dir/out" 2>/dev/null
same "no sound record, with --columns" "$dir/out" "$dir/in"

# Many of them, each closing what the one before left open.
awk 'BEGIN { print "id,st"; for (i = 0; i < 40000; i++) print "x\",\"y"; print "1,486" }' >"$dir/in"
for columns in 2 100 any; do
	csv -f sip=2 -t q850=c --quiet --columns $columns --reject "$dir/rejects" "$dir/in" >"$dir/out" 2>/dev/null
	is "stray quotes, columns $columns" "$(wc -l <"$dir/out")" "$([ $columns = 100 ] && echo 1 || echo 2)"
	is "stray quotes, columns $columns: rejects" "$(grep -c 'a quote is left open' "$dir/rejects")" 40000
done

# A line over the limit is rejected whole and by name, wherever reads end.
awk 'BEGIN { print "a,s"; print "1,486"; for (i = 0; i < 5000; i++) printf "x"; print ",404"; print "2,503" }' >"$dir/in"
for size in 1 100 1000 100000; do
	csv -f sip=s -t q850=c --limit 1000 --read-size $size --reject "$dir/rejects" --summary "$dir/summary" \
		--json "$dir/in" >"$dir/out" 2>/dev/null
	counts "a long line, $size" "$dir/summary"
	sed -n 3p "$dir/in" >"$dir/want"
	sed -n '2s/^3,1,longer than 1000 bytes,//p' "$dir/rejects" >"$dir/got"
	same "a long line, $size" "$dir/got" "$dir/want"
	printf 'a,s,c\n1,486,17\n2,503,41\n' >"$dir/want"
	same "a long line, $size: the rest" "$dir/out" "$dir/want"
done

# Such a line at the end of the file, which may be the end of a read.
printf 'id,st\n%026d' 0 >"$dir/in"
printf 'line,column,reason,id,st\n2,1,longer than 10 bytes,%026d\n' 0 >"$dir/want"
for size in 1 8 15 16 32 64; do
	csv -f sip=st -t q850=c --quiet --limit 10 --read-size $size --reject "$dir/rejects" "$dir/in" >/dev/null 2>&1
	same "a long last line, $size" "$dir/rejects" "$dir/want"
done

# A cell that is told of is cut between characters.
printf 's\n%063dä\n%062dä\n' 0 0 >"$dir/in"
printf "line,column,reason,s\n2,1,sip '%063d' is no code,%063dä\n3,1,sip '%062dä' is no code,%062dä\n" 0 0 0 0 >"$dir/want"
csv -f sip=s -t q850=c --quiet --reject "$dir/rejects" "$dir/in" >/dev/null 2>&1
same "a long cell in a reason" "$dir/rejects" "$dir/want"

# --------------------------------------------------------------------- endings

# ends TITLE STATUS OPTION...: reads $dir/in.
ends() {
	title=$1
	want=$2
	shift 2
	csv "$@" "$dir/in" >/dev/null 2>"$dir/errors"
	is "$title: status" $? "$want"
}

printf 'a,s\n1,486\n2,999\n' >"$dir/in"
ends "done" 0 -f sip=s -t q850=c
ends "strict" 1 -f sip=s -t q850=c --strict
ends "no such column" 2 -f sip=x -t q850=c
ends "no such space" 2 -f nothing=s -t q850=c
ends "no such map" 2 -m nothing -f sip=s -t q850=c
ends "a column that is there" 2 -f sip=s -t q850=a
ends "no columns" 2
ends "no target" 2 -f sip=s
ends "an unknown option" 2 --nothing
ends "an unknown NER" 2 -f sip=s -t q850=c --ner nothing
ends "no such folder" 4 -f sip=s -t q850=c --output "$dir/nothing/out"
csv -f sip=s -t q850=c "$dir/nothing" >/dev/null 2>&1
is "no such file" $? 4
csv -f sip=s -t q850=c --reject "$dir/in" "$dir/in" >/dev/null 2>&1
is "the input as reject file" $? 2
is "the input as reject file: it is whole" "$(wc -l <"$dir/in")" 3
csv --no-header -f sip=foo -t q850=c </dev/null >/dev/null 2>&1
is "a name without header or records" $? 2
printf '\377\376a\000' | csv -f sip=s -t q850=c >/dev/null 2>&1
is "UTF-16" $? 4

if [ -w /dev/full ]; then
	csv -f sip=status -t q850=cause --quiet "$dir/mixed.csv" >/dev/full 2>"$dir/errors"
	is "a full disk: status" $? 4
	is "a full disk: told" "$(grep -c 'writing' "$dir/errors")" 1
	csv -f sip=status -t q850=cause --quiet --threads 2 "$dir/mixed.csv" >/dev/full 2>/dev/null
	is "a full disk, two threads: status" $? 4
	csv -f sip=status -t q850=cause --quiet --reject /dev/full "$dir/mixed.csv" >/dev/null 2>/dev/null
	is "a full disk for rejects: status" $? 4
	csv -f sip=status -t q850=cause --summary /dev/full "$dir/mixed.csv" >/dev/null 2>/dev/null
	is "a full disk for the summary: status" $? 4
fi

# A reader that goes away.
for threads in 1 2; do
	{
		csv -f sip=status -t q850=cause --quiet --read-size 1000 --threads $threads "$dir/mixed.csv" \
			2>"$dir/errors"
		echo $? >"$dir/status"
	} | head -n 2 >/dev/null
	is "a closed pipe: status" "$(cat "$dir/status")" 4
	is "a closed pipe: told with the record" "$(grep -c 'its reader has gone; [0-9]* records' "$dir/errors")" 1
done

# Files with two uses: refused, and nothing is written.
mkdir "$dir/two"
printf 'id,s\n1,486\n' >"$dir/two/in"
echo before >"$dir/two/there"
ln "$dir/two/there" "$dir/two/hard"
ln -s there "$dir/two/soft"
# two TITLE OPTION...: in that folder; standard output goes to there as well.
two() {
	title=$1
	shift
	(cd "$dir/two" && csv -f sip=s -t q850=c --quiet "$@" in >>there 2>errors)
	is "two uses, $title: status" $? 2
	is "two uses, $title: told" "$(grep -c 'as well; expected another file' "$dir/two/errors")" 1
	is "two uses, $title: the file" "$(cat "$dir/two/there")" before
}
two "--output and --reject" --output new --reject new
two "--output and --summary" --output new --summary ./new
two "--reject and --summary" --output other --reject "$dir/two/new" --summary new
two "--output and --reject, there" --output there --reject ./there
two "a link" --output other --reject soft --summary there
two "a hard link" --output other --reject hard --summary there
two "standard output and --reject" --reject there
two "standard output and --summary" --summary soft
two "the input and --summary" --output other --summary ../two/in
is "two uses: no file was made" "$(ls "$dir/two" | tr '\n' ' ')" "errors hard in soft there "
ln -s later "$dir/two/early"
two "a link to nowhere" --output other --reject early --summary later
csv -f sip=s -t q850=c --reject /dev/null --summary /dev/null "$dir/two/in" >/dev/null 2>&1
is "two uses, a device: status" $? 0

# Closed standard files: nothing that is opened takes their place.
printf 'id,s\n1,486\n2,xx\n3,"486\n' >"$dir/in"
mkdir "$dir/closed"
csv -f sip=s -t q850=c --quiet -o "$dir/closed/out" <"$dir/in" >&- 2>/dev/null
is "standard output closed, --output: status" $? 0
is "standard output closed, --output: the files" "$(ls "$dir/closed")" out
is "standard output closed, --output: lines" "$(wc -l <"$dir/closed/out")" 4
csv -f sip=s -t q850=c --quiet --reject "$dir/closed/reject" <"$dir/in" >&- 2>"$dir/errors"
is "standard output closed: status" $? 4
is "standard output closed: told" "$(grep -c 'Bad file descriptor' "$dir/errors")" 1
is "standard output closed: rejects" "$(cat "$dir/closed/reject")" ""
csv -f sip=s -t q850=c -o "$dir/closed/out2" --reject "$dir/closed/reject" <"$dir/in" 2>&-
is "standard error closed: status" $? 0
csv -f sip=s -t q850=c -o "$dir/want" --reject "$dir/rejects" <"$dir/in" 2>/dev/null
same "standard error closed: the output" "$dir/closed/out2" "$dir/want"
same "standard error closed: the rejects" "$dir/closed/reject" "$dir/rejects"
csv -f sip=s -t q850=c --quiet -o "$dir/closed/out3" --reject "$dir/closed/reject" <&- 2>/dev/null
is "standard input closed: status" $? 4
"$SIPCAUSE" sip:486 -t q850 >&- 2>/dev/null
is "standard output closed, translate: status" $? 4

# A complete file takes its name; an incomplete one never does.
csv -f sip=status -t q850=cause --quiet --output "$dir/named" "$dir/mixed.csv" 2>/dev/null
csv -f sip=status -t q850=cause --quiet "$dir/mixed.csv" >"$dir/out" 2>/dev/null
same "--output" "$dir/named" "$dir/out"
cp "$dir/mixed.csv" "$dir/place"
csv -f sip=status -t q850=cause --quiet --output "$dir/place" "$dir/place" 2>/dev/null
same "--output over the input" "$dir/place" "$dir/out"
mkdir "$dir/folder"
echo before >"$dir/folder/named"
(
	cat "$dir/mixed.csv"
	echo started >"$dir/started"
	sleep 2
) | "$SIPCAUSE" csv -f sip=status -t q850=cause --read-size 1000 --output "$dir/folder/named" 2>"$dir/errors" &
reader=$!
tries=0
while [ ! -e "$dir/started" ] && [ $tries -lt 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
sleep 0.3
kill -TERM $reader
wait $reader
is "interrupted: status" $? 143
is "interrupted: told with the record" "$(grep -c 'interrupted; [0-9]* records' "$dir/errors")" 1
is "interrupted: the old file" "$(cat "$dir/folder/named")" before
is "interrupted: no other file" "$(ls "$dir/folder" | wc -l)" 1

# Whatever the signal; INT and QUIT are ignored in the background of a shell.
mkfifo "$dir/slow"
for signal in TERM HUP ALRM USR1 USR2 VTALRM PROF XCPU; do
	(
		ulimit -c 0
		exec "$SIPCAUSE" csv -f sip=status -t q850=cause --read-size 10 --quiet \
			--output "$dir/folder/named" <"$dir/slow" 2>"$dir/errors"
	) &
	reader=$!
	exec 3>"$dir/slow"
	printf 'status\n486\n486\n' >&3
	tries=0
	while [ "$(ls "$dir/folder" | wc -l)" -lt 2 ] && [ $tries -lt 100 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -$signal $reader
	wait $reader 2>/dev/null
	status=$?
	exec 3>&-
	is "signal $signal: status" "$(kill -l $status)" $signal
	is "signal $signal: no other file" "$(ls "$dir/folder")" named
done
(
	ulimit -f 10
	csv -f sip=status -t q850=cause --quiet --output "$dir/folder/named" "$dir/mixed.csv"
) 2>"$dir/errors"
is "a limit of a file's size: status" $? 4
is "a limit of a file's size: told" "$(grep -c 'failed: File too large' "$dir/errors")" 1
is "a limit of a file's size: no other file" "$(ls "$dir/folder")/$(cat "$dir/folder/named")" named/before

# The first signal counts, also while nothing comes in or nothing is taken out.
# signalled TITLE: sends one to $reader, and sees that it ends by it.
signalled() {
	tries=0
	sleep 0.3
	kill -TERM $reader
	while kill -0 $reader 2>/dev/null && [ $tries -lt 50 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -KILL $reader 2>/dev/null
	wait $reader 2>/dev/null
	is "$1: status" $? 143
}

mkfifo "$dir/fifo"
for threads in 1 2; do
	"$SIPCAUSE" csv -f sip=status -t q850=cause --threads $threads <"$dir/fifo" >/dev/null 2>"$dir/errors" &
	reader=$!
	exec 3>"$dir/fifo"
	printf 'status\n486\n' >&3
	signalled "waiting for input, $threads"
	exec 3>&-
done

for threads in 1 2; do
	"$SIPCAUSE" csv -f sip=status -t q850=cause --threads $threads --read-size 10000 "$dir/mixed.csv" \
		>"$dir/fifo" 2>"$dir/errors" &
	reader=$!
	exec 3<"$dir/fifo"
	signalled "a stalled reader, $threads"
	is "a stalled reader, $threads: told with the record" \
		"$(grep -c 'interrupted; [0-9]* records' "$dir/errors")" 1
	exec 3<&-
done

# --------------------------------------------------------------------- summary

csv --no-header -f freeswitch=10 -f sip=11 --null NONE -w 'answered=9>0' --duration 9 --by 4 -t q850=cause \
	--ner e425-as-quoted --summary "$dir/summary" --json "$data/freeswitch.csv" >/dev/null 2>&1
is "summary: records" "$(first records "$dir/summary")" 5
is "summary: answered" "$(first answered "$dir/summary")" 1
is "summary: contradictions" "$(first contradictions "$dir/summary")" 1
if [ -n "${PYTHON3:-}" ]; then
	"$PYTHON3" - "$dir/summary" <<'PY' >"$dir/got" 2>&1
import json, sys
s = json.load(open(sys.argv[1]))
r = s["ratios"]
print([round(r[k]["percent"]) for k in ("ASR", "ABR", "SER", "SEER", "ISA", "NER")],
      round(r["NER"]["percent_at_most"]), [d["cause"] for d in s["disputed_causes"]],
      [g["value"] for g in s["groups"]], s["groups"][0]["taken"])
PY
	is "summary: ratios" "$(cat "$dir/got")" "[20, 20, 20, 60, 20, 60] 80 [16] ['public'] 5"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
