/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells by their spelling. */
#include "cell.h"

#include "base/text.h"
#include "cucm.h"
#include "octets.h"
#include "traces.h"

#include <stdio.h>
#include <string.h>

/* ----------------------------------------------------------------------- CUCM */

/* A decimal number of 32 bits, signed or not. */
static bool take_value(struct sci_slice text, uint32_t *value)
{
	bool negative = text.length > 1 && text.text[0] == '-';
	int64_t number = 0;
	uint32_t i;

	for (i = negative ? 1 : 0; i < text.length; i++) {
		if (!sci_is_digit(text.text[i]) || number > UINT32_MAX)
			return false;
		number = number * 10 + (text.text[i] - '0');
	}
	if (negative)
		number = -number;
	*value = (uint32_t)number;
	return text.length > 0 && sci_cucm_fits(number);
}

/* Values that are codes by themselves: space cucm has them, where there is one. */
static bool take_own(struct sci_cell *cell, uint32_t value)
{
	const struct sipcause_space *cucm = sipcause_catalog_space(cell->message->catalog, "cucm");

	return cucm != NULL && value <= INT32_MAX && sci_space_code(cucm, (int32_t)value) != NULL &&
	       sci_cell_settle(cell, cucm, value) == SIPCAUSE_OK;
}

static int read_cucm(struct sci_cell *cell)
{
	const struct sipcause_space *sip = cell->message->roles[SCI_ROLE_SIP];
	uint32_t value;
	int32_t cause, status;

	if (!take_value(cell->whole, &value))
		return sci_cell_fail(cell, SCI_FAULT_NUMBER, NULL,
				     "a decimal number of 32 bits, as the call manager writes it");
	if (take_own(cell, value))
		return SIPCAUSE_OK;
	cause = sci_cucm_cause(value);
	if (cause < 0 || (value != 0 && sci_space_code(cell->space, cause) == NULL))
		return sci_cell_fail(cell, SCI_FAULT_OUT_OF_RANGE,
				     "whose low seven bits are not a cause",
				     "a cause, or a code of space cucm");
	if (sci_cell_settle(cell, cell->space, cause) != SIPCAUSE_OK)
		return SIPCAUSE_E_FORM;
	status = sci_cucm_status(value);
	if (status >= 0 && sip != NULL && sip != cell->space)
		(void)sci_cell_settle(cell, sip, status);
	return SIPCAUSE_OK;
}

/* --------------------------------------------------------------------- octets */

/* Whether a cause element can hold the codes of this space. */
static bool fits_octets(const struct sipcause_space *space)
{
	return space->range.last <= 0x7F;
}

/* The number and the text behind octets must be of one code. */
static int check_text(const struct sci_cell *cell, struct sci_slice text)
{
	struct sci_cell beside = *cell;
	char with[SCI_QUOTED + 16];
	int length;

	if (text.length == 0 || text.length > SCI_QUOTED || cell->count == 0)
		return SIPCAUSE_OK;
	length = snprintf(with, sizeof(with), "%d (%.*s)", (int)cell->pieces[0].code,
			  (int)text.length, text.text);
	beside.count = 0;
	beside.whole.text = with;
	beside.whole.length = (uint32_t)length;
	return sci_cell_code(&beside);
}

static int fail_coding(const struct sci_cell *cell, int32_t coding)
{
	char why[80], expected[120];

	snprintf(why, sizeof(why), "a cause in the coding %s", sipcause_coding_word(coding));
	snprintf(expected, sizeof(expected), "the coding of ITU-T, or --coding %s=SPACE",
		 sipcause_coding_word(coding));
	return sci_cell_fail(cell, SCI_FAULT_CODING, why, expected);
}

static int take_trace(struct sci_cell *cell, const struct sci_trace *trace)
{
	const struct sipcause_space *space = cell->space;
	struct sci_octets octets;
	struct sci_piece *piece;
	size_t at;
	int code;

	(void)sci_octets_read(trace->octets + trace->from, trace->length, &octets, &at);
	if (octets.coding != 0)
		space = cell->message->codings[octets.coding];
	if (space == NULL)
		return fail_coding(cell, octets.coding);
	code = sci_cell_settle(cell, space, octets.cause);
	if (code != SIPCAUSE_OK)
		return code;
	piece = &cell->pieces[0];
	piece->coding = octets.coding;
	piece->location = octets.location;
	piece->recommendation = octets.recommendation;
	piece->diagnosed = trace->length > octets.head;
	return octets.coding == 0 ? check_text(cell, trace->text) : SIPCAUSE_OK;
}

static int read_octets(struct sci_cell *cell)
{
	struct sci_trace trace;
	int code = sci_trace_read(cell->whole, &trace, cell->error);

	return code == SIPCAUSE_OK ? take_trace(cell, &trace) : code;
}

/* --------------------------------------------------------------- all the rest */

/* A number or a name, or a word that the space has for cells. */
static int32_t find_plain(const struct sci_cell *cell)
{
	int32_t code = sipcause_space_parse(cell->space, cell->whole.text, cell->whole.length);

	return code >= 0 ? code
			 : sipcause_space_word(cell->space, cell->whole.text, cell->whole.length);
}

static int read_exact(struct sci_cell *cell, int32_t spelling)
{
	int32_t number;
	int code = sipcause_spell_parse(cell->space, spelling, cell->whole.text, cell->whole.length,
					&number, cell->error);

	return code == SIPCAUSE_OK ? sci_cell_settle(cell, cell->space, number) : code;
}

/* h323-disconnect-cause = 11, and as attributes of RADIUS hold it: once more within. */
static bool take_h323(struct sci_slice *text)
{
	static const char name[] = "h323-disconnect-cause";
	struct sci_slice head = { text->text, sizeof(name) - 1 }, rest = *text;

	if (text->length <= head.length || !sci_slice_is(head, name))
		return false;
	rest.text += head.length;
	rest.length -= head.length;
	rest = sci_cell_trim(rest);
	if (rest.length == 0 || (rest.text[0] != '=' && rest.text[0] != ':'))
		return false;
	rest.text++;
	rest.length--;
	*text = sci_cell_trim(rest);
	take_h323(text);
	return true;
}

static int read_h323(struct sci_cell *cell)
{
	take_h323(&cell->whole);
	if (cell->whole.length == 0)
		return sci_cell_fail(cell, SCI_FAULT_NUMBER, NULL, "a hexadecimal number");
	return read_exact(cell, SIPCAUSE_SPELLING_H323);
}

/* Whether a text is hexadecimal digits alone, perhaps with 0x before them. */
static bool is_hexadecimal(struct sci_slice text)
{
	uint32_t i;

	for (i = 0; i < text.length; i++) {
		char c = sci_lower(text.text[i]);

		if (!sci_is_digit(c) && !(c >= 'a' && c <= 'f') && !(i == 1 && c == 'x'))
			return false;
	}
	return true;
}

/* Whether the spelling could be one of several, which nobody may guess. */
static bool is_ambiguous(struct sci_cell *cell)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int32_t code;

	if (sipcause_spell_parse(cell->space, SIPCAUSE_SPELLING_AUTO, cell->whole.text,
				 cell->whole.length, &code, &error) != SIPCAUSE_E_FORM ||
	    strcmp(error.id, "ambiguous-spelling") != 0)
		return false;
	if (cell->error != NULL && cell->error->size >= sizeof(error)) {
		error.size = cell->error->size;
		memcpy(cell->error, &error, sizeof(error));
	}
	return true;
}

static int read_auto(struct sci_cell *cell)
{
	struct sci_slice text = cell->whole;
	struct sci_trace trace;
	int32_t code;

	if (take_h323(&text))
		return read_h323(cell);
	if (is_hexadecimal(text) && is_ambiguous(cell))
		return SIPCAUSE_E_FORM;
	if (fits_octets(cell->space) && sci_trace_read(text, &trace, NULL) == SIPCAUSE_OK &&
	    trace.marked)
		return take_trace(cell, &trace);
	if (is_hexadecimal(text) &&
	    sipcause_spell_parse(cell->space, SIPCAUSE_SPELLING_AUTO, text.text, text.length, &code,
				 NULL) == SIPCAUSE_OK)
		return sci_cell_settle(cell, cell->space, code);
	if (fits_octets(cell->space) && sci_trace_is_octets(text))
		return read_octets(cell);
	return sci_cell_code(cell);
}

int sci_cell_read(struct sci_cell *cell)
{
	int32_t code = -1;

	/* Mostly it is a code and nothing else. */
	if (cell->spelling <= SIPCAUSE_SPELLING_DECIMAL)
		code = find_plain(cell);
	if (code >= 0)
		return sci_cell_settle(cell, cell->space, code);
	/* Its value is no object, so this goes one step down at most. */
	if (sci_cell_json(cell))
		return sci_cell_read(cell);
	switch (cell->spelling) {
	case SIPCAUSE_SPELLING_AUTO:
		return read_auto(cell);
	case SIPCAUSE_SPELLING_DECIMAL:
		return sci_cell_code(cell);
	case SIPCAUSE_SPELLING_IE:
		return read_octets(cell);
	case SIPCAUSE_SPELLING_H323:
		return read_h323(cell);
	case SIPCAUSE_SPELLING_CUCM:
		return read_cucm(cell);
	default:
		return read_exact(cell, cell->spelling);
	}
}

int sci_cell_read_strictly(struct sci_cell *cell)
{
	int32_t code = -1;

	if (cell->spelling <= SIPCAUSE_SPELLING_DECIMAL)
		code = find_plain(cell);
	if (code >= 0)
		return sci_cell_settle(cell, cell->space, code);
	/* The rows of the call manager have always been two in one. */
	if (cell->spelling == SIPCAUSE_SPELLING_CUCM)
		return read_cucm(cell);
	return read_exact(cell, cell->spelling);
}
