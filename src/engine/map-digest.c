/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A digest of what a map answers, the same on every machine:
 *
 *   tables, by the names of their spaces
 *     runs of neighbouring codes of which the same is said
 *       the digest of their rows
 *
 * A run ends where the rows change and nowhere else, so that it does not matter how a file
 * writes them: one by one, as ranges, or as classes.
 */
#include "catalog.h"
#include "pieces.h"
#include "row-digest.h"

#include <stdlib.h>
#include <string.h>

/* To be changed when other bytes are digested for the same answers. */
#define FORMAT "sipcause rows 1"

_Static_assert(SIPCAUSE_DIGEST_TEXT == SCI_DIGEST_TEXT, "a digest has one length");

struct work {
	struct sci_row_digest rows;
	struct sci_pieces pieces;
	struct sci_digest digest;
};

/* Codes of which the same is said, and what. */
struct run {
	struct sipcause_span span;
	struct sci_digest rows;
	bool open;
};

static void end_run(struct work *work, struct run *run)
{
	if (!run->open)
		return;
	sci_digest_number(&work->digest, run->span.first);
	sci_digest_number(&work->digest, run->span.last);
	sci_digest_number(&work->digest, (int64_t)run->rows.half[0]);
	sci_digest_number(&work->digest, (int64_t)run->rows.half[1]);
	run->open = false;
}

/* Go on with a piece: it belongs to the run, or begins another one. */
static void add_piece(struct work *work, struct run *run, const struct run *piece)
{
	if (run->open && piece->open && sci_digest_same(&run->rows, &piece->rows)) {
		run->span.last = piece->span.last;
		return;
	}
	end_run(work, run);
	*run = *piece;
}

static int add_rows(struct work *work, const struct sipcause_table *table)
{
	struct run run = { .open = false }, piece;
	int code = sci_pieces_start(&work->pieces, table, &work->rows.arena);

	while (code == SIPCAUSE_OK && sci_pieces_next(&work->pieces, &piece.span)) {
		const int said = sci_row_digest(&work->rows, table, piece.span.first, &piece.rows);

		piece.open = said == 1;
		code = said < 0 ? said : SIPCAUSE_OK;
		add_piece(work, &run, &piece);
	}
	end_run(work, &run);
	return code;
}

/* What `through` makes says what its legs say, which are tables of the map. */
static int add_table(struct work *work, const struct sipcause_table *table)
{
	const struct sipcause_space *through = sipcause_table_through(table);

	sci_digest_add_text(&work->digest, table->from->name);
	sci_digest_add_text(&work->digest, table->to->name);
	sci_digest_number(&work->digest, through != NULL);
	if (through == NULL)
		return add_rows(work, table);
	sci_digest_add_text(&work->digest, through->name);
	return SIPCAUSE_OK;
}

static int compare_tables(const void *left, const void *right)
{
	const struct sipcause_table *const *a = left, *const *b = right;
	const int order = strcmp((*a)->from->name, (*b)->from->name);

	return order != 0 ? order : strcmp((*a)->to->name, (*b)->to->name);
}

static int add_tables(struct work *work, const struct sipcause_map *map)
{
	const struct sipcause_table **sorted =
		sci_arena_array(&work->rows.arena, (size_t)map->table_count + 1, sizeof(*sorted));
	int code = sorted != NULL ? SIPCAUSE_OK : SIPCAUSE_E_MEMORY;
	uint32_t i;

	for (i = 0; sorted != NULL && i < map->table_count; i++)
		sorted[i] = map->tables[i];
	if (sorted != NULL)
		qsort(sorted, map->table_count, sizeof(*sorted), compare_tables);
	for (i = 0; i < map->table_count && code == SIPCAUSE_OK; i++)
		code = add_table(work, sorted[i]);
	return code;
}

int sipcause_map_digest(const struct sipcause_map *map, char *digest)
{
	struct work work;
	int code;

	if (digest == NULL)
		return SIPCAUSE_E_ARGUMENT;
	digest[0] = '\0';
	if (map == NULL)
		return SIPCAUSE_E_ARGUMENT;
	memset(&work, 0, sizeof(work));
	sci_digest_add_text(&work.digest, FORMAT);
	code = add_tables(&work, map);
	if (code == SIPCAUSE_OK)
		sci_digest_text(&work.digest, digest);
	sci_pieces_free(&work.pieces);
	sci_arena_free(&work.rows.arena);
	return code;
}
