# SPDX-License-Identifier: BSD-2-Clause
"""Configurations that the gateway refuses with the place and what was expected, and how many calls it takes."""
import asyncio
import os

from http_calls import curl
from probe import Peer
from programs import Gateway
from report import ended

MOST_CALLS = 300  # of examples/gateway/call.c
GIVEN = ("answered=no", "clearing=required")


def lines(path):
    with open(path) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield [part.strip().replace("\0", "|") for part in line.replace("\\|", "\0").split("|")]


async def configurations(report, context, taken):
    """Each line alone in a file: standard error and the exit status."""
    folder = context.work
    for name, expected, line in lines(os.path.join(context.here, "configurations.txt")):
        path = os.path.join(folder, "one.conf")
        with open(path, "w") as file:
            file.write("# a comment\n" + line.replace("ADDRESS", taken) + "\n")
        program = await asyncio.create_subprocess_exec(
            os.path.join(context.build, "examples/gateway/gateway"), path, stderr=asyncio.subprocess.PIPE)
        _, said = await asyncio.wait_for(program.communicate(), 20)
        said = [one for one in said.decode().splitlines() if one.startswith(path)]
        report.same(f"configuration: {name}", (1, [f"{path}:2: " + expected.replace("'sip ADDRESS'", f"'sip {taken}'")]),
                    (program.returncode, said))


async def calls(report, context, gateway, phones):
    """One more than the limit is refused; those that it has go on."""
    waiting = [phones.call(gateway.sip, f"9{serial:06}") for serial in range(MOST_CALLS)]
    for _ in range(100):
        _, _, counters = await curl(f"http://127.0.0.1:{gateway.http[1]}/counters")
        if f"current {MOST_CALLS}\n" in counters:
            break
        await asyncio.sleep(0.1)
    call = phones.call(gateway.sip, "9999999")
    await call.until_final()
    expected = context.hand(gateway).get("event:call-limit", "phones", "sip", "status-line", GIVEN)
    report.same("one call too many", expected, call.final.first)
    report.same("the others go on", 0, sum(1 for one in waiting if one.final))


async def run(report, context):
    peer, phones = await Peer.open(), await Peer.open()
    for serial in range(MOST_CALLS):
        peer.answers(f"9{serial:06}", [])
    gateway = Gateway(context.build, sip_peers={"carrier": peer.at}, routes=["9 carrier"],
                      timers={"response": 60, "answer": 60})
    try:
        await gateway.start()
        await configurations(report, context, "127.0.0.1:%d" % gateway.sip[1])
        await calls(report, context, gateway, phones)
    finally:
        await ended(report, "limits", gateway)
        peer.close()
        phones.close()
