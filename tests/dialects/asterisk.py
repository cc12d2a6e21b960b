# SPDX-License-Identifier: BSD-2-Clause
"""Asks an exported Asterisk dialplan, as the documentation says that Asterisk reads one.

asterisk.py FILE < QUESTIONS: lines of from, code, companions, to; prints them with what the
subroutine sets: outcome, value, phrase, location.

It knows what the file uses: comments, contexts, exten and same, priorities with labels, ${} with
CUT and DIALPLAN_EXISTS, $[] with = and !=, Set, GotoIf, ExecIf, Gosub and Return.
"""
import re
import sys


def without_comment(line):
    """';' begins a comment, and '\\;' is a semicolon (main/config.c)."""
    out = ""
    i = 0
    while i < len(line):
        if line.startswith("\\;", i):
            out += ";"
            i += 2
            continue
        if line[i] == ";":
            if line.startswith(";--", i):
                raise SystemExit("found the begin of a comment of several lines")
            break
        out += line[i]
        i += 1
    return out.strip()


def read(path):
    """Contexts with extensions; the extension without '-', which does not count in a comparison."""
    contexts = {}
    context = exten = None
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = without_comment(line)
        if not line:
            continue
        if line.startswith("["):
            if line in ("[general]", "[globals]"):
                raise SystemExit("line %d: %s" % (number, line))
            context = contexts.setdefault(re.fullmatch(r"\[([^][]+)\]", line).group(1), {})
            exten = None
            continue
        word, _, rest = line.partition("=")
        rest = rest[1:].strip() if rest.startswith(">") else rest.strip()
        if word.strip() == "exten":
            exten, _, rest = rest.partition(",")
            if len(exten) > 79 or "/" in exten or exten.startswith("_"):
                raise SystemExit("line %d: extension %s" % (number, exten))
        elif word.strip() != "same" or exten is None:
            raise SystemExit("line %d: found '%s'; expected exten or same" % (number, word))
        priority, comma, rest = rest.partition(",")
        name, paren, data = rest.partition("(")
        close = data.rfind(")")
        if not comma or not paren or close < 0:
            raise SystemExit("line %d: found no application" % number)
        steps = context.setdefault(exten.replace("-", ""), [])
        label = re.fullmatch(r"(1|n)(?:\((\w+)\))?", priority.strip())
        if (label.group(1) == "1") != (not steps):
            raise SystemExit("line %d: priority %s of extension %s" % (number, priority, exten))
        steps.append((label.group(2), name.strip(), data[:close]))
    return contexts


class Channel:
    def __init__(self, contexts):
        self.contexts = contexts
        self.variables = {}
        self.frames = []

    def exists(self, context, exten):
        return exten.replace("-", "") in self.contexts.get(context, {})

    def value(self, text):
        """A variable, or a function of one."""
        call = re.fullmatch(r"(\w+)\((.*)\)", text, re.S)
        if not call:
            for frame in reversed(self.frames):
                if text in frame:
                    return frame[text]
            return self.variables.get(text, "")
        arguments = call.group(2).split(",")
        if call.group(1) == "DIALPLAN_EXISTS":
            context, exten, priority = arguments
            return "1" if priority == "1" and self.exists(context, exten) else "0"
        if call.group(1) == "CUT":
            name, delimiter, fields = arguments
            words = self.value(name).split(delimiter)
            first, dash, last = fields.partition("-")
            return delimiter.join(words[int(first) - 1:None if dash and not last else int(last or first)])
        raise SystemExit("found the function " + call.group(1))

    def substitute(self, text):
        """${} from the inside to the outside, and then $[]."""
        while True:
            inner = re.search(r"\$\{([^${}]*)\}", text)
            if not inner:
                break
            text = text[:inner.start()] + self.value(inner.group(1)) + text[inner.end():]
        while True:
            inner = re.search(r'\$\[("[^"]*"|\w*) (=|!=) ("[^"]*"|\w*)\]', text)
            if not inner:
                break
            same = inner.group(1).strip('"') == inner.group(3).strip('"')
            text = text[:inner.start()] + ("1" if same == (inner.group(2) == "=") else "0") + text[inner.end():]
        if "$[" in text or "${" in text:
            raise SystemExit("found the expression " + text)
        return text

    def set(self, data):
        name, _, value = data.partition("=")
        local = re.fullmatch(r"LOCAL\((\w+)\)", name)
        if local:
            self.frames[-1][local.group(1)] = value
        else:
            self.variables[name] = value

    def gosub(self, data):
        match = re.fullmatch(r"([^,]+),([^,]+),1(?:\((.*)\))?", data)
        context, exten, arguments = match.groups()
        if not self.exists(context, exten):
            raise SystemExit("Gosub to %s,%s, which is not there" % (context, exten))
        frame = {"ARG%d" % n: word for n, word in enumerate((arguments or "").split(","), 1) if arguments}
        self.frames.append(frame)
        self.run(self.contexts[context][exten.replace("-", "")])
        self.frames.pop()

    def run(self, steps):
        at = 0
        for _ in range(500):
            _, name, data = steps[at]
            at += 1
            data = self.substitute(data)
            if name == "ExecIf":
                condition, _, rest = data.partition("?")
                if condition == "0":
                    continue
                name, _, data = rest.partition("(")
                data = data[:data.rindex(")")]
            if name == "Return":
                self.variables["GOSUB_RETVAL"] = data
                return
            if name == "Set":
                self.set(data)
            elif name == "Gosub":
                self.gosub(data)
            elif name == "GotoIf":
                condition, _, label = data.partition("?")
                if condition != "0":
                    at = next(i for i, step in enumerate(steps) if step[0] == label)
            else:
                raise SystemExit("found the application " + name)
        raise SystemExit("a subroutine does not end")


def main():
    contexts = read(sys.argv[1])
    for line in sys.stdin:
        source, code, companions, target = line.rstrip("\n").split("\t")[:4]
        channel = Channel(contexts)
        for companion in filter(None, companions.split(";")):
            channel.set("sipcause_with_" + companion)
        channel.gosub("sipcause,s,1(%s,%s,%s)" % (source, code, target))
        value = channel.value("sipcause")
        outcome = "code" if value.isdigit() else value
        print(source, code, companions, target, outcome, value, channel.value("sipcause_phrase"),
              channel.value("sipcause_location"), sep="\t")


main()
