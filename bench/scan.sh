#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What `sipcause scan` costs beside the grep that people would type in its place, on the same
# logs of 100,000 lines: processor time, the median of the rounds.
#
#   bench/scan.sh [BUILDDIR]
#
#   ROUNDS=9       rounds
#   SIPCAUSE=...   another command than the one that was built
#
# Exit 0, also where the limit is not met; 1 when something could not run.
set -eu

build=${1:-.}
rounds=${ROUNDS:-9}
sipcause=${SIPCAUSE:-$build/sipcause}
base=/dev/shm
[ -w "$base" ] || base=${TMPDIR:-/tmp}
dir=$(mktemp -d "$base/sipcause-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
LC_ALL=C
export LC_ALL

# A message in twelve lines, as ngrep prints it.
message='function message(i) {
	printf "U 2026/11/26 03:00:00 192.0.2.1:5060 -> 192.0.2.2:5060\nSIP/2.0 %d Phrase\n", 400 + i % 90
	printf "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%d\nFrom: <sip:a@example.com>;tag=a%d\n", i, i
	printf "To: <sip:b@example.com>;tag=b%d\nCall-ID: %d@192.0.2.1\nCSeq: 1 INVITE\n", i, i
	printf "User-Agent: bench\nContact: <sip:b@192.0.2.2>\nReason: Q.850;cause=%d\nContent-Length: 0\n\n", 1 + i % 127
}'
awk "$message"' BEGIN { for (i = 0; i < 8333; i++) message(i); print "end\nend\nend\nend" }' >"$dir/messages"
awk "$message"' BEGIN { for (i = 0; i < 1000; i++) {
	message(i)
	for (k = 0; k < 88; k++)
		printf "Nov 26 03:00:00 host app[%d]: session %d of user%d@example.com: from ringing to active\n", k, i, k
} }' >"$dir/mixed"
awk 'BEGIN { for (i = 0; i < 100000; i++)
	printf "Nov 26 03:00:00 host app[9]: leg %d got SIP/2.0 486 Busy Here from 192.0.2.9, Reason: Q.850;cause=17;text=\"User busy\"\n", i }' >"$dir/words"

# time_of COMMAND...: seconds of a processor.
time_of() {
	"$build/bench/stopwatch" "$@" 2>"$dir/time" >"$dir/out"
	tail -n 1 "$dir/time" | cut -d' ' -f 2
}

median() {
	sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

for log in mixed messages words; do
	rm -f "$dir"/times.*
	i=0
	while [ $i -lt "$rounds" ]; do
		time_of grep -E 'SIP/2\.0 [1-6]|Reason:' "$dir/$log" >>"$dir/times.grep"
		time_of "$sipcause" scan -t q850 "$dir/$log" >>"$dir/times.scan"
		time_of "$sipcause" scan --only -t q850 "$dir/$log" >>"$dir/times.only"
		i=$((i + 1))
	done
	echo "$(median "$dir/times.grep") $(median "$dir/times.scan") $(median "$dir/times.only")" |
		awk -v log_name="$log" '{
			least = ($1 > 0.001) ? $1 : 0.001
			verdict = ($2 > 10 * least || $3 > 10 * least) ? "FAIL" : "pass"
			printf "  %-10s grep %.3f s, scan %.3f s (%.1f), --only %.3f s (%.1f)  %s (limit 10)\n", log_name, \
				$1, $2, $2 / least, $3, $3 / least, verdict
		}'
done
