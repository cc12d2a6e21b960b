#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# HAProxy answers all questions from the exported map files.  They are replaced while it is asked:
# all of one file at run time, and all files by a reload.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$systems/http/readers.sh"
need haproxy python3 socat curl

http=$(port)
maps=$work/maps
socket=$work/haproxy.sock

export_maps() {
	mkdir -p "$2"
	"$SIPCAUSE" export -o haproxy -m "$1" -f sip,q850,http -t sip,q850,http --file "$2"
}

# backend FROM TO: the rules that read one table.
backend() {
	local file=$maps/sipcause_$1_$2.map space words
	echo "backend $1_$2"
	cat <<-END
		http-request set-var(txn.with) str()
		http-request set-var(txn.asks) var(txn.code),concat(:asks),map($file)
	END
	for words in "$maps"/*_words.map; do
		space=${words##*/sipcause_}
		space=${space%_words.map}
		cat <<-END
			acl asked_$space var(txn.asks) -m reg (^|;)$space(;|$)
			acl given_$space var(txn.$space) -m found
			acl named_$space var(txn.named_$space) -m found
			http-request set-var(txn.$space) urlp($space) if asked_$space
			http-request set-var(txn.named_$space) var(txn.code),concat(;$space=,txn.$space),map($file) if given_$space
			http-request set-var(txn.with) var(txn.with),concat(;$space=,txn.$space) if given_$space named_$space
			http-request set-var(txn.with) var(txn.with),concat(;$space=present) if given_$space !named_$space
		END
	done
	cat <<-END
		acl found var(txn.answer) -m found
		http-request set-var(txn.answer) var(txn.code),concat(,txn.with),map($file)
		http-request set-var(txn.with) str(;) if !found || { var(txn.with) -m len 0 }
		http-request set-var(txn.answer) var(txn.code),map($file,unlisted) if !found
		http-request set-var(txn.writes) var(txn.code),concat(:writes,txn.with),map($file)
		http-request set-var(txn.phrase) var(txn.answer),map($maps/sipcause_$2_phrase.map)
		http-request return status 200 content-type text/plain lf-string "%[var(txn.answer)]	%[var(txn.phrase)]	%[var(txn.writes)]"
	END
}

configuration() {
	cat <<-END
		global
		stats socket $socket mode 600 level admin expose-fd listeners
		defaults
		mode http
		timeout client 30s
		timeout server 30s
		timeout connect 5s
		frontend asked
		bind 127.0.0.1:$http
		http-request set-var(txn.code) path,field(3,/)
		http-request set-var(txn.from) path,field(2,/)
		http-request return status 503 if { path /ready } !{ str(sipcause:end),map($maps/sipcause_q850_sip.map) -m found }
		http-request return status 200 if { path /ready }
		http-request set-var(txn.to) path,field(4,/)
		use_backend %[var(txn.from)]_%[var(txn.to)]
	END
	backend sip q850
	backend sip http
	backend q850 sip
	backend q850 http
	backend http sip
	backend http q850
}

# Every line is a row, but for comments and the two last.
whole() {
	awk '/^#/ { next } { rows++ } $1 == "sipcause:end" { end = $2 == rows - 2 } END { exit !end }' "$1"
}

run() {
	echo "$1" | timeout 10 socat -t 5 stdio "unix-connect:$socket"
}

# swap FILE NEW: all rows of a file at once, at run time, if they came through whole.
swap() {
	local version part
	whole "$2" || return 1
	version=$(run "prepare map $1" | tr -dc 0-9)
	rm -f "$work"/part.*
	grep -v '^#' "$2" | split -l 200 - "$work/part."
	for part in "$work"/part.*; do
		run "add map @$version $1 <<
$(cat "$part")
" >/dev/null
	done
	[ "$(run "show map @$version $1" | grep -c .)" = "$(grep -vc '^#' "$2")" ] || return 1
	run "commit map @$version $1" >/dev/null
}

# take FOLDER: files that came from elsewhere, if all are whole.
take() {
	local file
	for file in "$1"/*.map; do
		whole "$file" || return 1
	done
	mv "$1"/*.map "$maps"
}

ready() {
	curl -sf -o "$work/ready" "http://127.0.0.1:$http/ready"
}

# reload: a new process reads the files; the old one goes on until it has taken over.
reload() {
	local before
	haproxy -c -f "$work/haproxy.cfg" >"$work/checked" 2>&1 || return 1
	before=$(run "show info" | grep '^Pid:')
	kill -USR2 "$(cat "$work/pid")"
	until_true 20 reloaded "$before"
}

reloaded() {
	local pid
	pid=$(run "show info" | grep '^Pid:')
	[ -n "$pid" ] && [ "$pid" != "$1" ]
}

export_maps default "$maps" || exit 99
export_maps default "$work/again"
check "same bytes twice" diff -r "$maps" "$work/again"
check "the first line says how to load it" grep -q "^# load: http-request .*,map(/etc/haproxy/sipcause/sipcause_q850_sip.map" "$maps/sipcause_q850_sip.map"
check "the prefix names the files" "$SIPCAUSE" export -o haproxy -f q850 -t sip --prefix other --file "$work/other"
check "each says its own name" grep -q "^# load: .*/other_q850_sip.map" "$work/other/other_q850_sip.map"
check "the second line says what it is" grep -q '^# sipcause .* map default version .* digest ' <(sed -n 2p "$maps/sipcause_q850_sip.map")
check "every file is whole" take "$work/again"

configuration >"$work/haproxy.cfg"
check "HAProxy takes the files" haproxy -c -f "$work/haproxy.cfg"
timeout 300 sh -c 'echo $$ >"$0/pid"; exec haproxy -W -db -f "$0/haproxy.cfg"' "$work" >"$work/log" 2>&1 &
started $!
check "HAProxy is ready" until_true 20 ready
both_maps "" 4
asks "every answer is that of translate" "$work/old.tsv"

export_maps "$systems/http/other.yaml" "$work/new"
readers_begin q850 sip
check "the phrases are swapped at run time" swap "$maps/sipcause_sip_phrase.map" "$work/new/sipcause_sip_phrase.map"
check "the table is swapped at run time" swap "$maps/sipcause_q850_sip.map" "$work/new/sipcause_q850_sip.map"
readers_end "readers get old answers until the swap, then new ones"
asks "the answers of the swapped table are new" "$work/asked-new.tsv"

readers_begin
check "all files are taken" take "$work/new"
check "HAProxy reloads" reload
readers_end "readers get old answers until the reload, then new ones"
asks "all answers are new" "$work/new.tsv"

# What is cut, empty or broken is noticed before it is taken.
for how in cut empty short; do
	export_maps default "$work/$how"
	file=$work/$how/sipcause_q850_sip.map
	cp "$file" "$work/whole.map"
	case $how in
	cut) head -c 900 "$work/whole.map" >"$file" ;;
	empty) : >"$file" ;;
	short) sed 20d "$work/whole.map" >"$file" ;;
	esac
	refused "files of which one is $how are not taken" take "$work/$how"
	refused "a table that is $how is not swapped" swap "$maps/sipcause_q850_sip.map" "$file"
done
asks "the answers are as before" "$work/new.tsv"

# HAProxy itself takes them without a word; the end mark tells.
cp "$work/cut/sipcause_q850_sip.map" "$maps/"
check "HAProxy reloads a file that is cut" reload
refused "but says that it is not ready" ready
cp "$work/whole.map" "$maps/sipcause_q850_sip.map"
check "HAProxy reloads the whole file" reload
check "and is ready" ready

# Phrases with what HAProxy might misread.
odd_texts
"$SIPCAUSE" export -o haproxy -I "$odd" -m odd --file "$maps"
backend q850 odd >>"$work/haproxy.cfg"
check "HAProxy reloads with odd phrases" reload
asks "odd phrases are as they were" "$work/odd.tsv"
finish
