/* SPDX-License-Identifier: BSD-2-Clause */
/* What is counted of a record, apart from the value of --by: few records have another than
 * those before. */
#ifndef CSV_OUTCOME_H
#define CSV_OUTCOME_H

#include "cli/csv/plan/plan.h"

/* Unmapped for one target at least; else whether the first target has a code. */
enum mapping { MAPPED, MAPPED_NONE, UNMAPPED };

#define CODE_BEYOND INT32_MAX /* one of the codes that there is no room to tell apart */
#define HOW_BEYOND 255
#define LABEL_NONE UINT32_MAX

/* Without gaps, for it is found as bytes. */
struct outcome {
	int32_t codes[TARGETS_MAX]; /* or SIPCAUSE_NONE, SIPCAUSE_UNLISTED and the like */
	uint8_t hows[TARGETS_MAX];  /* SIPCAUSE_HOW_..., HOW_NO_CAUSE */
	int32_t status;             /* the SIP status; 0: there is none */
	uint32_t label;             /* of what is unmapped, for who counts; LABEL_NONE: none */
	uint8_t mapping;            /* enum mapping */
	uint8_t answered;           /* enum known, as those below */
	uint8_t seized;
	uint8_t zero;         /* of no length */
	uint8_t contradicted; /* by another column */
	uint8_t delivery;     /* enum delivery, of a call that was not answered */
	uint8_t spare[2];
};

#endif
