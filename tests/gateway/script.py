# SPDX-License-Identifier: BSD-2-Clause
"""The tables of cases, and the steps in them.  README.md says how they are written."""
import random
import re


class Step:
    """One thing that a peer does.  lines are header fields, as they go to the wire."""

    def __init__(self, word, argument=""):
        self.word = word
        self.argument = argument
        self.lines = []
        self.contact = True
        self.sdp = False
        self.code, self.tag, self.phrase, self.first = 0, "a", None, None


def respond(text):
    """486, 486 Busy Here, 486/b Busy Here: a response, with this tag in To."""
    found = re.fullmatch(r"(\d{3})(?:/(\w+))?(?: (.*))?", text)
    step = Step("respond")
    step.code, step.tag = int(found.group(1)), found.group(2) or "a"
    step.phrase = found.group(3)
    step.sdp = step.code in (183, 200, 202, 204)
    return step


def first_line(text):
    """first 486 SIP/2.0  486 Busy: a response whose first line is the text after the number."""
    number, _, line = text.partition(" ")
    step = Step("respond")
    step.code, step.first = int(number), line
    return step


WORDS = ("wait", "until", "bye", "cancel", "junk", "hangup", "deaf", "again", "phone", "isdn", "times")


def parse(columns):
    """The steps of the columns of a line."""
    steps = []
    for column in columns:
        word, _, argument = column.partition(" ")
        if re.match(r"\d{3}(/\w+)?( |$)", column):
            steps.append(respond(column))
        elif word == "first":
            steps.append(first_line(argument))
        elif word == "no-sdp":
            steps[-1].sdp = False
        elif word == "no-contact":
            steps[-1].contact = False
        elif word in WORDS:
            steps.append(Step(word, argument))
        else:
            steps[-1].lines.append(column)
    return steps


def pause(argument):
    """Seconds of "wait 50" or "wait 0-20", which is any time between these milliseconds."""
    first, _, last = argument.partition("-")
    return random.uniform(float(first), float(last or first)) / 1000


class Case:
    def __init__(self, place, name, expected, columns):
        self.place, self.name, self.expected = place, name, expected
        self.columns = columns

    @property
    def steps(self):
        return parse(self.columns)


def read(path):
    """The cases of a table: name | expected | step | step ..."""
    cases, names = [], set()
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            columns = [column.strip() for column in re.split(r" +\| +", line)]
            place = f"{path.rsplit('/', 1)[-1]}:{number}"
            if len(columns) < 3 or "" in columns[:3]:
                raise SystemExit(f"{place}: found {len(columns)} columns; expected name | expected | step ...")
            if columns[0] in names:
                raise SystemExit(f"{place}: found the name '{columns[0]}' twice; expected a name of its own")
            names.add(columns[0])
            cases.append(Case(place, columns[0], columns[1], columns[2:]))
    return cases
