#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# How the csv command ends: its status, full disks, and readers that go away.
. "$SRCDIR/tests/csv-common.sh"
make_mixed

# What a closed pipe ends with: 141, or 4 where SIGPIPE is ignored from the start.
broken=141
sh -c 'kill -PIPE $$' 2>/dev/null && broken=4

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
ends "an unknown form of the summary" 2 -f sip=s -t q850=c --form nothing
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

# packed FORMAT COMMAND BYTES: records that are compressed, in a file and through a pipe.
packed() {
	# shellcheck disable=SC2059
	printf "$3" >"$dir/it is packed"
	csv -f sip=s -t q850=c "$dir/it is packed" >"$dir/out" 2>"$dir/errors"
	is "compressed by $1: status" $? 4
	is "compressed by $1: told" "$(cat "$dir/errors")" \
		"sipcause: $dir/it is packed is compressed by $1; type: $2 '$dir/it is packed' | sipcause csv ..."
	csv -f sip=s -t q850=c --read-size 1 <"$dir/it is packed" >>"$dir/out" 2>"$dir/errors"
	is "compressed by $1, by bytes: status" $? 4
	is "compressed by $1, by bytes: told" "$(cat "$dir/errors")" \
		"sipcause: standard input is compressed by $1; type: $2 FILE | sipcause csv ..."
	is "compressed by $1: nothing is written" "$(wc -c <"$dir/out")" 0
}
packed gzip zcat '\037\213\010x\ns\n486\n'
packed compress zcat '\037\235x'
packed zstd zstdcat '\050\265\057\375x\n'
packed xz xzcat '\3757zXZ\000'
packed bzip2 bzcat 'BZh51AY&SY'
packed zip 'unzip -p' 'PK\003\004x'
packed lz4 lz4cat '\004\042\115\030'
"$SIPCAUSE" compare default billing -f sip=s -t q850 --records "$dir/it is packed" 2>"$dir/errors"
is "compare of compressed records: status" $? 4
is "compare of compressed records: told" "$(cat "$dir/errors")" \
	"sipcause: $dir/it is packed is compressed by lz4; type: lz4cat '$dir/it is packed' | sipcause compare ... --records -"
# What only looks like it is a header line.
for header in 'BZh9,s' 's,\037\213'; do
	# shellcheck disable=SC2059
	printf "$header\n1,486\n" >"$dir/in"
	csv --quiet -f sip=2 -t q850=c "$dir/in" >"$dir/out"
	is "$header is not compressed" $? 0
done

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
else
	echo "skipped: full disks, for there is no /dev/full"
fi

# A reader that goes away: the command ends by SIGPIPE or, where that is ignored, with status 4,
# and says nothing.
for threads in 1 2; do
	for quiet in --quiet --form=json; do
		{
			csv -f sip=status -t q850=cause $quiet --read-size 1000 --threads $threads \
				"$dir/mixed.csv" 2>"$dir/errors"
			echo $? >"$dir/status"
		} | head -n 2 >/dev/null
		is "a closed pipe: status" "$(cat "$dir/status")" "$broken"
		is "a closed pipe: nothing is said of it" \
			"$(grep -v 'line [0-9]*, byte\|further malformed' "$dir/errors")" ""
		{
			trap '' PIPE
			csv -f sip=status -t q850=cause $quiet --read-size 1000 --threads $threads \
				"$dir/mixed.csv" 2>"$dir/errors"
			echo $? >"$dir/status"
		} | head -n 2 >/dev/null
		is "a closed pipe, SIGPIPE ignored: status" "$(cat "$dir/status")" 4
		is "a closed pipe, SIGPIPE ignored: nothing is said of it" \
			"$(grep -v 'line [0-9]*, byte\|further malformed' "$dir/errors")" ""
	done
done
# A summary in a file tells how far it came.
{ csv -f sip=status -t q850=cause --form json --summary "$dir/sum" --read-size 1000 "$dir/mixed.csv"; } | head -n 2 >/dev/null
is "a closed pipe: the summary in a file" "$(grep -c '"complete":"no"' "$dir/sum")" 1

# Every other command does the same.
mkfifo "$dir/pipe"
for command in translate show explain decode table list search scan "csv -f sip=status -t q850=c --explain 1"; do
	for ignored in no yes; do
		case $command in
		table | list) operand= ;;
		search) operand=e ;;
		*) operand=- ;;
		esac
		[ "$command" = decode ] && echo 'SIP/2.0 486 Busy' >"$dir/read" || cp "$dir/mixed.csv" "$dir/read"
		(
			[ $ignored = no ] || trap '' PIPE
			# A pipe whose reader has come and gone.
			exec 4<>"$dir/pipe" 5>"$dir/pipe" 4>&-
			# shellcheck disable=SC2086
			"$SIPCAUSE" $command $operand <"$dir/read" >&5 2>"$dir/errors"
			echo $? >"$dir/status"
		)
		[ $ignored = no ] && want=$broken || want=4
		is "$command: a closed pipe, SIGPIPE ignored: $ignored: status" "$(cat "$dir/status")" "$want"
		is "$command: a closed pipe, SIGPIPE ignored: $ignored: nothing is said of it" \
			"$(grep -c 'writing\|reader' "$dir/errors")" 0
	done
done

finish
