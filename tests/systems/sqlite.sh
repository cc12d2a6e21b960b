#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# An exported table in SQLite.
. "$(dirname "$0")/common.sh"
. "$systems/sql/tables.sh"
. "$systems/sql/csv.sh"
need sqlite3

load() {
	sqlite3 -bail -cmd ".timeout 10000" "$work/test.db" ".read $1"
}

load_on() {
	sqlite3 -cmd ".timeout 10000" "$work/test.db" <"$1"
}

query() {
	sqlite3 -cmd ".timeout 10000" -separator $'\t' "$work/test.db"
}

rows_of_csv() {
	query <<-END
		.import --csv $1 from_csv
		SELECT * FROM from_csv WHERE from_space <> 'end' $by_key;
	END
}

sql_files || exit 99
sql_tests
sql_two_loads
csv_tests
finish
