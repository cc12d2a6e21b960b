/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells of records, and codes that somebody typed, as evidence. */
#include "cell.h"

#include "base/error.h"
#include "base/text.h"
#include "cucm.h"
#include "octets.h"
#include "traces.h"

#include <stdio.h>
#include <string.h>

#define CELL_MAX 512 /* bytes of a cell that is more than a code; no Reason is meant */

/* ---------------------------------------------------------------------- cells */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

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
		if (is_blank(first)) {
			text.text++;
			text.length--;
			more = true;
		} else if (is_blank(last)) {
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
				     "whose low seven bits are no cause",
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
	snprintf(expected, sizeof(expected),
		 "one in that of ITU-T, or a space for this one (--coding %s=SPACE)",
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
	if (is_ambiguous(cell))
		return SIPCAUSE_E_FORM;
	if (fits_octets(cell->space) && sci_trace_read(text, &trace, NULL) == SIPCAUSE_OK &&
	    trace.marked)
		return take_trace(cell, &trace);
	if (sipcause_spell_parse(cell->space, SIPCAUSE_SPELLING_AUTO, text.text, text.length, &code,
				 NULL) == SIPCAUSE_OK)
		return sci_cell_settle(cell, cell->space, code);
	if (fits_octets(cell->space) && sci_trace_is_octets(text))
		return read_octets(cell);
	return sci_cell_code(cell);
}

static int read_spelt(struct sci_cell *cell)
{
	int32_t code = -1;

	/* Mostly it is a code and nothing else. */
	if (cell->spelling <= SIPCAUSE_SPELLING_DECIMAL)
		code = find_plain(cell);
	if (code >= 0)
		return sci_cell_settle(cell, cell->space, code);
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

/* -------------------------------------------------------------------- messages */

static uint8_t kind_of(const struct sipcause_message *message, const struct sipcause_space *space)
{
	if (space == message->roles[SCI_ROLE_SIP] || space == message->roles[SCI_ROLE_HTTP])
		return SIPCAUSE_PART_STATUS;
	return space == message->roles[SCI_ROLE_EVENT] ? SIPCAUSE_PART_EVENT : SIPCAUSE_PART_CAUSE;
}

/* What a number of another space brings with it is known of the call, unless the caller
 * has said something else. */
static void know(struct sipcause_message *message, const struct sci_shift *shift)
{
	uint32_t i;
	int32_t code;

	for (i = 0; i < shift->with_count; i++)
		if (!sci_known_of(&message->known, shift->with_space[i], &code))
			(void)sipcause_message_know(message, shift->with_space[i],
						    shift->with_code[i]);
}

static void fill(const struct sipcause_message *message, const struct sci_piece *piece,
		 struct sipcause_part *part)
{
	part->added = true;
	part->kind = kind_of(message, piece->space);
	part->space = piece->space;
	part->code = piece->code;
	part->location = piece->location;
	part->recommendation = piece->recommendation;
	part->coding = piece->coding;
	part->diagnosed = piece->diagnosed;
}

/* Numbers that stand for another space's codes become these. */
static void shift(struct sipcause_message *message, struct sci_piece *piece)
{
	const struct sci_shift *shift = sci_space_shift(piece->space, piece->code);

	if (shift == NULL)
		return;
	piece->space = shift->to;
	piece->code += shift->by;
	know(message, shift);
}

static int add(struct sipcause_message *message, struct sci_cell *cell)
{
	struct sci_reader reader = { message, -1, NULL, NULL, false, cell->error, SIPCAUSE_OK };
	uint32_t i;

	sci_message_undecide(message);
	message->turn++;
	for (i = 0; i < cell->count; i++) {
		struct sipcause_part *part = sci_part_next(&reader);

		shift(message, &cell->pieces[i]);
		sci_part_start(&reader, part, SIPCAUSE_PART_CAUSE, NULL);
		fill(message, &cell->pieces[i], part);
		part->paired = cell->count > 1;
		if (part->space == message->roles[SCI_ROLE_SIP] && part->code >= 200 &&
		    part->code < 300)
			message->answered = true;
		if (!sci_part_add(&reader, part, NULL))
			return SIPCAUSE_E_FULL;
	}
	return SIPCAUSE_OK;
}

/* "Reason:" before its value: take it. */
static void take_header_name(struct sci_slice *text)
{
	static const char name[] = "reason";
	struct sci_slice head = { text->text, sizeof(name) - 1 }, rest = *text;

	if (text->length <= head.length || !sci_slice_is(head, name))
		return;
	rest.text += head.length;
	rest.length -= head.length;
	rest = sci_cell_trim(rest);
	if (rest.length == 0 || rest.text[0] != ':')
		return;
	rest.text++;
	rest.length--;
	while (rest.length > 0 && is_blank(rest.text[0])) {
		rest.text++;
		rest.length--;
	}
	*text = rest;
}

/* Whether a text has the looks of a Reason value: a token, a ';', and a cause. */
static bool is_reason(struct sci_slice text)
{
	struct sci_input input = { text.text, text.text + text.length };
	struct sci_slice token, word = { NULL, 5 };

	if (!sci_lex_run(&input, SCI_LEX_TOKEN, &token))
		return false;
	(void)sci_lex_space(&input);
	if (!sci_input_take(&input, ';'))
		return false;
	for (word.text = input.at; word.text + word.length < input.end; word.text++)
		if (sci_slice_is(word, "cause"))
			return true;
	return false;
}

/* A Reason value: its parts are the evidence. */
static int read_reason(struct sipcause_message *message, struct sci_slice text,
		       struct sipcause_error *error)
{
	struct sci_cell cell = { .message = message, .whole = text, .error = error };
	uint32_t turn = message->turn + 1, i;
	int code =
		sipcause_message_read(message, SIPCAUSE_FORM_REASON, text.text, text.length, error);

	for (i = 0; i < message->count; i++)
		if (message->parts[i].turn == turn && message->parts[i].kind < SCI_CANDIDATES &&
		    message->parts[i].validity == SIPCAUSE_VALIDITY_VALID)
			return SIPCAUSE_OK;
	if (code != SIPCAUSE_OK)
		return code;
	return sci_cell_fail(&cell, SCI_FAULT_CONTENT, NULL,
			     "a Reason value with a cause that can be used");
}

static int read_strictly(struct sci_cell *cell)
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

static int fail_argument(struct sipcause_error *error)
{
	const struct sci_place nowhere = { NULL, 0, 0 };

	sci_error_set(error, SIPCAUSE_E_ARGUMENT, sipcause_error_word(SIPCAUSE_E_ARGUMENT), nowhere,
		      "an argument is not usable");
	return SIPCAUSE_E_ARGUMENT;
}

int sipcause_message_read_cell(struct sipcause_message *message, const struct sipcause_space *space,
			       int32_t spelling, int strict, const char *text, size_t length,
			       struct sipcause_error *error)
{
	struct sci_cell cell = { .message = message,
				 .space = space,
				 .spelling = spelling,
				 .whole = { text, (uint32_t)length },
				 .error = error };
	struct sci_slice value;
	int code;

	if (message == NULL || text == NULL || length > INT32_MAX || spelling < 0 ||
	    spelling >= SIPCAUSE_SPELLING_COUNT_)
		return fail_argument(error);
	if (space == NULL && strict)
		return read_reason(message, cell.whole, error);
	if (space != NULL && strict) {
		code = read_strictly(&cell);
		return code == SIPCAUSE_OK ? add(message, &cell) : code;
	}
	cell.whole = sci_cell_trim(cell.whole);
	if (cell.whole.length == 0)
		return sci_fault_set(error, SCI_FAULT_NUMBER, 0, 1, "nothing", "a code");
	value = cell.whole;
	take_header_name(&value);
	if (space == NULL || is_reason(value))
		return read_reason(message, value, error);
	if (cell.whole.length > CELL_MAX)
		return sci_cell_fail(&cell, SCI_FAULT_NUMBER, NULL,
				     "a code, and no more than 512 bytes");
	code = read_spelt(&cell);
	return code == SIPCAUSE_OK ? add(message, &cell) : code;
}
