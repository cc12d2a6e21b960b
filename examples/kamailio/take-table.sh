#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Give a running Kamailio another table, and see that it has it.
#
#   take-table.sh NEW TABLE [CONTROL]
#
# NEW is the file that `sipcause export` wrote, in the folder of TABLE or elsewhere.  A file that was cut is refused, and
# nothing changes.  The exit status is 0 only if Kamailio answers from the new table.
set -eu
[ $# -ge 2 ] || {
	echo "found $# arguments; expected take-table.sh NEW TABLE [CONTROL]"
	exit 2
}
new=$1
table=$2
control=${3:-unix:/run/kamailio/kamailio_ctl}

# in_file KEY TYPE FILE: the value of a row.
in_file() {
	sed -n "s/^sipcause.:$1:0:$2:\(.*\):0\$/\1/p" "$3"
}

# in_kamailio KEY
in_kamailio() {
	kamcmd -s "$control" htable.get sipcause "sipcause:$1" 2>/dev/null | sed -n 's/^[[:space:]]*value: //p'
}

# Whether Kamailio has what the file has.  The digest alone is not enough: the same map can be written with more companions.
has() {
	[ "$(in_kamailio digest)" = "$(in_file digest 0 "$table")" ] && [ "$(in_kamailio end)" = "$(in_file end 1 "$table")" ]
}

rows=$(in_file end 1 "$new")
lines=$(wc -l <"$new")
[ "${rows:-x}" = "$((lines - 4))" ] || {
	echo "$new: found $lines lines and an end row that says '$rows'; expected $((lines - 4)). Write or copy it again"
	exit 1
}
cp "$new" "$table.new"
mv "$table.new" "$table"
# db_text sees a second change within one second only if it is touched later.
for turn in 1 2 3; do
	kamcmd -s "$control" htable.reload sipcause >/dev/null || true
	has && {
		echo "Kamailio has $rows rows, digest $(in_kamailio digest)"
		exit 0
	}
	sleep 1.1
	touch "$table"
done
echo "Kamailio has an end row that says '$(in_kamailio end)', digest '$(in_kamailio digest)'; expected $rows, $(in_file digest 0 "$table"). See its log"
exit 1
