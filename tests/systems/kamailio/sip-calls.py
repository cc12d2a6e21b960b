# SPDX-License-Identifier: BSD-2-Clause
"""Calls through a proxy to a carrier that refuses them.

    sip-calls.py PROXY CARRIER CALLS     ports, and a file with a line for each call: status<TAB>Reason, or nothing

The carrier answers each call with its line.  Printed is what the caller gets: status line<TAB>Reason.
"""
import socket, sys, threading

proxy, carrier = int(sys.argv[1]), int(sys.argv[2])


def fields(message):
    return [line for line in message.split("\r\n\r\n")[0].split("\r\n")[1:]]


def field(message, name):
    return next((line.split(":", 1)[1].strip() for line in fields(message) if line.lower().startswith(name + ":")), "")


def refuse(server, calls):
    while True:
        text, address = server.recvfrom(65536)
        message = text.decode()
        if not message.startswith("INVITE"):
            continue
        status, reason = calls[int(field(message, "call-id"))]
        kept = [line for line in fields(message) if line.split(":")[0].lower() in ("via", "from", "call-id", "cseq")]
        answer = ["SIP/2.0 " + status, *kept, "To: %s;tag=carrier" % field(message, "to"), "Content-Length: 0"]
        if reason:
            answer.insert(1, "Reason: " + reason)
        server.sendto(("\r\n".join(answer) + "\r\n\r\n").encode(), address)


def call(client, number):
    """The final answer to an INVITE."""
    port = client.getsockname()[1]

    def request(method, to):
        return ("%s sip:callee@127.0.0.1:%d SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%d\r\nMax-Forwards: 70\r\n"
                "From: <sip:caller@127.0.0.1>;tag=caller\r\nTo: %s\r\nCall-ID: %d\r\nCSeq: 1 %s\r\nContact: <sip:127.0.0.1:%d>\r\n"
                "Content-Length: 0\r\n\r\n" % (method, proxy, port, number, to, number, method, port)).encode()

    client.sendto(request("INVITE", "<sip:callee@127.0.0.1>"), ("127.0.0.1", proxy))
    while True:
        message = client.recv(65536).decode()
        if field(message, "call-id") == str(number) and not message.startswith("SIP/2.0 1"):
            client.sendto(request("ACK", field(message, "to")), ("127.0.0.1", proxy))
            return message


calls = [(line.rstrip("\n").split("\t") + [""])[:2] for line in open(sys.argv[3], encoding="utf-8")]
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", carrier))
threading.Thread(target=refuse, args=(server, calls), daemon=True).start()
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.bind(("127.0.0.1", 0))
client.settimeout(10)
for number in range(len(calls)):
    message = call(client, number)
    print(message.split("\r\n")[0].removeprefix("SIP/2.0 "), field(message, "reason"), sep="\t")
