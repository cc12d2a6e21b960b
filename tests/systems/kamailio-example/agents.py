# SPDX-License-Identifier: BSD-2-Clause
"""User agents of SIP over UDP, as small as the probe needs them."""
import socket, threading, time


def fields(message):
    return message.split("\r\n\r\n")[0].split("\r\n")[1:]


def all_fields(message, name):
    return [line.split(":", 1)[1].strip() for line in fields(message) if line.split(":")[0].strip().lower() == name.lower()]


def field(message, name):
    return (all_fields(message, name) + [""])[0]


def open_port(address="127.0.0.1", number=0):
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    ear.bind((address, number))
    return ear


class Carrier:
    """Answers the INVITE of a call with the next of its answers: a list of (status line, fields) for each Call-ID.

    An answer with the status line "" is silence, and one that begins with seconds comes so much later: "1.5 486 Busy".
    After a 1xx the next one follows at once."""

    def __init__(self, name, number):
        self.name, self.answers, self.heard = name, {}, []
        self.ear = open_port(number=number)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        seen = {}
        while True:
            text, address = self.ear.recvfrom(65536)
            message = text.decode()
            method, branch = message.split(" ")[0], field(message, "via")
            if method in ("ACK", "SIP/2.0"):
                continue
            if (method, branch) not in seen:
                self.heard.append(message)
                seen[method, branch] = self.choose(method, message)
            for status, more in seen[method, branch]:
                self.answer(message, status, more, address)
            if method == "CANCEL" and field(message, "call-id") in self.answers:
                self.answer(self.invite(field(message, "call-id")), "487 Request Terminated", [], address)

    def invite(self, call):
        return next(one for one in reversed(self.heard) if one.startswith("INVITE") and field(one, "call-id") == call)

    def choose(self, method, message):
        if method != "INVITE":
            return [("200 OK", [])]
        left = self.answers.get(field(message, "call-id"), [])
        chosen = []
        while left:
            chosen.append(left.pop(0))
            if not chosen[-1][0].startswith("1"):
                break
        return chosen

    def answer(self, message, status, more, address):
        if not status:
            return
        if "." in status.split(" ")[0]:
            late, status = status.split(" ", 1)
            threading.Timer(float(late), self.answer, (message, status, more, address)).start()
            return
        kept = [line for line in fields(message) if line.split(":")[0].lower() in ("via", "from", "call-id", "cseq", "record-route")]
        to = field(message, "to")
        to += "" if ";tag=" in to else ";tag=" + self.name
        lines = ["SIP/2.0 " + status, *kept, "To: " + to, "Contact: <sip:127.0.0.1:%d>" % self.ear.getsockname()[1]]
        lines = [line for line in lines if not (line.startswith("Contact") and status.startswith("3"))] + more
        self.ear.sendto(("\r\n".join(lines + ["Content-Length: 0"]) + "\r\n\r\n").encode(), address)

    def invites(self, call):
        return [one for one in self.heard if one.startswith("INVITE") and field(one, "call-id") == call]


class Peer:
    """Calls through the proxy."""

    def __init__(self, proxy, address="127.0.0.1"):
        self.proxy, self.number = proxy, 0
        self.ear = open_port(address)
        self.ear.settimeout(8)
        self.here = "%s:%d" % self.ear.getsockname()

    def send(self, method, call, to="<sip:callee@127.0.0.1>", cseq=1, branch=None, more=(), target=None):
        target = target or "sip:callee@127.0.0.1:%d" % self.proxy
        lines = ["%s %s SIP/2.0" % (method, target),
                 "Via: SIP/2.0/UDP %s;branch=z9hG4bK%s" % (self.here, branch or "%s.%d" % (call, cseq)), "Max-Forwards: 70",
                 "From: <sip:caller@127.0.0.1>;tag=caller", "To: " + to, "Call-ID: " + call, "CSeq: %d %s" % (cseq, method),
                 "Contact: <sip:%s>" % self.here, *more, "Content-Length: 0"]
        self.ear.sendto(("\r\n".join(lines) + "\r\n\r\n").encode(), ("127.0.0.1", self.proxy))

    def wait(self, call, cseq, method="INVITE", least=200):
        """The answer, and the seconds that it took."""
        begun = time.monotonic()
        while True:
            message = self.ear.recv(65536).decode()
            if field(message, "call-id") != call or field(message, "cseq") != "%d %s" % (cseq, method):
                continue
            if int(message.split(" ")[1]) >= least:
                return message, time.monotonic() - begun

    def call(self, call, cseq=1, more=()):
        """The final answer to an INVITE; it is acknowledged."""
        self.send("INVITE", call, cseq=cseq, more=more)
        message, seconds = self.wait(call, cseq)
        if int(message.split(" ")[1]) >= 300:
            self.send("ACK", call, field(message, "to"), cseq)
        return message, seconds
