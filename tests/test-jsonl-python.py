# SPDX-License-Identifier: BSD-2-Clause
"""Lines of JSON, read by the csv command and by Python's own module."""

import json
import os
import random
import subprocess
import sys

PATHS = ["a", "b", "a.b", "a.b.a", "a.0", "b.1.a", "b.1", "a\\.b", "\\\\", "é", "a.é.0", "x.a"]
KEYS = ["a", "b", "a.b", "\\", "é", "x", "0", "1", "", "aa", "long " * 20]
TEXTS = ["", "16", "NORMAL_CLEARING", "\"", "\"16\"", " 16 ", "\t", "é", "\U0001F600", "\n", "\\",
         "\x00", "\x01", "\x7f", "a,b", "x" * 100, "\ud83d"]
DEPTH = 64


class Pairs(list):
    """An object: its members in order, the same keys and all."""


class Number(str):
    """A number as it is written."""


def keys_of(path):
    keys, escaped = [""], False
    for character in path:
        if escaped or character not in "\\.":
            keys[-1] += character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            keys.append("")
    return keys


def blanks(chance):
    return "".join(chance.choice(" \t\r") for _ in range(chance.choice([0, 0, 0, 0, 1, 2])))


def string(chance, text):
    out = ""
    for character in text:
        code = ord(character)
        if 0xD800 <= code < 0xE000 or (chance.random() < 0.1 and code < 0x10000):
            out += "\\u%04x" % code
        elif character in "\"\\":
            out += "\\" + character
        elif code < 0x20:
            out += {"\n": "\\n", "\t": "\\t"}.get(character, "\\u%04X" % code)
        elif character == "\U0001F600" and chance.random() < 0.5:
            out += "\\uD83D\\uDE00"
        else:
            out += character
    return '"' + out + '"'


def value(chance, depth):
    kind = chance.randrange(10) if depth < 5 else chance.randrange(6)
    if kind < 3:
        return string(chance, chance.choice(TEXTS[:11] if chance.random() < 0.95 else TEXTS))
    if kind == 3:
        return chance.choice(["0", "-0", "16", "16.0", "1.6e1", "1E-7", "123456789012345678901234"])
    if kind == 4:
        return chance.choice(["true", "false"])
    if kind == 5:
        return "null"
    if kind == 6:
        items = [value(chance, depth + 1) for _ in range(chance.randrange(4))]
        return "[" + blanks(chance) + ",".join(pad(chance, item) for item in items) + "]"
    return thing(chance, depth + 1)


def pad(chance, text):
    return blanks(chance) + text + blanks(chance)


def thing(chance, depth):
    members = []
    for _ in range(chance.randrange(7)):
        key = string(chance, chance.choice(KEYS))
        members.append(pad(chance, key) + ":" + pad(chance, value(chance, depth)))
    return "{" + blanks(chance) + ",".join(members) + "}"


def spoil(chance, line):
    at = chance.randrange(len(line) + 1)
    piece = chance.choice([b"\"", b"{", b"}", b"[", b"]", b",", b":", b"\\", b"0", b"-", b"e", b"NaN",
                           b"\x00", b"\x1f", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b" "])
    return line[:at] + chance.choice([piece, b""]) + line[at + chance.randrange(2):]


def depth_of(found):
    if not isinstance(found, list):
        return 0
    inner = [item[1] for item in found] if isinstance(found, Pairs) else found
    return 1 + max([depth_of(item) for item in inner], default=0)


def refuse(word):
    raise ValueError(word)


def load(text):
    return json.loads(text, object_pairs_hook=Pairs, parse_int=Number, parse_float=Number,
                      parse_constant=refuse)


def half(found):
    """Whether a text has half of a surrogate pair."""
    if isinstance(found, list):
        return any(half(part) for part in found)
    if isinstance(found, tuple):
        return any(half(part) for part in found)
    return isinstance(found, str) and any(0xD800 <= ord(character) < 0xE000 for character in found)


def expected(line):
    """The object that the line is; None: it is none."""
    try:
        found = load(line.decode("utf-8"))
    except ValueError:
        return None
    if not isinstance(found, Pairs) or depth_of(found) > DEPTH or half(found):
        return None
    return found


def follow(found, keys):
    """What a path leads to: (), or the value in a tuple."""
    for key in keys:
        if isinstance(found, Pairs):
            first = [item[1] for item in found if item[0] == key][:1]
        elif isinstance(found, list):
            first = [item for i, item in enumerate(found) if str(i) == key]
        else:
            first = []
        if not first:
            return ()
        found = first[0]
    return (found,)


def kind_of(found):
    if found == ():
        return "missing"
    found = found[0]
    if found is None:
        return "null"
    for kind, name in ((bool, "word"), (Number, "number"), (str, "string"), (Pairs, "object")):
        if isinstance(found, kind):
            return name
    return "array"


def wrong_value(line, found, kind, begin, end, cell):
    if kind != kind_of(found):
        return "%s; expected %s" % (kind, kind_of(found))
    if kind == "missing":
        return None if cell == b"" else "a cell"
    raw = line[begin:end]
    if load(raw.decode("utf-8")) != found[0]:
        return "bytes %d to %d: %r" % (begin, end, raw)
    said = {"null": b"", "string": found[0].encode("utf-8") if kind == "string" else b""}.get(kind, raw)
    return None if cell == said.strip(b" \t") else "cell %r; expected %r" % (cell, said)


def wrong_line(line, answer):
    words, found = answer.split(" "), expected(line)
    if words[0] == "blank":
        return None if line.strip(b" \t\r") == b"" else "blank"
    values = [follow(found, keys_of(path)) for path in PATHS] if found is not None else []
    nul = any(kind_of(one) == "string" and "\0" in one[0] for one in values)
    if words[0] == "wrong":
        if found is not None and not (nul and answer.endswith("a text without NUL")):
            return answer
        return None if 0 <= int(words[1]) <= len(line) else "byte " + words[1]
    if found is None or nul:
        return "sound"
    brace = line.rstrip(b" \t\r").rindex(b"}")
    if int(words[1]) != brace or (words[2] == "1") != (len(found) == 0):
        return " ".join(words[:3])
    for i, path in enumerate(PATHS):
        kind, begin, end, cell = words[3 + 4 * i:7 + 4 * i]
        wrong = wrong_value(line, values[i], kind, int(begin), int(end), bytes.fromhex(cell[:-1]))
        if wrong:
            return path + ": " + wrong
    return None


def make_lines(chance, count):
    lines = [b"", b" ", b"{}", b"[]", b"1"]
    for times in (1, 62, 63, 64, 200):
        lines.append(b'{"a":' + b"[" * times + b"]" * times + b"}")
        lines.append(b'{"b":' * times + b"1" + b"}" * times)
    while len(lines) < count:
        line = (blanks(chance) + thing(chance, 0) + blanks(chance)).encode("utf-8", "surrogatepass")
        if chance.random() < 0.4:
            line = spoil(chance, line)
        lines.append(line)
    return [line for line in lines if b"\n" not in line]


def main():
    chance = random.Random(int(os.environ.get("JSONL_SEED", "1")))
    lines = make_lines(chance, int(os.environ.get("JSONL_LINES", "5000")))
    program = os.path.join(os.environ["BUILDDIR"], "tests", "read-jsonl")
    answers = subprocess.run([program] + PATHS, input=b"\n".join(lines) + b"\n", check=True,
                             stdout=subprocess.PIPE).stdout.decode("utf-8").split("\n")
    if len(answers) != len(lines) + 1:
        print("%d answers; expected %d" % (len(answers) - 1, len(lines)))
        return 1
    failed = 0
    for line, answer in zip(lines, answers):
        wrong = wrong_line(line, answer)
        if wrong:
            failed += 1
            if failed <= 10:
                print("%r: %s" % (line, wrong))
    sound = sum(answer.startswith("sound") for answer in answers)
    if min(sound, len(lines) - sound) < len(lines) / 5:
        print("%d of %d lines are sound; expected many of both" % (sound, len(lines)))
        failed += 1
    print("%d passed, %d failed" % (len(lines) - failed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
