#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Signals to the csv command: it ends by the first one, says how far it came, and leaves
# no half file; a second one ends it at once.
. "$SRCDIR/tests/csv-common.sh"
make_mixed

# end_reader SIGNAL: send it to $reader, which then has a minute, as a slow machine may
# need; leaves its status.
end_reader() {
	tries=0
	kill -"$1" $reader
	while kill -0 $reader 2>/dev/null && [ $tries -lt 600 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -KILL $reader 2>/dev/null
	wait $reader 2>/dev/null
	status=$?
}

# signalled TITLE: $reader ends by a signal once it has begun.
signalled() {
	sleep 0.3
	end_reader TERM
	is "$1: status" $status 143
}

mkfifo "$dir/fifo"
mkdir "$dir/folder"
echo before >"$dir/folder/named"
"$SIPCAUSE" csv -f sip=status -t q850=cause --read-size 1000 --output "$dir/folder/named" <"$dir/fifo" \
	2>"$dir/errors" &
reader=$!
exec 3>"$dir/fifo"
# More than a pipe holds: when all is written, records were read.
cat "$dir/mixed.csv" >&3
signalled interrupted
exec 3>&-
is "interrupted: told with the record" "$(grep -c 'interrupted; [0-9]* records' "$dir/errors")" 1
is "interrupted: the old file" "$(cat "$dir/folder/named")" before
is "interrupted: no other file" "$(ls "$dir/folder" | wc -l)" 1

# Whatever the signal; INT and QUIT are ignored in the background of a shell.
for signal in TERM HUP ALRM USR1 USR2 VTALRM PROF XCPU; do
	# One that is ignored from the start stays so: HUP below nohup.
	if sh -c "ulimit -c 0; kill -$signal \$\$" 2>/dev/null; then
		echo "skipped: signal $signal, which is ignored here"
		continue
	fi
	(
		ulimit -c 0
		exec "$SIPCAUSE" csv -f sip=status -t q850=cause --read-size 10 --quiet \
			--output "$dir/folder/named" <"$dir/fifo" 2>"$dir/errors"
	) &
	reader=$!
	exec 3>"$dir/fifo"
	printf 'status\n486\n486\n' >&3
	tries=0
	while [ "$(ls "$dir/folder" | wc -l)" -lt 2 ] && [ $tries -lt 600 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	end_reader $signal
	exec 3>&-
	is "signal $signal: status" "$(kill -l $status)" $signal
	is "signal $signal: no other file" "$(ls "$dir/folder")" named
done

# The first signal counts, also while nothing comes in or nothing is taken out.
for threads in 1 2; do
	"$SIPCAUSE" csv -f sip=status -t q850=cause --threads $threads <"$dir/fifo" >/dev/null 2>"$dir/errors" &
	reader=$!
	exec 3>"$dir/fifo"
	printf 'status\n486\n' >&3
	signalled "waiting for input, $threads"
	exec 3>&-
done

for threads in 1 2; do
	"$SIPCAUSE" csv -f sip=status -t q850=cause --threads $threads --read-size 10000 "$dir/mixed.csv" \
		>"$dir/fifo" 2>"$dir/errors" &
	reader=$!
	exec 3<"$dir/fifo"
	head -c 1 <&3 >"$dir/first"
	signalled "a stalled reader, $threads"
	is "a stalled reader, $threads: told with the record" \
		"$(grep -c 'interrupted; [0-9]* records' "$dir/errors")" 1
	exec 3<&-
done

# A second signal does not wait for the records at hand, which take long here.
awk 'BEGIN {
	x = 1
	print "c,status"
	for (i = 0; i < 2000; i++) {
		text = ""
		for (k = 0; k < 200; k++) {
			x = (x * 1103 + 12345) % 65536
			text = text (x < 32768 ? "a" : "b")
		}
		print text i ",486"
	}
}' >"$dir/slow.csv"
# Later and later, until they come while records are at hand.
for pause in 0.5 1 2 4 8 16; do
	"$SIPCAUSE" csv -f sip=status -t q850=cause --threads 1 --by 'c~((a|b)*a(a|b){50})x' --quiet \
		--output "$dir/folder/named" "$dir/slow.csv" 2>"$dir/errors" &
	reader=$!
	sleep $pause
	kill -TERM $reader
	sleep 0.2
	end_reader TERM
	[ -s "$dir/errors" ] || break
done
is "a second signal: status" $status 143
is "a second signal: nothing is told" "$(cat "$dir/errors")" ""

finish
