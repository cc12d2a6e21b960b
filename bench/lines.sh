#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# How fast `sipcause` answers lines of standard input, beside mawk with an array that
# prints the same columns, out of answers that were looked up before.
#
#   bench/lines.sh [BUILDDIR]
#
#   LINES_COUNT=1000000  lines of each input
#   ROUNDS=11            rounds; a ratio is the median of them
#   SIPCAUSE=...         another command than the one that was built
#
# The columns are compared before they are believed.  Exit 0, also where a limit is not
# met; 1 when they differ.
set -eu

build=${1:-.}
count=${LINES_COUNT:-1000000}
rounds=${ROUNDS:-11}
base=/dev/shm
[ -w "$base" ] || base=${TMPDIR:-/tmp}
dir=$(mktemp -d "$base/sipcause-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
watch=$build/bench/stopwatch
sipcause=${SIPCAUSE:-$build/sipcause}

LC_ALL=C
export LC_ALL

if ! command -v mawk >/dev/null 2>&1; then
	echo "  skipped: mawk is not installed"
	exit 0
fi

# Statuses of failures in random order; and Reason header fields, 20 causes with 7 texts.
mawk -v count="$count" 'BEGIN {
	srand(1)
	for (i = 0; i < count; i++)
		printf "sip:%d\n", 300 + int(rand() * 400)
}' >"$dir/codes"
mawk -v count="$count" 'BEGIN {
	causes = split("1 3 16 17 18 19 21 27 28 31 34 38 41 42 47 63 79 88 102 127", cause, " ")
	texts = split("Normal call clearing|User busy|No user responding|Call rejected|" \
		"Unallocated number|Normal, unspecified|Recovery on timer expiry", text, "|")
	srand(2)
	for (i = 0; i < count; i++)
		printf "Reason: Q.850;cause=%d;text=\"%s\"\n", cause[1 + int(rand() * causes)],
			text[1 + int(rand() * texts)]
}' >"$dir/reasons"
# A fifth as many, no two the same.
mawk -v count="$count" 'BEGIN {
	for (i = 0; i < int(count / 5); i++)
		printf "Reason: Q.850;cause=%d;text=\"call %d\"\n", 1 + i % 100, i
}' >"$dir/different"

cat >"$dir/awk" <<'END'
BEGIN {
	FS = "\t"
	while ((getline line < table) > 0) {
		split(line, field, "\t")
		answer[field[1]] = field[2] "\t" field[3] "\t" field[4] "\t" field[5] "\t" field[6]
	}
}
{ print $1 "\t" answer[$1] }
END

target() {
	case $1 in
	codes) echo q850 ;;
	*) echo sip ;;
	esac
}

# ours INPUT FORM
ours() {
	"$watch" "$sipcause" -t "$(target "$1")" -o "$2" <"$dir/$1"
}

# theirs INPUT
theirs() {
	"$watch" mawk -v table="$dir/table.$1" -f "$dir/awk" "$dir/$1"
}

# Exit 1 of the command says that a code has no mapping, which is an answer.
for input in codes reasons; do
	sort -u "$dir/$input" | "$sipcause" -t "$(target $input)" -o tsv >"$dir/table.$input" 2>/dev/null || :
	ours $input tsv >"$dir/ours" 2>/dev/null || :
	theirs $input 2>/dev/null >"$dir/theirs"
	if ! cmp -s "$dir/ours" "$dir/theirs"; then
		echo "  $input: mawk's columns are others than ours"
		exit 1
	fi
	rm -f "$dir/ours" "$dir/theirs"
done

# round NAME COMMAND...: the seconds of one run go to a list.
round() {
	name=$1
	shift
	"$@" 2>"$dir/time" >/dev/null || :
	tail -n 1 "$dir/time" >>"$dir/times.$name"
}

i=0
while [ $i -lt "$rounds" ]; do
	for input in codes reasons; do
		round $input-mawk theirs $input
		for form in tsv json; do
			round $input-$form ours $input $form
		done
	done
	for form in tsv json; do
		round different-$form ours different $form
	done
	i=$((i + 1))
done

# ratio TITLE THEIRS OURS LINES LIMIT: of processor time, theirs by ours.
ratio() {
	paste -d' ' "$dir/times.$2" "$dir/times.$3" | awk '{ print $2 / $5, $5 }' | sort -n |
		awk -v title="$1" -v count="$4" -v limit="$5" '
			{ ratio[NR] = $1; if (NR == 1 || $2 < least) least = $2 }
			END {
				median = ratio[int((NR + 1) / 2)]
				verdict = limit == "" ? "" : sprintf("%s (limit %s)", median >= limit ? "pass" : "FAIL", limit)
				printf "  %-30s %6.2f  %6.1f million lines/s  %s\n", title, median, count / least / 1e6, verdict
			}'
}

echo "  mawk's time of a processor by ours; the most lines a second of it"
ratio "codes, to TSV" codes-mawk codes-tsv "$count" 1.5
ratio "codes, to JSON" codes-mawk codes-json "$count" 0.75
ratio "Reason header fields, to TSV" reasons-mawk reasons-tsv "$count" 1.5
ratio "Reason header fields, to JSON" reasons-mawk reasons-json "$count" 0.9

# pace TITLE OURS LINES
pace() {
	sort -n -k2 "$dir/times.$2" | awk -v title="$1" -v count="$3" '
		NR == 1 { printf "  %-30s         %6.1f million lines/s\n", title, count / $2 / 1e6 }'
}

pace "no two the same, to TSV" different-tsv $((count / 5))
pace "no two the same, to JSON" different-json $((count / 5))
