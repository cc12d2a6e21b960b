#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# examples/clickhouse: records on two servers have the counts and ratios that `sipcause csv` gives of the whole file,
# and `csv --add` of both parts.
. "$(dirname "$0")/common.sh"
need clickhouse-server clickhouse-client python3
. "$systems/clickhouse/servers.sh"

example=$SRCDIR/examples/clickhouse
count=200000

sipcause() {
	"$SIPCAUSE" "$@"
}

# of_readme FIRST [SCRIPT]: runs the command of the README that begins with FIRST, changed by sed.
of_readme() {
	awk -v first="$1" 'index($0, first) == 1 || more { print; more = /\\$/ }' "$example/README.md" |
		sed "${2-}" >"$work/of_readme"
	[ -s "$work/of_readme" ] || {
		echo "README.md has no command '$1'"
		return 1
	}
	(cd "$work" && . ./of_readme)
}

# Records of SIP trunks with a status and of ISDN trunks with a cause, also without any and with such as are no code.
make_records() {
	awk -v count="$1" '
		function draw(below) { seed = (seed * 16807) % 2147483647; return int(seed / 2147483647 * below) }
		function of(list,  n, item) { n = split(list, item, " "); return item[draw(n) + 1] }
		BEGIN {
			seed = 20; OFS = ","
			statuses = "486 480 487 404 503 603 408 488 484 500 403 401 407 302 410 600 606 604 433 455 580 699 100 183" \
				" 999 abc - -"
			causes = "16 17 18 19 20 21 21 27 1 3 22 26 28 31 34 38 41 42 44 50 57 63 65 79 88 96 102 111 127 0 77 200 x -"
			print "id,trunk,status,cause,location,alerted,seconds"
			for (i = 1; i <= count; i++) {
				isdn = draw(5) < 2
				seconds = draw(100) < 45 ? draw(1800) + 1 : 0
				status = isdn ? "" : seconds > 0 && draw(50) > 0 ? 200 : of(statuses)
				cause = !isdn ? "" : seconds > 0 && draw(5) > 0 ? 16 : of(causes)
				location = isdn ? of("U U LN LPN RLN TN BI INTL LOC-8 nowhere -") : "-"
				sub(/^-$/, "", status); sub(/^-$/, "", cause); sub(/^-$/, "", location)
				alerted = seconds > 0 ? "yes" : of("yes no - -")
				sub(/^-$/, "", alerted)
				print sprintf("c%07d", i), (isdn ? "isdn-" : "sip-") draw(8), status, cause, location, alerted, seconds
			}
		}'
}

# fill FILE: a third of the records to server 1, the others to server 2.
fill() {
	local server
	awk -F , -v work="$work" 'NR == 1 { for (i = 1; i <= 2; i++) print > (work "/part" i ".csv"); next }
		{ print > (work "/part" (substr($1, 6) % 3 == 0 ? 1 : 2) ".csv") }' "$1"
	for server in $servers; do
		client "$server" -q 'TRUNCATE TABLE calls' &&
			client "$server" -q 'INSERT INTO calls FORMAT CSVWithNames' <"$work/part$server.csv" || return
	done
}

# ask SERVER FILE
ask() {
	client "$1" --multiquery <"$example/$2"
}

# counts NAME: causes.NAME and ratios.NAME of the summary NAME.json.
counts() {
	python3 -B "$systems/clickhouse/expected.py" "$work/$1.json" "$work/causes.$1" "$work/ratios.$1"
}

# By csv with the map of csv or MAP: the whole file, and both parts added up.
summaries() {
	local name
	for name in calls part1 part2; do
		of_readme 'sipcause csv -f' "s/part1/$name/g; s,sipcause csv,& ${1:+-m $1}," || return
	done
	of_readme 'sipcause csv --add' && counts calls && counts all
}

# exported FOLDER [MAP]: as the README exports the map billing.
exported() {
	mkdir "$work/$1" && of_readme 'sipcause export' "s,/etc/clickhouse-server,'$work/$1',; s,billing,${2:-billing},"
}

# both_agree MAP: what both servers say.
both_agree() {
	local server what
	for server in $servers; do
		for what in causes ratios; do
			ask "$server" "$what.sql" >"$work/$what.found"
			same "$what of $count records by map $1, from server $server" "$work/$what.calls" "$work/$what.found"
		done
	done
}

# Another map on both servers, and the same records.
load_ours() {
	local server
	cat >"$work/ours.yaml" <<-'END'
		format: 1
		map: ours
		extends: billing
		tables:
		  - from: sip
		    to: q850
		    rules:
		      486: 34
		      503: [{when: {answered: yes}, to: 31}, {to: 42}]
		      603: [{when: {alerted: yes}, to: 17}, {to: 21}]
		  - {from: q850, to: sip, rules: {21: [{when: {location: network}, to: 503}, {to: 603}], 77: 501}}
	END
	exported ours ./ours.yaml || return
	for server in $servers; do
		put "$server" "$work/ours" && reload_whole "$server" || return
	done
}

# Records that come in at one server, and one with a status and a cause.
through_one() {
	local server
	for server in $servers; do
		client "$server" -q 'TRUNCATE TABLE calls' || return
	done
	make_records 1000 >"$work/more.csv"
	echo 'c,sip-0,404,3,,,0' >>"$work/more.csv"
	client 1 --insert_distributed_sync 1 -q 'INSERT INTO calls_all FORMAT CSVWithNames' <"$work/more.csv"
}

kept() {
	client "$1" -q 'SELECT count() FROM calls'
}

spread() {
	[ "$(kept 1)" -gt 300 ] && [ "$(kept 2)" -gt 300 ] && [ $(($(kept 1) + $(kept 2))) = 1001 ]
}

check "the export of the README" exported billing
start "$work/billing" || exit 99
for server in $servers; do
	check "server $server: loads" reload_whole "$server"
	check "server $server: tables" ask "$server" calls.sql
done
make_records "$count" >"$work/calls.csv"
check "a part of the records to each server" fill "$work/calls.csv"
check "csv of the README" summaries
same "csv --add of both parts" "$work/causes.calls" "$work/causes.all"
same "ratios of csv --add" "$work/ratios.calls" "$work/ratios.all"
both_agree billing
cp "$work/causes.calls" "$work/causes.before"
check "another map" load_ours
check "csv by another map" summaries ./ours.yaml
differ "the other map gives other counts" "$work/causes.before" "$work/causes.calls"
both_agree ours
check "records that come in at one server" through_one
check "they are on both servers" spread
check "a record with both codes is told apart" test "$(ask 2 causes.sql | grep both)" = 'q850	both	1
sip	both	1'
finish
