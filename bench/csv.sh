#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# How fast `sipcause csv` is beside others that do the same work: one column of SIP
# statuses read, one column of causes added.
#
#   bench/csv.sh [BUILDDIR]
#
# csv-common.sh says what it takes from the environment.  Everybody's output is compared
# before it is believed.  Exit 0, also where a limit is not met; 1 when somebody's column
# is wrong.
. "${0%/*}/csv-common.sh"

echo "records    $records, in $base"
"$build/bench/make-records" "$records" >"$dir/in.csv"
echo "bytes      $(wc -c <"$dir/in.csv")"

# What every status comes to, for the others to look up.
"$sipcause" -m billing -f sip -t q850 -o tsv translate $(awk 'BEGIN { for (i = 100; i < 700; i++) print i }') 2>/dev/null |
	awk -F'\t' '{ sub(/.*:/, "", $3); print $1 "," ($3 ~ /^[0-9]+$/ ? $3 : "") }' >"$dir/map.csv"

# Each contender as a script; $in is read and standard output written.
cat >"$dir/awk" <<'END'
NR == FNR { cause[$1] = $2; next }
FNR == 1 { print $0 ",cause"; next }
{ print $0 "," cause[$6] }
END
{
	echo 'begin {'
	awk -F, '{ printf "@cause[\"%s\"] = \"%s\";\n", $1, $2 }' "$dir/map.csv"
	echo '}'
	echo '$cause = @cause[string($status)];'
} >"$dir/miller"
cat >"$dir/python" <<'END'
import csv, sys
cause = dict(csv.reader(open(sys.argv[1], newline="")))
with open(sys.argv[2], newline="") as file:
    read = csv.reader(file)
    write = csv.writer(sys.stdout, lineterminator="\n")
    write.writerow(next(read) + ["cause"])
    write.writerows(row + [cause.get(row[5], "")] for row in read)
END

# contender NAME > where it writes: starts it.
start() {
	case $1 in
	sipcause) set -- "$sipcause" csv --quiet -f sip=status -t q850=cause "$dir/in.csv" ;;
	sipcause-2) set -- "$sipcause" csv --quiet --threads 2 -f sip=status -t q850=cause "$dir/in.csv" ;;
	sipcause-sse2) set -- "$sipcause" csv --quiet --scan sse2 -f sip=status -t q850=cause "$dir/in.csv" ;;
	sipcause-bytes) set -- "$sipcause" csv --quiet --scan bytes -f sip=status -t q850=cause "$dir/in.csv" ;;
	mawk | gawk) set -- "$1" -F, -f "$dir/awk" "$dir/map.csv" "$dir/in.csv" ;;
	miller) set -- mlr --csv put -f "$dir/miller" "$dir/in.csv" ;;
	python) set -- "${PYTHON3:-python3}" "$dir/python" "$dir/map.csv" "$dir/in.csv" ;;
	wc) set -- wc -l "$dir/in.csv" ;;
	cat) set -- cat "$dir/in.csv" ;;
	esac
	"$watch" "$@"
}

# The added column alone: quoting is everybody's own business.
column() {
	awk -F, '{ print $NF }' | cksum
}

contenders="sipcause sipcause-2 sipcause-sse2 sipcause-bytes mawk"
slow=
for other in gawk:gawk mlr:miller "${PYTHON3:-python3}:python"; do
	if has "${other%:*}"; then
		slow="$slow ${other#*:}"
	else
		echo "skipped    ${other#*:} is not installed"
	fi
done

echo
echo "== the same column?"
reference=$("$sipcause" csv --quiet -f sip=status -t q850=cause "$dir/in.csv" | column)
for name in $contenders $slow; do
	agrees "$name" "$(start "$name" 2>/dev/null | column)" "$reference"
done

i=0
while [ $i -lt "$rounds" ]; do
	for name in wc $contenders; do
		round $name start $name >/dev/null
	done
	for name in cat sipcause sipcause-2 mawk; do
		rm -f "$dir/out"
		round $name-file start $name >"$dir/out"
	done
	rm -f "$dir/out"
	i=$((i + 1))
done
for name in $slow; do
	round sipcause-with-$name start sipcause >/dev/null
	round $name start $name >/dev/null
done

# ratio TITLE A B PASS AIM more|less
ratio() {
	if ! [ -s "$dir/times.$2" ] || ! [ -s "$dir/times.$3" ]; then
		printf '  %-42s not measured\n' "$1"
		return
	fi
	echo "$(median 1 "$2" "$3") $(median 2 "$2" "$3")" |
		awk -v title="$1" -v pass="$4" -v aim="$5" -v way="$6" '{
			good = way == "more" ? $1 >= pass : $1 <= pass
			best = way == "more" ? $1 >= aim : $1 <= aim
			printf "  %-42s %7.2f %7.2f   pass %-4s aim %-4s %s\n", title, $1, $2, pass, aim, \
				best ? "aim" : good ? "pass" : "FAIL"
		}'
}

echo
echo "== seconds, the least of the rounds"
seconds
echo
echo "== ratios: of times, and of times of a processor"
ratio "one core, /dev/null: mawk's time by ours" mawk sipcause 5 10 more
ratio "one core, /dev/null: our time by wc -l's" sipcause wc 4 2 less
ratio "to a file: mawk's time by ours" mawk-file sipcause-file 3 5 more
ratio "to a file: our time by cat's" sipcause-file cat-file 2.5 1.5 less
ratio "two threads: one's time by two's" sipcause sipcause-2 1.4 1.8 more
ratio "Miller's time by ours" miller sipcause-with-miller 30 60 more
ratio "Python's csv's time by ours" python sipcause-with-python 45 90 more
ratio "gawk's time by ours" gawk sipcause-with-gawk 6 12 more
echo
sort -n -k3 "$dir/times.sipcause" |
	awk 'END { printf "  %-42s %7.1f           pass 16            %s\n", "MiB in memory", $3, $3 <= 16 ? "pass" : "FAIL" }'
exit $wrong
