# SPDX-License-Identifier: BSD-2-Clause
"""The programs of a test: started with free ports, read line by line, and stopped by their process id."""
import asyncio
import os
import shutil
import signal
import socket
import tempfile
import time

import sip
from probe import BUSY, Timeout

STOP_SECONDS = 10


def free_port(kind=socket.SOCK_DGRAM):
    with socket.socket(socket.AF_INET, kind) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Program:
    """A process.  lines: what it printed so far, with the time; errors: its standard error."""

    def __init__(self, name, process):
        self.name, self.process = name, process
        self.lines, self.errors = [], []
        self.news = asyncio.Event()
        self.readers = [asyncio.ensure_future(self.read(process.stdout, self.lines)),
                        asyncio.ensure_future(self.read(process.stderr, self.errors))]

    @classmethod
    async def start(cls, name, *command, env=None):
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe,
                                                       limit=1 << 20, env={**os.environ, **(env or {})})
        return cls(name, process)

    async def read(self, stream, lines):
        while True:
            line = await stream.readline()
            if not line:
                break
            lines.append((time.monotonic(), line.decode("latin-1").rstrip("\n")))
            self.news.set()
        self.news.set()

    def say(self, command):
        self.process.stdin.write(command.encode() + b"\n")

    def find(self, begins, after=0):
        """The first line from this one on that begins so; None."""
        return next((line for _, line in self.lines[after:] if line.startswith(begins)), None)

    async def until(self, begins, seconds=5, after=0):
        end = time.monotonic() + BUSY * seconds
        while True:
            found = self.find(begins, after)
            if found is not None:
                return found
            left = end - time.monotonic()
            if left <= 0 or self.process.returncode is not None:
                raise Timeout(f"{self.name} printed no line '{begins}...' within {BUSY * seconds} seconds")
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), left)
            except asyncio.TimeoutError:
                pass

    async def stop(self, number=signal.SIGTERM, seconds=STOP_SECONDS):
        """End it; its exit status, or what had to be done."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        try:
            await asyncio.wait_for(self.process.wait(), seconds)
            await asyncio.wait(self.readers, timeout=2)
        except asyncio.TimeoutError:
            self.process.kill()
            await self.process.wait()
            return f"killed after {seconds} seconds"
        return self.process.returncode


MAP = """format: 1
map: {name}
extends: [{extends}]
"""


def map_of(trunk, rules):
    """A map whose rows are the rules: of causes to SIP for the trunk pstn, of statuses to causes for any other."""
    source, target = ("q850", "sip") if trunk == "pstn" else ("sip", "q850")
    return (f"format: 1\nmap: {trunk}\nextends: default\ntables:\n  - from: {source}\n    to: {target}\n"
            f"    grade: own\n    note: One of the maps of this test.\n    rules: {{{rules}}}\n")


class Gateway:
    """A gateway with its trunks: a network program for each of isdn, the address of a peer for each of sip.

    routes: lines "PREFIX TRUNK..."; timers: name -> seconds; maps: name -> text, default: what extends says."""

    def __init__(self, build, isdn=(), sip_peers=None, routes=(), timers=None, maps=None, extends="default"):
        self.build = build
        self.isdn, self.sip_peers, self.routes = isdn, sip_peers or {}, routes
        self.timers = {"answer": 30, "announcement": 10, "digits": 0.5, **(timers or {})}
        self.maps, self.extends = maps or {}, extends
        self.networks, self.program = {}, None
        self.folder = tempfile.mkdtemp(prefix="sipcause-gateway.", dir=os.environ.get("TMPDIR", "/tmp"))
        self.map_folder = os.path.join(self.folder, "maps")
        self.sip = ("127.0.0.1", free_port())
        self.http = ("127.0.0.1", free_port(socket.SOCK_STREAM))

    def write_map(self, name, text=None):
        """Replace a map, as a careful operator does: a new file takes the name of the old one."""
        path = os.path.join(self.map_folder, name + ".yaml")
        with open(path + ".new", "w") as file:
            file.write(text or MAP.format(name=name, extends=self.extends))
        os.rename(path + ".new", path)

    def write(self):
        lines = ["maps maps", "sdp session.sdp", f"sip 127.0.0.1:{self.sip[1]} phones",
                 f"http 127.0.0.1:{self.http[1]} clients"]
        self.ports = {name: (free_port(), free_port()) for name in self.isdn}
        lines += [f"trunk {name} isdn 127.0.0.1:{ours} 127.0.0.1:{theirs}" for name, (ours, theirs)
                  in self.ports.items()]
        lines += [f"trunk {name} sip {at}" for name, at in self.sip_peers.items()]
        lines += ["route " + route for route in self.routes]
        lines += [f"timer {name} {seconds}" for name, seconds in self.timers.items()]
        os.mkdir(self.map_folder)
        for name in ["phones", "clients", *self.isdn, *self.sip_peers]:
            self.write_map(name, self.maps.get(name))
        with open(os.path.join(self.folder, "gateway.conf"), "w") as file:
            file.write("\n".join(lines) + "\n")
        with open(os.path.join(self.folder, "session.sdp"), "wb") as file:
            file.write(sip.SDP)

    def frames(self, name):
        return os.path.join(self.folder, name + ".frames")

    async def start(self):
        self.write()
        for name, (ours, theirs) in self.ports.items():
            self.networks[name] = await Program.start(
                "network " + name, os.path.join(self.build, "tests/gateway/network"), f"127.0.0.1:{theirs}",
                f"127.0.0.1:{ours}", self.frames(name))
        self.program = await Program.start("gateway", os.path.join(self.build, "examples/gateway/gateway"),
                                           os.path.join(self.folder, "gateway.conf"))
        for network in self.networks.values():
            await network.until("up", 10)
        return self

    def reload(self):
        self.program.process.send_signal(signal.SIGHUP)

    async def stop(self):
        """The gateway's exit status; the networks end as well."""
        status = await self.program.stop() if self.program else "never started"
        for network in self.networks.values():
            await network.stop()
        return status

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
