# SPDX-License-Identifier: BSD-2-Clause
#
# Two ClickHouse servers on this machine, the cluster `two`, each with a dictionary of its own.

servers="1 2"

# configure N TCP HTTP: the folder of server N.
configure() {
	mkdir -p "$work/$1/data"
	cat >"$work/$1/config.xml" <<-END
		<yandex>
		  <logger><level>warning</level><log>$work/$1/log</log><errorlog>$work/$1/errors</errorlog></logger>
		  <listen_host>127.0.0.1</listen_host>
		  <tcp_port>$2</tcp_port>
		  <http_port>$3</http_port>
		  <path>$work/$1/data/</path>
		  <tmp_path>$work/$1/data/tmp/</tmp_path>
		  <users_config>users.xml</users_config>
		  <default_profile>default</default_profile>
		  <default_database>default</default_database>
		  <mark_cache_size>10000000</mark_cache_size>
		  <dictionaries_config>*_dictionary.xml</dictionaries_config>
		  <remote_servers><two>
		    <shard><replica><host>127.0.0.1</host><port>${ports[1]}</port></replica></shard>
		    <shard><replica><host>127.0.0.1</host><port>${ports[2]}</port></replica></shard>
		  </two></remote_servers>
		</yandex>
	END
	cat >"$work/$1/users.xml" <<-'END'
		<yandex>
		  <profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles>
		  <users><default><password></password><networks><ip>127.0.0.1</ip></networks>
		    <profile>default</profile><quota>default</quota></default></users>
		  <quotas><default></default></quotas>
		</yandex>
	END
}

# put N FOLDER: the exported files to where server N looks, as the dialect says for /etc/clickhouse-server.
put() {
	cp "$2/sipcause.csv" "$work/$1/new" && mv "$work/$1/new" "$work/$1/sipcause.csv" &&
		sed "s,/etc/clickhouse-server,$work/$1," "$2/sipcause_dictionary.xml" >"$work/$1/sipcause_dictionary.xml"
}

# client N [OPTION...]: asks server N.
client() {
	timeout 30 clickhouse-client --host 127.0.0.1 --port "${ports[$1]}" "${@:2}"
}

reload_server() {
	client "$1" -q 'SYSTEM RELOAD DICTIONARY sipcause'
}

# The command of the dialect: looks at the last record first.
reload_whole() {
	tail -n 1 "$work/$1/sipcause.csv" | grep -q '^.end.,' && reload_server "$1"
}

# start FOLDER: both servers, with the exported files of FOLDER.
start() {
	local server
	ports=(0 "$(port)" "$(port)" "$(port)" "$(port)")
	for server in $servers; do
		configure "$server" "${ports[$server]}" "${ports[$((server + 2))]}"
		put "$server" "$1" || return
		timeout 300 clickhouse-server --config-file="$work/$server/config.xml" >"$work/$server/said" 2>&1 &
		started $!
	done
	for server in $servers; do
		until_true 60 client "$server" -q 'SELECT 1' || {
			tail "$work/$server/said" "$work/$server/errors"
			return 1
		}
	done
}
