# SPDX-License-Identifier: BSD-2-Clause
#
# The CSV file beside the table: a test calls csv_tests after sql_tests, and defines
#
#   rows_of_csv FILE   reads FILE into the table from_csv and prints its rows as TSV, by $by_key

by_key='ORDER BY from_space, to_space, CAST(from_code AS integer), companions'

# The recipe of the manual: the last record has the number of those between the header and it.
ends_whole() {
	tail -n 1 "$1" | grep -q "^\"end\",$(($(wc -l <"$1") - 2)),"
}

csv_tests() {
	"$SIPCAUSE" export -o csv --file "$work/default.csv" || exit 99
	"$SIPCAUSE" export -o csv >"$work/again.csv"
	same "CSV: same bytes twice" "$work/default.csv" "$work/again.csv"
	query <<<"SELECT * FROM sipcause $by_key;" | absent_is_empty >"$work/expected.tsv"
	rows_of_csv "$work/default.csv" >"$work/found.tsv"
	same "CSV: the rows of the SQL file" "$work/expected.tsv" "$work/found.tsv"
	check "CSV: the end says how many records" ends_whole "$work/default.csv"
	head -n -1 "$work/default.csv" >"$work/cut.csv"
	refused "CSV: a cut file has no end" ends_whole "$work/cut.csv"
	sed 9d "$work/default.csv" >"$work/missing.csv"
	refused "CSV: a record that misses is found" ends_whole "$work/missing.csv"
	: >"$work/empty.csv"
	refused "CSV: an empty file has no end" ends_whole "$work/empty.csv"
}
