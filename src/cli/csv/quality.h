/* SPDX-License-Identifier: BSD-2-Clause */
/* What is counted for the ratios of a trunk. */
#ifndef CSV_QUALITY_H
#define CSV_QUALITY_H

#include <stdint.h>

#define QUALITY_CAUSES 128

struct quality {
	uint64_t answered;
	uint64_t not_answered;
	uint64_t unknown; /* nobody says whether it was answered */
	uint64_t zero;    /* answered, and of no length */
	uint64_t seized;
	uint64_t answered_seized;
	/* By final SIP status, of records that have one. */
	uint64_t statuses;
	uint64_t ok;          /* 200 */
	uint64_t redirected;  /* 3xx */
	uint64_t user;        /* 480, 486, 600, 603: the called user's doing */
	uint64_t ineffective; /* 408, 500, 503, 504 */
	uint64_t client;      /* 4xx */
	/* The normalised causes of calls that were not answered. */
	uint64_t causes[QUALITY_CAUSES];
	uint64_t other; /* ... without a cause */
};

/* Count a record's final status; 0 and less: it has none. */
void quality_status(struct quality *quality, int32_t status);
/* Count a record's normalised cause where the call was not answered. */
void quality_cause(struct quality *quality, int32_t cause);
void quality_add(struct quality *sum, const struct quality *part);

#endif
