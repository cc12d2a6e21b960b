/* SPDX-License-Identifier: BSD-2-Clause */
#include "through.h"

#include <string.h>

/* The two sides of a table, as bytes that are looked up. */
struct ends {
	const struct sipcause_space *from;
	const struct sipcause_space *to;
};

/* The search for what is missing in one map. */
struct search {
	struct sci_compiler *compiler;
	const struct sci_draft *draft;
	struct sci_made *made;
	uint32_t own;                          /* how many of the tables may be legs */
	struct sci_strings ends;               /* of all tables so far */
	const struct sipcause_table **onwards; /* those from the space in between */
	uint32_t onwards_count;
};

static bool no_memory(const struct search *search)
{
	sci_report_no_memory(search->compiler->reading->report);
	return false;
}

static void too_many(struct sci_compiler *compiler, const struct sci_draft *draft)
{
	sci_report_add(compiler->reading->report, SCI_P_TOO_MANY_TABLES, draft->through->place,
		       "found more than %d tables in '%s' with those that `through` makes; "
		       "expected at most %d",
		       SCI_TABLES_MAX, draft->doc->name, SCI_TABLES_MAX);
}

static bool has_room(struct sci_compiler *compiler, struct sci_made *made)
{
	const uint32_t room = made->room < 8 ? 16 : made->room * 2;
	const struct sipcause_table **tables;

	if (made->count < made->room)
		return true;
	tables = sci_arena_array(compiler->reading->scratch, room, sizeof(*tables));
	if (tables == NULL) {
		sci_report_no_memory(compiler->reading->report);
		return false;
	}
	if (made->count > 0)
		memcpy(tables, made->tables, made->count * sizeof(*tables));
	made->tables = tables;
	made->room = room;
	return true;
}

bool sci_made_add(struct sci_compiler *compiler, const struct sci_draft *draft,
		  struct sci_made *made, const struct sipcause_table *table)
{
	/* Without `through` there are no more than the flat ones, which were counted. */
	if (made->count == SCI_TABLES_MAX) {
		too_many(compiler, draft);
		return false;
	}
	if (!has_room(compiler, made))
		return false;
	made->tables[made->count++] = table;
	return true;
}

static bool compose(const struct search *search, const struct sipcause_table *first,
		    const struct sipcause_table *second)
{
	struct sipcause_table table;

	memset(&table, 0, sizeof(table)); /* its bytes are compared */
	table.from = first->from;
	table.to = second->to;
	table.legs[0] = first;
	table.legs[1] = second;
	first = sci_strings_keep(&search->compiler->blocks, &table, sizeof(table));
	if (first == NULL)
		return no_memory(search);
	return sci_made_add(search->compiler, search->draft, search->made, first);
}

/* A first leg with each second one, where the map has no such table. */
static bool try_leg(struct search *search, const struct sipcause_table *first)
{
	uint32_t i;

	for (i = 0; i < search->onwards_count; i++) {
		const struct sipcause_table *second = search->onwards[i];
		const struct ends ends = { first->from, second->to };

		/* From a space to itself a code stays as it is. */
		if (ends.from == ends.to ||
		    sci_strings_find(&search->ends, &ends, sizeof(ends)) != SCI_STRINGS_NONE)
			continue;
		if (!compose(search, first, second))
			return false;
		if (sci_strings_add(&search->ends, &ends, sizeof(ends)) == SCI_STRINGS_NONE)
			return no_memory(search);
	}
	return true;
}

static bool try_space(struct search *search, const struct sipcause_space *space)
{
	uint32_t i;

	search->onwards_count = 0;
	for (i = 0; i < search->own; i++)
		if (search->made->tables[i]->from == space && search->made->tables[i]->to != space)
			search->onwards[search->onwards_count++] = search->made->tables[i];
	for (i = 0; i < search->own; i++) {
		const struct sipcause_table *first = search->made->tables[i];

		if (first->to == space && first->from != space && !try_leg(search, first))
			return false;
	}
	return true;
}

static bool begin(struct search *search)
{
	uint32_t i;

	search->onwards = sci_arena_array(search->compiler->reading->scratch, search->own,
					  sizeof(*search->onwards));
	if (search->onwards == NULL)
		return no_memory(search);
	for (i = 0; i < search->made->count; i++) {
		const struct ends ends = { search->made->tables[i]->from,
					   search->made->tables[i]->to };

		if (sci_strings_add(&search->ends, &ends, sizeof(ends)) == SCI_STRINGS_NONE)
			return no_memory(search);
	}
	return true;
}

bool sci_through_make(struct sci_compiler *compiler, const struct sci_draft *draft,
		      struct sci_made *made)
{
	struct search search = { .compiler = compiler, .draft = draft, .made = made };
	bool good = true;
	uint32_t i;

	if (draft->through == NULL || draft->through->count == 0)
		return true;
	search.own = made->legs;
	sci_strings_init(&search.ends, SCI_STRINGS_MOST, NULL);
	good = begin(&search);
	for (i = 0; good && i < draft->through->count; i++)
		good = try_space(&search, draft->through->spaces[i]);
	sci_strings_free(&search.ends);
	return good;
}
