# SPDX-License-Identifier: BSD-2-Clause
"""Asks an exported table of OpenSIPS's dialplan module, as its documentation says that it reads one.

opensips.py FILE < QUESTIONS: lines of from, code, companions, to; prints them with what
dp_translate() gives: outcome, value, phrase, location.  The database is SQLite.
"""
import sqlite3
import sys

# scripts/sqlite/dialplan-create.sql, version 5
TABLE = """CREATE TABLE dialplan (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, dpid INTEGER NOT NULL, pr INTEGER DEFAULT 0 NOT NULL,
    match_op INTEGER NOT NULL, match_exp CHAR(64) NOT NULL, match_flags INTEGER DEFAULT 0 NOT NULL,
    subst_exp CHAR(64) DEFAULT NULL, repl_exp CHAR(32) DEFAULT NULL, timerec CHAR(255) DEFAULT NULL,
    disabled INTEGER DEFAULT 0 NOT NULL, attrs CHAR(255) DEFAULT NULL)"""


def load(path):
    """Rules by identifier of the plan and string.  Rows of other plans must stay."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute(TABLE)
    other = (7, 0, 1, "^00(.*)$", 0, "^00(.*)$", "+\\1")
    database.execute("INSERT INTO dialplan (dpid, pr, match_op, match_exp, match_flags, subst_exp, repl_exp)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)", other)
    database.execute("INSERT INTO dialplan (dpid, match_op, match_exp, repl_exp) VALUES (850, 0, 'old', '1')")
    text = open(path, encoding="utf-8").read()
    try:
        database.executescript(text)
    except sqlite3.Error as error:
        sys.exit("the database refuses the file: %s" % error)
    if database.in_transaction:
        sys.exit("the file ends before its transaction does")
    rules = {}
    for row in database.execute("SELECT dpid, pr, match_op, match_exp, match_flags, subst_exp, repl_exp, timerec,"
                                " attrs FROM dialplan WHERE disabled = 0 ORDER BY pr, id"):
        dpid, _, operator, string, flags, subst, replacement, times, attributes = row
        if dpid == 7:
            other = None if row[:7] == other else other
            continue
        if operator != 0 or flags != 0 or subst is not None or times is not None:
            sys.exit("found a rule that is no comparison of strings: %s" % (row,))
        if len(string) > 64 or len(replacement or "") > 32 or len(attributes or "") > 255:
            sys.exit("found a text that is too long for its column: %s" % (row,))
        if set(replacement or "") & set("$\\"):
            sys.exit("found a variable in a replacement: %s" % (row,))
        if rules.setdefault((dpid, string), (replacement, attributes)) != (replacement, attributes):
            sys.exit("found two rules for %s" % string)
    if other is not None:
        sys.exit("rows of another plan are gone")
    return rules


def main():
    rules = load(sys.argv[1])
    count = int(rules.pop((850, "sipcause:end"))[0])
    digest = rules.pop((850, "sipcause:digest"))[0]
    if len(digest) != 32 or len(rules) != count:
        sys.exit("found %d rows; expected %d" % (len(rules), count))
    for line in sys.stdin:
        source, code, companions, target = line.rstrip("\n").split("\t")[:4]
        given = dict(companion.split("=") for companion in companions.split(";") if companion)
        bare = key = "%s:%s:%s" % (source, code, target)
        for space in rules.get((852, bare), (None, ""))[1].split(";"):
            if space in given:
                part = ";%s=%s" % (space, given[space])
                key += part if (850, bare + part) in rules else ";%s=present" % space
        key = key if (850, key) in rules else bare
        value, phrase = rules.get((850, key), ("unlisted", None))
        location = rules.get((851, key), (None, None))[0]
        print(source, code, companions, target, "code" if value.isdigit() else value, value, phrase or "",
              location or "", sep="\t")


main()
