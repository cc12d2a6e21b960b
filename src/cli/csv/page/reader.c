/* SPDX-License-Identifier: BSD-2-Clause */
#include "reader.h"

#include "base/text.h"
#include "join.h"

#include <stdarg.h>
#include <stdio.h>

bool page_read_fail(struct page_reader *reader, const char *format, ...)
{
	struct page_trouble *trouble = reader->trouble;
	va_list arguments;

	trouble->byte = (size_t)(reader->json.piece - reader->begin) + 1;
	va_start(arguments, format);
	vsnprintf(trouble->text, sizeof(trouble->text), format, arguments);
	va_end(arguments);
	return false;
}

bool page_read_no_memory(struct page_reader *reader)
{
	reader->trouble->memory = true;
	return false;
}

/* ------------------------------------------------------------------ values */

enum sci_json_kind page_read_next(struct page_reader *reader)
{
	struct sci_json *json = &reader->json;
	enum sci_json_kind kind = sci_json_next(json);

	if (kind != SCI_JSON_ERROR)
		return kind;
	json->piece = json->cursor.at;
	if (json->cursor.at == json->cursor.end)
		page_read_fail(reader, "the file ends here; expected %s", json->expected);
	else
		page_read_fail(reader, "expected %s", json->expected);
	return kind;
}

bool page_read_kind(struct page_reader *reader, enum sci_json_kind kind, const char *name)
{
	enum sci_json_kind found = page_read_next(reader);

	return found == kind ||
	       (found != SCI_JSON_ERROR && page_read_fail(reader, "expected %s", name));
}

bool page_read_count(struct page_reader *reader, uint64_t *count)
{
	const struct sci_slice *text = &reader->json.text;
	uint64_t number = 0;
	uint32_t i;

	if (!page_read_kind(reader, SCI_JSON_NUMBER, "a count"))
		return false;
	for (i = 0; i < text->length; i++) {
		if (!sci_is_digit(text->text[i]))
			return page_read_fail(reader, "expected a count: digits alone");
		number = number * 10 + (uint64_t)(text->text[i] - '0');
		if (number > PAGE_COUNT_MOST)
			return page_read_fail(reader, "expected a count up to 9007199254740991");
	}
	*count = number;
	return true;
}

bool page_read_seconds(struct page_reader *reader, double *seconds)
{
	const struct sci_slice *text = &reader->json.text;
	double number = 0, place = 1;
	bool fraction = false;
	uint32_t i;

	if (!page_read_kind(reader, SCI_JSON_NUMBER, "seconds"))
		return false;
	for (i = 0; i < text->length && i < 30; i++) {
		char c = text->text[i];

		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!sci_is_digit(c))
			break;
		place /= fraction ? 10 : 1;
		number = fraction ? number + place * (c - '0') : number * 10 + (c - '0');
	}
	if (i < text->length || number > 1e12)
		return page_read_fail(reader, "expected seconds, e.g. 12.5");
	*seconds = number;
	return true;
}

bool page_read_text(struct page_reader *reader, const char **text)
{
	struct sci_slice inside;
	char *room;

	if (!page_read_kind(reader, SCI_JSON_STRING, "a text in quotes"))
		return false;
	inside = reader->json.text;
	room = sci_arena_array(reader->arena, (size_t)inside.length + 1, 1);
	if (room == NULL)
		return page_read_no_memory(reader);
	*text = page_keep_text(reader->arena, room, sci_json_unescape(inside, room));
	return *text != NULL || page_read_no_memory(reader);
}

bool page_read_yes(struct page_reader *reader, bool *yes)
{
	if (!page_read_kind(reader, SCI_JSON_STRING, "\"yes\" or \"no\""))
		return false;
	*yes = sci_json_is(&reader->json, "yes");
	return *yes || sci_json_is(&reader->json, "no") ||
	       page_read_fail(reader, "expected \"yes\" or \"no\"");
}

bool page_read_skip(struct page_reader *reader)
{
	struct sci_json *json = &reader->json;
	enum sci_json_kind kind = page_read_next(reader);

	if (kind == SCI_JSON_ERROR)
		return false;
	if (sci_json_skip(json, kind))
		return true;
	json->piece = json->cursor.at;
	return page_read_fail(reader, "expected %s", json->expected);
}

/* ----------------------------------------------------------------- objects */

#define SEEN_MOST 64

/* What is read next: a count, or a member. */
struct target {
	const char *key;
	uint64_t *count;
	const struct page_member *member;
	unsigned number;
};

/* The key of a number among those of a shape. */
static bool target_at(const struct page_shape *shape, size_t number, struct target *target)
{
	size_t i, at = number;

	*target = (struct target){ .number = (unsigned)number };
	for (i = 0; i < shape->field_count; i++) {
		if (at < shape->fields[i]->count) {
			target->key = shape->fields[i]->items[at].key;
			target->count =
				page_count_at(shape->counts[i], &shape->fields[i]->items[at]);
			return true;
		}
		at -= shape->fields[i]->count;
	}
	if (at >= shape->member_count)
		return false;
	target->member = &shape->members[at];
	target->key = target->member->key;
	return true;
}

static bool find_target(const struct page_reader *reader, const struct page_shape *shape,
			struct target *target)
{
	size_t i = 0;

	while (target_at(shape, i, target) && !sci_json_is(&reader->json, target->key))
		i++;
	return target_at(shape, i, target);
}

static bool read_member(struct page_reader *reader, const struct page_shape *shape, uint64_t *seen)
{
	struct target target;
	char room[SCI_QUOTED];

	if (!find_target(reader, shape, &target)) {
		if (shape->others_passed)
			return page_read_skip(reader);
		return page_read_fail(
			reader, "found the key %s; expected one of a summary",
			sci_quote(room, reader->json.text.text, reader->json.text.length));
	}
	if ((*seen >> target.number & 1) != 0)
		return page_read_fail(reader, "found the key '%s' again; expected it once",
				      target.key);
	*seen |= UINT64_C(1) << target.number;
	if (target.count != NULL)
		return page_read_count(reader, target.count);
	return target.member->read(reader, (char *)shape->to + target.member->offset);
}

static bool has_all(struct page_reader *reader, const struct page_shape *shape, uint64_t seen)
{
	struct target target;
	size_t i;

	for (i = 0; i < SEEN_MOST && target_at(shape, i, &target); i++)
		if ((seen >> i & 1) == 0 && (target.member == NULL || target.member->needed))
			return page_read_fail(reader, "the object ends here; expected the key '%s'",
					      target.key);
	return true;
}

bool page_read_members(struct page_reader *reader, const struct page_shape *shape)
{
	enum sci_json_kind kind;
	uint64_t seen = 0;

	while ((kind = page_read_next(reader)) == SCI_JSON_KEY)
		if (!read_member(reader, shape, &seen))
			return false;
	return kind == SCI_JSON_OBJECT_END && has_all(reader, shape, seen);
}

bool page_read_object(struct page_reader *reader, const struct page_shape *shape)
{
	return page_read_kind(reader, SCI_JSON_OBJECT, "an object") &&
	       page_read_members(reader, shape);
}

bool page_read_named(struct page_reader *reader, page_read_value *read, void *to)
{
	enum sci_json_kind kind;

	if (!page_read_kind(reader, SCI_JSON_OBJECT, "an object"))
		return false;
	while ((kind = page_read_next(reader)) == SCI_JSON_KEY)
		if (!read(reader, to))
			return false;
	return kind == SCI_JSON_OBJECT_END;
}

void *page_read_more(struct page_reader *reader, void *items, size_t count, size_t size)
{
	void *more;

	/* Full at 0, 1, 2, 4, 8, ... */
	if (count > 0 && (count & (count - 1)) != 0)
		return items;
	more = sci_arena_array(reader->arena, count > 0 ? 2 * count : 1, size);
	if (more == NULL)
		page_read_no_memory(reader);
	else if (count > 0)
		memcpy(more, items, count * size);
	return more;
}
