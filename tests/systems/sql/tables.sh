# SPDX-License-Identifier: BSD-2-Clause
#
# What the tests of all databases share.  A test sources this file after common.sh, defines
#
#   load FILE      what the dialect says in `load`: stops at the first error
#   load_on FILE   the same by a client that goes on after an error
#   query          reads SQL, prints the rows as TSV (an absent value is empty or NULL)
#
# and calls sql_files, starts its server, and calls sql_tests.

# Two maps, so that a reload changes answers and the number of rows.
sql_files() {
	"$SIPCAUSE" export -o sql --file "$work/default.sql" || return
	"$SIPCAUSE" export -o sql -m modern --file "$work/modern.sql" || return
	"$SIPCAUSE" export -o sql >"$work/again.sql"
	same "same bytes twice" "$work/default.sql" "$work/again.sql"
}

absent_is_empty() {
	sed -e ':again' -e 's/\tNULL\t/\t\t/; t again' -e 's/\tNULL$/\t/; s/^NULL\t/\t/'
}

dump() {
	query <<-'END' | absent_is_empty
		SELECT * FROM sipcause ORDER BY from_space, to_space, from_code, companions;
		SELECT * FROM sipcause_words ORDER BY space, word;
		SELECT * FROM sipcause_export;
	END
}

# The questions as a table: each companion alone, and what finds it in the list of asks.
ask_all() {
	awk -F '\t' -v q="'" '
		function text(t) { gsub(q, q q, t); return q t q }
		function given(c, space) {
			space = c
			sub(/=.*/, "", space)
			return text(c) "," text(space "=present") "," text("%;" (c == "" ? "?" : space) ";%")
		}
		BEGIN {
			print "DROP TABLE IF EXISTS questions;"
			print "CREATE TABLE questions (n integer, from_space varchar(64), from_code integer,"
			print "companions varchar(255), to_space varchar(64),"
			for (i = 1; i <= 3; i++)
				printf "given%d varchar(99), present%d varchar(99), asked%d varchar(99)%s", i, i, i, i < 3 ? ",\n" : ");\n"
		}
		{
			c[1] = c[2] = c[3] = ""
			if (split($3, c, ";") > 3) { print "more than three companions"; exit 1 }
			printf "%s(%d,%s,%d,%s,%s", NR % 500 == 1 ? "INSERT INTO questions VALUES\n" : ",\n", NR,
				text($1), $2, text($3), text($4)
			for (i = 1; i <= 3; i++) printf ",%s", given(c[i])
			printf ")%s", NR % 500 == 0 ? ";\n" : ""
		}
		END { print ";" }' "$work/questions.tsv" >"$work/questions.sql"
	query <"$work/questions.sql" >/dev/null || return
	query <"$systems/sql/join.sql" | absent_is_empty |
		awk -F '\t' -v OFS='\t' '{ print $1, $2, $3, $4, $5, $6 == "" ? $5 : $6, $7, $8 }' >"$work/answers.tsv"
}

# answers_of MAP: all of them by one join.
answers_of() {
	questions "$1"
	ask_all
	same "$(wc -l <"$work/questions.tsv") questions to $1, one join" "$work/questions.tsv" "$work/answers.tsv"
}

says_loaded() {
	load "$1" >"$work/said" && tail -n 1 "$work/said" | grep -q '^loaded'
}

stays() {
	dump >"$work/now.tsv"
	same "$1: the table is as it was" "$work/before.tsv" "$work/now.tsv"
}

# The number of rows, and the number that the end mark has, in one statement.
counting() {
	echo 'SELECT (SELECT count(*) FROM sipcause), (SELECT sum(rows_count) FROM sipcause_export);'
}

reads_whole() {
	until [ -e "$work/enough" ]; do
		counting | query || echo "no answer"
	done >"$work/read.$1" 2>&1
}

read_beside() {
	local turn reader readers=
	rm -f "$work/enough"
	for reader in 1 2; do
		reads_whole "$reader" &
		readers="$readers $!"
	done
	for turn in 1 2 3 4; do
		load "$work/modern.sql" && load "$work/default.sql" || break
	done >/dev/null
	touch "$work/enough"
	# shellcheck disable=SC2086 # a list of numbers
	wait $readers
	cat "$work"/read.[12] >"$work/read"
}

sql_swap() {
	read_beside
	check "readers saw both tables" test "$(sort -u "$work/read" | wc -l)" = 2
	check "readers saw whole tables only" awk -F '\t' '$1 != $2 || $1 < 100 { print; bad = 1 } END { exit bad || NR < 10 }' "$work/read"
}

# Places before the commit where a file is cut: some among the rows, all ends of lines after these,
# and behind the name of a table that stays, where a statement without its condition would clear it.
# A slow client takes some of the ends only: each of $cut_every.
cut_every=1
cut_places() {
	grep -abo 'DELETE FROM sipcause' "$1" | awk -F: '{ print $1 + length($2) }'
	awk -v every="$cut_every" '
		{ end += length($0) + 1 }
		/^-- Only whole rows/ { tail = 1; for (i = 1; i < 4; i++) print int(end * i / 4) }
		tail && /^COMMIT/ { exit }
		tail && ++line % every == 0 { print end - 1 }' "$1"
}

sql_cuts() {
	local place changed=0
	for place in $(cut_places "$work/modern.sql"); do
		head -c "$place" "$work/modern.sql" >"$work/cut.sql"
		load_on "$work/cut.sql" >"$work/said" 2>&1
		! grep -q '^loaded' "$work/said" || changed=1
		dump | cmp -s - "$work/before.tsv" || {
			echo "cut after $place bytes: the table has changed"
			changed=1
		}
	done
	check "a cut file, $(cut_places "$work/modern.sql" | wc -l) places: the old table stays, nothing says loaded" test "$changed" = 0
}

sql_broken() {
	: >"$work/empty.sql"
	load "$work/empty.sql" >"$work/said" 2>&1
	check "an empty file does not say loaded" test ! -s "$work/said"
	stays "an empty file"
	# One row that is no row, one that is missing, one that is there twice, and words that miss.
	sed "0,/^('q850',34,/s//(no row,/" "$work/modern.sql" >"$work/row.sql"
	sed "0,/^('q850',34,/{/^('q850',34,/d}" "$work/modern.sql" >"$work/missing.sql"
	sed "0,/^('q850',34,/{/^('q850',34,/p}" "$work/modern.sql" >"$work/twice.sql"
	sed "/^('location','U',/d" "$work/modern.sql" >"$work/words.sql"
	local kind
	for kind in row missing twice words; do
		refused "$kind: differs from the whole file" cmp -s "$work/modern.sql" "$work/$kind.sql"
		refused "$kind: the command fails" load "$work/$kind.sql"
		load_on "$work/$kind.sql" >"$work/said" 2>&1
		refused "$kind: does not say loaded" grep -q '^loaded' "$work/said"
		stays "$kind"
	done
}

# A table that cannot hold the rows, as of an older version.
sql_other_columns() {
	query <<<'ALTER TABLE sipcause_export RENAME COLUMN made_by TO made_with;' || return
	dump >"$work/before.tsv"
	refused "a table with other columns: the command fails" load "$work/modern.sql"
	load_on "$work/modern.sql" >/dev/null 2>&1
	stays "a table with other columns"
	query <<<'ALTER TABLE sipcause_export RENAME COLUMN made_with TO made_by;'
}

# Two loads at once: one may fail, and what is there then is one of both tables.
sql_two_loads() {
	local turn whole=0
	for turn in 1 2 3; do
		load "$work/modern.sql" >/dev/null 2>&1 &
		load "$work/default.sql" >/dev/null 2>&1
		wait $!
		counting | query | awk -F '\t' '$1 != $2 || $1 < 100 { exit 1 }' || whole=1
	done
	check "two loads at once leave one whole table" test "$whole" = 0
	load "$work/default.sql" >/dev/null
	stays "after two loads at once"
}

# Texts that mean something to a database or its client.  The table has a name with which the names of
# the temporary ones begin: a file that is cut there must not clear it.
sql_texts() {
	"$SIPCAUSE" export -o sql -m "$systems/texts/texts.yaml" --prefix ne --file "$work/texts.sql" || return
	check "texts: loads" says_loaded "$work/texts.sql"
	query <<-'END' >"$work/texts.tsv"
		SELECT from_code, phrase, source FROM ne WHERE outcome = 'code' ORDER BY from_code;
	END
	same "texts: they are as they were" "$systems/texts/expected.tsv" "$work/texts.tsv"
	local place
	place=$(grep -abo -m1 'DELETE FROM ne' "$work/texts.sql" | head -n 1 | awk -F: '{ print $1 + length($2) }')
	head -c "$place" "$work/texts.sql" >"$work/cut.sql"
	load_on "$work/cut.sql" >/dev/null 2>&1
	check "a cut name of a temporary table clears nothing" test 600 = "$(query <<<'SELECT count(*) FROM ne;')"
	refused "a backslash is refused" "$SIPCAUSE" export -o sql -m "$systems/texts/backslash.yaml"
	stays "a table of another prefix"
}

# What sipcause-export(1) shows: the answers to causes with a location.
sql_manual() {
	{
		echo 'CREATE TABLE calls (cause integer, location integer);'
		echo 'INSERT INTO calls VALUES (21, NULL), (21, 0), (21, 5), (17, 0), (22, 1), (26, 0), (16, 2), (0, 1);'
		awk '/^SELECT c.cause, c.location/ { p = 1 } p && /^\.Ed/ { print "ORDER BY 1, 2;"; exit } p' \
			"$systems/../../man/sipcause-export.1"
	} >"$work/manual.sql"
	[ "$1" != sqlite ] || sed -i "s/concat('location=', c.location)/'location=' || c.location/" "$work/manual.sql"
	query <"$work/manual.sql" | grep -o '[0-9].*' | tr '|\t' '  ' | grep -o 'code [0-9]*\|none\|unlisted' >"$work/manual.found"
	printf '%s\n' unlisted none 'code 486' >"$work/manual.expected"
	# Where no location sorts is not the same everywhere.
	printf 'code %s\n' 403 403 603 404 410 | sort >>"$work/manual.expected"
	{ head -n 3 "$work/manual.found"; tail -n +4 "$work/manual.found" | sort; } >"$work/manual.sorted"
	same "the query of the manual" "$work/manual.expected" "$work/manual.sorted"
}

sql_tests() {
	check "loads" says_loaded "$work/default.sql"
	sql_manual "$(basename "$0" .sh)"
	answers_of default
	dump >"$work/before.tsv"
	check "loads again" says_loaded "$work/default.sql"
	stays "the same again"
	check "reloads another map" says_loaded "$work/modern.sql"
	answers_of modern
	check "reloads the first" says_loaded "$work/default.sql"
	stays "and back"
	sql_swap
	stays "after the swaps"
	sql_cuts
	sql_broken
	sql_texts
	sql_other_columns
}
