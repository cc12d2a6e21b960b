# SPDX-License-Identifier: BSD-2-Clause
"""Several trunks of a route, the same trunk once more, channels that two calls want, and numbers cut short."""
import script
from by_hand import element
from probe import Peer, Timeout
from programs import Gateway
from report import ended

GIVEN = ("answered=no", "clearing=required")
# name, what the first trunk (ISDN) does, is the second one (SIP) tried
ADVANCE = (("busy stops", 17, 2, False), ("no circuit advances", 34, 2, True), ("congestion advances", 42, 4, True),
           ("unallocated stops", 1, 4, False), ("no route advances", 3, 2, True), ("no answer stops", 19, 0, False),
           ("temporary failure advances", 41, 2, True), ("refused by the user stops", 21, 0, False),
           ("refused by a network advances", 21, 4, True), ("out of order advances", 27, 4, None),
           ("incomplete stops", 28, 2, False), ("bearer", 65, 2, None), ("interworking", 127, 10, None),
           ("timer", 102, 10, None), ("unspecified", 31, 2, None), ("preempted", 8, 2, None))


class Routes:
    def __init__(self, report, hand, gateway, peer, phones):
        self.report, self.hand, self.gateway, self.peer, self.phones = report, hand, gateway, peer, phones
        self.pstn = gateway.networks["pstn"]
        self.serial = 0

    def number(self, prefix, cause, location, mode):
        self.serial += 1
        return f"{prefix}{cause:03}{location:02}{mode}{self.serial:05}"

    async def advance(self, name, cause, location, written):
        """ISDN first, then a SIP trunk that is busy: the answer is that of the last one tried."""
        number = self.number("0", cause, location, 0)
        self.peer.answers(number, script.parse(["180", "600 Busy Everywhere", "Reason: Q.850;cause=17;location=RLN"]))
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final()
        evidence = "ie:" + element(cause, location)
        by_hand = self.hand.code(evidence, "route", "route", GIVEN) == "route:advance"
        tried = bool(self.peer.legs(number))
        self.report.same(f"route: {name}", by_hand, tried)
        if written is not None:
            self.report.same(f"route: {name}: as written", written, tried)
        if tried:
            sent = b"".join(self.peer.legs(number)[0].sent)
            expected = self.hand.get(sent, "carrier", "sip", "status-line", GIVEN)
        else:
            expected = self.hand.get(evidence, "pstn", "sip", "status-line", GIVEN)
        self.report.same(f"route: {name}: the last trunk answers", expected, call.final.first)

    async def both_fail(self):
        """SIP first with 503, then the ISDN: the ISDN's cause is the answer, and nothing of the first."""
        number = self.number("1", 1, 4, 0)
        self.peer.answers(number, script.parse(["503 Service Unavailable", "Reason: Q.850;cause=34;location=LN"]))
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final()
        evidence = "ie:" + element(1, 4)
        self.report.same("route: SIP first, then ISDN: status", self.hand.get(evidence, "pstn", "sip", "status-line",
                                                                              GIVEN), call.final.first)
        self.report.same("route: SIP first, then ISDN: Reason", [self.hand.get(evidence, "pstn", "sip", "reason",
                                                                               GIVEN)], call.final.lines("reason"))

    async def retry(self):
        """44: the same trunk once more, and never a third time."""
        number = self.number("2", 44, 2, 5)
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final()
        count = sum(line == f"setup {number}" for _, line in self.pstn.lines)
        self.report.same("44: the same trunk once more", 2, count)
        self.report.true("44: a final status", call.final.code >= 500, f"expected 5xx, found {call.final.first}")

    async def refused_channel(self):
        """The network calls on a channel that has a call: 44, and the first call lives."""
        self.peer.answers("9700001", script.parse(["200", "until bye"]))
        self.pstn.say("call 9700001 20")
        await self.pstn.until("9700001 connect", 4)
        self.pstn.say("call 9700002 20")
        line = await self.pstn.until("9700002 release-complete", 4)
        expected = self.hand.get("q850:44", "pstn", "q850", "ie")
        self.report.same("a channel in use: 44", (expected, "ac"), (line.split()[-1], line[-2:]))
        self.report.same("a channel in use: the first call lives", None, self.peer.legs("9700001")[0].request("BYE"))
        self.report.same("a channel in use: no call to SIP", [], self.peer.legs("9700002"))
        self.pstn.say("hangup 9700001 016 00")
        await self.pstn.until("9700001 cleared", 4)

    async def glare(self):
        """Our SETUP waits on the first free channel when the network's comes: the network's call wins."""
        number = self.number("2", 0, 0, 8)
        call = self.phones.call(self.gateway.sip, number)
        await self.pstn.until(f"setup {number}", 4)
        for channel in (1, 31):  # where a gateway begins to look
            self.peer.answers(f"97001{channel:02}", script.parse(["486"]))
            self.pstn.say(f"call 97001{channel:02} {channel}")
            line = await self.pstn.until(f"97001{channel:02} disconnect", 4)
            self.report.same(f"glare on channel {channel}: the network's call goes on", "91", line[-2:])
        call.cancel()
        await call.until_final()
        self.report.same("glare: our call can still be given up", 487, call.final.code)

    async def overlap(self):
        """A short number: the gateway waits, then says 28 to the network and 484 to the phone."""
        for name, number in (("no digits come", "2000004"), ("a short number", "2017")):
            call = self.phones.call(self.gateway.sip, number)
            await call.until_final()
            self.report.same(f"overlap, {name}: 484", 484, call.final.code)
        line = await self.pstn.until("2000004 disconnect", 4)
        expected = self.hand.get("event:number-incomplete", "pstn", "q850", "ie")
        self.report.same("overlap, no digits come: 28 to the network", (expected, "9c"), (line.split()[-1], line[-2:]))

    async def nobody_answers(self):
        """Timer answer: the gateway gives up on both sides."""
        number = self.number("2", 0, 0, 7)
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final(6)
        known = GIVEN + ("alerted=yes",)
        expected = self.hand.get("event:t9-expiry", "pstn", "sip", "status-line", known)
        self.report.same("nobody answers: status", expected, call.final.first)
        line = await self.pstn.until(f"{number} disconnect", 4)
        self.report.same("nobody answers: to the network", self.hand.get("event:t9-expiry", "pstn", "q850", "ie", known),
                         line.split()[-1])

    async def nobody_answers_in_sip(self):
        self.peer.answers("9700300", script.parse(["180"]))
        self.pstn.say("call 9700300")
        line = await self.pstn.until("9700300 disconnect", 6)
        leg = self.peer.legs("9700300")[0]
        await leg.until(lambda: leg.request("CANCEL"), 3, "CANCEL")
        given = GIVEN + ("alerted=yes",)
        self.report.same("nobody answers in SIP: to the ISDN", self.hand.get("event:t9-expiry", "carrier", "q850", "ie",
                                                                             given), line.split()[-1])

    async def silent_trunk(self):
        """Nothing answers an INVITE to the first trunk: the second is tried."""
        number = self.number("3", 17, 2, 0)
        self.peer.answers(number, [])
        call = self.phones.call(self.gateway.sip, number)
        await call.until_final(6)
        self.report.same("silent trunk: the next one answers", 486, call.final.code)

    async def unusable_answer(self):
        """A 200 without Contact cannot be acknowledged: the call has failed, on both sides."""
        self.peer.answers("9800002", script.parse(["200", "no-contact"]))
        call = self.phones.call(self.gateway.sip, "9800002")
        await call.until_final(6)
        expected = self.hand.get("event:transport-error", "carrier", "sip", "status-line", GIVEN)
        self.report.same("200 without Contact: status", expected, call.final.first)

    async def long_text(self):
        """A text that no buffer holds is left out; the cause is not."""
        self.peer.answers("9800003", script.parse(["480 " + "x" * 600, 'Reason: Q.850;cause=17;text="' + "x" * 5000 + '"']))
        call = self.phones.call(self.gateway.sip, "9800003")
        await call.until_final(6)
        self.report.same("long text: Reason", ['Reason: SIP;cause=480;text="Temporarily Unavailable"'],
                         call.final.lines("reason"))
        self.pstn.say("call 9800003")
        line = await self.pstn.until("9800003 disconnect", 4)
        self.report.same("long text: to the ISDN", "08028a91", line.split()[-1])


async def steps(report, routes):
    """One after the other: each needs the channels for itself."""
    calls = [lambda case=case: routes.advance(*case) for case in ADVANCE]
    calls += [routes.both_fail, routes.retry, routes.refused_channel, routes.glare, routes.overlap,
              routes.nobody_answers, routes.nobody_answers_in_sip, routes.silent_trunk, routes.unusable_answer,
              routes.long_text]
    for call in calls:
        try:
            await call()
        except Timeout as late:
            report.fail(f"routes: {getattr(call, '__name__', 'advance')}", f"found {late}")


async def run(report, context):
    peer, phones = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at},
                      routes=["0 pstn carrier", "1 carrier pstn", "2 pstn", "3 carrier pstn", "9 carrier"],
                      timers={"answer": 2, "response": 1})
    try:
        await gateway.start()
        await steps(report, Routes(report, context.hand(gateway), gateway, peer, phones))
    finally:
        await ended(report, "routes", gateway)
        peer.close()
        phones.close()
