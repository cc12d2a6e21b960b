#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# run-cli.sh FILE...: cases of the command, as text.  See tests/cli/README.
set -eu

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-cli.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
data=$SRCDIR/tests/data
export data dir SIPCAUSE

# What a case runs in: the command by its name, in a folder of its own.
prelude='sipcause() { "$SIPCAUSE" "$@"; }; cd "$dir/work"; '

# Bring a file's cases into $dir/N.{title,run,in,out,err,status}.
split() {
	awk -v dir="$dir" '
		function put(kind, text) { printf "%s\n", text >(dir "/" n "." kind) }
		function rest() { return substr($0, 3) }
		/^#/ || /^$/ { next }
		/^== / {
			if (n) close_all()
			n++
			put("title", substr($0, 4))
			for (i = 1; i <= 4; i++) printf "" >(dir "/" n "." kinds[i])
			next
		}
		/^\$/ { put("run", rest()); next }
		/^</ { put("in", rest()); next }
		/^>/ { put("out", rest()); next }
		/^!/ { put("err", rest()); next }
		/^\?/ { put("status", rest()); next }
		{ print FILENAME ":" FNR ": not a line of a case: " $0 >"/dev/stderr"; exit 1 }
		function close_all(   i) { for (i in all) close(dir "/" n "." all[i]) }
		BEGIN {
			split("run in out err", kinds, " ")
			split("title run in out err status", all, " ")
		}
		END { print n + 0 }' "$1"
}

compare() {
	cmp -s "$1" "$2" && return 0
	echo "  $3:"
	diff -u "$1" "$2" | sed '1,2d; s/^/    /'
	return 1
}

run() {
	case=$dir/$1
	status=0
	expected=0
	good=yes
	rm -rf "$dir/work"
	mkdir "$dir/work"
	[ ! -f "$case.status" ] || expected=$(cat "$case.status")
	sh -c "$prelude$(cat "$case.run")" <"$case.in" >"$case.out.got" 2>"$case.err.got" || status=$?
	sed "s|$dir/work/||g; s|$SRCDIR/||g" "$case.err.got" >"$case.err.seen"
	compare "$case.out" "$case.out.got" output >"$case.said" || good=no
	compare "$case.err" "$case.err.seen" 'standard error' >>"$case.said" || good=no
	[ "$status" = "$expected" ] || {
		echo "  exit status $status, expected $expected" >>"$case.said"
		good=no
	}
	if [ "$good" = yes ]; then
		passed=$((passed + 1))
		echo "ok    $(cat "$case.title")"
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  $(cat "$case.title")"
	sed 's/^/  $ /' "$case.run"
	cat "$case.said"
}

for file; do
	rm -f "$dir"/*.*
	count=$(split "$file")
	number=1
	while [ "$number" -le "$count" ]; do
		run "$number"
		number=$((number + 1))
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
