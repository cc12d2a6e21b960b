#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# doc-examples.sh FILE...: run the examples of the documentation and compare what
# they print.
#
#   <!-- file: NAME --> before a fence     the fence is written to that file
#   ```console                             lines after "$ " are commands, and what
#                                          follows them is their output and errors
#   .\" file: NAME / .Bd ... .Ed           the same in a manual page
#   .\" console    / .Bd ... .Ed
#
# The files of tests/data/cdr lie there as well.
#
# People see text, since they sit at a terminal: `sipcause` stands here for
# `sipcause -o text`.  `cc` and `pkg-config` are given the build.
set -eu
unset COLUMNS

work=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-doc.XXXXXX")
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

mkdir "$work/bin"
put() {
	printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}
put sipcause 'case $1 in csv | export | import) exec "$SIPCAUSE" "$@" ;; esac; exec "$SIPCAUSE" -o text "$@"'
put cc 'exec "$BUILDDIR/libtool" --quiet --tag=CC --mode=link $CC $SANITIZE "$@"'
put pkg-config 'echo "-I$SRCDIR/src $BUILDDIR/libsipcause.la"'
PATH=$work/bin:$PATH

# Write $dir/work/FILE, and $dir/N.run and $dir/N.out for each example.
extract() {
	awk -v dir="$2" '
		function clean(line) {
			if (!roff) return line
			gsub(/\\e/, "\\", line)
			gsub(/\\-/, "-", line)
			gsub(/\\&/, "", line)
			gsub(/\\\(ga/, "`", line)
			return line
		}
		/^<!-- file: / { name = $3; next }
		/^\.\\" file: / { name = $3; next }
		/^\.\\" console/ { console = 1; next }
		/^```console/ { mode = "console"; next }
		/^```$/ && mode != "" { mode = ""; name = ""; next }
		/^```/ { mode = name != "" ? "file" : "other"; next }
		/^\.Bd/ { roff = 1; mode = name != "" ? "file" : console ? "console" : "other"; next }
		/^\.Ed/ { mode = ""; name = ""; console = 0; roff = 0; next }
		mode == "file" { print clean($0) >(dir "/work/" name); next }
		mode == "console" && /^\$ / {
			n++
			print clean(substr($0, 3)) >(dir "/" n ".run")
			printf "" >(dir "/" n ".out")
			next
		}
		mode == "console" && n { print clean($0) >(dir "/" n ".out") }
		END { print n + 0 }' "$1"
}

for file; do
	dir=$work/$(basename "$file")
	mkdir -p "$dir/work"
	cp "$SRCDIR"/tests/data/cdr/* "$dir/work"
	count=$(extract "$file" "$dir")
	number=1
	while [ "$number" -le "$count" ]; do
		(cd "$dir/work" && sh "$dir/$number.run") >"$dir/$number.got" 2>&1 </dev/null || :
		if cmp -s "$dir/$number.out" "$dir/$number.got"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			echo "FAIL  $(basename "$file")"
			sed 's/^/  $ /' "$dir/$number.run"
			diff -u "$dir/$number.out" "$dir/$number.got" | sed '1,2d; s/^/    /'
		fi
		number=$((number + 1))
	done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
