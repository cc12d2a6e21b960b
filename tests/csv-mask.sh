#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Masked numbers: all but their last digits stays byte for byte, whatever the threads, the sizes
# of reads and the files.
. "$SRCDIR/tests/csv-common.sh"

awk 'BEGIN {
	srand(7)
	print "id,src,clid,note,status"
	for (i = 1; i <= 4000; i++) {
		number = sprintf("%s49%d", i % 3 == 0 ? "+" : "", 1000000 + int(rand() * 900000000))
		clid = i % 4 == 0 ? "\"\"\"" number "\"\" <sip:" number "@h>\"" : number
		note = i % 5 == 0 ? "\"two\nlines " number "\"" : "x" i
		status = i % 2 == 0 ? 486 : i % 7 == 0 ? number : 404
		line = "id-" i "," number "," clid "," note "," status
		if (i % 101 == 0) line = line "," number
		print line
	}
}' >"$dir/in"
size=$(wc -c <"$dir/in")
hide='s/[0-9x]/#/g'

csv -f sip=status -t q850=cause --reject "$dir/rejects" --quiet "$dir/in" >"$dir/plain" 2>/dev/null
sed "$hide" "$dir/plain" >"$dir/plain.hidden"
sed "$hide" "$dir/rejects" >"$dir/rejects.hidden"
csv --mask-digits 4 -f sip=status -t q850=cause --reject "$dir/rejects.want" --quiet "$dir/in" >"$dir/want" 2>/dev/null
sed "$hide" "$dir/want" >"$dir/want.hidden"
sed "$hide" "$dir/rejects.want" >"$dir/rejects.want.hidden"
same "all but digits stays" "$dir/want.hidden" "$dir/plain.hidden"
same "all but digits stays in the rejects" "$dir/rejects.want.hidden" "$dir/rejects.hidden"
is "as many bytes" "$(wc -c <"$dir/want")" "$(wc -c <"$dir/plain")"
is "no number is left in its column" "$(grep -cE '^id-[0-9]+,\+?[0-9]+,' "$dir/want")" 0
is "numbers are there without their end" \
	"$(grep -cE '^id-[0-9]+,\+?49[0-9]+xxxx,' "$dir/want")" "$(grep -cE '^id-[0-9]+,\+?49[0-9]+,' "$dir/plain")"
is "the input is not touched" "$(wc -c <"$dir/in")" "$size"

for threads in 1 3 8; do
	for read in 1 7 64 1000; do
		csv --mask-digits 4 -f sip=status -t q850=cause --threads $threads --read-size $read \
			--reject "$dir/rejects.out" --quiet "$dir/in" >"$dir/out" 2>/dev/null
		same "$threads threads, $read bytes" "$dir/out" "$dir/want"
		same "$threads threads, $read bytes: rejects" "$dir/rejects.out" "$dir/rejects.want"
	done
done

# Several files, and columns that are named.
csv --mask-digits 4=src,clid -f sip=status -t q850=cause --quiet "$dir/in" "$dir/in" >"$dir/out" 2>/dev/null
is "files: no number is left in its column" "$(grep -cE '^id-[0-9]+,\+?[0-9]+,' "$dir/out")" 0
sed "$hide" "$dir/out" >"$dir/out.hidden"
csv -f sip=status -t q850=cause --quiet "$dir/in" "$dir/in" 2>/dev/null | sed "$hide" >"$dir/two.hidden"
same "files: all but digits stays" "$dir/out.hidden" "$dir/two.hidden"

# Lines of JSON: a number is left nowhere below a path that was named, whatever is around it, nor
# in the rejects, messages and sums.
awk 'BEGIN {
	srand(11)
	for (i = 1; i <= 3000; i++) {
		number = sprintf("49301%07d", int(rand() * 10000000))
		written = number
		if (i % 3 == 0) gsub("1", "\\u0031", written)
		value = "\"" written "\""
		if (i % 2 == 0) value = "\"PJSIP/" written "-1\""
		if (i % 5 == 0) value = number
		if (i % 4 == 0) value = "[1,{\"" written "\":" value "}," value "]"
		if (i % 7 == 0) value = "{\"n\":" value ",\"n\":{\"a\":[" value "]}}"
		line = "{\"src\":" value ",\"v\":{\"n\":" value "},\"src\":" value ",\"v\":{\"n\":" value "}"
		line = line ",\"s\":" (i % 2 == 0 ? 486 : "\"" number "\"")
		print line (i % 11 == 0 ? ",}" : i % 13 == 0 ? "},0" : "}")
	}
}' >"$dir/lines"
# How many lines have one; zeros are what is masked of a number of JSON.
left() {
	sed -e 's/\\u003\([0-9]\)/\1/g' -e 's/493010000000//g' "$1" | grep -cE '49301[0-9]{7}'
}
lines() {
	csv --json-lines -f sip=s -t q850=cause --by src --form json --summary "$dir/summary" \
		--reject "$dir/rejects" "$@" "$dir/lines" >"$dir/out" 2>"$dir/said"
	sed "$hide" "$dir/out" "$dir/rejects" >"$dir/hidden"
}
lines
cp "$dir/hidden" "$dir/plain.hidden"
is "JSON: there are numbers" "$(left "$dir/out")" "$(wc -l <"$dir/out")"
for mask in 7=src,v.n,s 15=v,src,s; do
	lines --mask-digits $mask
	for file in out rejects summary said; do
		is "JSON, $mask: numbers left in $file" "$(left "$dir/$file")" 0
	done
	same "JSON, $mask: all but digits stays" "$dir/hidden" "$dir/plain.hidden"
done

# The sums of --by agree: masked values are counted together.
csv --mask-digits 15 -f sip=status -t q850=cause --by src --form json --summary "$dir/summary" "$dir/in" >/dev/null 2>&1
csv -f sip=status -t q850=cause --by src --form json --summary "$dir/summary.plain" "$dir/in" >/dev/null 2>&1
is "--by: calls" "$(first calls "$dir/summary")" "$(first calls "$dir/summary.plain")"
is "--by: values are lengths" "$(first values "$dir/summary")" \
	"$(awk -F, 'NF == 5 || /two$/ { gsub(/[0-9]/, "x", $2); print $2 }' "$dir/in" | grep x | sort -u | wc -l)"

finish
