#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Run all benchmarks of a build and print what they measured.
#
#   bench/run.sh [BUILDDIR]        default: the current directory
#   SIPCAUSE=sipcause bench/run.sh time the installed command, not the built one
#
# Exit 0, also where a limit is not met; 1 when a contender gave a wrong answer
# or a benchmark could not run.
set -u

build=${1:-.}
status=0
limit=25     # instructions a call
calls=1000

# The built program, never libtool's wrapper script, which would be timed too.
program() {
	for place in "$build/$2/.libs/$1" "$build/$2/$1"; do
		if [ -x "$place" ]; then
			echo "$place"
			return
		fi
	done
}

section() {
	printf '\n== %s\n' "$1"
}

# Title, program, its arguments.
run() {
	title=$1
	shift
	section "$title"
	if [ -z "$1" ]; then
		echo "not built"
		status=1
		return
	fi
	"$@" || status=1
}

# Instructions within sipcause_translate() for so many calls with a code.
collected() {
	valgrind --tool=callgrind --toggle-collect=sipcause_translate \
		--callgrind-out-file=/dev/null "$translate" count "$1" "$2" 2>&1 |
		sed -n 's/.*Collected *: *\([0-9][0-9]*\).*/\1/p'
}

# Per call: twice the calls less once the calls, so that all else cancels out.
count_code() {
	once=$(collected "$1" "$calls")
	twice=$(collected "$1" $((2 * calls)))
	if [ -z "$once" ] || [ -z "$twice" ]; then
		printf '  sip:%-4s %-28s not measured\n' "$1" "$2"
		same=unknown
		return
	fi
	each=$(((twice - once) / calls))
	printf '  sip:%-4s %-28s %4s\n' "$1" "$2" "$each"
	[ "$same" = "" ] && same=$each
	[ "$same" = "$each" ] || same=differ
	[ "$each" -gt 0 ] && [ "$each" -le "$limit" ] || within=no
}

count() {
	section "instructions of one sipcause_translate(), by callgrind"
	if ! command -v valgrind >/dev/null 2>&1; then
		echo "  skipped: valgrind is not installed"
		return
	fi
	same=''
	within=yes
	count_code 486 "listed"
	count_code 487 "listed: none"
	count_code 499 "unlisted, covered"
	count_code 183 "unlisted, not covered"
	case $same in
	unknown) echo "  not judged" ;;
	differ) echo "  FAIL: not the same for every code" ;;
	*) echo "  pass: the same for every code" ;;
	esac
	[ "$within" = yes ] && echo "  pass (limit $limit)" || echo "  FAIL (limit $limit)"
}

# Instructions a byte of reading and deciding one Reason header field's value.
count_value() {
	for many in 100 200; do
		valgrind --tool=callgrind --toggle-collect=bench_read_and_decide \
			--callgrind-out-file=/dev/null "$wire" "$1" $many 2>&1 |
			sed -n 's/.*Collected *: *\([0-9][0-9]*\).*/\1/p'
	done | {
		read -r once
		read -r twice
		if [ -z "$once" ] || [ -z "$twice" ]; then
			printf '  not measured            %s\n' "$1"
			exit
		fi
		each=$(((twice - once) / 100))
		tenths=$((each * 10 / ${#1}))
		verdict=
		[ "$2" = "" ] || verdict="pass (limit $2)"
		[ "$2" = "" ] || [ "$tenths" -le $(($2 * 10)) ] || verdict="FAIL (limit $2)"
		printf '  %5s, a byte %3s.%s  %s  %s\n' "$each" $((tenths / 10)) $((tenths % 10)) \
			"$1" "$verdict"
	}
}

count_wire() {
	section "instructions of reading and deciding a Reason, by callgrind"
	if ! command -v valgrind >/dev/null 2>&1; then
		echo "  skipped: valgrind is not installed"
		return
	fi
	count_value 'Q.850;cause=63;text="Service or option not available, unspecified"' 20
	count_value 'SIP;cause=200;text="Call completed elsewhere"' ''
	count_value 'Q.850 ;cause=17 ;text="User busy" ;location=LN' ''
	count_value 'SIP;cause=486;text="Busy Here", Q.850;cause=17;text="User busy"' ''
	count_value 'Q.850;cause=16' ''
}

translate=$(program bench-translate bench)
wire=$(program bench-wire bench)
start=$(program bench-start bench)
load=$(program bench-load bench)
store=$(program bench-store bench)
trunks=$(program bench-trunks bench)
sipcause=$(program sipcause .)
[ -z "${SIPCAUSE-}" ] || sipcause=$(command -v "$SIPCAUSE")
LD_LIBRARY_PATH=$build/.libs:$build/bench/.libs:$build:$build/bench${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH

run "translate: rfc3398, sip to q850" "$translate"
[ -z "$translate" ] || count
[ -n "$sipcause" ] || start=
run "process start" "$start" "$sipcause"
[ -z "$sipcause" ] ||
	run "lines of standard input" env SIPCAUSE="$sipcause" sh "$(dirname "$0")/lines.sh" "$build"
run "load" "$load"
[ -z "$wire" ] || count_wire
run "store: readers, look-ups, threads" "$store"
run "trunks: 10,000 maps" "$trunks"
[ -n "$sipcause" ] && SIPCAUSE=$sipcause run "scan: a log of 100,000 lines beside grep" "$(dirname "$0")/scan.sh" "$build"
exit "$status"
