# SPDX-License-Identifier: BSD-2-Clause
"""A configuration by chance, and what its product answers: configurations.py PRODUCT SEED FOLDER.

FOLDER/defaults has what the product answers without settings, and FOLDER/names the names of Asterisk's causes.
In FOLDER are written: conf, the configuration; options, those of the import, one a line; answers, what the product
answers with it; warnings, the lines that must be reported, each with a word; status, that of the import; tables.
All is taken from sipcause-import(1), sipcause-dialect(5) and the documents that each dialect names.
"""
from configuration import BACK, TAKES, Configuration, chance, product, read, some
from pasted import table


def spread(text):
    """Blanks as people leave them: tabs, several, some at the end."""
    if chance.random() < 0.7:
        return text
    blanks = chance.choice(["  ", "\t", "   "])
    at = [i for i in range(1, len(text)) if text[i] == " " and text[i - 1] != " "]
    for i in reversed(at):
        text = text[:i] + blanks + text[i + 1:]
    return text + chance.choice(["", " ", "\t"])


def sets(c, lead, scope, undo, known, high=16):
    """Lines of Cisco and H3C, with others among them."""
    for _ in some(6, high):
        kind = chance.random()
        source, target, words = chance.choice([("q850", "sip", ("pstn-cause", "sip-status")),
                                               ("sip", "q850", ("sip-status", "pstn-cause"))])
        code, answer = c.pair(source, target)
        if kind < 0.65:
            c.line(spread("%sset %s %d %s %d" % (lead, words[0], code, words[1], answer)))
            c.take(source, code, target, answer, scope)
        elif kind < 0.75:
            c.line(spread("%s%s set %s %d" % (lead, undo, words[0], code)))
            c.take(source, code, target, BACK, scope)
        elif kind < 0.85:
            c.bad(lead + chance.choice(["set %s seventeen %s 480", "set %s 17 %s", "set %s 17 %s 480 486",
                                        "set %s 17-18 %s 480"]) % words)
        else:
            c.line(lead + chance.choice(known))


def outside(c):
    c.bad(" set pstn-cause %d sip-status 480" % chance.randint(1, 127), "outside")


def tenant(c, scope):
    c.line(scope)
    c.line(" registrar 1 dns:example.com expires 300")
    sets(c, " ", scope, "no", ["outbound-proxy dns:proxy.example.com", "session refresh"], high=9)
    c.line("!")


def categories(c):
    c.line("voice cause-code")
    for _ in some(3, 9):
        code, cause = c.pair("cisco-error-category", "q850")
        undone = chance.random() < 0.15
        c.line(spread(" no error-category %d" % code if undone else " error-category %d q850-cause %d" % (code, cause)))
        c.take("cisco-error-category", code, "q850", BACK if undone else cause)
    if chance.random() < 0.5:
        c.bad(" error-category q850-cause 27")
    c.line("!")


def agent(c):
    c.line("sip-ua")
    c.line(" set pstn-cause 3 sip-status 503")
    c.take("q850", 3, "sip", 503)
    sets(c, " ", None, "no", ["retry invite 2", "!", "! a comment", "timers connect 100", "registrar dns:example.com"])
    c.line("!")


def cisco():
    c = Configuration(TAKES["cisco"], "last")
    parts = [lambda: c.line("hostname gw1"), lambda: c.lines.extend(["line vty 0 4", " login", "!"]),
             lambda: c.line("! set pstn-cause 3 sip-status 480")]
    scope = "voice class tenant 1"
    kind = chance.choice(["none", "other", "asked", "only"])
    if kind != "none":
        parts.append(lambda: tenant(c, scope))
    if kind == "asked":
        c.asked, c.options = scope, ["--scope=" + scope]
    if kind == "other":
        parts.append(lambda: tenant(c, "voice class tenant 22"))
    if kind != "only":
        parts += [lambda: agent(c), lambda: outside(c)] + [lambda: categories(c)] * chance.randint(0, 1)
    chance.shuffle(parts)
    for part in [lambda: c.line("version 15.4")] + parts:
        part()
        c.line("!")
    return c


def h3c():
    c = Configuration(TAKES["h3c"], "last")
    c.lines = ["#", " version 7.1.064", "#", "interface GigabitEthernet0/0", " ip address 10.0.0.1 255.0.0.0", "#"]
    if chance.random() < 0.5:
        outside(c)
    c.lines += ["voice-setup", " #", " sip", "  set pstn-cause 17 sip-status 408"]
    c.take("q850", 17, "sip", 408)
    sets(c, "  ", None, "undo", ["proxy ipv4 10.1.1.1", "# a comment", "keepalive 60", "undo register-enable"])
    c.lines += [" #", " dial-program", "  entity 1 pots", "   line 1", " #"]
    if chance.random() < 0.5:
        outside(c)
    c.lines += ["#", "return"]
    return c


def audiocodes():
    c = Configuration(TAKES["audiocodes"], "error")
    c.lines = ["; Board: Mediant 1000", "[SYSTEM Params]", "SyslogServerIP = 10.0.0.1", "", "[ CoderTable ]",
               "FORMAT CoderTable_Index = CoderTable_Name;", "CoderTable 0 = g711;", "[ \\CoderTable ]", ""]
    parts = [("CauseMapSip2Isdn", "sip", "q850"), ("CauseMapIsdn2Sip", "q850", "sip")]
    for name, source, target in chance.sample(parts, 2):
        ini(c, chance.choice([name, name.replace("Sip", "SIP").replace("Isdn", "ISDN")]), source, target)
    return c


def ini(c, name, source, target):
    columns = {"sip": name + "_SipResponse", "q850": name + "_IsdnReleaseCause"}
    order = chance.sample([source, target], 2)
    if chance.random() < 0.3:
        c.bad("%s 0 = 17,18;" % name, "outside")
    c.line(chance.choice(["[ %s ]", "[%s]"]) % name)
    if chance.random() < 0.3:
        c.bad("%s 0 = 17,18;" % name)
    c.line("FORMAT %s_Index = %s, %s;" % (name, columns[order[0]], columns[order[1]]))
    for index in some(4, 12):
        code, answer = c.pair(source, target)
        cells = {source: code, target: answer}
        kind = chance.random()
        if kind < 0.8:
            c.line(spread("%s %d = %d, %d;" % (name, index, cells[order[0]], cells[order[1]])))
            c.take(source, code, target, answer)
        elif kind < 0.9:
            text, word = chance.choice([("404, 3, 1;", ""), ("404;", ""), ("404, 3", ""),
                                        (", 17;" if order[0] == "sip" else ", 404;", "unknown-code")])
            c.bad("%s %d = %s" % (name, index, text), word or "not-understood")
        else:
            c.line("; %s %d = 404, 17;" % (name, index))
    c.line("[ \\%s ]" % name)
    c.line("")


def quoted(text):
    return chance.choice(["%s", '"%s"', "'%s'"]) % text


def lync_scope(c):
    """Which scopes there are; the one that is read has a row.  Few codes, as the order of their rules is what counts."""
    c.pools = {space: pool[:3] for space, pool in c.pools.items()}
    own = chance.choice(["global", "site:Berlin", "PstnGateway:192.0.2.1"])
    if own != "global":
        c.asked, c.options = own, ["--scope=" + own]
    return [own] * 4 + ["global", "PstnGateway:gw2.example.com"]


def lync():
    c = Configuration(TAKES["lync"], "first", "global")
    c.encoding = chance.choice(["utf-8", "utf-16"])
    c.lines = ["# made by hand", "Get-CsTrunkConfiguration", ""]
    scopes = lync_scope(c)
    command(c, scopes[0], 0, (404, 480, ""))
    for n in some(8, 16):
        kind = chance.random()
        if kind < 0.85:
            command(c, chance.choice(scopes), n + 1, c.pair("sip", "sip") + (chance.choice(["", "", -1, c.code("q850")]),))
        elif kind < 0.92:
            name = "New-CsSipResponseCodeTranslationRule -Parent global -Name R%d " % n
            c.bad(name + chance.choice(["-TranslatedResponseCode 480", "-ReceivedResponseCode 480", "-ReceivedResponseCode "
                                        "480 -Tenant x -TranslatedResponseCode 503", '-ReceivedResponseCode "480']))
        elif kind < 0.96:
            c.bad("Set-CsSipResponseCodeTranslationRule -Identity global/R1 -TranslatedResponseCode 503")
        else:
            c.line("# New-CsSipResponseCodeTranslationRule -ReceivedResponseCode 480")
    return c


def command(c, scope, n, values):
    code, answer, cause = values
    place = chance.randint(0, 4) if chance.random() < 0.5 else None
    parts = ["-ReceivedResponseCode %s" % quoted(code), "-TranslatedResponseCode:%d" % answer]
    parts += ["-ReceivedISUPCauseValue %s" % cause] * (cause != "") + ["-Priority %s" % place] * (place is not None)
    parts += chance.choice([["-Identity " + quoted("%s/R%d" % (scope, n))], ["-Parent " + quoted(scope), "-Name R%d" % n]])
    chance.shuffle(parts)
    name = chance.choice(["New-CsSipResponseCodeTranslationRule", "new-cssipresponsecodetranslationrule"])
    c.line(" ".join([name] + parts) + chance.choice(["", " # set by hand", " -Force"]))
    line = len(c.lines)
    if chance.random() < 0.3:
        at = c.lines[-1].index(" ")
        c.lines[-1:] = [c.lines[-1][:at] + " `", "  " + c.lines[-1][at + 1:]]
    c.take("sip", code, "sip", answer, scope, "" if cause == -1 else cause, line, place)


def records():
    c = Configuration(TAKES["lync"], "first", "global")
    c.encoding = chance.choice(["utf-8", "utf-16"])
    c.lines = ["PS C:\\> Get-CsSipResponseCodeTranslationRule", "", ""]
    scopes = lync_scope(c)
    last = {}
    for n in some(8, 14):
        scope = scopes[0] if n == 0 else chance.choice(scopes)
        last[scope] = last.get(scope, -1) + 1
        values = (404, 480, -1) if n == 0 else c.pair("sip", "sip") + (chance.choice([-1, "", c.code("q850")]),)
        record(c, scope, n, values, last[scope])
    c.lines += ["", "Identity     : Global", "EnableBypass : False"]
    return c


def record(c, scope, n, values, place):
    code, answer, cause = values
    line = len(c.lines) + 1
    scope_text = scope.replace("global", "Global")
    fields = [("Identity", "%s/R%d" % (scope_text, n)), ("Priority", place), ("ReceivedResponseCode", code),
              ("ReceivedISUPCauseValue", cause), ("TranslatedResponseCode", answer), ("Name", "R%d" % n)]
    if n and chance.random() < 0.1:
        del fields[4]
        c.warn("not-understood", line)
    else:
        c.take("sip", code, "sip", answer, scope, "" if cause == -1 else cause, line)
    for name, value in fields:
        c.line("%-22s : %s" % (name, value))
        if name == "Identity" and chance.random() < 0.2:
            c.line(" " * 25 + "of a long name")
    if chance.random() < 0.7:
        c.lines += [""] * chance.randint(1, 2)


def gnugk():
    c = Configuration(TAKES["gnugk"], "first", "received")
    c.lines = ["; a gatekeeper", "[Gatekeeper::Main]", "Name=gk", "TranslateReceivedQ931Cause=17:=34"]
    parts = [("[RoutedMode]", ""), ("[EP::GW1]", "EP::GW1 ")]
    if chance.random() < 0.4:
        c.asked = chance.choice(["sent", "EP::GW1 received", "EP::GW1 sent"])
        c.options = ["--scope=" + c.asked]
    for head, scope in chance.sample(parts, 2):
        c.lines += [head, "GKRouted=1", "; Translated by hand"]
        lists(c, scope)
    c.line("[H225toQ931]")
    for _ in some(3, 9):
        code, cause = c.pair("h323", "q850")
        c.line("%d%s%d%s" % (code, chance.choice(["=", " = "]), cause, chance.choice(["", "", " # no route"])))
        c.take("h323", code, "q850", cause)
    if chance.random() < 0.5:
        c.bad(chance.choice(["seven=34", "14:=20", "14=", "14"]))
    c.lines += ["[RasSrv::RRQFeatures]", "2=3"]
    return c


def lists(c, scope):
    for direction in ("received", "sent", chance.choice(["received", "sent"])):
        c.line("")
        items = []
        for n in some(1, 6):
            code, cause = (17, 34) if n == 0 else c.pair("q850", "q850")
            items.append("%d:=%d" % (code, cause))
            c.take("q850", code, "q850", cause, scope + direction)
            if chance.random() < 0.08:
                items.append(chance.choice(["21:=", "21=34", "busy:=34", "1-3:=34"]))
                c.warn("not-understood", len(c.lines))
        name = "Translate%sQ931Cause" % direction.capitalize()
        c.lines[-1] = name + chance.choice(["=", " = "]) + chance.choice([",", ", "]).join(items)
    if chance.random() < 0.3:
        c.bad("TranslateQ931Cause=17:=34")


def sip2cause():
    c = Configuration(TAKES["sip2cause"], "last")
    names = dict(read("names"))
    c.lines = ["; sip2cause.conf", "404 => USER_BUSY"]
    sections = [("[sip2cause]", "sip", "asterisk"), ("[cause2sip]", "asterisk", "sip")]
    for head, source, target in chance.sample(sections, 2):
        c.line(head)
        for _ in some(5, 14):
            code, answer = c.pair(source, target)
            texts = [names.get(str(value), str(value)) if space == "asterisk" else str(value)
                     for space, value in ((source, code), (target, answer))]
            text = spread("%s %s %s" % (texts[0], chance.choice(["=>", "="]), texts[1]))
            text += chance.choice(["", "", " Nobody there"] if target == "sip" else [""])
            c.line(text + chance.choice(["", "", " ; by hand"]))
            c.take(source, code, target, answer)
        if chance.random() < 0.6:
            text = "%s => %s" % (("480", "NO_SUCH") if source == "sip" else ("NO_SUCH", "480 Nobody"))
            c.bad(text, "unknown-code")
        if chance.random() < 0.4:
            c.bad(chance.choice(["404", "404 -> USER_BUSY", "=> 404", "404-410 => USER_BUSY"]))
    c.lines += ["[other]", "404 => USER_BUSY"]
    return c


def kolmisoft():
    c = Configuration(TAKES["kolmisoft"], "error")
    c.lines = ["# system.conf", "server_id = 1"]
    for _ in some(6, 16):
        kind = chance.random()
        code, cause = c.pair("kolmisoft", "q850")
        if kind < 0.8:
            c.line(spread("hgc%d = %d" % (code, cause)) + chance.choice(["", " ; by hand", " # by hand"]))
            c.take("kolmisoft", code, "q850", cause)
        elif kind < 0.9:
            c.bad(chance.choice(["hgc303 = busy", "hgc = 34", "hgc304 34", "hgc304 = 34 35"]))
        else:
            c.line(chance.choice(["db_host = localhost", "# hgc303 = 34", "; hgc304 = 21", "", "debug = 303"]))
    c.line("hgc341 = 34")
    c.take("kolmisoft", 341, "q850", 34)
    return c


PRODUCTS = {"cisco": cisco, "h3c": h3c, "audiocodes": audiocodes, "lync": lync, "records": records, "gnugk": gnugk,
            "sip2cause": sip2cause, "kolmisoft": kolmisoft}
(PRODUCTS[product]() if product in PRODUCTS else table(product)).write()
