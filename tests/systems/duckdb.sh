#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# An exported table in DuckDB, by its module for Node. .ci/install puts @duckdb/node-api into the folder named here.
. "$(dirname "$0")/common.sh"
. "$systems/sql/tables.sh"
. "$systems/sql/csv.sh"
need node
export NODE_PATH=${NODE_PATH:+$NODE_PATH:}${XDG_CACHE_HOME:-$HOME/.cache}/sipcause/node_modules
node -e 'require("@duckdb/node-api")' 2>/dev/null || {
	echo "SKIP $system: @duckdb/node-api is not in NODE_PATH, $NODE_PATH"
	exit 77
}

in_duckdb() {
	timeout 60 node "$systems/sql/duckdb.mjs" "$work/test.duckdb" "$@"
}

load() {
	in_duckdb load "$1"
}

load_on() {
	in_duckdb load_on "$1"
}

query() {
	cat >"$work/query.sql"
	in_duckdb query "$work/query.sql"
}

# A process takes half a second.
cut_every=15

# One process has the database at a time, so the readers are connections of the same.
read_beside() {
	counting >"$work/counting.sql"
	in_duckdb swap "$work/counting.sql" "$work/modern.sql" "$work/default.sql" >"$work/read" 2>&1
}

rows_of_csv() {
	# allow_quoted_nulls: a text of nothing, "", is a text.
	query <<-END
		SELECT * FROM read_csv('$1', header = true, allow_quoted_nulls = false) WHERE from_space <> 'end' $by_key;
	END
}

sql_files || exit 99
sql_tests
csv_tests
finish
