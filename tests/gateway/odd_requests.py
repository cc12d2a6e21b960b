# SPDX-License-Identifier: BSD-2-Clause
"""Requests that no phone should send: each gets an answer or none, and the gateway goes on."""
import asyncio
import os
import time

import script
import sip
from probe import Peer
from programs import Gateway
from report import ended

QUIET = 0.4  # seconds after which there is no answer


def allowed(expected, status):
    """"481", "400-499 or none"."""
    for words in expected.split(" or "):
        if words == "none" and status is None:
            return True
        first, _, last = words.partition("-")
        if words != "none" and status is not None and int(first) <= status <= int(last or first):
            return True
    return False


class Odd:
    def __init__(self, gateway, peer):
        self.gateway, self.peer = gateway, peer
        self.serial = 0

    def fields(self, case, method):
        own = {column.split(":")[0].strip().lower() for column in case.columns[1:]}
        self.call_id = f"odd{self.serial}{sip.new_tag()}"
        all_of_them = [("Via", f"SIP/2.0/UDP {self.peer.at};branch=z9hG4bK{self.call_id};rport"),
                       ("From", f"<sip:odd@{self.peer.at}>;tag={self.serial}"), ("To", "<sip:odd@gateway>"),
                       ("Call-ID", self.call_id), ("CSeq", f"1 {method}"), ("Contact", f"<sip:odd@{self.peer.at}>")]
        if "without Contact" in case.name:
            own.add("contact")
        return [(name, value) for name, value in all_of_them if name.lower() not in own]

    async def send(self, case):
        """The status that comes; None."""
        self.serial += 1
        method = case.columns[0].split(" ")[0]
        fields = self.fields(case, method)
        self.peer.send(sip.join(case.columns[0], fields, case.columns[1:],
                                sip.SDP if method == "INVITE" else b""), self.gateway.sip)
        end = time.monotonic() + (3 if "none" not in case.expected else QUIET)
        while time.monotonic() < end:
            await asyncio.sleep(0.02)
            for message in self.peer.unknown:
                if message.call_id == self.call_id and message.code >= 200:
                    self.ack(case, method, message)
                    return message.code
        return None

    def ack(self, case, method, message):
        if method == "INVITE":
            fields = [("Via", message.get("via")), ("From", message.get("from")), ("To", message.get("to")),
                      ("Call-ID", self.call_id), ("CSeq", "1 ACK")]
            self.peer.send(sip.join(case.columns[0].replace("INVITE", "ACK"), fields), self.gateway.sip)


async def run(report, context):
    odd_peer, phones = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], routes=["0 pstn"])
    try:
        await gateway.start()
        odd = Odd(gateway, odd_peer)
        for case in script.read(os.path.join(context.here, "odd_requests.txt")):
            status = await odd.send(case)
            report.true(f"odd: {case.name}", allowed(case.expected, status),
                        f"expected {case.expected}, found {status or 'none'}")
            call = phones.call(gateway.sip, f"0017020{odd.serial:04}")
            await call.until_final(4)
            report.same(f"odd: {case.name}: the gateway goes on", 486, call.final.code)
    finally:
        await ended(report, "odd requests", gateway)
        odd_peer.close()
        phones.close()
