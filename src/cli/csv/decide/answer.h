/* SPDX-License-Identifier: BSD-2-Clause */
/* What becomes of a record, with its cells ready to be written. */
#ifndef CSV_ANSWER_H
#define CSV_ANSWER_H

#include "leg.h"

static inline const char *how_word(int32_t how)
{
	return how == HOW_NO_CAUSE ? "no-cause" : sipcause_how_word(how);
}

#define OUTCOME_NONE UINT32_MAX

/* More bytes than are asked for may be read behind the added cells. */
#define ANSWER_SPARE 64

/* The answer for one target, as far as it is compared with another map's.  Without gaps. */
struct reply {
	const struct sipcause_space *from; /* of the code that decided; NULL: none did */
	const char *map, *file;            /* of the row */
	int32_t code;
	int32_t outcome;
	int32_t how;
	uint32_t line; /* 0: no row */
	const struct sipcause_space *write_space[SIPCAUSE_WRITES_MAX];
	int32_t write_code[SIPCAUSE_WRITES_MAX];
	uint64_t write_count;
};

/* What is kept of an answer where maps are compared. */
struct compared {
	uint64_t number; /* which of the answers that its cache made, from 1 */
	uint64_t with;   /* the number of the other map's answer that the changes hold for */
	bool changed;
	/* By target; see changes.h. */
	uint32_t effects[TARGETS_MAX];
	uint32_t changes[TARGETS_MAX];
	struct reply replies[]; /* by target */
};

struct answer {
	uint64_t count; /* records that it was found for again and that are not counted yet */
	/* The cells that are added, with a delimiter before each; or members, with a comma. */
	struct cell added;
	bool plain; /* nothing is to be done but to add them */
	bool kept;  /* it is found again; else it is good for one record only */

	struct outcome facts;       /* what is counted of it, but for its label */
	uint32_t outcome;           /* the number of that, for who counts */
	uint32_t kind;              /* the number of the leg, for who puts calls together */
	struct leg leg;             /* where calls are put together */
	uint32_t source;            /* that answered; SOURCES_MAX: none */
	uint32_t unread;            /* cells that are no code, beside one that answered */
	uint32_t unread_companions; /* a bit for each context of its plan */
	uint32_t type;              /* of that plan */
	uint32_t flawed;            /* Reason values that were read in spite of a flaw */
	const struct cell *over;    /* that are written over others, as in plan->over */
	const char *label;  /* "sip:499", "'abc'", "no cause" where it is unmapped, or NULL */
	const char *reason; /* why it is unmapped, or NULL */
	struct compared *compared; /* NULL: nothing is compared */

	/* Of one that is kept, what it is the answer to. */
	uint64_t *words;
	const struct cell *cells;
};

static inline bool answer_is_unmapped(const struct answer *answer)
{
	return answer->facts.mapping == UNMAPPED;
}

/* Whether a result says something: a code, or that there is none. */
static inline bool answer_states(const struct sipcause_result *result)
{
	return result->outcome >= 0 || result->outcome == SIPCAUSE_NONE;
}

#endif
