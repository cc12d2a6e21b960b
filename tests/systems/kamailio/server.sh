# SPDX-License-Identifier: BSD-2-Clause
#
# A Kamailio in the folder of a test, and what is asked of it.

# start_kamailio SECONDS CONFIG: start it, for so long at most; leaves its process in $kamailio.
start_kamailio() {
	timeout "$1" kamailio -DD -E -f "$2" -Y "$work" >"$work/log" 2>&1 &
	kamailio=$!
	started "$kamailio"
}

# control COMMAND...: by its control socket.
control() {
	timeout 10 kamcmd -s "unix:$work/ctl" "$@"
}

# value KEY: what its table has.
value() {
	control htable.get sipcause "$1" | sed -n 's/^[ 	]*value: //p'
}
