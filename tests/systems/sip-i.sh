#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# SIP-I, as Wireshark decodes it: the cause in each kept message, and in those that the tests
# write, is what the tests read.
. "$(dirname "$0")/common.sh"
need tshark text2pcap od

tests=$(dirname "$SIPCAUSE")/tests
for program in test-sip-i test-sip-i-write; do
	[ -x "$tests/$program" ] || {
		echo "SKIP $system: tests/$program is not built; make check builds it"
		exit 77
	}
done
cd "$work" || exit 99
export SRCDIR

# Messages that tshark does not take apart: it knows no blanks around the slash of a type, and
# a line that begins with the boundary and goes on is a boundary to it (RFC 2046 5.1.1).
otherwise='blanks boundary-longer'

# kept PROGRAM FOLDER: the messages of a program, and what it read, without those.
kept() {
	local name
	mkdir "$2"
	check "$1 writes its messages" env SIP_I_WRITE="$work/$2" "$tests/$1"
	for name in $otherwise; do
		sed -i "/^$name	/d" "$2/read.tsv"
	done
}

# capture FOLDER: each message in a UDP packet, in the order of read.tsv.
capture() {
	cut -f 1 "$1/read.tsv" | while read -r name; do
		od -A x -t x1 -v "$1/$name.octets"
	done >"$1/hex"
	text2pcap -q -u 5060,5060 "$1/hex" "$1/capture.pcap"
}

# decoded FOLDER: coding, location, cause and octets of each packet.  The location has a name
# of its own where the version is ANSI, and then there are neither coding nor octets.
decoded() {
	tshark -r "$1/capture.pcap" -T fields -e q931.coding_standard -e q931.cause_location \
		-e isup.cause_location -e isup.cause_indicator -e isup.cause_indicators 2>said |
		awk -F '\t' -v OFS='\t' '{ print substr($1, 4), $2 $3, $4, $5 }'
}

# expected FOLDER: the same of what was read.  Of another coding standard tshark takes apart no
# more than that.
expected() {
	awk -F '\t' -v OFS='\t' '
		$1 == "bye-compact" { print "", $3, $4, ""; next }
		$2 != 0 { print $2, "", "", $5; next }
		{ print $2, $3, $4, $5 }' "$1/read.tsv"
}

# compare PROGRAM FOLDER LEAST
compare() {
	kept "$1" "$2"
	check "$1: at least $3 messages" test "$(wc -l <"$2/read.tsv")" -ge "$3"
	check "$1: a capture" capture "$2"
	expected "$2" >"$2/expected"
	decoded "$2" >"$2/found" || cat said
	same "$1: tshark reads the same" "$2/expected" "$2/found"
}

compare test-sip-i read 20
compare test-sip-i-write written 127
# Every second one has an optional parameter behind the cause: automatic congestion level, 2.
congested() {
	[ "$(tshark -r written/capture.pcap -Y 'isup.automatic_congestion_level == 2' 2>said | wc -l)" = 64 ]
}
check "test-sip-i-write: the optional parameters" congested
finish
