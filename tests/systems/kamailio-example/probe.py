# SPDX-License-Identifier: BSD-2-Clause
"""What the example's Kamailio puts on the wire.

    probe.py kinds PROXY CARRIER CARRIER METRICS [translated]   all kinds of failures, as `sipcause -i message` decides
    probe.py scenes PROXY CARRIER CARRIER                       silence, credentials, ringing, CANCEL, BYE, strangers
    probe.py no-way PROXY CARRIER CARRIER                       a carrier to which nothing can be sent
    probe.py slow BACKEND                                       only a back end, which takes 2 seconds for each document
    probe.py back-end PROXY CARRIER CARRIER METRICS BACKEND     a back end that is slow, then down, then there

Ports are numbers.  SIPCAUSE names the command.  A line for each check; the exit status is 1 if one failed.
"""
import http.server, json, os, re, subprocess, sys, threading, time, urllib.request
from agents import Carrier, Peer, all_fields, field
from kinds import KINDS

failures = 0


def check(name, expected, found):
    global failures
    failures += expected != found
    print("%s %s" % ("ok" if expected == found else "FAIL", name))
    if expected != found:
        print("  expected: %s\n  found:    %s" % (expected, found))


def decided(status, more, *options):
    message = "\r\n".join(["SIP/2.0 " + status, "CSeq: 1 INVITE"] + more) + "\r\n\r\n"
    done = subprocess.run([os.environ["SIPCAUSE"], "-i", "message", *options], input=message, capture_output=True, text=True)
    return done.stdout.rstrip("\n")


def expected(status, more, translated):
    """Status line, value of Reason, and how many carriers are asked."""
    policy = ["--policy", "reason-wins"] if translated else []
    number, phrase = decided(status, more, "-t", "sip", "-o", "tsv", *policy).split("\t")[2:6:3]
    number = number.removeprefix("sip:")
    cause, text = decided(status, more, "-t", "q850", "-o", "tsv", *policy).split("\t")[2:6:3]
    reason = decided(status, more, "-t", "q850", "-o", "reason", *policy)
    location = re.search(r";location=[A-Z0-9-]+", re.sub(r'"(\\.|[^"])*"', "", reason).split(",")[0])
    value = 'Q.850;cause=%s;text="%s"%s' % (cause.removeprefix("q850:"), text, location.group() if location else "")
    route = decided(status, more, "-t", "route", "-o", "tsv").split("\t")[2]
    return (status if number == status[:3] else number + " " + phrase, [value] if cause.startswith("q850:") else [],
            2 if route == "route:advance" else 1)


def of_isdn(message):
    return [value for value in all_fields(message, "reason") if re.match(r"\W*(Q\.?850|.*,\s*Q\.850)", value, re.I)
            and not value.startswith(("SIP", "STIR"))]


def metrics(port):
    return urllib.request.urlopen("http://127.0.0.1:%d/metrics" % port, timeout=5).read().decode()


def counted(port, name):
    return {(status, cause): int(number) for status, cause, number in
            re.findall(name + r'\s*\{status="(\d+)", ?cause="(\d+)"\} (\d+)', metrics(port))}


def kinds(peer, carriers, port, translated):
    tally = {}
    for number, (name, status, more, *differs) in enumerate(KINDS):
        differs = differs[0] if differs else {}
        call = "kind-%d" % number
        more = more + ["Retry-After: 17", "X-Carrier: kept"]
        for carrier in carriers:
            carrier.answers[call] = [(status, more)]
        message, _ = peer.call(call)
        line, reasons, legs = expected(status, more, translated)
        if translated:
            line = differs.get("line", line)
        reasons = differs.get("reasons", reasons)
        why = " (differs: %s)" % differs["why"] if differs else ""
        check(name + why, (line, reasons), (message.split("\r\n")[0].removeprefix("SIP/2.0 "), of_isdn(message)))
        check(name + ": carriers", legs, sum(len(carrier.invites(call)) for carrier in carriers))
        kept = [one for one in more if not re.match(r"reason\s*:.*(Q\.?850|Q\.?850.*;cause)", one, re.I) or "STIR" in one]
        check(name + ": other fields", kept, [one for one in kept if one.split(": ", 1)[1] in all_fields(message, one.split(":")[0])])
        cause = re.match(r"Q\.850;cause=(\d+)", decided(status, more, "-t", "q850", "-o", "reason").removeprefix("Reason: "))
        cause = re.match(r"Q\.850;cause=(\d+)", "".join(reasons)) or (cause if not status.startswith("487") else None)
        key = (line[:3], cause.group(1) if cause else "0")
        tally[key] = tally.get(key, 0) + 1
    check("failures are counted by status and cause", tally, counted(port, "sipcause_failures_total"))


def scenes(peer, carriers):
    first, second = carriers
    ask = ['Proxy-Authenticate: Digest realm="second", nonce="1"']
    give = ['Proxy-Authorization: Digest username="u", realm="second", nonce="1", uri="sip:x", response="0"']

    def begin(call, *answers):
        for carrier, given in zip(carriers, answers):
            carrier.answers[call] = list(given)

    def legs(call):
        return [len(carrier.invites(call)) for carrier in carriers]

    def line(message):
        return message.split("\r\n")[0].removeprefix("SIP/2.0 ")

    begin("silent", [("", [])], [("486 Busy", [])])
    message, seconds = peer.call("silent")
    check("a silent carrier, then a busy callee", "486 Busy", line(message))
    begin("both", [("", [])], [("", [])])
    message, seconds = peer.call("both")
    check("both silent", ("408 Request Timeout", ['Q.850;cause=102;text="Recovery on timer expiry";location=BI']),
          (line(message), all_fields(message, "reason")))
    begin("late", [("1.3 404 Nobody", [])], [("0.6 480 Gone", ["Reason: Q.850;cause=19;location=LN"])])
    message, _ = peer.call("late")
    check("an answer that came too late changes nothing",
          ("480 Gone", ['Q.850;cause=19;text="No answer from user (user alerted)";location=LN'], "second"),
          (line(message), all_fields(message, "reason"), field(message, "to").split("tag=")[1]))
    begin("late-2", [("1.3 503 Full", [])], [("0.6 480 Gone", [])])
    message, _ = peer.call("late-2")
    check("nor does one that would go to another carrier",
          ("480 Gone", ['Q.850;cause=18;text="No user responding";location=BI'], [1, 1]),
          (line(message), all_fields(message, "reason"), legs("late-2")))
    begin("rang", [("180 Ringing", []), ("0.3 503 Full", ["Reason: Q.850;cause=34"])], [("486 Busy", [])])
    message, _ = peer.call("rang")
    check("no other carrier after ringing", ("503 Full", [1, 0]), (line(message), legs("rang")))
    begin("answered", [("503 Full", [])], [("200 OK", [])])
    message, _ = peer.call("answered")
    check("the second carrier answers", ("200 OK", [1, 1]), (line(message), legs("answered")))
    dialog = dict(to=field(message, "to"), target=field(message, "contact").strip("<>"),
                  more=["Route: " + one for one in reversed(all_fields(message, "record-route"))])
    peer.send("ACK", "answered", branch="ack", **dialog)
    dialog["more"].append('Reason: Q.850;cause=38;text="x, Q.850;cause=3"')
    peer.send("BYE", "answered", cseq=2, **dialog)
    peer.wait("answered", 2, "BYE")
    byes = [one for one in second.heard if one.startswith("BYE")]
    check("a BYE keeps its Reason", [dialog["more"][-1]], ["Reason: " + field(one, "reason") for one in byes])

    begin("asked", [("503 Full", ["Reason: Q.850;cause=34"])], [("407 Who", ask), ("486 Busy", [])])
    message, _ = peer.call("asked")
    check("the second carrier's challenge", ("407 Who", ask[0].split(": ")[1], []),
          (line(message), field(message, "proxy-authenticate"), all_fields(message, "reason")))
    message, _ = peer.call("asked", 2, give)
    check("credentials go to the carrier that asked", ("486 Busy", [1, 2]), (line(message), legs("asked")))
    check("with the field as it came", give[0].split(": ")[1], field(second.invites("asked")[1], "proxy-authorization"))
    begin("worse", [("480 Gone", ["Reason: Q.850;cause=34"])], [("500 X", ["Reason: Q.850;cause=31"])])
    message, _ = peer.call("worse")
    check("the answer of the last carrier counts, not the better one", ("500 X", [1, 1]), (line(message), legs("worse")))
    begin("told", [("407 Who", ask), ("503 Full", ["Reason: Q.850;cause=17"])], [])
    peer.call("told")
    message, _ = peer.call("told", 2, give)
    check("a cause after credentials", ("503 Full", [2, 0]), (line(message), legs("told")))
    begin("stale", [("407 Who", ask), ("407 Who", [ask[0] + ", stale=true"])], [])
    peer.call("stale")
    message, _ = peer.call("stale", 2, give)
    check("credentials that are too old are asked for again", ("407 Who", [2, 0]), (line(message), legs("stale")))
    begin("refused", [("407 Who", ask), ("407 Who", ask)], [("480 Gone", ["Reason: Q.850;cause=19"])])
    peer.call("refused")
    message, _ = peer.call("refused", 2, give)
    check("refused credentials: the next carrier", ("480 Gone", [2, 1]), (line(message), legs("refused")))
    check("it does not see them", [""], [field(one, "proxy-authorization") for one in second.invites("refused")])

    begin("cancelled", [("180 Ringing", [])], [])
    peer.send("INVITE", "cancelled")
    peer.wait("cancelled", 1, least=180)
    peer.send("CANCEL", "cancelled", more=['Reason: SIP;cause=200;text="elsewhere"'])
    message, _ = peer.wait("cancelled", 1)
    peer.send("ACK", "cancelled", field(message, "to"))
    check("a cancelled call", ("487 Request Terminated", [1, 0]), (line(message), legs("cancelled")))
    check("a CANCEL keeps its Reason", ['SIP;cause=200;text="elsewhere"'],
          [field(one, "reason") for one in first.heard if one.startswith("CANCEL") and field(one, "call-id") == "cancelled"])
    stranger = Peer(peer.proxy, "127.0.0.2")
    message, _ = stranger.call("stranger")
    check("a stranger may not call", "403 Forbidden", line(message))
    stranger.send("INVITE", "within", "<sip:callee@127.0.0.1>;tag=x", target="sip:127.0.0.1:%d" % first.ear.getsockname()[1],
                  more=["Route: <sip:127.0.0.1:%d;lr>" % peer.proxy])
    message, _ = stranger.wait("within", 1)
    check("nor send requests within a call", ("403 Forbidden", 0), (line(message), len(first.invites("within"))))


def no_way(peer, carriers):
    """The proxy cannot send to the first carrier of its list."""
    carriers[1].answers["around"] = [("486 Busy", [])]
    message, _ = peer.call("around")
    check("no way to the first carrier", ("SIP/2.0 486 Busy", 1), (message.split("\r\n")[0], len(carriers[1].invites("around"))))
    message, _ = peer.call("nowhere")
    check("the last one is silent", "SIP/2.0 408 Request Timeout", message.split("\r\n")[0])


class BackEnd(http.server.ThreadingHTTPServer):
    """Takes problem documents, after so many seconds each."""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port, seconds):
        self.seconds, self.documents = seconds, []
        super().__init__(("127.0.0.1", port), Take)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()


class Take(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        document = json.loads(self.rfile.read(int(self.headers["content-length"])))
        time.sleep(self.server.seconds)
        self.server.documents.append((self.headers["content-type"], document))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def until(seconds, true):
    last = time.monotonic() + seconds
    while not true() and time.monotonic() < last:
        time.sleep(0.05)


def back_end(peer, carriers, port, backend):
    def calls(name, many):
        """The slowest of many calls."""
        slowest = 0
        for number in range(many):
            call = "%s-%d" % (name, number)
            for carrier in carriers:
                carrier.answers[call] = [("480 Gone", ["Reason: Q.850;cause=21;location=U"])]
            slowest = max(slowest, peer.call(call)[1])
        return slowest

    slow = BackEnd(backend, 2)
    seconds = calls("slow", 50)
    check("a slow back end delays no call (slowest: %.3f s)" % seconds, True, seconds < 1)
    until(5, lambda: slow.documents)
    check("it is still at work", True, 0 < len(slow.documents) < 10)
    slow.shutdown()
    slow.server_close()
    seconds = calls("down", 50)
    check("one that is down delays no call (slowest: %.3f s)" % seconds, True, seconds < 1)
    there = BackEnd(backend, 0)
    wanted = {"down-%d" % number for number in range(50)}
    until(15, lambda: wanted <= {document["call"] for _, document in there.documents})
    check("what waited arrives", wanted, {document["call"] for _, document in there.documents} & wanted)
    kind, document = there.documents[-1]
    check("as a problem document", "application/problem+json", kind)
    told = subprocess.run([os.environ["SIPCAUSE"], "-i", "problem", "-t", "q850", "-o", "reason"], input=json.dumps(document),
                          capture_output=True, text=True).stdout.strip()
    check("sipcause reads it", 'Reason: Q.850;cause=21;text="Call rejected";location=U', told)
    told = decided("480 Gone", ["Reason: Q.850;cause=21;location=U"], "-t", "http", "-o", "tsv").split("\t")
    check("its status", (told[2], told[5]), ("http:%d" % document["status"], document["title"]))
    check("taken documents are counted", True, 'result="taken"' in metrics(port))


what, numbers = sys.argv[1], [int(one) for one in sys.argv[2:] if one.isdigit()]
if what == "slow":
    BackEnd(numbers[0], 2)
    time.sleep(60)
    sys.exit()
peer, carriers = Peer(numbers[0]), [Carrier("first", numbers[1]), Carrier("second", numbers[2])]
if what == "kinds":
    kinds(peer, carriers, numbers[3], "translated" in sys.argv)
elif what == "scenes":
    scenes(peer, carriers)
elif what == "no-way":
    no_way(peer, carriers)
else:
    back_end(peer, carriers, *numbers[3:5])
print("end")
sys.exit(failures > 0)
