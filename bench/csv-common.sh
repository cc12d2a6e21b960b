# SPDX-License-Identifier: BSD-2-Clause
#
# What csv.sh and csv-options.sh have in common; each reads this first.  Both are called with
# the folder of the build, and take from the environment:
#
#   RECORDS=10000000  records in a file
#   ROUNDS=5          rounds of those that are fast; a ratio is the median of them
#   DIR=/dev/shm      where the files lie: in memory, so that no disk is measured
#   SIPCAUSE=...      another command than the one that was built
set -eu

build=${1:-.}
records=${RECORDS:-10000000}
rounds=${ROUNDS:-5}
base=${DIR:-/dev/shm}
[ -w "$base" ] || base=${TMPDIR:-/tmp}
dir=$(mktemp -d "$base/sipcause-bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
watch=$build/bench/stopwatch
sipcause=${SIPCAUSE:-$build/sipcause}
wrong=0

LC_ALL=C
export LC_ALL

has() {
	command -v "$1" >/dev/null 2>&1
}

# round KEY COMMAND...: one run, which writes where this does; its seconds go to a list.
round() {
	key=$1
	shift
	if ! "$@" 2>"$dir/time"; then
		echo "$key failed:" >&2
		cat "$dir/time" >&2
		wrong=1
	fi
	tail -n 1 "$dir/time" >>"$dir/times.$key"
}

# agrees NAME FOUND EXPECTED
agrees() {
	if [ "$2" = "$3" ]; then
		echo "  $1: yes"
	else
		echo "  $1: NO"
		wrong=1
	fi
}

# median FIELD A B: over the rounds, of A's time by B's.
median() {
	paste -d' ' "$dir/times.$2" "$dir/times.$3" | awk -v field="$1" '{ print $field / $(field + 3) }' | sort -n |
		awk '{ all[NR] = $1 } END { print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'
}

seconds() {
	for list in "$dir"/times.*; do
		sort -n "$list" | awk -v name="${list##*/times.}" 'NR == 1 {
			printf "  %-24s %8.3f s  %8.3f s of a processor  %7.1f MiB\n", name, $1, $2, $3
		}'
	done
}
