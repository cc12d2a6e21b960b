/* SPDX-License-Identifier: BSD-2-Clause */
#include "claims.h"

#include "base/text.h"
#include "document/builtin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct claims {
	const struct sci_reading *reading;
	struct sipcause_catalog *catalog;
};

static struct sci_place place_at(const struct sipcause_space *space, uint32_t line, uint32_t column)
{
	struct sci_place place = { space->file, line, column };

	return place;
}

static bool is_shipped(const struct sipcause_space *space)
{
	return sci_builtin_find(SCI_BUILTIN_SPACES, space->name) != NULL;
}

/* A user may call a space as a shipped one is called besides: exact names win. */
static bool gives_way(const struct sipcause_space *space, const struct sipcause_space *other,
		      const char *name, size_t length)
{
	return sci_text_is_folded(name, length, other->name) && is_shipped(space) &&
	       !is_shipped(other);
}

/* Where a space has one of its other names; its own stands at no line. */
static struct sci_place place_of_called(const struct sipcause_space *space, const char *name,
					size_t length)
{
	uint32_t i;

	for (i = 0; i < space->called_count; i++)
		if (sci_text_is_folded(name, length, space->called[i]))
			return place_at(space, space->called_spots[i].line,
					space->called_spots[i].column);
	return place_at(space, 0, 0);
}

/* A name of one space, and where another one has it.  What a user's file claims is wrong
 * there, and not in the shipped one. */
static void report_claim(const struct claims *claims, const char *what, const char *name,
			 const struct sipcause_space *space, struct sci_place place,
			 const struct sipcause_space *other, struct sci_place taken)
{
	char where[64] = "";

	if (is_shipped(space) && !is_shipped(other)) {
		report_claim(claims, what, name, other, taken, space, place);
		return;
	}
	if (taken.line > 0)
		snprintf(where, sizeof(where), ":%u:%u", taken.line, taken.column);
	sci_report_add(claims->reading->report, SCI_P_CLAIMED, place,
		       "%s '%s' of space %s also belongs to space %s, at %s%s; expected it in "
		       "one space",
		       what, name, space->name, other->name, taken.file->name, where);
}

/* The name of a shipped space means that space, whether it is in the load or not. */
static bool is_another_shipped(const struct claims *claims, const struct sipcause_space *space,
			       const char *name, size_t length, struct sci_place place)
{
	const char *shipped = sipcause_shipped_called(name, length);

	if (shipped == NULL || !sci_text_is_folded(name, length, shipped) ||
	    strcmp(shipped, space->name) == 0)
		return false;
	sci_report_add(claims->reading->report, SCI_P_CLAIMED, place,
		       "found '%s', which is the name of a shipped space; expected another name",
		       name);
	return true;
}

static void add_called(const struct claims *claims, const struct sipcause_space *space, uint32_t at)
{
	const struct sci_place place =
		place_at(space, space->called_spots[at].line, space->called_spots[at].column);
	const char *name = space->called[at];
	const size_t length = strlen(name);
	const struct sipcause_space *other = sci_names_get(&claims->catalog->called, name, length);

	if (is_another_shipped(claims, space, name, length, place))
		return;
	if (other == NULL) {
		if (!sci_names_add(&claims->catalog->called, claims->reading->keep, name, length,
				   space))
			sci_report_no_memory(claims->reading->report);
		return;
	}
	if (!gives_way(space, other, name, length))
		report_claim(claims, "the name", name, space, place, other,
			     place_of_called(other, name, length));
}

static void add_protocol(const struct claims *claims, const struct sci_protocol *protocol)
{
	const struct sipcause_space *space = protocol->space;
	const struct sci_protocol *taken =
		sci_catalog_protocol(claims->catalog, protocol->name, protocol->length);
	const struct sipcause_space *other =
		sci_names_get(&claims->catalog->called, protocol->name, protocol->length);
	const struct sci_place place = place_at(space, protocol->line, protocol->column);

	if (is_another_shipped(claims, space, protocol->name, protocol->length, place))
		return;
	if (taken != NULL)
		report_claim(claims, "the protocol", protocol->name, space, place, taken->space,
			     place_at(taken->space, taken->line, taken->column));
	else if (!sci_names_add(&claims->catalog->protocols, claims->reading->keep, protocol->name,
				protocol->length, protocol))
		sci_report_no_memory(claims->reading->report);
	if (taken == NULL && other != NULL && other != space &&
	    !gives_way(space, other, protocol->name, protocol->length))
		report_claim(claims, "the name", protocol->name, space, place, other,
			     place_of_called(other, protocol->name, protocol->length));
}

/* Numbers are moved once. */
static void check_shift(const struct claims *claims, const struct sipcause_space *space,
			const struct sci_shift *shift)
{
	uint32_t i;

	for (i = 0; i < shift->to->shift_count; i++) {
		const struct sci_shift *next = &shift->to->shifts[i];

		if (shift->range.first + shift->by > next->range.last ||
		    shift->range.last + shift->by < next->range.first)
			continue;
		sci_report_add(claims->reading->report, SCI_P_SHIFT_CHAIN,
			       place_at(space, shift->line, shift->column),
			       "%d to %d become codes of space %s, which its shift of %d-%d at "
			       "%s:%u:%u shifts again; expected one shift",
			       shift->range.first, shift->range.last, shift->to->name,
			       next->range.first, next->range.last, shift->to->file->name,
			       next->line, next->column);
		return;
	}
}

static void add_space(const struct claims *claims, const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < space->protocol_count; i++)
		add_protocol(claims, &space->protocols[i]);
	for (i = 0; i < space->shift_count; i++)
		check_shift(claims, space, &space->shifts[i]);
}

/* By the names of their spaces, then as the file has them: the order of the files of a load
 * says nothing. */
static int compare_texts(const void *a, const void *b)
{
	const struct sci_reason_text *left = *(const struct sci_reason_text *const *)a;
	const struct sci_reason_text *right = *(const struct sci_reason_text *const *)b;

	if (left->space != right->space)
		return strcmp(left->space->name, right->space->name);
	return (left > right) - (left < right);
}

static void list_texts(const struct claims *claims, const struct sci_spaces *spaces, uint32_t count)
{
	const struct sci_reason_text **texts;
	uint32_t all = 0, i, k;

	texts = sci_arena_array(claims->reading->keep, count, sizeof(*texts));
	if (texts == NULL) {
		sci_report_no_memory(claims->reading->report);
		return;
	}
	for (i = 0; i < spaces->count; i++)
		for (k = 0; k < spaces->list[i]->reason_text_count; k++)
			texts[all++] = &spaces->list[i]->reason_texts[k];
	qsort(texts, all, sizeof(*texts), compare_texts);
	claims->catalog->reason_texts = texts;
	claims->catalog->reason_text_count = all;
}

void sci_claims_read(const struct sci_spaces *spaces, struct sipcause_catalog *catalog)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct claims claims = { reading, catalog };
	uint32_t names = spaces->count, protocols = 0, texts = 0, i, k;

	for (i = 0; i < spaces->count; i++) {
		names += spaces->list[i]->called_count;
		protocols += spaces->list[i]->protocol_count;
		texts += spaces->list[i]->reason_text_count;
	}
	if (!sci_names_init(&catalog->called, reading->keep, names, true) ||
	    !sci_names_init(&catalog->protocols, reading->keep, protocols, true)) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (i = 0; i < spaces->count; i++)
		if (!sci_names_add(&catalog->called, reading->keep, spaces->list[i]->name,
				   strlen(spaces->list[i]->name), spaces->list[i]))
			sci_report_no_memory(reading->report);
	for (i = 0; i < spaces->count; i++)
		for (k = 0; k < spaces->list[i]->called_count; k++)
			add_called(&claims, spaces->list[i], k);
	for (i = 0; i < spaces->count; i++)
		add_space(&claims, spaces->list[i]);
	if (texts > 0)
		list_texts(&claims, spaces, texts);
}
