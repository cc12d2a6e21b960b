#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# The exported Python module, and the JSON object in Python: all answers, names of companions, a
# reload while it is asked, and files that are cut or changed.
. "$(dirname "$0")/common.sh"
need python3
cd "$work" || exit 99
export PYTHONDONTWRITEBYTECODE=1

export_to() {
	local file=$1 name=$2
	shift 2
	"$SIPCAUSE" export -o "$(dialect "$name")" --file "$file" "$@"
}

cat >ask.py <<'END'
import importlib, sys

cause = importlib.import_module(sys.argv[1])
for line in open(sys.argv[2]):
    source, code, companions, target = line.rstrip("\n").split("\t")[:4]
    given = dict(companion.split("=") for companion in companions.split(";") if companion)
    given = {space: int(value) if value.isdigit() else value for space, value in given.items()}
    found = cause.translate(source, int(code), target, given)
    print(source, code, companions, target, found.outcome, found.outcome if found.code is None else found.code,
          found.phrase or "", "" if found.location is None else found.location, sep="\t")
END
# The same with the JSON object; its members are read as the note of the dialect says.
cat >ask-json.py <<'END'
import json, sys

def no_doubles(pairs):
    table = dict(pairs)
    assert len(table) == len(pairs)
    return table

table = json.load(open(sys.argv[1]), object_pairs_hook=no_doubles)
assert list(table)[0] == "sipcause:provenance" and list(table)[-1] == "sipcause:end"
assert table["sipcause:end"] == len(table) - 2
for line in open(sys.argv[2]):
    source, code, companions, target = line.rstrip("\n").split("\t")[:4]
    given = dict(companion.split("=") for companion in companions.split(";") if companion)
    key = bare = "%s:%s:%s" % (source, code, target)
    row = table.get(bare, {"outcome": "unlisted", "asks": None, "code": None, "phrase": None, "location": None})
    for space in (row["asks"] or "").split(";"):
        if space in given:
            part = ";%s=%s" % (space, given[space])
            key += part if bare + part in table else ";%s=present" % space
    row = table.get(key, row)
    print(source, code, companions, target, row["outcome"], row["outcome"] if row["code"] is None else row["code"],
          row["phrase"] or "", "" if row["location"] is None else row["location"], sep="\t")
END
# Every beginning of a module, near its end and in many places before, is no module.
cat >cuts.py <<'END'
import sys

text = open(sys.argv[1]).read()
for length in [*range(0, len(text) - 80, len(text) // 15), *range(len(text) - 80, len(text) - 1)]:
    space = {}
    try:
        exec(compile(text[:length], "cut", "exec"), space)
    except (SyntaxError, NameError):
        continue
    # Before the code is complete there is nothing to ask.
    assert "translate" not in space, "a file cut after %d characters loads" % length
END
# A file is replaced all the time: each that is loaded is one of two modules, and whole.
cat >reload.py <<'END'
import importlib, os, sys, threading
import live

many, few = int(sys.argv[1]), int(sys.argv[2])
seen, stop = set(), threading.Event()

def ask():
    """Other threads ask the same module while it is loaded again."""
    while not stop.is_set():
        code = live.translate("q850", 24, "sip").code
        assert code in (433, 500), code

threads = [threading.Thread(target=ask) for _ in range(2)]
failures = []
threading.excepthook = lambda arguments: failures.append(arguments)
for thread in threads:
    thread.start()
loads = 0
while True:
    last = os.path.exists("stop")
    importlib.reload(live)
    code = live.translate("q850", 24, "sip").code
    assert (code, len(live._rows)) in ((433, many), (500, few)), code
    seen.add(code)
    loads += 1
    if last:
        break
# A broken file is refused, and the old table stays.
text = open("live.py").read()
for broken in (text[:len(text) // 2], "", text.replace('"q850:17:sip": ', '"q850:18:sip": ')):
    open("live.py", "w").write(broken)
    try:
        importlib.reload(live)
        assert not broken
    except (SyntaxError, ImportError):
        pass
    assert live.translate("q850", 24, "sip").code == 433
stop.set()
for thread in threads:
    thread.join()
assert not failures and seen == {433, 500} and loads > 5
END

questions
export_to sipcause.py python || finish
export_to again.py python
same "the same bytes twice" sipcause.py again.py
python3 ask.py sipcause questions.tsv >found.tsv
same "every answer" questions.tsv found.tsv
sed 's/^"q850:17:sip": ("code", 486/"q850:17:sip": ("code", 600/' sipcause.py >changed.py
python3 ask.py changed questions.tsv >found.tsv
differ "a row that was changed" questions.tsv found.tsv
check "cut files" timeout 60 python3 cuts.py sipcause.py
grep -v '^"q850:17:sip": ' sipcause.py >short.py
refused "a row that is missing" python3 -c 'import short'
: >empty.py
refused "an empty file" python3 -c 'import empty; empty.translate("q850", 17, "sip")'
check "a companion by name" python3 -c '
import sipcause as c
assert c.translate("q850", 21, "sip", {"location": "U"}).code == 603
assert c.translate("q850", 21, "sip", {"location": "uSER"}).code == 603
assert c.translate("q850", 21, "sip", {"location": "LN"}).code == 403
assert c.translate("q850", 999, "sip").outcome == "unlisted"
assert len(c.DIGEST) == 32 and c.DIGEST in c.PROVENANCE'

export_to live.py python -f q850 -m rfc3398
few=$(python3 -c 'import live; print(len(live._rows))')
export_to live.py python -f q850
many=$(python3 -c 'import live; print(len(live._rows))')
swaps 30 0.05 export_to live.py python -f q850
check "reload while it is asked" timeout 60 python3 reload.py "$many" "$few"
stop $!

export_to sipcause.json json
python3 ask-json.py sipcause.json questions.tsv >found.tsv
same "json: every answer" questions.tsv found.tsv
sed '/^,"q850:17:sip":/s/486/600/' sipcause.json >changed.json
python3 ask-json.py changed.json questions.tsv >found.tsv
differ "json: a row that was changed" questions.tsv found.tsv
head -c -3 sipcause.json >cut.json
refused "json: a cut file" python3 ask-json.py cut.json questions.tsv
grep -v '^,"q850:17:sip":' sipcause.json >short.json
refused "json: a row that is missing" python3 ask-json.py short.json questions.tsv
finish
