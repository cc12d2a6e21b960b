#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""generate.py FOLDER: invented records for the queries of examples/sql.

records.csv, deck.csv and theirs.csv, the same at each run.  The first records are the edges;
the others are random, from a generator of its own so that no release of Python changes them.
"""

import csv
import os
import sys

SPRING = 1774746000000  # 2026-03-29 01:00 UTC: summer time begins in Europe
AUTUMN = 1792890000000  # 2026-10-25 01:00 UTC: it ends
NEW_YEAR = 1767222000000  # 2025-12-31 23:00 UTC: midnight in Berlin
COLUMNS = ["call_id", "trunk", "caller", "called", "begin_ms", "ring_ms", "answer_ms", "end_ms",
           "status", "reason"]


class Random:
    """A linear congruential generator."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def of(self, choices):
        return choices[self.below(len(choices))]


def record(**cells):
    return {**dict.fromkeys(COLUMNS, ""), **cells}


def edges():
    """Records that a query may get wrong, whatever the others are."""
    number = 0

    def edge(**cells):
        nonlocal number
        number += 1
        named = {"call_id": f"edge-{number}", "trunk": "edges", "caller": "4930555",
                 "called": "49301234", "begin_ms": NEW_YEAR + 100000 * number, "ring_ms": 0}
        return record(**{**named, **cells})

    def answered(begin, duration, ring=500, **cells):
        return edge(begin_ms=begin, ring_ms=begin + ring, answer_ms=begin + 2000,
                    end_ms=begin + 2000 + duration, status=200, **cells)

    # Seconds at the edges of every rule of rounding.
    for duration in (0, 1, 999, 1000, 1001, 5999, 6000, 6001, 29999, 30000, 30001, 36000, 36001,
                     59999, 60000, 60001, 3600000):
        yield answered(SPRING - 7200000 + duration, duration, trunk="durations")
    # Midnight and both changes of summer time, in milliseconds before and after.
    for change in (SPRING, AUTUMN, AUTUMN - 3600000, AUTUMN + 3600000, NEW_YEAR,
                   NEW_YEAR + 86400000, SPRING + 6 * 3600000, 1767205800000):
        for begin in (change - 1, change, change + 1, change + 3599999, change + 3600000):
            yield answered(begin, 12345, trunk="clocks")
    # What is missing or out of order.
    yield edge(begin_ms="", status=486)
    yield answered(NEW_YEAR, 5, trunk="")
    yield edge(begin_ms=NEW_YEAR, answer_ms=NEW_YEAR + 1, end_ms="", status=200)
    yield edge(begin_ms=NEW_YEAR, answer_ms=NEW_YEAR + 10, end_ms=NEW_YEAR + 9, status=200)
    yield answered(NEW_YEAR + 50, 7000, ring=-1)
    yield answered(NEW_YEAR + 60, 7000, ring=0)
    yield answered(NEW_YEAR + 70, 7000, ring=2000)
    yield answered(NEW_YEAR + 80, 7000, ring=2001)
    yield edge(begin_ms=NEW_YEAR, ring_ms="", answer_ms=NEW_YEAR + 10, end_ms=NEW_YEAR + 9000,
               status=200)
    yield edge(begin_ms=NEW_YEAR, ring_ms=0, answer_ms=NEW_YEAR + 10, end_ms=NEW_YEAR + 9000,
               status=503)
    yield edge(called="", caller="", status=404)
    # Ratios: each cause with and without ringing, each place of a rejection.
    for ring in ("", 0, NEW_YEAR + 9000000):
        for status in (480, 486, 487, 603, 404, 484, 410, 500, 503, 302, 100, 401, 999, "xx", ""):
            yield edge(trunk="verdicts", ring_ms=ring, status=status)
    for location in ("U", "LN", "TN", "BI"):
        yield edge(trunk="verdicts", status=603, reason=f"Q.850;cause=21;location={location}")
    for cause in (1, 16, 17, 18, 19, 20, 21, 22, 27, 28, 31, 34, 88, 127):
        yield edge(trunk="verdicts", status=500, reason=f"Q.850;cause={cause}")
    # Prefixes: nested, not in the deck, with a plus, shorter than any, longer than a number.
    for called in ("49", "4930", "+4930", "+49301", "493", "4", "44", "1", "1242", "12425", "0049",
                   "123456789012345", "1234567890123456", "9"):
        yield answered(SPRING + 86400000, 61000, trunk="prefixes", called=called)
    # A call recorded twice and one three times; cells in quotes; no call id.
    twice = answered(SPRING + 5000, 4000, call_id="twice", trunk="again")
    yield from (twice, twice)
    for status in (503, 500, 486):
        yield edge(call_id="thrice", trunk="again", status=status)
    for trunk in ('a "b", c', "a\\b\tc", "O'Hare\nline", "M\u00fcnchen"):
        yield edge(trunk=trunk, status=486)
    yield edge(call_id="", trunk="again", status=486)
    yield edge(call_id="", trunk="again", status=503)


def random_record(random, number):
    begin = SPRING - 86400000 + random.below(3 * 86400) * 1000 + random.below(1000)
    cells = {"call_id": f"call-{number}", "trunk": random.of(["north", "south", "west"]),
             "caller": f"49{random.below(40)}",
             "called": random.of(["49", "4930", "49302", "44", "4420", "1", "1212", "33", "+49", "7"])
             + str(random.below(5000)), "begin_ms": begin, "end_ms": begin + 30000}
    wait = random.below(9000)
    cells["ring_ms"] = random.of([begin + wait, begin + wait, 0, ""])
    if random.below(100) < 55:
        answer = begin + wait + random.below(20000)
        cells.update(answer_ms=answer, end_ms=answer + random.of([random.below(9000),
                     random.below(300000), 6000 * random.below(30)]), status=200)
    else:
        cells["status"] = random.of([486, 480, 487, 487, 503, 404, 603, 408, 500, 302, 699, ""])
        if random.below(4) == 0:
            cells["reason"] = f"Q.850;cause={random.of([1, 16, 17, 19, 21, 28, 31, 34, 38, 41])}"
    return record(**cells)


def other_side(records, random):
    """Their records: most of ours with what differs between two switches, and some of their own."""
    seen = set()
    for ours in records:
        # A call that we recorded twice they recorded once.
        again = ours["call_id"] == "twice" and "twice" in seen
        seen.add(ours["call_id"])
        if again or random.below(12) == 0:
            continue
        begin = ours["begin_ms"]
        theirs = {"call_id": ours["call_id"], "caller": ours["caller"], "called": ours["called"],
                  "begin_ms": begin if begin == "" else begin + random.below(1200) - 600,
                  "seconds": ""}
        if ours["answer_ms"] != "" and ours["end_ms"] != "":
            milliseconds = ours["end_ms"] - ours["answer_ms"]
            theirs["seconds"] = random.of([
                -(-milliseconds // 1000), milliseconds // 1000, f"{milliseconds / 1000:.3f}",
                f"{milliseconds / 1000:.3f}", milliseconds // 1000 + 1, -(-milliseconds // 6000) * 6])
        if random.below(15) == 0:
            theirs["seconds"] = "" if theirs["seconds"] != "" else random.below(90)
        if random.below(20) == 0:
            theirs["call_id"] = ""
        if random.below(20) == 0 and begin != "":
            theirs["begin_ms"] = begin + random.of([5000, -5000, 5001, -5001])
        yield theirs
        if random.below(40) == 0:
            yield {**theirs, "begin_ms": "" if begin == "" else begin + random.below(4000)}
    for number in range(12):
        yield {"call_id": f"theirs-{number}", "caller": "4930555", "called": "49301234",
               "begin_ms": SPRING + 977 * number, "seconds": random.of(["", 0, 61, "0.25", "1.001"])}


def redials(random):
    """Many calls between the same two numbers within seconds, for matching without an id."""
    begin = AUTUMN + 7200000
    for number in range(60):
        begin += random.below(4000)
        answer = begin + 1000 if random.below(2) else ""
        yield record(call_id=f"redial-{number}", trunk="redials", caller="4940", called="494099",
                     begin_ms=begin, ring_ms=0, answer_ms=answer,
                     end_ms=begin + 1000 + random.below(3000), status=486 if answer == "" else 200)


def write(folder, name, columns, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder):
    random = Random(20260329)
    records = [*edges(), *redials(random), *(random_record(random, number) for number in range(500))]
    write(folder, "records.csv", COLUMNS, records)
    write(folder, "theirs.csv", ["call_id", "caller", "called", "begin_ms", "seconds"],
          other_side(records, random))
    deck = [("49", "Germany"), ("4930", "Germany, Berlin"), ("493", "Germany, East"),
            ("49302", 'Berlin "mobile"'), ("44", "Britain"), ("4420", "London"), ("1", "America"),
            ("1242", "Bahamas"), ("1242", "Another name"), ("123456789012345", "One number"),
            ("7", ""), ("", "Nowhere"), ("99999999", "Unused")]
    write(folder, "deck.csv", ["prefix", "destination"],
          [{"prefix": prefix, "destination": name} for prefix, name in deck])


main(sys.argv[1])
