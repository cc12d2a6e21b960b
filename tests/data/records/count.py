#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What is in the samples, counted from their layouts alone.

  count.py FILE...          print the counts of these samples
  count.py --write FILE...  write them to NAME.expected, NAME being the file without its suffix

It knows nothing of profiles or of sipcause.  Each function below reads one layout and yields, for a
record that is a call or a part of one: whether it was answered, its duration and its causes by column.
For any other record it yields None."""
import collections
import csv
import json
import os
import sys


def rows(name, delimiter=","):
    """Fields as in RFC 4180."""
    with open(name, newline="") as file:
        yield from csv.reader(file, delimiter=delimiter)


def table(name, delimiter=","):
    """The same, by the names of the header line."""
    with open(name, newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def objects(name):
    with open(name) as file:
        for line in file:
            yield json.loads(line)


def freeswitch(name):
    """Each field is in quotes, and quotes within it are as they are: only "," ends a field."""
    with open(name) as file:
        for line in file:
            f = line.rstrip("\n")[1:-1].split('","')
            yield f[5] != "", f[8], {"hangup_cause": f[9]}


def asterisk_cdr_csv(name):
    for f in rows(name):
        yield f[14] == "ANSWERED", f[13], {"disposition": f[14]}


def ribbon(name):
    for f in rows(name):
        if f[0] == "STOP":
            yield True, f[13], {"Call_Disconnect_Reason": f[14]}
        elif f[0] == "ATTEMPT":
            yield False, "", {"Call_Disconnect_Reason": f[11]}
        else:
            yield None


# By sample: how it is read, and what a cell holds that has no cause.
LAYOUTS = {
    "asterisk-cdr-csv": (asterisk_cdr_csv, [""]),
    "freeswitch": (freeswitch, ["", "NONE"]),
    "ribbon": (ribbon, ["", "0"]),
}


def count(path):
    name = os.path.basename(path).rsplit(".", 1)[0]
    read, null = LAYOUTS[name]
    total = collections.Counter()
    causes = collections.Counter()
    for record in read(path):
        total["records"] += 1
        if record is None:
            total["no calls"] += 1
            continue
        answered, duration, cells = record
        total["answered" if answered else "not answered"] += 1
        if answered and duration != "" and float(duration) == 0:
            total["answered, of 0 seconds"] += 1
        if all(cell in null for cell in cells.values()):
            total["without a cause"] += 1
        for column, cell in cells.items():
            causes[column, cell] += 1
    lines = ["%s\t%d" % (what, total[what]) for what in
             ("records", "no calls", "answered", "answered, of 0 seconds", "not answered", "without a cause")]
    order = sorted(causes, key=lambda key: (list(cells).index(key[0]), -causes[key], key[1]))
    lines += ["%s\t%s\t%d" % (*key, causes[key]) for key in order]
    return "\n".join(lines) + "\n"


def main(paths):
    write = paths[:1] == ["--write"]
    for path in paths[1:] if write else paths:
        text = count(path)
        if not write:
            sys.stdout.write(text)
            continue
        with open(path.rsplit(".", 1)[0] + ".expected", "w") as file:
            file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
