#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Calls in both directions while the maps change: load.py SECONDS RATE RELOADS

No call is lost, each has one final answer, and no answer is half of one map and half of the other."""
import asyncio
import random
import sys
import time

import script
from by_hand import ByHand, element
from context import Context
from probe import Peer, Timeout
from programs import Gateway, map_of
from report import Report, ended

# Two maps for each trunk, which never answer alike.
CARRIER = "486: {to: %d, write: {location: %s}}, 404: {to: %d, write: {location: %s}}"
MAPS = ((map_of("pstn", "17: 486, 1: 404, 34: 503, 41: 500"), map_of("carrier", CARRIER % (17, "LN", 1, "RLN"))),
        (map_of("pstn", "17: 600, 1: 604, 34: 480, 41: 502"), map_of("carrier", CARRIER % (21, "TN", 3, "BI"))))
GIVEN = ("answered=no", "clearing=required")
CAUSES, STATUSES = (17, 1, 34, 41), (486, 404)


class Load:
    def __init__(self, report, gateway, peer, phones, sipcause):
        self.report, self.gateway, self.peer, self.phones = report, gateway, peer, phones
        self.sipcause = sipcause
        self.network = gateway.networks["pstn"]
        self.ends = {}  # number -> (line, event): what the network says of its calls
        self.allowed, self.seen = {}, [0, 0]
        self.faults, self.done = [], 0
        self.calls, self.version = [], 0

    def use(self, version):
        for name, text in zip(("pstn", "carrier"), MAPS[version]):
            self.gateway.write_map(name, text)
        self.version = version

    def learn(self, version):
        """What this version answers by hand."""
        self.use(version)
        hand = ByHand(self.sipcause, self.gateway.map_folder)
        for cause in CAUSES:
            evidence = "ie:" + element(cause, 2)
            answer = tuple(hand.get(evidence, "pstn", "sip", form, GIVEN) for form in ("status-line", "reason"))
            self.allowed.setdefault(cause, []).append(answer)
        for status in STATUSES:
            evidence = b"SIP/2.0 %d x\r\nCSeq: 1 INVITE\r\n\r\n" % status
            self.allowed.setdefault(status, []).append(hand.get(evidence, "carrier", "q850", "ie", GIVEN))

    def judge(self, what, number, found):
        answers = self.allowed[what]
        if found in answers:
            self.seen[answers.index(found)] += 1
            self.done += 1
        else:
            self.faults.append(f"{number}: expected one of {answers}, found {found}")

    async def from_sip(self, serial):
        cause = random.choice(CAUSES)
        mode = random.choice("0001253")
        number = f"0{cause:03}02{mode}{serial:06}"
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final(10)
        self.judge(cause, number, (call.final.first, "".join(call.final.lines("reason"))))

    async def from_isdn(self, serial):
        status = random.choice(STATUSES)
        number = f"9{serial:06}"
        self.peer.answers(number, script.parse([*random.choice(([], ["180"], ["183", "wait 20"])), f"{status} x"]))
        self.network.say(f"call {number}")
        line = await self.until_end(number, 10)
        self.judge(status, number, line.split()[-1])

    async def until_end(self, number, seconds):
        """What the network printed of the end of its call."""
        event = asyncio.Event()
        self.ends[number] = [None, event]
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except asyncio.TimeoutError:
            raise Timeout(f"no end of {number} within {seconds} seconds") from None
        return self.ends.pop(number)[0]

    async def watch(self):
        """Give the lines of the network to the calls that wait for them."""
        at = 0
        while True:
            for _, line in self.network.lines[at:]:
                at += 1
                number, _, rest = line.partition(" ")
                if number in self.ends and rest.startswith(("disconnect ", "release")):
                    self.ends[number][0] = line
                    self.ends[number][1].set()
            await asyncio.sleep(0.01)

    async def one(self, serial):
        try:
            await (self.from_sip if serial % 2 else self.from_isdn)(serial)
        except Timeout as late:
            self.faults.append(str(late))

    async def reload_now_and_then(self, seconds, reloads):
        for turn in range(reloads):
            await asyncio.sleep(seconds / (reloads + 1))
            self.use(1 - self.version)
            if turn % 2 == 0:
                self.gateway.reload()

    async def go(self, seconds, rate, reloads):
        begun = time.monotonic()
        helpers = [asyncio.ensure_future(self.watch()),
                   asyncio.ensure_future(self.reload_now_and_then(seconds, reloads))]
        for serial in range(int(seconds * rate)):
            await asyncio.sleep(max(0, begun + serial / rate - time.monotonic()))
            self.calls.append(asyncio.ensure_future(self.one(serial)))
        await asyncio.wait(self.calls, timeout=15)
        for helper in helpers:
            helper.cancel()
        self.tell(int(seconds * rate))

    def tell(self, count):
        self.report.true(f"load: {count} calls, none lost and none mixed", self.done == count and not self.faults,
                         f"expected {count} right answers, found {self.done}; {self.faults[:4]}")
        self.report.true("load: both maps answered", min(self.seen) > 0, f"expected answers of both, found {self.seen}")
        late = [call.number for call in self.phones.calling.values() if sum(m.code >= 200 for m in call.responses) != 1]
        self.report.same("load: one final response to each INVITE", [], late[:5])


async def run(report, context, seconds=None, rate=50, reloads=None):
    seconds = context.seconds if seconds is None else seconds
    reloads = max(2, round(seconds / 6)) if reloads is None else reloads
    peer, phones = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["0 pstn", "9 carrier"],
                      maps=dict(zip(("pstn", "carrier"), MAPS[0])))
    try:
        await gateway.start()
        load = Load(report, gateway, peer, phones, context.sipcause)
        load.learn(0)
        load.learn(1)
        load.use(0)
        gateway.reload()
        await asyncio.sleep(0.3)
        await load.go(seconds, rate, reloads)
    finally:
        await ended(report, "load", gateway)
        peer.close()
        phones.close()


async def main(arguments):
    if len(arguments) != 3:
        raise SystemExit(__doc__.split("\n")[0])
    report, context = Report(), Context()
    await run(report, context, float(arguments[0]), float(arguments[1]), int(arguments[2]))
    context.remove()
    return 0 if report.end() else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
