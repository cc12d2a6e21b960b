#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Logs through `sipcause scan`: every form of log in tests/data/scan, what it decides beside
# what `-i message` decides on messages that are cut out here, a log of 100,000 lines, and logs
# that nobody should write.
set -u

LC_ALL=C
export LC_ALL
dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-scan.XXXXXX")
trap 'rm -rf "$dir"' EXIT
logs=$SRCDIR/tests/data/scan
tab=$(printf '\t')
cr=$(printf '\r')
passed=0
failed=0

# same NAME EXPECTED FOUND: files
same() {
	if cmp -s "$2" "$3"; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  $1"
	diff "$2" "$3" | head -n 20 | cut -c 1-300
}

# is NAME EXPECTED FOUND: words
is() {
	printf '%s\n' "$2" >"$dir/expected"
	printf '%s\n' "$3" >"$dir/found"
	same "$1" "$dir/expected" "$dir/found"
}

scan() {
	"$SIPCAUSE" scan -t q850,sip "$@"
}

# The log without columns: none of these logs has a tab of its own.
plain() {
	sed "s/${tab}[^${cr}]*//"
}

# ------------------------------------------------------------------ each form of log
for log in "$logs"/*.log; do
	name=${log##*/}
	scan --only -n "$log" >"$dir/only" 2>"$dir/err"
	is "$name: exit" 0 $?
	if [ -n "${SCAN_WRITE-}" ]; then
		cp "$dir/only" "$logs/${name%.log}.only"
	fi
	same "$name" "$logs/${name%.log}.only" "$dir/only"
	is "$name: nothing is said" '' "$(cat "$dir/err")"
	scan "$log" >"$dir/all"
	plain <"$dir/all" >"$dir/plain"
	same "$name: the log passes through" "$log" "$dir/plain"
	is "$name: as many lines have columns" "$(wc -l <"$dir/only")" "$(grep -c "$tab" "$dir/all")"
	# The same in whatever pieces it comes, and without its last line end.
	dd if="$log" bs=61 2>/dev/null | scan - >"$dir/pieces"
	same "$name: in pieces" "$dir/all" "$dir/pieces"
	head -c -1 "$log" >"$dir/cut"
	scan "$dir/cut" | plain >"$dir/plain"
	same "$name: without the last line end" "$dir/cut" "$dir/plain"
	# Every form of output has the same decisions.
	is "$name: rows" "$(cut -f 2- "$dir/only" | tr '\t' '\n' | grep -c .)" \
		"$(scan -o tsv "$log" | cut -f 8- | tr '\t' '\n' | grep -c .)"
	is "$name: json" "$(($(wc -l <"$dir/only") * 2))" "$(scan -o json "$log" | grep -c '^{"log":.*}$')"
done

# ----------------------------------------------------- as -i message on what is cut out
# Messages of a log in lines, each to $dir/cut.N: from a first line to the empty one.
cut_out() {
	awk -v to="$dir/cut." '
		/^SIP\/2\.0 [1-6][0-9][0-9]/ || /^[A-Z]+ sip:[^ ]* SIP\/2\.0$/ {
			# What stands in the body of a NOTIFY is no message of its own.
			if (!frag) { n++; inside = 1 }
			frag = 0
		}
		inside && /^Content-Type: message\/sipfrag/ { frag = 1 }
		inside { printf "%s\r\n", $0 >(to n) }
		/^$/ { if (inside) close(to n); inside = 0 }'
}

# What they decide, by -i message; an answer of success ends no call, which scan leaves out.
by_hand() {
	i=1
	while [ -f "$dir/cut.$i" ]; do
		"$SIPCAUSE" -i message -o tsv -t q850,sip <"$dir/cut.$i" 2>/dev/null | cut -f 2-6 | paste -sd"$tab" |
			grep -v -e "^$tab" -e '^sip:[12]'
		i=$((i + 1))
	done
	rm -f "$dir"/cut.*
}

# compare NAME: the log, one message after the other in lines, comes in.
compare() {
	cut_out
	by_hand >"$dir/expected"
	scan --only "$logs/$1.log" | sed "s/^[^$tab]*$tab//" >"$dir/found"
	is "$1: messages by hand" 8 "$(wc -l <"$dir/expected")"
	same "$1: as -i message" "$dir/expected" "$dir/found"
}

sed 's/\.$//' "$logs/ngrep.log" | compare ngrep
tr -d '\r' <"$logs/sngrep.log" | compare sngrep
compare asterisk <"$logs/asterisk.log"
sed 's/^   //' "$logs/freeswitch.log" | compare freeswitch
sed 's/^.*sip\[4711]: *//' "$logs/syslog-lines.log" | compare syslog-lines
sed -n 's/^.*from 192.0.2.10: //p' "$logs/syslog.log" | sed 's/#015#012/\n/g' | compare syslog
sed 's/^.* #[0-9]* //; s/\.\./\n/g' "$logs/ngrep-single.log" | compare ngrep-single

# ------------------------------------------------------------------------------- calls
for log in ngrep sngrep asterisk freeswitch syslog-lines syslog ngrep-single json; do
	scan --calls -o tsv "$logs/$log.log" | cut -f 4,5,7- >"$dir/calls"
	[ -z "${SCAN_WRITE-}" ] || cp "$dir/calls" "$logs/calls.tsv"
	same "$log: calls" "$logs/calls.tsv" "$dir/calls"
done
# A window that is too small tells what it lost, and invents no second call.
scan --calls --window 1 -o tsv "$logs/sngrep.log" >"$dir/calls" 2>"$dir/err"
is 'late messages: exit' 0 $?
# Two calls whose messages come in turn.
call() {
	printf '%s\r\nCall-ID: %s\r\nTo: <sip:b@example.com>;tag=%s\r\nCSeq: 1 INVITE\r\n\r\n' "$1" "$2" "$2"
}
{
	call 'SIP/2.0 180 Ringing' one
	call 'SIP/2.0 180 Ringing' two
	call 'SIP/2.0 486 Busy Here' one
	call 'SIP/2.0 503 Service Unavailable' two
	call 'SIP/2.0 486 Busy Here' one
} >"$dir/turns"
is 'in turn' "$(printf 'one\tsip:486\ntwo\tsip:503')" \
	"$("$SIPCAUSE" scan --calls -t q850 -o tsv "$dir/turns" | cut -f 5,8)"
is 'in turn, a window of one' "$(printf 'two\tsip:503')" \
	"$("$SIPCAUSE" scan --calls --window 1 -t q850 -o tsv "$dir/turns" 2>"$dir/err" | cut -f 5,8)"
is 'late messages are told' \
	'sipcause: 2 messages came after the call had left the window of 1 call; try a larger --window' \
	"$(cat "$dir/err")"
"$SIPCAUSE" scan --calls --window 1 -t q850 "$dir/turns" >/dev/null 2>&1
is 'late messages: exit' 1 $?

# --------------------------------------------------------------------------- in turns
# The log of one process and so many more of it, line by line in turn, by another number each.
# The decisions are those of each alone, and the log passes through.
turns() {
	awk -v count="$1" '{ for (i = 1; i <= count; i++) {
		line = $0
		sub(/sip\[4711\]/, "sip[" 4710 + i "]", line)
		gsub(/@192\.0\.2\.10/, i "&", line)
		print line
	} }' "$logs/syslog-lines.log"
}
for count in 1 2 7 16; do
	turns $count >"$dir/turns"
	sed "s/^[^$tab]*: //" "$logs/syslog-lines.only" | awk -v count=$count '{ for (i = 0; i < count; i++) print }' |
		sort >"$dir/expected"
	scan --only "$dir/turns" | sed "s/^[^$tab]*sip.[0-9]*.: //" | sort >"$dir/found"
	same "$count processes in turn" "$dir/expected" "$dir/found"
	scan "$dir/turns" >"$dir/all"
	plain <"$dir/all" >"$dir/plain"
	same "$count in turn: the log passes through" "$dir/turns" "$dir/plain"
	for i in 1 $count; do
		grep -F "sip[$((4710 + i))]" "$dir/all" >"$dir/found"
		grep -F "sip[$((4710 + i))]" "$dir/turns" | scan >"$dir/expected"
		same "$count in turn: process $i as alone" "$dir/expected" "$dir/found"
	done
	dd if="$dir/turns" bs=61 2>/dev/null | scan - >"$dir/pieces"
	same "$count in turn: in pieces" "$dir/all" "$dir/pieces"
	is "$count in turn: calls" $((count * 4)) "$("$SIPCAUSE" scan --calls -t q850 -o tsv "$dir/turns" | wc -l)"
done

# ----------------------------------------------------------------------- 100,000 lines
# All logs, each time with other Call-IDs, among lines of other programs.
awk -v lines=100000 '
	{ log_line[NR] = $0; at[NR] = FNR; files += FNR == 1 }
	END {
		for (round = 1; written + NR * 4 <= lines; round++)
			for (i = 1; i <= NR; i++) {
				line = log_line[i]
				gsub(/@192\.0\.2\.10/, round "&", line)
				print line
				written++
				# Not within a message.
				if (line ~ /^(#|exit|interface|filter)/ || at[i + 1] == 1)
					for (k = 0; k < 20; k++) {
						print "Nov 26 03:00:00 host app[9]: session " round " of 486 users, because 404 of them came by SIP/2.0/UDP"
						written++
					}
			}
		while (written++ < lines)
			print "Nov 26 03:00:00 host app[9]: nothing"
		print round - 1 >"'"$dir/rounds"'"
	}' "$logs"/*.log >"$dir/mixed"
rounds=$(cat "$dir/rounds")
is 'the mixed log has 100,000 lines' 100000 "$(wc -l <"$dir/mixed")"
is 'its failures' "$(($(cat "$logs"/*.only | wc -l) * rounds))" "$(scan --only "$dir/mixed" | wc -l)"
scan "$dir/mixed" | plain >"$dir/plain"
same 'it passes through' "$dir/mixed" "$dir/plain"
for log in "$logs"/*.only; do
	sed "s/^[^$tab]*$tab//" "$log"
done | sort | uniq -c | awk -v rounds="$rounds" '{ $1 *= rounds; print }' >"$dir/expected"
scan --only "$dir/mixed" | sed "s/^[^$tab]*$tab//" | sort | uniq -c | awk '{ $1 = $1; print }' >"$dir/found"
same 'its failures, by what they are' "$dir/expected" "$dir/found"

# ---------------------------------------------------------------------------- hostile
# through NAME FILE EXIT: passes byte for byte
through() {
	scan "$2" >"$dir/out" 2>"$dir/err"
	is "$1: exit" "$3" $?
	same "$1" "$2" "$dir/out"
}

printf 'a\000b SIP/2.0\000 486\000\nReason\000: Q.850;cause=17\n\000\n' >"$dir/nul"
through 'NUL' "$dir/nul" 0
head -c 17825792 /dev/zero | tr '\0' x >"$dir/long"
printf '\nnext\n' >>"$dir/long"
through 'a line of 17 MiB' "$dir/long" 1
is 'a line of 17 MiB is told' 'sipcause: 1 line of more than 1048576 bytes was skipped' "$(cat "$dir/err")"
{
	printf 'SIP/2.0 486 Busy Here\nVia: x\nCSeq: 1 INVITE\n'
	awk 'BEGIN { for (i = 0; i < 100000; i++) print "X-Header-" i ": and so on" }'
} >"$dir/endless"
is 'a head that does not end' "1$tab" "$("$SIPCAUSE" scan -o tsv -t q850 "$dir/endless" 2>"$dir/err" | cut -f 2,5)"
is 'it is told' "sipcause: 1 message has a head of more than 65536 bytes; the rest of it was ignored" "$(cat "$dir/err")"
scan "$dir/endless" 2>/dev/null | plain >"$dir/plain"
same 'it passes through' "$dir/endless" "$dir/plain"
awk 'BEGIN { for (i = 0; i < 30000; i++)
	printf "SIP/2.0 486 Busy Here\r\nCall-ID: %d\r\nCSeq: 1 INVITE\r\n\r\n", i }' >"$dir/many"
is 'thousands of calls' 30000 "$("$SIPCAUSE" scan --calls -t q850 "$dir/many" | wc -l)"
awk 'BEGIN { for (i = 0; i < 20000; i++)
	printf "SIP/2.0 %d x\r\nCall-ID: 1\r\nTo: <sip:b>;tag=%d\r\nCSeq: %d INVITE\r\n\r\n", 300 + i % 400, i, i }' >"$dir/legs"
is 'thousands of messages in a call' 1 "$("$SIPCAUSE" scan --calls -t q850 "$dir/legs" | wc -l)"

# ------------------------------------------------------------------------ as it comes
mkfifo "$dir/pipe" "$dir/answers"
scan <"$dir/pipe" >"$dir/answers" &
exec 3>"$dir/pipe" 4<"$dir/answers"
printf 'x got SIP/2.0 486 Busy Here\nnext\n' >&3
read -r line <&4
is 'a line comes while the log goes on' "x got SIP/2.0 486 Busy Here${tab}sip:486" "$(printf '%s' "$line" | cut -f 1,2)"
exec 3>&-
cat <&4 >/dev/null
exec 4<&-
wait
scan "$dir/mixed" 2>"$dir/err" | head -n 1 >"$dir/out"
is 'a reader that leaves' "$(head -n 1 "$dir/mixed")" "$(cat "$dir/out")"
is 'a reader that leaves: nothing is said' '' "$(cat "$dir/err")"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
