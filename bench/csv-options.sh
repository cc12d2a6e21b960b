#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What the options of `sipcause csv` cost, each beside the same run without it; and how fast
# some of them are beside mawk, Miller and DuckDB, which do the same work on the same file.
#
#   bench/csv-options.sh [BUILDDIR]
#
# csv-common.sh says what it takes from the environment.  What the others write is compared
# before it is believed.  Exit 0, also where a limit is not met; 1 when somebody's column is
# wrong.  All times are of a processor, and all programs use one thread.
. "${0%/*}/csv-common.sh"

root=${0%/*}/..
modules=${XDG_CACHE_HOME:-$HOME/.cache}/sipcause/node_modules
NODE_PATH=$modules${NODE_PATH:+:$NODE_PATH}
export NODE_PATH

# lacks OPTION: whether the command does not have it.
lacks() {
	"$sipcause" csv "$1" </dev/null 2>&1 | grep -q 'has no option'
}

skip() {
	echo "skipped    $*"
}

# In column call one to five records that are close together have the same value.  In ms hardly
# two are the same, account has 10,000 different ones, and id has another one in each record.  The
# file for reasons has one column more.
columns="call cause leg side ms account"
"$build/bench/make-records" "$records" $columns >"$dir/more.csv"
"$build/bench/make-records" "$records" $columns reason >"$dir/reason.csv"
echo "records    $records, in $base"
echo "bytes      $(wc -c <"$dir/more.csv")"

# ------------------------------------------------------------------ what options cost

# sipcause_run FILE OPTION...
sipcause_run() {
	file=$1
	shift
	"$watch" "$sipcause" csv --quiet "$@" -t q850=normal "$dir/$file"
}

# work NAME: one kind of work.
work() {
	case $1 in
	one) sipcause_run more.csv -f sip=status ;;
	two) sipcause_run more.csv -f sip=status -f q850=cause ;;
	three) sipcause_run more.csv -f sip=status -f q850=cause -f sip=leg ;;
	told) sipcause_run more.csv -f sip=status --which by --how --phrase ;;
	by) sipcause_run more.csv -f sip=status --by account ;;
	each) sipcause_run more.csv -f sip=status --by id ;;
	answered) sipcause_run more.csv -f sip=status -w 'answered=ms>0' ;;
	seized) sipcause_run more.csv -f sip=status -w 'answered=ms>0' --seized 'cause!=31' ;;
	duration) sipcause_run more.csv -f sip=status -w 'answered=ms>0' --duration seconds ;;
	companion) sipcause_run more.csv -f sip=status -w origin=side ;;
	when) sipcause_run more.csv -f sip=status --when 'seconds>=0' ;;
	half) sipcause_run more.csv -f sip=status --when 'seconds=0' ;;
	mark) sipcause_run more.csv -f sip=status -f q850=cause --mark against ;;
	all)
		sipcause_run more.csv -f sip=status -f q850=cause -f sip=leg --which by --how --phrase \
			--by account -w 'answered=ms>0' --seized 'cause!=31' --duration seconds \
			--when 'seconds>=0' --mark against
		;;
	call) sipcause_run more.csv -f sip=status --call call ;;
	call-each) sipcause_run more.csv -f sip=status --call id ;;
	reason-one) sipcause_run reason.csv -f sip=status ;;
	reason) sipcause_run reason.csv -f sip=status -f q850=cause -f reason=reason ;;
	reason-two) sipcause_run reason.csv -f sip=status -f q850=cause ;;
	esac
}
works="one two three told by each answered seized duration companion when half mark all
	reason-two reason"
if lacks --call; then skip "--call: the command has no such option"; else works="$works call call-each"; fi

i=0
while [ $i -lt "$rounds" ]; do
	for name in $works; do
		round $name work $name >/dev/null
	done
	i=$((i + 1))
done

# cost TITLE NAME WITHOUT LIMIT: NAME's time by that without the option; no limit: -.
cost() {
	[ -s "$dir/times.$2" ] || return 0
	median 2 "$2" "$3" | awk -v title="$1" -v limit="$4" '{
		printf "  %-46s %7.2f", title, $1
		if (limit != "-")
			printf "   limit %-4s %s", limit, $1 <= limit ? "pass" : "FAIL"
		print ""
	}'
}

echo
echo "== what options cost: times by those of the same run without them"
cost "two sources, by one" two one 1.6
cost "three sources, by one" three one 2.0
cost "--how --phrase --which" told one 1.6
cost "--by, 10,000 values" by one 1.6
cost "-w with a condition" answered one 1.6
cost "-w with a column" companion one 1.6
cost "--seized, beside -w with a condition" seized answered 1.6
cost "--duration, beside -w with a condition" duration answered 1.6
cost "--when, all records" when one 1.6
cost "--when, half of the records" half one 1.6
cost "--mark, beside two sources" mark two 1.6
cost "all of these, by one source" all one 3
cost "a third source with Reason header fields" reason reason-two 2.5
cost "--by, each value once" each one -
cost "--call, 1 to 5 legs" call one -
cost "--call, each record another call" call-each one -

# ------------------------------------------------------------------- beside the others

# What everybody looks up: the answers to all that the file has, by status, cause and ms>0.
awk -F, 'FNR == 1 { print "status,cause,ms"; next }
	{ key = $6 "," $(NF - 4) "," ($(NF - 1) > 0) } !seen[key]++ { print key }' "$dir/more.csv" >"$dir/keys.csv"

# options KIND: those of the command for a kind of work.
options() {
	case $1 in
	two) echo "-f sip=status -f q850=cause" ;;
	answered | call) echo "-f sip=status -w answered=ms>0" ;;
	*) echo "-f sip=status" ;;
	esac
}

# key KIND STATUS CAUSE MS: how a kind of work finds its answer, in somebody's terms.
key() {
	case $1 in
	two) echo "$2 \",\" $3" ;;
	answered | call) echo "$2 \",\" $4" ;;
	*) echo "$2" ;;
	esac
}

make_answers() {
	"$sipcause" csv --quiet $(options "$1") -t q850=normal "$dir/keys.csv" |
		awk -F, "NR > 1 { key = $(key "$1" '$1' '$2' '$3') } NR > 1 && !seen[key]++ { print key \";\" \$4 }" >"$dir/$1.answers"
}

make_awk() {
	cat <<END
BEGIN { while ((getline line < "$dir/$1.answers") > 0) { split(line, half, ";"); to[half[1]] = half[2] } }
NR == 1 { print \$0 ",normal"; next }
{ print \$0 "," to[$(key "$1" '$6' '$(NF - 4)' '($(NF - 1) > 0)')] }
END
	case $1 in
	by) cat <<END ;;
{ calls[\$NF]++ }
END { for (account in calls) print account "," calls[account] > "$dir/calls.mawk" }
END
	call) cat <<END ;;
{ call = \$(NF - 5); if (\$(NF - 1) > 0) answered[call] = 1; else if (!(call in answered)) answered[call] = 0 }
END { for (call in answered) { calls++; sum += answered[call] } print calls "," sum > "$dir/calls.mawk" }
END
	esac
}

make_miller() {
	echo 'begin {'
	awk -F';' '{ printf "@to[\"%s\"] = \"%s\";\n", $1, $2 }' "$dir/$1.answers"
	echo '}'
	case $1 in
	two) echo '$normal = @to[string($status) . "," . string($cause)];' ;;
	answered | call) echo '$normal = @to[string($status) . "," . ($ms > 0 ? "1" : "0")];' ;;
	json) echo '$normal = @to[string($variables["status"])];' ;;
	by) cat <<END ;;
\$normal = @to[string(\$status)];
@calls[\$account] += 1;
end { emit > "$dir/calls.miller", @calls, "account" }
END
	esac
	[ "$1" != call ] || cat <<END
id = string(\$call);
if (\$ms > 0) { @answered[id] = 1 } elif (is_absent(@answered[id])) { @answered[id] = 0 }
end {
	calls = 0;
	sum = 0;
	for (key, yes in @answered) { calls += 1; sum += yes }
	print > "$dir/calls.miller", calls . "," . sum;
}
END
}

# What DuckDB joins by.
duckdb_key() {
	case $1 in
	two) echo "status || ',' || cause" ;;
	answered | call) echo "status || CASE WHEN CAST(ms AS BIGINT) > 0 THEN ',1' ELSE ',0' END" ;;
	by) echo status ;;
	json) echo variables.status ;;
	esac
}

# What DuckDB writes beside the column, from the table of records.
duckdb_table() {
	case $1 in
	by) echo "SELECT account, count(*) FROM records GROUP BY account" ;;
	call)
		echo "SELECT count(*), sum(answered) FROM (SELECT max(CASE WHEN CAST(ms AS BIGINT) > 0" \
			"THEN 1 ELSE 0 END) AS answered FROM records GROUP BY call)"
		;;
	esac
}

# It reads a file in one piece, or else the records behind a join are not in their order.
make_duckdb() {
	from="read_csv('$dir/more.csv', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true, parallel = false)"
	form="FORMAT csv, HEADER"
	[ "$1" != json ] || from="read_json('$dir/lines.json', format = 'newline_delimited')"
	[ "$1" != json ] || form="FORMAT json"
	echo "SET threads = 1;"
	echo "CREATE TABLE answers AS SELECT * FROM read_csv('$dir/$1.answers', header = false, delim = ';', columns = {'key': 'VARCHAR', 'normal': 'VARCHAR'});"
	# Of two results the records are read once.
	table=$(duckdb_table "$1")
	[ -z "$table" ] || echo "CREATE TABLE records AS SELECT * FROM $from;"
	[ -z "$table" ] || from=records
	echo "COPY (SELECT records.*, normal FROM $from AS records LEFT JOIN answers ON key = $(duckdb_key "$1")) TO '/dev/stdout' ($form);"
	[ -z "$table" ] || echo "COPY ($table) TO '$dir/calls.duckdb' (FORMAT csv, HEADER);"
}

# beside NAME KIND: one run.
beside() {
	file=$dir/more.csv
	[ "$2" != json ] || file=$dir/lines.json
	case $1-$2 in
	sipcause-json) "$watch" "$sipcause" csv --quiet --json-lines -f sip=variables.status -t q850=normal "$file" ;;
	sipcause-by)
		"$watch" "$sipcause" csv --quiet -f sip=status -t q850=normal --by account \
			--top 100000 --summary "$dir/calls.tsv" "$file"
		;;
	sipcause-call)
		"$watch" "$sipcause" csv --quiet $(options call) -t q850=normal --call call \
			--summary "$dir/calls.tsv" "$file"
		;;
	sipcause-*) "$watch" "$sipcause" csv --quiet $(options "$2") -t q850=normal "$file" ;;
	mawk-*) "$watch" mawk -F, -f "$dir/$2.mawk" "$file" ;;
	miller-json) "$watch" mlr --ijsonl --ojsonl put -f "$dir/$2.miller" "$file" ;;
	miller-*) "$watch" mlr --csv put -f "$dir/$2.miller" "$file" ;;
	duckdb-*) "$watch" node "$root/examples/sql/duckdb.cjs" "$dir/$2.duckdb.sql" ;;
	esac
}

# The added column alone.
added() {
	if [ "$1" = json ]; then
		sed 's/.*"normal": *"\{0,1\}\([0-9]*\).*/\1/' | cksum
	else
		awk -F, 'NR > 1 { print $NF }' | cksum
	fi
}

# table NAME KIND: what somebody counted.  The calls of each account, or how many calls there are
# and were answered, a line of two numbers.
table() {
	case $1-$2 in
	sipcause-by) awk -F'\t' '$1 == "value" { print $2 "," $3 }' "$dir/calls.tsv" ;;
	sipcause-call)
		awk -F'\t' '$1 == "calls" { count[$2] = $3 } END { print count["calls"] "," count["answered"] }' \
			"$dir/calls.tsv"
		;;
	*-by) grep '^ac-' "$dir/calls.$1" ;;
	*-call) grep '^[0-9]*,[0-9]*$' "$dir/calls.$1" ;;
	esac | sort | cksum
}

others=
for other in mawk:mawk mlr:miller; do
	if has "${other%:*}"; then others="$others ${other#*:}"; else skip "${other#*:} is not installed"; fi
done
if has node && node -e 'require("@duckdb/node-api")' 2>/dev/null; then
	others="$others duckdb"
else
	skip "DuckDB: there is no @duckdb/node-api in NODE_PATH or $modules"
fi
kinds="two by answered"
lacks --call || kinds="$kinds call"
if lacks --json-lines; then
	skip "--json-lines: the command has no such option"
else
	kinds="$kinds json"
	"$build/bench/make-records" --json "$records" $columns >"$dir/lines.json"
fi

# does NAME KIND: whether somebody can do it.
does() {
	[ "$1-$2" != mawk-json ]
}

echo
echo "== the same column?"
for kind in $kinds; do
	make_answers $kind
	make_awk $kind >"$dir/$kind.mawk"
	make_miller $kind >"$dir/$kind.miller"
	make_duckdb $kind >"$dir/$kind.duckdb.sql"
	reference=$(beside sipcause $kind 2>/dev/null | added $kind)
	for name in $others; do
		does $name $kind || continue
		agrees "$name, $kind" "$(beside $name $kind 2>/dev/null | added $kind)" "$reference"
		case $kind in
		by) agrees "$name, calls of each account" "$(table $name by)" "$(table sipcause by)" ;;
		call) agrees "$name, calls and those answered" "$(table $name call)" "$(table sipcause call)" ;;
		esac
	done
done

# Each of the others after a run of ours.
for kind in $kinds; do
	for name in $others; do
		does $name $kind || continue
		round $kind-beside-$name beside sipcause $kind >/dev/null
		round $kind-$name beside $name $kind >/dev/null
	done
done

title() {
	case $1 in
	two) echo "two sources" ;;
	by) echo "--by, 10,000 values" ;;
	answered) echo "-w with a condition" ;;
	call) echo "--call, 1 to 5 legs, answered" ;;
	json) echo "JSON lines" ;;
	esac
}

echo
echo "== beside others: their time by ours"
for kind in $kinds; do
	for name in $others; do
		does $name $kind || continue
		printf '  %-46s %7.2f\n' "$(title $kind), $name" "$(median 2 $kind-$name $kind-beside-$name)"
	done
done
echo
echo "== seconds, the least of the rounds"
seconds
exit $wrong
