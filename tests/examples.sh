#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Run the programs of examples/ while their map is replaced, broken and mended.
set -u

map=$SRCDIR/examples/trunk-7.yaml
programs=$BUILDDIR/examples
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
passed=0
failed=0

# check NAME EXPECTED FOUND
check() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
		echo "passed: $1"
	else
		failed=$((failed + 1))
		printf 'FAILED: %s\nexpected:\n%s\nfound:\n%s\n' "$1" "$2" "$3"
	fi
}

# Wait until a file has so many lines, for as long as a slow machine may take.
wait_for() {
	tries=0
	while [ "$(wc -l <"$1")" -lt "$2" ] && [ $tries -lt 600 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
}

# A finished file in place of the old one; $1 is what 34 becomes.
put_map() {
	sed "s/{34: 480/{34: $1/" "$map" >new
	mv new trunk-7.yaml
}

# start NAME ARGUMENT...: the program reads what is written to descriptor 3.
start() {
	name=$1
	shift
	rm -f in
	mkfifo in
	: >out
	: >err
	"$programs/$name" trunk-7.yaml "$@" <in >out 2>err &
	program=$!
	exec 3>in
}

finish() {
	exec 3>&-
	wait $program
	check "$1: ends well" 0 $?
}

event_loop() {
	put_map 480
	start event-loop 1
	printf '34\n1' >&3
	wait_for out 1
	put_map 503
	wait_for err 1
	printf '7\n34\n' >&3
	wait_for out 3
	put_map nonsense
	wait_for err 2
	printf '34\nnonsense\n' >&3
	wait_for out 5
	check "event-loop: answers" "480 486 503 503 unlisted" "$(tr '\n' ' ' <out | sed 's/ $//')"
	check "event-loop: a new map" "event-loop: new maps" "$(sed -n 1p err)"
	check "event-loop: a broken map" "trunk-7.yaml:11" "$(sed -n '2s/:[0-9]*: error: .*//p' err)"
	finish event-loop
}

threads() {
	put_map 480
	"$programs/threads" trunk-7.yaml >out 2>err
	check "threads: ends well" 0 $?
	check "threads: answers" "100000 calls, " "$(sed 's/[1-9][0-9]* of them with a SIP status$//' out)"
	check "threads: no error" "" "$(cat err)"
}

prefork() {
	put_map 480
	start prefork
	printf '34\n17\n16\n' >&3
	wait_for out 3
	put_map 503
	printf '34\n34\n34\n34\n' >&3
	wait_for out 7
	put_map nonsense
	printf '34\n' >&3
	wait_for out 8
	check "prefork: answers" "16 -1 17 486 34 480 34 503 34 503 34 503 34 503" \
		"$(head -n 7 out | cut -d' ' -f1,2 | sort | tr '\n' ' ' | sed 's/ $//')"
	check "prefork: two digests" 2 "$(head -n 7 out | cut -d' ' -f3 | sort -u | wc -l | tr -d ' ')"
	# Whether this worker had the new map before is a matter of who was free.
	check "prefork: a broken map" "trunk-7.yaml:11" "$(sed -n '1s/:[0-9]*: .*//p' err)"
	finish prefork
}

reload_on_signal() {
	put_map 480
	start reload-on-signal
	wait_for out 1
	put_map 503
	kill -HUP $program
	wait_for out 2
	put_map nonsense
	kill -HUP $program
	wait_for out 4
	put_map 480
	kill -HUP $program
	wait_for out 5
	check "reload-on-signal: what it says" "serving 1
now serving 2
trunk-7.yaml:11
still serving 2
now serving 3" "$(sed 's/:[0-9]*: error: .*//' out)"
	finish reload-on-signal
}

# A finished file in place of the old one; $1 is what 503 becomes for trunk-8.
put_trunk_8() {
	sed "s/{503: 42/{503: $1/" "$SRCDIR/examples/trunk-8.yaml" >new
	mv new trunk-8.yaml
}

# message CALL TRUNK LINE...: a SIP message of a call.
message() {
	where="$1 $2"
	shift 2
	printf '%s\r\n' "$@" '' >&3
	printf '. %s\n' "$where" >&3
}

sip_isdn() {
	put_map 480
	put_trunk_8 42
	start sip-isdn trunk-8.yaml
	# One message and more than one.
	message 1 trunk-7 'SIP/2.0 486 Busy Here' 'CSeq: 1 INVITE' 'Reason: Q.850;cause=17'
	message 2 trunk-7 'SIP/2.0 486 Busy Here' 'Reason: Q.850;cause=17;location=LN'
	message 3 trunk-8 'SIP/2.0 183 Session Progress' 'Reason: Q.850;cause=1'
	message 3 trunk-8 'SIP/2.0 487 Request Terminated' 'CSeq: 1 INVITE'
	message 4 trunk-8 'CANCEL sip:a@b SIP/2.0' 'Reason: SIP;cause=200;text="Call completed elsewhere"'
	message 5 trunk-8 'SIP/2.0 200 OK' 'CSeq: 1 INVITE'
	message 5 trunk-8 'SIP/2.0 404 Not Found' 'CSeq: 2 OPTIONS'
	message 5 trunk-8 'BYE sip:a@b SIP/2.0' 'Reason: Q.850;cause=31'
	# Trunks differ.
	message 6 trunk-7 'SIP/2.0 503 Service Unavailable'
	message 6 trunk-8 'SIP/2.0 503 Service Unavailable'
	wait_for out 7
	check "sip-isdn: the cause elements" "1 08 02 8a 91
2 08 02 82 91
3 08 02 8a 81
4 08 02 8a 9a
5 08 02 8a 9f
6 08 02 8a a9
6 08 02 8a aa" "$(cat out)"
	check "sip-isdn: no error" "" "$(cat err)"
	# Malformed, and yet of use or soon forgotten.
	message 7 trunk-8 'SIP/2.0 486 Busy Here' 'Reason: Q.850;cause=1x'
	message 8 trunk-8 'SIP/2.0 48 Busy Here'
	message 8 trunk-8 'garbage'
	message 8 trunk-8 'SIP/2.0 603 Decline'
	message 64 trunk-8 'SIP/2.0 486 Busy Here'
	message 9 trunk-9 'SIP/2.0 486 Busy Here'
	printf '.\n.. nonsense\n' >&3
	message 9 trunk-8 'SIP/2.0 410 Gone'
	wait_for out 10
	check "sip-isdn: malformed messages" "7 08 02 8a 91
8 08 02 80 95
9 08 02 8a 96" "$(sed -n '8,$p' out)"
	check "sip-isdn: what is said of them" "call 7:2:22
call 8:1:9
call 8:1:8
sip-isdn: a message without a known call or trunk
sip-isdn: a message without a known call or trunk
sip-isdn: a message without a known call or trunk
sip-isdn: a message without a known call or trunk" "$(sed 's/: found .*//' err)"
	sip_isdn_reloads
	# An end in the middle of a message is an end.
	printf 'SIP/2.0 486 Busy Here\r\n' >&3
	finish sip-isdn
	check "sip-isdn: nothing more" 16 "$(wc -l <out | tr -d ' ')"
}

# Calls 10 to 12 begin before the maps change, and call 1 goes by to tell that they have.
sip_isdn_reloads() {
	message 10 trunk-8 'SIP/2.0 180 Ringing' 'CSeq: 1 INVITE'
	message 11 trunk-8 'SIP/2.0 183 Session Progress' 'CSeq: 1 INVITE' 'Reason: SIP;cause=503'
	message 12 trunk-8 'SIP/2.0 183 Session Progress' 'CSeq: 1 INVITE' 'Reason: SIP;cause=503'
	message 1 trunk-8 'SIP/2.0 503 Service Unavailable'
	wait_for out 11
	put_trunk_8 34
	message 10 trunk-8 'SIP/2.0 503 Service Unavailable' 'CSeq: 1 INVITE'
	message 11 trunk-8 'SIP/2.0 487 Request Terminated' 'CSeq: 1 INVITE'
	wait_for out 13
	put_trunk_8 nonsense
	message 12 trunk-8 'SIP/2.0 487 Request Terminated' 'CSeq: 1 INVITE'
	message 1 trunk-8 'SIP/2.0 503 Service Unavailable'
	wait_for out 15
	put_trunk_8 47
	message 1 trunk-8 'SIP/2.0 503 Service Unavailable'
	wait_for out 16
	check "sip-isdn: calls and new maps" "1 08 02 8a aa
10 08 02 8a a2
11 08 02 8a a2
12 08 02 8a a2
1 08 02 8a a2
1 08 02 8a af" "$(sed -n '11,$p' out)"
	check "sip-isdn: what is said of maps" "sip-isdn: new maps
trunk-8.yaml:11
sip-isdn: new maps" "$(sed '1,7d; s/:[0-9]*: error: .*//; s/:[0-9]*: found .*//' err)"
}

event_loop
threads
prefork
reload_on_signal
sip_isdn
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
