# SPDX-License-Identifier: BSD-2-Clause
"""SIPp on both sides: a stack that the gateway's authors did not write, nor those of the probe."""
import asyncio
import os
import shutil

from programs import Gateway, Program, free_port
from report import ended

CALLS = 20


def command(context, scenario, port, *more):
    return ("sipp", "-sf", os.path.join(context.here, scenario), "-i", "127.0.0.1", "-p", str(port), "-m", str(CALLS),
            "-nostdin", "-timeout", "15", "-timeout_error", *more)


async def status(program, seconds=20):
    try:
        return await asyncio.wait_for(program.process.wait(), seconds)
    except asyncio.TimeoutError:
        return await program.stop()


async def caller(report, context, gateway):
    numbers = os.path.join(gateway.folder, "numbers.csv")
    with open(numbers, "w") as file:
        file.write("SEQUENTIAL\n" + "".join(f"0017020{serial:04}\n" for serial in range(CALLS)))
    sipp = await Program.start("sipp", *command(context, "sipp-uac.xml", free_port(), "-inf", numbers, "-r", "20",
                                                "127.0.0.1:%d" % gateway.sip[1]))
    report.same(f"sipp calls: {CALLS} times 486 with Q.850;cause=17", 0, await status(sipp))


async def callee(report, context, gateway, port):
    sipp = await Program.start("sipp", *command(context, "sipp-uas.xml", port))
    await asyncio.sleep(0.5)
    network = gateway.networks["pstn"]
    for serial in range(CALLS):
        network.say(f"call 9{serial:06}")
    report.same(f"sipp is called: {CALLS} times 486", 0, await status(sipp))
    for serial in range(CALLS):
        await network.until(f"9{serial:06} cleared", 5)
    found = [line.split()[-1] for _, line in network.lines if line.startswith("9") and " disconnect " in line]
    report.same("sipp is called: the elements", ["08028491"] * CALLS, found)


async def run(report, context):
    if not shutil.which("sipp"):
        print("SKIP sipp_calls: sipp is not installed")
        return
    port = free_port()
    gateway = Gateway(context.build, isdn=["pstn"], sip_peers={"carrier": f"127.0.0.1:{port}"},
                      routes=["0 pstn", "9 carrier"])
    try:
        await gateway.start()
        await caller(report, context, gateway)
        await callee(report, context, gateway, port)
    finally:
        await ended(report, "sipp", gateway)
