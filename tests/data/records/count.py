#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What is in the samples, counted from their layouts alone.

  count.py FILE...          print the counts of these samples
  count.py --write FILE...  write them to NAME.expected, NAME being the file without its suffix

It knows nothing of profiles or of sipcause.  Each function below reads one layout and yields, for a
record that is a call or a part of one: whether it was answered (None if the record does not say it), its
duration and its causes by column.  For any other record it yields None."""
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


def asterisk(name):
    for r in table(name):
        yield r["disposition"] == "ANSWERED", r["billsec"], {c: r[c] for c in ("hangupcause", "disposition")}


def asterisk_cel(name):
    """The event is in the first column, and JSON in the last one."""
    for f in rows(name):
        if f[0] == "HANGUP":
            yield None, "", {"eventextra": str(json.loads(f[-1])["hangupcause"]) if f[-1] else ""}
        else:
            yield None


def freeswitch_json(name):
    for o in objects(name):
        v = o["variables"]
        yield v["answer_epoch"] != "0", v["billsec"], {c: v.get(c, "") for c in ("hangup_cause", "sip_term_status")}


def cucm(name):
    for r in table(name):
        if r["cdrRecordType"] == "1":
            yield (int(r["dateTimeConnect"]) > 0, r["duration"],
                   {c: r[c] for c in ("origCause_value", "destCause_value")})
        else:
            yield None


def cisco_radius(name):
    for r in table(name):
        if r["Acct-Status-Type"] == "Stop":
            cause = r["h323-disconnect-cause"]
            seconds = r["Acct-Session-Time"]
            yield int(seconds) > 0, seconds, {"h323-disconnect-cause": cause.split("=")[-1]}
        else:
            yield None


def acc(name, delimiter):
    for r in table(name, delimiter):
        if r["method"] == "INVITE":
            yield r["sip_code"][:1] == "2" if r["sip_code"] else None, r.get("duration", ""), {"sip_code": r["sip_code"]}
        else:
            yield None


def yate(name):
    """Tabs, and no quotes at all."""
    with open(name) as file:
        for line in file:
            f = line.rstrip("\n").split("\t")
            yield float(f[6]) > 0, f[6], {"reason": f[11]}


def voipmonitor(name):
    for r in table(name):
        seconds = r["connect_duration"]
        yield seconds != "NULL", seconds, {c: r[c] for c in ("reason_q850_cause", "lastSIPresponseNum")}


def cgrates(name):
    """Calls are those of one run."""
    for f in rows(name):
        if f[1] == "*default":
            yield f[11] not in ("", "0001-01-01T00:00:00Z"), "", {"DisconnectCause": f[14]}
        else:
            yield None


def audiocodes(name):
    """Bars, and blanks that fill the cells."""
    with open(name) as file:
        for line in file:
            f = [cell.strip() for cell in line.split("|")]
            if f[1] == "CALL_END":
                yield f[20] != "", f[15], {"SIPTrmReason": f[33]}
            else:
                yield None


# By sample: how it is read, and what a cell holds that has no cause.
LAYOUTS = {
    "asterisk": (asterisk, ["", "0"]),
    "asterisk-cdr-csv": (asterisk_cdr_csv, [""]),
    "asterisk-cel": (asterisk_cel, ["", "0"]),
    "audiocodes": (audiocodes, [""]),
    "cgrates": (cgrates, ["", "NONE"]),
    "cisco-radius": (cisco_radius, [""]),
    "cucm": (cucm, ["", "0"]),
    "freeswitch": (freeswitch, ["", "NONE"]),
    "freeswitch-json": (freeswitch_json, ["", "NONE"]),
    "kamailio-acc": (lambda name: acc(name, "\t"), [""]),
    "opensips-acc": (lambda name: acc(name, ","), [""]),
    "ribbon": (ribbon, ["", "0"]),
    "voipmonitor": (voipmonitor, ["NULL", "0"]),
    "yate": (yate, [""]),
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
        total[{True: "answered", False: "not answered", None: "unknown whether answered"}[answered]] += 1
        if answered and duration != "" and float(duration) == 0:
            total["answered, of 0 seconds"] += 1
        if all(cell in null for cell in cells.values()):
            total["without a cause"] += 1
        for column, cell in cells.items():
            causes[column, cell] += 1
    lines = ["%s\t%d" % (what, total[what]) for what in
             ("records", "no calls", "answered", "answered, of 0 seconds", "not answered",
              "unknown whether answered", "without a cause")]
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
