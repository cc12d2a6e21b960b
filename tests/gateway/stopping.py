# SPDX-License-Identifier: BSD-2-Clause
"""The gateway is told to end while calls are in each state: it ends by itself, and leaves nothing behind."""
import asyncio

import script
from http_calls import curl
from probe import Peer
from programs import Gateway
from report import ended


async def calls(gateway, phones, peer):
    """A call in each state, from each side."""
    network = gateway.networks["pstn"]
    peer.answers("9000001", script.parse(["180"]))
    peer.answers("9000002", script.parse(["200"]))
    peer.answers("9000003", [])
    for number in ("9000001", "9000002", "9000003"):
        network.say(f"call {number}")
    outgoing = [phones.call(gateway.sip, number) for number in ("0000007", "0000008", "0000004", "00160260001")]
    asking = asyncio.ensure_future(curl("-d", '{"to":"00000071"}', f"http://127.0.0.1:{gateway.http[1]}/calls",
                                        seconds=3))
    await outgoing[0].until_code(180)
    await outgoing[3].until_code(200)
    await network.until("9000001 alerting", 3)
    await network.until("9000002 connect", 3)
    await network.until("setup 00000071", 3)
    return asking


async def run(report, context):
    phones, peer = await Peer.open(), await Peer.open()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": peer.at}, routes=["0 pstn", "9 carrier"])
    try:
        await gateway.start()
        asking = await calls(gateway, phones, peer)
        await ended(report, "stopping with calls in each state", gateway)
        report.true("stopping: the HTTP client is let go", (await asking)[0] in (0, 500, 502, 503),
                    f"expected no answer or 5xx, found {asking.result()[0]}")
    finally:
        phones.close()
        peer.close()
