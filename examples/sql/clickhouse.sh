#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# clickhouse.sh NAME...: run these queries one after the other in a server of ClickHouse that
# lives as long as this script, and print what they give, with tabs between columns and an
# empty line between two results.  NAME is load for load.clickhouse.sql, acd for acd.sql, or
# a path with a slash.  Files of records are looked for in the current folder.
#
# The server listens on this machine alone, takes a password made for this run, and keeps
# its files in a folder that is removed in the end.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin
work=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-clickhouse.XXXXXX")
server=

stop() {
	[ -z "$server" ] || {
		kill "$server" 2>/dev/null || :
		wait "$server" 2>/dev/null || :
	}
	rm -rf "$work"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
	echo "clickhouse.sh: $1" >&2
	exit 1
}

for program in clickhouse-server clickhouse-client; do
	command -v $program >/dev/null || fail "there is no $program; type 'apt-get install $program'"
done

# All queries as one input, so that their temporary tables live on; an empty line comes
# after each.
for name in "$@"; do
	case $name in
	*/*) file=$name ;;
	*)
		file=$here/$name.clickhouse.sql
		[ -f "$file" ] || file=$here/$name.sql
		[ -f "$file" ] || fail "there is no query '$name'; expected one of $here, without '.sql'"
		;;
	esac
	[ -r "$file" ] || fail "cannot read $file"
	cat "$file"
	echo "SELECT '' FORMAT TabSeparated;"
done >"$work/queries"

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
cat >"$work/users.xml" <<END
<yandex>
	<profiles><default></default></profiles>
	<quotas><default></default></quotas>
	<users><default>
		<password>$password</password>
		<networks><ip>127.0.0.1</ip></networks>
		<profile>default</profile>
		<quota>default</quota>
	</default></users>
</yandex>
END

# start PORT: a server whose file() reads the current folder.
start() {
	cat >"$work/server.xml" <<END
<yandex>
	<logger><level>information</level><console>1</console></logger>
	<listen_host>127.0.0.1</listen_host>
	<tcp_port>$1</tcp_port>
	<timezone>UTC</timezone>
	<path>$work/data/</path>
	<tmp_path>$work/tmp/</tmp_path>
	<user_files_path>$(pwd)/</user_files_path>
	<users_config>$work/users.xml</users_config>
	<default_profile>default</default_profile>
	<default_database>default</default_database>
	<mark_cache_size>1048576</mark_cache_size>
</yandex>
END
	cat >"$work/client.xml" <<END
<config><host>127.0.0.1</host><port>$1</port><password>$password</password></config>
END
	clickhouse-server --config-file="$work/server.xml" >"$work/log" 2>&1 &
	server=$!
}

# Whether the server is ready before it ends, and within half a minute.
ready() {
	tries=0
	while kill -0 "$server" 2>/dev/null && [ $tries -lt 150 ]; do
		grep -q 'Ready for connections' "$work/log" && return
		sleep 0.2
		tries=$((tries + 1))
	done
	return 1
}

port=$((20000 + $$ % 10000))
start $port
ready || {
	kill "$server" 2>/dev/null || :
	wait "$server" 2>/dev/null || :
	start $((port + 10000)) # the first one may have been in use
	ready || {
		tail -n 5 "$work/log" >&2
		fail "the server does not start"
	}
}
clickhouse-client --config-file="$work/client.xml" --multiquery --format TabSeparatedWithNames \
	<"$work/queries" >"$work/results" || exit 1
awk '/^$/ { gap = shown; next } { if (gap) print ""; gap = 0; shown = 1; print }' "$work/results"
