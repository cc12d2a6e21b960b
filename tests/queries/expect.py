#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""expect.py FOLDER: what the queries of examples/sql must give, worked out without SQL.

Reads calls.csv, records.csv, codes.tsv, deck.csv and theirs.csv of the folder, and writes
expected/NAME there: tabs between columns, and \\N where a query has no value.  It follows the
definitions in the comments of the queries and in their README, record by record.
"""

import csv
import datetime
import math
import os
import sys
import zoneinfo
from collections import Counter, defaultdict
from fractions import Fraction

NOTHING = "\\N"


def number(text):
    return int(text) if text.lstrip("-").isdigit() else None


def percent(part, whole):
    return float(Fraction(100 * part, whole))


class Call:
    def __init__(self, place, row):
        self.record = place
        self.call_id, self.trunk, self.caller = row["call_id"], row["trunk"], row["caller"]
        self.called = row["called"].lstrip("+")
        self.begin, self.ring, answer, end = (
            number(row[name]) for name in ("begin_ms", "ring_ms", "answer_ms", "end_ms"))
        self.answer = answer
        self.answered = answer is not None and answer > 0
        self.duration = None
        if self.answered and end is not None and end >= answer:
            self.duration = end - answer
        self.status = number(row["status"])
        self.cause = number(row.get("cause", ""))
        self.how = row.get("cause_how", "")
        self.location = row.get("cause_location", "")


def read_calls(folder, name):
    with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
        return [Call(place, row) for place, row in enumerate(csv.DictReader(file), 1)]


def join_calls(folder):
    """records.csv with the causes of codes.tsv: status and ringing say which line."""
    codes = {}
    with open(os.path.join(folder, "codes.tsv"), encoding="utf-8") as file:
        for line in file:
            rang, code, _, target, how, *_ = line.rstrip("\n").split("\t")
            codes[rang, code] = (number(target.replace("q850:", "")), how)
    with open(os.path.join(folder, "records.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    calls = read_calls(folder, "records.csv")
    for call, row in zip(calls, rows):
        code = row["status"]
        rang = "yes" if call.ring is not None and call.ring > 0 else "no"
        if code == "":
            call.cause, call.how = None, "no-cause"
        else:
            call.cause, call.how = codes.get((rang, code), (None, "unlisted"))
    return calls


def by_trunk(calls, everything):
    """(trunk, its calls), in the order of the bytes, with all of them as one if asked."""
    groups = defaultdict(list)
    for call in calls:
        groups[call.trunk].append(call)
        if everything:
            groups["(all)"].append(call)
    return sorted(groups.items(), key=lambda item: item[0].encode())


def verdict(call):
    if call.answered:
        return "answered"
    given_up = call.cause == 16 or call.status == 487
    if call.cause in (17, 18, 19, 20, 27):
        return "delivered"
    if call.cause == 21:
        if call.location in ("U", ""):
            return "delivered" if call.location == "U" else "not known"
        if not given_up:
            return "failed"
    if given_up:
        if call.ring is None:
            return "not known"
        return "delivered" if call.ring > 0 else "disputed"
    if call.cause in (1, 22, 28, 31):
        return "disputed"
    return "no cause" if call.cause is None else "failed"


def asr_ner(calls):
    yield ("trunk_name seizures answered_calls delivered not_known disputed no_cause asr_percent"
           " ner_least_percent ner_most_percent ner_disputed_percent")
    for trunk, own in by_trunk(calls, True):
        counts = Counter(verdict(call) for call in own)
        names = ["answered", "delivered", "not known", "disputed", "no cause"]
        sums = [sum(counts[name] for name in names[:some]) for some in (1, 2, 3, 4)]
        yield [trunk, len(own), *(counts[name] for name in names),
               *(percent(part, len(own)) for part in sums)]


def causes(calls):
    def group(call):
        if call.cause is not None:
            return "mapped"
        return {"none": "none", "no-cause": "no code"}.get(call.how, "unmapped")

    yield "group_name cause all_calls answered_calls share_percent"
    groups = defaultdict(list)
    for call in calls:
        groups[group(call), call.cause].append(call.answered)
    for (name, cause), own in sorted(
            groups.items(), key=lambda item: (-len(item[1]), item[0][0], item[0][1] or 0)):
        yield [name, cause, len(own), sum(own), percent(len(own), len(calls))]


def acd(calls):
    yield "trunk_name answered_calls no_duration milliseconds acd_seconds"
    for trunk, own in by_trunk(calls, True):
        durations = [call.duration for call in own if call.duration is not None]
        answered = sum(call.answered for call in own)
        mean = sum(durations) / len(durations) / 1000 if durations else None
        yield [trunk, answered, answered - len(durations), sum(durations), mean]


def billed(milliseconds, minimum, increment):
    """Step by step, as a meter counts."""
    if milliseconds == 0:
        return 0
    seconds = minimum
    while 1000 * seconds < milliseconds:
        seconds += increment
    return 1000 * seconds


def minutes(calls):
    rules = {"1/1": (1, 1), "30/6": (30, 6), "6/6": (6, 6), "60/60": (60, 60), "exact": None}
    yield "trunk_name rule calls_billed no_seconds milliseconds minutes"
    for trunk, own in by_trunk([call for call in calls if call.duration is not None], False):
        for rule, steps in rules.items():
            total = sum(billed(call.duration, *steps) if steps else call.duration for call in own)
            yield [trunk, rule, len(own), sum(call.duration == 0 for call in own), total,
                   total / 60000]


def short_calls(calls):
    yield "trunk_name calls_with_duration no_seconds short_calls short_percent"
    for trunk, own in by_trunk([call for call in calls if call.duration is not None], False):
        zero = sum(call.duration == 0 for call in own)
        short = sum(0 < call.duration < 6000 for call in own)
        yield [trunk, len(own), zero, short, percent(zero + short, len(own))]


def no_ringing(calls):
    yield "trunk_name answered_calls no_ringing not_known least_percent most_percent"
    for trunk, own in by_trunk([call for call in calls if call.answered], False):
        unknown = sum(call.ring is None for call in own)
        silent = sum(call.ring is not None and (call.ring == 0 or call.ring >= call.answer)
                     for call in own)
        yield [trunk, len(own), silent, unknown, percent(silent, len(own)),
               percent(silent + unknown, len(own))]


def duplicates(calls):
    yield "call_id records first_record last_record"
    places = defaultdict(list)
    for call in calls:
        places[call.call_id].append(call.record)
    for call_id, own in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        if call_id != "" and len(own) > 1:
            yield [call_id, len(own), own[0], own[-1]]


def pdd(calls):
    yield "trunk_name calls_rung not_known early p50_ms p90_ms p95_ms p99_ms most_ms"
    for trunk, own in by_trunk(calls, True):
        timed = [call for call in own if call.ring and call.begin is not None]
        waits = sorted(call.ring - call.begin for call in timed if call.ring >= call.begin)
        ranks = [math.ceil(Fraction(part * len(waits), 100)) for part in (50, 90, 95, 99, 100)]
        yield [trunk, len(waits), len(own) - len(timed), len(timed) - len(waits),
               *(waits[rank - 1] if waits else None for rank in ranks)]


def by_hour(calls, zone_name):
    zone = zoneinfo.ZoneInfo(zone_name)
    yield "local_hour utc_minutes all_calls answered_calls milliseconds asr_percent"
    hours = defaultdict(list)
    for call in calls:
        key = ("", 0)
        if call.begin is not None:
            local = datetime.datetime.fromtimestamp(call.begin // 1000, zone)
            key = (local.strftime("%Y-%m-%d %H:00"), local.utcoffset() // datetime.timedelta(minutes=1))
        hours[key].append(call)
    for (hour, offset), own in sorted(hours.items(), key=lambda item: (item[0][0], -item[0][1])):
        answered = sum(call.answered for call in own)
        yield [hour, offset, len(own), answered, sum(call.duration or 0 for call in own),
               percent(answered, len(own))]


def by_prefix(calls, folder):
    yield "destination_name all_calls answered_calls asr_percent milliseconds minutes"
    deck = {}
    with open(os.path.join(folder, "deck.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = deck.get(row["prefix"], row["destination"])
            deck[row["prefix"]] = min(name, row["destination"])
    groups = defaultdict(list)
    for call in calls:
        begins = (call.called[:digits] for digits in range(min(len(call.called), 15), 0, -1))
        groups[next((deck[prefix] for prefix in begins if prefix in deck), "") or "(no prefix)"].append(call)
    for name, own in sorted(groups.items()):
        answered = sum(call.answered for call in own)
        total = sum(call.duration or 0 for call in own)
        yield [name, len(own), answered, percent(answered, len(own)), total, total / 60000]


class Theirs:
    def __init__(self, place, row):
        self.record = place
        self.call_id, self.caller = row["call_id"], row["caller"]
        self.called, self.begin = row["called"].lstrip("+"), number(row["begin_ms"])
        self.answered = row["seconds"] != ""
        self.duration = int(1000 * Fraction(row["seconds"])) if self.answered else None


def match_by_id(ours, theirs):
    """[(our records, their records, why alone)]"""
    named = defaultdict(lambda: ([], [], ""))
    alone = []
    for side, records in enumerate((ours, theirs)):
        for record in records:
            if record.call_id == "":
                alone.append(([record], [], "no id") if side == 0 else ([], [record], "no id"))
            else:
                named[record.call_id][side].append(record)
    return [*named.values(), *alone]


def match_by_number(ours, theirs):
    def may_be_one(here, there):
        return (here.called != "" and (here.caller, here.called) == (there.caller, there.called)
                and here.begin is not None and there.begin is not None
                and abs(here.begin - there.begin) <= 5000)

    def nearest(record, others):
        return min(others, key=lambda other: (abs(other.begin - record.begin), other.record))

    near_here = {here: [there for there in theirs if may_be_one(here, there)] for here in ours}
    near_there = {there: [here for here in ours if may_be_one(here, there)] for there in theirs}
    matched, taken = [], set()
    for here, candidates in near_here.items():
        there = nearest(here, candidates) if candidates else None
        if there and nearest(there, near_there[there]) is here:
            matched.append(([here], [there], ""))
            taken.add(there)
        else:
            matched.append(([here], [], "unclear" if candidates else ""))
    matched += [([], [there], "unclear" if near_there[there] else "")
                for there in theirs if there not in taken]
    return matched


def compare(matched):
    """[verdict, here, there, number, ms here, ms there, records here, records there]"""
    for here, there, alone in matched:
        total = [sum(record.duration or 0 for record in side) for side in (here, there)]
        answered = [any(record.answered for record in side) for side in (here, there)]
        if len(here) > 1 or len(there) > 1:
            name = "twice"
        elif not here or not there:
            name = alone or ("missing there" if here else "missing here")
        elif answered[0] != answered[1]:
            name = "answered here" if answered[0] else "answered there"
        else:
            name = "seconds" if abs(total[0] - total[1]) >= 1000 else "agrees"
        first = [min((record.record for record in side), default=None) for side in (here, there)]
        called = max(record.called for record in [*here, *there])
        yield [name, *first, called, *total, len(here), len(there)]


def reconcile(compared):
    yield "verdict all_calls of_here of_there milliseconds_here milliseconds_there more_here"
    for name in sorted({row[0] for row in compared}):
        own = [row for row in compared if row[0] == name]
        here, there = sum(row[4] for row in own), sum(row[5] for row in own)
        yield [name, len(own), sum(row[6] for row in own), sum(row[7] for row in own), here, there,
               here - there]


def reconcile_list(compared):
    yield "verdict here there called_number here_ms there_ms"
    rows = [row[:6] for row in compared if row[0] != "agrees"]
    yield from sorted(rows, key=lambda row: (row[0], row[1] or 0, row[2] or 0))


def cell(value):
    """One of tab-separated text."""
    if value is None:
        return NOTHING
    if isinstance(value, float):
        return f"{value:.6f}"
    escapes = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "'": "\\'"}
    return "".join(escapes.get(character, character) for character in str(value))


def write(folder, name, lines):
    header, *rows = lines
    with open(os.path.join(folder, "expected", name), "w", encoding="utf-8") as file:
        for row in [header.split(), *rows]:
            file.write("\t".join(map(cell, row)) + "\n")


def main(folder):
    calls = read_calls(folder, "calls.csv")
    with open(os.path.join(folder, "theirs.csv"), newline="", encoding="utf-8") as file:
        theirs = [Theirs(place, row) for place, row in enumerate(csv.DictReader(file), 1)]
    os.makedirs(os.path.join(folder, "expected"), exist_ok=True)
    for query in (asr_ner, causes, acd, minutes, short_calls, no_ringing, duplicates, pdd):
        write(folder, query.__name__.replace("_", "-"), query(calls))
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Kolkata"):
        write(folder, f"by-hour-{zone.split('/')[1]}", by_hour(calls, zone))
    write(folder, "by-prefix", by_prefix(calls, folder))
    joined = join_calls(folder)
    write(folder, "join-asr-ner", asr_ner(joined))
    write(folder, "join-causes", causes(joined))
    for name, matched in (("id", match_by_id(calls, theirs)),
                          ("number", match_by_number(calls, theirs))):
        compared = list(compare(matched))
        write(folder, f"{name}-reconcile", reconcile(compared))
        write(folder, f"{name}-reconcile-list", reconcile_list(compared))


main(sys.argv[1])
