#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What holds of every command: --help lists the options that it takes and no others, or names
# them at its end, the manual has them and the command, and there is a case of it.
set -u

passed=0
failed=0

fail() {
	failed=$((failed + 1))
	echo "FAIL  $*"
}

# options_of COMMAND: the long options in its help, with = where they take a value.
options_of() {
	help=$("$SIPCAUSE" "$1" --help)
	echo "$help" | sed -n 's/^  \(-., \|    \)--\([a-z-]*\)\(=*\).*/\2\3/p'
	for more in $(more_in "$help"); do
		case $("$SIPCAUSE" "$1" "--$more" 2>&1 </dev/null) in
		*"needs a value; see sipcause-$1(1)") echo "$more=" ;;
		*) echo "$more" ;;
		esac
	done
}

# more_in HELP: the options that its end only names.
more_in() {
	echo "$1" | sed -n '/^More options:/,$s/,/\n/gp' | sed -n 's/.*--\([a-z-]*\).*/\1/p'
}

# has_page COMMAND OPTION: whether the command's manual page has the option or, where --help says
# what it does, a page that such pages refer to.
has_page() {
	pages=$SRCDIR/man/sipcause-$1.1
	[ -f "$pages" ] || pages=$SRCDIR/man/sipcause.1
	case " $(more_in "$help" | tr '\n' ' ')" in
	*" $2 "*) ;;
	*) pages="$pages $SRCDIR/man/sipcause.1 $SRCDIR/man/sipcause-csv.1" ;;
	esac
	# shellcheck disable=SC2086
	cat $pages | grep -q "^\.It .*Fl -$2\>"
}

commands=$("$SIPCAUSE" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
all=$(for command in $commands; do options_of "$command"; done | sort -u)

for command in $commands; do
	own=$(options_of "$command")
	help=$("$SIPCAUSE" "$command" --help)
	for option in $own; do
		if has_page "$command" "${option%=}"; then
			passed=$((passed + 1))
		else
			fail "$command --${option%=} is nowhere in the manual"
		fi
	done
	for option in $all; do
		name=${option%=}
		# A value that no option takes as it is, so that nothing is run.
		said=$("$SIPCAUSE" "$command" "--$name${option#"$name"}" --help 2>&1 </dev/null)
		case " $(echo $own) " in
		*" $option "*) listed=yes ;;
		*) listed=no ;;
		esac
		case $said in
		*"has no option"*) taken=no ;;
		*) taken=yes ;;
		esac
		if [ "$listed" = "$taken" ]; then
			passed=$((passed + 1))
		else
			fail "$command --$name: listed: $listed, taken: $taken"
		fi
	done
	if grep -qw -e "$command" "$SRCDIR/man/sipcause.1"; then
		passed=$((passed + 1))
	else
		fail "$command is nowhere in man/sipcause.1"
	fi
	# A case that runs it by its name.
	if [ "$command" = translate ] || grep -rq "^\$.*sipcause $command\>" "$SRCDIR/tests/cli"; then
		passed=$((passed + 1))
	else
		fail "no case in tests/cli runs sipcause $command"
	fi
done
# Help that most people read whole.
lines=$("$SIPCAUSE" csv --help | wc -l)
if [ "$lines" -le 40 ]; then
	passed=$((passed + 1))
else
	fail "csv --help has $lines lines; expected at most 40"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
