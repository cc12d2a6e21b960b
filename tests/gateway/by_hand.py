# SPDX-License-Identifier: BSD-2-Clause
"""What the command sipcause answers to the same evidence: the other side of every comparison."""
import collections
import json
import re
import subprocess

Question = collections.namedtuple("Question", "evidence map target output given", defaults=((),))
MOST = 200  # questions in one process
MESSAGE = re.compile(rb"(SIP/2\.0 \d|[A-Z]+ sips?:\S+ SIP/2\.0)")


class ByHand:
    def __init__(self, sipcause, maps):
        self.sipcause, self.maps = sipcause, maps
        self.answers = {}

    def command(self, question):
        command = [self.sipcause, "-I", self.maps, "-m", question.map, "-t", question.target, "-o", question.output]
        for pair in question.given:
            command += ["-w", pair]
        return command

    def run(self, command, text=b""):
        done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30)
        if done.returncode > 1:
            raise RuntimeError(f"{command[:8]}: exit status {done.returncode}: {done.stderr.decode('latin-1')[:300]}")
        return done.stdout

    def one(self, question):
        """A call whose bytes cannot be an argument: it is the standard input."""
        out = self.run(self.command(question) + ["-i", "message"], question.evidence)
        return out.split(b"\n")[0]

    def several(self, questions):
        """Many calls in one process, an answer a line."""
        lines = self.run(self.command(questions[0]) + ["--"] + [question.evidence for question in questions])
        lines = lines.split(b"\n")[:-1]
        if len(lines) != len(questions):
            return [self.one(q) if is_message(q.evidence) else self.run(self.command(q) + ["--", q.evidence])[:-1]
                    for q in questions]
        return lines

    def ask(self, questions):
        """Answer these questions, all that can be in few processes; get() then has the answers."""
        groups = collections.defaultdict(list)
        for question in set(questions) - set(self.answers):
            evidence = question.evidence
            if is_message(evidence) and (b"\0" in evidence or not MESSAGE.match(evidence)):
                self.answers[question] = self.one(question).decode("latin-1")
            else:
                groups[question[1:]].append(question)
        for group in groups.values():
            for at in range(0, len(group), MOST):
                part = group[at:at + MOST]
                for question, answer in zip(part, self.several(part)):
                    self.answers[question] = answer.decode("latin-1")

    def get(self, evidence, map, target, output, given=()):
        """One answer; empty if the map has none."""
        question = Question(evidence if isinstance(evidence, bytes) else evidence.encode(), map, target, output,
                            tuple(given))
        if question not in self.answers:
            self.ask([question])
        return self.answers[question]

    def code(self, evidence, map, target, given=()):
        """The code alone: "sip:486", "none"."""
        answer = self.get(evidence, map, target, "json", given)
        return json.loads(answer).get("to", "none") if answer else "none"

    def decided(self, evidence, map, target, given=()):
        """The code of the evidence that counts."""
        answer = self.get(evidence, map, target, "json", given)
        return json.loads(answer).get("from", "none") if answer else "none"


def is_message(evidence):
    return b"\n" in evidence


def element(cause, location, diagnostics=""):
    """A cause element as the network sends it, in hexadecimal."""
    octets = f"{0x80 | location:02x}{0x80 | cause:02x}{diagnostics}"
    return f"08{len(octets) // 2:02x}{octets}"
