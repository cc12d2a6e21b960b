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

event_loop
threads
prefork
reload_on_signal
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
