# SPDX-License-Identifier: BSD-2-Clause
"""A SIP peer over UDP on 127.0.0.1 that calls and is called, many calls at once, and keeps every message.

It is for tests: it sends what a case says, byte for byte, and hides nothing of what comes back."""
import asyncio
import time

import script
import sip

T1 = 0.5  # seconds until something is sent again


BUSY = 4  # how much longer than usual a busy machine may take


class Timeout(Exception):
    """What was waited for did not come."""


class Side:
    """One call at the peer, called or calling: the messages of it, and waiting for them."""

    def __init__(self, peer):
        self.peer = peer
        self.received = []
        self.news = asyncio.Event()

    def take(self, message):
        self.received.append(message)
        self.news.set()

    async def until(self, condition, seconds, what):
        """Wait until condition() is something; that is the result.  A busy machine gets more time."""
        end = time.monotonic() + BUSY * seconds
        while True:
            found = condition()
            if found:
                return found
            left = end - time.monotonic()
            if left <= 0:
                raise Timeout(f"no {what} within {BUSY * seconds} seconds")
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), left)
            except asyncio.TimeoutError:
                pass

    def request(self, method):
        return next((m for m in self.received if m.method == method), None)


class Calling(Side):
    """A call that the peer makes."""

    def __init__(self, peer, gateway, number, body=sip.SDP, extra=()):
        super().__init__(peer)
        self.gateway, self.number = gateway, number
        self.call_id = sip.new_tag() + "@probe"
        self.tag, self.branch = sip.new_tag(), "z9hG4bK" + sip.new_tag()
        self.uri = f"sip:{number}@{gateway[0]}:{gateway[1]}"
        self.acked = False
        self.next_cseq = 2
        self.invite = self.write("INVITE", 1, self.branch, extra=extra, body=body)
        peer.send(self.invite, gateway)
        peer.again(self.invite, gateway, lambda: self.received)

    def write(self, method, cseq, branch, to=None, extra=(), body=b"", uri=None):
        fields = [("Via", f"SIP/2.0/UDP {self.peer.at};branch={branch};rport"), ("Max-Forwards", "70"),
                  ("From", f"<sip:probe@{self.peer.at}>;tag={self.tag}"), ("To", to or f"<{self.uri}>"),
                  ("Call-ID", self.call_id), ("CSeq", f"{cseq} {method}"),
                  ("Contact", f"<sip:probe@{self.peer.at}>")]
        return sip.join(f"{method} {uri or self.uri} SIP/2.0", fields, extra, body)

    @property
    def responses(self):
        """To the INVITE, without what came again."""
        found = []
        for message in self.received:
            if message.is_response and message.cseq[1] == "INVITE" and message.raw not in [m.raw for m in found]:
                found.append(message)
        return found

    @property
    def final(self):
        return next((m for m in self.responses if m.code >= 200), None)

    def take(self, message):
        if message.is_response and message.cseq[1] == "INVITE" and message.code >= 200:
            self.ack(message)
        elif not message.is_response and message.method != "ACK":
            self.peer.send(sip.response(message, 200), self.gateway)
        super().take(message)

    def ack(self, message):
        branch = self.branch if message.code >= 300 else "z9hG4bK" + sip.new_tag()
        self.acked = True
        self.peer.send(self.write("ACK", 1, branch, message.get("to")), self.gateway)

    def cancel(self, lines=()):
        self.sent = self.write("CANCEL", 1, self.branch, extra=lines)
        self.peer.send(self.sent, self.gateway)
        self.peer.again(self.sent, self.gateway, lambda: self.answer_to("CANCEL"))

    def bye(self, lines=()):
        dialog = self.final or self.responses[-1]
        contact = dialog.get("contact")
        uri = contact[contact.find("<") + 1:contact.find(">")] if "<" in contact else contact or self.uri
        self.sent = self.write("BYE", self.next_cseq, "z9hG4bK" + sip.new_tag(), dialog.get("to"), lines, uri=uri)
        self.next_cseq += 1
        self.peer.send(self.sent, self.gateway)
        self.peer.again(self.sent, self.gateway, lambda: self.answer_to("BYE"))

    def answer_to(self, method):
        return next((m for m in self.received if m.is_response and m.cseq[1] == method and m.code >= 200), None)

    async def until_final(self, seconds=8):
        return await self.until(lambda: self.final, seconds, f"final response for {self.number}")

    async def until_code(self, code, seconds=5):
        return await self.until(lambda: any(m.code == code for m in self.responses), seconds, f"response {code}")


class Called(Side):
    """A call that came to the peer.  It answers by the steps of its script."""

    def __init__(self, peer, invite, source, steps):
        super().__init__(peer)
        self.invite, self.source, self.steps = invite, source, steps
        self.sent = []  # responses to the INVITE and requests of the peer: the evidence of this call
        self.tags = {}
        self.finished = False
        self.deaf = any(step.word == "deaf" for step in steps)
        self.task = asyncio.ensure_future(self.run())

    def send(self, data, evidence=True):
        if evidence:
            self.sent.append(data)
        self.peer.send(data, self.source)

    def tag(self, name):
        return self.tags.setdefault(name, name + sip.new_tag())

    def respond(self, step):
        data = sip.response(self.invite, step.code, step.phrase, self.tag(step.tag), self.peer.at
                            if step.code < 300 and step.contact else "", step.lines, sip.SDP if step.sdp else b"", step.first)
        self.send(data)
        if step.code < 300:
            self.answered_tag = self.tag(step.tag)
        if step.code >= 200:
            self.finished = True
            self.peer.again(data, self.source, lambda: self.request("ACK"))

    async def run(self):
        for step in self.steps:
            if self.finished and step.word == "respond" and step.code < 200:
                continue
            if step.word == "respond":
                self.respond(step)
            elif step.word == "wait":
                await asyncio.sleep(script.pause(step.argument))
            elif step.word == "until":
                method = step.argument.upper()
                await self.until(lambda: self.request(method), 8, method)
            elif step.word == "junk":
                self.send(sip.to_bytes(step.argument), evidence=False)
            elif step.word == "again":
                self.peer.send(self.sent[-1], self.source)
            elif step.word == "bye":
                self.bye(step.lines)
            elif step.word == "hangup":
                self.peer.hang_up(self.invite.number, step.argument)

    def bye(self, lines=()):
        """Of the dialog that was answered."""
        tag = self.answered_tag
        contact = self.invite.get("contact")
        uri = contact[contact.find("<") + 1:contact.find(">")] if "<" in contact else contact
        fields = [("Via", f"SIP/2.0/UDP {self.peer.at};branch=z9hG4bK{sip.new_tag()};rport"), ("Max-Forwards", "70"),
                  ("From", self.invite.get("to") + ";tag=" + tag), ("To", self.invite.get("from")),
                  ("Call-ID", self.invite.call_id), ("CSeq", "1 BYE")]
        data = sip.join(f"BYE {uri} SIP/2.0", fields, lines)
        self.send(data)
        self.peer.again(data, self.source, lambda: self.answered("BYE"))

    def answered(self, method):
        return next((m for m in self.received if m.is_response and m.cseq[1] == method), None)

    def take(self, message):
        """A request or a response of this call.  "deaf": CANCEL is answered, but ends nothing."""
        if message.method == "CANCEL":
            self.send(sip.response(message, 200), evidence=False)
            if not self.finished and not self.deaf:
                self.finished = True
                data = sip.response(self.invite, 487, tag=self.tag("a"))
                self.send(data, evidence=False)
        elif message.method == "BYE":
            self.send(sip.response(message, 200), evidence=False)
        super().take(message)


class Peer(asyncio.DatagramProtocol):
    """The socket.  scripts: the steps for each number; of several lists, one for each INVITE to it."""

    def __init__(self):
        self.wire = []
        self.scripts, self.default = {}, []
        self.calling, self.called, self.invites = {}, {}, []
        self.news = asyncio.Event()
        self.unknown = []
        self.hang_up = lambda number, argument: None  # what the step hangup does

    @classmethod
    async def open(cls, port=0):
        loop = asyncio.get_running_loop()
        transport, peer = await loop.create_datagram_endpoint(cls, local_addr=("127.0.0.1", port))
        peer.transport = transport
        peer.port = transport.get_extra_info("sockname")[1]
        peer.at = f"127.0.0.1:{peer.port}"
        return peer

    def close(self):
        for call in self.called.values():
            call.task.cancel()
        self.transport.close()

    def send(self, data, to):
        self.wire.append((time.monotonic(), "out", to, data))
        if not self.transport.is_closing():
            self.transport.sendto(data, to)

    def again(self, data, to, done, times=5, after=T1):
        """Send the same bytes again, until done() or several times were in vain."""
        def check():
            if not done() and not self.transport.is_closing():
                self.send(data, to)
                self.again(data, to, done, times - 1, min(after * 2, 4))
        if times > 0:
            asyncio.get_running_loop().call_later(after, check)

    def call(self, gateway, number, **how):
        call = Calling(self, gateway, number, **how)
        self.calling[call.call_id] = call
        return call

    def answers(self, number, *lists):
        self.scripts[number] = list(lists)

    def datagram_received(self, data, source):
        self.wire.append((time.monotonic(), "in", source, data))
        message = sip.Message(data)
        call = self.calling.get(message.call_id)
        if call is None and message.method == "INVITE":
            call = self.take_invite(message, source)
            if call is None:
                return
        elif call is None:
            call = self.leg(message)
        if call is None:
            self.unknown.append(message)
            if message.method not in ("", "ACK"):
                self.send(sip.response(message, 481), source)
            return
        call.take(message)

    def leg(self, message):
        """The call of a request that is no INVITE: by branch for CANCEL and ACK of failures, else the last."""
        legs = [call for call in self.invites if call.invite.call_id == message.call_id]
        same = [call for call in legs if call.invite.branch == message.branch]
        return (same or legs or [None])[-1]

    def take_invite(self, message, source):
        key = (message.call_id, message.branch)
        if key in self.called:
            call = self.called[key]
            if call.sent:
                self.send(call.sent[-1], source)
            return None
        lists = self.scripts.get(message.number)
        before = sum(call.invite.number == message.number for call in self.invites)
        steps = lists[min(before, len(lists) - 1)] if lists else self.default
        call = self.called[key] = Called(self, message, source, steps)
        self.invites.append(call)
        self.news.set()
        return call

    def legs(self, number):
        return [call for call in self.invites if call.invite.number == number]

    async def until_invite(self, number, seconds=5, count=1):
        end = time.monotonic() + seconds
        while len(self.legs(number)) < count:
            self.news.clear()
            left = end - time.monotonic()
            if left <= 0:
                raise Timeout(f"no INVITE for {number} within {seconds} seconds")
            try:
                await asyncio.wait_for(self.news.wait(), left)
            except asyncio.TimeoutError:
                pass
        return self.legs(number)[count - 1]
