#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The command speaks in short sentences: none of its help or messages has more than 25 words,
# and no line of help more than 79 columns.
set -u

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-sentences.XXXXXX")
trap 'rm -rf "$dir"' EXIT
most=25
passed=0
failed=0

# Sentences of standard input, a line each.  A dot ends one before a capital; what is between
# quotes, and "e.g.", does not.
sentences() {
	sed "s/'[^' ]*'/x/g; s/\\([a-z0-9)][.:?]\\)  *\\([A-Z]\\)/\\1\\n\\2/g"
}

# long WHERE: standard input, a text a line, has no long sentence.
long() {
	sentences | awk -v where="$1" -v most="$most" '
		NF > most { print "FAIL  " where ": " NF " words: " $0; bad = 1 }
		END { exit bad || NR == 0 }'
}

count() {
	if [ "$1" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

# The help: paragraphs and the texts of options, each as one line; examples are commands.
for command in '' $("$SIPCAUSE" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
	# shellcheck disable=SC2086
	"$SIPCAUSE" $command --help >"$dir/help"
	awk 'length > 79 { print "FAIL  " FILENAME ":" FNR ": " length " columns: " $0; bad = 1 } END { exit bad }' "$dir/help"
	count $?
	awk '/^Examples:/ { exit }
		/^ *-/ { print text; text = substr($0, 31); next }
		/^$/ || /^  [a-z]/ { print text; text = $0; next }
		{ text = text " " $0 }
		END { print text }' "$dir/help" | long "sipcause $command --help"
	count $?
done

# The messages: the format of each call, where a conversion is a word.
cd "$SRCDIR/src/cli"
awk '/(cli_say|taken_remark|take_unknown|tell_part|unusable)\(/ && !/^[a-z].*\)$/ { text = ""; taking = 1 }
	taking { text = text " " $0 }
	taking && /;$/ { print text; taking = 0 }' $(find . -name '*.c' | LC_ALL=C sort) |
	awk '{
		line = ""
		while (match($0, /"([^"\\]|\\.)*"( *PRI[a-z0-9]*)?/)) {
			piece = substr($0, RSTART, RLENGTH)
			rest = substr($0, RSTART + RLENGTH)
			sub(/" *PRI[a-z0-9]*$/, "u\"", piece)
			line = line substr(piece, 2, length(piece) - 2)
			$0 = rest
			# An argument, another text or another case.
			if ($0 !~ /^[ \t]*"/) {
				print line
				line = ""
			}
		}
	}' >"$dir/messages"
long messages <"$dir/messages"
count $?
# Words that nobody would say.
for command in '' $("$SIPCAUSE" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
	# shellcheck disable=SC2086
	"$SIPCAUSE" $command --help
done >"$dir/help"
grep -n -w -E 'told|[^e] is no|looked at|passed over|stands|of whom|of no|as it is spelt|beside' \
	"$dir/messages" "$dir/help" | sed "s|$dir/|FAIL  |" >"$dir/odd"
cat "$dir/odd"
[ ! -s "$dir/odd" ]
count $?
# They are found at all.
[ "$(grep -c expected "$dir/messages")" -gt 50 ]
count $?

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
