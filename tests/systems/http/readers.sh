# SPDX-License-Identifier: BSD-2-Clause
#
# What the tests of systems share that answer by HTTP (ask.py):
#
#   asks NAME QUESTIONS         every answer is that of the questions
#   both_maps COMPANIONS [MOST]   questions to `default` in $work/old.tsv, and to other.yaml in $work/new.tsv
#   odd_texts                 questions to a map whose phrases are odd, in $work/odd.tsv; it is `odd` of $odd
#   readers_begin [FROM TO]   ask without end, of this table only
#   readers_end NAME          they got old and new answers, and no others

ask_all() {
	timeout 120 python3 -B "$systems/http/ask.py" all "$http" "$1" >"$work/found.tsv"
}

asks() {
	ask_all "$2"
	same "$1" "$2" "$work/found.tsv"
}

both_maps() {
	questions "$systems/http/other.yaml" "$@"
	mv "$work/questions.tsv" "$work/new.tsv"
	questions default "$@"
	mv "$work/questions.tsv" "$work/old.tsv"
}

odd=$systems/http/odd

odd_texts() {
	local code
	for code in 1 2 3 4 5 "4 location=0" "5 location=0" "5 location=3"; do
		set -- $code
		"$SIPCAUSE" translate -I "$odd" -m odd -t odd -o json ${2:+-w "$2"} "q850:$1" | python3 -c 'import json, sys
row = json.load(sys.stdin)
code = "to_code" in row
print("q850", sys.argv[1], sys.argv[2], "odd", "code" if code else row["to"], row.get("to_code", row["to"]), row.get("phrase", ""), "", sep="\t")' \
			"$1" "${2-}"
	done >"$work/odd.tsv"
}

readers_begin() {
	local age
	rm -f "$work/stop"
	for age in old new; do
		awk -F '\t' -v from="${1:-}" -v to="${2:-}" 'from == "" || ($1 == from && $4 == to)' "$work/$age.tsv" >"$work/asked-$age.tsv"
	done
	timeout 120 python3 -B "$systems/http/ask.py" loop "$http" "$work/asked-old.tsv" "$work/asked-new.tsv" "$work/stop" >"$work/readers" 2>&1 &
	readers=$!
	started "$readers"
	sleep 0.7
}

readers_end() {
	local status=0
	sleep 0.7
	touch "$work/stop"
	wait "$readers" || status=$?
	tail -n 5 "$work/readers"
	passes "$1" "$status"
}
