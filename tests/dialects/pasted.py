# SPDX-License-Identifier: BSD-2-Clause
"""Pasted tables by chance, for configurations.py: CSV, TSV, Markdown and MediaWiki."""
from configuration import TAKES, WIDE, Configuration, chance, some

PHRASES = {"sip": {404: "Not Found", 480: "Temporarily Unavailable", 486: "Busy Here", 503: "Service Unavailable"},
           "q850": {17: "User busy", 21: "Call rejected", 34: "No circuit/channel available"}}


def cell(space, code):
    """A code as people write it."""
    phrase = PHRASES[space].get(code)
    label = {"sip": "SIP", "q850": "Q.850"}[space]
    forms = ["%d" % code] * 4 + ["%s %d" % (label, code), "%s:%d" % (space, code)]
    return chance.choice(forms + (["%d %s" % (code, phrase), "%d (%s)" % (code, phrase)] if phrase else []))


def row_cells(c, columns, kind):
    """The cells of one row; kind says what is wrong with it."""
    source, target = [space for space in columns if space in WIDE]
    code, answer = c.pair(source, target)
    wrong = {"range": "16/31", "class": "4xx", "text": "busy line"}
    cells, last = [], None
    for column in columns:
        if column == "phrase":
            cells.append(PHRASES[last].get(code if last == source else answer, "") if last else "")
        elif column == "-":
            cells.append("x")
        else:
            last = column
            cells.append(cell(column, code if column == source else answer))
    place = columns.index(chance.choice([source, target]))
    if kind != "good":
        cells = [cell(column, 500 if column == "sip" else 65) if column in WIDE else "x" for column in columns]
    if kind in wrong:
        cells[place] = wrong[kind]
    elif kind == "empty":
        cells[place] = ""
    elif kind == "short":
        return cells[:columns.index(target)], ()
    return cells + ["486"] * chance.choice([0, 0, c.more]), (source, code, target, answer)


WORDS = {"range": "unknown-code", "class": "unknown-code", "text": "unknown-code", "empty": "unknown-code",
         "short": "not-understood"}


def put(c, form, cells):
    """A row in the form of a table; returns its line."""
    if form == "mediawiki":
        c.line("|-")
        line = len(c.lines) + 1
        c.lines += ["| " + " || ".join(cells)] if chance.random() < 0.5 else ["| " + text for text in cells]
        return line
    if form == "markdown":
        c.line("| " + " | ".join(cells) + " |")
    elif form == "tsv":
        c.line("\t".join(cells))
    else:
        c.line(c.comma.join('"%s"' % text if chance.random() < 0.2 else text for text in cells))
    return len(c.lines)


def table(form):
    c = Configuration(TAKES["table"], "error")
    c.comma, c.more = chance.choice([",", ";"]), chance.randint(0, 3)
    columns = list(chance.choice([("sip", "q850"), ("q850", "sip")]))
    if chance.random() < 0.4:
        columns.insert(1, chance.choice(["phrase", "-"]))
    c.options = ["--columns=" + ",".join(columns)]
    titles = [{"sip": "SIP", "q850": "Cause", "phrase": "Text", "-": "Note"}[column] for column in columns]
    if form == "mediawiki":
        c.lines = ['{| class="wikitable"', "! " + " !! ".join(titles)]
    elif form == "markdown":
        c.lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    elif chance.random() < 0.6:
        put(c, form, titles)
    for n in some(8, 20):
        kind = chance.choice(["good"] * 12 + list(WORDS)) if n else "good"
        cells, row = row_cells(c, columns, kind)
        line = put(c, form, cells)
        if kind in WORDS:
            c.warn(WORDS[kind], line)
        else:
            c.take(*row, line=line)
    c.lines += ["|}"] * (form == "mediawiki")
    return c
