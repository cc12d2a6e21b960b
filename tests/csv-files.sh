#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The files of the csv command: those with two uses, standard files that are closed,
# and output that takes its name when it is complete.
. "$SRCDIR/tests/csv-common.sh"
make_mixed

# Files with two uses: refused, and nothing is written.
mkdir "$dir/two"
printf 'id,s\n1,486\n' >"$dir/two/in"
echo before >"$dir/two/there"
ln "$dir/two/there" "$dir/two/hard"
ln -s there "$dir/two/soft"
# two TITLE OPTION...: in that folder; standard output goes to there as well.
two() {
	title=$1
	shift
	(cd "$dir/two" && csv -f sip=s -t q850=c --quiet "$@" in >>there 2>errors)
	is "two uses, $title: status" $? 2
	is "two uses, $title: told" "$(grep -c '; expected another file' "$dir/two/errors")" 1
	is "two uses, $title: the file" "$(cat "$dir/two/there")" before
}
two "--output and --reject" --output new --reject new
two "--output and --summary" --output new --summary ./new
two "--reject and --summary" --output other --reject "$dir/two/new" --summary new
two "--output and --reject, there" --output there --reject ./there
two "a link" --output other --reject soft --summary there
two "a hard link" --output other --reject hard --summary there
two "standard output and --reject" --reject there
two "standard output and --summary" --summary soft
two "the input and --summary" --output other --summary ../two/in
is "two uses: no file was made" "$(ls "$dir/two" | tr '\n' ' ')" "errors hard in soft there "
ln -s later "$dir/two/early"
two "a link to nowhere" --output other --reject early --summary later
csv -f sip=s -t q850=c --reject /dev/null --summary /dev/null "$dir/two/in" >/dev/null 2>&1
is "two uses, a device: status" $? 0

# Closed standard files: nothing that is opened takes their place.
printf 'id,s\n1,486\n2,xx\n3,"486\n' >"$dir/in"
mkdir "$dir/closed"
csv -f sip=s -t q850=c --quiet -o "$dir/closed/out" <"$dir/in" >&- 2>/dev/null
is "standard output closed, --output: status" $? 0
is "standard output closed, --output: the files" "$(ls "$dir/closed")" out
is "standard output closed, --output: lines" "$(wc -l <"$dir/closed/out")" 4
csv -f sip=s -t q850=c --quiet --reject "$dir/closed/reject" <"$dir/in" >&- 2>"$dir/errors"
is "standard output closed: status" $? 4
is "standard output closed: told" "$(grep -c 'Bad file descriptor' "$dir/errors")" 1
is "standard output closed: rejects" "$(cat "$dir/closed/reject")" ""
csv -f sip=s -t q850=c -o "$dir/closed/out2" --reject "$dir/closed/reject" <"$dir/in" 2>&-
is "standard error closed: status" $? 0
csv -f sip=s -t q850=c -o "$dir/want" --reject "$dir/rejects" <"$dir/in" 2>/dev/null
same "standard error closed: the output" "$dir/closed/out2" "$dir/want"
same "standard error closed: the rejects" "$dir/closed/reject" "$dir/rejects"
csv -f sip=s -t q850=c --quiet -o "$dir/closed/out3" --reject "$dir/closed/reject" <&- 2>/dev/null
is "standard input closed: status" $? 4
"$SIPCAUSE" sip:486 -t q850 >&- 2>/dev/null
is "standard output closed, translate: status" $? 4

# A complete file takes its name; an incomplete one never does.
csv -f sip=status -t q850=cause --quiet --output "$dir/named" "$dir/mixed.csv" 2>/dev/null
csv -f sip=status -t q850=cause --quiet "$dir/mixed.csv" >"$dir/out" 2>/dev/null
same "--output" "$dir/named" "$dir/out"
cp "$dir/mixed.csv" "$dir/place"
csv -f sip=status -t q850=cause --quiet --output "$dir/place" "$dir/place" 2>/dev/null
same "--output over the input" "$dir/place" "$dir/out"

mkdir "$dir/folder"
echo before >"$dir/folder/named"
(
	ulimit -f 10
	csv -f sip=status -t q850=cause --quiet --output "$dir/folder/named" "$dir/mixed.csv"
) 2>"$dir/errors"
is "a limit of a file's size: status" $? 4
is "a limit of a file's size: told" "$(grep -c 'failed: File too large' "$dir/errors")" 1
is "a limit of a file's size: no other file" "$(ls "$dir/folder")/$(cat "$dir/folder/named")" named/before

finish
