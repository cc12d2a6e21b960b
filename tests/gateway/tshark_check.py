# SPDX-License-Identifier: BSD-2-Clause
"""What tshark reads in the frames of the D channel: location and cause of each call are those by hand."""
import subprocess

import by_hand

CLEARING = {"0x45": "disconnect", "0x4d": "release", "0x5a": "release-complete"}
FIELDS = ("q931.message_type", "q931.call_ref", "q931.call_ref_flag", "q931.called_party_number.digits",
          "q931.cause_location", "q931.cause_value", "_ws.malformed")


def decode(frames):
    """A row of FIELDS for each frame; None and what tshark said if it could not."""
    capture = frames + ".pcap"
    steps = [["text2pcap", "-q", "-l", "203", "-t", "%H:%M:%S.%f", frames, capture],
             ["tshark", "-r", capture, "-Y", "q931", "-T", "fields", "-E", "separator=|"]]
    for field in FIELDS:
        steps[1] += ["-e", field]
    for command in steps:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        if done.returncode:
            return None, done.stderr.decode("latin-1")[-300:]
    return [line.split("|") for line in done.stdout.decode("latin-1").splitlines()], ""


def number(value):
    return int(value, 0) if value else None


def clearings(rows):
    """The first element of each call that is not the caller's: called number -> (location, cause)."""
    calling, found = {}, {}
    for kind, reference, flag, digits, location, cause, _ in rows:
        if digits and kind == "0x05":
            calling[reference] = digits
        elif kind in CLEARING and flag in ("1", "True") and calling.get(reference) not in found:
            found[calling.get(reference)] = (number(location), number(cause))
    return found


def octets(element):
    """0802LLCC... as (location, cause)."""
    data = bytes.fromhex(element)
    return (data[2] & 0x0f, data[3] & 0x7f) if len(data) > 3 else (None, None)


def check(report, name, frames, expected):
    """expected: called number -> element in hexadecimal."""
    rows, text = decode(frames)
    if rows is None:
        report.fail(f"tshark reads the frames of {name}", f"found {text!r}; expected a capture")
        return
    bad = [row for row in rows if row[-1]]
    report.same(f"tshark, {name}: no malformed message", [], bad[:3])
    found = clearings(rows)
    wrong = [(n, octets(e), found.get(n)) for n, e in expected.items() if e != "-" and octets(e) != found.get(n)]
    report.true(f"tshark, {name}: location and cause of {len(expected)} calls", expected and not wrong,
                f"expected and found, of number (location, cause): {wrong[:5]}")


async def run(report, context):
    frames = context.frames.get("sip-to-isdn")
    if frames:
        check(report, "sip-to-isdn", frames, context.elements)
    frames = context.frames.get("isdn-to-sip")
    if frames:
        check(report, "isdn-to-sip", frames, {n: by_hand.element(int(n[1:4]), int(n[4:6]))
                                              for n in context.dialled if n[6] in "0159"})
