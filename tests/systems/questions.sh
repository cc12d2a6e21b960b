#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Questions to the tables of a map, and the answers of `sipcause translate`, for systems that read
# an exported table:
#
#   questions.sh [MAP [COMPANIONS]]      the map 'default'; all companions that its rows ask for
#
# COMPANIONS are the only ones that the system knows: a list like location,origin, or none.
# Lines of TSV: from, code, companions, to, outcome, value, phrase, location.  Companions are like
# alerted=0;origin=1, by name in the alphabet, with numbers or the word present.  The outcome is
# code, none or unlisted; the value is the code, or the outcome again.  The location is the number
# that the row writes.
#
# They are: every code bare; every code with every value of a companion, if that changes the
# answer, and some where it does not; two and three companions where a code asks for as many.
SIPCAUSE=${SIPCAUSE:-sipcause} exec python3 -B - "$@" <<'END'
import itertools, json, os, subprocess, sys

program = os.environ["SIPCAUSE"]
TABLES = {"sip": ["q850", "http"], "q850": ["sip", "http"], "http": ["sip", "q850"]}
CODES = {"sip": range(100, 700), "q850": range(128), "http": range(100, 600)}
chosen = sys.argv[1] if len(sys.argv) > 1 else "default"
limit = sys.argv[2] if len(sys.argv) > 2 else ""


def ask(*arguments, given=""):
    """The lines of JSON that the command prints."""
    run = subprocess.run([program, *arguments, "-o", "json"], input=given, capture_output=True, text=True)
    if run.returncode not in (0, 1) or (run.stderr and not run.stdout):
        sys.exit("%s: %s" % (" ".join(arguments), run.stderr))
    return [json.loads(line) for line in run.stdout.splitlines()]


def has_table(space, target):
    return subprocess.run([program, "table", "-m", chosen, "-f", space, "-t", target],
                          capture_output=True).returncode == 0


spaces = {row["space"]: row for row in ask("list")}
defined = {}


def codes_of(space):
    """The codes that have a meaning: number and name."""
    if space not in defined:
        defined[space] = {int(row["code"].partition(":")[2]): row.get("name") for row in ask("list", space)}
    return defined[space]


def values_of(space):
    """Every value of a companion; of a wide space those that have a meaning; and that it is there."""
    first, last = spaces[space]["first"], spaces[space]["last"]
    numbers = range(first, last + 1) if last - first < 128 else sorted(codes_of(space))
    return [str(number) for number in numbers] + ["present"]


def answer(row):
    """Outcome, value, phrase and the number of the location that is written."""
    outcome = row["to"] if row["to"] in ("none", "unlisted") else "code"
    location = row.get("write", {}).get("location", "")
    if location and not location.isdigit():
        location = next(str(number) for number, name in codes_of("location").items() if name == location)
    return outcome, str(row.get("to_code", outcome)), row.get("phrase", ""), location


def of_table(row, space, given):
    """Whether a table alone gave the answer.  The command also decides: it takes a confirmed dialog
    for an answer, or a cause for nothing, and the policy of the map may name what an answered call
    becomes.  A table knows nothing of that."""
    if not row["from"].startswith(space + ":") or ("map" not in row and row["to"] != "unlisted"):
        return False
    conditions = (condition.partition("=") for condition in row.get("condition", "").split())
    return all(name in given or "absent" in values.split("|") for name, _, values in conditions)


def translate(space, targets, codes, companions=()):
    """The answers of many codes that come with the same companions."""
    options = [option for companion in companions for option in ("-w", "=".join(companion))]
    rows = ask("translate", "-m", chosen, "-f", space, "-t", ",".join(targets), *options,
               given="".join("%d\n" % code for code in codes))
    if len(rows) != len(codes) * len(targets):
        sys.exit("%s with %s: found %d answers; expected %d" % (space, companions, len(rows), len(codes) * len(targets)))
    given = {name for name, _ in companions}
    return {(int(row["from"].partition(":")[2]), row["to_space"]): answer(row)
            for row in rows if of_table(row, space, given)}


def put(space, code, companions, target, result):
    text = ";".join("=".join(companion) for companion in sorted(companions))
    print(space, code, text, target, *result, sep="\t")


# What the rows ask for, by table and code.
asked = {}
for space, targets in TABLES.items():
    for target in targets[:]:
        if not has_table(space, target):
            targets.remove(target)
            continue
        for row in ask("table", "-m", chosen, "-f", space, "-t", target, "--full"):
            for condition in row.get("condition", "").split():
                name = condition.partition("=")[0]
                asked.setdefault((space, row["from_code"], target), set()).add(name)
known = set().union(*asked.values()) if asked else set()
if limit:
    known &= set(limit.split(","))

count = 0
for space, targets in TABLES.items():
    if not targets:
        continue
    codes = CODES[space]
    bare = translate(space, targets, codes)
    for (code, target), result in sorted(bare.items()):
        put(space, code, (), target, result)
    # One companion.
    alone = {}
    for name in sorted(known):
        for value in values_of(name):
            with_it = translate(space, targets, codes, [(name, value)])
            for (code, target), result in sorted(with_it.items()):
                changes = result != bare[code, target]
                if changes:
                    asked.setdefault((space, code, target), set()).add(name)
                    alone.setdefault((target, name), set()).add(value)
                count += 1
                near = name in asked.get((space, code, target), ())
                if changes or count % (61 if near else 1999) == 0:
                    put(space, code, [(name, value)], target, result)
    # Two and three, where a code that has a meaning asks for them.
    wanted = {}
    for (source, code, target), names in sorted(asked.items()):
        if source != space or code not in codes_of(space):
            continue
        for names in itertools.chain(itertools.combinations(sorted(names & known), 2),
                                     itertools.combinations(sorted(names & known), 3)):
            choices = []
            for name in names:
                numbers = sorted(codes_of(name)) if len(codes_of(name)) < 8 else sorted(map(int, alone.get((target, name), set()) - {"present"}))[:3]
                choices.append([(name, str(number)) for number in numbers] + [(name, "present")])
            for companions in itertools.product(*choices):
                wanted.setdefault((companions, target), []).append(code)
    for (companions, target), some in sorted(wanted.items()):
        for (code, _), result in sorted(translate(space, [target], some, companions).items()):
            put(space, code, companions, target, result)
END
