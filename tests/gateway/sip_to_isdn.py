# SPDX-License-Identifier: BSD-2-Clause
"""The ISDN calls, and a SIP peer fails the call: the cause element on the D channel is that by hand."""
import os
import re

import script
from probe import Peer
from programs import Gateway
from report import each, ended

GIVEN = ("answered=no", "clearing=required")  # what the gateway knows of a call that fails
NOTHING = "0802"  # where the map has no cause, the gateway must say something: by its own choice


def seed(path):
    """A case for each final status of the list: the bare status, and what follows an answer."""
    cases = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            code = line.split("#")[0].strip()
            if not code:
                continue
            columns = [code] if int(code) >= 300 else [code, "until ack", "bye"]
            if int(code) < 200:
                columns = ["100", code, "486"]
            cases.append(script.Case("seed-statuses.txt", f"status {code}", "-", columns))
    return cases


class Check:
    """One case: a number of its own, so that what the network prints is of this call."""

    def __init__(self, report, hand, gateway, peer):
        self.report, self.hand, self.gateway, self.peer = report, hand, gateway, peer
        self.serial = 100000
        self.elements = {}

    def number(self):
        self.serial += 1
        return f"9{self.serial}"

    async def __call__(self, case):
        number = self.number()
        network = self.gateway.networks["pstn"]
        self.peer.answers(number, case.steps)
        at = len(network.lines)
        network.say(f"call {number}")
        line = await network.until(f"{number} ", 5, at)
        while not re.match(rf"{number} (disconnect|release|release-complete) ", line):
            at = next(i for i in range(at, len(network.lines)) if network.lines[i][1] == line) + 1
            line = await network.until(f"{number} ", 10, at)
        found = line.split()[-1]
        self.elements[number] = found
        leg = self.peer.legs(number)[-1] if self.peer.legs(number) else None
        if leg is None:
            self.report.fail(case.name, f"expected an INVITE for {number}, found {line}")
            return
        await network.until(f"{number} cleared", 5, at)
        self.compare(case, leg, found)

    def compare(self, case, leg, found):
        evidence = b"".join(leg.sent)
        answered = any(re.match(rb"SIP/2\.0 2", data) for data in leg.sent)
        expected = self.hand.get(evidence, "carrier", "q850", "ie", () if answered else GIVEN)
        if expected:
            self.report.same(case.name, expected, found)
        else:
            self.report.true(f"{case.name}: by hand there is no cause", found.startswith(NOTHING),
                             f"expected some cause element, found {found}")
        if case.expected != "-":
            self.report.same(f"{case.name}: as written in the table", case.expected, found)


async def run(report, context):
    peer = await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["9 carrier"])
    try:
        await gateway.start()
        check = Check(report, context.hand(gateway), gateway, peer)
        cases = seed(os.path.join(context.here, "seed-statuses.txt"))
        cases += script.read(os.path.join(context.here, "sip-to-isdn.txt"))
        await each(report, cases, check, at_once=24)
        context.elements = check.elements
    finally:
        context.frames["sip-to-isdn"] = context.keep(gateway, "pstn")
        await ended(report, "sip-to-isdn", gateway)
        peer.close()
