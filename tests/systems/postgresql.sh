#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# An exported table in PostgreSQL, in a server of its own that only a socket in $work reaches.
. "$(dirname "$0")/common.sh"
. "$systems/sql/tables.sh"
bin=$(find /usr/lib/postgresql/*/bin /usr/local/pgsql/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
PATH=$PATH:$bin
need psql initdb postgres

# The server refuses to run as root.
as=
[ "$(id -u)" != 0 ] || as="runuser -u ${PGUSER_OF_TEST:-postgres} --"
export PGHOST=$work/pg PGUSER=tester PGDATABASE=postgres PGOPTIONS='-c client_min_messages=warning'

start() {
	mkdir -m 700 "$work/pg"
	[ -z "$as" ] || chown "${PGUSER_OF_TEST:-postgres}" "$work/pg"
	cd "$work/pg" || return
	$as "$bin/initdb" -D "$work/pg/data" -U tester -A trust -E UTF8 --locale=C --no-sync >"$work/initdb.log" 2>&1 || {
		cat "$work/initdb.log"
		return 1
	}
	$as timeout 300 "$bin/postgres" -D "$work/pg/data" -k "$work/pg" -c listen_addresses= -F >"$work/server.log" 2>&1 &
	started $!
	until_true 30 psql -X -q -c 'SELECT 1' || {
		tail "$work/server.log"
		return 1
	}
}

load() {
	psql -X -q -v ON_ERROR_STOP=1 -At -F $'\t' -f "$1"
}

load_on() {
	psql -X -q -At -F $'\t' -f "$1"
}

query() {
	psql -X -q -At -F $'\t'
}

# What others may do with the table, and what they made of it, outlives a reload.
rights() {
	query <<-'END' || return
		CREATE ROLE reader LOGIN;
		GRANT SELECT ON sipcause TO reader;
		CREATE VIEW busy AS SELECT * FROM sipcause WHERE from_space = 'q850' AND from_code = 17;
		GRANT SELECT ON busy TO reader;
	END
	load "$work/modern.sql" >/dev/null && load "$work/default.sql" >/dev/null &&
		[ "$(PGUSER=reader psql -X -q -At -c "SELECT to_code FROM busy WHERE to_space = 'sip' AND companions = ''")" = 486 ]
}

# As in the manual: the output of the command goes straight to psql.
piped() {
	"$SIPCAUSE" export -o sql | psql -X -q -v ON_ERROR_STOP=1 | grep -q loaded
}

sql_files || exit 99
start || exit 99
sql_tests
sql_two_loads
check "rights and views stay" rights
check "from the command straight to psql" piped
finish
