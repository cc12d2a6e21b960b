/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The library against the oracle in one random world: what is asked, and what is said where they
 * differ.  The first complaint prints the seed of the world and its files.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "generate.h"
#include "oracle.h"
#include "sipcause.h"

#define COMPLAINTS_MAX 5

struct trial {
	uint64_t seed;
	struct generated made;
	struct dice dice;
	struct sipcause_catalog *catalog;
	unsigned complaints;
	unsigned long questions;

	/* What is being asked now, for complaints. */
	const struct oracle_flat_map *flat;
	const struct oracle_flat_table *flat_table;
	const struct sipcause_table *table;
	int32_t code;
	struct oracle_companions companions;
};

void complain(struct trial *trial, const char *format, ...) __attribute__((format(printf, 2, 3)));
void expect_number(struct trial *trial, const char *what, int64_t library, int64_t oracle);
void expect_text(struct trial *trial, const char *what, const char *library, const char *oracle);
/* A note in a block scalar may keep its last newline. */
void expect_note(struct trial *trial, const char *library, const char *oracle);

int32_t outcome_in_library(int32_t outcome);

/* The space that a table goes by; NULL: it has rows of its own only. */
static inline const char *via_of(const struct oracle_flat_table *table)
{
	return table && table->unlisted ? table->unlisted->via : NULL;
}

/* Conditions: span number i, those of the sets after its own; NULL: past the end. */
const struct sipcause_span *data_span(const struct sipcause_condition *condition, uint32_t i);
/* The conditions of what the cursor gave last are those of the rows that answered. */
void compare_conditions(struct trial *trial, const struct sipcause_cursor *cursor,
			const struct oracle_answer *answer);

/* Answers: one question, which is trial->code and trial->companions. */
void ask_both(struct trial *trial);

/* Rows: the listing of trial->table, which has a dense space, and its `first:`. */
void walk_rows(struct trial *trial);
void walk_first_rows(struct trial *trial);

/* Spaces: the codes of one, and all that stands for them. */
void try_space(struct trial *trial, const struct oracle_space *expected);

#endif
