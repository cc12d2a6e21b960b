# SPDX-License-Identifier: BSD-2-Clause
"""SIP messages, as far as a probe needs them: read with their bytes kept, and written byte for byte."""
import re
import secrets

SDP = (b"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
       b"m=audio 4002 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n")
PHRASES = {100: "Trying", 180: "Ringing", 183: "Session Progress", 199: "Early Dialog Terminated", 200: "OK",
           487: "Request Terminated"}


class Message:
    """A message and what was read from it.  raw is what was on the wire."""

    def __init__(self, raw):
        self.raw = raw
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.first = lines[0]
        self.fields = []
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if colon:
                self.fields.append((name.strip().lower(), value.strip()))
        words = self.first.split(" ")
        self.is_response = words[0] == "SIP/2.0"
        self.code = int(words[1]) if self.is_response and words[1].isdigit() else 0
        self.method = "" if self.is_response else words[0]
        self.uri = words[1] if not self.is_response and len(words) > 1 else ""

    def get(self, name):
        return next((value for key, value in self.fields if key == name), "")

    def all(self, name):
        return [value for key, value in self.fields if key == name]

    def lines(self, name):
        """The field as it stands on the wire, one line for each."""
        wanted = name.lower().encode() + b":"
        return [line.decode("latin-1") for line in self.raw.split(b"\r\n\r\n")[0].split(b"\r\n")
                if line.lower().startswith(wanted)]

    @property
    def number(self):
        found = re.match(r"sips?:([^@;>]*)", self.uri)
        return found.group(1) if found else ""

    @property
    def call_id(self):
        return self.get("call-id")

    @property
    def cseq(self):
        number, _, method = self.get("cseq").partition(" ")
        return int(number) if number.isdigit() else 0, method.strip()

    @property
    def branch(self):
        found = re.search(r"branch=([^;,\s]+)", self.get("via"))
        return found.group(1) if found else ""

    @property
    def to_tag(self):
        found = re.search(r";\s*tag=([^;,\s]+)", self.get("to"))
        return found.group(1) if found else ""


def new_tag():
    return secrets.token_hex(6)


def to_bytes(text):
    """Text of a table: {0d0a} are octets in hexadecimal."""
    return re.sub(rb"\{((?:[0-9a-fA-F]{2})+)\}", lambda found: bytes.fromhex(found.group(1).decode()),
                  text.encode("utf-8"))


def join(first, fields, extra=(), body=b""):
    """A message: its first line, fields as (name, value), and further lines as they stand."""
    lines = [to_bytes(first)] + [f"{name}: {value}".encode("latin-1") for name, value in fields]
    lines += [to_bytes(line) for line in extra]
    if body:
        lines.append(b"Content-Type: application/sdp")
    lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def response(request, code, phrase=None, tag="", contact="", extra=(), body=b"", first=None):
    """The response to a request.  first replaces the whole first line."""
    to = request.get("to")
    if tag and not request.to_tag:
        to += ";tag=" + tag
    fields = [("Via", value) for value in request.all("via")]
    fields += [("Record-Route", value) for value in request.all("record-route")]
    fields += [("From", request.get("from")), ("To", to), ("Call-ID", request.call_id), ("CSeq", request.get("cseq"))]
    if contact:
        fields.append(("Contact", f"<sip:probe@{contact}>"))
    if phrase is None:
        phrase = PHRASES.get(code, "x")
    return join(first or f"SIP/2.0 {code} {phrase}", fields, extra, body)
