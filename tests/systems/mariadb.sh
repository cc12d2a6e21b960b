#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# An exported table in MariaDB, in a server of its own that only a socket in $work reaches.
. "$(dirname "$0")/common.sh"
. "$systems/sql/tables.sh"
need mariadb mariadbd mariadb-install-db

user=()
[ "$(id -u)" != 0 ] || user=(--user=mysql)
options=(--no-defaults --socket="$work/db/socket" --user=tester --batch --skip-column-names)

start() {
	mkdir "$work/db"
	[ "${#user[@]}" = 0 ] || chown mysql "$work/db"
	local data=(--no-defaults --datadir="$work/db/data" "${user[@]}")
	mariadb-install-db "${data[@]}" --auth-root-authentication-method=normal --skip-test-db >"$work/install.log" 2>&1 || {
		tail "$work/install.log"
		return 1
	}
	timeout 300 mariadbd "${data[@]}" --socket="$work/db/socket" --pid-file="$work/db/pid" --skip-networking \
		--skip-grant-tables --innodb-flush-log-at-trx-commit=0 >"$work/server.log" 2>&1 &
	started $!
	until_true 60 mariadb "${options[@]}" -e 'CREATE DATABASE IF NOT EXISTS test' || {
		tail "$work/server.log"
		return 1
	}
}

load() {
	mariadb "${options[@]}" test <"$1"
}

load_on() {
	mariadb "${options[@]}" --force test <"$1"
}

query() {
	mariadb "${options[@]}" --default-character-set=utf8mb4 --raw --init-command="SET sql_mode = concat(@@sql_mode, ',PIPES_AS_CONCAT')" test
}

sql_files || exit 99
start || exit 99
sql_tests
sql_two_loads
finish
