#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Text for people leaves the command through cli_say(), cli_put(), cli_print() and
# cli_put_text() alone, which make it harmless for a terminal.  Anything else that
# prints may do so with fixed words only.
set -u

cd "$SRCDIR/src/cli"
# The doors themselves, JSON, and the help and progress, which are fixed words and numbers.
others=$(ls ./*.c command/*.c csv/*.c scan/*.c | grep -v -x -e ./harmless.c -e ./output.c -e ./rows.c -e ./commands.c -e ./json.c -e ./options.c \
	-e csv/options.c -e csv/progress.c)
# shellcheck disable=SC2086
found=$(grep -n -E '(^|[^a-z_])(v?f?printf|fwrite|puts|perror|psignal) *\(|fputs\([^"]|put(c|char)\([^'\'']' \
	$others /dev/null)
if [ -n "$found" ]; then
	printf '%s\n' "$found" 'expected cli_say(), cli_put(), cli_print(), cli_put_text() or cli_put_bytes()'
	exit 1
fi
echo "1 passed, 0 failed"
