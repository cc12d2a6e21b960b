/* SPDX-License-Identifier: BSD-2-Clause */
#include "pieces.h"

#include "base/alloc.h"

#include <string.h>

static int make_room(struct sci_pieces *pieces)
{
	const uint32_t room = pieces->room == 0 ? 128 : pieces->room * 2;
	struct sci_order *bounds = sci_realloc(pieces->bounds, room * sizeof(*bounds));

	if (bounds == NULL)
		return SIPCAUSE_E_MEMORY;
	pieces->bounds = bounds;
	pieces->room = room;
	return SIPCAUSE_OK;
}

/* A piece begins at a code, and another one after it. */
static int cut_out(struct sci_pieces *pieces, int64_t code)
{
	const struct sipcause_span range = pieces->table->from->range;

	if (code < range.first || code > range.last)
		return SIPCAUSE_OK;
	if (pieces->count + 2 > pieces->room && make_room(pieces) != SIPCAUSE_OK)
		return SIPCAUSE_E_MEMORY;
	pieces->bounds[pieces->count++] = (struct sci_order){ (uint64_t)code, 0 };
	pieces->bounds[pieces->count++] = (struct sci_order){ (uint64_t)code + 1, 0 };
	return SIPCAUSE_OK;
}

/* A code that the first leg passes on as it is meets the bounds of the second one. */
static int cut_table(struct sci_pieces *pieces, const struct sipcause_table *table)
{
	const struct sci_sparse *sparse = table->sparse;
	int code = SIPCAUSE_OK;
	uint32_t i;

	for (i = 0; i < table->width && code == SIPCAUSE_OK; i++)
		code = cut_out(pieces, (int64_t)table->first + i);
	for (i = 0; sparse != NULL && i < sparse->segment_count && code == SIPCAUSE_OK; i++)
		code = cut_out(pieces, sparse->segments[i].first);
	for (i = 0; sparse != NULL && i < sparse->code_count && code == SIPCAUSE_OK; i++)
		code = cut_out(pieces, sparse->codes[i]);
	for (i = 0; i < 2 && table->legs[i] != NULL && code == SIPCAUSE_OK; i++)
		code = cut_table(pieces, table->legs[i]);
	return code;
}

/* A code that stays the same has its own phrase. */
static int cut_phrases(struct sci_pieces *pieces)
{
	const struct sipcause_space *to = pieces->table->to;
	int code = SIPCAUSE_OK;
	uint32_t i;

	for (i = 0; i < to->code_count && code == SIPCAUSE_OK; i++)
		code = cut_out(pieces, to->codes[i].number);
	return code;
}

/* Cut at the answers to a piece that lie in it; others are no answers that stay the same. */
static int cut_outcomes(struct sci_pieces *pieces, struct sci_alternatives *walk,
			struct sci_arena *arena, struct sipcause_span piece)
{
	struct sci_alternative alternative;
	int given, code = SIPCAUSE_OK;

	if (piece.first == piece.last)
		return SIPCAUSE_OK;
	sci_alternatives_start(walk, pieces->table, piece.first, NULL);
	while (code == SIPCAUSE_OK &&
	       (given = sci_alternatives_next(walk, arena, &alternative)) != 0) {
		if (given < 0)
			code = given;
		else if (sci_span_holds(piece, alternative.answer.outcome))
			code = cut_out(pieces, alternative.answer.outcome);
	}
	return code;
}

/* Of a range that becomes one of its own codes, that code stays the same. */
static int cut_all_outcomes(struct sci_pieces *pieces, struct sci_arena *arena)
{
	const struct sipcause_span range = pieces->table->from->range;
	const uint32_t count = pieces->count;
	struct sci_alternatives walk;
	int64_t first = range.first;
	int code = SIPCAUSE_OK;
	uint32_t i;

	memset(&walk, 0, sizeof(walk));
	for (i = 0; i <= count && code == SIPCAUSE_OK; i++) {
		const int64_t end =
			i < count ? (int64_t)pieces->bounds[i].number : (int64_t)range.last + 1;

		if (end > first)
			code = cut_outcomes(
				pieces, &walk, arena,
				(struct sipcause_span){ (int32_t)first, (int32_t)(end - 1) });
		first = end;
	}
	return code;
}

static int sort_bounds(struct sci_pieces *pieces)
{
	struct sci_order *spare, *sorted;
	uint32_t count = 0, i;

	if (pieces->count == 0)
		return SIPCAUSE_OK;
	spare = sci_malloc(pieces->room * sizeof(*spare));
	if (spare == NULL)
		return SIPCAUSE_E_MEMORY;
	sorted = sci_order_sort(pieces->bounds, spare, pieces->count);
	for (i = 0; i < pieces->count; i++)
		if (count == 0 || sorted[count - 1].number != sorted[i].number)
			sorted[count++] = sorted[i];
	sci_free(sorted == spare ? pieces->bounds : spare);
	pieces->bounds = sorted;
	pieces->count = count;
	return SIPCAUSE_OK;
}

int sci_pieces_start(struct sci_pieces *pieces, const struct sipcause_table *table,
		     struct sci_arena *arena)
{
	int code;

	pieces->table = table;
	pieces->from = table->from->range.first;
	pieces->count = 0;
	pieces->next = 0;
	if (sci_space_is_dense(table->from))
		return SIPCAUSE_OK;
	code = cut_table(pieces, table);
	if (code == SIPCAUSE_OK)
		code = cut_phrases(pieces);
	if (code == SIPCAUSE_OK)
		code = sort_bounds(pieces);
	if (code == SIPCAUSE_OK)
		code = cut_all_outcomes(pieces, arena);
	return code == SIPCAUSE_OK ? sort_bounds(pieces) : code;
}

static int64_t end_of(struct sci_pieces *pieces)
{
	if (sci_space_is_dense(pieces->table->from))
		return pieces->from + 1;
	while (pieces->next < pieces->count &&
	       (int64_t)pieces->bounds[pieces->next].number <= pieces->from)
		pieces->next++;
	if (pieces->next == pieces->count)
		return (int64_t)pieces->table->from->range.last + 1;
	return (int64_t)pieces->bounds[pieces->next].number;
}

bool sci_pieces_next(struct sci_pieces *pieces, struct sipcause_span *piece)
{
	if (pieces->from > pieces->table->from->range.last)
		return false;
	piece->first = (int32_t)pieces->from;
	pieces->from = end_of(pieces);
	piece->last = (int32_t)(pieces->from - 1);
	return true;
}

void sci_pieces_free(struct sci_pieces *pieces)
{
	sci_free(pieces->bounds);
	pieces->bounds = NULL;
	pieces->room = 0;
}
