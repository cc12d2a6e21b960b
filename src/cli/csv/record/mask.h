/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Telephone numbers without their last digits: an x stands for each.  A text keeps its length,
 * and all its other bytes.
 */
#ifndef CSV_MASK_H
#define CSV_MASK_H

#include "base/json-read.h"
#include "cell.h"

#define MASK_LEAST 7 /* digits of a telephone number, */
#define MASK_MOST 15 /* which has at most these (E.164) */
#define MASK_SIGN 'x'
#define MASK_ESCAPE "\\u0078" /* the sign, where a digit is written as an escape of JSON */

/* How a cell is masked. */
enum mask_way {
	MASK_NOT,
	MASK_NUMBER, /* where all of it is a telephone number */
	MASK_RUNS,   /* every run of digits that is as long as one */
	/* The same of a value of JSON: in an object or array, of each value that is within. */
	MASK_JSON_NUMBER,
	MASK_JSON_RUNS
};

/*
 * Mask a text that is one telephone number, with or without a + before it; the user of an
 * address sip:, sips: or tel:; or both of a name and an address in angle brackets.  Quotes and
 * blanks around it do not matter, and each character may be written as an escape of JSON.  Any
 * other text stays.  Gives whether it was one.
 */
bool mask_number(char *text, size_t length, unsigned digits);
/* Mask the end of each run of MASK_LEAST digits or more, some of which may be escapes of JSON.
 * escaped: the text is within a string of JSON, where nothing else is a backslash; without it,
 * digits that look like escapes are masked as well as those that follow a backslash.  Gives whether
 * there was a run. */
bool mask_runs(char *text, size_t length, unsigned digits, bool escaped);
/* Mask what was read last of a JSON text, which can be written from its beginning on: by
 * MASK_NUMBER a string, by MASK_RUNS a number and a key as well.  A number stays one. */
bool mask_json_piece(char *begin, const struct sci_json *json, enum sci_json_kind kind,
		     unsigned digits, enum mask_way way);
/* Mask every digit: of what may be cut within a number. */
void mask_all(char *text, size_t length);
/* Mask what is in an object or array of JSON, which may be cut.  Gives whether there was something.
 */
bool mask_json(char *text, size_t length, unsigned digits, enum mask_way way);
/* Mask a value by one of the ways.  Gives whether there was something to mask. */
bool mask_value(char *text, size_t length, unsigned digits, enum mask_way way);
/* A cell for a message, with its runs masked.  It lies in scratch, where it is cut to its room;
 * 0 digits: it is the cell itself. */
struct cell mask_shown(struct cell cell, unsigned digits, char scratch[CELL_TEXT]);

#endif
