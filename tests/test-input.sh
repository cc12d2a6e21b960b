#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Standard input of the command where a case as text would be too large: lines that
# are too long, want of memory, and results that cannot be written.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-input.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
most=16777216 # bytes of a line

# is TITLE FOUND EXPECTED
is() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL  $1: found '$2', expected '$3'"
	fi
}

# many COUNT: so many bytes without a line end.
many() {
	head -c "$1" /dev/zero | tr '\0' a
}

# run OPTIONS...: translate standard input; sets status, out and err, cut in length.
run() {
	status=0
	"$SIPCAUSE" -f q850 -t sip "$@" >"$dir/out" 2>"$dir/err" || status=$?
	out=$(cut -f 2-4 "$dir/out" | tr '\t\n' '  ')
	err=$(cut -c 1-80 "$dir/err")
}

answer='q850:17 sip:486 rule '
unread=' error unknown-code '

many $((most + 1)) >"$dir/line"
printf '\n17\n' >>"$dir/line"
run -o tsv <"$dir/line"
is 'a line that is too long is answered, and the next one is read' "$out" "$unread$answer"
is 'a line that is too long is told of' "$err" \
	"sipcause: line 1: found more than $most bytes; expected no more"
is 'a line that is too long cannot be read' "$status" 1

{ printf '17\n'; many 40000000; } >"$dir/line"
run -o tsv <"$dir/line"
is 'a last line that is too long' "$out/$status" "$answer$unread/1"

{ many $most; printf '\r\n17\n'; } >"$dir/line"
run -o tsv <"$dir/line"
is 'the longest line is read' "$(grep -c 'found more than' "$dir/err")/$out" "0/$unread$answer"

many 40000000 >"$dir/line"
run -o tsv -i message <"$dir/line"
is 'a message that is too long' "$out/$err/$status" \
	"$unread/sipcause: standard input: found more than $most bytes; expected no more/1"
for command in explain decode show; do
	status=0
	"$SIPCAUSE" "$command" - <"$dir/line" >"$dir/out" 2>"$dir/err" || status=$?
	is "$command: a line that is too long" "$(wc -c <"$dir/out")/$status" 0/1
done

printf '17\n18' | {
	run -o tsv
	[ "$out" = "${answer}q850:18 sip:408 rule " ]
}
is 'a last line without its end' "$?" 0

# Who asks line by line has an answer before the next question.
: >"$dir/out"
{
	echo 17
	tries=0
	while ! [ -s "$dir/out" ] && [ $tries -lt 200 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	cut -f 1-3 "$dir/out" >"$dir/first"
	echo 18
} | "$SIPCAUSE" -f q850 -t sip -o tsv >"$dir/out"
is 'an answer comes before the next line does' "$(cat "$dir/first")" "$(printf '17\tq850:17\tsip:486')"

# More different lines than are remembered, some of them again and again and some too long,
# against the same as operands, which are not.
awk 'BEGIN {
	for (huge = "c"; length(huge) < 17000;)
		huge = huge huge
	for (i = 0; i < 24000; i++) {
		printf "Reason: Q.850;cause=%d;text=\"call %d\"\n", 1 + i % 127, i % 20000
		print "q850:" i % 130
		if (i % 4000 == 0)
			printf "Reason: Q.850;cause=17;text=\"%s\"\n", huge
		if (i % 50 == 0)
			printf "Reason: SIP;cause=%d;text=\"%s\"\n", 300 + i % 400, substr(long = long "ab\\\\c", 1, 2000)
	}
}' >"$dir/lines"
for form in tsv json; do
	run -o $form <"$dir/lines"
	status=0
	tr '\n' '\0' <"$dir/lines" | xargs -0 "$SIPCAUSE" -f q850 -t sip -o $form >"$dir/each" 2>"$dir/each.err" ||
		status=1
	cmp "$dir/out" "$dir/each"
	is "$form: lines that come again are answered as at first" "$?/$status" 0/1
	sed 's/line [0-9]*: //' "$dir/err" | cmp - "$dir/each.err"
	is "$form: and the same is said of them" $? 0
	is "$form: each with its number" "$(sed -n 's/.*: line \([0-9]*\): .129. is.*/\1/p' "$dir/err" | tr '\n' ' ')" \
		"$(grep -n '^q850:129$' "$dir/lines" | cut -d : -f 1 | tr '\n' ' ')"
done

# The least memory in which the command can work; none with sanitizers.
room=4000
while [ $room -lt 120000 ]; do
	(ulimit -v $room && echo 17 | "$SIPCAUSE" -f q850 -t sip) >"$dir/out" 2>&1 && break
	room=$((room + 1000))
done
if [ $room -lt 120000 ]; then
	{ printf '17\n'; many 16000000; printf '\n18\n'; } >"$dir/line"
	ulimit -S -v $((room + 4000))
	run -o tsv <"$dir/line"
	is 'want of memory: what was read is answered' "$out" "$answer"
	is 'want of memory is told of' "$err" \
		'sipcause: reading standard input failed after line 1: out of memory'
	is 'want of memory is a failure' "$status" 4
	run -o tsv -i message <"$dir/line"
	is 'want of memory for a message' "$out/$err/$status" \
		'/sipcause: reading standard input failed: out of memory/4'
	ulimit -S -v unlimited
else
	echo "skipped: want of memory, for the command does not work in so little"
fi

run -o tsv </
is 'what cannot be read at all' "$err/$status" \
	'sipcause: reading standard input failed after line 0: Is a directory/4'

if [ -c /dev/full ]; then
	(
		trap '' PIPE
		yes q850:17 2>"$dir/yes" | {
			timeout 20 "$SIPCAUSE" -t sip >/dev/full 2>"$dir/err"
			echo $? >"$dir/status"
		}
	)
	is 'results that cannot be written end the reading' "$(cat "$dir/err")/$(cat "$dir/status")" \
		'sipcause: writing the results failed/4'
else
	echo "skipped: a full disk, for there is no /dev/full"
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
