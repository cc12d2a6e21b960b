#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Dialects: those that are shipped have nothing that check finds, and the lists have them.  What check
# finds in each file of tests/data/bad-dialects is beside it; one with an error writes and reads
# nothing.  A dialect may be anybody's file: no name leads out of the folder, and no text is without
# end.
#
# With DIALECTS_WRITE=1 the files of tests/data/bad-dialects are written; read the difference then.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-dialects.XXXXXX")
trap 'rm -rf "$dir"' EXIT
. "$SRCDIR/tests/results.sh"

# lists LIST WORD DIALECT: NAME GRADE TITLE, and a line of this word below it.
lists() {
	awk -v name="$3" -v word="$2" '$1 == name { mine = 1; titled = NF > 2; next }
		/^[^ ]/ { mine = 0 }
		mine && $1 == word { told = NF > 1 }
		END { exit !(titled && told) }' "$dir/$1" && ok "the list $1 has $3" || fail "the list $1 lacks $3"
}

"$SIPCAUSE" export --list >"$dir/written" 2>&1
"$SIPCAUSE" import --list >"$dir/read" 2>&1
for dialect in "$SRCDIR"/maps/dialects/*.yaml; do
	[ -e "$dialect" ] || continue
	name=$(basename "$dialect" .yaml)
	if "$SIPCAUSE" check "$dialect" >"$dir/said" 2>&1 && [ ! -s "$dir/said" ]; then
		ok "$name"
	else
		fail "$name"
	fi
	grep -q '^files:' "$dialect" && lists written load "$name"
	grep -q '^read:' "$dialect" && lists read reads "$name"
	grep -q '^source: .' "$dialect" && ok "the source of $name" || fail "the source of $name"
done

cd "$SRCDIR/tests/data/bad-dialects" || exit 1
for dialect in *.yaml; do
	name=${dialect%.yaml}
	"$SIPCAUSE" check "$dialect" >"$dir/found" 2>&1
	status=$?
	if [ "${DIALECTS_WRITE-}" = 1 ]; then
		cp "$dir/found" "$name.expected"
	fi
	if diff -u "$name.expected" "$dir/found" >"$dir/said" && [ "$status" = 3 ]; then
		ok "check $name"
	else
		fail "check $name: status $status"
	fi
	rm -rf "$dir/written"
	"$SIPCAUSE" export -o "$dialect" -m rfc3398 --file "$dir/written" --lossy >"$dir/out" 2>"$dir/said"
	status=$?
	if [ "$status" = 3 ] && diff -u "$name.expected" "$dir/said" >"$dir/out" && [ ! -e "$dir/written" ]; then
		ok "export $name"
	else
		fail "export $name: status $status"
	fi
	"$SIPCAUSE" import -i "$dialect" --file "$dir/written.yaml" </dev/null >"$dir/out" 2>"$dir/said"
	status=$?
	if [ "$status" = 3 ] && diff -u "$name.expected" "$dir/said" >>"$dir/out" && [ ! -s "$dir/out" ] &&
		[ ! -e "$dir/written.yaml" ]; then
		ok "import $name"
	else
		fail "import $name: status $status"
	fi
done
for expected in *.expected; do
	[ -e "${expected%.expected}.yaml" ] || fail "$expected is of no dialect"
done

mkdir "$dir/work" "$dir/work/dialects" || exit 1
cd "$dir/work" || exit 1

# dialect NAME KEY...: one with these keys.
dialect() {
	{
		printf 'format: 1\ndialect: %s\ntitle: t\nsource: s\ngrade: own\nload: l\n' "$1"
		file=dialects/$1.yaml
		shift
		printf '%s\n' "$@"
	} >"$dir/dialect"
	mv "$dir/dialect" "$file"
}

# refused NAME TEXT OPTION...: export ends with 2, says only this and writes nothing.
refused() {
	title=$1
	printf 'sipcause: %s\n' "$2" >"$dir/expected"
	shift 2
	rm -rf "$dir/written"
	(
		# A sanitizer needs more than it uses.
		[ -n "${SANITIZE-}" ] || ulimit -v 2000000 2>/dev/null
		exec "$SIPCAUSE" export -I . -m rfc3398 --file "$dir/written" "$@" >"$dir/out" 2>"$dir/found"
	)
	status=$?
	if [ "$status" = 2 ] && [ ! -s "$dir/out" ] && [ ! -e "$dir/written" ] &&
		diff -u "$dir/expected" "$dir/found" >"$dir/said"; then
		ok "$title"
	else
		fail "$title: status $status"
	fi
}
holds='holds: {none: none, unlisted: unlisted, when: 4}'
expect="letters, digits, '.', '_' and '-', at most 128, with no '.' or '-' first, and each name once"

dialect proxy "$holds" 'files: [{name: a.txt, bare: "%{code}"}]'
refused 'no such dialect' \
	"there is no dialect 'proxi'; expected one of 'sipcause export --list'; did you mean haproxy or proxy?" -o proxi
refused 'no such file' \
	"there is no file ./proxy.yaml, and a name with / or .yaml is a path; did you mean -o proxy?" -o ./proxy.yaml

# Files that are something else.
printf 'format: 1\nmap: trunk\nextends: rfc3398\n' >trunk.yaml
: >empty.yaml
for name in trunk empty; do
	"$SIPCAUSE" export -o "./$name.yaml" >"$dir/out" 2>"$dir/found"
	echo "$?" >>"$dir/found"
	cat "$dir/found"
done >"$dir/all"
cat >"$dir/expected" <<'EXPECTED'
./trunk.yaml:2:1: error: found a map; expected a dialect [kind]
3
./empty.yaml:1:1: error: the file is empty; expected `format: 1` and what follows it [empty-file]
3
EXPECTED
diff -u "$dir/expected" "$dir/all" >"$dir/said" && ok 'no dialects' || fail 'no dialects'

# Names are looked at again when the placeholders are in them, and before anything is written.
printf 'format: 1\nmap: trunk\nversion: "../../1"\nextends: rfc3398\n' >trunk.yaml
dialect placed "$holds" 'files:' '  - {name: a.txt, bare: "%{code}"}' '  - {name: "a%{map_version}.txt", bare: "%{code}"}'
refused 'a name of placeholders' "dialect placed: found 'a../../1.txt' as the name of a file; expected $expect" \
	-o placed -m ./trunk.yaml
dialect escaped "$holds" 'escape: {"p": "/"}' 'files: [{name: "%{from}-%{to}", bare: "%{code}"}]'
refused 'an escape in a name' "dialect escaped: found 'q850-si/' as the name of a file; expected $expect" -o escaped
dialect quoted "$holds" "files: [{name: '%{\"prefix\"}', bare: \"%{code}\"}]"
refused 'quotes in a name' "dialect quoted: found '\"sipcause\"' as the name of a file; expected $expect" -o quoted
dialect vanished "$holds" 'empty: ""' 'files: [{name: "%{reload}", bare: "%{code}"}]'
refused 'a name of nothing' "dialect vanished: found '' as the name of a file; expected $expect" -o vanished
dialect long "$holds" "files: [{name: \"$(printf '%0121d' 0)%{prefix}\", bare: \"%{code}\"}]"
"$SIPCAUSE" export -o dialects/long.yaml -m rfc3398 --lossy --file "$dir/written" >"$dir/out" 2>"$dir/found"
status=$?
if [ "$status" = 2 ] && grep -q "found '000.* as the name of a file" "$dir/found" && [ ! -e "$dir/written" ]; then
	ok 'a name of 129 bytes'
else
	fail "a name of 129 bytes: status $status"
fi
dialect same "$holds" 'files:' '  - {name: "%{prefix}", bare: "%{code}"}' '  - {name: sipcause, bare: "%{code}"}'
refused 'two files of one name' \
	"dialect same: found 'sipcause' as the name of a file twice; expected $expect" -o same

# A text of a map that the system would take for something else is written nowhere.
printf 'format: 1\nmap: trunk\nversion: "1$(reboot)"\nextends: rfc3398\n' >trunk.yaml
for place in 'begin: "# %{map_version}\n", bare: "%{code}"' 'bare: "%{code}", end: "%{\"provenance\"}"' \
	'table: {begin: "%{map_version}"}, bare: "%{code}"' \
	'bare: {row: "%{code}", between: "%{map_version}"}'; do
	dialect trusting "$holds" 'refuse: "$"' "files: [{name: a.txt, $place}]"
	case $place in *provenance*) word=provenance ;; *) word=map_version ;; esac
	refused "a text around rows" \
		"dialect trusting: %{$word} has a character that the dialect cannot write; change the text, or 'refuse' or 'longest' in the dialect" \
		-o trusting -m ./trunk.yaml
done
# Nor what is too long for it.
dialect short 'holds: {none: none, unlisted: unlisted, longest: {from: 3}}' \
	'files: [{name: a.txt, table: {begin: "%{from}\n"}, bare: "%{code}\n"}]'
refused 'too long a text around rows' \
	"dialect short: %{from} has 4 bytes, of which the dialect holds 3; change the text, or 'refuse' or 'longest' in the dialect" \
	-o short -m rfc3398 -f q850

# A signal ends it, and no file has its name or a temporary one: the second waits for its reader.
dialect three "$holds" 'files:' '  - {name: a.txt, bare: "%{code}"}' '  - {name: b.txt, bare: "%{code}"}' \
	'  - {name: c.txt, bare: "%{code}"}'
mkdir three && mkfifo three/b.txt
"$SIPCAUSE" export -I . -o three -m rfc3398 -f q850 -w none --file three 2>"$dir/said" &
process=$!
tries=0
while [ $(ls three | wc -l) -lt 2 ] && [ $tries -lt 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
sleep 0.2
kill -TERM $process
wait $process
status=$?
[ $status = 143 ] && ok 'a signal: status' || fail "a signal: status $status"
[ "$(ls three)" = b.txt ] && ok 'a signal: no file' || fail 'a signal: no file'

# What the dialect says of itself may have any.
dialect trusting "$holds" 'refuse: "l"' 'files: [{name: a.txt, begin: "# %{load}\n", bare: "%{code}"}]'
"$SIPCAUSE" export -o dialects/trusting.yaml -m rfc3398 -f q850 -w none >"$dir/out" 2>"$dir/said"
if [ ! -s "$dir/said" ] && [ "$(head -n 1 "$dir/out")" = '# l' ]; then
	ok 'its own text'
else
	fail 'its own text'
fi

# Some thousand bytes can ask for gigabytes, in all rows or in one.
full='found more than 256 MiB to write; name fewer tables by -f and -t, or fewer companions by -w'
many=$(printf '%0100d' 0 | sed 's/0/%{map_version}/g')
zeros="escape: {\"0\": \"$(printf '%04000d' 0)\"}"
printf 'format: 1\nmap: trunk\nversion: "%04000d"\nextends: rfc3398\n' 0 >trunk.yaml
dialect huge "$holds" "$zeros" 'files: [{name: a.txt, bare: "%{map_version}"}]'
refused 'rows without end' "$full" -o huge -m ./trunk.yaml
dialect huge "$holds" "$zeros" "files: [{name: a.txt, bare: \"$many\"}]"
refused 'a row without end' "$full" -o huge -m ./trunk.yaml
dialect huge "$holds" "$zeros" "files: [{name: a.txt, begin: \"$many\", bare: x}]"
refused 'a first line without end' "$full" -o huge -m ./trunk.yaml
dialect huge "$holds" "$zeros" 'files: [{name: a.txt, bare: {row: x, every: 1, end: "%{map_version}"}}]'
refused 'frames without end' "$full" -o huge -m ./trunk.yaml
dialect huge "$holds" "$zeros" "files: [{name: \"$many\", bare: x}]"
refused 'a name without end' "$full" -o huge -m ./trunk.yaml

# What stands around rows.
dialect frame "$holds" 'files:' '  - name: a.txt' '    bare: {row: "%{code}", every: 4, begin: "[", between: ",", end: "]\n"}' \
	'    end: "%{rows} %{answers} %{total}\n"'
"$SIPCAUSE" export -o dialects/frame.yaml -m rfc3398 -f q850 -t sip -w none --lossy >"$dir/out" 2>/dev/null
printf '[0,1,2,3]\n[4,5,6,7]\n[120,121,122,123]\n[124,125,126,127]\n128 128 128\n' >"$dir/expected"
{ sed -n 1,2p "$dir/out" && tail -n 3 "$dir/out"; } | diff -u "$dir/expected" - >"$dir/said" && ok frames || fail frames

finish
