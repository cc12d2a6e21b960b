#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The first commands of somebody new, at a terminal: a command without input does not wait for
# any, and every example of the help runs.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-first.XXXXXX")
trap 'rm -rf "$dir"' EXIT
ln -s "$SIPCAUSE" "$dir/sipcause"
PATH=$dir:$PATH
cd "$dir"
passed=0
failed=0

is() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  $1: found '$2', expected '$3'"
}

# The examples, of which each line is a command and perhaps, after two blanks, what it is for.
printf 'status,cause\n486,17\n503,34\n' >calls.csv
printf 'SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n' >message.txt
cp message.txt sip.log
cp "$SRCDIR/tests/data/records/freeswitch.csv" cdr.csv
printf 'format: 1\nmap: trunk\nextends: rfc3398\n' >trunk.yaml
gzip -c sip.log >sip.log.gz
printf 'sip-ua\n set pstn-cause 3 sip-status 503\n!\n' >running-config
printf '480,18\n' >pasted.csv
for command in '' $(sipcause --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
	# shellcheck disable=SC2086
	sipcause $command --help | sed -n '/^Examples:/,$s/^  //p' | sed 's/   .*//' >examples
	is "sipcause $command --help: examples" "$([ "$(wc -l <examples)" -ge 2 ] && echo some)" some
	while IFS= read -r example; do
		sh -c "$example" >found 2>said </dev/null
		status=$?
		# Differences are what compare is asked for.
		[ "$command $status" != 'compare 1' ] || status=0
		is "$example: status" $status 0
	done <examples
done

if ! command -v script >/dev/null 2>&1 || ! script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	echo "skipped: there is no script(1) of util-linux, which makes terminals"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ] && exit 77
	exit 1
fi

# at_terminal COMMAND: what it prints, and its status; it has five seconds.
at_terminal() {
	timeout 5 script -qec "$1" /dev/null </dev/null >found 2>&1
	status=$?
	tr -d '\r' <found >shown
}

for command in sipcause 'sipcause -t sip' 'sipcause translate' 'sipcause explain' 'sipcause decode' \
	'sipcause scan' 'sipcause csv -f sip=status -t q850=cause'; do
	at_terminal "$command"
	is "$command: status" $status 2
	is "$command: shows how it is used" "$(grep -c '^Usage: \|^Examples:\|--help$' shown)" 3
	at_terminal "$command 2>/dev/null"
	is "$command: nothing on standard output" "$(cat shown)" ''
done
at_terminal sipcause
is "sipcause: examples" "$(grep -c '^  sipcause ' shown)" 5
is "sipcause: lines" "$([ "$(wc -l <shown)" -le 14 ] && echo few)" few

# A check counts what it found, where somebody looks on.
printf 'format: 1\nmap: doubt\naccept: {hole: It is meant.}\n' >doubt.yaml
at_terminal 'sipcause check trunk.yaml'
is "check of a good map" "$(cat shown)" ''
at_terminal 'sipcause check trunk.yaml doubt.yaml'
is "check: the count" "$(tail -n 1 shown)" 'sipcause: 2 maps: 0 errors, 1 warning'

# Input that was named is read, also from a terminal.
at_terminal 'printf "486\n" | sipcause -t q850 -o tsv -'
is "a pipe" "$(cut -f3 shown)" q850:17
at_terminal 'printf "" | sipcause'
is "an empty pipe: status" $status 0
printf '486\n\004' | timeout 5 script -qec 'sipcause -t q850 -o tsv -' /dev/null >found 2>&1
is "a terminal, named by -" "$(tr -d '\r' <found | grep -c 'q850:17')" 1

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
