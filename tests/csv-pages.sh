#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Summaries that are read again: each in every form as tests/data/pages has it, and sums of parts
# as good as the whole.  PAGES_WRITE=1 writes what is expected; read the difference then.
. "$SRCDIR/tests/csv-common.sh"

pages=$SRCDIR/tests/data/pages

# form NAME FORM END: a page in a form.
form() {
	csv --add --form "$2" "$pages/$1.json" >"$dir/got" 2>"$dir/err"
	is "$1 as $2: exit status" $? 0
	[ -z "${PAGES_WRITE:-}" ] || cp "$dir/got" "$pages/$1.$3"
	same "$1 as $2" "$dir/got" "$pages/$1.$3"
}

# All of a sum but what tells its parts.
sum() {
	csv --add --form json "$@" | sed 's/"inputs":\[[^]]*\],//; s/"seconds":[0-9.]*,\{0,1\}//'
}

for page in trunks statuses bare empty unknown; do
	form $page text txt
	form $page tsv tsv
	form $page csv csv
	form $page markdown md
	form $page json json
done

# The form by the name of the file.
for end in txt tsv csv md json; do
	csv --add --summary "$dir/sum.$end" "$pages/trunks.json"
	same "trunks to a file .$end" "$dir/sum.$end" "$pages/trunks.$end"
done
csv --add --summary "$dir/sum.json" --form tsv "$pages/trunks.json"
same "the form before the name of the file" "$dir/sum.json" "$pages/trunks.tsv"

# A usual page fits one page, and is harmless.
[ "$(wc -l <"$pages/trunks.txt")" -le 60 ] && ok || fail "a page has more than 60 lines"
for end in txt tsv csv md json; do
	if tr -d '\n\t' <"$pages/trunks.$end" | LC_ALL=C grep -q '[[:cntrl:]]'; then
		fail "trunks.$end has a control character"
	else
		ok
	fi
done

# Sums: the same in any order, of any parts.
sum "$pages/trunks.json" >"$dir/whole"
sum "$pages/trunks-part-1.json" "$pages/trunks-part-2.json" >"$dir/sum"
same "parts added up" "$dir/sum" "$dir/whole"
sum "$pages/trunks-part-2.json" "$pages/trunks-part-1.json" >"$dir/sum"
same "parts added up in another order" "$dir/sum" "$dir/whole"
csv --add --form json "$pages/trunks-part-1.json" "$pages/trunks-part-2.json" >"$dir/step.json"
sum "$dir/step.json" "$pages/trunks.json" >"$dir/sum"
sum "$pages/trunks.json" "$pages/trunks-part-2.json" "$pages/trunks-part-1.json" >"$dir/whole"
same "a sum added up" "$dir/sum" "$dir/whole"
csv --add --form json - <"$pages/trunks.json" >"$dir/sum"
same "standard input" "$dir/sum" "$pages/trunks.json"

# What is put together keeps the sums.
csv --add --form tsv --top 2 "$pages/trunks.json" >"$dir/top"
is "rows of --top 2" "$(cut -f1 "$dir/top" | tr '\n' ' ')" 'row all value value others '
is "calls of --top 2" "$(awk -F'\t' '$1 != "all" { n += $3 } END { print n }' "$dir/top")" \
	"$(awk -F'\t' '$1 == "all" { print $3 }' "$dir/top")"
csv --add --form tsv --top 1 "$pages/statuses.json" | awk -F'\t' '$1 == "q850" { print $2, $3 }' >"$dir/top"
is "codes of --top 1" "$(tr '\n' ' ' <"$dir/top")" '16 600 others 390 '

# Lines of a table that reconcile.
csv --add --form tsv "$pages/statuses.json" | awk -F'\t' '
	{ n[$1, $2] = $3 }
	END {
		print n["calls", "mapped"] + n["calls", "stated_none"] + n["calls", "unmapped"] - n["calls", "calls"],
			n["calls", "calls"] + n["records", "passed"] + n["records", "malformed"] - n["records", "records"]
	}' >"$dir/got"
is "lines that reconcile" "$(cat "$dir/got")" '0 0'

# Many values, in less than a second or so.
awk -v page="$pages/bare.json" 'BEGIN {
	getline line <page
	head = substr(line, 1, index(line, "\"groups\":[") + 9)
	row = substr(line, length(head) + 1)
	sub(/\]}$/, "", row)
	gsub(/"calls":7,"mapped":7/, "\"calls\":70000,\"mapped\":70000", head)
	gsub(/"count":7/, "\"count\":70000", head)
	gsub(/"rule":7/, "\"rule\":70000", head)
	sub(/"records":7,"out":7/, "\"records\":70000,\"out\":70000", head)
	printf "%s", head
	for (i = 1; i <= 10000; i++) {
		next_row = row
		sub(/"value":"49"/, "\"value\":\"v" (i * 7919 % 10007) "\"", next_row)
		printf "%s%s", (i > 1 ? "," : ""), next_row
	}
	print "]}"
}' >"$dir/many.json"
csv --add --form tsv "$dir/many.json" "$dir/many.json" "$dir/many.json" >"$dir/many"
is "rows of 10,000 values" "$(wc -l <"$dir/many")" 10002
is "calls of 10,000 values" "$(awk -F'\t' '$1 == "value" { n += $3 } END { print n }' "$dir/many")" 210000
csv --add "$dir/many.json" >"$dir/many"
is "others of 10,000 values" "$(awk '$1 == "others" { print $2 }' "$dir/many")" 69860

finish
