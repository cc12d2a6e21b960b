# SPDX-License-Identifier: BSD-2-Clause
"""What a run found, and running many cases at once."""
import asyncio
import traceback

from probe import Timeout


class Report:
    def __init__(self, verbose=True):
        self.passed, self.failed = 0, 0
        self.verbose = verbose

    def ok(self, name):
        self.passed += 1
        if self.verbose:
            print("ok " + name, flush=True)

    def fail(self, name, text):
        self.failed += 1
        print(f"FAIL {name}: {text}", flush=True)

    def same(self, name, expected, found):
        if expected == found:
            self.ok(name)
        else:
            self.fail(name, f"expected {expected!r}, found {found!r}")
        return expected == found

    def true(self, name, condition, text):
        if condition:
            self.ok(name)
        else:
            self.fail(name, text)
        return bool(condition)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        return self.failed == 0 and self.passed > 0


async def each(report, cases, handle, at_once=20, name=lambda case: case.name, seconds=20):
    """handle(case) for each of them, so many at once; one that takes too long or breaks is a failure."""
    gate = asyncio.Semaphore(at_once)

    async def one(case):
        async with gate:
            try:
                return await asyncio.wait_for(handle(case), seconds)
            except Timeout as late:
                report.fail(name(case), f"found {late}")
            except asyncio.TimeoutError:
                report.fail(name(case), f"found no end within {seconds} seconds")
            except Exception:  # a fault of the test is shown, and the others go on
                report.fail(name(case), "the test broke: " + traceback.format_exc(limit=3).replace("\n", " / "))
            return None
    return await asyncio.gather(*[one(case) for case in cases])


async def ended(report, name, gateway):
    """Stop the gateway: it ends by itself with 0, and the sanitizers say nothing."""
    status = await gateway.stop()
    report.same(f"{name}: exit status of the gateway", 0, status)
    odd = [line for _, line in gateway.program.errors if "Sanitizer" in line or "runtime error" in line]
    report.same(f"{name}: sanitizers", [], odd[:3])
    for network in gateway.networks.values():
        report.same(f"{name}: {network.name} ended", True, network.process.returncode is not None)
    gateway.remove()
