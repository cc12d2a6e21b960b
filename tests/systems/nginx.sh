#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# nginx answers all questions from the exported map blocks, also while it reloads others.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$systems/http/readers.sh"
need nginx python3 curl

http=$(port)

# Codes that ask for two companions at once lose these answers: an nginx map looks up one.
export_map() {
	"$SIPCAUSE" export -o nginx -m "$1" -f sip,q850,http -t sip,q850,http --lossy --file "$2" 2>"$work/lost"
}

# table FROM TO: where it is asked.
table() {
	cat <<-END
		location ~ ^/$1/(\d+)/$2\$ {
			set \$sipcause_code \$1;
			set \$sipcause_with \$args;
			return 200 "\$sipcause_$1_$2\t\$sipcause_$1_$2_phrase\t\$sipcause_$1_$2_writes";
		}
	END
}

configuration() {
	local kind
	cat <<-END
		daemon off;
		pid $work/nginx.pid;
		error_log $work/nginx.log;
		worker_processes 2;
		events { worker_connections 128; }
		http {
		access_log off;
		default_type text/plain;
		variables_hash_max_size 2048;
		map_hash_max_size 8192;
		include $work/sipcause.conf;
	END
	for kind in client_body proxy fastcgi uwsgi scgi; do
		echo "${kind}_temp_path $work/$kind;"
	done
	echo "server { listen 127.0.0.1:$http;"
	echo 'location = /digest { return 200 $sipcause_digest; }'
	table sip q850
	table sip http
	table q850 sip
	table q850 http
	table http sip
	table http q850
	echo "}}"
}

# take FILE: a file that came from elsewhere, if nginx takes it; else the old one again.
take() {
	cp -p "$work/sipcause.conf" "$work/kept"
	mv "$1" "$work/sipcause.conf"
	tail -n 1 "$work/sipcause.conf" | grep -q '^# end [0-9]*$' && nginx -t -q -c "$work/nginx.conf" || {
		mv "$work/kept" "$work/sipcause.conf"
		return 1
	}
	reload
}

reload() {
	nginx -s reload -c "$work/nginx.conf"
}

digest() {
	sed -n '2s/.* digest \([0-9a-f]*\).*/\1/p' "$1"
}

serves() {
	[ "$(curl -sf "http://127.0.0.1:$http/digest")" = "$1" ]
}

export_map default "$work/sipcause.conf"
export_map default "$work/again.conf"
same "same bytes twice" "$work/sipcause.conf" "$work/again.conf"
check "the first line says how to load it" grep -q '^# load: .*include' <(sed 1q "$work/sipcause.conf")
check "the second line says what it is" grep -q '^# sipcause .* map default version .* digest ' <(sed -n 2p "$work/sipcause.conf")
check "what is lost is named" grep -q 'more than 1 of' "$work/lost"

configuration >"$work/nginx.conf"
nginx -t -c "$work/nginx.conf" >"$work/said" 2>&1
check "nginx takes the file" grep -q 'test is successful' "$work/said"
refused "without a warning" grep -q 'warn' "$work/said"
timeout 300 nginx -c "$work/nginx.conf" >"$work/log" 2>&1 &
started $!
check "nginx serves the table" until_true 20 serves "$(digest "$work/sipcause.conf")"
both_maps "" 1
asks "every answer is that of translate" "$work/old.tsv"

export_map "$systems/http/other.yaml" "$work/new.conf"
expected=$(digest "$work/new.conf")
cp "$work/new.conf" "$work/new-again.conf"
readers_begin
check "another file is taken" take "$work/new.conf"
check "nginx serves it" until_true 20 serves "$expected"
readers_end "readers get old answers until the reload, then new ones"
asks "all answers are new" "$work/new.tsv"

# What is cut, empty or broken is refused, and the old one goes on.
export_map default "$work/whole.conf"
for how in cut shorter empty broken; do
	case $how in
	cut) head -c 50000 "$work/whole.conf" >"$work/bad.conf" ;;
	shorter) sed '/^# sip to http$/,$d' "$work/whole.conf" >"$work/bad.conf" ;;
	empty) : >"$work/bad.conf" ;;
	broken) sed '100s/"$/"/; 100s/;$//' "$work/whole.conf" >"$work/bad.conf" ;;
	esac
	refused "a file that is $how is not taken" take "$work/bad.conf"
done
same "the old file stays" "$work/new-again.conf" "$work/sipcause.conf"
# Even where somebody reloads without a test.
head -c 50000 "$work/whole.conf" >"$work/sipcause.conf"
refused "nginx does not reload a file that is cut" reload
kill -HUP "$(cat "$work/nginx.pid")"
check "and says so" until_true 20 grep -q 'emerg' "$work/nginx.log"
asks "the answers are as before" "$work/new.tsv"

# Phrases with what nginx, or the patterns, might misread.
odd_texts
{
	echo "pid $work/odd.pid; error_log $work/odd.log; events {} http { access_log off; default_type text/plain;"
	echo "server { listen 127.0.0.1:$http; "
	table q850 odd
	echo "} include $work/odd-map.conf; }"
} >"$work/odd.conf"
"$SIPCAUSE" export -o nginx -I "$odd" -m odd --file "$work/odd-map.conf"
stop "$(cat "$work/nginx.pid")"
timeout 60 nginx -g 'daemon off;' -c "$work/odd.conf" >"$work/log" 2>&1 &
started $!
check "nginx serves odd phrases" until_true 20 curl -sf "http://127.0.0.1:$http/q850/1/odd"
asks "odd phrases are as they were" "$work/odd.tsv"

# Two files beside each other, of a table each: no setting of nginx is needed.
{
	echo "pid $work/few.pid; error_log $work/few.log; events {} http { access_log off; server { listen 127.0.0.1:$http;"
	for prefix in one two; do
		"$SIPCAUSE" export -o nginx -f q850 -t sip --prefix $prefix --file "$work/$prefix.conf"
		echo "location /$prefix { set \$${prefix}_code 17; set \$${prefix}_with location=0; return 200 \$${prefix}_q850_sip; }"
	done
	echo "} include $work/one.conf; include $work/two.conf; }"
} >"$work/few.conf"
nginx -t -c "$work/few.conf" >"$work/said" 2>&1
check "nginx takes two files with their own prefixes" grep -q 'test is successful' "$work/said"
refused "without a warning and without settings" grep -q 'warn' "$work/said"
finish
