#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# An exported table as a dictionary of two ClickHouse servers, which share the questions.
. "$(dirname "$0")/common.sh"
need clickhouse-server clickhouse-client

. "$systems/clickhouse/servers.sh"

# Half of the questions lie on each server.
spread_questions() {
	local server columns='n UInt32, from_space String, from_code UInt32, companions String, to_space String'
	questions "$1"
	for server in $servers; do
		client "$server" --multiquery -q "DROP TABLE IF EXISTS questions; DROP TABLE IF EXISTS questions_all;
			CREATE TABLE questions ($columns) ENGINE = Memory;
			CREATE TABLE questions_all ($columns) ENGINE = Distributed(two, default, questions)" &&
			awk -F '\t' -v OFS='\t' -v server="$server" 'NR % 2 == server - 1 { print NR, $1, $2, $3, $4 }' "$work/questions.tsv" |
			client "$server" -q 'INSERT INTO questions FORMAT TabSeparated' || return
	done
}

ask_all() {
	client "$1" --multiline <"$systems/clickhouse/answers.sql" |
		awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, $4, $9, $9 == "code" ? $10 : $9, $11, $12 }'
}

answers_of() {
	local server
	spread_questions "$1" || return
	for server in $servers; do
		ask_all "$server" >"$work/answers.tsv"
		same "$(wc -l <"$work/questions.tsv") questions to $1, from server $server to both" "$work/questions.tsv" "$work/answers.tsv"
	done
}

# What is to be -1 and -2 besides the words.
numbers_apart() {
	client 1 --multiline <"$systems/clickhouse/answers.sql" |
		awk -F '\t' '$9 == "none" && $10 != -1 || $9 == "unlisted" && $10 != -2 || $9 == "code" && $10 < 0 { print; bad = 1 }
			END { exit bad || NR < 1000 }'
}

# The number of records of the dictionary, and the number that its end has.
end_of() {
	client "$1" -q "SELECT toInt64(element_count) - 1 - dictGetInt32('sipcause', 'to_code', tuple('end', '', toUInt32(0), ''))
		FROM system.dictionaries WHERE name = 'sipcause'"
}

ends_whole() {
	[ "$(end_of "$1")" = 0 ]
}

# Server 1 has the first map again, server 2 the other one: they have the even and the odd questions.
own_dictionaries() {
	ask_all 2 | paste "$work/before.tsv" - |
		awk -F '\t' '{ differs[NR % 2] += $6 "" != $14 "" } END { exit !(differs[0] == 0 && differs[1] > 0) }'
}

stays() {
	ask_all 1 >"$work/answers.tsv"
	same "$1: the old dictionary stays" "$work/before.tsv" "$work/answers.tsv"
}

# One call of one function for all questions of a server, so that one dictionary answers it.
read_server() {
	until [ -e "$work/enough" ]; do
		client "$1" -q "SELECT sum(cityHash64(n, dictGetInt32('sipcause', 'to_code', tuple(from_space, to_space, from_code, '')))) FROM questions"
	done >"$work/read.$1" 2>&1
}

swap() {
	local server readers=
	for server in $servers; do
		read_server "$server" &
		readers="$readers $!"
	done
	for _ in 1 2 3 4; do
		for server in $servers; do
			put "$server" "$work/modern" && reload_whole "$server"
			sleep 0.3
			put "$server" "$work/default" && reload_whole "$server"
		done
	done
	touch "$work/enough"
	# shellcheck disable=SC2086 # a list of numbers
	wait $readers
	for server in $servers; do
		check "readers of server $server saw the old and the new dictionary, and nothing between" \
			test "$(sort -u "$work/read.$server" | wc -l)" = 2
	done
}

broken() {
	local kind server=1
	local file=$work/$server/sipcause.csv
	mkdir -p "$work/kinds"
	head -c 300000 "$work/modern/sipcause.csv" >"$work/kinds/cut"
	sed '500,$d' "$work/modern/sipcause.csv" >"$work/kinds/cut-between-records"
	: >"$work/kinds/empty"
	sed '300s/.*/"q850","sip",abc/' "$work/modern/sipcause.csv" >"$work/kinds/broken-record"
	for kind in cut empty broken-record cut-between-records; do
		cp "$work/kinds/$kind" "$file"
		refused "$kind: the command fails" reload_whole "$server"
		stays "$kind"
	done
	# ClickHouse by itself refuses these.
	for kind in cut empty broken-record; do
		cp "$work/kinds/$kind" "$file"
		refused "$kind: ClickHouse refuses it" reload_server "$server"
		stays "$kind, asked without looking"
	done
	cp "$work/kinds/cut-between-records" "$file"
	reload_server "$server"
	refused "cut between records, asked without looking: the end misses" ends_whole "$server"
}

# Texts that mean something to ClickHouse or to XML.
texts() {
	"$SIPCAUSE" export -o clickhouse -m "$systems/texts/texts.yaml" --file "$work/texts" || return
	put 1 "$work/texts"
	check "texts: reloads" reload_whole 1
	client 1 -q "SELECT arrayJoin([480, 481, 482, 483]) AS code,
			dictGetString('sipcause', 'phrase', tuple('sip', 'q850', toUInt32(code), '')),
			dictGetString('sipcause', 'source', tuple('sip', 'q850', toUInt32(code), ''))
		FORMAT TabSeparatedRaw" >"$work/texts.tsv"
	same "texts: they are as they were" "$systems/texts/expected.tsv" "$work/texts.tsv"
	"$SIPCAUSE" export -o clickhouse -m "$systems/texts/backslash.yaml" --file "$work/backslash" || return
	put 1 "$work/backslash"
	reload_whole 1
	check "texts: a backslash" test 'Busy \ Here' = "$(client 1 -q "SELECT dictGetString('sipcause', 'phrase',
		tuple('q850', 'sip', toUInt32(17), '')) FORMAT TabSeparatedRaw")"
}

for map in default modern; do
	"$SIPCAUSE" export -o clickhouse -m "$map" --file "$work/$map" || exit 99
done
mkdir "$work/again"
"$SIPCAUSE" export -o clickhouse --file "$work/again" || exit 99
for file in sipcause.csv sipcause_dictionary.xml; do
	same "same bytes twice, $file" "$work/default/$file" "$work/again/$file"
done
start "$work/default" || exit 99
for server in $servers; do
	check "server $server: loads" reload_whole "$server"
	check "server $server: the end has the number of records" ends_whole "$server"
done
answers_of default
check "none is -1, unlisted is -2" numbers_apart
cp "$work/answers.tsv" "$work/before.tsv"
for server in $servers; do
	put "$server" "$work/modern"
	check "server $server: reloads another map" reload_whole "$server"
done
answers_of modern
put 1 "$work/default"
reload_whole 1
spread_questions default
check "each server asks its own dictionary" own_dictionaries
for server in $servers; do
	put "$server" "$work/default"
	reload_whole "$server"
done
stays "and back"
swap
broken
texts
finish
