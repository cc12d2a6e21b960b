# SPDX-License-Identifier: BSD-2-Clause
"""What FreeSWITCH does after a bridge failed, by an exported list of causes.

freeswitch.py FILE < CAUSES: lines of number and name; prints each with continue or hangup, as
continue_on_fail alone makes it, and as failure_causes alone does (src/switch_channel.c).
"""
import re
import sys

# switch_channel_handle_cause() never continues after it.
NEVER = "attended_transfer"


def variables(path):
    """Those that the preprocessor sets (src/switch_xml.c, preprocess).  It takes directives line by line,
    also out of comments, and what is cut off at the end of a line counts."""
    found = {}
    for line in open(path, encoding="utf-8"):
        if "<include>" in line or "</include>" in line or not re.search("x-pre-process", line, re.I):
            continue
        if line.count("$") or len(line) > 8000:
            sys.exit("found a line with a variable, or too long: %s" % line)
        match = re.search('<X-PRE-PROCESS +cmd="set" +data="([^"\n]*)', line)
        if not match:
            sys.exit("found a directive that sets nothing: %s" % line)
        name, _, value = match.group(1).partition("=")
        found[name] = value
    return found


def causes(text):
    words = text.split(",")
    if len(words) > 256 or "" in words or len(set(words)) != len(words):
        sys.exit("found a list of %d causes with an empty or double one, or more than 256" % len(words))
    return {word.lower() for word in words}


def main():
    found = variables(sys.argv[1])
    if len(found) != 3 or found["sipcause_end"] == "0":
        sys.exit("the file is not complete")
    going_on = causes(found["sipcause_continue_on_fail"])
    failures = causes(found["sipcause_failure_causes"])
    if len(going_on) + len(failures) != int(found["sipcause_end"]) or going_on & failures:
        sys.exit("found %d causes; expected %s" % (len(going_on) + len(failures), found["sipcause_end"]))
    for line in sys.stdin:
        number, name = line.rstrip("\n").split("\t")
        names = {number, name.lower()}
        by_list = NEVER not in names and bool(names & going_on)
        by_failure = NEVER not in names and not names & failures
        print(number, name, *("continue" if goes else "hangup" for goes in (by_list, by_failure)), sep="\t")


main()
