#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""expected.py SUMMARY CAUSES RATIOS: a summary of `sipcause csv` as the queries of examples/clickhouse print it."""
import json
import sys

COUNTS = "seizures", "answered_seizures", "delivered_seizures", "disputed_seizures"


def causes(summary):
    rows = [(target, row["code"], row["count"]) for target, codes in summary["codes"].items() for row in codes]
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def ratios(summary):
    """A row for all calls, and one for each trunk."""
    for name, group in [("(all)", summary)] + sorted((group["value"], group) for group in summary["groups"]):
        asr, ner = group["ratios"]["ASR"], group["ratios"]["NER"]
        percents = asr["percent"], ner["percent"], ner.get("percent_at_most", ner["percent"])
        yield (name, *[group[count] for count in COUNTS], *["%g" % round(percent, 4) for percent in percents])


def main(summary, *files):
    with open(summary) as text:
        counted = json.load(text)
    for file, rows in zip(files, (causes(counted), ratios(counted))):
        with open(file, "w") as out:
            out.writelines("\t".join(map(str, row)) + "\n" for row in rows)


main(*sys.argv[1:])
