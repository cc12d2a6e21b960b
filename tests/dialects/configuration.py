# SPDX-License-Identifier: BSD-2-Clause
"""What all products of configurations.py have: the lines, and which of their rows count."""
import random
import sys

product, seed, folder = sys.argv[1:4]
chance = random.Random("%s %s" % (product, seed))
BACK = "back"


def span(first, last):
    return set(range(first, last + 1))


def listed(text):
    """The codes of '1-3,17'."""
    ends = [part.split("-") for part in text.split(",")]
    return set().union(*(span(int(end[0]), int(end[-1])) for end in ends))


ISDN = {"q850": span(1, 127), "sip": span(400, 699)}
WIDE = {"q850": span(0, 127), "sip": span(100, 699)}
TAKES = {
    "cisco": {**ISDN, "cisco-error-category": span(128, 278)},
    "h3c": {"q850": listed("1-3,17-23,25-29,31,34,38,41-42,47,55,57-58,63,65,70,79,87-88,102,111,127"),
            "sip": listed("400-408,410,413-416,420-421,423,480-488,500-505,513,600,603-604,606")},
    "audiocodes": WIDE,
    "lync": ISDN,
    "gnugk": {"q850": span(1, 127), "h323": span(0, 20)},
    "sip2cause": {"sip": span(200, 699),
                  "asterisk": listed("0-3,5-8,14,16-23,26-31,34,38,41-44,50,52,54,57-58,65-66,69,81,88,95-103,111,127")},
    "kolmisoft": {"kolmisoft": span(300, 399), "q850": span(1, 127)},
    "table": WIDE,
}


def read(name):
    return [line.rstrip("\n").split("\t") for line in open("%s/%s" % (folder, name), encoding="utf-8")]


class Configuration:
    """The lines, and what the product makes of them."""

    def __init__(self, takes, duplicates, scope=None):
        self.takes, self.duplicates, self.first_scope = takes, duplicates, scope
        self.asked, self.options, self.encoding = None, [], "utf-8"
        self.lines, self.rows, self.warnings = [], [], set()
        self.defaults = {tuple(cells[:4]): cells[4] for cells in read("defaults")}
        self.pools = {space: chance.sample(sorted(codes), 6) for space, codes in takes.items()}

    def line(self, text):
        self.lines.append(text)

    def bad(self, text, word="not-understood"):
        self.line(text)
        self.warn(word, len(self.lines))

    def warn(self, word, line):
        self.warnings.add((line, word))

    def take(self, source, code, target, answer, scope=None, when="", line=None, place=None):
        """A row, which stands in the last line unless another one is named."""
        out = any(value not in ("", BACK) and int(value) not in self.takes[space]
                  for space, value in ((source, code), (target, answer), ("q850", when)))
        row = (source, str(code), target, str(answer), scope, str(when), line or len(self.lines), out)
        self.rows.insert(self.position(scope, place), row)

    def position(self, scope, place):
        """Where a row comes: behind those before it, or at its place among those of its scope."""
        those = [i for i, row in enumerate(self.rows) if row[4] == scope]
        return len(self.rows) if place is None or place >= len(those) else those[place]

    def code(self, space):
        """A code, mostly one of a few, so that there are duplicates, and sometimes one that is out of range."""
        if chance.random() < 0.06:
            return chance.choice([n for n in (0, 99, 128, 200, 279, 399, 700, 1000, 65553, 4294967313)
                                  if n not in self.takes[space]])
        return chance.choice(self.pools[space] if chance.random() < 0.7 else sorted(self.takes[space]))

    def pair(self, source, target):
        """A code and its answer, which is the default sometimes."""
        code = self.code(source)
        default = self.defaults.get((source, str(code), "", target), "none")
        own = default.isdigit() and chance.random() < 0.25
        return code, int(default) if own else self.code(target)

    def settle(self):
        """What the product answers: rows of the scope that is read, and of several the one that counts."""
        scopes = {row[4] for row in self.rows}
        scope = self.asked or (self.first_scope if self.first_scope in scopes else None)
        if scope is None and len(scopes) == 1:
            scope = scopes.pop()
        for row in self.rows:
            if row[4] not in (None, scope):
                self.warn("other-scope", row[6])
            elif row[7]:
                self.warn("out-of-range", row[6])
        good = [row for row in self.rows if not row[7]]
        own = {row[:3] for row in good if scope and row[4] == scope}
        rows = [row for row in good if row[4] == scope or row[4] is None and row[:3] not in own]
        return self.decide(rows)

    def decide(self, rows):
        answers = dict(self.defaults)
        if self.duplicates == "first":
            return self.decide_first(rows, answers)
        for source, code, target, answer, _, when, line, _ in rows:
            same = {row[3] for row in rows if row[:3] == (source, code, target)}
            key = (source, code, when, target)
            if self.duplicates == "error" and len(same) > 1:
                self.warn("conflict", line)
            elif answer == BACK:
                answers.pop(key, None)
                if key in self.defaults:
                    answers[key] = self.defaults[key]
            else:
                answers[key] = answer
        return answers

    def decide_first(self, rows, answers):
        for source, code, target, *_ in rows:
            tried = [row for row in rows if row[:3] == (source, code, target)]
            for when in {row[5] for row in tried} | {""}:
                fits = [row[3] for row in tried if row[5] in ("", when)]
                default = self.defaults.get((source, code, "", target))
                key = (source, code, "q850=" + when if when else "", target)
                if fits or default:
                    answers[key] = fits[0] if fits else default
        return answers

    def write(self):
        answers = self.settle()
        named = {(row[0], row[2]) for row in self.rows if not row[7]} | {key[::3] for key in self.defaults if "category" not in key[0]}
        end = chance.choice(["\n", "\r\n"])
        text = end.join(self.lines) + chance.choice(["", end])
        self.save("conf", text, self.encoding)
        self.save("options", "".join(option + "\n" for option in self.options))
        self.save("tables", "".join("%s\t%s\n" % table for table in sorted(named)))
        self.save("answers", "".join("\t".join(key + (answer,)) + "\n" for key, answer in sorted(answers.items())
                                     if key[::3] in named))
        self.save("warnings", "".join("%d %s\n" % warning for warning in sorted(self.warnings)))
        self.save("status", "%d\n" % bool(self.warnings))

    def save(self, name, text, encoding="utf-8"):
        with open("%s/%s" % (folder, name), "w", encoding=encoding, newline="") as file:
            file.write(text)


def some(low, high):
    return range(chance.randint(low, high))
