#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""compare.py SIPCAUSE PAYLOADS ANSWERS...: the answers of csv against those of `sipcause -i message`.

PAYLOADS has lines of a frame number, a tab and the octets of the packet in hexadecimal.  ANSWERS are lines of JSON that
csv wrote, a file for the first reply of each packet, then one for the second replies.  Prints a line for each reply:
frame, which reply, its first line, what csv says and what the message says.  Ends with 1 if two differ or a failed
reply has no answer.
"""
import json
import subprocess
import sys

COLUMNS = {"status": "sip", "cause": "q850", "http": "http", "todo": "route"}


def messages(octets):
    """The messages of a packet, one after the other, by their Content-Length."""
    while octets:
        head, _, rest = octets.partition(b"\r\n\r\n")
        length = int(next(line.split(b":")[1] for line in head.split(b"\r\n") if line.startswith(b"Content-Length:")))
        yield head + b"\r\n\r\n" + rest[:length]
        octets = rest[length:]


def by_message(program, message):
    """Code and way for each target, as `sipcause -i message` gives them."""
    run = subprocess.run([program, "-i", "message", "-t", ",".join(COLUMNS.values()), "-o", "json"], input=message,
                         capture_output=True)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    if len(rows) != len(COLUMNS):
        sys.exit("found %d answers; expected %d, to %r: %s" % (len(rows), len(COLUMNS), message, run.stderr.decode()))
    return {column: (row["to"].partition(":")[2], row["how"]) for column, row in zip(COLUMNS, rows)}


def by_csv(file):
    """The same as csv added it, by frame."""
    found = {}
    with open(file, encoding="utf-8", errors="surrogateescape") as lines:
        for row in map(json.loads, lines):
            if "status" in row:
                frame = row["layers"]["frame_number"][0]
                found[frame] = {column: (str(row[column] or ""), row[column + "_how"]) for column in COLUMNS}
    return found


def main(program, payloads, *answers):
    found = [by_csv(file) for file in answers]
    different = 0
    for line in open(payloads):
        frame, octets = line.rstrip("\n").split("\t")
        for turn, message in enumerate(messages(bytes.fromhex(octets))):
            if not message.startswith((b"SIP/2.0 3", b"SIP/2.0 4", b"SIP/2.0 5", b"SIP/2.0 6")):
                continue
            expected, csv = by_message(program, message), found[turn].get(frame)
            different += expected != csv
            first = message.split(b"\r\n")[0].decode(errors="replace")
            print(frame, turn + 1, first, csv, expected, "" if expected == csv else "differs", sep="\t")
    return different > 0


sys.exit(main(*sys.argv[1:]))
