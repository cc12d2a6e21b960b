# SPDX-License-Identifier: BSD-2-Clause
#
# What the tests of whole systems share.  A test is bash: it sources this file first, and ends
# with `finish`.  It gives each check a name:
#
#   need PROGRAM...          without one of these the test is skipped by name
#   work                     a folder of its own (variable), removed in the end
#   port                     prints a free port of 127.0.0.1
#   started PID, stop PID    a process that ends with the test; end it now
#   until_true SECONDS COMMAND...   asks again and again until the command succeeds
#   questions [MAP [COMPANIONS [MOST]]]   writes $work/questions.tsv (see questions.sh), of these
#                            companions only (a,b or none), at most MOST of them in one question
#   check NAME COMMAND...    the command succeeds
#   refused NAME COMMAND...  the command fails
#   same NAME EXPECTED FOUND the two files are equal; shows the first differences
#   differ NAME EXPECTED FOUND   they are not: what was changed is seen
#   swaps TURNS PAUSE EXPORT...   in the background, exports what is asked by rfc3398 and by default in
#                            turns; then the file stop is there
#   dialect NAME             its file in the source tree, for export -o
#   finish                   prints the counts and ends the test

systems=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 99
SRCDIR=${SRCDIR:-$(cd "$systems/../.." && pwd)}
SIPCAUSE=$(realpath "${SIPCAUSE:-$SRCDIR/build/sipcause}")
system=$(basename "$0" .sh)
passed=0
failed=0
pids=
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL=C

[ -x "$SIPCAUSE" ] || {
	echo "found no program '$SIPCAUSE'; build it, or name it: SIPCAUSE=build/sipcause bash $0"
	exit 99
}
work=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-$system.XXXXXX") || exit 99
# Servers that run as another user read here too.
chmod 755 "$work"

need() {
	local program
	for program in "$@"; do
		command -v "$program" >/dev/null 2>&1 || {
			echo "SKIP $system: $program is not installed"
			exit 77
		}
	done
}

port() {
	python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

started() {
	pids="$pids $1"
}

# stop PID: politely, and after 5 seconds for good.
stop() {
	local turn
	kill "$1" 2>/dev/null || return 0
	for turn in $(seq 50); do
		kill -0 "$1" 2>/dev/null || break
		sleep 0.1
	done
	kill -9 "$1" 2>/dev/null
	wait "$1" 2>/dev/null
	return 0
}

clean_up() {
	local status=$? pid
	trap - EXIT
	for pid in $pids; do
		stop "$pid"
	done
	rm -rf "$work"
	exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

until_true() {
	local last=$(($(date +%s) + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ "$(date +%s)" -lt "$last" ] || return 1
		sleep 0.1
	done
}

# The run of all systems keeps the questions that were worked out once.
questions() {
	local map=${1:-default} known=${2:-} most=${3:-9} kept
	kept=${QUESTIONS_KEPT:-$work}/$(printf '%s' "$map-$known" | tr -c 'a-z0-9-' _).tsv
	[ -s "$kept" ] || {
		sh "$systems/questions.sh" "$map" "$known" >"$kept.$$" || {
			echo "FAIL $system: questions.sh $map $known"
			exit 99
		}
		mv "$kept.$$" "$kept"
	}
	awk -F '\t' -v most="$most" '{ n = split($3, companion, ";") } n <= most' "$kept" >"$work/questions.tsv"
}

# passes NAME STATUS: counts a check, and says what failed.
passes() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
		echo "ok $system: $1"
	else
		failed=$((failed + 1))
		echo "FAIL $system: $1"
	fi
}

check() {
	local name=$1 said status=0
	shift
	said=$("$@" 2>&1) || status=$?
	[ "$status" = 0 ] || printf '%s\n' "$said" | tail -n 10
	passes "$name" "$status"
}

refused() {
	local name=$1
	shift
	! "$@" >/dev/null 2>&1
	passes "$name" $?
}

same() {
	local status=0
	if ! [ -s "$2" ]; then
		echo "expected lines in $2; found none"
		status=1
	elif ! cmp -s "$2" "$3"; then
		echo "found $(wc -l <"$3") lines; expected $(wc -l <"$2"). '<' is expected, '>' is found:"
		diff "$2" "$3" | head -n 10
		status=1
	fi
	passes "$1" "$status"
}

differ() {
	! cmp -s "$2" "$3"
	passes "$1" $?
}

swaps() {
	local turns=$1 pause=$2 turn
	shift 2
	rm -f stop
	(
		for turn in $(seq "$turns"); do
			"$@" -m rfc3398
			sleep "$pause"
			"$@"
			sleep "$pause"
		done
		touch stop
	) &
	started $!
}

dialect() {
	echo "$SRCDIR/maps/dialects/$1.yaml"
}

finish() {
	echo "$system: $passed passed, $failed failed"
	[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
	exit
}
