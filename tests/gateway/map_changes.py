# SPDX-License-Identifier: BSD-2-Clause
"""The map of a trunk changes while calls run: by refresh, by SIGHUP, and a broken one keeps the old ones."""
import asyncio
import time

import script
from by_hand import ByHand, element
from probe import Peer, Timeout
from programs import Gateway, map_of
from report import ended

OLD = map_of("pstn", "17: 486, 34: 503")
NEW = map_of("pstn", "17: 600, 34: 480")
THIRD = map_of("pstn", "17: 603, 34: 500")
BROKEN = map_of("pstn", "17: 9999, [, 34: 503")


class Changes:
    def __init__(self, report, gateway, phones, peer):
        self.report, self.gateway, self.phones, self.peer = report, gateway, phones, peer
        self.sipcause = None
        self.serial = 0

    async def ask(self, cause=17):
        """Status line and Reason of one call."""
        self.serial += 1
        call = self.phones.call(self.gateway.sip, f"0{cause:03}020{self.serial:05}")
        await call.until_final()
        return call.final.first, call.final.lines("reason")

    def hand(self, cause=17):
        hand = ByHand(self.sipcause, self.gateway.map_folder)
        evidence = "ie:" + element(cause, 2)
        return (hand.get(evidence, "pstn", "sip", "status-line", ("answered=no", "clearing=required")),
                [hand.get(evidence, "pstn", "sip", "reason", ("answered=no", "clearing=required"))])

    async def until_status(self, status, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = await self.ask()
            if found[0].startswith(f"SIP/2.0 {status} "):
                return found
            await asyncio.sleep(0.1)
        raise Timeout(f"no {status} within {seconds} seconds, but {found[0]}")

    async def change(self, name, text, status, seconds, signal):
        self.gateway.write_map("pstn", text)
        if signal:
            self.gateway.reload()
        try:
            found = await self.until_status(status, seconds)
        except Timeout as late:
            self.report.fail(name, f"found {late}")
            return
        self.report.same(name, self.hand(), found)
        self.report.same(f"{name}: another cause", self.hand(34), await self.ask(34))

    async def broken(self):
        """The old map answers, whether the gateway looks by itself or is told to; then a good one is taken."""
        before = await self.ask()
        errors = len(self.gateway.program.errors)
        self.gateway.write_map("pstn", BROKEN)
        await asyncio.sleep(1.3)
        self.report.same("a broken map keeps the old one", before, await self.ask())
        self.gateway.reload()
        await asyncio.sleep(0.3)
        self.report.same("a broken map keeps the old one, by signal", before, await self.ask())
        said = [line for _, line in self.gateway.program.errors[errors:]]
        self.report.true("a broken map is named with its line", any("pstn.yaml:" in line for line in said),
                         f"expected a message with pstn.yaml:LINE, found {said[:3]}")
        self.report.true("a broken map is not complained of each second for ever", len(said) <= 4,
                         f"expected 4 lines or fewer, found {len(said)}")

    async def current_call(self):
        """A call that began with the old map ends with the new one."""
        self.gateway.write_map("carrier", map_of("carrier", "486: 17"))
        self.gateway.reload()
        await asyncio.sleep(0.3)
        self.peer.answers("9000001", script.parse(["180", "wait 700", "486"]))
        network = self.gateway.networks["pstn"]
        network.say("call 9000001")
        leg = await self.peer.until_invite("9000001")
        self.gateway.write_map("carrier", map_of("carrier", "486: 21"))
        self.gateway.reload()
        line = await network.until("9000001 disconnect", 5)
        hand = ByHand(self.sipcause, self.gateway.map_folder)
        expected = hand.get(b"".join(leg.sent), "carrier", "q850", "ie", ("answered=no", "clearing=required"))
        self.report.same("a current call ends by the new map", expected, line.split()[-1])
        self.report.same("a current call ends by the new map: cause 21", "95", expected[-2:])


async def run(report, context):
    phones, peer = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["0 pstn", "9 carrier"],
                      maps={"pstn": OLD})
    try:
        await gateway.start()
        changes = Changes(report, gateway, phones, peer)
        changes.sipcause = context.sipcause
        report.same("the first map", changes.hand(), await changes.ask())
        await changes.change("a new map by refresh", NEW, 600, 4, signal=False)
        await changes.change("a new map by signal", OLD, 486, 0.6, signal=True)
        await changes.broken()
        await changes.change("a good map after a broken one", THIRD, 603, 4, signal=False)
        await changes.current_call()
    except Timeout as late:
        report.fail("maps", f"found {late}")
    finally:
        await ended(report, "maps", gateway)
        phones.close()
        peer.close()
