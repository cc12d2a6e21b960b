# SPDX-License-Identifier: BSD-2-Clause
"""The shared library from Python, its structs written down once more by hand."""

import ctypes
import os
import sys
from ctypes import c_char, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

MAP = b"""format: 1
map: trunk-7
extends: modern
tables:
  - {from: q850, to: sip, rules: {34: {to: 480, note: "ge\xc3\xa4ndert"}}}
"""


class Error(ctypes.Structure):
    _fields_ = [("size", c_uint32), ("code", c_int32), ("line", c_uint32), ("column", c_uint32),
                ("id", c_char * 40), ("file", c_char * 216), ("message", c_char * 512),
                ("severity", c_int32), ("spare", c_uint32 * 3)]


class Indication(ctypes.Structure):
    _fields_ = [("size", c_uint32), ("code", c_int32), ("count", c_uint32), ("spare0", c_uint32),
                ("from_", c_void_p), ("space", c_void_p * 16), ("value", c_int32 * 16),
                ("spare", c_uint64 * 4)]


class Result(ctypes.Structure):
    _fields_ = [("size", c_uint32), ("outcome", c_int32), ("how", c_int32), ("grade", c_int32),
                ("step", c_int32), ("code", c_int32), ("first", c_int32), ("last", c_int32),
                ("from_", c_void_p), ("to", c_void_p), ("phrase", c_char_p),
                ("condition", c_char_p), ("map", c_char_p), ("file", c_char_p),
                ("source", c_char_p), ("note", c_char_p), ("line", c_uint32),
                ("column", c_uint32), ("via", c_void_p), ("via_map", c_char_p),
                ("via_file", c_char_p), ("via_source", c_char_p), ("via_condition", c_char_p),
                ("via_code", c_int32), ("via_how", c_int32), ("via_grade", c_int32),
                ("via_line", c_uint32), ("write_space", c_void_p * 8),
                ("write_code", c_int32 * 8), ("write_count", c_uint32), ("otherwise", c_uint32),
                ("spare", c_uint64 * 8)]


class Span(ctypes.Structure):
    _fields_ = [("first", c_int32), ("last", c_int32)]


class Condition(ctypes.Structure):
    _fields_ = [("size", c_uint32), ("leg", c_uint32), ("space", c_void_p),
                ("spans", ctypes.POINTER(Span)), ("sets", ctypes.POINTER(c_void_p)),
                ("count", c_uint32), ("set_count", c_uint32), ("present", c_uint32),
                ("absent", c_uint32), ("spare", c_uint64 * 4)]


def new(kind):
    """A struct that knows its size."""
    return kind(size=ctypes.sizeof(kind))


FUNCTIONS = {
    "sipcause_version": (c_char_p,),
    "sipcause_how_word": (c_char_p, c_int32),
    "sipcause_outcome_word": (c_char_p, c_int32),
    "sipcause_loader_new": (c_int, c_void_p),
    "sipcause_loader_free": (None, c_void_p),
    "sipcause_loader_add_memory": (c_int, c_void_p, c_char_p, c_char_p, c_size_t),
    "sipcause_loader_load": (c_int, c_void_p, c_void_p, c_void_p, c_void_p),
    "sipcause_catalog_load": (c_int, c_void_p, c_char_p, c_void_p),
    "sipcause_catalog_free": (None, c_void_p),
    "sipcause_catalog_space": (c_void_p, c_void_p, c_char_p),
    "sipcause_catalog_table": (c_void_p, c_void_p, c_char_p, c_char_p, c_char_p),
    "sipcause_report_count": (c_size_t, c_void_p),
    "sipcause_report_text": (c_char_p, c_void_p, c_size_t),
    "sipcause_report_free": (None, c_void_p),
    "sipcause_space_find": (c_int32, c_void_p, c_char_p, c_size_t),
    "sipcause_space_name": (c_char_p, c_void_p),
    "sipcause_translate": (c_int32, c_void_p, c_int32),
    "sipcause_translate_many": (None, c_void_p, c_void_p, c_void_p, c_size_t),
    "sipcause_translate_indication": (c_int32, c_void_p, c_void_p, c_void_p),
    "sipcause_indication_add": (c_int, c_void_p, c_void_p, c_int32),
    "sipcause_explain": (c_int, c_void_p, c_void_p, c_void_p),
    "sipcause_table_rows": (c_int, c_void_p, c_void_p, c_int),
    "sipcause_cursor_next": (c_int, c_void_p, c_void_p),
    "sipcause_cursor_condition": (c_int, c_void_p, c_size_t, c_void_p),
    "sipcause_cursor_free": (None, c_void_p),
}


def open_library(path):
    library = ctypes.CDLL(path)
    for name, (result, *arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


class Tests:
    def __init__(self, library):
        self.lib = library
        self.passed = self.failed = 0
        self.catalog = c_void_p()
        self.load_map(MAP)

    def check(self, title, found, expected):
        if found == expected:
            self.passed += 1
            print("ok   ", title)
        else:
            self.failed += 1
            print("FAIL ", title, "- found", found, "expected", expected)

    def load_map(self, text):
        """Load a map; the catalog is left in self.catalog, the report is returned."""
        loader, report, error = c_void_p(), c_void_p(), new(Error)
        self.lib.sipcause_loader_new(ctypes.byref(loader))
        self.lib.sipcause_loader_add_memory(loader, b"trunk-7.yaml", text, len(text))
        self.lib.sipcause_catalog_free(self.catalog)
        self.lib.sipcause_loader_load(loader, ctypes.byref(self.catalog), ctypes.byref(report),
                                      ctypes.byref(error))
        lines = [self.lib.sipcause_report_text(report, i).decode()
                 for i in range(self.lib.sipcause_report_count(report))]
        self.lib.sipcause_report_free(report)
        self.lib.sipcause_loader_free(loader)
        return error, lines

    def table(self, source, target):
        return self.lib.sipcause_catalog_table(self.catalog, b"trunk-7", source, target)

    def space(self, name):
        return self.lib.sipcause_catalog_space(self.catalog, name)

    def ask(self, table, code, **companions):
        indication, result = new(Indication), new(Result)
        indication.code = code
        for name, value in companions.items():
            self.lib.sipcause_indication_add(ctypes.byref(indication),
                                             self.space(name.encode()), value)
        outcome = self.lib.sipcause_translate_indication(table, ctypes.byref(indication),
                                                         ctypes.byref(result))
        self.check("the outcome is the result's", outcome, result.outcome)
        return result

    def test_sizes(self):
        """The library refuses what is too small, and would not fill what is misplaced."""
        short = new(Error)
        short.size -= 1
        catalog = c_void_p()
        code = self.lib.sipcause_catalog_load(ctypes.byref(catalog), b"nowhere",
                                              ctypes.byref(short))
        self.check("a load of a map that is nowhere", code, -19)
        self.check("an error struct that is too small is left alone", short.code, 0)
        indication, result = new(Indication), new(Result)
        indication.size -= 1
        table = self.table(b"q850", b"sip")
        self.check("an indication that is too small", self.lib.sipcause_translate_indication(
            table, ctypes.byref(indication), ctypes.byref(result)), -3)
        if ctypes.sizeof(c_void_p) == 8:
            self.check("sizes", [ctypes.sizeof(kind) for kind in (Error, Indication, Result,
                                                                    Condition)],
                       [800, 248, 328, 80])

    def test_codes(self):
        table = self.table(b"q850", b"sip")
        translate = self.lib.sipcause_translate
        self.check("the trunk's rule", translate(table, 34), 480)
        self.check("the standard's rule", translate(table, 17), 486)
        self.check("none", self.lib.sipcause_outcome_word(translate(table, 16)), b"none")
        self.check("unlisted", translate(table, 128), -2)
        codes = (c_int32 * 4)(34, 17, 16, -1)
        self.lib.sipcause_translate_many(table, codes, codes, 4)
        self.check("many", list(codes), [480, 486, -1, -2])
        self.check("a name", self.lib.sipcause_space_find(self.space(b"q850"), b"user_busy", 9),
                   17)

    def test_results(self):
        result = self.ask(self.table(b"q850", b"sip"), 34)
        self.check("map", (result.map, result.file, result.line, result.column),
                   (b"trunk-7", b"trunk-7.yaml", 5, 39))
        self.check("note", result.note.decode(), "ge\u00e4ndert")
        self.check("span", (result.code, result.first, result.last), (34, 34, 34))
        self.check("phrase", result.phrase, b"Temporarily Unavailable")
        self.check("spaces", (result.from_, result.to), (self.space(b"q850"), self.space(b"sip")))
        result = self.ask(self.table(b"q850", b"sip"), 21, location=0)
        self.check("conditional", (result.outcome, self.lib.sipcause_how_word(result.how)),
                   (603, b"conditional"))
        self.check("condition", result.condition, b"location=user")
        self.check("source", result.source, b"RFC 3398 7.2.4.1")
        result = self.ask(self.table(b"sip", b"q850"), 603)
        self.check("writes", (result.write_count,
                              self.lib.sipcause_space_name(result.write_space[0]),
                              result.write_code[0]), (1, b"location", 0))
        self.check("no more than that", (result.via, result.otherwise, list(result.spare)),
                   (None, 0, [0] * 8))

    def walk(self, start, *arguments):
        """The rows of a cursor, each with its conditions as data."""
        cursor, row = c_void_p(), new(Result)
        self.check("a cursor", start(ctypes.byref(cursor), *arguments), 0)
        while self.lib.sipcause_cursor_next(cursor, ctypes.byref(row)) == 1:
            conditions, condition = [], new(Condition)
            while self.lib.sipcause_cursor_condition(cursor, len(conditions),
                                                     ctypes.byref(condition)) == 1:
                spans = [(span.first, span.last) for span in condition.spans[:condition.count]]
                conditions.append((self.lib.sipcause_space_name(condition.space), spans))
            yield row, conditions
        self.lib.sipcause_cursor_free(cursor)

    def test_lists(self):
        indication, table = new(Indication), self.table(b"q850", b"sip")
        indication.code = 34
        steps = self.walk(self.lib.sipcause_explain, table, ctypes.byref(indication))
        self.check("an explanation", [step.map for step, _ in steps], [b"trunk-7", b"rfc3398"])
        rows, conditions_of_21 = 0, []
        for row, conditions in self.walk(self.lib.sipcause_table_rows, table, 1):
            rows += row.condition is None
            if row.code == 21:
                conditions_of_21.append(conditions)
        self.check("every row", rows, 128)
        self.check("conditions", conditions_of_21, [[(b"location", [(0, 0)])], []])

    def test_errors(self):
        error, lines = self.load_map(MAP.replace(b"480", b"048"))
        self.check("no catalog", self.catalog.value, None)
        self.check("an error", (error.code, error.line, error.column, error.id, error.file),
                   (-20, 5, 44, b"bad-number", b"trunk-7.yaml"))
        self.check("a report", lines, ["trunk-7.yaml:5:44: error: %s [bad-number]"
                                       % error.message.decode()])

    def run(self):
        self.check("version", self.lib.sipcause_version().count(b"."), 2)
        for name in sorted(name for name in dir(self) if name.startswith("test_")):
            # the catalog goes with the errors, so those come last
            if name != "test_errors":
                getattr(self, name)()
        self.test_errors()
        print("%d passed, %d failed" % (self.passed, self.failed))
        return self.failed > 0


def main():
    path = os.path.join(os.environ.get("BUILDDIR", "."), ".libs", "libsipcause.so")
    if os.environ.get("SANITIZE"):
        print("skipped: python3 cannot load a library with sanitizers")
        return 77
    if not os.path.exists(path):
        print("skipped: there is no shared library")
        return 77
    return Tests(open_library(path)).run()


sys.exit(main())
