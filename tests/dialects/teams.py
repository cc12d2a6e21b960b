# SPDX-License-Identifier: BSD-2-Clause
"""The codes that an exported script gives to Set-CsOnlinePSTNGateway, one a line.

The script has comments, param() with the name of the gateway, and one call of the cmdlet.  A cut
script is not run at all, as PowerShell parses it first.
"""
import re
import sys

lines = [line for line in open(sys.argv[1], encoding="utf-8").read().splitlines()
         if line and not line.startswith("#")]
call = re.fullmatch(r'Set-CsOnlinePSTNGateway -Identity \$Identity -FailoverResponseCodes "([0-9,]+)"', lines[-1])
if lines[:-1] != ["param([Parameter(Mandatory)] [string] $Identity)"] or not call:
    sys.exit("found another script: %s" % lines)
codes = call.group(1).split(",")
if any(not re.fullmatch("[4-6][0-9][0-9]", code) for code in codes) or len(set(codes)) != len(codes):
    sys.exit("found codes that are no failures, or double: %s" % codes)
print("\n".join(codes))
