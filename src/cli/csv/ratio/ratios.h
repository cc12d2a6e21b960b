/* SPDX-License-Identifier: BSD-2-Clause */
/* The ratios of a trunk, from what was counted: ASR, ABR, SER and others. */
#ifndef CSV_RATIOS_H
#define CSV_RATIOS_H

#include "ner.h"

struct ratio {
	const char *name;
	const char *formula;
	const char *reference; /* the document that defines it */
	/* Of the numerator: most differs from least where the class of some causes is
	 * disputed. */
	uint64_t least, most;
	uint64_t of;
};

typedef void ratio_put(void *data, const struct ratio *ratio);
/* Call put() for every ratio that has something to divide by.  ner: the definition of
 * NER, or NULL for none. */
void ratios_each(const struct quality *quality, const struct ner *ner, ratio_put *put, void *data);

#endif
