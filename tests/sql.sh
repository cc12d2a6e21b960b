#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The queries of examples/sql over generated records, in DuckDB and in ClickHouse, against
# tests/queries/expect.py, which works the same out without SQL.  A database that is not there
# is skipped by name.  .ci/install puts @duckdb/node-api into the folder named here.
set -u

queries=$SRCDIR/examples/sql
modules=${XDG_CACHE_HOME:-$HOME/.cache}/sipcause/node_modules
python=${PYTHON3:-python3}
work=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-sql.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
PATH=$PATH:/usr/sbin
NODE_PATH=${NODE_PATH:+$NODE_PATH:}$modules
export NODE_PATH
cd "$work" || exit 99

command -v "$python" >/dev/null 2>&1 || {
	echo "skipped: there is no python3"
	exit 77
}
"$python" -c 'import zoneinfo; zoneinfo.ZoneInfo("Asia/Kolkata")' 2>/dev/null || {
	echo "skipped: python3 knows no time zones"
	exit 77
}

has_duckdb() {
	command -v node >/dev/null 2>&1 || {
		echo "skipped: DuckDB, there is no node"
		return 1
	}
	node -e 'require("@duckdb/node-api")' 2>/dev/null || {
		echo "skipped: DuckDB, there is no @duckdb/node-api in NODE_PATH or $modules"
		return 1
	}
}

has_clickhouse() {
	for program in clickhouse-server clickhouse-client; do
		command -v $program >/dev/null 2>&1 || {
			echo "skipped: ClickHouse, there is no $program"
			return 1
		}
	done
}

databases=
if has_duckdb; then databases=duckdb; fi
if has_clickhouse; then databases="$databases clickhouse"; fi
[ -n "$databases" ] || exit 77

limit=
if command -v timeout >/dev/null 2>&1; then limit='timeout 120'; fi

duckdb() {
	$limit node "$queries/duckdb.cjs" "$@"
}

clickhouse() {
	$limit sh "$queries/clickhouse.sh" "$@"
}

check() {
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  $1"
}

# agree EXPECTED FOUND: the same cells, but for columns of ratios, which have four decimals.
agree() {
	awk -F '\t' '
		function near(a, b) { return b ~ /^-?[0-9.]+$/ && a - b < 0.00006 && b - a < 0.00006 }
		FNR == NR { expected[FNR] = $0; lines = FNR; next }
		FNR == 1 { for (i = 1; i <= NF; i++) ratio[i] = $i ~ /(_percent|^minutes|^acd_seconds)$/ }
		{
			cells = split(expected[FNR], cell, FS)
			same = cells == NF
			for (i = 1; i <= cells; i++)
				if (cell[i] "" != $i "" && !(ratio[i] && near(cell[i], $i)))
					same = 0
			if (!same && wrong++ < 5)
				printf "line %d: found\n  %s\nexpected\n  %s\n", FNR, $0, expected[FNR]
		}
		END {
			if (FNR != lines)
				printf "found %d lines; expected %d\n", FNR, lines
			exit wrong > 0 || FNR != lines
		}' "$1" "$2"
}

# results DATABASE QUERIES NAME...: run the queries; their results are expected/NAME.
results() {
	database=$1
	list=$2
	shift 2
	rm -rf found
	mkdir found
	# shellcheck disable=SC2086
	$database $list >found/all 2>error || {
		check "$database $list: $(tail -n 5 error)" 1
		return
	}
	awk 'BEGIN { part = 1 } /^$/ { part++; next } { print > ("found/" part) }' found/all
	part=0
	for name in "$@"; do
		part=$((part + 1))
		[ -f found/$part ] || : >found/$part
		agree "expected/$name" found/$part
		check "$database $name" $?
	done
	[ ! -f found/$((part + 1)) ]
	check "$database $list: no more results" $?
}

# command_of_readme FIRST LAST: the lines of the README from one that begins with FIRST to one
# that ends with LAST, run with the sipcause of this build.
command_of_readme() {
	sed -n "/^$1/,/$2\$/p" "$queries/README.md" >command
	[ -s command ] || echo "FAIL  README.md has no command '$1'"
	sipcause() { "$SIPCAUSE" "$@"; }
	. ./command
}

"$python" -B "$SRCDIR/tests/queries/generate.py" . || exit 99
command_of_readme 'sipcause csv' records.csv || exit 99
command_of_readme 'for rang' codes.tsv || exit 99
"$python" -B "$SRCDIR/tests/queries/expect.py" . || exit 99

zones='America/New_York Asia/Kolkata'
for database in $databases; do
	hours=
	for zone in $zones; do
		sed "s#Europe/Berlin#$zone#" "$queries/by-hour.$database.sql" >"hour-${zone#*/}.sql"
		hours="$hours ./hour-${zone#*/}.sql"
	done
	results $database "load asr-ner causes acd minutes short-calls no-ringing duplicates pdd by-hour $hours
		load-deck by-prefix" \
		asr-ner causes acd minutes short-calls no-ringing duplicates pdd by-hour-Berlin \
		by-hour-New_York by-hour-Kolkata by-prefix
	results $database 'join asr-ner causes' join-asr-ner join-causes
	for way in id number; do
		results $database "load load-theirs match-$way reconcile reconcile-list" \
			$way-reconcile $way-reconcile-list
	done
done

# What is wrong is said.
for database in $databases; do
	! $database nonsense >out 2>error && grep -q "there is no query 'nonsense'" error
	check "$database: a query that is not there" $?
	! (mkdir -p empty && cd empty && $database load) >out 2>error && grep -q 'calls.csv' error
	check "$database: no calls.csv" $?
done

# The join gives what csv gives for the same column.
"$SIPCAUSE" csv -f sip=status -w alerted='ring_ms>0' -t q850=cause --quiet records.csv |
	"$python" -c 'import csv, sys
for row in csv.DictReader(sys.stdin): print(row["cause"] or "\\N")' >csv-causes
echo 'SELECT cause FROM calls ORDER BY record;' >causes.sql
for database in $databases; do
	$database join ./causes.sql 2>error | sed 1d | cmp - csv-causes
	check "$database: the join and csv" $?
done

# Every file has a row in the README.
for file in "$queries"/*; do
	name=${file##*/}
	case $name in README.md) continue ;; *.sql) name=${name%%.*} ;; esac
	grep -q "\`$name\`" "$queries/README.md"
	check "README.md says nothing of $name" $?
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
