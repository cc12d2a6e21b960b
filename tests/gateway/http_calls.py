# SPDX-License-Identifier: BSD-2-Clause
"""Calls by HTTP: curl asks, and status and problem document are those by hand."""
import asyncio
import json
import os

import script
from isdn_to_sip import Failure
from probe import Peer
from programs import Gateway
from report import each, ended

KNOWN = ("answered=no", "clearing=required")


async def curl(*arguments, seconds=12):
    """Status, type and body."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        "curl", "-s", "-m", str(seconds), "-w", "\n%{http_code} %{content_type}", *arguments, stdout=pipe,
        stderr=pipe)
    out, _ = await process.communicate()
    body, _, last = out.decode("utf-8", "surrogateescape").rpartition("\n")
    status, _, kind = last.partition(" ")
    return int(status or 0), kind, body


class Ask:
    """A line of the table, ready to be asked."""

    def __init__(self, case, serial, peer):
        self.method, self.path = case.columns[0].split()
        first = case.columns[1] if len(case.columns) > 1 else ""
        self.number, self.body, self.by_peer = None, None, first == "peer"
        if self.by_peer:
            self.number = f"9{serial:06}"
            peer.answers(self.number, script.parse(case.columns[2:]))
        elif first.startswith("number "):
            self.number = first.split()[1] + (f"{serial:04}" if first[7] == "0" else "")
        else:
            self.body = first.partition(" ")[2] if first else None
        if self.number:
            self.body = json.dumps({"to": self.number})


class Check:
    def __init__(self, report, hand, gateway, peer):
        self.report, self.hand, self.gateway, self.peer = report, hand, gateway, peer
        self.serial = 0
        self.url = "http://127.0.0.1:%d" % gateway.http[1]

    async def __call__(self, case):
        self.serial += 1
        ask = Ask(case, self.serial, self.peer)
        data = [] if ask.body is None else ["-d", ask.body, "-H", "Content-Type: application/json"]
        status, kind, body = await curl("-X", ask.method, *data, self.url + ask.path)
        if case.expected != "-":
            self.report.same(f"{case.name}: status", int(case.expected), status)
        if status == 201:
            await self.answered(case, ask, body)
        elif ask.number and ask.path == "/calls" and ask.method == "POST" and (ask.by_peer or ask.number[0] == "0"):
            self.problem(case, ask, status, kind, body)

    def evidence(self, ask):
        """What the gateway heard, its map, and what is known of the call."""
        if ask.by_peer:
            sent = self.peer.legs(ask.number)[-1].sent
            return b"".join(sent), "carrier", ()
        failure = Failure("", ask.number)
        return failure.evidence.encode(), "pstn", ("alerted=yes",) if failure.mode == 1 else ()

    def expected(self, ask):
        """The document by hand: the other answers are companions, as -w."""
        evidence, map, known = self.evidence(ask)
        known = KNOWN + known
        for target, by in (("route", "route"), ("redial", "redial"), ("sip", map), ("q850", map)):
            code = self.hand.code(evidence, by, target, known)
            original = self.hand.decided(evidence, map, "http", known)
            if ":" in code and code.partition(":")[0] != original.partition(":")[0]:
                known += (code.replace(":", "=", 1),)
        return self.hand.get(evidence, map, "http", "problem", known)

    def problem(self, case, ask, status, kind, body):
        expected = self.expected(ask)
        self.report.same(f"{case.name}: type", "application/problem+json", kind)
        self.report.same(f"{case.name}: status by hand", json.loads(expected)["status"], status)
        expected, found = flat(expected.encode("latin-1")), flat(body)
        self.report.true(case.name, expected == found, f"expected also {sorted(expected - found)}, found instead "
                         f"{sorted(found - expected)}")

    async def answered(self, case, ask, body):
        """The call goes on until DELETE; a second DELETE finds nothing."""
        number = json.loads(body)["call"]
        if ask.by_peer:
            status, _, _ = await curl("-X", "DELETE", f"{self.url}/calls/{number}")
            self.report.true(f"{case.name}: hung up", status in (200, 204), f"expected 200 or 204, found {status}")
            leg = self.peer.legs(ask.number)[-1]
            bye = await leg.until(lambda: leg.request("BYE"), 3, "BYE")
            self.report.same(f"{case.name}: Reason", [self.hand.get("event:bye", "clients", "q850", "reason")],
                             bye.lines("reason"))
        else:
            await self.gateway.networks["pstn"].until(f"{ask.number} cleared")
        status, _, _ = await curl("-X", "DELETE", f"{self.url}/calls/{number}")
        self.report.same(f"{case.name}: gone", 404, status)


def flat(text):
    """The members as a set: the order of companions means nothing."""
    try:
        document = json.loads(text)
    except ValueError:
        return {text}
    original = document.pop("original", {})
    companions = original.pop("companions", [])
    return {json.dumps(one, sort_keys=True) for one in [document, original, *companions]}


async def gone(report, check):
    """A client that does not wait for the end of its call; the next one is served."""
    status, _, _ = await curl("-d", '{"to":"00170229999"}', check.url + "/calls", seconds=0.1)
    report.same("a client goes away: no answer in time", 0, status)
    await check.gateway.networks["pstn"].until("00170229999 cleared", 5)
    status, _, _ = await curl("-d", '{"to":"00170209998"}', check.url + "/calls")
    report.same("a client goes away: the next one is served", 409, status)


async def hang_up_too_early(report, check):
    """DELETE of a call that rings finds nothing to hang up, and ends nothing."""
    check.peer.answers("9990001", script.parse(["180", "wait 500", "486"]))
    asking = asyncio.ensure_future(curl("-d", '{"to":"9990001"}', check.url + "/calls"))
    await check.peer.until_invite("9990001")
    values = await counters(report, check)
    status, _, _ = await curl("-X", "DELETE", f"{check.url}/calls/{values['calls']}")
    report.same("DELETE of a call that rings", 404, status)
    report.same("DELETE of a call that rings: it goes on", 409, (await asking)[0])


async def counters(report, check):
    status, kind, body = await curl(check.url + "/counters")
    words = [line.split(" ") for line in body.splitlines()]
    report.same("counters: status", 200, status)
    report.true("counters: type", kind.startswith("text/plain"), f"expected text/plain, found {kind}")
    report.true("counters: lines of a name and a value", words and all(len(w) == 2 and w[1].isdigit() for w in words),
                f"expected lines 'name value', found {body[:200]!r}")
    values = {w[0]: int(w[1]) for w in words if len(w) == 2 and w[1].isdigit()}
    return values


async def run(report, context):
    peer = await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["0 pstn", "9 carrier"],
                      extends="default, route, redial")  # a Retry-After is read only where a map asks for it
    try:
        await gateway.start()
        check = Check(report, context.hand(gateway), gateway, peer)
        cases = script.read(os.path.join(context.here, "http.txt"))
        await each(report, cases, check, at_once=12)
        await gone(report, check)
        await hang_up_too_early(report, check)
        values = await counters(report, check)
        report.same("counters: no call is left", 0, values.get("current"))
        report.true("counters: calls were counted", values.get("calls", 0) >= 30, f"found {values}; expected 30 calls "
                    "or more")
    finally:
        await ended(report, "http", gateway)
        peer.close()
