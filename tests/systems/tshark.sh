#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# The recipe of sipcause-csv(1) for a capture of packets: every failed reply has the answer of `sipcause -i message`.
. "$(dirname "$0")/common.sh"
need tshark python3

capture=$SRCDIR/tests/data/tshark/failed-replies.pcap

sipcause() {
	"$SIPCAUSE" "$@"
}

# The command of the manual, with more targets, and with how each code was found.
recipe() {
	sed -n '/^\.\\" tshark$/,/^\.Ed$/p' "$SRCDIR/man/sipcause-csv.1" |
		sed '/^\./d; s/\\e$/\\/; s/sipcause csv/& --how/; s/-t q850=cause/& -t http=http -t route=todo/
			s/calls\.pcap/"$capture"/'
}

# payloads: the octets of each packet with a failed reply.
payloads() {
	tshark -r "$capture" -Y 'sip.Status-Code >= 300' -T fields -e frame.number -e udp.payload -e tcp.payload |
		awk '{ print $1 "\t" $2 }'
}

replies() {
	awk -F '\t' -v turn="$1" '$2 == turn' "$work/compared" | wc -l
}

cd "$work" || exit 99
recipe >recipe.sh
check "the manual has the recipe" grep -q "^sipcause csv" recipe.sh
sed 's/\.0/.1/g' recipe.sh >second.sh
. ./recipe.sh >first.jsonl 2>first.summary
. ./second.sh >second.jsonl 2>second.summary
payloads >octets 2>said || cat said
python3 -B "$systems/tshark/compare.py" "$SIPCAUSE" octets first.jsonl second.jsonl >compared
passes "every reply has the answer of -i message" $?
grep differs compared
check "first replies of a packet" test "$(replies 1)" = 34
check "second replies" test "$(replies 2)" = 2
check "all lines of tshark came through" test "$(grep -c '^{"index"' first.jsonl)" = 35
finish
