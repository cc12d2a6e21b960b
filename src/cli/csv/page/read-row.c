/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading a row of a page: all calls, or those of one value of --by. */
#include "base/count.h"
#include "base/text.h"
#include "keys.h"
#include "reader.h"

/* ------------------------------------------------------------------- lists */

static bool read_text(struct page_reader *reader, void *to)
{
	return page_read_text(reader, to);
}

static bool read_count(struct page_reader *reader, void *to)
{
	return page_read_count(reader, to);
}

static bool pass(struct page_reader *reader, void *to)
{
	(void)to;
	return page_read_skip(reader);
}

/* A list of objects with a text under the key `what` and counts. */
static bool read_list(struct page_reader *reader, const char *what, bool answers,
		      struct page_list *list)
{
	const struct page_member members[] = {
		{ what, read_text, offsetof(struct page_count, text), true },
		{ KEY_COUNT, read_count, offsetof(struct page_count, count), true },
		{ KEY_PHRASE, read_text, offsetof(struct page_count, phrase), false },
		{ KEY_WHY, pass, 0, false },
		{ KEY_NOT_ANSWERED, read_count, offsetof(struct page_count, not_answered), true },
	};
	struct page_shape shape = { .members = members,
				    .member_count = SCI_COUNT(members) - (answers ? 0 : 1) };
	enum sci_json_kind kind;

	if (list->items != NULL)
		return page_read_fail(reader, "found a list again; expected it once");
	if (!page_read_kind(reader, SCI_JSON_ARRAY, "a list"))
		return false;
	while ((kind = page_read_next(reader)) == SCI_JSON_OBJECT) {
		list->items =
			page_read_more(reader, list->items, list->count, sizeof(*list->items));
		if (list->items == NULL)
			return false;
		shape.to = &list->items[list->count];
		if (!page_read_members(reader, &shape))
			return false;
		list->count++;
	}
	return kind == SCI_JSON_ARRAY_END ||
	       (kind != SCI_JSON_ERROR && page_read_fail(reader, "expected an object"));
}

static bool read_unmapped(struct page_reader *reader, void *to)
{
	return read_list(reader, KEY_WHAT, false, to);
}

static bool read_disputed(struct page_reader *reader, void *to)
{
	return read_list(reader, KEY_CAUSE, false, to);
}

bool page_read_companions(struct page_reader *reader, void *to)
{
	return read_list(reader, KEY_COMPANION, false, to);
}

/* --------------------------------------------------------------- by target */

/* The target that a key names. */
static bool find_target(struct page_reader *reader, uint32_t *target)
{
	const struct page *page = reader->page;
	char room[SCI_QUOTED];

	for (*target = 0; *target < page->target_count; ++*target)
		if (sci_json_is(&reader->json, page->targets[*target]))
			return true;
	return page_read_fail(reader, "found %s; expected a target",
			      sci_quote(room, reader->json.text.text, reader->json.text.length));
}

static bool read_target_codes(struct page_reader *reader, void *to)
{
	struct page_row *row = to;
	uint32_t target;

	return find_target(reader, &target) &&
	       read_list(reader, KEY_CODE, reader->page->quality, &row->codes[target]);
}

static bool read_codes(struct page_reader *reader, void *to)
{
	return page_read_named(reader, read_target_codes, to);
}

static bool read_how(struct page_reader *reader, void *to)
{
	uint64_t *hows = to;
	unsigned i;

	for (i = 0; i < PAGE_HOWS; i++) {
		if (page_how_word(i) == NULL || !sci_json_is(&reader->json, page_how_word(i)))
			continue;
		if (hows[i] > 0)
			return page_read_fail(reader, "found '%s' again; expected it once",
					      page_how_word(i));
		return page_read_count(reader, &hows[i]);
	}
	return page_read_fail(reader, "expected how codes were found, e.g. \"rule\"");
}

static bool read_target_hows(struct page_reader *reader, void *to)
{
	struct page_row *row = to;
	uint32_t target;

	return find_target(reader, &target) && page_read_named(reader, read_how, row->hows[target]);
}

static bool read_hows(struct page_reader *reader, void *to)
{
	return page_read_named(reader, read_target_hows, to);
}

/* --------------------------------------------------------------------- row */

static void add_fields(struct page_shape *shape, const struct page_fields *fields, void *counts)
{
	shape->fields[shape->field_count] = fields;
	shape->counts[shape->field_count++] = counts;
}

void page_row_shape(const struct page *page, struct page_row *row, struct page_shape *shape,
		    struct page_member *members, size_t offset)
{
	static const struct page_member own[PAGE_ROW_MEMBERS] = {
		{ KEY_HOW, read_hows, 0, true },
		{ KEY_CODES, read_codes, 0, true },
		{ KEY_UNMAPPED, read_unmapped, offsetof(struct page_row, unmapped_codes), true },
		{ KEY_RATIOS, pass, 0, false },
		{ KEY_DISPUTED, read_disputed, offsetof(struct page_row, disputed), true },
	};
	size_t count = PAGE_ROW_MEMBERS - (page->quality ? 0 : 1), i;

	add_fields(shape, &page_row_fields, row);
	add_fields(shape, &page_status_fields, &row->quality);
	if (page->quality)
		add_fields(shape, &page_quality_fields, &row->quality);
	for (i = 0; i < count; i++) {
		members[shape->member_count] = own[i];
		members[shape->member_count++].offset += offset;
	}
}

static bool read_others(struct page_reader *reader, void *to)
{
	return page_read_yes(reader, to);
}

bool page_read_row(struct page_reader *reader, struct page_row *row)
{
	struct page_member members[2 + PAGE_ROW_MEMBERS] = {
		{ KEY_VALUE, read_text, offsetof(struct page_row, value), false },
		{ KEY_OTHERS, read_others, offsetof(struct page_row, others), false },
	};
	struct page_shape shape = { .members = members, .member_count = 2, .to = row };

	page_row_shape(reader->page, row, &shape, members, 0);
	if (!page_read_members(reader, &shape))
		return false;
	return row->others == (row->value == NULL) ||
	       page_read_fail(reader, "the object ends here; expected the key 'value'");
}
