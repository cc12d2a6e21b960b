#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""make-replies.py: calls on 127.0.0.1 that all fail, each in another way.

One side sends an INVITE and an ACK for each reply of `replies` by UDP, the other one answers 100 and that
reply.  Those of `together` go by TCP, several replies in one packet.  README says how to capture them.
"""
import socket

PROXY = 'Proxy-Authenticate: Digest realm="example.com", nonce="84a4cc6f3082121f32b42a2187831a9e"'
# The first line, header fields, body.
replies = [
    ("486 Busy Here", ['Reason: Q.850;cause=17;text="User busy"']),
    ("404 Not Found", ['Reason: SIP;cause=404, Q.850;cause=1;text="Unallocated (unassigned) number"']),
    ("503 Service Unavailable", ["Reason: SIP;cause=503", 'Reason: Q.850;cause=34;text="No circuit available"']),
    ("480 Temporarily Unavailable", ["Reason: Q.850;cause=20;location=RLN"]),
    ("503 Service Unavailable", ["Retry-After: 120"]),
    ("503 Service Unavailable", ["Retry-After: 18000 (maintenance, back soon);duration=3600"]),
    ("486 Busy Here", ["Retry-After: soon", "Reason: Q.850;cause=17"]),
    ("488 Not Acceptable Here", ['Warning: 304 192.0.2.7 "Media type not available"']),
    ("606 Not Acceptable", ['Warning: 370 192.0.2.7:5060 "Insufficient bandwidth, \\"128k\\" only"']),
    ("488 Not Acceptable Here", ['Warning: 399 192.0.2.7 "one, two", 305 192.0.2.8 "Incompatible media format"']),
    ("603 Decline", ["Reason: Q.850;cause=21;location=U"]),
    ("603 Network Blocked", ['Reason: Q.850;cause=21;text="v=analytics1;url=https://example.com/block,1";location=LN']),
    ("407 Proxy Authentication Required", [PROXY, "Reason: Q.850;cause=21"]),
    ("302 Moved Temporarily", ["Contact: <sip:other@192.0.2.9>", "Reason: Q.850;cause=23"]),
    ("487 Request Terminated", ['Reason: Q.850;cause=16;text="NORMAL_CLEARING"']),
    ("487 Request Terminated", ['Reason: SIP;cause=200;text="Call completed elsewhere"']),
    ("480 Temporarily Unavailable", ['Reason: Q.850;cause=16;text="Normal call clearing"']),
    ("500 Server Internal Error", ['Reason: Q.850;cause=41;text="He said \\"no, not now\\"; Q.850;cause=3, and left"']),
    ("502 Bad Gateway", ["Reason: Q.850;cause=38;text=Network out of order"]),
    ("404 Not Found", ["reason : SIP;cause=404,", '\tQ.850;cause=3;text="No route\tto, destination"']),
    ("408 Request Timeout", ["Reason: Q.850;cause=102;text=RECOVERY_ON_TIMER_EXPIRE"]),
    ("484 Address Incomplete", []),
    ("500 Server Internal Error", ["Reason: Q.850;cause=0x1f"]),
    ("580 Precondition Failure", ["Reason: preemption ;cause=1 ;text=\"UA Preemption\""]),
    ("436 Bad Identity Info", ['Reason: STIR;cause=436;text="Bad Identity Info"', "Reason: Q.850;cause=111"]),
    ('486 "Busy", he said; \\n', ['Reason: Q.850;cause=17;text="a \\\\ b\\\\n, \'c\'"']),
    ("480 Anschluss vor\u00fcbergehend nicht erreichbar", ['Reason: Q.850;cause=18;text="nicht erreichbar, sp\u00e4ter"']),
    ("500 Server Internal Error", [b'Reason: Q.850;cause=27;text="gest\xf6rt, au\xdfer Betrieb"']),
    ("600 Busy Everywhere", ["Reason: Q.850;cause=17", "Retry-After: 3600"]),
    ("501 Not Implemented", ["Reason: Q.850;cause=999"]),
    ("403 Forbidden", ["Content-Type: text/plain"], 'Reason: Q.850;cause=3\r\n"Not today", they said.\r\n'),
    ("500 Server Internal Error", ["Content-Type: application/isup;version=itu-t92+"], b"\x0c\x02\x00\x02\x82\xa2"),
    ("699 Failure", []),
]
# By TCP: what one packet has.
together = [
    [("100 Trying", []), ("486 Busy Here", ['Reason: Q.850;cause=17;text="User busy"'])],
    [("503 Service Unavailable", ["Reason: Q.850;cause=42"]), ("404 Not Found", ["Reason: Q.850;cause=2"])],
]
CALLER, CALLED = ("127.0.0.1", 5070), ("127.0.0.1", 5060)
REQUEST = """{method} sip:{n}@127.0.0.1 SIP/2.0
Via: SIP/2.0/{transport} 127.0.0.1:5070;branch=z9hG4bK-{n}
Max-Forwards: 70
From: <sip:caller@127.0.0.1>;tag=from-{n}
To: <sip:{n}@127.0.0.1>
Call-ID: reply-{n}@127.0.0.1
CSeq: 1 {method}
Content-Length: 0

"""


def request(method, number, transport):
    return REQUEST.format(method=method, n="%02d" % number, transport=transport).replace("\n", "\r\n").encode()


def octets(text):
    return text if isinstance(text, bytes) else text.encode()


def answer(asked, first, fields, body=b""):
    """The reply to a request, with the fields that it takes from there."""
    taken = [line for line in asked.split(b"\r\n") if line.split(b":")[0] in (b"Via", b"From", b"To", b"Call-ID", b"CSeq")]
    taken = [line + b";tag=to" if line.startswith(b"To:") else line for line in taken]
    lines = [octets("SIP/2.0 " + first), *taken, *map(octets, fields), b"Content-Length: %d" % len(octets(body))]
    return b"\r\n".join([*lines, b"", octets(body)])


def by_udp():
    caller, called = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    for side, address in (caller, CALLER), (called, CALLED):
        side.bind(address)
        side.settimeout(5)
    for number, reply in enumerate(replies, 1):
        caller.sendto(request("INVITE", number, "UDP"), CALLED)
        asked = called.recv(65536)
        for each in ("100 Trying", []), reply:
            called.sendto(answer(asked, *each), CALLER)
            caller.recv(65536)
        caller.sendto(request("ACK", number, "UDP"), CALLED)
        called.recv(65536)


def by_tcp():
    with socket.create_server(CALLED) as server, socket.create_connection(CALLED, 5, CALLER) as caller:
        called = server.accept()[0]
        number = len(replies)
        for packet in together:
            sent = b""
            for reply in packet:
                number += 1
                asked = request("INVITE", number, "TCP")
                caller.sendall(asked)
                called.recv(65536)
                sent += answer(asked, *reply)
            called.sendall(sent)
            caller.recv(65536)
        called.close()


by_udp()
by_tcp()
