/* SPDX-License-Identifier: BSD-2-Clause */
#include "cell.h"

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* Whether quotes stand round the whole, and not round a word at each end. */
static bool is_quoted(struct sci_slice text)
{
	char quote = text.text[0];

	if (text.length < 2 || (quote != '"' && quote != '\'') ||
	    text.text[text.length - 1] != quote)
		return false;
	return memchr(text.text + 1, quote, text.length - 2) == NULL ||
	       (text.length > 3 && text.text[1] == quote && text.text[text.length - 2] == quote);
}

struct sci_slice sci_cell_trim(struct sci_slice text)
{
	bool more = true;

	while (more && text.length > 0) {
		char first = text.text[0], last = text.text[text.length - 1];

		more = false;
		if (sci_cell_is_blank(first)) {
			text.text++;
			text.length--;
			more = true;
		} else if (sci_cell_is_blank(last)) {
			text.length--;
			more = true;
		} else if (is_quoted(text)) {
			text.text++;
			text.length -= 2;
			more = true;
		}
	}
	return text;
}

int sci_cell_fail(const struct sci_cell *cell, enum sci_fault fault, const char *why,
		  const char *expected)
{
	char quoted[SCI_QUOTED], found[400];

	sci_quote(quoted, cell->whole.text, cell->whole.length);
	if (why != NULL)
		snprintf(found, sizeof(found), "%s, %.280s", quoted, why);
	return sci_fault_set(cell->error, fault, 0, 1, why != NULL ? found : quoted, expected);
}

int sci_cell_settle(struct sci_cell *cell, const struct sipcause_space *space, int64_t number)
{
	static const struct sci_piece empty = { .recommendation = -1,
						.location = -1,
						.coding = -1 };
	char expected[120];

	if (number >= space->range.first && number <= space->range.last) {
		cell->pieces[cell->count] = empty;
		cell->pieces[cell->count].space = space;
		cell->pieces[cell->count++].code = (int32_t)number;
		return SIPCAUSE_OK;
	}
	snprintf(expected, sizeof(expected), "a code of space %.64s, which has %d to %d",
		 space->name, (int)space->range.first, (int)space->range.last);
	return sci_cell_fail(cell, SCI_FAULT_OUT_OF_RANGE, NULL, expected);
}

bool sci_cell_is_separator(char c)
{
	return sci_cell_is_blank(c) || (c != '\0' && strchr("-:=,;/|()[]{}<>\"'", c) != NULL);
}

uint32_t sci_cell_dash(struct sci_slice text)
{
	return text.length >= 3 && memcmp(text.text, "\xE2\x80", 2) == 0 &&
			       (text.text[2] == '\x93' || text.text[2] == '\x94')
		       ? 3
		       : 0;
}

struct sci_slice sci_cell_strip(struct sci_slice text)
{
	while (text.length > 0 && (sci_cell_is_separator(text.text[0]) || sci_cell_dash(text) > 0))
		text = sci_cell_from(text,
				     sci_cell_is_separator(text.text[0]) ? 1 : sci_cell_dash(text));
	while (text.length > 0 && sci_cell_is_separator(text.text[text.length - 1]))
		text.length--;
	return text;
}
