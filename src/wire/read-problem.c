/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * HTTP problem documents (RFC 9457).  Of any of them the status is taken, and of
 * those that this library wrote the original:
 *
 *   {"title": "...", "status": 409, "original": {"space": "q850", "code": 17,
 *    "text": "...", "evidence": "0A1B",
 *    "companions": [{"space": "location", "code": 10}, {"space": "diagnostic"}]}}
 */
#include "base/count.h"
#include "message.h"

#include "base/json-read.h"
#include "base/text.h"

#include <string.h>

/* One document while it is read. */
struct problem {
	struct sci_reader *reader;
	struct sci_json json;
	struct sipcause_part original;
	struct sipcause_part status;
	bool has_original;
	bool has_status;
	struct sci_known told; /* its companions */
};

/* A space and a code: the original's, or a companion's. */
struct pair {
	bool has_space;
	const struct sipcause_space *space; /* NULL: not in the catalog */
	bool has_code;
	int32_t code; /* -1: too large */
};

/* A member of an object, with what reads its value. */
struct member {
	const char *name;
	bool (*read)(struct problem *problem, enum sci_json_kind kind, void *object);
};

static bool fail(struct problem *problem, const char *at, const char *expected)
{
	sci_reader_fail(problem->reader, SCI_FAULT_CONTENT, at, expected);
	return false;
}

static bool fail_json(struct problem *problem)
{
	sci_reader_fail(problem->reader, SCI_FAULT_JSON, problem->json.cursor.at,
			problem->json.expected);
	return false;
}

/* Read the members of an object that has begun; each known one may be there once. */
static bool read_members(struct problem *problem, const struct member *members, size_t count,
			 void *object)
{
	struct sci_json *json = &problem->json;
	unsigned seen = 0;

	for (;;) {
		enum sci_json_kind kind = sci_json_next(json);
		size_t i;

		if (kind == SCI_JSON_OBJECT_END)
			return true;
		if (kind == SCI_JSON_ERROR)
			return fail_json(problem);
		for (i = 0; i < count && !sci_json_is(json, members[i].name); i++)
			;
		if (i < count && (seen >> i & 1) != 0) {
			sci_reader_fail(problem->reader, SCI_FAULT_REPEATED, json->piece,
					"each member once");
			return false;
		}
		seen |= 1u << i;
		kind = sci_json_next(json);
		if (kind == SCI_JSON_ERROR)
			return fail_json(problem);
		if (i == count ? !sci_json_skip(json, kind)
			       : !members[i].read(problem, kind, object))
			return i == count ? fail_json(problem) : false;
	}
}
#define READ_MEMBERS(problem, members, object)                                                     \
	read_members(problem, members, SCI_COUNT(members), object)

/* Keep the last string.  One that has no room is left out, and reported: the codes are
 * of use without it. */
static void keep_text(struct problem *problem, struct sci_slice *text)
{
	struct sipcause_message *message = problem->reader->message;
	const struct sci_json *json = &problem->json;
	char *room = message->texts + message->texts_length;

	*text = json->text;
	if (json->plain)
		return;
	if (json->text.length > SCI_TEXTS_MAX - message->texts_length) {
		sci_reader_fail(problem->reader, SCI_FAULT_TEXTS, json->piece,
				"at most 4096 bytes of texts with escapes");
		text->text = NULL;
		text->length = 0;
		return;
	}
	text->text = room;
	text->length = sci_json_unescape(json->text, room);
	message->texts_length += text->length;
}

/* ------------------------------------------------------------------ pairs */

static bool read_space(struct problem *problem, enum sci_json_kind kind, void *object)
{
	const struct sipcause_catalog *catalog = problem->reader->message->catalog;
	const struct sci_json *json = &problem->json;
	struct pair *pair = object;

	if (kind != SCI_JSON_STRING || !json->plain)
		return fail(problem, json->piece, "the name of a space");
	pair->has_space = true;
	pair->space = sci_names_get(&catalog->space_names, json->text.text, json->text.length);
	return true;
}

static bool read_code(struct problem *problem, enum sci_json_kind kind, void *object)
{
	const struct sci_json *json = &problem->json;
	struct pair *pair = object;
	uint32_t i;

	for (i = 0; kind == SCI_JSON_NUMBER && i < json->text.length; i++)
		if (!sci_is_digit(json->text.text[i]))
			kind = SCI_JSON_ERROR;
	if (kind != SCI_JSON_NUMBER)
		return fail(problem, json->piece, "a code");
	pair->has_code = true;
	pair->code = sci_slice_number(json->text);
	return true;
}

/* ------------------------------------------------------------- companions */

static bool read_companion(struct problem *problem)
{
	static const struct member members[] = {
		{ "space", read_space },
		{ "code", read_code },
	};
	struct pair pair = { false, NULL, false, SIPCAUSE_PRESENT };
	const char *begin = problem->json.piece;

	if (!READ_MEMBERS(problem, members, &pair))
		return false;
	if (pair.space == NULL)
		return fail(problem, begin, "a companion with a space of the catalog");
	if (pair.has_code && !sci_span_holds(pair.space->range, pair.code))
		return fail(problem, begin, "a companion with a code of its space");
	if (problem->told.count == SIPCAUSE_COMPANIONS_MAX) {
		sci_reader_fail(problem->reader, SCI_FAULT_PARTS, begin, "at most 16 companions");
		return true;
	}
	problem->told.space[problem->told.count] = pair.space;
	problem->told.code[problem->told.count++] = pair.code;
	return true;
}

static bool read_companions(struct problem *problem, enum sci_json_kind kind, void *object)
{
	(void)object;
	if (kind != SCI_JSON_ARRAY)
		return fail(problem, problem->json.piece, "a list of companions");
	for (;;) {
		kind = sci_json_next(&problem->json);
		if (kind == SCI_JSON_ARRAY_END)
			return true;
		if (kind == SCI_JSON_ERROR)
			return fail_json(problem);
		if (kind != SCI_JSON_OBJECT)
			return fail(problem, problem->json.piece, "a companion");
		if (!read_companion(problem))
			return false;
	}
}

/* --------------------------------------------------------------- original */

static bool read_text(struct problem *problem, enum sci_json_kind kind, void *object)
{
	(void)object;
	if (kind != SCI_JSON_STRING)
		return fail(problem, problem->json.piece, "a text");
	keep_text(problem, &problem->original.text);
	return true;
}

static bool read_evidence(struct problem *problem, enum sci_json_kind kind, void *object)
{
	struct sipcause_message *message = problem->reader->message;
	const struct sci_json *json = &problem->json;
	char *room = message->texts + message->texts_length;
	size_t count;
	int code;

	(void)object;
	if (kind != SCI_JSON_STRING || json->text.length == 0)
		return fail(problem, json->piece, "octets in hexadecimal");
	code = sipcause_octets_parse(json->text.text, json->text.length, room,
				     SCI_TEXTS_MAX - message->texts_length, &count, NULL);
	if (code == SIPCAUSE_E_FULL) {
		sci_reader_fail(problem->reader, SCI_FAULT_TEXTS, json->piece,
				"at most 4096 octets of copied texts");
		return true;
	}
	if (code != SIPCAUSE_OK)
		return fail(problem, json->piece, "octets in hexadecimal");
	problem->original.evidence = (const unsigned char *)room;
	problem->original.evidence_length = (uint32_t)count;
	message->texts_length += (uint32_t)count;
	return true;
}

static bool read_original(struct problem *problem, enum sci_json_kind kind, void *object)
{
	static const struct member members[] = {
		{ "space", read_space },
		{ "code", read_code },
		{ "text", read_text },
		{ "evidence", read_evidence },
		{ "companions", read_companions },
	};
	struct pair pair = { false, NULL, false, -1 };
	struct sipcause_part *part = &problem->original;
	const char *begin = problem->json.piece;

	(void)object;
	if (kind != SCI_JSON_OBJECT)
		return fail(problem, begin, "an object with a space and a code");
	sci_part_start(problem->reader, part, SIPCAUSE_PART_PROBLEM, begin);
	if (!READ_MEMBERS(problem, members, &pair))
		return false;
	if (!pair.has_space || !pair.has_code)
		return fail(problem, begin, "an object with a space and a code");
	part->bytes.length = (uint32_t)(problem->json.cursor.at - begin);
	part->space = pair.space;
	part->code = pair.code;
	if (pair.space == NULL)
		part->validity = SIPCAUSE_VALIDITY_NO_SPACE;
	else if (!sci_span_holds(pair.space->range, pair.code))
		part->validity = SIPCAUSE_VALIDITY_OUT_OF_RANGE;
	problem->has_original = true;
	return true;
}

/* --------------------------------------------------------------- document */

/* RFC 9457 3.1: a member of another type than it should have is ignored. */
static bool read_status(struct problem *problem, enum sci_json_kind kind, void *object)
{
	const struct sci_json *json = &problem->json;
	struct sipcause_part *part = &problem->status;
	uint32_t i;

	(void)object;
	for (i = 0; kind == SCI_JSON_NUMBER && i < json->text.length; i++)
		if (!sci_is_digit(json->text.text[i]))
			return true;
	if (kind != SCI_JSON_NUMBER)
		return sci_json_skip(&problem->json, kind) || fail_json(problem);
	sci_part_code(problem->reader, part, SCI_ROLE_HTTP, sci_slice_number(json->text), 100);
	part->bytes = json->text;
	part->offset = (uint32_t)(json->piece - problem->reader->begin);
	problem->has_status = true;
	return true;
}

static bool read_title(struct problem *problem, enum sci_json_kind kind, void *object)
{
	(void)object;
	if (kind != SCI_JSON_STRING)
		return sci_json_skip(&problem->json, kind) || fail_json(problem);
	keep_text(problem, &problem->status.text);
	return true;
}

static bool read_document(struct problem *problem)
{
	static const struct member members[] = {
		{ "title", read_title },
		{ "status", read_status },
		{ "original", read_original },
	};
	enum sci_json_kind kind = sci_json_next(&problem->json);

	if (kind == SCI_JSON_ERROR)
		return fail_json(problem);
	if (kind != SCI_JSON_OBJECT)
		return fail(problem, problem->json.piece, "a JSON object");
	if (!READ_MEMBERS(problem, members, NULL))
		return false;
	return sci_json_next(&problem->json) == SCI_JSON_END || fail_json(problem);
}

static void add_original(struct problem *problem)
{
	struct sipcause_message *message = problem->reader->message;
	struct sipcause_part *part = &problem->original;
	int32_t location;

	/* What stays when another document comes. */
	if (sci_known_of(&problem->told, message->roles[SCI_ROLE_LOCATION], &location) &&
	    location >= 0 && location <= 15)
		part->location = (int8_t)location;
	part->diagnosed =
		sci_known_of(&problem->told, message->roles[SCI_ROLE_DIAGNOSTIC], &location);
	if (!sci_part_add(problem->reader, part, part->bytes.text + part->bytes.length) ||
	    part->validity == SIPCAUSE_VALIDITY_DUPLICATE)
		return;
	message->told = problem->told;
	message->told_turn = message->turn;
}

void sci_read_problem(struct sci_reader *reader, const char *begin, const char *end)
{
	struct problem problem;

	memset(&problem, 0, sizeof(problem));
	problem.reader = reader;
	sci_part_start(reader, &problem.original, SIPCAUSE_PART_PROBLEM, begin);
	sci_part_start(reader, &problem.status, SIPCAUSE_PART_STATUS, begin);
	sci_json_start(&problem.json, begin, end);
	if (!read_document(&problem)) {
		sci_part_start(reader, &problem.original, SIPCAUSE_PART_PROBLEM, begin);
		problem.original.validity = SIPCAUSE_VALIDITY_MALFORMED;
		sci_part_add(reader, &problem.original, end);
		return;
	}
	if (problem.has_original)
		add_original(&problem);
	if (problem.has_status)
		sci_part_add(reader, &problem.status,
			     problem.status.bytes.text + problem.status.bytes.length);
}
