/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A compiled table, and the one piece of code that looks things up in it.
 *
 * Over a dense space a table is two pages with a cell for every number, and one
 * cell more for everything outside:
 *
 *   answers   [ 41 | 21 | 21 | 21 |  1 | 63 | ...  | -2 ]   what a bare code gives
 *   slot_of   [  0 |  1 |  1 |  2 |  3 |  4 | ...  |  9 ]   and why: an index into
 *   slots     [ *, *, *, ... ]                              slots
 *
 * so that a miss costs what a hit costs.  A slot names the narrowest key that
 * holds the code and, as its zone, what follows when no rule answers.  Over a
 * sparse space the slot is found by a hash for single codes and a search among
 * intervals.
 *
 * A table that `through` made has nothing but its legs, so that a map may have many
 * of which hardly one is ever asked.
 */
#ifndef SCI_TABLE_H
#define SCI_TABLE_H

#include "conditions.h"
#include "numbers.h"

/* What is true of many codes side by side. */
struct sci_zone {
	const struct sci_link *unknown_link; /* that of the class's unknown code */
	const struct sci_write *writes;      /* table-wide companions */
	uint32_t write_count;
	int32_t unknown; /* the class's unknown code; -1: not to be asked */
	bool covered;
};

struct sci_slot {
	const struct sci_link *link; /* the narrowest key; NULL: none */
	const struct sci_zone *zone;
};

struct sci_segment {
	int32_t first; /* up to the next segment's */
	uint32_t slot;
};

/* The way into the slots of a sparse table. */
struct sci_sparse {
	struct sci_numbers exact; /* single codes -> slot */
	const int32_t *codes;     /* the same, ascending */
	uint32_t code_count;
	const struct sci_segment *segments;
	uint32_t segment_count;
};

struct sipcause_table {
	uint32_t first; /* of the page */
	uint32_t width; /* 0: no page, every code is outside it */
	const int32_t *answers;
	const uint16_t *slot_of;         /* NULL: sparse, or made by `through` */
	const struct sci_slot *slots;    /* NULL: made by `through` */
	const struct sci_sparse *sparse; /* NULL: dense, or made by `through` */
	const struct sci_link *before;   /* asked before the slot's, of every code; NULL: none */

	const struct sipcause_space *from;
	const struct sipcause_space *to;
	const struct sci_layer *fallback;     /* NULL: none */
	const struct sipcause_table *legs[2]; /* of `via` and `through`; else NULL */
};

/* An answer with the row that gave it. */
struct sci_answer {
	int32_t outcome;
	int32_t how;
	int32_t code;    /* what was asked */
	bool by_default; /* not by a rule for the code: by `unlisted`, in any leg */
	const struct sipcause_table *table;
	const struct sci_key *key;   /* NULL: none */
	const struct sci_rule *rule; /* NULL: nobody said */
	struct sci_write writes[SIPCAUSE_WRITES_MAX];
	uint32_t write_count;
	/* The first leg of a composition. */
	const struct sipcause_space *via; /* NULL: none */
	const struct sci_rule *via_rule;
	int32_t via_code;
	int32_t via_how;
};

/*
 * Something that is told of every rule that is looked at.  key, rule and answer
 * may be NULL; answer is set where the step has one.
 */
struct sci_walk {
	void (*step)(struct sci_walk *walk, const struct sipcause_table *table, int32_t code,
		     int32_t verdict, const struct sci_key *key, const struct sci_rule *rule,
		     const struct sci_answer *answer);
	unsigned leg; /* how deep in a composition */
};

/* The slot of a code; NULL when it is outside the space's range. */
const struct sci_slot *sci_table_slot(const struct sipcause_table *table, int32_t code);
/* Look a code up.  walk may be NULL. */
void sci_table_resolve(const struct sipcause_table *table, int32_t code,
		       const struct sci_companions *companions, struct sci_walk *walk,
		       struct sci_answer *answer);

/* The pieces of a look-up that a listing of rows is made of as well. */

/* An answer that says nothing yet: unlisted. */
void sci_answer_start(struct sci_answer *answer, const struct sipcause_table *table, int32_t code);
/* The answer that a rule gives when it is taken. */
void sci_table_take(const struct sipcause_table *table, int32_t code, const struct sci_slot *slot,
		    const struct sci_key *key, const struct sci_rule *rule, int32_t how,
		    struct sci_answer *answer);
/* How a rule of a key answers. */
int32_t sci_table_how(const struct sci_key *key, const struct sci_rule *rule);
/* The answer of a composition out of those of its legs; second is NULL where the
 * first gave no code. */
void sci_table_join(const struct sipcause_table *table, int32_t code, const struct sci_slot *slot,
		    const struct sci_answer *first, const struct sci_answer *second,
		    struct sci_answer *answer);

#endif
