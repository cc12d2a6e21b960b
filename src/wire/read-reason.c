/* SPDX-License-Identifier: BSD-2-Clause */
/* The Reason header field: RFC 3326 section 2 with RFC 6432, 8606, 9366, 9410. */
#include "reason.h"

/* The rest of a field that cannot be understood. */
static void add_broken(struct sci_reader *reader, const struct sci_reason *reason, const char *end)
{
	struct sipcause_part *part = reason->part;
	const struct sci_slice protocol = part->protocol;

	sci_part_start(reader, part, part->kind, part->bytes.text);
	part->protocol = protocol;
	part->validity = SIPCAUSE_VALIDITY_MALFORMED;
	sci_part_add(reader, part, end);
}

void sci_read_reason(struct sci_reader *reader, const char *begin, const char *end)
{
	struct sipcause_message *message = reader->message;
	struct sci_input cursor = { begin, end };
	const char *barren[2] = { NULL, NULL };

	do {
		const uint32_t texts = message->texts_length;
		struct sci_reason reason;
		struct sci_misfit misfit;
		struct sci_input start;

		sci_lex_space(&cursor);
		start = cursor;
		if (sci_reason_read(reader, &cursor, &reason, &misfit))
			continue;
		if (message->strict) {
			sci_reader_fail(reader, misfit.fault, misfit.at, misfit.expected);
			add_broken(reader, &reason, end);
			return;
		}
		message->texts_length = texts;
		cursor = start;
		sci_read_flawed(reader, &cursor, &misfit, barren);
	} while (sci_input_take(&cursor, ','));
}
