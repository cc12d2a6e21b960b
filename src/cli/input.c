/* SPDX-License-Identifier: BSD-2-Clause */
/* The code that an input means. */
#include "input.h"

#include "base/text.h"
#include "cli.h"
#include "decide.h"
#include "evidence.h"
#include "head-lines.h"
#include "hint-code.h"
#include "hint-header.h"
#include "hint-list.h"
#include "near.h"
#include "result.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ one code */

static bool is_number(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return length > 0;
}

/* Tell that a space does not have what was written. */
static int tell_unknown(const char *where, const struct cli_code *code)
{
	const struct sipcause_space *space = code->space;
	char quoted[CLI_CODE_TEXT], near[CLI_NEAR_TEXT];
	const char *name = sipcause_space_name(space);

	cli_near(near, space, code->text, code->length);
	if (is_number(code->text, code->length))
		cli_say("%s%s is outside space %s, which has %d to %d%s", where,
			sci_quote(quoted, code->text, code->length), name,
			sipcause_space_first(space), sipcause_space_last(space), near);
	else
		cli_say("%sthere is no %s in space %s%s", where,
			sci_quote(quoted, code->text, code->length), name, near);
	return CLI_UNMAPPED;
}

/* Whether the message says of a cell no more than that it is a code of a space. */
static bool take_plain(const struct cli *cli, struct cli_code *code)
{
	const struct sipcause_part *part = sipcause_message_part(cli->session.message, 0);

	if (sipcause_message_count(cli->session.message) != 1 || sipcause_part_form(part) >= 0 ||
	    sipcause_part_location(part) >= 0 || sipcause_part_space(part) != code->space)
		return false;
	code->code = sipcause_part_code(part);
	return true;
}

/* Whether q850:cucm is the way to read what cucm does not have. */
static bool is_of_call_manager(struct cli *cli, const struct cli_code *code)
{
	const struct sipcause_space *q850 = sipcause_catalog_space(cli->session.catalog, "q850");

	return q850 != NULL && strcmp(sipcause_space_name(code->space), "cucm") == 0 &&
	       cli_open_message(cli) == CLI_OK &&
	       sipcause_message_read_cell(cli->session.message, q850, SIPCAUSE_SPELLING_CUCM,
					  code->text, code->length, NULL) == SIPCAUSE_OK;
}

/* Tell why a cell could not be read. */
static int tell_unread_cell(struct cli *cli, const char *where, int32_t spelling,
			    struct cli_code *code, const struct sipcause_error *error)
{
	char quoted[CLI_CODE_TEXT];

	if (strcmp(error->id, "unknown-name") == 0 ||
	    (strcmp(error->id, "out-of-range") == 0 && spelling <= SIPCAUSE_SPELLING_DECIMAL &&
	     is_number(code->text, code->length))) {
		code->code = SIPCAUSE_UNLISTED;
		if (is_of_call_manager(cli, code)) {
			cli_say("%s%s is not a code of space cucm; if it is a cause number of Unified CM: -f "
				"q850:cucm",
				where, sci_quote(quoted, code->text, code->length));
			return CLI_UNMAPPED;
		}
		return tell_unknown(where, code);
	}
	code->code = SIPCAUSE_ERROR;
	if (cli_hint_list(cli, where, code->space, code->text, code->length))
		return CLI_UNMAPPED;
	sci_quote(quoted, code->text, code->length);
	/* Most errors quote the whole. */
	if (strncmp(error->message, "found ", 6) == 0 &&
	    strncmp(error->message + 6, quoted, strlen(quoted)) == 0)
		cli_say("%sspace %s: %s", where, sipcause_space_name(code->space), error->message);
	else
		cli_say("%s%s is not a code of space %s: %s", where, quoted,
			sipcause_space_name(code->space), error->message);
	return CLI_UNMAPPED;
}

/* A code with whatever stands round it, into the session's message. */
static int try_in(struct cli *cli, const struct sipcause_space *space, int32_t spelling,
		  const char *text, size_t length, struct cli_code *code,
		  struct sipcause_error *error)
{
	int status = cli_open_message(cli);

	code->space = space;
	code->text = text;
	code->length = length;
	code->code = SIPCAUSE_ERROR;
	if (status != CLI_OK)
		return status;
	if (sipcause_message_read_cell(cli->session.message, space, spelling, text, length,
				       error) != SIPCAUSE_OK)
		return CLI_UNMAPPED;
	code->captured = !take_plain(cli, code);
	return CLI_OK;
}

static int read_in(struct cli *cli, const char *where, const struct sipcause_space *space,
		   int32_t spelling, const char *text, size_t length, struct cli_code *code)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	int status = try_in(cli, space, spelling, text, length, code, &error);

	return status == CLI_UNMAPPED ? tell_unread_cell(cli, where, spelling, code, &error)
				      : status;
}

/* "Retry-After: 30", a header field alone, and not the code retry-after:30. */
static bool is_wait(const char *text, size_t length, size_t colon)
{
	return sci_text_is_folded(text, colon, "retry-after") && colon + 1 < length &&
	       cli_is_blank(text[colon + 1]);
}

static int read_with_space(struct cli *cli, const char *where, const char *text, size_t length,
			   size_t colon, struct cli_code *code)
{
	const struct sipcause_space *space =
		sipcause_catalog_called(cli->session.catalog, text, colon);

	if (is_wait(text, length, colon)) {
		cli_tell_no_header(cli, where, text, colon);
		return CLI_USAGE;
	}
	if (space != NULL)
		return read_in(cli, where, space,
			       space == cli->session.source ? cli->asked.spelling : 0,
			       text + colon + 1, length - colon - 1, code);
	return cli_tell_no_space(cli, where, text, length, colon);
}

/* That of the map's bare spaces which defines a plain code, or else the first whose range
 * holds it; NULL: none.  false: two define it, which was told. */
static bool find_bare(const struct cli *cli, const char *where, const char *text, size_t length,
		      const struct sipcause_space **found)
{
	const struct sipcause_space *space, *defining = NULL, *holding = NULL;
	char quoted[CLI_CODE_TEXT];
	size_t i;

	for (i = 0; (space = sipcause_map_bare(cli->session.map, i)) != NULL; i++) {
		int32_t number = sipcause_space_parse(space, text, length);

		if (number >= 0 && holding == NULL)
			holding = space;
		if (number < 0 || !sipcause_space_defines(space, number))
			continue;
		if (defining != NULL) {
			cli_say("%s%s is a code of %s and of %s; expected SPACE:CODE", where,
				sci_quote(quoted, text, length), sipcause_space_name(defining),
				sipcause_space_name(space));
			return false;
		}
		defining = space;
	}
	*found = defining != NULL ? defining : holding;
	return true;
}

/* What a message says, as far as it takes to tell two readings of one text apart. */
struct said {
	const struct sipcause_space *space;
	int32_t code;
	size_t count;
};

static struct said say_of(const struct sipcause_message *message)
{
	const struct sipcause_part *part = sipcause_message_part(message, 0);
	const struct said said = { sipcause_part_space(part), sipcause_part_code(part),
				   sipcause_message_count(message) };

	return said;
}

static bool is_same(const struct said *a, const struct said *b)
{
	return a->space == b->space && a->code == b->code && a->count == b->count;
}

/* The bare space that can read more than a plain code; NULL: none, or several that read
 * different codes.  *worth has that one whose error says most, for who wants to tell it. */
static const struct sipcause_space *find_reading(struct cli *cli, const char *text, size_t length,
						 const struct sipcause_space **worth)
{
	const struct sipcause_space *space, *reading = NULL;
	struct said said = { NULL, -1, 0 };
	size_t i;

	for (i = 0; (space = sipcause_map_bare(cli->session.map, i)) != NULL; i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		struct cli_code code = { .space = NULL };

		if (try_in(cli, space, 0, text, length, &code, &error) == CLI_OK) {
			const struct said now = say_of(cli->session.message);

			if (reading != NULL && !is_same(&said, &now))
				return NULL;
			reading = space;
			said = now;
		} else if (strcmp(error.id, "ambiguous-spelling") == 0) {
			/* What may be several codes of one space is no plain one of another. */
			*worth = space;
			return NULL;
		} else if (strcmp(error.id, "contradicts-itself") == 0 ||
			   strcmp(error.id, "foreign-coding") == 0) {
			*worth = space;
		}
	}
	return reading;
}

static int read_bare(struct cli *cli, const char *where, const char *text, size_t length,
		     struct cli_code *code)
{
	const struct sipcause_space *space, *worth = NULL;

	if (!find_bare(cli, where, text, length, &space))
		return CLI_USAGE;
	if (space == NULL)
		space = find_reading(cli, text, length, &worth);
	if (space == NULL)
		space = worth;
	if (space == NULL && sipcause_map_bare(cli->session.map, 1) == NULL)
		space = sipcause_map_bare(cli->session.map, 0);
	if (space != NULL)
		return read_in(cli, where, space, 0, text, length, code);
	return cli_tell_no_code(cli, where, text, length);
}

/* "CAUSE: 82 90": what stands before the ':' is no space, and the whole can be read. */
static bool read_labelled(struct cli *cli, const char *text, size_t length, struct cli_code *code)
{
	const struct sipcause_space *space = cli->session.source, *worth = NULL;
	int32_t spelling = space != NULL ? cli->asked.spelling : 0;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;

	if (space == NULL)
		space = find_reading(cli, text, length, &worth);
	return space != NULL && try_in(cli, space, spelling, text, length, code, &error) == CLI_OK;
}

static int read_code(struct cli *cli, const char *where, const char *text, size_t length,
		     struct cli_code *code)
{
	const char *colon = memchr(text, ':', length);
	size_t before = colon != NULL ? (size_t)(colon - text) : 0;

	if (colon != NULL && sipcause_catalog_called(cli->session.catalog, text, before) == NULL &&
	    read_labelled(cli, text, length, code))
		return CLI_OK;
	/* What begins with a digit names no space. */
	if (colon != NULL && (cli->session.source == NULL || !is_number(text, before > 0)))
		return read_with_space(cli, where, text, length, before, code);
	if (cli->session.source != NULL)
		return read_in(cli, where, cli->session.source, cli->asked.spelling, text, length,
			       code);
	return read_bare(cli, where, text, length, code);
}

/* Of what cannot be used, the first number that was meant as a code is told of. */
static void name_first(struct cli *cli, struct cli_code *code)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(part) != SIPCAUSE_VALIDITY_OUT_OF_RANGE ||
		    sipcause_part_space(part) == NULL || sipcause_part_code(part) < 0)
			continue;
		code->space = sipcause_part_space(part);
		code->length = (size_t)snprintf(cli->session.number, sizeof(cli->session.number),
						"%d", sipcause_part_code(part));
		code->text = cli->session.number;
		code->code = SIPCAUSE_UNLISTED;
		return;
	}
}

/* Whether something in it is sound, though it says nothing of how the call ended. */
static bool has_evidence(const struct cli *cli)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(cli->session.message); i++) {
		const struct sipcause_part *part = sipcause_message_part(cli->session.message, i);

		if (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_OTHER_METHOD ||
		    (sipcause_part_validity(part) == SIPCAUSE_VALIDITY_VALID &&
		     sipcause_part_kind(part) < SIPCAUSE_PART_WARNING))
			return true;
	}
	return false;
}

/* What was captured: decided without a target first, to know its space. */
static int read_captured(struct cli *cli, const char *where, struct cli_code *code)
{
	bool decided = cli_decide(cli, NULL, code);

	code->captured = true;
	cli_tell_parts(cli, where);
	if (decided)
		return CLI_OK;
	cli_tell_nothing(cli, where);
	if (sipcause_message_count(cli->session.message) == 0 || has_evidence(cli))
		code->code = SIPCAUSE_NONE;
	else
		name_first(cli, code);
	return CLI_UNMAPPED;
}

struct cli_code cli_plain_code(const struct cli *cli, const struct sipcause_space *space,
			       int32_t code)
{
	struct cli_code plain = { space, code, NULL, 0, cli->session.context, false };

	plain.asked.from = space;
	plain.asked.code = code;
	return plain;
}

int cli_read_code(struct cli *cli, const char *where, const char *text, size_t length,
		  struct cli_code *code)
{
	int status = cli_read_wire(cli, where, text, length);

	memset(code, 0, sizeof(*code));
	code->code = SIPCAUSE_ERROR;
	if (status < 0 && cli->session.read_line != NULL)
		status = cli->session.read_line(cli, text, length);
	if (status == CLI_OK)
		return read_captured(cli, where, code);
	if (status > 0)
		return status;
	status = read_code(cli, where, text, length, code);
	if (status == CLI_OK && code->captured)
		return read_captured(cli, where, code);
	code->asked = cli->session.context;
	code->asked.from = code->space;
	code->asked.code = code->code;
	return status;
}
