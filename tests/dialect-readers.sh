#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Dialects of systems that are not run here.  Readers in tests/dialects, written from the documents
# that each dialect names, take the exported file apart and answer as the system would.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-readers.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"
python=${PYTHON3:-python3}
dialects=$SRCDIR/maps/dialects
tab=$(printf '\t')
SIPCAUSE=$(realpath "$SIPCAUSE")
export SIPCAUSE

command -v "$python" >/dev/null 2>&1 || {
	echo "skipped: there is no python3"
	exit 77
}

export_to() {
	file=$1
	shift
	"$SIPCAUSE" export -o "$dialects/$@" >"$file" 2>"$dir/said"
}

reader() {
	name=$1
	shift
	"$python" -B "$SRCDIR/tests/dialects/$name.py" "$@" 2>>"$dir/said"
}

# same TITLE EXPECTED FOUND
same() {
	: >>"$dir/said"
	: >"$dir/difference"
	if [ -s "$2" ] && diff "$2" "$3" >"$dir/difference"; then
		ok "$1"
	else
		head -n 10 "$dir/difference" >>"$dir/said"
		fail "$1"
	fi
}

# differ TITLE FILE FILE: a reader sees what was changed.
differ() {
	if cmp -s "$2" "$3"; then
		: >"$dir/said"
		fail "$1"
	else
		ok "$1"
	fi
}

# Every question to the tables, to a reader of them: READER DIALECT CHANGE, where CHANGE is a command
# of sed that makes another answer of cause 17.
answers() {
	export_to "$dir/file" "$2.yaml" -w "$known" -m "$map"
	reader "$1" "$dir/file" <"$dir/questions" >"$dir/found"
	same "$2, map $map: every answer" "$dir/questions" "$dir/found"
	export_to "$dir/again" "$2.yaml" -w "$known" -m "$map"
	same "$2, map $map: the same bytes twice" "$dir/file" "$dir/again"
	sed "$3" "$dir/file" >"$dir/changed"
	reader "$1" "$dir/changed" <"$dir/questions" >"$dir/found"
	differ "$2, map $map: a row that was changed" "$dir/questions" "$dir/found"
	head -n 1000 "$dir/file" >"$dir/cut"
	reader "$1" "$dir/cut" <"$dir/bare" >"$dir/found"
	if grep -q "${tab}code${tab}" "$dir/found"; then
		fail "$2, map $map: a cut file answers"
	else
		ok "$2, map $map: a cut file answers nothing"
	fi
}

while read -r map known; do
	sh "$SRCDIR/tests/systems/questions.sh" "$map" "$known" >"$dir/questions" 2>"$dir/said" || fail "questions"
	grep "^q850${tab}17${tab}${tab}" "$dir/questions" >"$dir/bare"
	answers asterisk asterisk 's/^exten => 17,1,Return(486:/exten => 17,1,Return(600:/'
	answers opensips opensips-dialplan "/'q850:17:sip'/s/'486'/'600'/"
done <<END
default location,diagnostic,redirect
billing alerted,origin
END

# Texts with characters that the systems read otherwise.
cat >"$dir/own.yaml" <<'END'
format: 1
map: own
source: none
grade: own
note: "None of these rows is used."
tables:
  - from: q850
    to: sip
    rules:
      17: {to: 486, phrase: "It's; (busy), -- really"}
      18: {to: 480, phrase: "100 ${x} %{y}"}
END
"$SIPCAUSE" -m "$dir/own.yaml" -f q850 -t sip -o json 17 | sed 's/.*"phrase":"\([^"]*\)".*/\1/' >"$dir/phrase"
sed "s/^/q850${tab}17${tab}${tab}sip${tab}code${tab}486${tab}/; s/\$/$tab/" "$dir/phrase" >"$dir/questions"
for name in asterisk opensips; do
	dialect=$name
	[ "$name" = asterisk ] || dialect=opensips-dialplan
	export_to "$dir/file" "$dialect.yaml" -m "$dir/own.yaml"
	if [ $? = 1 ] && [ ! -s "$dir/file" ] && grep -q '^sipcause: lost: q850:18' "$dir/said"; then
		ok "$dialect: a text that it cannot hold is refused"
	else
		fail "$dialect: a text that it cannot hold"
	fi
	export_to "$dir/file" "$dialect.yaml" -m "$dir/own.yaml" --lossy
	reader $name "$dir/file" <"$dir/questions" >"$dir/found"
	same "$dialect: a text with ' and ;" "$dir/questions" "$dir/found"
done

# Lists of what tries another route.  A cause stands for all statuses that become it.
codes() {
	"$SIPCAUSE" list "$1" -o tsv | cut -f 1,2 | sed 's/^[^:]*://'
}

# routes SPACE: code and route of each code.
routes() {
	codes "$1" | cut -f 1 | "$SIPCAUSE" translate -m route -f "$1" -t route -o tsv |
		sed "s/^[^:]*://; s/route://" | cut -f 1,2
}

codes freeswitch >"$dir/causes"
routes freeswitch >"$dir/by-cause"
routes sip >"$dir/by-status"
cut -f 1 "$dir/by-status" | "$SIPCAUSE" translate -m freeswitch -f sip -t freeswitch -o tsv |
	sed "s/^[^:]*://; s/freeswitch://" | cut -f 1,2 >"$dir/becomes"
awk -F '\t' -v dir="$dir" '
	FILENAME ~ /by-cause$/ { goes[$1] = $2 == "advance" }
	FILENAME ~ /by-status$/ { route[$1] = $2 }
	FILENAME ~ /becomes$/ && $2 != "" && route[$1] != "none" && route[$1] != "advance" { goes[$2] = 0 }
	FILENAME ~ /causes$/ {
		said = goes[$1] ? "continue" : "hangup"
		print $1 "\t" $2 "\t" said "\t" said
	}' "$dir/by-cause" "$dir/by-status" "$dir/becomes" "$dir/causes" >"$dir/expected"
export_to "$dir/file" freeswitch.yaml -w none --lossy
reader freeswitch "$dir/file" <"$dir/causes" >"$dir/found"
same "freeswitch: which causes continue" "$dir/expected" "$dir/found"
grep -q "^487${tab}ORIGINATOR_CANCEL${tab}hangup${tab}hangup$" "$dir/found" && ok "freeswitch: not 487" || fail "freeswitch: 487"
sed 's/,SYSTEM_SHUTDOWN,/,NORMAL_CLEARING,/; s/NORMAL_CLEARING,USER_BUSY/SYSTEM_SHUTDOWN,USER_BUSY/' "$dir/file" >"$dir/changed"
reader freeswitch "$dir/changed" <"$dir/causes" >"$dir/found"
differ "freeswitch: a list that was changed" "$dir/expected" "$dir/found"
for part in 6 5 4; do
	head -n "$part" "$dir/file" | sed '$ s/..........$//' >"$dir/cut"
	reader freeswitch "$dir/cut" <"$dir/causes" >"$dir/found"
	[ ! -s "$dir/found" ] && ok "freeswitch: cut in line $part" || fail "freeswitch: cut in line $part"
done

awk -F '\t' '$1 >= 400 && $1 < 700 && $2 == "advance" { print $1 }' "$dir/by-status" >"$dir/expected"
export_to "$dir/file" teams-failover.yaml -w none
reader teams "$dir/file" >"$dir/found"
same "teams-failover: which codes" "$dir/expected" "$dir/found"
sed 's/,503,/,/' "$dir/file" >"$dir/changed"
reader teams "$dir/changed" >"$dir/found"
differ "teams-failover: a list that was changed" "$dir/expected" "$dir/found"

# Settings of products: what the product answers with them, and without them by the map that the dialect extends, is what
# the map answers from which they were written.
"$SIPCAUSE" list asterisk -o tsv | cut -f 1,2 | sed 's/^[^:]*://' >"$dir/names"

# asked MAP FROM TO: the codes of $dir/codes, and what they become; -1 is none, and -2 unlisted.
asked() {
	"$SIPCAUSE" translate -m "$1" -f "$2" -t "$3" -o tsv <"$dir/codes" |
		awk -F '\t' -v from="$2" -v to="$3" '{ sub(/.*:/, "", $1); sub(/.*:/, "", $3)
			print from "\t" $1 "\t\t" to "\t" $3 }'
}

# settings DIALECT BASE FROM TO SEED: ten codes become something else.
settings() {
	"$SIPCAUSE" table -m "$2" -f "$3" -t "$4" -o tsv | awk -F '\t' -v from="$3" -v base="$2" '
		$2 $5 ~ /^[0-9]+$/ && $3 == "" && !(from == "sip" && $2 < (base == "lync" ? 400 : 200)) &&
			!(from == "h323" && $2 > 20)' >"$dir/rows"
	cut -f 2 "$dir/rows" >"$dir/codes"
	awk -F '\t' -v seed="$5" -v base="$2" -v from="$3" -v to="$4" '
		{ code[n++] = $2; answer[m++] = $5 }
		END {
			srand(seed)
			printf "format: 1\nmap: own\nextends: %s\nsource: none\ntables:\n", base
			printf "  - from: %s\n    to: %s\n    rules:\n", from, to
			for (i = 0; i < 10 && i < n; i++) {
				k = i + int(rand() * (n - i))
				print "      " code[k] ": " answer[int(rand() * m)]
				code[k] = code[i]
			}
		}' "$dir/rows" >"$dir/own.yaml"
	asked "$2" "$3" "$4" >"$dir/without"
	asked "$dir/own.yaml" "$3" "$4" >"$dir/questions"
	export_to "$dir/file" "$1.yaml" -m "$dir/own.yaml" -f "$3" -t "$4" -w none --lossy
	reader settings "$1" "$dir/file" "$dir/names" <"$dir/without" >"$dir/found"
	same "$1, $3 to $4, seed $5: every answer" "$dir/questions" "$dir/found"
	cmp -s "$dir/questions" "$dir/without" && fail "$1, $3 to $4: nothing was set"
	[ "$1" = ribbon ] || sed '$d' "$dir/file" >"$dir/cut"
	if [ "$1" != ribbon ] && reader settings "$1" "$dir/cut" "$dir/names" <"$dir/without" >"$dir/found"; then
		fail "$1: a cut file is read"
	fi
}

while read -r product base from to; do
	for seed in 1 2 3; do
		settings "$product" "$base" "$from" "$to" $seed
	done
done <<END
audiocodes audiocodes q850 sip
audiocodes audiocodes sip q850
cisco cisco-ios q850 sip
cisco cisco-ios sip q850
cisco cisco-error-category cisco-error-category q850
gnugk gnugk q850 q850
gnugk gnugk h323 q850
h3c h3c-comware7 q850 sip
h3c h3c-comware7 sip q850
lync lync sip sip
oracle oracle-iwf q850 sip
oracle rfc3398 sip q850
ribbon rfc3398 sip q850
sip2cause asterisk sip asterisk
sip2cause asterisk asterisk sip
END

# A cause beside the status.
printf 'format: 1\nmap: own\nextends: lync\nsource: none\ntables:\n  - {from: sip, to: sip, rules: {%s, %s}}\n' \
	'486: [{when: {q850: 34}, to: 503}, 600]' '480: [{when: {q850: 17}, to: 486}, 480]' >"$dir/own.yaml"
export_to "$dir/file" lync.yaml -m "$dir/own.yaml"
printf 'sip\t%s\tq850=%s\tsip\t%s\n' 486 34 486 486 17 486 480 17 480 480 34 480 >"$dir/without"
printf 'sip\t%s\tq850=%s\tsip\t%s\n' 486 34 503 486 17 600 480 17 486 480 34 480 >"$dir/expected"
reader settings lync "$dir/file" "$dir/names" <"$dir/without" >"$dir/found"
same "lync: a cause beside the status" "$dir/expected" "$dir/found"

finish
