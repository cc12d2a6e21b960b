#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Text for people leaves the command through cli_say(), cli_put(), cli_print() and
# cli_put_text() alone, which make it harmless for a terminal.  Anything else that
# prints may do so with fixed words only.  What a machine reads is put together by the
# writers of rows and of JSON, which escape it, and by nobody else.
set -u

cd "$SRCDIR/src/cli"
# The doors themselves, and the help and progress, which are fixed words and numbers.
others=$(find . -name '*.c' | LC_ALL=C sort | grep -v -x -e ./harmless.c -e ./output.c -e ./sink.c -e ./commands.c -e ./options.c \
	-e ./csv/options.c -e ./csv/progress.c)
# shellcheck disable=SC2086
found=$(grep -n -E '(^|[^a-z_])(v?f?printf|fwrite|puts|perror|psignal) *\(|fputs\([^"]|put(c|char)\([^'\'']' \
	$others /dev/null)
if [ -n "$found" ]; then
	printf '%s\n' "$found" 'expected cli_say(), cli_put(), cli_print(), cli_put_text() or cli_put_bytes()'
	exit 1
fi
# scan/answer.c puts columns after a line of a log, each escaped by cli_put_tsv().
found=$(grep -n -r -E --include='*.c' 'cli_sink_(put|byte|room|number) *\(' . | grep -v -E '^\./(sink|rows|json|scan/answer)\.c:')
if [ -n "$found" ]; then
	printf '%s\n' "$found" 'expected cli_rows_put() or json_text() and its like'
	exit 1
fi
echo "1 passed, 0 failed"
