#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# embed.sh TOP FILE...: write C that holds the files, named below TOP, as bytes,
# sorted by path.  See shipped.h.
set -eu
LC_ALL=C
export LC_ALL

top=$1
shift
files=$(for file; do echo "${file#"$top"/}"; done | sort)
echo '/* Made by embed.sh of the files under maps/. */'
echo '#include "shipped.h"'
number=0
for file in $files; do
	printf '\nstatic const unsigned char file_%d[] = {\n' "$number"
	od -An -v -tu1 "$top/$file" | sed 's/^ *//; s/  */,/g; s/$/,/'
	echo '};'
	number=$((number + 1))
done
printf '\nconst struct sci_shipped_file sci_shipped_files[] = {\n'
number=0
for file in $files; do
	name=${file##*/}
	printf '\t{ "%s", "%s", file_%d, sizeof(file_%d) },\n' "$file" "${name%.yaml}" "$number" "$number"
	number=$((number + 1))
done
printf '};\nconst size_t sci_shipped_count = %d;\n' "$number"
