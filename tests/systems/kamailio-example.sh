#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# The proxy of examples/kamailio, as it is but for its site.cfg: what it puts on the wire, with the status kept and
# translated; a back end that is slow or down; and 400 calls a second while the table is loaded again.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$systems/kamailio/server.sh"
# What a begin puts into site.cfg, if it is not this.
carriers=
silent=

need kamailio kamcmd python3 sipp curl
for module in htable db_text xhttp xhttp_prom mqueue rtimer http_client cfgutils textopsx; do
	ls /usr/lib/*/kamailio/modules/$module.so >/dev/null 2>&1 || {
		echo "SKIP kamailio-example: the module $module is not installed"
		exit 77
	}
done

example=$SRCDIR/examples/kamailio
here=$systems/kamailio-example
sip=$(port)
http=$(port)
first=$(port)
second=$(port)
backend=$(port)
db=$work/dbtext
mkdir "$db"

# export_table FILE [MAP]: the command of the README, but for its file.
export_table() {
	local line
	line=$(sed -n 's/^sipcause export -o kamailio-htable \(.*\) --file .*/\1/p' "$example/README.md" | sort -u)
	[ "$(wc -l <<<"$line")" = 1 ] && "$SIPCAUSE" export -o kamailio-htable -m "${2:-default}" $line --file "$1"
}

# begin [DEFINE...]: start the example, with these lines of site.cfg switched on.
begin() {
	local define
	mkdir -p "$work/etc"
	cp "$example/kamailio.cfg" "$example/sipcause.cfg" "$work/etc"
	sed -e "s|\(LISTEN_SIP\) .*|\1 udp:127.0.0.1:$sip|; s|\(LISTEN_HTTP\) .*|\1 tcp:127.0.0.1:$http|" \
		-e "s#\(PEER\|MEMBERS\) .*#\1 \"127.0.0.1\"#; s|\(SILENT_MS\) .*|\1 ${silent:-1000}|" \
		-e "s#\(CARRIERS\) .*#\1 \"${carriers:-sip:127.0.0.1:$first|sip:127.0.0.1:$second}\"#" \
		-e "s|define BACK_END .*|define BACK_END \"http://127.0.0.1:$backend/failures\"|" \
		-e "s|\(TABLES\) .*|\1 \"text://$db\"|; s|\(CONTROL\) .*|\1 \"unix:$work/ctl\"|" "$example/site.cfg" >"$work/etc/site.cfg"
	for define in "$@"; do
		sed -i "s/^##!define $define$/#!define $define/" "$work/etc/site.cfg"
		grep -q "^#!define $define$" "$work/etc/site.cfg" || passes "site.cfg has $define" 1
	done
	check "Kamailio takes the example${1:+ with }$*" kamailio -c -f "$work/etc/kamailio.cfg"
	start_kamailio 120 "$work/etc/kamailio.cfg"
	check "it has the whole table" until_true 20 whole
}

# The end row has the number of rows that the file ends with.
whole() {
	[ "$(value sipcause:end)" = "$(tail -n 1 "$db/sipcause" | sed 's/.*:1:\(.*\):0$/\1/')" ]
}

# probe NAME...: each of its lines is a check.
probe() {
	local line
	timeout 60 env SIPCAUSE="$SIPCAUSE" python3 -B "$here/probe.py" "$1" "$sip" "$first" "$second" "$http" "$backend" "${@:2}" >"$work/probe" 2>&1 ||
		grep -v '^ok' "$work/probe" | tail -n 40
	check "the probe of $1 came to its end" [ "$(tail -n 1 "$work/probe")" = end ]
	while read -r line; do
		case $line in
		ok\ *) passes "$1: ${line#ok }" 0 ;;
		FAIL\ *) passes "$1: ${line#FAIL }" 1 ;;
		esac
	done <"$work/probe"
}

check "the table is made as the README says" export_table "$db/sipcause"
check "the file is whole" [ "$(wc -l <"$db/sipcause")" = "$(($(tail -n 1 "$db/sipcause" | sed 's/.*:1:\(.*\):0$/\1/') + 4))" ]

begin
probe kinds
probe scenes
stop "$kamailio"

# No socket of the proxy can send to an address of IPv6.
carriers="sip:[::1]:$first|sip:127.0.0.1:$second"
begin
probe no-way
stop "$kamailio"
carriers=

begin WITH_TRANSLATED_STATUS WITH_BACK_END
probe kinds translated
probe back-end
stop "$kamailio"

# Load: each call goes to both carriers, while other tables are loaded and the back end is slow.
silent=5000
timeout 60 python3 -B "$here/probe.py" slow "$backend" &
started $!
begin WITH_TRANSLATED_STATUS WITH_BACK_END
# run_carrier PORT STATUS REASON
run_carrier() {
	sed "s|@STATUS@|$2|; s|@REASON@|$3|" "$here/carrier.xml" >"$work/carrier-$1.xml"
	(cd "$work" && exec timeout 60 sipp -sf "carrier-$1.xml" -i 127.0.0.1 -p "$1" -nostdin >"carrier-$1" 2>&1) &
	started $!
}

run_peer() {
	cd "$work" && timeout 40 sipp "127.0.0.1:$sip" -sf "$here/peer.xml" -i 127.0.0.1 -p "$(port)" -r 400 -m 4000 -nostdin \
		-trace_stat -stf "$work/stat" -fd 1 -timeout 30
}

take() {
	timeout 20 sh "$example/take-table.sh" "$1" "$db/sipcause" "unix:$work/ctl"
}

# Another digest and number of rows each time.
for map in default billing default; do
	files=$((${files:-0} + 1))
	export_table "$work/table-$files" "$map"
done
head -c 900000 "$work/table-2" >"$work/cut"
sed 2000d "$work/table-2" >"$work/short"

run_carrier "$first" '503 Full' 'Q.850;cause=34'
run_carrier "$second" '480 Gone' 'SIP;cause=480, Q.850;cause=17;text="no, Q.850;cause=3";location=LN'
sleep 0.5
begun=$(date +%s%N)
run_peer >"$work/peer" 2>&1 &
peer=$!
started "$peer"
for turn in 1 2 3; do
	sleep 1.5
	check "table $turn is taken while calls come in" take "$work/table-$turn"
done
check "calls still came in" kill -0 "$peer"
wait "$peer"
passes "4000 calls fail as they should" $?
echo "4000 calls in $((($(date +%s%N) - begun) / 1000000)) ms"
last() {
	awk -F ';' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i } END { print $column }' "$work/stat"
}
check "4000 are successful for sipp, none fails" [ "$(last 'SuccessfulCall(C)') $(last 'FailedCall(C)')" = '4000 0' ]
check "all are counted" grep -q '^sipcause_failures_total *{status="486", *cause="17"} 4000 ' <(curl -s "http://127.0.0.1:$http/metrics")
check "and all that went to the next carrier" grep -q '^sipcause_advances_total *{status="503", *cause="34"} 4000 ' <(curl -s "http://127.0.0.1:$http/metrics")
refused "a table that was cut is not taken" take "$work/cut"
refused "nor is one without a row" take "$work/short"
check "the old one stays" whole
check "Kamailio has no errors to tell" [ -z "$(grep -E 'ERROR|CRITICAL' "$work/log" | head -n 5)" ]
finish
