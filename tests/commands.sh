#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What holds of every command: --help lists the options that it takes and no others, the
# manual names it, and there is a case of it.
set -u

passed=0
failed=0

fail() {
	failed=$((failed + 1))
	echo "FAIL  $*"
}

# The long options in a help text.
options_in() {
	sed -n 's/^  \(-., \|    \)--\([a-z-]*\)\(=*\).*/\2\3/p'
}

commands=$("$SIPCAUSE" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
all=$(for command in $commands; do "$SIPCAUSE" "$command" --help | options_in; done | sort -u)

for command in $commands; do
	own=$("$SIPCAUSE" "$command" --help | options_in)
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
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
