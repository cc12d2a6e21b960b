/* SPDX-License-Identifier: BSD-2-Clause */
/* Which rows are written, and what is lost of the others: what the dialect holds. */
#ifndef EXPORT_HELD_H
#define EXPORT_HELD_H

#include "cli/dialect/dialect.h"
#include "cli/model/model.h"

/* All that is exported, and how. */
struct export
{
	const struct dialect *dialect;
	struct model *model;
	const char *prefix;
	const char *map, *map_version, *digest, *provenance;
	/* What reaches the system as other codes: as which, and what is said of it; NULL: nothing.
	 */
	const struct sipcause_table *arrives, *answers;
	/* What the system does by itself: of the first that has a table, only differences are
	 * written. */
	const struct sipcause_map *bases[DIALECT_BASES_MAX];
	uint32_t base_count;
	size_t most; /* bytes of all files together */
};

struct export_file;

/* What is written now: placeholders get their values from here. */
struct rendering {
	struct export *export;
	const struct dialect_file *file;
	const struct dialect_form *form;
	struct export_file *out;
	const struct model_table *table;
	const struct sipcause_table *base; /* what the system does by itself; NULL: unknown */
	const struct model_row *row;
	const struct sipcause_space *space;
	int32_t code;     /* of the space */
	const char *name; /* of that code */
	size_t n, rows, answers, total, bytes;
	char flaw[100]; /* what cannot be written of a template, as it is said */
	bool fits;
};

static inline const char *fact(const struct sipcause_space *space, int32_t code, int32_t which)
{
	return code >= 0 ? sipcause_space_fact(space, code, which) : NULL;
}

static inline const char *or_nothing(const char *text)
{
	return text != NULL ? text : "";
}

/* Whether a section wants a row, and the dialect holds it.  What is lost is told. */
bool held_wants(const struct rendering *now, enum dialect_kind kind);
/* Tell that a row is lost. */
void held_lose(const struct rendering *now, const char *why);

#endif
