/* SPDX-License-Identifier: BSD-2-Clause */
/* What of a record counts where it is one leg of a call. */
#ifndef CSV_LEG_H
#define CSV_LEG_H

#include "decide.h"
#include "outcome.h"

/* Without gaps, for it is found as bytes. */
struct leg {
	const struct sipcause_space *space; /* of the code that decided; NULL: none did */
	int32_t code;
	int32_t location; /* that came with it; -1: none */
	uint32_t outcome; /* the number of what is counted of the record, for who counts */
	uint8_t part;     /* SIPCAUSE_PART_..., what the code was */
	uint8_t alerted;  /* enum known, as the next */
	uint8_t by_user;
	uint8_t challenge; /* a 401 or 407 */
};

/* The leg that a decision makes; its outcome is not known yet. */
void leg_take(const struct plan *plan, const struct decision *decision, struct leg *leg);

#endif
