# SPDX-License-Identifier: BSD-2-Clause
"""Asks a system that answers from an exported table by HTTP.

    ask.py all PORT QUESTIONS              prints the questions with the answers that it found
    ask.py loop PORT OLD NEW STOP          asks until the file STOP is there.  The answers must be those of OLD or of NEW, and
                                           some of each.  A system that looks up the value, the phrase and the location one by
                                           one may have some of each in one answer.

A question is GET /FROM/CODE/TO?COMPANIONS.  The answer is one line of TSV: value, phrase, and what is written, such as
location=10.  The values -1 and -2 stand for none and unlisted.
"""
import os, socket, sys, threading

READERS = 4
WORDS = {"-1": "none", "-2": "unlisted"}


class Connection:
    """One that is kept, and opened again where the server has closed it."""

    def __init__(self, port):
        self.port = port
        self.socket = None

    def get(self, path):
        for _ in range(50):
            try:
                if not self.socket:
                    self.socket = socket.create_connection(("127.0.0.1", self.port), 5)
                self.socket.sendall(b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path.encode())
                return self.read()
            except (ConnectionError, EOFError):
                self.socket = None
        sys.exit("%s: found no answer from port %d" % (path, self.port))

    def read(self):
        text = b""
        while b"\r\n\r\n" not in text:
            text += self.more()
        head, _, body = text.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
        length = int(fields.get(b"content-length", b"0"))
        while len(body) < length:
            body += self.more()
        if fields.get(b"connection", b"").strip() == b"close":
            self.socket = None
        return body.decode().rstrip("\n")

    def more(self):
        part = self.socket.recv(65536)
        if not part:
            raise EOFError
        return part


def rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def ask(connection, row):
    """The row with the answer that is found."""
    source, code, companions, target = row[:4]
    value, phrase, writes = (connection.get("/%s/%s/%s?%s" % (source, code, target, companions)).split("\t") + ["", ""])[:3]
    value = WORDS.get(value, value)
    location = dict(part.partition("=")[::2] for part in writes.split(";")).get("location", "")
    return row[:4] + [value if value in ("none", "unlisted") else "code", value, phrase, location]


def ask_all(port, path):
    connection = Connection(port)
    for row in rows(path):
        print(*ask(connection, row), sep="\t")


def loop(port, old, new, stop):
    answers = {tuple(row[:4]): row for row in rows(new)}
    pairs = [(row, answers[tuple(row[:4])]) for row in rows(old) if tuple(row[:4]) in answers]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    counts = {"old": 0, "new": 0, "other": 0}

    def read(number):
        connection = Connection(port)
        turn = number
        while not os.path.exists(stop):
            some = changed if turn % 2 else pairs
            before, after = some[turn * 1009 % len(some)]
            turn += READERS + 1
            found = ask(connection, before)
            if any(one not in both for one, both in zip(found, zip(before, after))):
                counts["other"] += 1
                print("found %s; expected %s or %s" % (found, before, after))
            elif before != after:
                counts["new" if found == after else "old"] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    print("old answers %(old)d, new ones %(new)d, others %(other)d" % counts)
    sys.exit(0 if counts["old"] and counts["new"] and not counts["other"] else 1)


if sys.argv[1] == "all":
    ask_all(int(sys.argv[2]), sys.argv[3])
else:
    loop(int(sys.argv[2]), *sys.argv[3:6])
