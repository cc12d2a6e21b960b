/* SPDX-License-Identifier: BSD-2-Clause */
/* What is counted for the ratios of a trunk. */
#ifndef CSV_QUALITY_H
#define CSV_QUALITY_H

#include <stdint.h>

/* Nothing but counts of calls. */
struct quality {
	uint64_t answered;
	uint64_t not_answered;
	uint64_t unknown; /* nobody says whether it was answered */
	uint64_t zero;    /* answered, and of no length */
	/* Of those that are seizures and known to be answered or not: */
	uint64_t seized;
	uint64_t answered_seized;
	uint64_t delivered; /* not answered, and delivered all the same */
	uint64_t disputed;  /* not answered, and perhaps delivered */
	/* By final SIP status, of calls that have one. */
	uint64_t statuses;
	uint64_t ok;          /* 200 */
	uint64_t redirected;  /* 3xx */
	uint64_t user;        /* 480, 486, 600, 603: the called user's doing */
	uint64_t ineffective; /* 408, 500, 503, 504 */
};

/* Count the final status of so many calls; 0 and less: they have none. */
void quality_status(struct quality *quality, int32_t status, uint64_t times);
/* One status that counts as this one does: there are few of these. */
int32_t quality_alike(int32_t status);
void quality_add(struct quality *sum, const struct quality *part);

#endif
