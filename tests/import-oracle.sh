#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Configurations by chance: the map that import makes answers as the product would, for all codes, and
# all lines that are not in it are reported.  tests/dialects/configurations.py writes a configuration
# and says both, from the manual and the documents of the products.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-oracle.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
python=${PYTHON3:-python3}
SIPCAUSE=$(realpath "$SIPCAUSE")
program=$(realpath "$SRCDIR/tests/dialects/configurations.py")
seeds=${SEEDS:-1 2 3 4 5}
words='not-understood|outside|unknown-code|out-of-range|conflict|other-scope'
cd "$dir" || exit 1

command -v "$python" >/dev/null 2>&1 || {
	echo "skipped: there is no python3"
	exit 77
}

# asked MAP COMPANIONS, tables from standard input: from, code, companion, to and answer, separated by tabs.
asked() {
	while read -r from to; do
		"$SIPCAUSE" export -o csv -m "$1" -f "$from" -t "$to" -w "$2" 2>>said || echo "failed: $from to $to"
	done | awk -F, '{ gsub("\"", "") }
		/^failed/ || $7 ~ /^(code|none)$/ {
			print /^failed/ ? $0 : $1 "\t" $2 "\t" $4 "\t" $6 "\t" ($7 == "code" ? $8 : $7)
		}' | sort
}

# What is found for the keys that are expected, and all other keys that are found.  A companion without
# a row of its own is answered by the row without companions.
of_keys() {
	awk -F '\t' '
		FILENAME == "found" { answer[$1 FS $2 FS $3 FS $4] = $5; next }
		{
			key = $1 FS $2 FS $3 FS $4
			bare = $1 FS $2 FS FS $4
			print key FS (key in answer ? answer[key] : bare in answer ? answer[bare] : "")
			seen[key] = 1
		}
		END { for (key in answer) if (!(key in seen)) print key FS answer[key] }' found answers | sort
}

# differs TITLE EXPECTED FOUND: says so, and keeps the difference.
differs() {
	diff "$2" "$3" >difference && return 1
	{ echo "expected <, found >:"; head -n 8 difference; head -n 20 warned; } >said
	[ -z "${KEEP:-}" ] || cp -r "$dir" "$KEEP"
	fail "$1"
}

# import_it TITLE DIALECT COMPANIONS
import_it() {
	set -- "$1" "$2" "$3" "$(head -n 1 options)"
	"$SIPCAUSE" import -i "$2" ${4:+"$4"} --file made.yaml conf 2>warned
	echo $? >found-status
	sed -nE "s/^conf:([0-9]+): warning: .* \[($words)\]\$/\1 \2/p" warned | sort -u >found-warnings
	sed -nE "s/^# conf:([0-9]+): .* \[($words)\]\$/\1 \2/p" made.yaml | sort -u >found-comments
	sort -o warnings warnings
	differs "$1: warnings" warnings found-warnings && return
	differs "$1: comments of the map" warnings found-comments && return
	differs "$1: status" status found-status && return
	"$SIPCAUSE" check ./made.yaml >said 2>&1 || {
		fail "$1: check"
		return
	}
	asked ./made.yaml "$3" <tables >found
	sort -o answers answers
	of_keys >found-answers
	differs "$1: answers" answers found-answers && return
	ok "$1"
}

"$SIPCAUSE" list asterisk -o tsv | awk -F '\t' '$2 != "" { sub(/.*:/, "", $1); print $1 "\t" $2 }' >names

# product dialect companions, then map:from:to
while read -r product dialect companions tables; do
	: >base
	for table in $tables; do
		echo "$table" | tr : ' ' | {
			read -r map from to
			echo "$from $to" | asked "$map" "$companions" >>base
		}
	done
	for seed in $seeds; do
		rm -f conf made.yaml
		cp base defaults
		if "$python" -B "$program" "$product" "$seed" . 2>said; then
			cut -d ' ' -f 2 warnings >>all-words
			import_it "$product, seed $seed" "$dialect" "$companions"
		else
			fail "$product, seed $seed"
		fi
	done
done <<ROWS
cisco cisco none cisco-ios:q850:sip cisco-ios:sip:q850 cisco-error-category:cisco-error-category:q850
h3c h3c none h3c-comware7:q850:sip h3c-comware7:sip:q850
audiocodes audiocodes none audiocodes:q850:sip audiocodes:sip:q850
lync lync q850 lync:sip:sip
records lync q850 lync:sip:sip
gnugk gnugk none gnugk:q850:q850 gnugk:h323:q850
sip2cause sip2cause none asterisk:sip:asterisk asterisk:asterisk:sip
kolmisoft kolmisoft none kolmisoft:kolmisoft:q850
csv table none
tsv table none
markdown table none
mediawiki table none
ROWS

# All that can be wrong with a line was there.
for word in $(echo "$words" | tr '|' ' '); do
	grep -qx "$word" all-words && ok "$word: in some" || fail "$word: in none"
done
finish
