#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Profiles: those that are shipped have nothing that check finds, and count the calls of their samples
# as the layout alone says.  NAME.out and NAME.summary are what csv writes for them.  What check finds in
# each file of tests/data/bad-profiles is beside it.  A profile with an error is never used.
#
# With PROFILES_WRITE=1 these files are written instead; read the difference then.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-profiles.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"

for profile in "$SRCDIR"/maps/profiles/*.yaml; do
	[ -e "$profile" ] || continue
	name=$(basename "$profile" .yaml)
	if "$SIPCAUSE" check "$profile" >"$dir/said" 2>&1 && [ ! -s "$dir/said" ]; then
		ok "$name"
	else
		fail "$name"
	fi
done

# The numbers of a summary, in the words of tests/data/records.
counted() {
	awk '/^calls / { calls = $2 }
		/^  answered / { answered = $2 }
		/^    of 0 seconds / { zero = $4 }
		/^  not answered / { not = $3 }
		/^records / { records = $2 }
		END {
			printf "records\t%d\nno calls\t%d\n", records, records - calls
			printf "answered\t%d\nanswered, of 0 seconds\t%d\n", answered, zero
			printf "not answered\t%d\nunknown whether answered\t%d\n", not, calls - answered - not
		}' "$1"
}

# same TITLE FILE FOUND: what a command wrote, as in a file beside the sample.
same() {
	if [ "${PROFILES_WRITE-}" = 1 ]; then
		cp "$3" "$2"
	fi
	if diff -u "$2" "$3" >"$dir/said"; then
		ok "$1"
	else
		fail "$1"
	fi
}

cd "$SRCDIR/tests/data/records" || exit 1
for expected in *.expected; do
	name=${expected%.expected}
	for sample in "$name.csv" "$name.json"; do
		[ ! -e "$sample" ] || break
	done
	"$SIPCAUSE" csv --profile "$name" -t q850=the_cause --which decided_by "$sample" >"$dir/out" 2>"$dir/told"
	counted "$dir/told" >"$dir/counts"
	if head -n 6 "$expected" | diff -u - "$dir/counts" >"$dir/said"; then
		ok "the sample of $name"
	else
		fail "the sample of $name"
	fi
	same "the causes of $name" "$name.out" "$dir/out"
	# All but the time that it took.
	sed '$d' "$dir/told" >"$dir/summary"
	same "the summary of $name" "$name.summary" "$dir/summary"
	# What may be guessed is this profile, or nothing.
	"$SIPCAUSE" csv -t q850=the_cause "$sample" >/dev/null 2>"$dir/said"
	if ! grep -q 'try --profile' "$dir/said" || grep -q "try --profile $name\$" "$dir/said"; then
		ok "what the sample of $name looks like"
	else
		fail "what the sample of $name looks like"
	fi
done

cd "$SRCDIR/tests/data/bad-profiles" || exit 1
for profile in *.yaml; do
	name=${profile%.yaml}
	"$SIPCAUSE" check "$profile" >"$dir/found" 2>&1
	status=$?
	if [ "${PROFILES_WRITE-}" = 1 ]; then
		cp "$dir/found" "$name.expected"
	fi
	wanted=0
	if grep -q ': error: ' "$name.expected"; then
		wanted=3
	fi
	if diff -u "$name.expected" "$dir/found" >"$dir/said" && [ "$status" = "$wanted" ]; then
		ok "check $name"
	else
		fail "check $name"
	fi
	echo 1,17 | "$SIPCAUSE" csv --profile "$profile" --no-header -t q850=x --quiet >"$dir/out" 2>"$dir/said"
	status=$?
	# What is only warned of is used, but this record has no such columns.
	if [ "$wanted" = 0 ]; then
		wanted=2
	fi
	if [ "$status" = "$wanted" ] && [ -s "$dir/said" ] && [ ! -s "$dir/out" ]; then
		ok "csv $name"
	else
		fail "csv $name: status $status"
	fi
done

finish
