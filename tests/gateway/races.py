# SPDX-License-Identifier: BSD-2-Clause
"""Callers who give up in each state of a call, and messages that cross."""
import asyncio
import copy
import os
import re

import script
from by_hand import element
from probe import Peer, Timeout
from programs import Gateway
from report import each, ended

CLEARING = r"(disconnect|release|release-complete) "


class Check:
    def __init__(self, report, hand, gateway, peer, phones):
        self.report, self.hand, self.gateway, self.peer, self.phones = report, hand, gateway, peer, phones
        self.network = gateway.networks["pstn"]
        self.serial = 0

    async def __call__(self, case):
        self.serial += 1
        first, steps = case.steps[0], [step for step in case.steps[1:] if step.word != "times"]
        if first.word == "phone":
            await self.phone(case, f"{first.argument}{self.serial:04}", steps)
        else:
            await self.isdn(case, f"9{self.serial:06}", steps)

    # ---- a phone calls

    async def phone(self, case, number, steps):
        call = self.phones.call(self.gateway.sip, number)
        for step in steps:
            if step.word == "until":
                await call.until_code(int(step.argument))
            elif step.word == "wait":
                await asyncio.sleep(script.pause(step.argument))
            elif step.word == "cancel" and not call.final:
                call.cancel(step.lines)
            elif step.word == "bye" and not call.request("BYE"):
                call.bye(step.lines)
        await self.phone_end(case, call, number)

    async def phone_end(self, case, call, number):
        await call.until_final()
        if call.final.code == 200 and not self.said_bye(call):
            await call.until(lambda: call.request("BYE"), 5, "BYE of the gateway")
        if hasattr(call, "sent"):
            method = call.sent.split(b" ")[0].decode()
            await call.until(lambda: call.answer_to(method), 5, f"response to the {method}")
        await self.network.until(f"{number} cleared", 6)
        finals = [m.code for m in call.responses if m.code >= 200]
        self.report.same(f"{case.name}: one final response", 1, len(finals))
        if case.expected.startswith("status"):
            self.report.true(case.name, finals[0] in allowed(case), f"expected {case.expected}, found {finals[0]}")
        else:
            self.phone_element(case, call, number)

    def said_bye(self, call):
        return getattr(call, "sent", b"").startswith(b"BYE")

    def phone_element(self, case, call, number):
        line = next(line for _, line in self.network.lines if re.match(number + " " + CLEARING, line))
        found = line.split()[-1]
        given = ("answered=yes",) if self.said_bye(call) else ("answered=no",)
        self.report.same(case.name, self.hand.get(call.sent, "phones", "q850", "ie", given), found)
        if case.expected != "-":
            self.report.same(f"{case.name}: as written in the table", case.expected, found)

    # ---- the ISDN calls

    async def isdn(self, case, number, steps):
        self.peer.answers(number, steps)
        self.network.say(f"call {number}")
        leg = await self.peer.until_invite(number)
        await self.network.until(f"{number} cleared", 10)
        await asyncio.wait_for(leg.task, 5)
        found = await self.ending(leg, allowed(case))
        self.report.true(case.name, found in allowed(case), f"expected {case.expected}, found {found}")
        hangup = next((step for step in steps if step.word == "hangup"), None)
        if hangup and found in ("CANCEL", "BYE"):
            self.reason(case, leg, found, hangup)

    async def ending(self, leg, wanted):
        """The last request that ended the call at the peer."""
        def last():
            return next((m.method for m in reversed(leg.received) if m.method in ("CANCEL", "BYE")), "ACK")
        if "ACK" in wanted:
            await asyncio.sleep(0.3)
        else:
            try:
                await leg.until(lambda: last() in wanted, 3, "request")
            except Timeout:
                pass
        return last()

    def reason(self, case, leg, method, hangup):
        cause, location = (int(word) for word in hangup.argument.split())
        evidence = "ie:" + element(cause, location)
        given = ("answered=yes",) if method == "BYE" else ("answered=no",)
        expected = self.hand.get(evidence, "pstn", "q850", "reason", given)
        self.report.same(f"{case.name}: Reason", [expected], leg.request(method).lines("reason"))


def allowed(case):
    words = case.expected.replace("status ", "").replace("method ", "").split(" or ")
    return [int(word) if word.isdigit() else word for word in words]


def repeated(cases):
    for case in cases:
        times = next((int(step.argument) for step in case.steps if step.word == "times"), 1)
        for turn in range(times):
            one = copy.copy(case)
            one.name = f"{case.name}, call {turn + 1}" if times > 1 else case.name
            yield one


async def run(report, context):
    peer, phones = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["9 carrier", "0 pstn"])
    try:
        await gateway.start()
        network = gateway.networks["pstn"]
        peer.hang_up = lambda number, argument: network.say(f"hangup {number} {argument}")
        check = Check(report, context.hand(gateway), gateway, peer, phones)
        cases = list(repeated(script.read(os.path.join(context.here, "races.txt"))))
        await each(report, cases, check, at_once=12)
    finally:
        context.frames["races"] = context.keep(gateway, "pstn")
        await ended(report, "races", gateway)
        peer.close()
        phones.close()
