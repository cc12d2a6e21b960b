/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The Warning header field: RFC 3261 20.43.
 *
 *   code agent "text", code agent "text", ...
 */
#include "message.h"

/* Take one value into a part.  NULL, or what is expected at the cursor. */
static const char *take_value(struct sci_input *cursor, struct sipcause_part *part,
			      struct sci_slice *code, struct sci_slice *text, bool *plain)
{
	if (!sci_lex_run(cursor, SCI_LEX_DIGIT, code))
		return "a warning code of three digits";
	if (code->length != 3) {
		cursor->at = code->text;
		return "a warning code of three digits";
	}
	if (!sci_lex_space(cursor))
		return "a space after the warning code";
	if (!sci_lex_run(cursor, SCI_LEX_HOST, &part->protocol))
		return "the agent of the warning";
	if (!sci_lex_space(cursor))
		return "a space after the agent";
	return sci_lex_quoted(cursor, text, plain);
}

/* A code of three digits that something else than the grammar's agent and text follows,
 * up to the comma before the next one. */
static bool take_flawed(struct sci_input *cursor, struct sci_input begin,
			struct sipcause_part *part, struct sci_slice *code, struct sci_slice *text)
{
	struct sci_input ahead;
	struct sci_slice next;

	if (!sci_lex_run(&begin, SCI_LEX_DIGIT, code) || code->length != 3 ||
	    (begin.at < begin.end && sci_lex_is(*begin.at, SCI_LEX_HOST)))
		return false;
	sci_lex_space(&begin);
	for (text->text = begin.at; begin.at < begin.end; begin.at++) {
		ahead = begin;
		if (!sci_input_take(&ahead, ','))
			continue;
		sci_lex_space(&ahead);
		if (sci_lex_run(&ahead, SCI_LEX_DIGIT, &next) && next.length == 3)
			break;
	}
	text->length = (uint32_t)(begin.at - text->text);
	part->flaw = SIPCAUSE_FLAW_TEXT;
	part->protocol.text = NULL;
	part->protocol.length = 0;
	*cursor = begin;
	return true;
}

static bool read_value(struct sci_reader *reader, struct sci_input *cursor)
{
	struct sipcause_part part;
	struct sci_slice code, text;
	const char *expected, *end, *wrong;
	const struct sci_input begin = *cursor;
	bool plain;

	sci_part_start(reader, &part, SIPCAUSE_PART_WARNING, cursor->at);
	expected = take_value(cursor, &part, &code, &text, &plain);
	end = cursor->at;
	sci_lex_space(cursor);
	if (expected == NULL && cursor->at < cursor->end && *cursor->at != ',')
		expected = "a comma or the end of the value";
	wrong = cursor->at;
	if (expected != NULL && !reader->message->strict &&
	    take_flawed(cursor, begin, &part, &code, &text)) {
		sci_reader_flaw(reader, SCI_FAULT_GRAMMAR, wrong, expected);
		expected = NULL;
		plain = true;
		end = cursor->at;
	}
	if (expected != NULL) {
		sci_reader_fail(reader, SCI_FAULT_GRAMMAR, cursor->at, expected);
		part.validity = SIPCAUSE_VALIDITY_MALFORMED;
		sci_part_add(reader, &part, cursor->end);
		return false;
	}
	sci_part_code(reader, &part, SCI_ROLE_WARNING, sci_slice_number(code), 0);
	sci_part_text(reader, &part, text, plain);
	sci_part_add(reader, &part, end);
	return true;
}

void sci_read_warning(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sci_input cursor = { begin, end };

	do {
		sci_lex_space(&cursor);
		if (!read_value(reader, &cursor))
			return;
	} while (sci_input_take(&cursor, ','));
}
