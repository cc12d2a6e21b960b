# SPDX-License-Identifier: BSD-2-Clause
"""A SIP phone calls, and the ISDN fails the call: status line and Reason on the wire are those by hand."""
import itertools
import os
import re

import script
from by_hand import element
from probe import Peer
from programs import Gateway
from report import each, ended

GIVEN = ("answered=no", "clearing=required")  # what the gateway knows of a call that fails
NOTHING = "SIP/2.0 500 Internal Server Error"  # where the map has no status, the gateway must say something
WEAK = (16, 31, 127)  # what says less than an early cause


class Failure:
    """What the network does with a number, and what that becomes."""

    def __init__(self, name, number, expected="-"):
        self.name, self.number, self.expected = name, number, expected
        self.cause, self.location, self.mode = int(number[1:4]), int(number[4:6]), int(number[6])

    @property
    def evidence(self):
        return "ie:" + element(self.cause, self.location, "0123" if self.mode == 9 else "")

    @property
    def given(self):
        if self.mode == 6:
            return ("answered=yes", "clearing=required")
        return GIVEN + (("alerted=yes",) if self.mode in (1, 7) else ())


def numbers(text):
    """"1-127 130" as numbers."""
    found = []
    for word in text.split():
        first, _, last = word.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def expand(case):
    """matrix: each cause with each location and mode."""
    if case.columns[0].startswith("number "):
        return [Failure(case.name, case.columns[0].split()[1], case.expected)]
    values = {column.split()[0]: numbers(column.partition(" ")[2]) for column in case.columns}
    return [Failure(f"{case.name} {cause} location {location} mode {mode}", f"0{cause:03}{location:02}{mode}")
            for mode, location, cause in itertools.product(values["modes"], values["locations"], values["causes"])]


def read(path):
    return [failure for case in script.read(path) for failure in expand(case)]


class Check:
    def __init__(self, report, hand, gateway, phones, serial=0):
        self.report, self.hand, self.gateway, self.phones = report, hand, gateway, phones
        self.serial = serial
        self.numbers = []

    def dial(self, failure):
        """A number that no other call has: digits after the seventh mean nothing to the network."""
        self.serial += 1
        return failure.number + f"{self.serial:04}" if len(failure.number) >= 7 else failure.number

    async def __call__(self, failure):
        number = self.dial(failure)
        self.numbers.append(number)
        call = self.phones.call(self.gateway.sip, number)
        if failure.mode == 6:
            await self.answered(failure, call, number)
        else:
            await call.until_final(12)
            self.compare(failure, call)
        network = self.gateway.networks["pstn"]
        await network.until(f"{number} cleared", 6)

    def hand_lines(self, failure, map="pstn"):
        status = self.hand.get(failure.evidence, map, "sip", "status-line", failure.given)
        reason = self.hand.get(failure.evidence, map, "sip", "reason", failure.given)
        return status or NOTHING, [reason] if reason else []

    def compare(self, failure, call):
        status, reason = self.hand_lines(failure)
        found = (call.final.first, call.final.lines("reason"))
        self.report.same(failure.name, (status, reason), found)
        if failure.expected != "-":
            self.report.same(f"{failure.name}: as written in the table", failure.expected, call.final.first[8:])
        getattr(self, f"mode{failure.mode}", lambda *_: None)(failure, call)

    def provisional(self, name, call, code, with_sdp):
        found = [m for m in call.responses if m.code == code]
        self.report.true(f"{name}: {code} before", found, f"expected a {code}, found "
                         f"{[m.code for m in call.responses]}")
        if found and with_sdp:
            self.report.true(f"{name}: SDP", b"m=audio" in found[0].body, f"expected SDP in {found[0].first}")
        return found

    def mode1(self, failure, call):
        self.provisional(failure.name, call, 180, False)

    def mode2(self, failure, call):
        """The announcement comes at once, and the status only with the RELEASE."""
        self.provisional(failure.name, call, 183, True)
        begun, early, late = self.when(call), self.when(call, 183), self.when(call, call.final.code)
        between = late - early
        # A busy machine reads messages late and together: their order alone counts then.
        busy = early - begun > 0.2
        self.report.true(f"{failure.name}: the status waits for the announcement", busy or between > 0.15,
                         f"expected about 0.4 seconds between 183 and {call.final.code}, found {between:.2f}")

    def mode3(self, failure, call):
        self.provisional(failure.name, call, 183, True)

    def when(self, call, code=None):
        """When this response of a call was read; without a code, when its INVITE was sent."""
        begins, direction = (b"SIP/2.0 %d " % code, "in") if code else (b"INVITE ", "out")
        return next((at for at, way, _, data in self.phones.wire if way == direction and data.startswith(begins)
                     and call.call_id.encode() in data), 0)

    async def answered(self, failure, call, number):
        await call.until_final()
        self.report.same(f"{failure.name}: answered", 200, call.final.code)
        bye = await call.until(lambda: call.request("BYE"), 5, "BYE")
        reason = self.hand.get(failure.evidence, "pstn", "q850", "reason", failure.given)
        self.report.same(failure.name, [reason] if reason else [], bye.lines("reason"))


def usable(failure):
    """By hand there is one element; an early cause counts if the later one says less."""
    return failure.mode != 3 or failure.cause not in WEAK


async def run(report, context):
    phones = await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], routes=["0 pstn"])
    hand = context.hand(gateway)
    try:
        await gateway.start()
        check = Check(report, hand, gateway, phones)
        failures = [f for f in read(os.path.join(context.here, "isdn-to-sip.txt")) if usable(f)]
        await each(report, failures, check, at_once=24)
        context.dialled = check.numbers
        trace(report, gateway)
    finally:
        context.frames["isdn-to-sip"] = context.keep(gateway, "pstn")
        await ended(report, "isdn-to-sip", gateway)
        phones.close()


def trace(report, gateway):
    """One line a call, in the form that the README shows."""
    lines = [line for _, line in gateway.program.lines if line.startswith("call ")]
    busy = [line for line in lines if re.match(r'call \d+ phones>pstn 0017020\d* q850:17 -> .*"name":"LN"', line)]
    report.true("trace line of a busy call", busy and re.search(r"-> sip:486 \w+ \S+ \S+:\d+ route=stop", busy[0]),
                f"expected 'call N phones>pstn 0017020 q850:17 -> sip:486 ... route=stop' and its location, found "
                f"{busy[:1] or lines[:2]}")
