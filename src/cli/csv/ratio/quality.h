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

/* Count the final status of so many records; 0 and less: they have none. */
void quality_status(struct quality *quality, int32_t status, uint64_t times);
/* Count the normalised cause of so many records whose calls were not answered. */
void quality_cause(struct quality *quality, int32_t cause, uint64_t times);
void quality_add(struct quality *sum, const struct quality *part);

#endif
