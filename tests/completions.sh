#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What bash completes: TYPED | a word that must be offered (or ! and one that must
# not).  zsh is asked only whether it can read its file.
set -eu

dir=$(mktemp -d "${TMPDIR:-/tmp}/sipcause-complete.XXXXXX")
trap 'rm -rf "$dir"' EXIT
ln -s "$SIPCAUSE" "$dir/sipcause"
PATH=$dir:$PATH
passed=0
failed=0

ask() {
	bash --norc --noprofile -c '
		compopt() { :; }
		. "$1"
		COMP_LINE=$2
		COMP_POINT=${#2}
		_sipcause
		printf "%s\n" "${COMPREPLY[@]}"' bash "$SRCDIR/completions/sipcause.bash" "$1"
}

check() {
	want=yes
	word=$2
	case $2 in
	'! '*) want=no word=${2#! } ;;
	esac
	got=no
	ask "$1" | grep -qx -- "$word" && got=yes
	if [ "$got" = "$want" ]; then
		passed=$((passed + 1))
		return
	fi
	failed=$((failed + 1))
	echo "FAIL  '$1' $word: offered $got, expected $want"
}

command -v bash >/dev/null 2>&1 || {
	echo "skipped: there is no bash"
	exit 77
}
while IFS='|' read -r typed word; do
	check "$typed" "$word"
done <<'CASES'
sipcause |translate
sipcause ex|explain
sipcause ex|! translate
sipcause q8|q850:
sipcause q850:USER_B|USER_BUSY
sipcause q850:USER_B|! NO_ANSWER
sipcause sip:48|486
sipcause explain sip:48|486
sipcause -m rf|rfc3398
sipcause -t q|q850
sipcause -t sip,q|sip,q850
sipcause -w loc|location=
sipcause -w location=U|U
sipcause -o j|json
sipcause table rfc|rfc4497
sipcause list lo|location
sipcause table --f|--full
sipcause translate --f|! --full
sipcause sc|scan
sipcause scan --o|--only
sipcause scan --ca|--calls
CASES
if command -v zsh >/dev/null 2>&1; then
	if zsh -n "$SRCDIR/completions/_sipcause"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
else
	echo "skipped: there is no zsh"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
