/* SPDX-License-Identifier: BSD-2-Clause */
/* Cells of records, and codes that somebody typed, as evidence. */
#include "cell.h"

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define CELL_MAX 512 /* bytes of a cell that is more than a code, but for a Reason */

/* ---------------------------------------------------------------------- cells */

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
	while (rest.length > 0 && sci_cell_is_blank(rest.text[0])) {
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

static int fail_argument(struct sipcause_error *error)
{
	const struct sci_place nowhere = { NULL, 0, 0 };

	sci_error_set(error, SIPCAUSE_E_ARGUMENT, sipcause_error_word(SIPCAUSE_E_ARGUMENT), nowhere,
		      "an argument is not usable");
	return SIPCAUSE_E_ARGUMENT;
}

/* Read a cell that is more than a code in decimal digits or by its name. */
static int read_more(struct sipcause_message *message, struct sci_cell *cell)
{
	struct sci_slice value = sci_cell_trim(cell->whole);
	int code;

	cell->whole = value;
	if (value.length == 0)
		return sci_fault_set(cell->error, SCI_FAULT_NUMBER, 0, 1, "nothing", "a code");
	take_header_name(&value);
	if (cell->space == NULL || is_reason(value))
		return read_reason(message, value, cell->error);
	if (value.length > CELL_MAX)
		return sci_cell_fail(cell, SCI_FAULT_NUMBER, NULL,
				     "a code, and no more than 512 bytes");
	code = sci_cell_read(cell);
	return code == SIPCAUSE_OK ? add(message, cell) : code;
}

static int read_strictly(struct sipcause_message *message, struct sci_cell *cell)
{
	int code;

	if (cell->space == NULL)
		return read_reason(message, cell->whole, cell->error);
	code = sci_cell_read_strictly(cell);
	return code == SIPCAUSE_OK ? add(message, cell) : code;
}

int sipcause_message_read_cell(struct sipcause_message *message, const struct sipcause_space *space,
			       int32_t spelling, const char *text, size_t length,
			       struct sipcause_error *error)
{
	struct sci_cell cell = { .message = message,
				 .space = space,
				 .spelling = spelling,
				 .whole = { text, (uint32_t)length },
				 .error = error };
	int32_t code = -1;
	uint32_t turn;
	int answer;

	if (message == NULL || text == NULL || length > INT32_MAX || spelling < 0 ||
	    spelling >= SIPCAUSE_SPELLING_COUNT_)
		return fail_argument(error);
	turn = message->turn + 1;
	/* Mostly it is a code and nothing else. */
	if (space != NULL && spelling <= SIPCAUSE_SPELLING_DECIMAL)
		code = sipcause_space_parse(space, text, length);
	if (code >= 0 && sci_cell_settle(&cell, space, code) == SIPCAUSE_OK)
		answer = add(message, &cell);
	else
		answer =
			message->strict ? read_strictly(message, &cell) : read_more(message, &cell);
	message->turn = turn;
	return answer;
}
