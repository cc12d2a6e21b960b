/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where the fields and records of a block of CSV end.
 *
 *   bytes   a,"b,c",d\n e,f,g\n ...
 *   marks    0     6  8  10 ...       delimiters and line ends outside quotes
 *   ends              2  ...          which of the marks end a record
 *
 * Record r begins behind the mark that ends record r - 1, and its fields lie
 * between its marks.  The last record of a file may end without a line end: its
 * last mark is then the length of the bytes.
 *
 * The rules:
 *  - A quote at the very beginning of a field opens it; within it, delimiters and
 *    line ends are text and two quotes are one.  A quote elsewhere is text, and so
 *    is what lies between a closing quote and the next delimiter.
 *  - A record ends at a line end, LF or CR LF, outside quotes.
 *  - A record over several lines has to be flawless: nothing between a closing
 *    quote and the next delimiter where the field has line breaks, the expected
 *    number of columns, no more than the limit, and an end before the file's.
 *    Otherwise a quote was left open: the first line alone is a flawed record, and
 *    reading goes on at the second.  So one stray quote costs one line.
 *  - A line over the limit, and a record with a NUL, are flawed as well.
 *
 * The scanner that goes byte by byte is the reference, and what every processor has.
 * The forms in scan-simd.h do the plain records, 64 bytes at a time, and leave every
 * record with anything unusual to it.  All forms give the same.
 */
#ifndef CSV_SCAN_H
#define CSV_SCAN_H

#include "scan-simd.h"

/* Blanks that must follow the bytes of a block, for chunks that reach beyond them. */
#define SCAN_SPARE 64

enum scan_form { SCAN_BYTES, SCAN_SSE2, SCAN_AVX2, SCAN_FORMS };

struct scan {
	unsigned char delimiter;
	uint32_t columns; /* that a record over several lines must have; 0: any number */
	size_t limit;     /* bytes of a record without its line end */
	scan_plain *plain;
	bool lines;   /* records are lines, each of one field */
	bool in_long; /* within a line over the limit; false at first */
};

/* The words of the forms, "bytes", "sse2", "avx2"; NULL past the last. */
const char *scan_form_word(enum scan_form form);
/* The fastest that this processor has; bytes where none of the others runs. */
enum scan_form scan_best(void);
/* false: this processor does not have it. */
bool scan_use(struct scan *scan, enum scan_form form);

/*
 * Find the complete records of a block.  last says that nothing follows; then all
 * bytes are used.  Gives the number of bytes used; the caller brings the others
 * again, with more behind them.  A block longer than scan->limit is used at least
 * in part.  SIZE_MAX: out of memory.
 */
size_t scan_block(struct scan *scan, const unsigned char *bytes, size_t length, bool last,
		  struct scan_index *index);

#endif
