# SPDX-License-Identifier: BSD-2-Clause
"""What all tests of a run share: where things are, and the frames that tshark reads in the end."""
import os
import shutil
import tempfile

from by_hand import ByHand


class Context:
    def __init__(self):
        self.here = os.path.dirname(os.path.abspath(__file__))
        self.source = os.environ.get("SRCDIR", os.path.join(self.here, "../.."))
        self.build = os.path.abspath(os.environ.get("BUILDDIR", os.path.join(self.source, "build")))
        self.sipcause = os.path.join(self.build, "sipcause")
        self.seconds = float(os.environ.get("GATEWAY_SECONDS", "5"))
        self.work = tempfile.mkdtemp(prefix="sipcause-gateway.", dir=os.environ.get("TMPDIR", "/tmp"))
        self.frames = {}    # name of a test -> a file of frames
        self.elements = {}  # number -> the element that the network printed
        self.dialled = []   # numbers that the network failed

    def hand(self, gateway):
        return ByHand(self.sipcause, gateway.map_folder)

    def keep(self, gateway, trunk):
        """The frames of a trunk, also after the gateway is gone."""
        kept = os.path.join(self.work, f"{len(self.frames)}.frames")
        if os.path.exists(gateway.frames(trunk)):
            shutil.copy(gateway.frames(trunk), kept)
        return kept

    def remove(self):
        shutil.rmtree(self.work, ignore_errors=True)
