#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The numbers of the csv command's summary.
. "$SRCDIR/tests/csv-common.sh"

csv --no-header -f freeswitch=10 -f sip=11 --null NONE -w 'answered=9>0' --duration 9 --by 4 -t q850=cause \
	--summary "$dir/summary" --form json "$data/freeswitch.csv" >/dev/null 2>&1
is "summary: records" "$(first records "$dir/summary")" 5
is "summary: answered" "$(first answered "$dir/summary")" 1
is "summary: contradictions" "$(first contradictions "$dir/summary")" 0
printf 'c,s\n17,486\n34,486\n34,503\n17,404\n16,486\n' >"$dir/in"
csv -f q850=c -f sip=s -t q850=cause --summary "$dir/contradicted" --form json "$dir/in" >/dev/null 2>&1
is "summary: contradictions of the map's rules" "$(first contradictions "$dir/contradicted")" 2
if [ -n "${PYTHON3:-}" ]; then
	"$PYTHON3" - "$dir/summary" <<'PY' >"$dir/got" 2>&1
import json, sys
s = json.load(open(sys.argv[1]))
r = s["ratios"]
print([round(r[k]["percent"]) for k in ("ASR", "SER", "SEER", "ISA", "NER")],
      round(r["NER"]["percent_at_most"]), [d["cause"] for d in s["disputed_causes"]],
      [g["value"] for g in s["groups"]], s["groups"][0]["calls"])
PY
	is "summary: ratios" "$(cat "$dir/got")" "[20, 20, 60, 20, 60] 80 ['sip:487'] ['public'] 5"
fi

finish
