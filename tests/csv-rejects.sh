#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What becomes of malformed records in the csv command, and of lines that are too long.
. "$SRCDIR/tests/csv-common.sh"

# Every code that is common, and the ones that no rule may lose: none is rejected.
printf 's\n200\n487\n486\n480\n404\n503\n401\n407\n302\n183\n' >"$dir/in"
csv -f sip=s -t q850=c --reject "$dir/rejects" --strict --quiet "$dir/in" >/dev/null 2>&1
is "the commonest codes: status" $? 0
is "the commonest codes: rejects" "$(wc -l <"$dir/rejects")" 1

printf 'a,s\n1,486\n2,"4\n3,404\n4\n5,9\0009\n6,503,x\n7,999\n"8\n' >"$dir/in"
csv -f sip=s -t q850=c --reject "$dir/rejects" --summary "$dir/summary" --form json "$dir/in" >"$dir/out" \
	2>"$dir/errors"
printf 'line,column,reason,a,s\n3,3,a quote is left open,2,"4\n5,2,1 field; expected 2,4\n6,4,a NUL byte,5,9\0009\n7,6,3 fields; expected 2,6,503,x\n8,3,sip '\''999'\'' is not a code,7,999\n9,1,a quote is left open,"8\n' >"$dir/want"
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
		"1,3,a quote is left open 401,2,1 field; expected 2 "
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
		--form json "$dir/in" >"$dir/out" 2>/dev/null
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
printf "line,column,reason,s\n2,1,sip '%063d' is not a code,%063dä\n3,1,sip '%062dä' is not a code,%062dä\n" 0 0 0 0 >"$dir/want"
csv -f sip=s -t q850=c --quiet --reject "$dir/rejects" "$dir/in" >/dev/null 2>&1
same "a long cell in a reason" "$dir/rejects" "$dir/want"

finish
