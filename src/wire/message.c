/* SPDX-License-Identifier: BSD-2-Clause */
#include "message.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* ----------------------------------------------------------------- errors */

static const struct {
	const char *word;
	int32_t code;
} faults[] = {
#define SCI_XX(name, word, code) { word, SIPCAUSE_##code },
	SCI_FAULT_MAP(SCI_XX)
#undef SCI_XX
};

int sci_fault_set(struct sipcause_error *error, enum sci_fault fault, uint32_t line,
		  uint32_t column, const char *found, const char *expected)
{
	const struct sci_place place = { NULL, line, column };
	char message[512];

	if (error == NULL)
		return faults[fault].code;
	snprintf(message, sizeof(message), "found %s; expected %s", found, expected);
	sci_error_set(error, faults[fault].code, faults[fault].word, place, message);
	return faults[fault].code;
}

/* How the byte at a place is shown. */
static const char *show_found(const struct sci_reader *reader, const char *at,
			      char room[SCI_QUOTED])
{
	static const char digits[] = "0123456789ABCDEF";
	size_t length;

	if (at == reader->end)
		return "the end";
	if (reader->form == SIPCAUSE_FORM_IE || reader->form == SIPCAUSE_FORM_OCTETS ||
	    reader->form == SIPCAUSE_FORM_ENCAPSULATED) {
		memcpy(room, "octet 0x", 8);
		room[8] = digits[(unsigned char)*at >> 4];
		room[9] = digits[*at & 0xF];
		room[10] = '\0';
		return room;
	}
	if (*at == '\r' || *at == '\n')
		return "the end of the line";
	for (length = 1; at + length < reader->end && length < 24; length++)
		if (at[length] == '\r' || at[length] == '\n')
			break;
	return sci_quote(room, at, length);
}

static void find_line(const struct sci_reader *reader, const char *at, uint32_t *line,
		      uint32_t *column)
{
	const char *begin = reader->begin, *next;

	*line = reader->lines ? 1 : 0;
	while (reader->lines && begin < at &&
	       (next = memchr(begin, '\n', (size_t)(at - begin))) != NULL) {
		begin = next + 1;
		++*line;
	}
	*column = (uint32_t)(at - begin) + 1;
}

static void set_error(const struct sci_reader *reader, enum sci_fault fault, const char *at,
		      const char *expected)
{
	char room[SCI_QUOTED];
	uint32_t line, column;

	if (reader->error == NULL)
		return;
	find_line(reader, at, &line, &column);
	sci_fault_set(reader->error, fault, line, column, show_found(reader, at, room), expected);
	reader->error->code = reader->code;
}

void sci_reader_fail(struct sci_reader *reader, enum sci_fault fault, const char *at,
		     const char *expected)
{
	if (reader->code < 0)
		return;
	reader->code = faults[fault].code;
	set_error(reader, fault, at, expected);
}

void sci_reader_flaw(struct sci_reader *reader, enum sci_fault fault, const char *at,
		     const char *expected)
{
	if (reader->code != SIPCAUSE_OK)
		return;
	reader->code = SIPCAUSE_FLAWED;
	set_error(reader, fault, at, expected);
}

/* ------------------------------------------------------------------ parts */

void sci_part_start(const struct sci_reader *reader, struct sipcause_part *part, int32_t kind,
		    const char *at)
{
	memset(part, 0, sizeof(*part));
	part->message = reader->message->current.message;
	part->branch = reader->message->current.branch;
	part->turn = reader->message->turn;
	part->kind = part->spoken = (uint8_t)kind;
	part->form = (uint8_t)reader->form;
	part->validity = SIPCAUSE_VALIDITY_VALID;
	part->bytes.text = at;
	part->offset = (uint32_t)(at - reader->begin);
	part->code = -1;
	part->coding = -1;
	part->location = -1;
	part->recommendation = -1;
}

void sci_part_tell(struct sipcause_part *part, const struct sipcause_space *space, int32_t code)
{
	if (part->told_count == SCI_TOLD_MAX)
		return;
	part->told[part->told_count].space = space;
	part->told[part->told_count++].code = code;
}

void sci_part_set_code(struct sipcause_part *part, const struct sipcause_space *space, int32_t code,
		       int32_t least)
{
	part->code = code;
	part->space = space;
	if (space == NULL)
		part->validity = SIPCAUSE_VALIDITY_NO_SPACE;
	else if (code < least || !sci_span_holds(space->range, code))
		part->validity = SIPCAUSE_VALIDITY_OUT_OF_RANGE;
}

void sci_part_code(const struct sci_reader *reader, struct sipcause_part *part, enum sci_role role,
		   int32_t code, int32_t least)
{
	sci_part_set_code(part, reader->message->roles[role], code, least);
}

void sci_part_text(struct sci_reader *reader, struct sipcause_part *part, struct sci_slice inside,
		   bool plain)
{
	struct sipcause_message *message = reader->message;

	part->text = inside;
	if (plain)
		return;
	if (inside.length > SCI_TEXTS_MAX - message->texts_length) {
		sci_reader_fail(reader, SCI_FAULT_TEXTS, inside.text,
				"at most 4096 bytes of texts with escapes or folding");
		part->text.text = NULL;
		part->text.length = 0;
		return;
	}
	part->text.text = message->texts + message->texts_length;
	part->text.length = sci_lex_unquote(inside, message->texts + message->texts_length);
	message->texts_length += part->text.length;
}

static bool same_protocol(struct sci_slice a, struct sci_slice b)
{
	uint32_t i;

	for (i = 0; i < a.length && i < b.length; i++)
		if (sci_lower(a.text[i]) != sci_lower(b.text[i]))
			return false;
	return a.length == b.length;
}

/* Whether the message has another of what may be there once only. */
static bool is_repeated(const struct sipcause_message *message, const struct sipcause_part *part)
{
	uint32_t i;

	if ((message->seen >> part->spoken & 1) == 0 || part->added ||
	    part->kind == SIPCAUSE_PART_WARNING || part->validity == SIPCAUSE_VALIDITY_STIR)
		return false;
	for (i = 0; i < message->count; i++) {
		const struct sipcause_part *other = &message->parts[i];

		if (other->spoken != part->spoken || other->message != part->message ||
		    other->added || (message->in_order && other->turn != part->turn) ||
		    other->validity == SIPCAUSE_VALIDITY_MALFORMED)
			continue;
		if (part->spoken != SIPCAUSE_PART_REASON ||
		    same_protocol(other->protocol, part->protocol))
			return true;
	}
	return false;
}

static bool may_be_chosen(const struct sipcause_part *part)
{
	return part->kind < SCI_CANDIDATES && part->validity == SIPCAUSE_VALIDITY_VALID &&
	       !(part->kind == SIPCAUSE_PART_STATUS && part->early);
}

/* Whether two parts are the same word on the same branch, as in a retransmission. */
static bool says_the_same(const struct sipcause_part *a, const struct sipcause_part *b)
{
	return a->kind == b->kind && a->space == b->space && a->code == b->code &&
	       a->location == b->location && a->branch == b->branch && a->added == b->added;
}

/* The oldest part of an earlier message, though not the one by which the call was answered;
 * first of those that say what a newer one says as well.  The count where there is none. */
static uint32_t find_oldest(const struct sipcause_message *message, const struct sipcause_part *new)
{
	uint32_t oldest = message->count, i;

	for (i = message->count; i-- > 0;) {
		const struct sipcause_part *part = &message->parts[i];

		if (part->message == message->current.message ||
		    (message->answered && part->kind == SIPCAUSE_PART_STATUS && part->code >= 200 &&
		     part->code < 300))
			continue;
		oldest = i;
	}
	for (i = oldest; i < message->count; i++)
		if (message->parts[i].message != message->current.message &&
		    says_the_same(&message->parts[i], new))
			return i;
	return oldest;
}

/* Give up the last part that cannot be chosen; where all can, the oldest one.  false: there
 * is none. */
static bool give_up_one(struct sipcause_message *message, const struct sipcause_part *new)
{
	uint32_t i = message->count;

	while (i > 0 && may_be_chosen(&message->parts[i - 1]))
		i--;
	if (i == 0)
		i = find_oldest(message, new) + 1;
	if (i > message->count)
		return false;
	memmove(&message->parts[i - 1], &message->parts[i],
		(message->count - i) * sizeof(message->parts[0]));
	message->count--;
	return true;
}

bool sci_part_add(struct sci_reader *reader, struct sipcause_part *part, const char *end)
{
	struct sipcause_message *message = reader->message;

	part->bytes.length = (uint32_t)(end - part->bytes.text);
	part->diagnosed = part->diagnosed || part->evidence_length > 0;
	if (part->validity != SIPCAUSE_VALIDITY_MALFORMED && is_repeated(message, part))
		part->validity = SIPCAUSE_VALIDITY_DUPLICATE;
	if (message->count == SIPCAUSE_PARTS_MAX) {
		sci_reader_fail(reader, SCI_FAULT_PARTS, part->bytes.text, "at most 32 parts");
		if (!may_be_chosen(part) || !give_up_one(message, part))
			return false;
	}
	message->seen |= UINT32_C(1) << part->spoken;
	if (part != &message->parts[message->count])
		message->parts[message->count] = *part;
	message->count++;
	return true;
}

/* --------------------------------------------------------------- messages */

void sipcause_message_free(struct sipcause_message *message)
{
	sci_free(message);
}

void sci_message_begin_head(struct sipcause_message *message, bool whole)
{
	struct sci_current *current = &message->current;

	current->turn = message->turn;
	current->status = -1;
	current->method = SCI_METHOD_UNKNOWN;
	current->method_text.text = NULL;
	current->method_text.length = 0;
	current->http = false;
	current->request = false;
	current->whole = whole;
}

static void begin_current(struct sipcause_message *message, uint32_t number, int32_t branch)
{
	struct sci_current *current = &message->current;

	memset(current, 0, sizeof(*current));
	current->message = number;
	current->branch = branch;
	current->status = -1;
	current->within = message->answered && message->answered_branch == branch;
}

void sipcause_message_clear(struct sipcause_message *message)
{
	if (message == NULL)
		return;
	message->count = 0;
	message->seen = 0;
	message->turn = 0;
	message->told.count = 0;
	message->known.count = 0;
	message->alerted = false;
	message->answered = false;
	message->answered_branch = -1;
	message->left_out = 0;
	message->texts_length = 0;
	memset(&message->because, 0, sizeof(message->because));
	begin_current(message, 0, 0);
}

void sci_message_drop_slices(struct sipcause_message *message)
{
	static const struct sci_slice nothing;
	uint32_t i;

	for (i = 0; i < message->count; i++) {
		struct sipcause_part *part = &message->parts[i];

		part->bytes = part->text = part->protocol = nothing;
		part->evidence = NULL;
		part->evidence_length = 0;
	}
	message->texts_length = 0;
	message->current.method_text = nothing;
}

int sipcause_message_next(struct sipcause_message *message, int32_t branch)
{
	if (message == NULL || branch < 0)
		return SIPCAUSE_E_ARGUMENT;
	sci_message_drop_slices(message);
	begin_current(message, message->current.message + 1, branch);
	return SIPCAUSE_OK;
}

int sipcause_message_coding(struct sipcause_message *message, int32_t coding,
			    const struct sipcause_space *space)
{
	if (message == NULL || coding < 1 || coding > 3)
		return SIPCAUSE_E_ARGUMENT;
	message->codings[coding] = space;
	return SIPCAUSE_OK;
}

int sipcause_message_read(struct sipcause_message *message, int32_t form, const void *bytes,
			  size_t length, struct sipcause_error *error)
{
	static const struct {
		void (*read)(struct sci_reader *reader, const char *begin, const char *end);
		bool lines;
	} readers[SIPCAUSE_FORM_COUNT_] = {
		[SIPCAUSE_FORM_REASON] = { sci_read_reason, false },
		[SIPCAUSE_FORM_WARNING] = { sci_read_warning, false },
		[SIPCAUSE_FORM_STATUS_LINE] = { sci_read_status_line, false },
		[SIPCAUSE_FORM_HEADER] = { sci_read_header, true },
		[SIPCAUSE_FORM_HEAD] = { sci_read_head, true },
		[SIPCAUSE_FORM_IE] = { sci_read_elements, false },
		[SIPCAUSE_FORM_OCTETS] = { sci_read_octets, false },
		[SIPCAUSE_FORM_ENCAPSULATED] = { sci_read_octets, false },
		[SIPCAUSE_FORM_PROBLEM] = { sci_read_problem, true },
	};
	const struct sci_place nowhere = { NULL, 0, 0 };
	struct sci_reader reader = { message, form, bytes, NULL, false, error, SIPCAUSE_OK };

	if (message == NULL || bytes == NULL || length > UINT32_MAX || form < 0 ||
	    form >= SIPCAUSE_FORM_COUNT_) {
		sci_error_set(error, SIPCAUSE_E_ARGUMENT, sipcause_error_word(SIPCAUSE_E_ARGUMENT),
			      nowhere, "an argument is not usable");
		return SIPCAUSE_E_ARGUMENT;
	}
	/* The first of a call has nothing to take back. */
	if (message->count > 0 || message->because.key != NULL)
		sci_message_undecide(message);
	message->turn++;
	/* Each cell of a record stands for itself. */
	if (message->in_order)
		sci_message_begin_head(message, false);
	reader.end = reader.begin + length;
	reader.lines = readers[form].lines;
	readers[form].read(&reader, reader.begin, reader.end);
	if (message->current.status >= 0 || message->current.method != SCI_METHOD_UNKNOWN)
		sci_message_settle(message);
	return reader.code;
}

size_t sipcause_message_count(const struct sipcause_message *message)
{
	return message == NULL ? 0 : message->count;
}

const struct sipcause_part *sipcause_message_part(const struct sipcause_message *message,
						  size_t index)
{
	return index < sipcause_message_count(message) ? &message->parts[index] : NULL;
}
