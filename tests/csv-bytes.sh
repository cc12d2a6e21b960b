#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The csv command on small files, byte for byte: line ends, marks, delimiters, quotes,
# columns and companions.
. "$SRCDIR/tests/csv-common.sh"

# case_of TITLE INPUT EXPECTED OPTION...: printf's escapes in both.
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
case_of "not a code" 'a,s\n1,0486\n2,48\n3,4860\n' 'a,s,c\n1,0486,17\n2,48,\n3,4860,\n' -f sip=s -t q850=c
case_of "not as a code is written" 'a,s\n1,0486\n2,486 Busy Here\n3,486\n' \
	'a,s,c\n1,0486,\n2,486 Busy Here,\n3,486,17\n' -f sip=s -t q850=c --strict
case_of "unmapped" 'a,s\n1,999\n2,302\n' 'a,s,c\n1,999,?\n2,302,\n' -f sip=s -t q850=c --unmapped '?'
case_of "replace" 'a,s,z\r\n1,486,2\r\n' 'a,s,z\r\n1,17,2\r\n' -f sip=s -t q850=s --replace
case_of "replace and add" 'a,s,z\n1,"486",2\n' 'a,s,z,h\n17,"486",2,486\n' -f sip=s -t q850=a -t sip=h --replace
case_of "in order" 'q,s\n0,486\n17,404\n,\nx,503\n200,480\n' \
	'q,s,c,w,m\n0,486,17,s,\n17,404,17,q,s=1\n,,,,\nx,503,41,s,\n200,480,18,s,\n' \
	-f q850=q -f sip=s --null 0 -t q850=c --which w --mark m
case_of "protocol" 'p,c\nSIP,486\nQ.850,18\nhttp,404\nx,1\nISDN,31\n' \
	'p,c,n\nSIP,486,17\nQ.850,18,18\nhttp,404,41\nx,1,\nISDN,31,31\n' -f @p=c -t q850=n
case_of "protocol words" 'p,c\nK,486\nL,18\n' 'p,c,n\nK,486,17\nL,18,18\n' -f @p=c -t q850=n \
	--protocol K=sip --protocol L=q850
case_of "companions" 's,who,rang\n487,caller,1\n487,network,1\n487,network,0\n487,branch,0\n487,,\n' \
	's,who,rang,c\n487,caller,1,16\n487,network,1,19\n487,network,0,18\n487,branch,0,26\n487,,,16\n' \
	-f sip=s -w origin=who -w "alerted=rang>0" -t q850=c
case_of "a companion for all" 's\n487\n' 's,c\n487,26\n' -f sip=s -w origin:=branch -t q850=c
case_of "how and phrase" 's\n486\n' 's,c,c_phrase,c_how\n486,17,User busy,rule\n' -f sip=s -t q850=c --phrase --how
case_of "hex" 's\n10\n0x22\n7f\ng\n' 's,c\n10,16\n0x22,34\n7f,127\ng,\n' -f q850:hex=s -t q850=c

finish
