# SPDX-License-Identifier: BSD-2-Clause
#
# A page of doc/ that a script beside it writes, for tests that have sourced results.sh.

# page_is_current NAME: doc/NAME.md is what doc/NAME.sh writes now, which is left in $dir/NAME.md.
page_is_current() {
	COLUMNS=40 LC_ALL=C.UTF-8 LANGUAGE=de sh "$SRCDIR/doc/$1.sh" >"$dir/$1.md" 2>"$dir/said"
	if [ $? = 0 ] && [ ! -s "$dir/said" ]; then ok "doc/$1.sh runs"; else fail "doc/$1.sh runs"; fi

	diff "$SRCDIR/doc/$1.md" "$dir/$1.md" >"$dir/said"
	if [ ! -s "$dir/said" ]; then
		ok "doc/$1.md is current"
	else
		fail "doc/$1.md is old; 'make docs' renews it"
	fi
}
