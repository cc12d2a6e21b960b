# SPDX-License-Identifier: BSD-2-Clause
"""What a product answers with an exported file of its settings: settings.py DIALECT FILE NAMES.

Questions are lines of standard input: the space of a code, the code, a companion or nothing, the space of
the answer, and what the product answers without settings.  They are printed with what it answers now.
The file is read by the syntax in the documents that the dialect names; anything else in it is an error.
NAMES has the names of Asterisk's causes: a number and a name in each line.
"""
import re
import shlex
import sys

dialect, path, names_path = sys.argv[1:4]
names = dict(reversed(line.rstrip("\n").split("\t")) for line in open(names_path, encoding="utf-8"))
lines = open(path, encoding="utf-8").read().splitlines()
rows = []  # in the order of the file: from, code, companion, to, answer


def add(source, code, target, answer, companion=""):
    rows.append((source, str(int(code)), companion, target, str(int(answer))))


def fail(line):
    sys.exit("found %r" % line)


def commands(blocks, patterns):
    """Lines below the blocks that they belong to: Cisco's and H3C's."""
    block = []
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        block = block[:depth] + [line.strip()]
        if block in blocks:
            continue
        for inside, pattern, source, target in patterns:
            found = re.fullmatch(pattern, line.strip())
            if found and block[:-1] == inside:
                add(source, found.group(1), target, found.group(2))
                break
        else:
            fail(line)


def ini():
    """AudioCodes: the columns are those of FORMAT, and the rows are counted from 0."""
    tables = {"CauseMapSIP2ISDN": ("SipResponse", "IsdnReleaseCause", "sip", "q850"),
              "CauseMapISDN2SIP": ("IsdnReleaseCause", "SipResponse", "q850", "sip")}
    name, columns, count = None, None, 0
    for line in lines:
        if line == "[ %s ]" % line[2:-2] and name is None and line[2:-2] in tables:
            name, columns, count = line[2:-2], None, 0
        elif name and line == "[ \\%s ]" % name and columns and 0 < count <= 12:
            name = None
        elif name and columns is None:
            found = re.fullmatch(r"FORMAT %s_Index = (\w+), (\w+);" % name, line)
            columns = [column[len(name) + 1:] for column in found.groups()]
        elif name:
            index, first, second = re.fullmatch(r"%s (\d+) = (\d+),(\d+);" % name, line).groups()
            cells = dict(zip(columns, (first, second)))
            key, value, source, target = tables[name]
            if int(index) != count:
                fail(line)
            count += 1
            add(source, cells[key], target, cells[value])
        elif line:
            fail(line)
    if name is not None:
        fail("a table without an end")


def cmdlets():
    """PowerShell: rules are tried in the order in which they were made; names are unique."""
    seen = set()
    for line in lines:
        words = shlex.split(line)
        if words.pop(0) != "New-CsSipResponseCodeTranslationRule" or len(words) % 2:
            fail(line)
        given = dict(zip(words[::2], words[1::2]))
        if given.pop("-Parent") != "global" or given["-Name"] in seen:
            fail(line)
        seen.add(given.pop("-Name"))
        cause = given.pop("-ReceivedISUPCauseValue", None)
        add("sip", given.pop("-ReceivedResponseCode"), "sip", given.pop("-TranslatedResponseCode"),
            "q850=%s" % cause if cause else "")
        if given or not 400 <= int(rows[-1][1]) <= 699 or not 400 <= int(rows[-1][4]) <= 699:
            fail(line)


def sections(read):
    section = None
    for line in lines:
        found = re.fullmatch(r"\[(\w+)\]", line)
        section = found.group(1) if found else section
        if not found and line:
            read(section, line)


def gnugk(section, line):
    if section == "RoutedMode" and line.startswith("TranslateReceivedQ931Cause="):
        for pair in line.split("=", 1)[1].split(","):
            add("q850", *pair.split(":=")[:1], "q850", pair.split(":=")[1])
    elif section == "H225toQ931" and re.fullmatch(r"(1?[0-9]|20)=\d+", line):
        add("h323", line.split("=")[0], "q850", line.split("=")[1])
    else:
        fail(line)


def sip2cause(section, line):
    key, value = line.split(" => ", 1)
    if section == "sip2cause":
        add("sip", key, "asterisk", names[value])
    elif section == "cause2sip" and re.fullmatch(r"[2-6]\d\d .+", value) and len(value) <= 63:
        add("asterisk", names[key], "sip", value[:3])
    else:
        fail(line)


def acli():
    """Oracle: elements in elements, each of which ends with done and exit."""
    inner = {"sip-q850-map": ("sip-status", "q850-cause", "q850-reason", "sip", "q850"),
             "q850-sip-map": ("q850-cause", "sip-status", "sip-reason", "q850", "sip"),
             "sip-response-map": ("recv-code", "xmit-code", "reason", "sip", "sip")}
    stack, entry, done = [], {}, False
    for line in lines:
        words = shlex.split(line)
        if words == ["exit"] and stack and (done or len(stack) <= 2):
            stack.pop()
            done = False
        elif words == ["done"] and stack[-1] == "entries":
            key, value, text, source, target = inner[stack[-2]]
            if set(entry) != {key, value, text}:
                fail(entry)
            add(source, entry[key], target, entry[value])
            done = True
        elif words == ["done"] and stack[-1] in inner:
            done = True
        elif len(words) == 2 and stack and stack[-1] == "entries":
            entry[words[0]] = words[1]
        elif words[0] == "name" and stack[-1] == "sip-response-map":
            done = False
        elif (words, stack) in ((["configure", "terminal"], []), (["session-router"], ["configure"])):
            stack.append(words[0])
        elif (words[0] in inner and stack == ["configure", "session-router"]) or \
                (words == ["entries"] and stack[-1] in inner):
            stack.append(words[0])
            entry, done = {}, False
        else:
            fail(line)
    if stack:
        fail("elements without an end")


def ribbon():
    head = "set profiles signaling sipCauseCodeMapping sipToCpcCauseMapProfile sipcause "
    if lines[0] != head + "baseProfile defaultRfc3398SipCpc":
        fail(lines[0])
    for line in lines[1:]:
        code, cause = re.fullmatch(head + r"causeMap ([3-6]\d\d) cpcCause (\d+)", line).groups()
        add("sip", code, "q850", cause)


comment = {"cisco": "!", "h3c": "#", "lync": "#", "audiocodes": ";", "gnugk": ";", "sip2cause": ";"}.get(dialect)
if comment:
    if not re.fullmatch(re.escape(comment) + r" end \d+", lines[-1]):
        fail("a cut file")
    lines = [line for line in lines if not line.startswith(comment)]
status = (r"set pstn-cause (\d+) sip-status (\d+)", "q850", "sip")
cause = (r"set sip-status (\d+) pstn-cause (\d+)", "sip", "q850")
{"cisco": lambda: commands([["sip-ua"], ["voice cause-code"]],
                           [(["sip-ua"],) + status, (["sip-ua"],) + cause,
                            (["voice cause-code"], r"error-category (\d+) q850-cause (\d+)",
                             "cisco-error-category", "q850")]),
 "h3c": lambda: commands([["voice-setup"], ["voice-setup", "sip"]],
                         [(["voice-setup", "sip"],) + status, (["voice-setup", "sip"],) + cause]),
 "audiocodes": ini, "lync": cmdlets, "oracle": acli, "ribbon": ribbon,
 "gnugk": lambda: sections(gnugk), "sip2cause": lambda: sections(sip2cause)}[dialect]()

for line in sys.stdin:
    source, code, companion, target, answer = line.rstrip("\n").split("\t")
    for row in rows:
        if row[:2] == (source, code) and row[2] in ("", companion) and row[3] == target:
            answer = row[4]
            break
    print("\t".join((source, code, companion, target, answer)))
