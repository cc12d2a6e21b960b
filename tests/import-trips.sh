#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# There and back: import(export(map)) answers as the map, for all that the dialect holds.  Maps are
# those of products with rows by chance, and the shipped ones of standards, of which export lists
# what a dialect does not hold.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-trips.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
cd "$dir" || exit 1

# answers MAP FROM TO WITH: "FROM:CODE -> TO [with COMPANIONS]: ANSWER", a line each, also unlisted ones.
answers() {
	"$SIPCAUSE" export -o csv -m "$1" -f "$2" -t "$3" -w "$4" 2>"$dir/said" |
		awk -F, 'NR > 1 { gsub("\"", "")
			print $1 ":" $2 " -> " $6 ($4 != "" ? " with " $4 : "") ": " ($7 == "code" ? $8 : $7) }'
}

# A line says what of the dialect's tables a map by chance has: at most so many rows, and conditions.
# dialect base from codes to codes rows companion
cat >tables <<'END'
cisco cisco-ios q850 1-127 sip 400-699 40 none
cisco cisco-ios sip 400-699 q850 1-127 60 none
cisco cisco-error-category cisco-error-category 128-278 q850 1-127 9 none
h3c h3c-comware7 q850 17-23 sip 400-408 5 none
h3c h3c-comware7 sip 480-488 q850 25-29 5 none
audiocodes audiocodes q850 1-127 sip 400-699 12 none
audiocodes audiocodes sip 400-699 q850 1-127 12 none
lync lync sip 400-699 sip 400-699 40 none
lync lync sip 400-699 sip 400-699 40 q850
gnugk gnugk q850 1-127 q850 1-127 30 none
gnugk gnugk h323 0-20 q850 1-127 10 none
sip2cause asterisk sip 400-699 asterisk 16-19 20 none
sip2cause asterisk asterisk 16-22 sip 400-699 5 none
END

# chance SEED LINE: the map.
chance() {
	echo "$2" | awk -v seed="$1" '
		function span(text) { split(text, ends, "-"); low = ends[1]; wide = ends[2] - ends[1] + 1 }
		{
			srand(seed)
			print "format: 1\nmap: chance\nextends: [" $2 "]\ntables:"
			print "  - from: " $3 "\n    to: " $5 "\n    source: chance\n    grade: measured\n    rules:"
			for (i = 0; i < $7; i++) {
				span($4); code = low + int(rand() * wide)
				span($6); answer = low + int(rand() * wide)
				if (code in seen) continue
				seen[code] = 1
				if ($8 == "none" || rand() < 0.3) print "      " code ": " answer
				else {
					other = low + int(rand() * wide)
					print "      " code ": [{when: {" $8 ": " 16 + int(rand() * 8) "}, to: " answer "}, " other "]"
				}
			}
		}'
}

while read -r dialect base from codes to targets rows with; do
	for seed in 1 2 3 4; do
		name="$dialect $from to $to, $with, $seed"
		chance "$seed" "$dialect $base $from $codes $to $targets $rows $with" >chance.yaml
		if ! "$SIPCAUSE" export -o "$dialect" -m ./chance.yaml -f "$from" -t "$to" -w "$with" --lossy >conf 2>lost; then
			fail "$name: export: $(head -n 1 lost)"
			continue
		fi
		if ! "$SIPCAUSE" import -i "$dialect" --file back.yaml conf 2>said || [ -s said ]; then
			fail "$name: import: $(head -n 1 said)"
			continue
		fi
		answers ./chance.yaml "$from" "$to" "$with" >before
		answers ./back.yaml "$from" "$to" "$with" >after
		if [ -s before ] && diff -u before after >difference; then
			ok "$name"
		else
			fail "$name: $(sed -n 4,6p difference)"
		fi
	done
done <tables

# Those of standards have more than the products take; what is lost is listed.
for map in rfc3398 q1912-5 modern default; do
	for dialect in cisco h3c; do
		for table in "q850 sip" "sip q850"; do
			from=${table% *} to=${table#* }
			"$SIPCAUSE" export -o "$dialect" -m "$map" -f "$from" -t "$to" -w none --lossy >conf 2>lost
			"$SIPCAUSE" import -i "$dialect" --file back.yaml conf 2>said
			status=$?
			grep -v 'companions' lost | sed -n "s/^sipcause: lost: \(.*\): [^:]*: [^:]*$/\1: /p" >keys
			# Codes without an answer in the map are left to the product.
			answers "$map" "$from" "$to" none >before
			sed -n 's/unlisted$//p' before >>keys
			grep -vF -f keys before >there && mv there before
			answers ./back.yaml "$from" "$to" none | grep -vF -f keys >after
			if [ $status = 0 ] && [ ! -s said ] && [ -s before ] && diff -u before after >difference; then
				ok "$map by $dialect, $from to $to"
			else
				fail "$map by $dialect, $from to $to: status $status $(head -n 1 said) $(sed -n 4,6p difference)"
			fi
		done
	done
done
finish
