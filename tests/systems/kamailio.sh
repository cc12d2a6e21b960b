#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# Kamailio answers all questions from the exported hash table, by db_text and by db_sqlite, also
# while it loads another, and translates the failures of calls with it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$systems/http/readers.sh"
source "$systems/kamailio/server.sh"
need kamailio kamcmd python3 sqlite3 curl
for module in htable db_text db_sqlite xhttp; do
	ls /usr/lib/*/kamailio/modules/$module.so >/dev/null 2>&1 || {
		echo "SKIP kamailio: the module $module is not installed"
		exit 77
	}
done

http=$(port)
sip=$(port)
carrier=$(port)
db=$work/dbtext
mkdir "$db" "$work/copy"

# export_map DIALECT MAP FILE
export_map() {
	"$SIPCAUSE" export -o "$1" -m "$2" -f sip,q850,http -t sip,q850,http --file "$3"
}

# begin DATABASE LOAD: start Kamailio with the line that the export says, in the folder of this test.
begin() {
	sed 's|.*\(loadmodule "db_\)|\1|; s|/etc/kamailio/dbtext|'"$db|; s|/etc/kamailio/|$work/|" <<<"$2" >"$work/load.cfg"
	sed -e "s|@SIP@|$sip|; s|@HTTP@|$http|; s|@CARRIER@|$carrier|; s|@EXAMPLE@|$SRCDIR/examples/kamailio|; s|@WORK@|$work|" \
		-e "/^@LOAD@/{r $work/load.cfg" -e 'd}' "$systems/kamailio/kamailio.cfg" >"$work/kamailio.cfg"
	check "Kamailio takes the line for $1" kamailio -c -f "$work/kamailio.cfg"
	start_kamailio 300 "$work/kamailio.cfg"
	check "Kamailio with $1 has the whole table" until_true 20 has_end
}

has_end() {
	[ -n "$(value sipcause:end)" ]
}

# kamcmd succeeds whatever Kamailio answers.
reload() {
	control htable.reload sipcause | grep -q '^Ok'
}

digest() {
	sed -n '3s/^sipcause.:digest:0:0:\(.*\):0$/\1/p' "$1"
}

# whole FILE: the last row says how many lines there are, but for it and the three first.
whole() {
	[ "$(wc -l <"$1")" = "$(($(tail -n 1 "$1" | sed -n 's/^sipcause.:end:0:1:\([0-9]*\):0$/\1/p') + 4))" ]
}

# take FILE: a file that came from elsewhere, if it is whole; Kamailio then has its digest.
take() {
	whole "$1" || return 1
	mv "$1" "$db/sipcause"
	reload && [ "$(value sipcause:digest)" = "$(digest "$db/sipcause")" ]
}

export_map kamailio-htable default "$db/sipcause"
export_map kamailio-htable default "$work/again"
same "same bytes twice" "$db/sipcause" "$work/again"
check "the file is whole" whole "$db/sipcause"
check "the prefix names the table" grep -q 'load:.*"other=>size=12;dbtable=other"' <("$SIPCAUSE" export -o kamailio-htable -f q850 -t sip --prefix other)
begin db_text "$(sed -n '2{s/^sipcause.:load:0:0:\(.*\):0$/\1/; s/\\\(.\)/\1/g; p}' "$db/sipcause")"
check "Kamailio has the rows that the end says" [ "$(control htable.stats | sed -n 's/^[ 	]*all: //p')" = "$(($(value sipcause:end) + 3))" ]
both_maps "" 4
asks "every answer is that of translate" "$work/old.tsv"

# The failures of calls.
printf '%s\n' '503 Service Unavailable	Q.850;cause=17' '480 Gone	Q.850;cause=21;location=U;text="a, b"' \
	'480 Gone	Q.850;cause=21;location=LN' '486 Busy	' '503 Full	Q.850;cause=16' '404 Nobody	SIP;cause=200' '606 No	' >"$work/calls"
{
	answered() { "$SIPCAUSE" -t sip -o json "$@" | sed 's/.*"to_code":\([0-9]*\).*"phrase":"\([^"]*\)".*/\1 \2	/'; }
	caused() { "$SIPCAUSE" -t q850 -o json "$1" | sed 's/.*"to_code":\([0-9]*\).*"phrase":"\([^"]*\)".*/Q.850;cause=\1;text="\2"/'; }
	answered q850:17
	answered -w location=U q850:21
	answered -w location=LN q850:21
	printf '486 Busy\t%s\n' "$(caused sip:486)"
	printf '503 Full\t\n'
	printf '404 Nobody\t%s\n' "$(caused sip:404)"
	printf '606 No\t%s\n' "$(caused sip:606)"
} >"$work/calls.expected"
timeout 60 python3 -B "$systems/kamailio/sip-calls.py" "$sip" "$carrier" "$work/calls" >"$work/calls.found"
same "calls fail with the status and cause of translate" "$work/calls.expected" "$work/calls.found"

# Another table, while it is asked.
sleep 1.1
export_map kamailio-htable "$systems/http/other.yaml" "$work/copy/sipcause"
readers_begin
check "another file is taken" take "$work/copy/sipcause"
readers_end "readers get old answers until the reload, then new ones"
asks "all answers are new" "$work/new.tsv"

# What is cut, empty or broken.
export_map kamailio-htable default "$work/whole"
cp -p "$db/sipcause" "$work/kept"
for how in cut nearly short empty broken; do
	case $how in
	cut) head -c 60000 "$work/whole" ;;
	nearly) head -c -1 "$work/whole" ;;
	short) sed 2000d "$work/whole" ;;
	empty) ;;
	broken) echo 'no table' ;;
	esac >"$work/copy/sipcause"
	cp "$work/copy/sipcause" "$work/$how"
	refused "a file that is ${how/nearly/nearly whole} is not taken" take "$work/copy/sipcause"
done
same "the old file stays" "$work/kept" "$db/sipcause"
for how in empty broken; do
	sleep 1.1
	cp "$work/$how" "$db/sipcause"
	refused "Kamailio does not load one that is $how" reload
done
asks "the answers are as before" "$work/new.tsv"
for how in cut nearly; do
	sleep 1.1
	cp "$work/$how" "$db/sipcause"
	check "Kamailio loads one that is ${how/nearly/nearly whole}" reload
	refused "but then it has no end" has_end
done
sleep 1.1
cp "$work/whole" "$db/sipcause"
check "it loads the whole one" take "$db/sipcause"
# Within a second, or without db_mode 1, a reload is Ok and changes nothing.  The digest tells.
cp -p "$db/sipcause" "$work/before"
export_map kamailio-htable "$systems/http/other.yaml" "$work/copy/sipcause"
touch -r "$work/before" "$work/copy/sipcause"
refused "the digest tells that a reload has read nothing" take "$work/copy/sipcause"
sleep 1.1
touch "$db/sipcause"
check "a second later it is read" take "$db/sipcause"
# Phrases with what db_text might misread.
odd_texts
sleep 1.1
check "odd phrases are exported" "$SIPCAUSE" export -o kamailio-htable -I "$odd" -m odd --file "$work/copy/sipcause"
check "and taken" take "$work/copy/sipcause"
asks "odd phrases are as they were" "$work/odd.tsv"
stop "$kamailio"

# The same table from SQLite.
load_sql() {
	sqlite3 -bail "$work/sipcause.sqlite" <"$1"
}

export_map kamailio-sqlite default "$work/sipcause.sql"
export_map kamailio-sqlite default "$work/again.sql"
same "the same bytes of SQL twice" "$work/sipcause.sql" "$work/again.sql"
check "SQLite takes the file" load_sql "$work/sipcause.sql"
begin db_sqlite "$(sed -n '1s/^-- load: //p' "$work/sipcause.sql")"
asks "every answer from SQLite is that of translate" "$work/old.tsv"
export_map kamailio-sqlite "$systems/http/other.yaml" "$work/other.sql"
readers_begin
check "SQLite takes other rows" load_sql "$work/other.sql"
check "Kamailio loads them" reload
readers_end "readers get old answers until the reload of SQLite, then new ones"
asks "all answers from SQLite are new" "$work/new.tsv"
"$SIPCAUSE" export -o kamailio-sqlite -I "$odd" -m odd --file "$work/odd.sql"
check "SQLite takes odd phrases" load_sql "$work/odd.sql"
check "and Kamailio" reload
asks "odd phrases from SQLite are as they were" "$work/odd.tsv"
load_sql "$work/other.sql" && reload
head -c 90000 "$work/sipcause.sql" >"$work/cut.sql"
sed 500d "$work/sipcause.sql" >"$work/short.sql"
sed '500s/,/ /' "$work/sipcause.sql" >"$work/broken.sql"
sed '/^COMMIT/,$d' "$work/sipcause.sql" >"$work/open.sql"
: >"$work/empty.sql"
for how in cut short broken; do
	refused "SQLite does not take a file that is $how" load_sql "$work/$how.sql"
done
for how in cut short broken open empty; do
	sqlite3 "$work/sipcause.sqlite" <"$work/$how.sql" >"$work/said" 2>&1
done
check "Kamailio reloads after them" reload
asks "the answers from SQLite are as before" "$work/new.tsv"
finish
