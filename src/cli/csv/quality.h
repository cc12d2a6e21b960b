/* SPDX-License-Identifier: BSD-2-Clause */
/* What the ratios of a trunk are computed from. */
#ifndef CSV_QUALITY_H
#define CSV_QUALITY_H

#include "cli/cli.h"

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

/* The ratios, one call of each() for every one of them.  most differs from least
 * where the class of some causes is disputed. */
struct quality_ratio {
	const char *name;
	const char *formula;
	const char *source;
	uint64_t least, most, of;
};
struct ner;
typedef void quality_each(void *data, const struct quality_ratio *ratio);
void quality_ratios(const struct quality *quality, const struct ner *ner, quality_each *each,
		    void *data);

#endif
